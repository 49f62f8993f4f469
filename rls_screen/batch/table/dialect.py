"""Find out how the cells of a table of text are kept apart."""

from dataclasses import dataclass

from rls_screen.batch.extras import need

DELIMITERS = (",", ";", "\t", "|")
_LINES = 100
_LONGEST = 32_768


@dataclass(frozen=True, slots=True)
class Dialect:
    """What stands between two cells, around a cell, and before a quote within a cell."""

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""


def find_dialect(sample: str) -> Dialect:
    """Give the dialect of the table that *sample* begins.

    Raise `UsageError` if the package that finds it is missing.
    """
    lines = sample[:_LONGEST].splitlines()[:_LINES]
    head = lines[0] if lines else ""
    used = [mark for mark in DELIMITERS if mark in head]
    if not used or (len(used) == 1 and '"' not in head):
        # One mark alone in a header without quotes leaves nothing to find out.
        return Dialect(*used)
    detector = need("clevercsv", "tables", "--delimiter").Detector()
    found = detector.detect("\n".join(lines), delimiters=list(DELIMITERS))
    if found is None or found.delimiter not in used:
        return Dialect(max(used, key=head.count))
    return Dialect(found.delimiter, found.quotechar or '"', found.escapechar or "")

"""Write the pages for a doctor that were asked for."""

from collections.abc import Iterable
from pathlib import Path

from rls_screen.cli.files import check_writable, put, refuse_in_use
from rls_screen.cli.say import say
from rls_screen.errors import UsageError
from rls_screen.report.doctor import Sheet
from rls_screen.report.document import ENDINGS, document


def check_reports(paths: Iterable[Path], in_use: Iterable[Path | None]) -> None:
    """Raise `UsageError` for a report that cannot be written, before anything is asked."""
    inputs = tuple(in_use)
    for path in paths:
        refuse_in_use(path, inputs)
        if path.suffix.lower() not in ENDINGS:
            endings = ", ".join(ENDINGS)
            raise UsageError(f"{path}: a report's name must end in one of: {endings}.")
        check_writable(path)


def write_reports(sheet: Sheet, paths: Iterable[Path]) -> None:
    """Write the page for *sheet* to each of *paths*, readable by its owner alone."""
    for path in paths:
        put(document(sheet, path.suffix.lower()).encode(), path)
        said = sheet.instrument.words.terminal.written.format(file=path)
        say(f"rls-screen: {said}")

"""Show what a mapping makes of data, as a page."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rls_screen.batch.tryout import MOST, NUMBER, Seen, Tryout
from rls_screen.mapping.absent import Absent
from rls_screen.mapping.model import Codebook
from rls_screen.page.blocks import Block, Bullets, Heading, Page, Paragraph, Tone

MOST_NAMED = 30
MOST_NUMBERS = 12

UNLISTED = "NOT LISTED, so it is unknown"


def tryout_page(tryout: Tryout) -> Page:
    """Give the page of *tryout*."""
    return tuple(_blocks(tryout))


def _blocks(tryout: Tryout) -> Iterator[Block]:
    codebook = tryout.mapper.codebook
    yield Heading(f"Mapping {codebook.name}, version {codebook.version}")
    yield Paragraph(f"Source: {codebook.source}", Tone.QUIET)
    if codebook.reading:
        yield Paragraph(f"Reading: {codebook.readings[codebook.reading].about}")
    for seen in tryout.columns.values():
        yield from _column(seen)
    yield from _questions(codebook)
    yield from _counted("Excluded rows", tryout.excluded.items())
    yield from _counted("Notes", tryout.notes.items())
    missing = ((f"{name}: {kind}", count) for (name, kind), count in tryout.missing.items())
    yield from _counted("Answers that are not known, and why", missing)
    yield from _counted("The four criteria", tryout.four.items())
    yield from _counted("Results", tryout.results.items())
    if tryout.unused:
        yield Heading("Columns of the file that the mapping does not use")
        yield Paragraph(_named(tuple(tryout.unused)))


def _column(seen: Seen) -> Iterator[Block]:
    names = " or ".join(f"'{header}'" for header in seen.column.headers)
    title = seen.column.name
    yield Heading(title if names == f"'{title}'" else f"{title}: column {names}")
    if not seen.counts:
        yield Paragraph("No record has this column.", Tone.NOTICE)
        return
    yield Bullets(
        tuple(
            f"{raw or '(blank)'} → {_told(became)}: {_rows(count)}"
            for (raw, became), count in _gathered(seen.counts).most_common()
        )
    )
    if seen.left_out:
        yield Paragraph(f"{_rows(seen.left_out)} without this column.")
    if seen.more:
        yield Paragraph(f"{_rows(seen.more)} with more than {MOST} different values.")
    if never := seen.never():
        yield Paragraph(f"Listed, and never found: {_named(never)}", Tone.QUIET)


def _gathered(counts: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Put many numbers that are taken as they are under one name."""
    numbers = [raw for raw, became in counts if became == NUMBER]
    if len(numbers) <= MOST_NUMBERS:
        return counts
    found: Counter[tuple[str, str]] = Counter()
    for (raw, became), count in counts.items():
        found["(numbers)" if became == NUMBER else raw, became] += count
    return found


def _told(became: str) -> str:
    return UNLISTED if became == Absent.UNLISTED.value else became


def _questions(codebook: Codebook) -> Iterator[Block]:
    yield Heading("Questions")
    mapped = tuple(name for name in codebook.answers if name not in codebook.implied)
    yield Paragraph(f"Mapped: {', '.join(mapped)}")
    for name, because in codebook.implied.items():
        yield Paragraph(f"Implied: {name}: {because}")
    reasons: dict[str, list[str]] = {}
    for name, because in codebook.never_asked.items():
        reasons.setdefault(because, []).append(name)
    for because, names in reasons.items():
        yield Paragraph(f"Never asked ({because}): {', '.join(names)}", Tone.QUIET)


def _counted(title: str, counts: Iterable[tuple[str, int]]) -> Iterator[Block]:
    found = Counter(dict(counts))
    if found:
        yield Heading(title)
        yield Bullets(tuple(f"{name}: {_rows(count)}" for name, count in found.most_common()))


def _rows(count: int) -> str:
    return f"{count:,} {'row' if count == 1 else 'rows'}"


def _named(names: tuple[str, ...]) -> str:
    more = len(names) - MOST_NAMED
    listed = ", ".join(f"'{name}'" for name in names[:MOST_NAMED])
    return f"{listed} and {more} more" if more > 0 else listed

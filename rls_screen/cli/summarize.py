"""`rls-screen summarize`: count decided records."""

import itertools
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from rls_screen.batch.formats import Format
from rls_screen.batch.parquet import read_parquet
from rls_screen.batch.summary.count import Count
from rls_screen.batch.summary.figures import figures
from rls_screen.batch.summary.groups import groups
from rls_screen.batch.summary.page import STYLE, TITLE, How, bar, no_bar, summary_page
from rls_screen.batch.summary.plots import Plots
from rls_screen.batch.summary.scored import Record, from_json, from_parquet, from_table
from rls_screen.cli.account import EXAMPLES
from rls_screen.cli.consoles import console, is_spoken
from rls_screen.cli.files import (
    STDIN,
    check_readable,
    check_writable,
    put,
    refuse_in_use,
    typed,
)
from rls_screen.cli.inputs import FOUND, Opening, named, on_disk, opened
from rls_screen.cli.options import Plain, Questions
from rls_screen.cli.say import say
from rls_screen.errors import ExitCode, UsageError
from rls_screen.instrument.load import load
from rls_screen.page.html import html
from rls_screen.page.terminal import draw

OWN_HEADER = b"id,result,"
"""How the header begins of a table that score wrote."""


def summarize(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="What score wrote, in any of its formats; - or none is standard input.",
            parser=typed,
        ),
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="Show two files side by side; else all are one.")
    ] = False,
    page: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Also write a page with plots.", parser=typed),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    plain: Plain = False,
    questions: Questions = None,
) -> None:
    """Count decided records: results, urgency, criteria, flags, and what is missing.

    Each share comes with its 95 % Wilson interval. It is no prevalence of restless legs, and the
    page says why. Records that were not scored are named and not counted, and then the exit code
    is 1; --json names up to 1,000 of them.

    \b
    Examples:
      rls-screen summarize results.ndjson
      rls-screen summarize --compare wave1.csv wave2.csv
      rls-screen summarize results.ndjson --html page.html
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    paths = tuple(files or [STDIN])
    if compare and len(paths) != 2:  # noqa: PLR2004 - two are compared
        raise UsageError("--compare takes two files.")
    for path in paths:
        check_readable(path)
    _check_once(paths)
    if page:
        check_writable(page)
        refuse_in_use(page, (*paths, questions))
    instrument = load(questions)
    plots = Plots(len(paths) if compare else 1) if page else None
    criteria = tuple(criterion.id for criterion in instrument.criteria)
    counts = _counts(paths, criteria, is_apart=compare)
    found = tuple(groups(counts, instrument))
    if page and plots:
        blocks = summary_page(counts, found, instrument, How(draw=plots))
        shown = html(TITLE, blocks, style=STYLE)
        put(shown.encode(), page)
    if json:
        put(figures(counts, found))
    else:
        how = How(bar=no_bar if is_spoken(plain=plain) else bar)
        console(plain=plain).print(draw(summary_page(counts, found, instrument, how)), end="")
    if any(count.not_counted for count in counts):
        raise typer.Exit(ExitCode.REJECTED)


def _check_once(paths: Sequence[Path]) -> None:
    """Raise `UsageError` for a file that is named twice: its records would count twice."""
    seen: set[Path] = set()
    for path in paths:
        place = path if path == STDIN else path.resolve()
        if place in seen:
            raise UsageError(f"{named(path)}: this file stands here twice; name it once.")
        seen.add(place)


def _counts(
    paths: Sequence[Path], criteria: tuple[str, ...], *, is_apart: bool
) -> tuple[Count, ...]:
    """Count the records in the files at *paths*, each for itself or all as one."""
    names = [named(path) for path in paths]
    called = names if is_apart else [", ".join(names)]
    counts = [Count(name, criteria) for name in called]
    for index, path in enumerate(paths):
        count = counts[index if is_apart else 0]
        before = len(count.faults)
        count.add(_records(path), named(path))
        for fault in count.faults[before : before + EXAMPLES]:
            say(str(fault))
    for count in counts:
        if count.not_counted:
            say(
                f"rls-screen: {count.name}: {count.read:,} records read: {count.total:,} counted, "
                f"{count.not_counted:,} not counted."
            )
        if not count.total:
            raise UsageError(
                f"{count.name}: there is no decided record. rls-screen score makes some."
            )
    return tuple(counts)


def _records(path: Path) -> Iterator[Record]:
    data, form = opened(path, FOUND, None, is_mapped=True)
    match form:
        case Format.CSV:
            head = next(data, b"")
            # A table that score wrote has commas, so that nothing has to be found out.
            is_own = head.removeprefix(BOM_UTF8).replace(b'"', b"").startswith(OWN_HEADER)
            opening = Opening(delimiter="," if is_own else None)
            yield from from_table(opening.table(itertools.chain((head,), data), named(path)))
        case Format.PARQUET:
            yield from from_parquet(read_parquet(on_disk(path), named(path)))
        case Format.JSON | Format.FHIR:
            yield from from_json(data)

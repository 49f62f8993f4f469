"""`rls-screen summarize`: count decided records."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from rls_screen.batch.formats import Format
from rls_screen.batch.parquet import read_parquet
from rls_screen.batch.summary.count import Count, Group, groups
from rls_screen.batch.summary.page import TITLE, How, bar, no_bar, summary_page
from rls_screen.batch.summary.plots import Plots
from rls_screen.batch.summary.scored import Record, from_json, from_parquet, from_table
from rls_screen.cli.account import EXAMPLES
from rls_screen.cli.consoles import console, is_spoken
from rls_screen.cli.files import (
    STDIN,
    check_readable,
    check_writable,
    private_file,
    refuse_in_use,
    standard_output,
    typed,
)
from rls_screen.cli.inputs import Opening, named, opened
from rls_screen.cli.options import Plain, Questions
from rls_screen.cli.say import say
from rls_screen.errors import ExitCode, UsageError
from rls_screen.instrument.load import load
from rls_screen.page.html import html
from rls_screen.page.terminal import draw


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
    page says why.

    \b
    Examples:
      rls-screen summarize results.ndjson
      rls-screen summarize --compare wave1.csv wave2.csv
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    paths = tuple(files or [STDIN])
    if compare and len(paths) != 2:  # noqa: PLR2004 - two are compared
        raise UsageError("--compare takes two files.")
    for path in paths:
        check_readable(path)
    if page:
        check_writable(page)
        refuse_in_use(page, paths)
    instrument = load(questions)
    counts = _counts(paths, is_apart=compare)
    plots = Plots(counts) if page else None
    found = tuple(groups(counts, instrument))
    if page and plots:
        shown = html(TITLE, summary_page(counts, found, instrument, How(draw=plots)))
        with private_file(page) as write:
            write(shown.encode())
    if json:
        standard_output().write(_figures(counts, found))
    else:
        how = How(bar=no_bar if is_spoken(plain=plain) else bar)
        console(plain=plain).print(draw(summary_page(counts, found, instrument, how)), end="")
    if any(count.not_counted for count in counts):
        raise typer.Exit(ExitCode.REJECTED)


def _counts(paths: Sequence[Path], *, is_apart: bool) -> tuple[Count, ...]:
    """Count the records in the files at *paths*, each for itself or all as one."""
    names = [named(path) for path in paths]
    counts = [Count(name) for name in names] if is_apart else [Count(", ".join(names))]
    for index, path in enumerate(paths):
        count = counts[index if is_apart else 0]
        before = len(count.faults)
        count.add(_records(path))
        for line, message in count.faults[before : before + EXAMPLES]:
            say(f"{named(path)}:{line}: {message}.")
    for count in counts:
        if count.not_counted:
            say(f"rls-screen: {count.name}: {count.not_counted:,} records are not counted.")
        if not count.total:
            raise UsageError(
                f"{count.name}: there is no decided record. rls-screen score makes some."
            )
    return tuple(counts)


def _records(path: Path) -> Iterator[Record]:
    opening = Opening()
    data, form = opened(path, opening, None, is_mapped=True)
    match form:
        case Format.CSV:
            yield from from_table(opening.table(data, named(path)))
        case Format.PARQUET:
            yield from from_parquet(read_parquet(path, named(path)))
        case Format.JSON | Format.FHIR:
            yield from from_json(data)


def _figures(counts: Sequence[Count], found: Sequence[Group]) -> bytes:
    figures = {
        "files": [
            {"name": count.name, "records": count.total, "not_counted": count.not_counted}
            for count in counts
        ],
        "groups": [
            {
                "field": group.name,
                "codes": [
                    {
                        "code": share.code,
                        "counts": share.counts,
                        "shares": share.shares,
                        "difference": share.change,
                    }
                    for share in group.shares
                ],
            }
            for group in found
        ],
    }
    return msgspec.json.format(msgspec.json.encode(figures), indent=2) + b"\n"

"""`rls-screen check`: find every problem in a questionnaire and its translations."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rls_screen import __version__
from rls_screen.batch.extras import need
from rls_screen.cli.checked import fails, tell
from rls_screen.cli.files import check_new, put, typed
from rls_screen.cli.pictured import check_picture, write_picture
from rls_screen.cli.say import say
from rls_screen.errors import ExitCode
from rls_screen.review.clinical.record import record as clinical_record
from rls_screen.review.kinds import Severity, count
from rls_screen.review.review import Review, review
from rls_screen.review.shown import as_json, as_sarif


class Format(StrEnum):
    """How the problems are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def check(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="A questionnaire; none is the one that comes along."),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="How the problems are written.")
    ] = Format.TEXT,
    record: Annotated[
        Path | None,
        typer.Option(
            "--record",
            metavar="FILE.md",
            help="Write the questionnaire here as a page for a clinician who reviews it.",
            parser=typed,
        ),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    covered: Annotated[
        bool, typer.Option("--coverage", help="List the rules that no worked example reaches.")
    ] = False,
    proofs: Annotated[
        bool,
        typer.Option(
            "--prove", help="Prove the rules and laws over all answers that anyone could give."
        ),
    ] = False,
    picture: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Draw the questions and rules: .svg is one sheet, .html a page of pictures.",
            parser=typed,
        ),
    ] = None,
) -> None:
    """Check a questionnaire, its worked examples and its translations.

    Each problem is one line on standard error: file:line:column: code: what is wrong, what to do.
    With errors it ends with code 3; docs/checks.md tells which codes are errors. JSON and SARIF go
    to standard output. A translation of FILE.yaml into German is FILE.de.yaml beside it.

    \b
    Examples:
      rls-screen check my-questions.yaml
      rls-screen check my-questions.yaml --strict --coverage
      rls-screen check my-questions.yaml --prove
      rls-screen check my-questions.yaml --format sarif > problems.sarif
      rls-screen check my-questions.yaml --record record.md
      rls-screen check my-questions.yaml --picture rules.html
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    if record:
        check_new(record)
    if proofs:
        need("z3", "proofs")
    if picture:
        check_picture(picture, file)
    found = review(file, with_proofs=proofs)
    _show(found, form, covered=covered)
    if picture:
        write_picture(picture, found.instrument)
    if record:
        _record(found, record)
    if fails(found, strict=strict):
        raise typer.Exit(ExitCode.FILE)


def _show(found: Review, form: Format, *, covered: bool) -> None:
    match form:
        case Format.TEXT:
            tell(found, covered=covered)
        case Format.JSON:
            typer.echo(as_json(found), nl=False)
        case Format.SARIF:
            typer.echo(as_sarif(found, __version__), nl=False)


def _record(found: Review, record: Path) -> None:
    """Write the page for a clinician, unless errors are in the way."""
    instrument = found.instrument
    if instrument is None or count(found.problems)[Severity.ERROR]:
        say(f"rls-screen: {record}: not written, as there are errors.")
        return
    put(clinical_record(instrument, found.examples, found.laws).encode(), record)
    say(f"rls-screen: {instrument.words.terminal.written.format(file=record)}")

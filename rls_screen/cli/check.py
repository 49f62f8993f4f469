"""`rls-screen check`: find every problem in a questionnaire."""

from pathlib import Path
from typing import Annotated

import typer

from rls_screen.instrument.load import load
from rls_screen.screening.visible import visible


def check(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="A questionnaire; none is the one that comes along."),
    ] = None,
) -> None:
    """Check a questionnaire; end with code 3 if it has problems.

    Each problem is one line on standard error: file:line:column: code: what is wrong, what to do.

    \b
    Example:
      rls-screen check my-questions.yaml
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    instrument = load(file)
    counts = f"{len(instrument.questions)} questions and {len(instrument.rules)} rules"
    typer.echo(visible(f"{instrument.file}: {instrument.name}: no problems in {counts}."))

"""`rls-screen check`: find every problem in a questionnaire and its translations."""

from pathlib import Path
from typing import Annotated

import typer

from rls_screen.errors import Problem, QuestionnaireError
from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load_afresh, shipped
from rls_screen.screening.visible import visible


def check(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="A questionnaire; none is the one that comes along."),
    ] = None,
) -> None:
    """Check a questionnaire and its translations.

    Each problem is one line on standard error: file:line:column: code: what is wrong, what to do.
    With problems it ends with code 3.
    A translation of FILE.yaml into German is FILE.de.yaml beside it.

    \b
    Example:
      rls-screen check my-questions.yaml
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    instrument = load_afresh(file)
    languages = tuple(codes(file or shipped()))
    problems: list[Problem] = []
    for code in languages[1:]:
        try:
            load_afresh(file, code)
        except QuestionnaireError as error:
            problems.extend(error.problems)
    if problems:
        raise QuestionnaireError(problems)
    counts = f"{len(instrument.questions)} questions and {len(instrument.rules)} rules"
    listed = f"languages: {', '.join(languages)}"
    typer.echo(visible(f"{instrument.file}: {instrument.name}: no problems in {counts}; {listed}."))

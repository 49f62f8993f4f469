"""`rls-screen ask`: the interview."""

from pathlib import Path
from typing import Annotated

import typer

from rls_screen.cli.asking import Asking, hold
from rls_screen.cli.files import typed
from rls_screen.cli.options import EmergencyNumber, Helpline, Lang, Plain, Questions


def ask(
    report: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Write a page for a doctor; .html, .md, .txt or .json. Can be given again.",
            parser=typed,
        ),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Keep the answers in FILE after each step.", parser=typed
        ),
    ] = None,
    resume: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Go on from the answers kept in FILE, and keep them.", parser=typed
        ),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Start from the one JSON record in FILE.", parser=typed),
    ] = None,
    fhir: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write answers and result as FHIR R4 to FILE, also if you stop.",
            parser=typed,
        ),
    ] = None,
    no_input: Annotated[
        bool,
        typer.Option("--no-input", help="Ask nothing; fail, naming what is missing."),
    ] = False,
    all_advice: Annotated[
        bool,
        typer.Option("--all-advice", help="After the result, show all advice with its sources."),
    ] = False,
    emergency_number: EmergencyNumber = None,
    helpline: Helpline = None,
    lang: Lang = None,
    plain: Plain = False,
    questions: Questions = None,
) -> None:
    """Ask the questions in this terminal, and show the result.

    \b
    Examples:
      rls-screen ask
      rls-screen ask --report for-my-doctor.html
      rls-screen ask --save mine.json
      rls-screen ask --resume mine.json
      rls-screen ask --lang en
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    hold(
        Asking(
            reports=tuple(report or ()),
            save=save,
            resume=resume,
            answers=answers,
            fhir=fhir,
            is_given=no_input,
            all_advice=all_advice,
            emergency_number=emergency_number,
            helpline=helpline,
            lang=lang,
            plain=plain,
            questions=questions,
        )
    )

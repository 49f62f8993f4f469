"""`rls-screen ask`: the interview."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from rls_screen.cli.consoles import console
from rls_screen.cli.files import typed
from rls_screen.cli.options import Lang, Plain, Questions
from rls_screen.cli.reports import check_reports, write_reports
from rls_screen.cli.saved import check_kept, read_start
from rls_screen.cli.spoken import spoken
from rls_screen.cli.terminal import Terminal
from rls_screen.errors import ExitCode, UsageError
from rls_screen.instrument.settings import Settings, number
from rls_screen.interview.hold import Ending, Held
from rls_screen.interview.session import Start, begin, missing
from rls_screen.report.advice import all_advice as all_of_it
from rls_screen.report.doctor import Sheet
from rls_screen.report.urgency import urgent_news
from rls_screen.report.view import view
from rls_screen.screening.screen import Screener, screener

EMERGENCY_VARIABLE = "RLS_SCREEN_EMERGENCY_NUMBER"
HELPLINE_VARIABLE = "RLS_SCREEN_HELPLINE"


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
    no_input: Annotated[
        bool,
        typer.Option("--no-input", help="Ask nothing; fail, naming what is missing."),
    ] = False,
    all_advice: Annotated[
        bool,
        typer.Option("--all-advice", help="After the result, show all advice with its sources."),
    ] = False,
    emergency_number: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBER",
            help=f"The number to call in an emergency where you live; or {EMERGENCY_VARIABLE}.",
        ),
    ] = None,
    helpline: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBER",
            help=f"The number of a crisis line where you live; or {HELPLINE_VARIABLE}.",
        ),
    ] = None,
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
    reports = tuple(report or ())
    if save and no_input:
        raise UsageError("--save keeps the answers of an interview; --no-input holds none.")
    check_reports(reports, (answers, resume, save, questions))
    instrument = spoken(questions, lang, _settings(emergency_number, helpline))
    screen, kept = screener(instrument), save or resume
    check_kept(save, kept, reports, instrument.words.terminal)
    start = read_start(resume, answers, screen)
    terminal = Terminal(console(plain=plain), instrument.words.terminal)
    held = _all_given(screen, start) if no_input else terminal.hold(screen, start, kept)
    if held.ending is Ending.DONE:
        _finish(screen, held, reports, terminal, with_all_advice=all_advice)
        return
    terminal.say_stopped(kept)
    terminal.show(urgent_news(screen, {}, held.answers))
    if held.ending is Ending.INTERRUPTED:
        raise typer.Exit(ExitCode.INTERRUPTED)


def _settings(emergency_number: str | None, helpline: str | None) -> Settings:
    """Take each number from its option, else from the environment; raise `UsageError` if wrong."""

    def found(option: str, text: str | None, variable: str) -> str:
        if text is not None:
            return number(option, text)
        return number(variable, os.environ.get(variable, ""))

    return Settings(
        found("--emergency-number", emergency_number, EMERGENCY_VARIABLE),
        found("--helpline", helpline, HELPLINE_VARIABLE),
    )


def _all_given(screen: Screener, start: Start) -> Held:
    """Take the answers of *start* as all there are; raise `UsageError` if one is missing."""
    session = begin(screen.instrument, start)
    absent = missing(session)
    if absent:
        words = screen.instrument.words.terminal
        raise UsageError(words.missing.format(ids=", ".join(absent)))
    return Held(start.given, Ending.DONE)


def _finish(
    screen: Screener,
    held: Held,
    reports: tuple[Path, ...],
    terminal: Terminal,
    *,
    with_all_advice: bool,
) -> None:
    """Show the result and write the reports."""
    result = screen(held.answers)
    terminal.show(view(screen.instrument, held.answers, result))
    if with_all_advice:
        terminal.show(all_of_it(screen.instrument, held.answers, result))
    day = date.today().isoformat()  # noqa: DTZ011 - the person's own day
    write_reports(Sheet(screen.instrument, held.answers, result, day), reports)

"""`rls-screen ask`: the interview."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rls_screen.cli.options import Questions
from rls_screen.cli.reports import check_endings, write_reports
from rls_screen.cli.saved import read_record, read_saved
from rls_screen.cli.saved import save as save_answers
from rls_screen.cli.say import console
from rls_screen.errors import UsageError
from rls_screen.instrument.load import load
from rls_screen.interview.hold import Held, Interview
from rls_screen.interview.session import NOTHING_KNOWN, Start, begin, missing
from rls_screen.page.blocks import Block, Paragraph
from rls_screen.page.terminal import draw
from rls_screen.report.doctor import Sheet
from rls_screen.report.view import urgent_news, view
from rls_screen.screening.screen import Screener, screener

NOT_SAVED = "Nothing was saved."
KEPT = "Your answers are kept; go on with: rls-screen ask --resume {}"


def ask(
    report: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Write a page for a doctor; .html, .md, .txt or .json. Can be given again.",
        ),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep the answers in FILE after each step."),
    ] = None,
    resume: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Go on from the answers kept in FILE, and keep them."),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Start from the one JSON record in FILE."),
    ] = None,
    no_input: Annotated[
        bool,
        typer.Option("--no-input", help="Ask nothing; fail, naming what is missing."),
    ] = False,
    questions: Questions = None,
) -> None:
    """Ask the questions in this terminal, and show the result.

    \b
    Examples:
      rls-screen ask
      rls-screen ask --report for-my-doctor.html
      rls-screen ask --save mine.json
      rls-screen ask --resume mine.json
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    reports = tuple(report or ())
    check_endings(reports)
    if save and save.exists():
        message = f"{save}: this file exists already; go on from it with --resume."
        raise UsageError(message)
    if resume and answers:
        raise UsageError("--resume and --answers cannot both be the start.")
    screen = screener(load(questions))
    start = NOTHING_KNOWN
    if resume:
        start = read_saved(resume, screen.instrument)
    if answers:
        start = read_record(answers, screen)
    kept = save or resume
    held = _all_given(screen, start) if no_input else _interview(screen, start, kept)
    _finish(screen, held, reports, KEPT.format(kept) if kept else NOT_SAVED)


def _all_given(screen: Screener, start: Start) -> Held:
    """Take the answers of *start* as all there are; raise `UsageError` if one is missing."""
    session = begin(screen.instrument, start)
    absent = missing(session)
    if absent:
        message = (
            f"these questions have no answer: {', '.join(absent)}. "
            "Answer them, or give null to leave them out."
        )
        raise UsageError(message)
    return Held(session.answers, is_done=True)


def _interview(screen: Screener, start: Start, kept: Path | None) -> Held:
    """Hold the interview in the terminal; keep the answers in *kept* if it is given."""
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        message = (
            "the interview needs a terminal for questions and answers. "
            "To decide answers from a file or a pipe, use: rls-screen score FILE"
        )
        raise UsageError(message)
    terminal = Terminal(console())
    interview = Interview(
        screen.instrument,
        terminal.show,
        terminal.read,
        partial(urgent_news, screen),
        partial(save_answers, kept) if kept else lambda _: None,
        start,
    )
    try:
        return interview.hold()
    except KeyboardInterrupt:
        stopped = f"You stopped. {KEPT.format(kept) if kept else NOT_SAVED}"
        terminal.show((Paragraph(""), Paragraph(stopped)))
        raise


def _finish(screen: Screener, held: Held, reports: tuple[Path, ...], kept: str) -> None:
    """Show the result and write the reports, or say that the person stopped."""
    terminal = Terminal(console())
    if not held.is_done:
        terminal.show((Paragraph(f"You stopped. {kept}"), *urgent_news(screen, {}, held.answers)))
        return
    result = screen(held.answers)
    terminal.show(view(screen.instrument, held.answers, result))
    day = date.today().isoformat()  # noqa: DTZ011 - the person's own day
    write_reports(Sheet(screen.instrument, held.answers, result, day), reports)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Show blocks and read lines on one console."""

    console: Console

    def show(self, blocks: Iterable[Block]) -> None:
        """Print *blocks*."""
        self.console.print(draw(blocks), end="")

    def read(self) -> str | None:
        """Give the next typed line, or None at the end of the input."""
        try:
            return self.console.input("> ")
        except EOFError:
            self.console.print()
            return None


def _is_terminal(stream: object) -> bool:
    return bool(stream and getattr(stream, "isatty", bool)())

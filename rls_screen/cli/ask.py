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
from rls_screen.cli.say import console
from rls_screen.errors import UsageError
from rls_screen.instrument.load import load
from rls_screen.interview.hold import Interview
from rls_screen.page.blocks import Block, Paragraph
from rls_screen.page.terminal import draw
from rls_screen.report.doctor import Sheet
from rls_screen.report.view import urgent_news, view
from rls_screen.screening.screen import screener

STOPPED = "You stopped. Nothing was saved."


def ask(
    report: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Write a page for a doctor; .html, .md, .txt or .json. Can be given again.",
        ),
    ] = None,
    questions: Questions = None,
) -> None:
    """Ask the questions in this terminal, and show the result.

    \b
    Examples:
      rls-screen ask
      rls-screen ask --report for-my-doctor.html
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        message = (
            "the interview needs a terminal for questions and answers. "
            "To decide answers from a file or a pipe, use: rls-screen score FILE"
        )
        raise UsageError(message)
    reports = tuple(report or ())
    check_endings(reports)
    instrument = load(questions)
    screen = screener(instrument)
    terminal = Terminal(console())
    interview = Interview(instrument, terminal.show, terminal.read, partial(urgent_news, screen))
    try:
        held = interview.hold()
    except KeyboardInterrupt:
        terminal.show((Paragraph(""), Paragraph(STOPPED)))
        raise
    if held.is_done:
        result = screen(held.answers)
        terminal.show(view(instrument, held.answers, result))
        day = date.today().isoformat()  # noqa: DTZ011 - the person's own day
        write_reports(Sheet(instrument, held.answers, result, day), reports)
    else:
        terminal.show((Paragraph(STOPPED), *urgent_news(screen, {}, held.answers)))


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

"""Hold the interview in the terminal of the person."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console

from rls_screen.cli.saved import save
from rls_screen.errors import UsageError
from rls_screen.interview.hold import Held, Interview
from rls_screen.interview.session import Start
from rls_screen.page.blocks import Block
from rls_screen.page.terminal import draw
from rls_screen.report.view import urgent_news
from rls_screen.screening.screen import Screener


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

    def hold(self, screen: Screener, start: Start, kept: Path | None) -> Held:
        """Hold the interview from *start*; keep the answers in *kept* if it is given."""
        if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
            message = (
                "the interview needs a terminal for questions and answers. "
                "To decide answers from a file or a pipe, use: rls-screen score FILE"
            )
            raise UsageError(message)
        interview = Interview(
            screen.instrument,
            self.show,
            self.read,
            partial(urgent_news, screen),
            partial(save, kept) if kept else lambda _: None,
            start,
        )
        return interview.hold()


def stopped(kept: Path | None) -> str:
    """Say that the person stopped, and what became of the answers."""
    if kept is None:
        return "You stopped. Nothing was saved."
    return f"You stopped. Your answers are kept; go on with: rls-screen ask --resume {kept}"


def _is_terminal(stream: object) -> bool:
    return bool(stream and getattr(stream, "isatty", bool)())

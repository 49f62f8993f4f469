"""Hold the interview in the terminal of the person."""

import shlex
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console

from rls_screen.cli.saved import save
from rls_screen.errors import UsageError
from rls_screen.instrument.words import TerminalWords
from rls_screen.interview.hold import Held, Interview
from rls_screen.interview.session import Session, Start
from rls_screen.page.blocks import Block, Paragraph, Tone
from rls_screen.page.terminal import draw
from rls_screen.report.urgency import urgent_news
from rls_screen.screening.screen import Screener
from rls_screen.screening.visible import visible


@dataclass(frozen=True, slots=True)
class Terminal:
    """Show blocks and read lines on one console."""

    console: Console
    words: TerminalWords

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
            raise UsageError(self.words.no_terminal)
        interview = Interview(
            screen.instrument,
            self.show,
            self.read,
            partial(urgent_news, screen),
            partial(self.keep, kept) if kept else lambda _: None,
            start,
        )
        return interview.hold()

    def keep(self, path: Path, session: Session) -> None:
        """Keep the answers in *path*; where that fails, say so and let the person go on."""
        try:
            save(path, session)
        except UsageError as error:
            reason = str(error).removeprefix(f"{path}: ").removesuffix(".")
            said = self.words.not_kept.format(file=path, reason=reason)
            self.show((Paragraph(said, Tone.NOTICE),))

    def say_stopped(self, kept: Path | None) -> None:
        """Say that the person stopped, and what became of the answers."""
        if kept is None or not kept.exists():
            self.show((Paragraph(""), Paragraph(self.words.stopped)))
            return
        self.show((Paragraph(""), Paragraph(self.words.kept)))
        # The command stays on one line, so that it can be copied.
        command = f"rls-screen ask --resume {shlex.quote(visible(str(kept)))}"
        self.console.print(command, soft_wrap=True)


def _is_terminal(stream: object) -> bool:
    return bool(stream and getattr(stream, "isatty", bool)())

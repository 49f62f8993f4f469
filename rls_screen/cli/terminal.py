"""Hold the interview in the terminal of the person."""

import shlex
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from pathlib import Path

from rich.console import Console

from rls_screen.cli.consoles import PROMPT, is_terminal
from rls_screen.errors import UsageError
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.words import TerminalWords
from rls_screen.interview.hold import Held, Interview, Read, Warn
from rls_screen.interview.session import Session, Start
from rls_screen.page.blocks import Block, Paragraph, Tone
from rls_screen.page.terminal import draw
from rls_screen.screening.visible import visible


@dataclass(frozen=True, slots=True)
class Terminal:
    """Show blocks and read lines on one console.

    With *opened* the interview's first question and the prompt behind it stand there already, and
    *opened* is called before the first line is read.
    """

    console: Console
    words: TerminalWords
    opened: Callable[[], None] | None = None

    def show(self, blocks: Iterable[Block]) -> None:
        """Print *blocks*."""
        self.console.print(draw(blocks), end="")

    def read(self, prompt: str = PROMPT) -> str | None:
        """Give the next line typed behind *prompt*, or None at the end of the input."""
        try:
            return self.console.input(prompt, markup=False, emoji=False)
        except EOFError:
            self.console.print()
            return None

    def reading(self) -> Read:
        """Give what reads line by line, the first one behind a prompt that stands there already."""
        opened = self.opened
        if opened is None:
            return self.read
        prompts = chain(("",), repeat(PROMPT))

        def read() -> str | None:
            prompt = next(prompts)
            if not prompt:
                opened()
            return self.read(prompt)

        return read

    def hold(self, instrument: Instrument, start: Start, warn: Warn, kept: Path | None) -> Held:
        """Hold the interview from *start*; keep the answers in *kept* if it is given."""
        if not is_terminal():
            raise UsageError(self.words.no_terminal)
        interview = Interview(
            instrument,
            self.show,
            self.reading(),
            warn,
            partial(self.keep, kept) if kept else lambda _: None,
            start,
        )
        return interview.hold(is_open=self.opened is not None)

    def keep(self, path: Path, session: Session) -> None:
        """Keep the answers in *path*; where that fails, say so and let the person go on."""
        from rls_screen.cli.saved import save

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

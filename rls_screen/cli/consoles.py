"""Consoles on which pages are printed."""

import os
import sys

from rich.console import Console

from rls_screen.page.terminal import WIDEST

PROMPT = "> "
"""What stands before each line that a person types."""


def is_spoken(*, plain: bool) -> bool:
    """Say whether all is to be plain text, as a screen reader reads it."""
    return plain or os.environ.get("ACCESSIBLE", "") not in {"", "0"}


class PipeConsole(Console):
    """A console that leaves a closed pipe to the one catcher."""

    def on_broken_pipe(self) -> None:
        """Pass the error on, where Rich would end the program itself."""
        raise BrokenPipeError


def console(*, plain: bool = False) -> Console:
    """Give a console on standard output: no escape byte unless a terminal can and may show it."""
    plain = (
        is_spoken(plain=plain)
        or not sys.stdout.isatty()
        or bool(os.environ.get("NO_COLOR"))
        or os.environ.get("TERM", "") in {"", "dumb"}
    )
    return PipeConsole(
        file=sys.stdout,
        color_system=None if plain else "auto",
        highlight=False,
        markup=False,
        # Without columns nothing could be drawn at all.
        width=WIDEST if os.environ.get("COLUMNS", "1").strip("0") == "" else None,
    )


def is_terminal() -> bool:
    """Say whether a person sits at the terminal: it is read from, and written to."""
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))

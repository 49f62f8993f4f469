"""Speak to a person: messages on standard error, and consoles for pages."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from rich.console import Console

from rls_screen.errors import ExitCode
from rls_screen.page.terminal import WIDEST
from rls_screen.screening.visible import visible


def prepare_streams() -> None:
    """Make the standard streams safe to use: each is there, and takes any character.

    End with code 2 if there is no standard output to write results to.
    """
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for the whole run
    if sys.stdout is None:
        say("rls-screen: standard output is closed.")
        sys.exit(ExitCode.USAGE)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def say(text: str) -> None:
    """Write *text* as one line to standard error, safe to show whatever stands in it."""
    with suppress(OSError):
        sys.stderr.write(f"{visible(text)}\n")
        sys.stderr.flush()


class PipeConsole(Console):
    """A console that leaves a closed pipe to the one catcher."""

    def on_broken_pipe(self) -> None:
        """Pass the error on, where Rich would end the program itself."""
        raise BrokenPipeError


def is_spoken(*, plain: bool) -> bool:
    """Say whether all is to be plain text, as a screen reader reads it."""
    return plain or os.environ.get("ACCESSIBLE", "") not in {"", "0"}


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

"""Speak to a person on standard error, and keep the standard streams safe."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from rls_screen.errors import ExitCode
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

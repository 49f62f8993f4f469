"""One thing to measure, in a process of its own."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """Something to measure: the *command*, what is piped into it, and the file that it reads."""

    name: str
    command: Sequence[str]
    given: bytes = b""
    file: Path | None = None

    def seconds(self) -> float:
        """Run it once."""
        begin = time.perf_counter()
        if self.file:
            with self.file.open("rb") as stream:
                subprocess.run(self.command, stdin=stream, capture_output=True, check=True)
        else:
            subprocess.run(self.command, input=self.given, capture_output=True, check=True)
        return time.perf_counter() - begin


def python(name: str, *arguments: str, given: bytes = b"") -> Case:
    """Give what runs this Python with *arguments*."""
    return Case(name, (sys.executable, *arguments), given)

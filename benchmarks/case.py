"""One thing to measure, in a process of its own."""

import os
import pty
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """Something to measure: the *command*, what is piped into it, and the file that it reads.

    With *until* it is run in a terminal of its own, and measured up to where it writes that.
    """

    name: str
    command: Sequence[str]
    given: bytes = b""
    file: Path | None = None
    until: bytes = b""

    def seconds(self) -> float:
        """Run it once."""
        begin = time.perf_counter()
        if self.until:
            return _waited(self.command, self.until) - begin
        if self.file:
            with self.file.open("rb") as stream:
                subprocess.run(self.command, stdin=stream, capture_output=True, check=True)
        else:
            subprocess.run(self.command, input=self.given, capture_output=True, check=True)
        return time.perf_counter() - begin


def python(name: str, *arguments: str, given: bytes = b"", until: bytes = b"") -> Case:
    """Give what runs this Python with *arguments*."""
    return Case(name, (sys.executable, *arguments), given, until=until)


def _waited(command: Sequence[str], until: bytes) -> float:
    """Run *command* in a terminal of its own, and give the time at which it has written *until*."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        seen = b""
        while until not in seen:
            seen += os.read(ours, 65_536)
        end = time.perf_counter()
        process.kill()
    os.close(ours)
    return end

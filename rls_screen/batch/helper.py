"""Another process that decides records, and what is said between it and this one."""

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing import Pipe, Process, get_start_method
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from rls_screen.batch.json.split import Portion
from rls_screen.batch.part import Part, Parts
from rls_screen.batch.run import Extra, Run
from rls_screen.errors import UsageError
from rls_screen.screening.shipped import screener_at

Task = tuple[str, tuple[Portion, ...]]
"""The name of an input, and portions of it."""


@dataclass(slots=True)
class Slot:
    """The place of a *part* in the order of the input, while it is not there yet."""

    part: Part | None = None


@dataclass(slots=True)
class Helper:
    """A *process* that decides what it is given through *connection*; *slot* waits for it."""

    process: Process
    connection: "Connection[Any, Any]"
    slot: Slot | None = None

    def is_free(self) -> bool:
        """Say whether it has nothing to do; what it has done is put in its place."""
        with _telling():
            if self.slot and self.connection.poll():
                self.finish()
        return self.slot is None

    def give(self, task: Task) -> Slot:
        """Let it begin with *task*, if it is free; give the place of what comes of it."""
        with _telling():
            self.connection.send(task)
        self.slot = Slot()
        return self.slot

    def finish(self) -> None:
        """Wait for what it does, and put that in its place."""
        if self.slot:
            with _telling():
                self.slot.part = self.connection.recv()
            self.slot = None

    def end(self) -> None:
        """Let the process end."""
        self.connection.close()
        self.process.join()


@dataclass(frozen=True, slots=True)
class _Copied:
    """What a process has that begins as a copy of this one.

    It must close its copies of the *connections* of this one, so that they end with this one.
    """

    own: Parts
    connections: tuple["Connection[Any, Any]", ...]


def helper(own: Parts, questions: Path | None, others: Iterable[Helper]) -> Helper:
    """Start a process beside *others* that decides as *own* does, by the rules at *questions*."""
    here, there = Pipe()
    copied = None
    if get_start_method() == "fork":
        copied = _Copied(own, (here, *(other.connection for other in others)))
    arguments = (there, copied, questions, own.run.extra)
    process = Process(target=_serve, args=arguments, daemon=True)
    process.start()
    there.close()
    return Helper(process, here)


def _serve(
    connection: "Connection[Any, Any]", copied: _Copied | None, questions: Path | None, extra: Extra
) -> None:
    """Decide what comes through *connection*, until there is no more."""
    # Ctrl-C ends the process that writes, and that one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for inherited in copied.connections if copied else ():
        inherited.close()
    parts = copied.own if copied else Parts(Run(screener_at(questions), extra))
    with suppress(EOFError, OSError):
        while True:
            connection.send(_decided(parts, connection.recv()))


def _decided(parts: Parts, task: Task) -> Part:
    """Decide the records of *task*, and count the columns that are let through for it alone."""
    parts.run.columns.counts.clear()
    return replace(parts.part(*task), columns=dict(parts.run.columns.counts))


@contextmanager
def _telling() -> Iterator[None]:
    """Say in a sentence that a process is not there any more."""
    try:
        yield
    except (EOFError, OSError):
        raise UsageError("a process of --jobs was ended from outside; try fewer.") from None

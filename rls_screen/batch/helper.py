"""Another process that decides records, and what is said between it and this one."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from mmap import mmap
from multiprocessing import Pipe, Process, get_start_method
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle
from pathlib import Path
from typing import Any

from rls_screen.batch.json.split import Portion
from rls_screen.batch.part import Part, Parts
from rls_screen.batch.ranges import Range
from rls_screen.batch.run import Extra, Run
from rls_screen.errors import UsageError
from rls_screen.screening.shipped import screener_at

Task = tuple[str, tuple[Portion, ...] | Range]
"""The name of an input, and portions of it, or where they stand in the open file."""

TASKS = 2
"""How many ranges a helper is given, so that it need not wait for the next."""

_DESK = 2_097_152
"""How many bytes of results lie in memory that two processes share; more are sent."""


@dataclass(eq=False, slots=True)
class Slot:
    """The place of a *part* in the order of the input, while it is not there yet.

    It is empty, and yet there, where the lines of a range are not all records. *end* is where the
    range ends.
    """

    part: Part | None = None
    is_there: bool = False
    end: int | None = None

    def put(self, part: Part | None) -> None:
        """Put *part* here."""
        self.part, self.is_there = part, True


@dataclass(frozen=True, slots=True)
class Desk:
    """Memory that two processes share, a place for each of the tasks that one may have."""

    memory: mmap

    def put(self, lines: bytes, turn: int) -> bool:
        """Lay *lines* down, in turns; say whether there is room for them."""
        if len(lines) > _DESK:
            return False
        begin = turn % TASKS * _DESK
        self.memory[begin : begin + len(lines)] = lines
        return True

    def take(self, length: int, turn: int) -> bytes:
        """Take what was laid down in that turn."""
        begin = turn % TASKS * _DESK
        return self.memory[begin : begin + length]


@dataclass(slots=True)
class Helper:
    """A *process* that decides what it is given through *connection*, in order.

    *waiting* are the places for that, and *turn* counts what came back. With a *desk*, results
    need not go through the connection.
    """

    process: Process
    connection: "Connection[Any, Any]"
    desk: Desk | None
    waiting: deque[Slot] = field(default_factory=deque)
    turn: int = 0

    def has_room(self, tasks: int = 1) -> bool:
        """Say whether it has fewer than so many *tasks*; what it has done is put in its place."""
        with _telling():
            while self.waiting and self.connection.poll():
                self.finish()
        return len(self.waiting) < tasks

    def read(self, file: int) -> None:
        """Let it read ranges from the open *file*."""
        with _telling():
            self.connection.send(None)
            send_handle(self.connection, file, self.process.pid)

    def give(self, task: Task) -> Slot:
        """Give it *task*, and give the place of what comes of it."""
        with _telling():
            self.connection.send(task)
        slot = Slot()
        self.waiting.append(slot)
        return slot

    def finish(self) -> None:
        """Wait for the first of what it does, and put that in its place."""
        with _telling():
            part, length = self.connection.recv()
        if self.desk and part and length:
            part = replace(part, lines=self.desk.take(length, self.turn))
        self.waiting.popleft().put(part)
        self.turn += 1

    def finish_all(self) -> None:
        """Wait for all that it does."""
        while self.waiting:
            self.finish()

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
    desk: Desk
    connections: tuple["Connection[Any, Any]", ...]


def helper(own: Parts, questions: Path | None, others: Iterable[Helper]) -> Helper:
    """Start a process beside *others* that decides as *own* does, by the rules at *questions*."""
    here, there = Pipe()
    copied = None
    if get_start_method() == "fork":
        connections = (here, *(other.connection for other in others))
        copied = _Copied(own, Desk(mmap(-1, TASKS * _DESK)), connections)
    arguments = (there, copied, questions, own.run.extra)
    process = Process(target=_serve, args=arguments, daemon=True)
    process.start()
    there.close()
    return Helper(process, here, copied.desk if copied else None)


def _serve(
    connection: "Connection[Any, Any]", copied: _Copied | None, questions: Path | None, extra: Extra
) -> None:
    """Decide what comes through *connection*, until there is no more."""
    # Ctrl-C ends the process that writes, and that one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for inherited in copied.connections if copied else ():
        inherited.close()
    parts = copied.own if copied else Parts(Run(screener_at(questions), extra))
    turn, file = 0, -1
    with suppress(EOFError, OSError):
        while True:
            task = connection.recv()
            if task is None:
                file = recv_handle(connection)
                continue
            part, length = decided(parts, task, file), 0
            if copied and part and copied.desk.put(part.lines, turn):
                part, length = replace(part, lines=b""), len(part.lines)
            connection.send((part, length))
            turn += 1


def decided(parts: Parts, task: Task, file: int = -1) -> Part | None:
    """Decide the records of *task*, and count the columns that are let through for it alone.

    Give nothing if it is a range of the open *file* whose lines are not all records.
    """
    source, found = task
    parts.run.columns.counts.clear()
    portions = found.lines(file) if isinstance(found, Range) else found
    if portions is None:
        return None
    return replace(parts.part(source, portions), columns=dict(parts.run.columns.counts))


@contextmanager
def _telling() -> Iterator[None]:
    """Say in a sentence that a process is not there any more."""
    try:
        yield
    except (EOFError, OSError):
        raise UsageError("a process of --jobs was ended from outside; try fewer.") from None

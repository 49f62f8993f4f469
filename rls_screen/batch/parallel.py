"""Decide records in several processes, in the order of the input."""

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from rls_screen.batch.helper import TASKS, Helper, Slot, decided, helper
from rls_screen.batch.json.split import Lines, Portion, portions
from rls_screen.batch.part import Part, Parts
from rls_screen.batch.ranges import ranges
from rls_screen.batch.run import Run

MOST = 64
"""How many processes there may be."""

_RECORDS = 500
_SHARE = 5
"""How much is read ahead, so that a process that is free need not wait until it is."""

_WAITING = 16
"""How many parts wait for one before them, for each process, so that memory does not grow."""

Portions = tuple[Portion, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """The first byte of a file that is not decided yet, and how many *records* are, a line each."""

    byte: int
    records: int = 0


@dataclass(frozen=True, slots=True)
class Workers:
    """Decide by *own* in this process, and in those of *helpers*."""

    own: Parts
    helpers: tuple[Helper, ...]

    def parts(self, source: str, blocks: Iterable[bytes], before: int = 0) -> Iterator[Part]:
        """Decide the records in *blocks*, the bytes of the input *source*, in their order.

        *before* is the number of lines that came before, a record in each. Raise `UsageError` if a
        process was ended from outside.
        """
        for slot in self.in_order(self.shared(source, portions(blocks, before=before))):
            if slot.part:
                yield slot.part

    def shared(self, source: str, found: Iterable[Portion]) -> Iterator[Slot]:
        """Let a helper that is free decide what is ahead of *found*, or decide the first here."""
        ahead: deque[Portions] = deque()
        waiting = _some(found)
        while True:
            ahead.extend(islice(waiting, _SHARE - len(ahead)))
            if not ahead:
                return
            if helping := self.free():
                yield helping.give((source, tuple(chain.from_iterable(ahead))))
                ahead.clear()
            else:
                yield Slot(decided(self.own, (source, ahead.popleft())), is_there=True)

    def file(self, source: str, file: int, begin: int) -> Generator[Part, None, Reached]:
        """Decide the open *file*, the input *source*, from *begin* on, as far as it is plain.

        It is plain as long as each line begins and ends as a record does. Each process reads its
        own share. Raise `UsageError` if a process was ended from outside.
        """
        for helping in self.helpers:
            helping.read(file)
        reached = Reached(begin)
        for slot in self.in_order(self.ranged(source, file, begin)):
            if slot.part is None or slot.end is None:
                break
            yield slot.part.behind(reached.records)
            reached = Reached(slot.end, reached.records + slot.part.last)
        for helping in self.helpers:
            helping.finish_all()
        return reached

    def ranged(self, source: str, file: int, begin: int) -> Iterator[Slot]:
        """Let helpers that have room decide ranges of *file*, and decide others here."""
        for found in ranges(file, begin):
            helping = self.free(TASKS)
            if helping:
                slot = helping.give((source, found))
            else:
                slot = Slot(decided(self.own, (source, found), file), is_there=True)
            slot.end = found.end
            yield slot

    def free(self, tasks: int = 1) -> Helper | None:
        """Give a helper that has fewer than so many *tasks*, if there is one."""
        return next((helping for helping in self.helpers if helping.has_room(tasks)), None)

    def in_order(self, found: Iterable[Slot]) -> Iterator[Slot]:
        """Give the slots of *found* when they are filled."""
        slots: deque[Slot] = deque()
        for slot in found:
            slots.append(slot)
            if len(slots) > _WAITING * len(self.helpers):
                self.finish(slots[0])
            while slots and slots[0].is_there:
                yield slots.popleft()
        for slot in slots:
            self.finish(slot)
            yield slot

    def finish(self, slot: Slot) -> None:
        """Wait until *slot* is filled."""
        for helping in self.helpers:
            while slot in helping.waiting:
                helping.finish()


@contextmanager
def workers(count: int, questions: Path | None, run: Run) -> Iterator[Workers]:
    """Start processes that decide as *run* does, by the questionnaire at *questions*.

    Together with this one they are *count*. What they let through is counted in each part alone.
    """
    own = Parts(Run(run.screen, run.extra))
    own.prepare()
    helpers: list[Helper] = []
    try:
        while len(helpers) < count - 1:
            helpers.append(helper(own, questions, helpers))
        yield Workers(own, tuple(helpers))
    finally:
        for helping in helpers:
            helping.end()


def _some(found: Iterable[Portion]) -> Iterator[Portions]:
    """Give the portions of *found* together, so that each time there are enough records."""
    some: list[Portion] = []
    records = 0
    for portion in found:
        some.append(portion)
        records += len(portion.records) if isinstance(portion, Lines) else 1
        if records >= _RECORDS:
            yield tuple(some)
            some, records = [], 0
    if some:
        yield tuple(some)

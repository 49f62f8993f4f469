"""Decide records in several processes, in the order of the input."""

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from rls_screen.batch.helper import Helper, Slot, helper
from rls_screen.batch.json.split import Lines, Portion, portions
from rls_screen.batch.part import Part, Parts
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
class Workers:
    """Decide by *own* in this process, and in those of *helpers*."""

    own: Parts
    helpers: tuple[Helper, ...]

    def parts(self, source: str, blocks: Iterable[bytes]) -> Iterator[Part]:
        """Decide the records in *blocks*, the bytes of the input *source*, in their order.

        Raise `UsageError` if a process was ended from outside.
        """
        slots: deque[Slot] = deque()
        ahead: deque[Portions] = deque()
        found = _some(portions(blocks))
        while True:
            ahead.extend(islice(found, _SHARE - len(ahead)))
            if not ahead:
                break
            slots.append(self.begun(source, ahead))
            if len(slots) > _WAITING * len(self.helpers):
                self.finish(slots[0])
            yield from _ready(slots)
        for slot in tuple(slots):
            self.finish(slot)
            yield from _ready(slots)

    def begun(self, source: str, ahead: deque[Portions]) -> Slot:
        """Let a free helper decide all that is *ahead*, or decide the first of it here."""
        for helping in self.helpers:
            if helping.is_free():
                task = tuple(chain.from_iterable(ahead))
                ahead.clear()
                return helping.give((source, task))
        return Slot(self.own.part(source, ahead.popleft()))

    def finish(self, slot: Slot) -> None:
        """Wait until *slot* is filled."""
        for helping in self.helpers:
            if helping.slot is slot:
                helping.finish()


@contextmanager
def workers(count: int, questions: Path | None, run: Run) -> Iterator[Workers]:
    """Start processes that decide as *run* does, by the questionnaire at *questions*.

    Together with this one they are *count*.
    """
    own = Parts(run)
    own.prepare()
    helpers: list[Helper] = []
    try:
        while len(helpers) < count - 1:
            helpers.append(helper(own, questions, helpers))
        yield Workers(own, tuple(helpers))
    finally:
        for helping in helpers:
            helping.end()


def _ready(slots: deque[Slot]) -> Iterator[Part]:
    """Take the parts that are there from the front of *slots*."""
    while slots and (part := slots[0].part) is not None:
        slots.popleft()
        yield part


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

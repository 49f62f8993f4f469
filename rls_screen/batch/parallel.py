"""Decide records in several processes, in the order of the input."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rls_screen.batch.json.split import Lines, Portion, portions
from rls_screen.batch.part import Part, Parts
from rls_screen.batch.run import Extra, Run
from rls_screen.errors import UsageError
from rls_screen.instrument.load import load
from rls_screen.screening.screen import screener

MOST = 64
"""How many processes there may be."""

_RECORDS = 500
_AHEAD = 3
"""How many pieces of work wait for each process, so that memory does not grow with the input."""

Portions = tuple[Portion, ...]


@dataclass(frozen=True, slots=True)
class Workers:
    """Decide by *own* in this process, with the help of *count* others in *pool*."""

    own: Parts
    pool: ProcessPoolExecutor
    count: int

    def parts(self, source: str, blocks: Iterable[bytes]) -> Iterator[Part]:
        """Decide the records in *blocks*, the bytes of the input *source*, in their order.

        Raise `UsageError` if a process was ended from outside.
        """
        waiting: deque[Future[Part]] = deque()
        try:
            for some in _some(portions(blocks)):
                waiting.append(self.begun(source, some, waiting))
                while waiting[0].done() or len(waiting) > 2 * _AHEAD * self.count:
                    yield waiting.popleft().result()
                    if not waiting:
                        break
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            message = f"{source}: a process of --jobs was ended from outside; try fewer."
            raise UsageError(message) from None

    def begun(self, source: str, some: Portions, waiting: Iterable[Future[Part]]) -> Future[Part]:
        """Let another process decide *some* or, where those have enough to do, do it here."""
        if sum(not part.done() for part in waiting) < _AHEAD * self.count:
            return self.pool.submit(_part, source, some)
        here: Future[Part] = Future()
        here.set_result(self.own.part(source, some))
        return here


@contextmanager
def workers(count: int, questions: Path | None, run: Run) -> Iterator[Workers]:
    """Start processes that decide as *run* does, by the questionnaire at *questions*.

    Together with this one they are *count*, which is two or more.
    """
    own = Parts(run)
    own.prepare()
    # A process that is a copy of this one has all that it needs; another one has to load it.
    _PARTS.append(own)
    others = count - 1
    pool = ProcessPoolExecutor(others, initializer=_begin, initargs=(questions, run.extra))
    try:
        yield Workers(own, pool, others)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _PARTS.clear()


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


_PARTS: list[Parts] = []
"""What decides in a process that helps."""


def _begin(questions: Path | None, extra: Extra) -> None:
    # Ctrl-C ends the process that writes, and that one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not _PARTS:
        _PARTS.append(Parts(Run(screener(load(questions)), extra)))


def _part(source: str, found: Portions) -> Part:
    """Decide the records of *found*; this is what a process that helps does."""
    (parts,) = _PARTS
    parts.run.columns.counts.clear()
    return replace(parts.part(source, found), columns=dict(parts.run.columns.counts))

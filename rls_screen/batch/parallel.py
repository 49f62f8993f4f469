"""Decide records in several processes, in the order of the input."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class Workers:
    """The processes that decide, *count* of them."""

    pool: ProcessPoolExecutor
    count: int

    def parts(self, source: str, blocks: Iterable[bytes]) -> Iterator[Part]:
        """Decide the records in *blocks*, the bytes of the input *source*, in their order.

        Raise `UsageError` if a process was ended from outside.
        """
        waiting: deque[Future[Part]] = deque()
        try:
            for some in _some(portions(blocks)):
                waiting.append(self.pool.submit(_part, source, some))
                if len(waiting) > _AHEAD * self.count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            message = f"{source}: a process of --jobs was ended from outside; try fewer."
            raise UsageError(message) from None


@contextmanager
def workers(count: int, questions: Path | None, extra: Extra) -> Iterator[Workers]:
    """Start *count* processes that decide by the questionnaire at *questions*."""
    pool = ProcessPoolExecutor(count, initializer=_begin, initargs=(questions, extra))
    try:
        yield Workers(pool, count)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _some(found: Iterable[Portion]) -> Iterator[tuple[Portion, ...]]:
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
"""What decides in a worker process; it is made where the process begins."""


def _begin(questions: Path | None, extra: Extra) -> None:
    # Ctrl-C ends the process that writes, and that one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _PARTS.append(Parts(Run(screener(load(questions)), extra)))


def _part(source: str, found: Sequence[Portion]) -> Part:
    """Decide the records of *found*; this is what a worker does."""
    (parts,) = _PARTS
    parts.run.columns.counts.clear()
    return replace(parts.part(source, found), columns=dict(parts.run.columns.counts))

"""Decide records in several processes, in the order of the input."""

import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from rls_screen.batch.json.split import Raw, Unreadable, split
from rls_screen.batch.output.ndjson import scored_line
from rls_screen.batch.record import Rejected
from rls_screen.batch.run import Extra, Run
from rls_screen.errors import UsageError
from rls_screen.instrument.load import load
from rls_screen.screening.screen import screener

MOST = 64
"""How many processes there may be."""

_RECORDS = 500
_AHEAD = 3
"""How many pieces of work wait for each process, so that memory does not grow with the input."""

Items = tuple[Raw | Unreadable, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What became of some records that stand one behind the other.

    *lines* are the results as NDJSON, *results* counts them by code. *columns* counts the columns
    that were let through, and *last* is the number of the last record.
    """

    lines: bytes
    results: Counter[str]
    rejected: tuple[Rejected, ...]
    columns: dict[str, int]
    last: int


@dataclass(frozen=True, slots=True)
class Workers:
    """The processes that decide, *count* of them."""

    pool: ProcessPoolExecutor
    count: int

    def parts(self, source: str, blocks: Iterable[bytes]) -> Iterator[Part]:
        """Decide the records in *blocks*, the bytes of the input *source*, in their order.

        Raise `UsageError` if a process was ended from outside.
        """
        found = split(blocks)
        waiting: deque[Future[Part]] = deque()
        try:
            while items := tuple(islice(found, _RECORDS)):
                waiting.append(self.pool.submit(_part, source, items))
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


_RUN: list[Run] = []
"""The one run of a worker process; it is made where the process begins."""


def _begin(questions: Path | None, extra: Extra) -> None:
    # Ctrl-C ends the process that writes, and that one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _RUN.append(Run(screener(load(questions)), extra))


def _part(source: str, items: Items) -> Part:
    """Decide *items*; this is what a worker does."""
    run = _RUN[0]
    run.columns.counts.clear()
    lines: list[bytes] = []
    results: Counter[str] = Counter()
    rejected: list[Rejected] = []
    for outcome in run.decide_found(source, items):
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        else:
            lines.append(scored_line(outcome))
            results[outcome.result.result] += 1
    columns = dict(run.columns.counts)
    return Part(b"".join(lines), results, tuple(rejected), columns, items[-1].index)

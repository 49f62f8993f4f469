"""Promises of several processes: what one gives, in its order, and a sentence if one is gone."""

import multiprocessing
from collections import Counter
from pathlib import Path

import pytest

from rls_screen.batch import helper as helper_module
from rls_screen.batch.parallel import workers
from rls_screen.batch.part import Part, Parts
from rls_screen.batch.run import Run
from rls_screen.errors import UsageError
from rls_screen.instrument.load import load
from rls_screen.screening.screen import screener

QUESTIONS = Path(__file__).parents[2] / "cases" / "minimal.yaml"
RUN = Run(screener(load(QUESTIONS)))
RECORDS = [
    b'{"id":%d,"age":%d,"urge":"%s"}' % (at, at % 130, (b"yes", b"no", b"unsure")[at % 3])
    for at in range(20_000)
]
LINES = b"\n".join(RECORDS)
ARRAY = b"[" + b",".join(RECORDS) + b"]"


def _all(parts: list[Part]) -> tuple[bytes, Counter[str], list[object], int]:
    return (
        b"".join(part.lines for part in parts),
        sum((part.results for part in parts), Counter[str]()),
        [rejected for part in parts for rejected in part.rejected],
        parts[-1].last,
    )


@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("data", [LINES, ARRAY, b"{}"], ids=["lines", "array", "one"])
def test_several_processes_give_what_one_gives(data: bytes, count: int) -> None:
    """Results, rejected records and counts are the same, in the same order, for two inputs."""
    blocks = [data[at : at + 10_000] for at in range(0, len(data), 10_000)]
    expected = _all(list(Parts(RUN).read("x", blocks)))
    with workers(count, QUESTIONS, RUN) as pool:
        assert _all(list(pool.parts("x", blocks))) == expected
        assert _all(list(pool.parts("x", blocks))) == expected


def test_a_process_that_is_no_copy_loads_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process begins with nothing, it decides by the same questionnaire."""
    spawning = multiprocessing.get_context("spawn")
    monkeypatch.setattr(helper_module, "get_start_method", lambda: "spawn")
    monkeypatch.setattr(helper_module, "Process", spawning.Process)
    with workers(2, QUESTIONS, RUN) as pool:
        found = _all(list(pool.parts("x", [LINES])))
    assert found == _all(list(Parts(RUN).read("x", [LINES])))


def test_a_process_that_was_ended_is_said() -> None:
    """Nothing is lost in silence, and nobody waits forever."""
    with workers(2, QUESTIONS, RUN) as pool:
        pool.helpers[0].process.kill()
        with pytest.raises(UsageError, match="a process of --jobs was ended from outside"):
            list(pool.parts("x", [LINES]))


def test_what_is_left_undone_ends_the_other_processes() -> None:
    """To stop in the middle leaves no process behind."""
    with workers(3, QUESTIONS, RUN) as pool:
        next(pool.parts("x", [LINES]))
    assert [helping.process.exitcode for helping in pool.helpers] == [0, 0]

"""The quick way for sound records says what the careful way says, and leaves it all others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rls_screen.batch import quick as quick_module
from rls_screen.batch.output.ndjson import rejected_line, scored_line
from rls_screen.batch.quick import quick
from rls_screen.batch.record import Rejected
from rls_screen.batch.run import Run
from rls_screen.instrument.load import load
from rls_screen.logic.values import Several, Whole
from rls_screen.screening import remember
from rls_screen.screening.answers import take
from rls_screen.screening.remember import Remembering
from rls_screen.screening.screen import screener

SCREEN = screener(load())
QUESTIONS = SCREEN.instrument.questions


def _never(_data: bytes) -> None:
    return None


def _lines(data: bytes, *, is_quick: bool) -> list[bytes]:
    """Give what becomes of the records in *data*, in the quick way or without it."""
    run = Run(SCREEN)
    if not is_quick:
        object.__setattr__(run, "quick", _never)
    return [
        rejected_line(outcome) if isinstance(outcome, Rejected) else scored_line(outcome)
        for outcome in run.score("x", [data])
    ]


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and a value, each as JSON."""

    key: str
    value: str


def _allowed(name: str) -> st.SearchStrategy[object]:
    question = QUESTIONS[name]
    match question.answers:
        case Whole(minimum, maximum):
            return st.integers(minimum - 1, maximum + 1)
        case Several(values):
            return st.lists(st.sampled_from(values), max_size=3)
        case _:
            codes = st.sampled_from([option.code for option in question.options])
            return codes | st.booleans() if question.is_yes_no else codes


STRANGE: st.SearchStrategy[object] = st.sampled_from(
    [None, True, 0, 1, 34.0, "", "Yes", "unsure", [], {}, "ja", 10**20]
)
NAMES = st.sampled_from(list(QUESTIONS))
ANSWER = NAMES.flatmap(
    lambda name: st.tuples(st.just(name), st.none() | _allowed(name) | _allowed(name) | STRANGE)
)
ID = st.tuples(
    st.just("id"),
    st.sampled_from(["a", "a:b", "é", 'x"y', "a\\b", "", 7, 0, -3, 1.5, None, True, 10**30, "\n"]),
)
OTHER = st.tuples(st.sampled_from(["evning", "site", "ID"]), st.just("x"))
RECORD = st.lists(ANSWER | ANSWER | ANSWER | ID | OTHER, max_size=12)


def written(pairs: list[tuple[str, object]], gap: str) -> str:
    """Give *pairs* of key and value as an object of JSON, with *gap* around each colon."""
    parts = (
        f"{json.dumps(key)}{gap}:{gap}{json.dumps(value, ensure_ascii=False)}"
        for key, value in pairs
    )
    return f"{{{','.join(parts)}}}"


@given(
    records=st.lists(RECORD, min_size=1, max_size=4),
    gap=st.sampled_from(["", " ", "  "]),
    end=st.sampled_from(["\n", "\r\n", "\n\n", " \n"]),
)
def test_both_ways_give_the_same_bytes(
    records: list[list[tuple[str, object]]], gap: str, end: str
) -> None:
    """Whatever stands in records, keys twice included, the output is the same, byte by byte."""
    data = "".join(f"{written(pairs, gap)}{end}" for pairs in records).encode()
    assert _lines(data, is_quick=True) == _lines(data, is_quick=False)


def _sound() -> Iterator[bytes]:
    for name, question in QUESTIONS.items():
        for option in question.options:
            is_list = isinstance(question.answers, Several)
            given = [option.code] if is_list else option.code
            yield json.dumps({"id": name, name: given}).encode()


def test_sound_records_are_decided_in_the_quick_way() -> None:
    """The quick way is really taken: for each code of each question."""
    decide = quick(SCREEN)
    assert all(decide(data) for data in _sound())
    assert decide(b'{"id":"a","age":34,"urge":true,"rest":null}')
    assert decide(b"{}")


@pytest.mark.parametrize(
    "data",
    [
        b'{"urge":"yes","urge":"no"}',
        b'{"urge":"ja"}',
        b'{"evning":"yes"}',
        b'{"id":null}',
        b'{"id":[1]}',
        b'{"id":"\\u00e9"}',
        b'{"id":007}',
        b'{"age":34.0}',
        b'{"age":true}',
        b'{"urge":"yes"',
        b'{"urge":"yes"} x',
        b"[]",
        b"7",
        b"",
        b'{"id":"\xff"}',
        b'{"id":"a\x01"}',
    ],
)
def test_what_is_not_certain_is_left_to_the_careful_way(data: bytes) -> None:
    """Nothing that needs a word of explanation is decided quickly."""
    assert quick(SCREEN)(data) is None


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more patterns than are kept, results stay right and memory does not grow."""
    monkeypatch.setattr(quick_module, "MOST", 3)
    monkeypatch.setattr(remember, "MOST", 3)
    decide, again = quick(SCREEN), Remembering(SCREEN)
    for age in range(20):
        for _ in range(2):
            found = decide(b'{"age":%d,"urge":"yes"}' % age)
            assert found
            answers = take(SCREEN.instrument, (("age", age), ("urge", "yes"))).answers
            assert found[1].result == again(answers) == SCREEN(answers)
    assert len(decide.known) <= 3
    assert len(again.results) <= 3

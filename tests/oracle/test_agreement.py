"""The screener agrees with the naive implementation, and with the published cases."""

import dataclasses
import json
import random
from pathlib import Path

import pytest

from rls_screen.instrument.load import load
from rls_screen.screening.answers import Given, take
from rls_screen.screening.screen import Screener, screener
from tests.oracle.advice import advise
from tests.oracle.naive import QUESTIONS, decide
from tests.oracle.records import random_record

CASES = Path(__file__).parent.parent / "cases" / "cases.jsonl"
BOUNDARY = CASES.with_name("boundary.jsonl")
LEVELS = ("self_care", "routine", "soon", "same_day", "emergency")
RECORDS = 20_000
SEED = 20261123


@pytest.fixture(scope="module", name="screen")
def fixture_screen() -> Screener:
    """Give the shipped questionnaire's screener."""
    return screener(load())


def given(value: object) -> Given:
    """Give a value of a JSON record as `take` takes it."""
    if isinstance(value, list):
        return tuple(given(item) for item in value)
    assert value is None or isinstance(value, str | int)
    return value


def _score(screen: Screener, record: dict[str, object]) -> dict[str, object]:
    pairs = [(key, given(value)) for key, value in record.items() if key != "id"]
    sheet = take(screen.instrument, pairs)
    assert sheet.mistakes == ()
    scored: dict[str, object] = json.loads(json.dumps(dataclasses.asdict(screen(sheet.answers))))
    return scored


def _cases() -> list[dict[str, object]]:
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    assert len(cases) == 54
    return cases


@pytest.mark.parametrize("case", _cases(), ids=lambda case: str(case["id"]))
def test_a_published_case_comes_out_as_a_careful_clinician_would_accept(
    screen: Screener, case: dict[str, object]
) -> None:
    """Result and urgency lie within what the case accepts."""
    record = case["record"]
    accepted = case["want_result"]
    assert isinstance(record, dict)
    assert isinstance(accepted, list)

    scored = _score(screen, record)

    assert scored["result"] in accepted
    lowest = LEVELS.index(str(case["want_urgency_min"]))
    highest = LEVELS.index(str(case["want_urgency_max"]))
    assert lowest <= LEVELS.index(str(scored["urgency"])) <= highest


def test_each_boundary_case_comes_out_as_both_implementations_say(screen: Screener) -> None:
    """What is kept of it is what the plain implementation still gives, and what the rules give."""
    for line in BOUNDARY.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        scored = _score(screen, case["record"])
        expected = decide(case["record"])
        expected["advice"] = advise(case["record"], expected)
        assert case["expected"] == expected, case["id"]
        assert {name: scored[name] for name in expected} == expected, case["id"]


def test_the_questionnaire_asks_what_the_contract_asks(screen: Screener) -> None:
    """Ids, their order and their values are those of the contract."""
    questions = screen.instrument.questions
    assert list(questions) == list(QUESTIONS)
    for question in questions.values():
        if question.options and question.id != "feels":
            assert tuple(option.code for option in question.options) == QUESTIONS[question.id]


def test_two_implementations_agree_on_every_field(screen: Screener) -> None:
    """What the rules in YAML say and what the contract says plainly written out is the same."""
    source = random.Random(SEED)  # noqa: S311 - records, not secrets
    for _ in range(RECORDS):
        record = random_record(source)
        scored = _score(screen, record)
        expected = decide(record)
        expected.pop("id", None)
        assert scored.pop("instrument") == "rls-screen/1.0.0"
        assert scored.pop("advice") == advise(record, expected)
        assert scored == expected, record

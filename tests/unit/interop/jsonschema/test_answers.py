"""By the schema of answers, a record is valid exactly where the row engine takes it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rls_screen import Instrument, load, screener
from rls_screen.batch.record import FIELDS, Scored
from rls_screen.batch.run import Extra, Run
from rls_screen.instrument.model import Question
from rls_screen.instrument.read import read
from rls_screen.interop.jsonschema.answers import answers_schema
from rls_screen.interop.jsonschema.results import scored_keys
from rls_screen.logic.values import Several, Whole
from tests.oracle.records import random_record
from tests.unit.interop.jsonschema.validators import validator

CASES = Path(__file__).parents[3] / "cases"


def _never_unsure() -> Instrument:
    """Give a questionnaire with yes and no alone, where true and false are not taken."""
    text = (CASES / "minimal.yaml").read_text(encoding="utf-8")
    for before, after in (
        ("id: minimal", "id: never-unsure"),
        ('"no": "No", unsure: Not sure}', '"no": "No"}'),
        (" or is_unsure(urge)", ""),
    ):
        assert before in text
        text = text.replace(before, after)
    return read(text, "file")


SHIPPED = load()
INSTRUMENTS = (SHIPPED, load(CASES / "minimal.yaml"), _never_unsure())
VALIDATORS = {
    (instrument.id, extra): validator(
        answers_schema(
            instrument,
            is_open=extra is not Extra.REJECT,
            refused=scored_keys(instrument) if extra is Extra.KEEP else (),
        )
    )
    for instrument in INSTRUMENTS
    for extra in Extra
}
RUNS = {
    (instrument.id, extra): Run(screener(instrument), extra)
    for instrument in INSTRUMENTS
    for extra in Extra
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
PLAIN = st.none() | st.booleans() | st.integers() | TEXTS
ANY = st.recursive(
    PLAIN | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
STRANGE = ("urgee", "Urge", "", " urge", "result", "row", "notes", "score", "legs")


def _allowed(question: Question) -> st.SearchStrategy[object]:
    match question.answers:
        case Whole(minimum, maximum):
            return st.sampled_from((minimum - 1, minimum, 40, maximum, maximum + 1, None))
        case Several(values):
            return st.lists(st.sampled_from(values), max_size=4)
        case _:
            codes = [item.code for item in question.options]
            return st.sampled_from([*codes, True, False, None, "yes", "unsure"])


def _values(instrument: Instrument, key: str) -> st.SearchStrategy[object]:
    """Give values for *key*, most of them allowed; some are those of another question."""
    question = instrument.questions.get(key)
    if question is None:
        return PLAIN | ANY
    other = st.sampled_from(list(instrument.questions.values())).flatmap(_allowed)
    return st.one_of(*([_allowed(question)] * 8), other, ANY)


def _records(instrument: Instrument) -> st.SearchStrategy[dict[str, object]]:
    names = list(instrument.questions)
    keys = st.one_of(
        *([st.sampled_from(names)] * 8), st.just("id"), st.sampled_from(STRANGE) | TEXTS
    )
    pairs = keys.flatmap(lambda key: st.tuples(st.just(key), _values(instrument, key)))
    return st.lists(pairs, unique_by=lambda pair: pair[0], max_size=8).map(dict)


def _is_taken(run: Run, text: str) -> bool:
    """Say whether the row engine scores the record *text*."""
    found = list(run.score("file", [text.encode()]))
    assert len(found) == 1
    return isinstance(found[0], Scored)


def _is_written_otherwise(instrument: Instrument, record: Mapping[str, object]) -> bool:
    """Say whether a whole number is written with a point, which no schema can see."""
    return any(
        key in record and isinstance(record[key], float) and isinstance(item.answers, Whole)
        for key, item in instrument.questions.items()
    )


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda instrument: instrument.id)
@pytest.mark.parametrize("extra", Extra)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_record_is_valid_exactly_where_it_is_scored(
    instrument: Instrument, extra: Extra, data: st.DataObject
) -> None:
    """Good and bad records, with any other keys, for each way to treat those."""
    record = data.draw(_records(instrument))
    is_valid = VALIDATORS[instrument.id, extra].is_valid(record)
    is_whole = not _is_written_otherwise(instrument, record)
    assert _is_taken(RUNS[instrument.id, extra], json.dumps(record)) == (is_valid and is_whole)


def _edges(instrument: Instrument) -> list[object]:
    """Give every value that one of the questions takes, and many that few or none do."""
    found: list[object] = [None, True, False, "", "Yes", 0.5, -1, 10**20, {}, [], [None], [[]]]
    for item in instrument.questions.values():
        match item.answers:
            case Whole(minimum, maximum):
                found.extend((minimum - 1, minimum, maximum, maximum + 1))
            case Several((first, *_)):
                found.extend(([first], [first, first], [first, "legs"], [first, 1]))
            case _:
                pass
        found.extend(option.code for option in item.options)
    return [json.loads(text) for text in dict.fromkeys(map(json.dumps, found))]


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda instrument: instrument.id)
def test_each_value_is_valid_at_each_key_exactly_where_it_is_taken(instrument: Instrument) -> None:
    """Every value that one question takes is tried at every other one, and at the id."""
    key = instrument.id, Extra.REJECT
    edges = _edges(instrument)
    records = [{name: value} for name in ("id", *instrument.questions) for value in edges]
    valid = [record for record in records if VALIDATORS[key].is_valid(record)]
    assert valid == [record for record in records if _is_taken(RUNS[key], json.dumps(record))]
    assert len(valid) > len(instrument.questions)


def _known() -> Iterator[dict[str, object]]:
    for line in (CASES / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["record"]
    chance = Random(11)  # noqa: S311 - the same records each time
    for _ in range(2_000):
        yield random_record(chance)


def test_every_record_of_the_cases_and_2000_random_ones_are_valid() -> None:
    """What is scored is valid, also where answers do not fit together."""
    found = VALIDATORS["rls-screen", Extra.REJECT]
    records = list(_known())
    assert len(records) > 2_000
    assert [record for record in records if not found.is_valid(record)] == []


@pytest.mark.parametrize(
    "text",
    [
        '{"age": 30.0}',
        '{"age": 3e1}',
        '{"urge": "yes", "urge": "yes"}',
        '{"id": "\\ud800"}',
        f'{{"id": "{"a" * 1_048_576}"}}',
    ],
    ids=["a point", "an exponent", "a key twice", "half a character", "too long"],
)
def test_what_a_schema_cannot_see_is_refused_by_score(text: str) -> None:
    """These are valid once they are read as JSON; the comment of the schema names each."""
    key = "rls-screen", Extra.REJECT
    assert VALIDATORS[key].is_valid(json.loads(text))
    assert not _is_taken(RUNS[key], text)


def test_too_many_brackets_are_seen_by_score_alone() -> None:
    """Where other keys are let be, nothing is said of what stands at them."""
    key = "rls-screen", Extra.IGNORE
    text = f'{{"other": {"[" * 20}{"]" * 20}}}'
    assert VALIDATORS[key].is_valid(json.loads(text))
    assert not _is_taken(RUNS[key], text)


def test_the_keys_of_a_result_are_those_that_are_refused() -> None:
    """With `--extra keep`, no column may have the name of a field."""
    assert set(scored_keys(SHIPPED)) == FIELDS


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda instrument: instrument.id)
def test_each_question_and_answer_says_what_it_is(instrument: Instrument) -> None:
    """Each question has its label, its text and why it is asked; each code has its label."""
    schema = VALIDATORS[instrument.id, Extra.REJECT].schema
    assert isinstance(schema, dict)
    assert set(schema["properties"]) == {"id", *instrument.questions}
    for item in instrument.questions.values():
        asked = schema["properties"][item.id]
        assert asked["title"] == item.label
        assert item.text in asked["description"]
        assert item.help in asked["description"]
        taken = schema["$defs"][asked["$ref"].removeprefix("#/$defs/")]
        choices = taken.get("items", taken).get("oneOf", [])
        titles = {choice["const"]: choice["title"] for choice in choices if choice["const"]}
        assert {option.code: option.label for option in item.options}.items() <= titles.items()


def test_each_questionnaire_has_a_schema_with_a_name_of_its_own() -> None:
    """Names are stable, and say which questionnaire, in which version."""
    names = [answers_schema(instrument)["$id"] for instrument in INSTRUMENTS]
    assert names == [
        "urn:rls-screen:schema:answers:1.0.0",
        "urn:rls-screen:schema:answers:minimal:1.0.0",
        "urn:rls-screen:schema:answers:never-unsure:1.0.0",
    ]

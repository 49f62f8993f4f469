"""The ready form of the questionnaire says what its files say."""

import pickle
from collections.abc import Mapping
from types import CodeType, FunctionType
from typing import Any

import pytest

from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load_afresh, shipped
from rls_screen.instrument.model import Instrument
from rls_screen.interview.hold import Interview
from rls_screen.logic.compile import compile_in_order, compile_rules
from rls_screen.page.blocks import Block
from rls_screen.screening.conditions import conditions
from rls_screen.screening.rules import all_rules
from rls_screen.screening.screen import Screener, screener
from rls_screen.screening.trial import Unsettled
from rls_screen.screening.unsettled import rules_behind
from scripts.ready import made
from tests.unit.engines.records import all_records

LANGUAGES = tuple(codes(shipped()))


@pytest.fixture(scope="module", name="files")
def fixture_files() -> Mapping[str, bytes]:
    """Give the files of the ready form as they are made now."""
    return made()


@pytest.fixture(scope="module", name="afresh")
def fixture_afresh() -> Instrument:
    """Give the questionnaire as its file says it."""
    return load_afresh()


def _run(text: bytes) -> dict[str, Any]:
    space: dict[str, Any] = {}
    exec(compile(text, "ready", "exec"), space)  # noqa: S102 - it was made by this test
    return space


def _screener(rules: dict[str, Any], instrument: Instrument) -> Screener:
    trial = Unsettled(rules["decide_result"], *rules["SEARCH"])
    return Screener(lambda: instrument, rules["PLAN"], rules["decide"], trial)


def _shown(instrument: Instrument) -> tuple[Block, ...]:
    """Give what a person sees before the first line is read."""
    shown: list[Block] = []
    Interview(instrument, shown.extend, lambda: None, lambda _, __: ()).hold()
    return tuple(shown)


def _code(function: object) -> tuple[object, ...]:
    """Give what a function does, without where it stands."""
    assert isinstance(function, FunctionType)
    code: CodeType = function.__code__
    return code.co_code, code.co_names, code.co_varnames, code.co_consts


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_what_reading_gives(files: Mapping[str, bytes], language: str) -> None:
    """Every field is the same, down to the places in rules, which no comparison looks at."""
    ready = pickle.loads(files[f"{language}.pickle"])  # noqa: S301 - it was made by this test
    afresh = load_afresh(language=language)
    assert ready == afresh
    assert repr(ready) == repr(afresh)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_opening_is_what_a_person_sees_first(files: Mapping[str, bytes], language: str) -> None:
    """Nothing is shown before the first line is read but what is ready."""
    ready = pickle.loads(files[f"{language}.opening"])  # noqa: S301 - it was made by this test
    assert ready == _shown(load_afresh(language=language))


def test_the_plan_and_the_search_are_those_of_the_questionnaire(
    files: Mapping[str, bytes], afresh: Instrument
) -> None:
    """What is written out as text means what was written."""
    rules, expected = _run(files["rules.py"]), screener(afresh)
    assert rules["PLAN"] == expected.plan
    trial = expected.unsettled
    assert rules["SEARCH"] == (trial.order, trial.places, trial.candidates)


def test_the_functions_are_those_that_are_compiled(
    files: Mapping[str, bytes], afresh: Instrument
) -> None:
    """Instruction by instruction, the text gives what the syntax tree gives."""
    rules, matters = _run(files["rules.py"]), _run(files["matters.py"])
    assert _code(rules["decide"]) == _code(compile_in_order(*all_rules(afresh)))
    assert _code(rules["decide_result"]) == _code(compile_in_order(*rules_behind(afresh)))
    assert _code(matters["decide"]) == _code(compile_rules(*conditions(afresh)))
    assert matters["NAMES"] == tuple(conditions(afresh)[2])


def test_every_record_comes_out_the_same(files: Mapping[str, bytes], afresh: Instrument) -> None:
    """Random records and all cases have the same result in every field."""
    ready, compiled = _screener(_run(files["rules.py"]), afresh), screener(afresh)
    for answers in all_records():
        assert ready(answers) == compiled(answers)


def test_it_is_made_the_same_each_time(files: Mapping[str, bytes]) -> None:
    """A wheel that is built again has the same bytes."""
    assert made() == files

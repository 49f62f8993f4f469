"""The form decides by REDCap's own logic what the screener decides."""

from collections.abc import Sequence
from functools import cache

import pytest

from rls_screen.instrument.load import load
from rls_screen.instrument.vocabulary import LEVELS
from rls_screen.interop.redcap.choices import codes_of
from rls_screen.interop.redcap.dictionary import dictionary, written
from rls_screen.interop.redcap.logic import Logic
from rls_screen.interop.redcap.rows import Row
from rls_screen.logic.formula import (
    ALWAYS,
    All,
    Count,
    Formula,
    OneOf,
    Opposite,
    Some,
    Stands,
    There,
    Unsure,
)
from rls_screen.logic.nodes import Order
from rls_screen.logic.values import Answers, Several
from tests.peers.sheets import OUTLINE, sheets
from tests.unit.engines.records import INSTRUMENT, SCREEN, all_records
from tests.unit.interop.redcap.logic import Cells, parsed
from tests.unit.interop.redcap.project import Project
from tests.unit.logic.holds import holds

FIELDS = ("four_criteria", "result", "urgency")


@cache
def _project() -> Project:
    return Project(written(dictionary(INSTRUMENT)))


@cache
def _records() -> list[tuple[Answers, Cells]]:
    """Give answer sets as forms leave them, random ones with hidden answers, and their forms."""
    records = [*sheets(260, 40), *all_records()[:100], {"age": 0}, {"feels": ()}, {}]
    return [(answers, _project().worked_out(answers)) for answers in records]


def test_the_form_decides_as_the_screener() -> None:
    """In the order of the dictionary; each field is empty just where the outline leaves it open."""
    decided = 0
    for answers, cells in _records():
        result, fields = SCREEN(answers), OUTLINE.worked_out(answers).fields
        decided += "result" in fields
        for field in FIELDS:
            assert cells[field] == fields.get(field, "")
            assert cells[field] in {getattr(result, field), ""}
        assert cells["urgency"] or result.urgency == "self_care"
    assert decided >= 200


def test_a_question_is_shown_as_the_interview_asks_it() -> None:
    """And no other one."""
    for answers, cells in _records():
        shown = _project().shown(cells)
        assert shown & INSTRUMENT.questions.keys() == OUTLINE.worked_out(answers).shown


@pytest.mark.parametrize("code", ["UNK", "-99", "999"])
def test_a_code_for_missing_data_is_no_answer(code: str) -> None:
    """Whichever a project has, in numbers too; a box has none."""
    for answers, _ in _records()[:60]:
        project, missing = _project(), {"age", "sign_clot", "urge", "frequency"}
        cells = project.worked_out(
            {name: answer for name, answer in answers.items() if name not in missing}
        )
        coded = project.worked_out({**answers, **dict.fromkeys(missing, code)})
        for name, _ in project.calculations:
            assert coded[name] == cells[name]


def test_how_soon_to_see_a_doctor_is_said_as_soon_as_it_is_decided() -> None:
    """In the words of the questionnaire, and those of no other level."""
    seen: set[str] = set()
    for answers, cells in _records():
        shown = _project().shown(cells)
        said = {level for level in LEVELS if {f"{level}_note", f"{level}_unasked"} & shown}
        assert said == ({cells["urgency"]} if cells["urgency"] else set())
        for level in LEVELS[:2]:
            assert (f"{level}_1" in shown) == (cells["urgency"] == level)
        is_asked = SCREEN(answers).warning_signs == "asked"
        for level in said:
            assert (f"{level}_signs" in shown or f"{level}_unasked" in shown) is not is_asked
            assert not {f"{level}_note", f"{level}_unasked"} <= shown
        seen |= said
    assert seen == set(LEVELS)


FORMULAS: list[Formula] = [
    ALWAYS,
    There("age"),
    There("feels"),
    There("urge"),
    Unsure("urge"),
    OneOf("urge", ("yes", "no")),
    *(Stands("age", order, 18) for order in Order),
    All((There("age"), Some((There("urge"), OneOf("rest", ("no",)))))),
    Some((All((There("age"), Unsure("urge"))), There("feels"))),
    Count((There("age"), There("urge"), Opposite(Some((Unsure("rest"), There("feels"))))), 2),
]


@pytest.mark.parametrize("formula", FORMULAS, ids=str)
def test_each_kind_of_formula_and_its_opposite(formula: Formula) -> None:
    """Both mean what they say, alone and within another."""
    logic = Logic(INSTRUMENT.questions, {}, {"age": "age_given"})
    for outer in (formula, Opposite(formula), All((formula, There("relief")))):
        so, not_so = parsed(logic.so(outer)), parsed(logic.so(outer, is_so=False))
        for answers, cells in _records()[-150:]:
            assert so(cells) is holds(outer, answers)
            assert not_so(cells) is not holds(outer, answers)


def test_every_language_asks_the_same() -> None:
    """Only texts differ."""
    texts = {"Section Header", "Field Label", "Field Note"}
    forms = [_without(dictionary(load(None, code)), texts) for code in ("en", "de", "es", "ru")]
    assert all(form == forms[0] for form in forms)


def _without(fields: Sequence[Row], texts: set[str]) -> list[dict[str, str]]:
    project = Project(written(fields))
    return [
        {
            key: text
            for key, text in field.items()
            if key not in texts and field["Field Type"] in {"calc", "text"}
        }
        for field in project.fields
    ]


def test_lists_can_be_answered_with_nothing_of_them() -> None:
    """Each has a box for that, which stands alone."""
    for question in INSTRUMENT.questions.values():
        if isinstance(question.answers, Several):
            assert codes_of(question)[-1] == "none_of_these"

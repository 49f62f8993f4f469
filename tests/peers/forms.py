"""The form that is exported for ODK, and what is filled in and sent."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from xml.etree import ElementTree as ET

from pyxform.xls2xform import convert

from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load, shipped
from rls_screen.instrument.model import Question
from rls_screen.interop.xlsform.choices import none_of
from rls_screen.interop.xlsform.excel import excel
from rls_screen.interop.xlsform.sheets import Workbook, workbook
from rls_screen.logic.values import Answer, Answers, Missing, Several, Whole
from rls_screen.screening.answers import take
from tests.unit.engines.records import INSTRUMENT

FIELDS = ("four_criteria", "result", "urgency")
Cells = Mapping[str, str]


@cache
def shipped_form() -> Workbook:
    """Give the form of the questionnaire that comes with the package, in all its languages."""
    return workbook([load(None, code) for code in codes(shipped())])


def converted(found: Workbook) -> str:
    """Give *found* as the XForm that pyxform makes of it; fail where it warns."""
    warnings: list[str] = []
    form = convert(excel(found), warnings=warnings, file_type=".xlsx").xform
    assert warnings == []
    assert isinstance(form, str)
    return form


@cache
def shipped_xform() -> str:
    """Give the XForm of the questionnaire that comes with the package."""
    return converted(shipped_form())


def filled_in(answers: Answers) -> dict[str, str | int | list[str]]:
    """Give *answers* as they are chosen in a form."""
    return {name: _chosen(INSTRUMENT.questions[name], item) for name, item in answers.items()}


def _chosen(question: Question, answer: Answer) -> str | int | list[str]:
    match answer:
        case Missing():
            assert answer is Missing.UNSURE
            return "unsure"
        case tuple():
            return list(answer) or [none_of(question)]
        case _:
            return answer


def cells(submission: str) -> dict[str, str]:
    """Give what stands in *submission*, by its path as the CSV export of ODK Central has it."""
    return dict(_leaves(ET.fromstring(submission), ""))  # noqa: S314 - it is our own


def _leaves(node: ET.Element, path: str) -> Iterator[tuple[str, str]]:
    for child in node:
        name = re.sub(r"\{.*\}", "", child.tag)
        if len(child):
            yield from _leaves(child, f"{path}{name}-")
        else:
            yield f"{path}{name}", child.text or ""


def answers_of(found: Cells) -> Answers:
    """Give the answers in the cells *found*, read without the mapping."""
    given: dict[str, str | int | tuple[str, ...]] = {}
    for path, text in found.items():
        question = INSTRUMENT.questions.get(path.rpartition("-")[2])
        if question is None or not text:
            continue
        match question.answers:
            case Whole():
                given[question.id] = int(text)
            case Several():
                chosen = text.split(" ")
                given[question.id] = () if chosen == [none_of(question)] else tuple(chosen)
            case _:
                given[question.id] = text
    sheet = take(INSTRUMENT, given.items())
    assert sheet.mistakes == ()
    return sheet.answers

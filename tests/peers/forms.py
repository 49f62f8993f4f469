"""The form that is exported, and answer sets to fill it in with."""

import random
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
from rls_screen.interview.route import relevance
from rls_screen.logic.values import Answer, Answers, Missing, Several, Whole
from rls_screen.screening.answers import take
from rls_screen.screening.screen import with_defaults
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


def whole_answers(count: int) -> list[Answers]:
    """Give answer sets in which all is answered that the interview asks, the same each time."""
    chance = random.Random(11)  # noqa: S311 - the same each time
    return [_whole_answers(chance) for _ in range(count)]


def _whole_answers(chance: random.Random) -> Answers:
    matters = relevance(INSTRUMENT)
    found: dict[str, Answer] = {}
    names = [*INSTRUMENT.questions]
    while True:
        given = with_defaults(INSTRUMENT, found)
        left = [name for name in names if name not in found and matters(name, given)]
        if not left:
            return {name: answer for name, answer in found.items() if matters(name, given)}
        found[left[0]] = _any_answer(INSTRUMENT.questions[left[0]], chance)


def _any_answer(question: Question, chance: random.Random) -> Answer:
    match question.answers:
        case Whole(minimum, maximum):
            return chance.choice((minimum, 17, 18, maximum))
        case Several(values):
            return tuple(code for code in values if chance.random() < 1 / 2)
        case _:
            # Half of the answers are those that people with restless legs mostly give.
            usual = [option.code for option in question.options if option.code in {"yes", "none"}]
            codes_ = [option.code for option in question.options]
            code = chance.choice(usual or codes_ if chance.random() < 1 / 2 else codes_)
            return Missing.UNSURE if code == "unsure" else code

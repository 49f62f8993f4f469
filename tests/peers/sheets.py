"""Answer sets for the forms of others: whole ones, partial ones, and all cases."""

import random
from typing import Any

from rls_screen.instrument.model import Question
from rls_screen.interop.fhir.names import RESULTS
from rls_screen.interop.fhir.response import response
from rls_screen.interop.outline import Outline, outline
from rls_screen.logic.values import Answer, Answers, Missing, Several, Whole
from tests.unit.engines.records import INSTRUMENT, all_records

OUTLINE: Outline = outline(INSTRUMENT)


_USUAL = {
    **dict.fromkeys(("urge", "rest", "relief", "evening"), "yes"),
    "frequency": "weekly_3",
    "duration": "over_12_months",
}
"""What is answered most often, as else hardly anybody fits."""


def sheets(whole: int = 110, partial: int = 40) -> list[Answers]:
    """Give so many sheets that answer all that a form shows, so many that do not, and the cases.

    None answers what a form hides.
    """
    chance = random.Random(11)  # noqa: S311 - the same sheets each time
    found = [_filled(chance, len(INSTRUMENT.questions)) for _ in range(whole)]
    found += [_filled(chance, chance.randrange(50)) for _ in range(partial)]
    return [*found, *(_shown(answers) for answers in all_records()[10_000:])]


def _filled(chance: random.Random, most: int) -> Answers:
    """Answer what is shown, one question after the other, up to so many."""
    answers: dict[str, Answer] = {}
    for name in INSTRUMENT.questions:
        if len(answers) < most and name in OUTLINE.worked_out(answers).shown:
            answers[name] = _answer(chance, INSTRUMENT.questions[name])
    return _shown(answers)


def _answer(chance: random.Random, question: Question) -> Answer:
    match question.answers:
        case Whole(minimum, maximum):
            return chance.choice((minimum, 17, 18, 45, maximum))
        case Several(values):
            return tuple(code for code in values if chance.random() < 0.3)
        case _:
            codes = [option.code for option in question.options]
            usual = _USUAL.get(question.id, "no" if question.is_yes_no else codes[0])
            code = usual if chance.random() < 0.7 else chance.choice(codes)
            return Missing.UNSURE if code == "unsure" else code


def _shown(answers: Answers) -> Answers:
    """Leave out what is hidden, until nothing is."""
    while True:
        shown = OUTLINE.worked_out(answers).shown
        kept = {name: answer for name, answer in answers.items() if name in shown}
        if kept == answers:
            return kept
        answers = kept


def fields(answers: Answers) -> dict[str, str]:
    """Give what a form is to work out for *answers*."""
    return dict(OUTLINE.worked_out(answers).fields)


def record(answers: Answers) -> dict[str, object]:
    """Give *answers* as they stand in a record."""
    return {name: _plain(answer) for name, answer in answers.items()}


def unsolved(answers: Answers) -> dict[str, Any]:
    """Give the response in FHIR, without what the form is to work out."""
    found: dict[str, Any] = response(OUTLINE, None, answers)
    found["item"] = [item for item in found["item"] if item["linkId"] != RESULTS]
    return found


def solved(items: list[dict[str, Any]]) -> dict[str, str]:
    """Give what stands in the fields of *items*, those of a response in FHIR."""
    found: dict[str, str] = {}
    for item in items:
        if item["linkId"] in {field.name for field in OUTLINE.fields}:
            for answer in item.get("answer", ()):
                found[item["linkId"]] = answer["valueString"]
        found |= solved(item.get("item", []))
    return found


def _plain(answer: Answer) -> object:
    match answer:
        case Missing():
            return "unsure"
        case tuple():
            return list(answer)
        case _:
            return answer

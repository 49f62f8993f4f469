"""Conditions that FHIR can say without an expression."""

from collections.abc import Iterator

from rls_screen.instrument.model import UNSURE
from rls_screen.interop.fhir.names import answers_of
from rls_screen.interop.fhir.texts import Json
from rls_screen.interop.outline import Outline
from rls_screen.logic.formula import All, Formula, OneOf, Some, There, Told, Unsure


def enable_when(formula: Formula, outline: Outline) -> Json | None:
    """Give *formula* as answers that must be there, all or any; None if it says more than that."""
    match _opened(formula, outline):
        case All(items):
            found = [_one(item, outline) for item in items]
            behaviour = "all"
        case Some(items):
            found = [_one(item, outline) for item in items]
            behaviour = "any"
        case alone:
            found, behaviour = [_one(alone, outline)], "any"
    if any(item is None or (behaviour == "all" and len(item) > 1) for item in found):
        return None
    tests = [test for item in found for test in item or ()]
    return {
        "enableWhen": tests,
        **({"enableBehavior": behaviour} if len(tests) > 1 else {}),
    }


def _opened(formula: Formula, outline: Outline) -> Formula:
    """Give what the step says that *formula* is the name of."""
    match formula:
        case Told(name, True):
            return next(step.formula for step in outline.steps if step.name == name)
        case _:
            return formula


def _one(formula: Formula, outline: Outline) -> list[Json] | None:
    """Give the tests of which any must hold for *formula*, or None if there are no such."""
    match formula:
        case OneOf(name, codes):
            return [*_codes(name, codes, outline)]
        case Unsure(name):
            return [*_codes(name, (UNSURE,), outline)]
        case There(name):
            return [{"question": name, "operator": "exists", "answerBoolean": True}]
        case _:
            return None


def _codes(name: str, codes: tuple[str, ...], outline: Outline) -> Iterator[Json]:
    system = answers_of(outline.instrument.questions[name])
    for code in codes:
        coding = {"system": system, "code": code}
        yield {"question": name, "operator": "=", "answerCoding": coding}

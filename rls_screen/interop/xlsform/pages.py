"""When a page is shown, told without anything that stands on it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rls_screen.interop.outline import Outline
from rls_screen.logic.formula import (
    ALWAYS,
    All,
    Constant,
    Count,
    Formula,
    OneOf,
    Opposite,
    Some,
    Stands,
    There,
    Told,
    Unsure,
    some_of,
)


def shown_page(outline: Outline, questions: Sequence[str]) -> Formula:
    """Give where a page with *questions* is shown: where any of them is.

    A page cannot be shown by what is answered on it, as that is hidden along with it; one that
    would be is always there.
    """
    formulas = list(dict.fromkeys(outline.shown[name] for name in questions))
    formula = some_of(_absorbed(formulas))
    return ALWAYS if _rests_on(outline, formula, frozenset(questions)) else formula


def _absorbed(formulas: Sequence[Formula]) -> Iterator[Formula]:
    """Leave out what holds only where another one of *formulas* does."""
    for formula in formulas:
        if not (isinstance(formula, All) and any(item in formulas for item in formula.items)):
            yield formula


def _rests_on(outline: Outline, formula: Formula, questions: frozenset[str]) -> bool:
    """Say whether *formula* rests on *questions*, through steps and through what shows them."""
    steps = {step.name: step.formula for step in outline.steps}

    @cache
    def rests(name: str) -> bool:
        if name in questions:
            return True
        needed = steps.get(name) or outline.shown.get(name, ALWAYS)
        return any(map(rests, names_in(needed)))

    return any(map(rests, names_in(formula)))


def names_in(formula: Formula) -> Iterator[str]:
    """Give the name of each question and step in *formula*."""
    match formula:
        case Constant():
            pass
        case OneOf(name) | Unsure(name) | There(name) | Stands(name) | Told(name):
            yield name
        case Opposite(item):
            yield from names_in(item)
        case All(items) | Some(items) | Count(items):
            yield from _names_in_all(items)


def _names_in_all(items: Iterable[Formula]) -> Iterator[str]:
    for item in items:
        yield from names_in(item)

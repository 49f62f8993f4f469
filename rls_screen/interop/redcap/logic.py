"""Formulas in REDCap's logic, for branching and for calculated fields.

It has no "not", so that what does not hold is written out. A blank field is an empty text. A number
is compared only where a field of its own says that there is one within its range. Only what is
listed is an answer, so that a code for missing data, whichever a project has, is none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from rls_screen.instrument.model import UNSURE, Question
from rls_screen.interop.redcap.choices import codes_of
from rls_screen.logic.formula import (
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
)
from rls_screen.logic.nodes import Order
from rls_screen.logic.values import Several, Whole

YES, NO = "1", "0"
"""What a step and a box hold."""

_OPPOSITES = {
    Order.LESS: Order.AT_LEAST,
    Order.AT_MOST: Order.MORE,
    Order.EQUAL: Order.UNEQUAL,
    Order.UNEQUAL: Order.EQUAL,
    Order.AT_LEAST: Order.LESS,
    Order.MORE: Order.AT_MOST,
}
_SIGNS = {Order.EQUAL: "=", Order.UNEQUAL: "<>"}
_AND, _OR = " and ", " or "


@dataclass(frozen=True, slots=True)
class Logic:
    """Write formulas of answers to *questions* and of steps, whose fields are called *names*.

    *given* are the fields that say whether the numbers are there, by question.
    """

    questions: Mapping[str, Question]
    names: Mapping[str, str]
    given: Mapping[str, str]

    def so(self, formula: Formula, *, is_so: bool = True) -> str:
        """Give where *formula* holds or, if *is_so* is false, where it does not."""
        match formula:
            case Constant(holds):
                return "1 = 1" if holds is is_so else "1 = 0"
            case OneOf(name, codes):
                return self.one_of(name, codes, is_so=is_so)
            case Unsure(name):
                return self.one_of(name, (UNSURE,), is_so=is_so)
            case There(name):
                return self.there(self.questions[name], is_so=is_so)
            case Stands(name, order, bound):
                there = self.there(self.questions[name], is_so=is_so)
                sign = order if is_so else _OPPOSITES[order]
                test = f"{self.field(name)} {_SIGNS.get(sign, sign.value)} {bound}"
                return _joined(_AND if is_so else _OR, (there, test))
            case Told(name, is_told):
                return _compared(self.field(name), YES, is_so=is_told is is_so)
            case Opposite(item):
                return self.so(item, is_so=not is_so)
            case All(items) | Some(items):
                parts = [self.so(item, is_so=is_so) for item in items]
                return _joined(_AND if isinstance(formula, All) is is_so else _OR, parts)
            case Count(items, least):
                found = " + ".join(f"if({self.so(item)}, 1, 0)" for item in items)
                return f"({found}) {'>=' if is_so else '<'} {least}"
        assert_never(formula)

    def chosen(self, values: Iterable[tuple[str, Formula]]) -> str:
        """Give the first code of *values* whose formula holds, or an empty text."""
        found = "''"
        for code, formula in reversed(tuple(values)):
            found = f"if({self.so(formula)}, '{code}', {found})"
        return found

    def one_of(self, name: str, codes: Iterable[str], *, is_so: bool) -> str:
        """Give where the field *name* holds one of *codes*, or none of them."""
        tests = [_compared(self.field(name), code, is_so=is_so) for code in codes]
        return _joined(_OR if is_so else _AND, tests)

    def there(self, question: Question, *, is_so: bool) -> str:
        """Give where *question* has an answer that it takes, or has none."""
        name = question.id
        match question.answers:
            case Whole():
                return _compared(f"[{self.given[name]}]", YES, is_so=is_so)
            case Several():
                boxes = (f"[{name}({code})]" for code in codes_of(question))
                tests = [_compared(box, YES, is_so=is_so) for box in boxes]
                return _joined(_OR if is_so else _AND, tests)
            case _:
                return self.one_of(name, codes_of(question), is_so=is_so)

    def within(self, name: str, answers: Whole) -> str:
        """Give where the number *name* is one of *answers*."""
        field = self.field(name)
        return f"{field} <> '' and {field} >= {answers.minimum} and {field} <= {answers.maximum}"

    def field(self, name: str) -> str:
        """Give what stands in the field of the question or step *name*."""
        return f"[{self.names.get(name, name)}]"


def _compared(field: str, code: str, *, is_so: bool) -> str:
    return f"{field} {'=' if is_so else '<>'} '{code}'"


def _joined(word: str, parts: Iterable[str]) -> str:
    """Join *parts* with *word*, those that are joined with the other word in brackets."""
    other = _OR if word == _AND else _AND
    return word.join(f"({part})" if other in _outside(part) else part for part in parts)


def _outside(text: str) -> str:
    """Give what of *text* stands outside of all brackets."""
    depth, found = 0, []
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth == 0:
            found.append(character)
    return "".join(found)

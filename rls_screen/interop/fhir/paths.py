"""Formulas as FHIRPath over a response, which is never empty where a formula stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from rls_screen.errors import UsageError
from rls_screen.instrument.model import UNSURE, Instrument
from rls_screen.interop.fhir.layout import layout, ways
from rls_screen.interop.outline import Calculated, Outline
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

_ORDERS = {
    Order.LESS: "<",
    Order.AT_MOST: "<=",
    Order.EQUAL: "=",
    Order.UNEQUAL: "!=",
    Order.AT_LEAST: ">=",
    Order.MORE: ">",
}
_NO_NUMBER = -1


@dataclass(frozen=True, slots=True)
class Paths:
    """Write formulas of *outline*, where an answer or a step is the variable in *names*."""

    outline: Outline
    names: Mapping[str, str]

    def variables(self) -> Iterator[tuple[str, str]]:
        """Give each variable that is needed and its expression, each behind those it reads."""
        instrument = self.outline.instrument
        roads = {way[-1]: way for way in ways(layout(instrument))}
        for name, way in roads.items():
            yield self.names[name], _answer(instrument, name, way)
        for step in self.outline.steps:
            yield self.names[step.name], self.written(step.formula)

    def field(self, field: Calculated) -> str:
        """Give the code of *field*, or nothing while it is not decided."""
        found = "{}"
        for code, formula in reversed(field.values):
            found = f"iif({self.written(formula)}, {_text(code)}, {found})"
        return found

    def written(self, formula: Formula) -> str:
        """Give *formula* as an expression that is true or false."""
        match formula:
            case Constant(is_so):
                return "true" if is_so else "false"
            case OneOf(name, codes):
                return _joined(" or ", [f"%{self.names[name]} = {_text(code)}" for code in codes])
            case Unsure(name):
                return f"%{self.names[name]} = {_text(UNSURE)}"
            case There(name):
                nothing = f"> {_NO_NUMBER}" if self.is_number(name) else "!= ''"
                return f"%{self.names[name]} {nothing}"
            case Stands(name, order, bound):
                number = f"%{self.names[name]}"
                return f"({number} > {_NO_NUMBER} and {number} {_ORDERS[order]} {bound})"
            case Told(name, is_so):
                return f"%{self.names[name]}" if is_so else f"%{self.names[name]}.not()"
            case Opposite(item):
                return f"({self.written(item)}).not()"
            case All(items):
                return _joined(" and ", [self.written(item) for item in items])
            case Some(items):
                return _joined(" or ", [self.written(item) for item in items])
            case Count(items, least):
                ones = " + ".join(f"iif({self.written(item)}, 1, 0)" for item in items)
                return f"({ones}) >= {least}"
        assert_never(formula)

    def is_number(self, name: str) -> bool:
        """Say whether the question *name* is answered with a number."""
        return isinstance(self.outline.instrument.questions[name].answers, Whole)


def paths(outline: Outline) -> Paths:
    """Name the variables for *outline*."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    asked = {name: f"answer_{name}" for name in outline.instrument.questions}
    for name, long in (asked | {step.name: step.name for step in outline.steps}).items():
        short = _camel(long)
        while short in taken:
            short += "X"
        names[name] = short
        taken.add(short)
    return Paths(outline, names)


def _answer(instrument: Instrument, name: str, way: tuple[str, ...]) -> str:
    """Give the answer to the question *name*: a code, a number, or what stands for none."""
    items = ".".join(f"item.where(linkId={_text(link)})" for link in way)
    value = f"%resource.{items}.answer.value"
    match instrument.questions[name].answers:
        case Whole(minimum):
            if minimum <= _NO_NUMBER:
                raise UsageError(f"the question '{name}' takes {minimum}; FHIR takes 0 and more.")
            return f"iif({value}.exists(), {value}.first(), {_NO_NUMBER})"
        case Several():
            return f"{value}.code.first() & ''"
        case _:
            return f"{value}.code & ''"


def _text(code: str) -> str:
    escaped = code.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _camel(name: str) -> str:
    """Give *name* in letters and digits alone, as a variable must be."""
    first, *others = re.split("[^A-Za-z0-9]+", name)
    return first + "".join(part.capitalize() for part in others)


def _joined(mark: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({mark.join(parts)})"

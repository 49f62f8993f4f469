"""Formulas, worked out the plainest way."""

from collections.abc import Mapping

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
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Missing, Value

STANDS = {
    Order.LESS: int.__lt__,
    Order.AT_MOST: int.__le__,
    Order.EQUAL: int.__eq__,
    Order.UNEQUAL: int.__ne__,
    Order.AT_LEAST: int.__ge__,
    Order.MORE: int.__gt__,
}


def holds(formula: Formula, values: Mapping[str, Value]) -> bool:
    """Say whether *formula* holds of *values*."""
    match formula:
        case Constant(is_so):
            return is_so
        case OneOf(name, codes):
            return values.get(name) in codes
        case Unsure(name):
            return values.get(name) is Missing.UNSURE
        case There(name):
            return values.get(name) not in {None, Missing.NOT_ASKED}
        case Stands(name, order, bound):
            number = values.get(name)
            return isinstance(number, int) and STANDS[order](number, bound)
        case Told(name, is_so):
            return values.get(name) is (Truth.YES if is_so else Truth.NO)
        case Opposite(item):
            return not holds(item, values)
        case All(items):
            return all(holds(item, values) for item in items)
        case Some(items):
            return any(holds(item, values) for item in items)
        case Count(items, least):
            return sum(holds(item, values) for item in items) >= least

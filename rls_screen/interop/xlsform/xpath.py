"""Formulas in XPath, as the programs that show XForms work them out."""

from collections.abc import Iterable

from rls_screen.instrument.model import UNSURE
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

YES, NO = "yes", "no"
"""What a step holds."""

_SIGNS = {Order.EQUAL: "=", Order.UNEQUAL: "!="}
_LOOSE = (Some, All, Count)
"""What needs brackets within another formula."""


def xpath(formula: Formula) -> str:
    """Give *formula* in XPath; what is not answered is an empty text there."""
    match formula:
        case Constant(is_so):
            return "true()" if is_so else "false()"
        case OneOf(name, codes):
            return " or ".join(f"{of(name)} = '{code}'" for code in codes)
        case Unsure(name):
            return f"{of(name)} = '{UNSURE}'"
        case There(name):
            return f"{of(name)} != ''"
        case Stands(name, order, bound):
            # An empty text is no number, which differs from each.
            return f"({of(name)} != '' and {of(name)} {_SIGNS.get(order, order.value)} {bound})"
        case Told(name, is_so):
            return f"{of(name)} = '{YES if is_so else NO}'"
        case Opposite(item):
            return f"not({xpath(item)})"
        case All(items):
            return " and ".join(_inner(items))
        case Some(items):
            return " or ".join(_inner(items))
        case Count(items, least):
            found = " + ".join(f"if({xpath(item)}, 1, 0)" for item in items)
            return f"({found}) >= {least}"


def chosen(values: Iterable[tuple[str, Formula]], otherwise: str = "") -> str:
    """Give the first code of *values* whose formula holds, in XPath, or *otherwise*."""
    found = f"'{otherwise}'"
    for code, formula in reversed(tuple(values)):
        found = f"if({xpath(formula)}, '{code}', {found})"
    return found


def of(name: str) -> str:
    """Give what stands in the row *name*."""
    return f"${{{name}}}"


def _inner(items: Iterable[Formula]) -> Iterable[str]:
    for item in items:
        is_loose = isinstance(item, _LOOSE) or (isinstance(item, OneOf) and len(item.codes) > 1)
        yield f"({xpath(item)})" if is_loose else xpath(item)

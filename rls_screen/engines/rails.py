"""Turn conditions into SQL: two truths for each, that it is so and that it is not so.

It is unknown where both are false. No truth is ever NULL, so every engine agrees on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp

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
    pair,
)
from rls_screen.logic.nodes import Condition, Order
from rls_screen.logic.values import Scope

ORDERS: dict[Order, type[exp.Binary]] = {
    Order.LESS: exp.LT,
    Order.AT_MOST: exp.LTE,
    Order.EQUAL: exp.EQ,
    Order.UNEQUAL: exp.NEQ,
    Order.AT_LEAST: exp.GTE,
    Order.MORE: exp.GT,
}
FALSE = exp.false()


@dataclass(frozen=True, slots=True)
class Rails:
    """The two truths of a condition: it is so, it is not so."""

    yes: exp.Expr
    no: exp.Expr


def value(name: str) -> exp.Column:
    """Give the column of a question or a decision."""
    return exp.column(_safe(name), quoted=True)


def yes(name: str) -> exp.Column:
    """Give the column that says that a fact is so."""
    return exp.column(f"{_safe(name)}__yes", quoted=True)


def no(name: str) -> exp.Column:
    """Give the column that says that a fact is not so."""
    return exp.column(f"{_safe(name)}__no", quoted=True)


def rails(node: Condition, scope: Scope) -> Rails:
    """Give the truths of *node*, whose names stand for what *scope* says."""
    found = pair(node, scope)
    return Rails(_truth(found.yes), _truth(found.no))


def _truth(formula: Formula) -> exp.Expr:
    match formula:
        case Constant(is_so):
            return exp.convert(is_so)
        case Told(name, is_so):
            return yes(name) if is_so else no(name)
        case OneOf(name, codes):
            return _told(value(name).isin(*codes))
        case Unsure(name):
            return _told(value(name).eq(UNSURE))
        case There(name):
            return exp.not_(value(name).is_(exp.null()))
        case Stands(name, order, bound):
            stands = ORDERS[order](this=value(name), expression=exp.Literal.number(bound))
            return _told(stands)
        case Opposite(item):
            return exp.not_(_truth(item))
        case All(items):
            return exp.and_(*map(_truth, items))
        case Some(items):
            return exp.or_(*map(_truth, items))
        case Count(items, least):
            counted = exp.paren(total([_truth(item) for item in items]))
            return exp.GTE(this=counted, expression=exp.Literal.number(least))


def _safe(name: str) -> str:
    return name.replace(".", "__")


def _told(truth: exp.Expr) -> exp.Expr:
    """Give *truth*, or false where it is NULL."""
    return exp.Coalesce(this=truth, expressions=[FALSE.copy()])


def total(truths: Sequence[exp.Expr]) -> exp.Expr:
    """Give how many of *truths* are so."""
    found: exp.Expr = exp.Literal.number(0)
    for truth in truths:
        one = exp.case().when(truth.copy(), exp.Literal.number(1)).else_(exp.Literal.number(0))
        found = exp.Add(this=found, expression=one)
    return found

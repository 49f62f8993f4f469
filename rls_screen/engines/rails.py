"""Turn conditions into SQL: two truths for each, that it is so and that it is not so.

It is unknown where both are false. No truth is ever NULL, so every engine agrees on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlglot import exp

from rls_screen.instrument.model import UNSURE
from rls_screen.logic.nodes import (
    Among,
    And,
    Anyone,
    Ask,
    Asking,
    AtLeast,
    Compare,
    Condition,
    Everyone,
    Holds,
    Mode,
    Not,
    Or,
    Order,
    Taken,
    Tally,
)
from rls_screen.logic.rules import spread
from rls_screen.logic.values import Choice, Scope, ThreeWay, Verdict, Whole

ORDERS: dict[Order, type[exp.Binary]] = {
    Order.LESS: exp.LT,
    Order.AT_MOST: exp.LTE,
    Order.EQUAL: exp.EQ,
    Order.UNEQUAL: exp.NEQ,
    Order.AT_LEAST: exp.GTE,
    Order.MORE: exp.GT,
}
TRUE, FALSE = exp.true(), exp.false()


@dataclass(frozen=True, slots=True)
class Rails:
    """The two truths of a condition: it is so, it is not so."""

    yes: exp.Expr
    no: exp.Expr

    def swapped(self) -> "Rails":
        """Give the negation."""
        return Rails(self.no, self.yes)


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

    def each(items: Iterable[Condition]) -> list[Rails]:
        return [rails(item, scope) for item in items]

    match node:
        case Holds(name):
            return Rails(yes(name.text), no(name.text))
        case Among():
            return _among(node, scope)
        case Compare(name, order, bound):
            return _compared(value(name.text), order, bound)
        case Ask(asking, name):
            return _certain(_asked(asking, name.text, scope))
        case Not(item):
            return rails(item, scope).swapped()
        case Taken(Mode.DEFINITELY, item):
            return _certain(rails(item, scope).yes)
        case Taken(_, item):
            return _certain(exp.not_(rails(item, scope).no))
        case And(items):
            return _both(each(items))
        case Or(items):
            return _either(each(items))
        case Everyone(group):
            return _both(each(spread(group, scope)))
        case Anyone(group):
            return _either(each(spread(group, scope)))
        case AtLeast(bound, items):
            return _tally(each(items), Order.AT_LEAST, bound)
        case Tally(of, order, bound):
            return _tally(each(spread(of, scope)), order, bound)


def _safe(name: str) -> str:
    return name.replace(".", "__")


def _certain(truth: exp.Expr) -> Rails:
    return Rails(truth, exp.not_(truth.copy()))


def _told(truth: exp.Expr) -> exp.Expr:
    """Give *truth*, or false where it is NULL."""
    return exp.Coalesce(this=truth, expressions=[FALSE.copy()])


def _is_one_of(name: str, codes: Sequence[str]) -> exp.Expr:
    if not codes:
        return FALSE.copy()
    return _told(value(name).isin(*codes))


def _among(node: Among, scope: Scope) -> Rails:
    kind = scope[node.name.text]
    known = kind.values if isinstance(kind, Choice | Verdict) else ()
    found = Rails(
        _is_one_of(node.name.text, [code for code in known if code in node.values]),
        _is_one_of(node.name.text, [code for code in known if code not in node.values]),
    )
    return found.swapped() if node.negated else found


def _compared(left: exp.Expr, order: Order, bound: int) -> Rails:
    stands = ORDERS[order](this=left, expression=exp.Literal.number(bound))
    return Rails(_told(stands), _told(exp.not_(stands.copy())))


def _asked(asking: Asking, name: str, scope: Scope) -> exp.Expr:
    there = exp.not_(value(name).is_(exp.null()))
    match asking, scope[name]:
        case Asking.KNOWN, ThreeWay():
            return exp.or_(yes(name), no(name))
        case (Asking.KNOWN, Verdict() | Whole()) | (Asking.ANSWERED, _):
            return there
        case Asking.KNOWN, Choice():
            return _told(value(name).neq(UNSURE))
        case Asking.KNOWN, _:
            return there
        case _, Whole():
            return FALSE.copy()
        case _:
            return _told(value(name).eq(UNSURE))


def _both(items: Sequence[Rails]) -> Rails:
    return Rails(
        exp.and_(TRUE.copy(), *(item.yes for item in items)),
        exp.or_(FALSE.copy(), *(item.no for item in items)),
    )


def _either(items: Sequence[Rails]) -> Rails:
    return _both([item.swapped() for item in items]).swapped()


def _tally(items: Sequence[Rails], order: Order, bound: int) -> Rails:
    """Compare the least and the most that the count can be with *bound*."""
    lowest = total([item.yes for item in items])
    highest = exp.Sub(
        this=exp.Literal.number(len(items)),
        expression=exp.paren(total([item.no for item in items])),
    )

    def stands(number: exp.Expr, how: Order) -> exp.Expr:
        return ORDERS[how](this=exp.paren(number.copy()), expression=exp.Literal.number(bound))

    over = Rails(stands(lowest, Order.MORE), stands(highest, Order.AT_MOST))
    under = Rails(stands(highest, Order.LESS), stands(lowest, Order.AT_LEAST))
    equal = Rails(
        exp.and_(stands(lowest, Order.EQUAL), stands(highest, Order.EQUAL)),
        exp.or_(stands(lowest, Order.MORE), stands(highest, Order.LESS)),
    )
    match order:
        case Order.MORE:
            return over
        case Order.AT_MOST:
            return over.swapped()
        case Order.LESS:
            return under
        case Order.AT_LEAST:
            return under.swapped()
        case Order.EQUAL:
            return equal
        case Order.UNEQUAL:
            return equal.swapped()


def total(truths: Sequence[exp.Expr]) -> exp.Expr:
    """Give how many of *truths* are so."""
    found: exp.Expr = exp.Literal.number(0)
    for truth in truths:
        one = exp.case().when(truth.copy(), exp.Literal.number(1)).else_(exp.Literal.number(0))
        found = exp.Add(this=found, expression=one)
    return found

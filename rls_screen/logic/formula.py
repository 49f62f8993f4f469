"""Rules in plain logic of two values, for engines that know no third.

Each condition becomes two formulas: that it is so, and that it is not so. It is unknown where
neither holds. No formula is ever unknown itself, so that every engine agrees on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Constant:
    """What always *is_so*, or never."""

    is_so: bool


@dataclass(frozen=True, slots=True)
class OneOf:
    """Whether the question or decision *name* has one of *codes*; "unsure" is none of them."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unsure:
    """Whether the answer to the question *name* is that the person is unsure."""

    name: str


@dataclass(frozen=True, slots=True)
class There:
    """Whether *name* has an answer, "unsure" included, or an outcome."""

    name: str


@dataclass(frozen=True, slots=True)
class Stands:
    """Whether *name* has a number, and it stands in *order* to *bound*."""

    name: str
    order: Order
    bound: int


@dataclass(frozen=True, slots=True)
class Told:
    """Whether the fact *name* is known to be so, or known not to be (*is_so* is false)."""

    name: str
    is_so: bool


@dataclass(frozen=True, slots=True)
class Opposite:
    """Whether *item* does not hold."""

    item: "Formula"


@dataclass(frozen=True, slots=True)
class All:
    """Whether every one of two or more *items* holds."""

    items: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Whether any of two or more *items* holds."""

    items: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Whether at least *least* of two or more *items* hold; *least* is 1 to their number."""

    items: tuple["Formula", ...]
    least: int


Formula = Constant | OneOf | Unsure | There | Stands | Told | Opposite | All | Some | Count

ALWAYS, NEVER = Constant(is_so=True), Constant(is_so=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """The two truths of a condition: it is so (*yes*), and it is not so (*no*)."""

    yes: Formula
    no: Formula

    def swapped(self) -> "Pair":
        """Give the negation."""
        return Pair(self.no, self.yes)


def pair(node: Condition, scope: Scope) -> Pair:
    """Give the truths of *node*, whose names stand for what *scope* says."""

    def each(items: Iterable[Condition]) -> list[Pair]:
        return [pair(item, scope) for item in items]

    match node:
        case Holds(name):
            return Pair(Told(name.text, is_so=True), Told(name.text, is_so=False))
        case Among():
            return _among(node, scope)
        case Compare(name, order, bound):
            return Pair(Stands(name.text, order, bound), Stands(name.text, AGAINST[order], bound))
        case Ask(asking, name):
            return _certain(_asked(asking, name.text, scope))
        case Not(item):
            return pair(item, scope).swapped()
        case Taken(Mode.DEFINITELY, item):
            return _certain(pair(item, scope).yes)
        case Taken(_, item):
            return _certain(opposite(pair(item, scope).no))
        case And(items):
            return _both(each(items))
        case Or(items):
            return _either(each(items))
        case Everyone(group):
            return _both(each(spread(group, scope)))
        case Anyone(group):
            return _either(each(spread(group, scope)))
        case AtLeast(bound, items):
            return _at_least(each(items), bound)
        case Tally(of, order, bound):
            return _tally(each(spread(of, scope)), order, bound)


AGAINST = {
    Order.LESS: Order.AT_LEAST,
    Order.AT_MOST: Order.MORE,
    Order.EQUAL: Order.UNEQUAL,
    Order.UNEQUAL: Order.EQUAL,
    Order.AT_LEAST: Order.LESS,
    Order.MORE: Order.AT_MOST,
}
"""The order that a number stands in where it does not stand in this one."""


def opposite(item: Formula) -> Formula:
    """Give what holds where *item* does not."""
    match item:
        case Constant(is_so):
            return Constant(not is_so)
        case Opposite(inner):
            return inner
        case _:
            return Opposite(item)


def all_of(items: Iterable[Formula]) -> Formula:
    """Give what holds where all *items* do."""
    found = [part for item in items for part in (item.items if isinstance(item, All) else (item,))]
    kept = tuple(dict.fromkeys(item for item in found if item != ALWAYS))
    if NEVER in kept:
        return NEVER
    return All(kept) if len(kept) > 1 else kept[0] if kept else ALWAYS


def some_of(items: Iterable[Formula]) -> Formula:
    """Give what holds where any of *items* does."""
    found = [part for item in items for part in (item.items if isinstance(item, Some) else (item,))]
    kept = tuple(dict.fromkeys(item for item in found if item != NEVER))
    if ALWAYS in kept:
        return ALWAYS
    return Some(kept) if len(kept) > 1 else kept[0] if kept else NEVER


def at_least(items: Sequence[Formula], least: int) -> Formula:
    """Give what holds where at least *least* of *items* do."""
    still = least - sum(item == ALWAYS for item in items)
    kept = tuple(item for item in items if not isinstance(item, Constant))
    if still <= 0:
        return ALWAYS
    if still > len(kept):
        return NEVER
    if still == 1:
        return some_of(kept)
    return all_of(kept) if still == len(kept) else Count(kept, still)


def _certain(truth: Formula) -> Pair:
    return Pair(truth, opposite(truth))


def _among(node: Among, scope: Scope) -> Pair:
    kind, name = scope[node.name.text], node.name.text
    known = kind.values if isinstance(kind, Choice | Verdict) else ()
    listed = tuple(code for code in known if code in node.values)
    others = tuple(code for code in known if code not in node.values)
    found = Pair(_one_of(name, listed), _one_of(name, others))
    return found.swapped() if node.negated else found


def _one_of(name: str, codes: tuple[str, ...]) -> Formula:
    return OneOf(name, codes) if codes else NEVER


def _asked(asking: Asking, name: str, scope: Scope) -> Formula:
    match asking, scope[name]:
        case Asking.KNOWN, ThreeWay():
            return some_of((Told(name, is_so=True), Told(name, is_so=False)))
        case Asking.KNOWN, Choice():
            return all_of((There(name), Opposite(Unsure(name))))
        case ((Asking.KNOWN | Asking.ANSWERED), _):
            return There(name)
        case _, Whole() | Verdict():
            return NEVER
        case _:
            return Unsure(name)


def _both(items: Sequence[Pair]) -> Pair:
    return Pair(all_of(item.yes for item in items), some_of(item.no for item in items))


def _either(items: Sequence[Pair]) -> Pair:
    return _both([item.swapped() for item in items]).swapped()


def _at_least(items: Sequence[Pair], bound: int) -> Pair:
    """Compare the fewest and the most that can hold with *bound*."""
    yes, no = [item.yes for item in items], [item.no for item in items]
    return Pair(at_least(yes, bound), at_least(no, len(items) - bound + 1))


def _tally(items: Sequence[Pair], order: Order, bound: int) -> Pair:
    match order:
        case Order.AT_LEAST:
            return _at_least(items, bound)
        case Order.MORE:
            return _at_least(items, bound + 1)
        case Order.LESS:
            return _at_least(items, bound).swapped()
        case Order.AT_MOST:
            return _at_least(items, bound + 1).swapped()
        case Order.EQUAL:
            return _both([_at_least(items, bound), _at_least(items, bound + 1).swapped()])
        case Order.UNEQUAL:
            return _tally(items, Order.EQUAL, bound).swapped()

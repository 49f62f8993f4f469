"""Every small change of a condition: what is dropped, turned round or swapped in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from rls_screen.logic.nodes import (
    Among,
    And,
    Anyone,
    Ask,
    Asking,
    AtLeast,
    Compare,
    Condition,
    Each,
    Everyone,
    Holds,
    Listed,
    Mode,
    Not,
    Or,
    Order,
    Taken,
    Tally,
)
from rls_screen.logic.rules import members
from rls_screen.logic.values import Choice, Scope, ThreeWay, Verdict, Whole

Item = TypeVar("Item")


def changes(node: Condition, scope: Scope) -> Iterator[Condition]:
    """Give *node* with one change each time, in itself or in a part of it."""
    match node:
        case Holds() | Ask() | Among() | Compare():
            yield Not(node)
            yield from _leaf(node, scope)
        case Not(item) | Taken(_, item):
            yield item
            yield from (replace(node, item=other) for other in changes(item, scope))
            if isinstance(node, Taken):
                other = Mode.POSSIBLY if node.mode is Mode.DEFINITELY else Mode.DEFINITELY
                yield replace(node, mode=other)
        case And(items) | Or(items):
            yield Or(items) if isinstance(node, And) else And(items)
            yield from (_joined(node, fewer) for fewer in _fewer(items))
            yield from (replace(node, items=other) for other in _inside(items, scope))
        case AtLeast(bound, items):
            yield from (replace(node, bound=other) for other in (bound - 1, bound + 1) if other)
            yield from (replace(node, items=other) for other in _inside(items, scope))
        case Anyone(each) | Everyone(each):
            yield Everyone(each) if isinstance(node, Anyone) else Anyone(each)
            yield from (replace(node, each=other) for other in _each(each, scope))
        case Tally(of, order, bound):
            yield from (replace(node, bound=other) for other in (bound - 1, bound + 1))
            yield from (replace(node, order=other) for other in Order if other is not order)
            yield from (replace(node, of=other) for other in _of(of, scope))


def _of(of: Listed | Each, scope: Scope) -> Iterator[Listed | Each]:
    match of:
        case Listed(items):
            yield from (Listed(other) for other in _inside(items, scope))
        case Each():
            yield from _each(of, scope)


def _each(each: Each, scope: Scope) -> Iterator[Each]:
    """Change the body; its variable is what the first member of the group is."""
    first = next(iter(members(each.group, scope)), "")
    inner = {**scope, each.variable: scope.get(first, ThreeWay())}
    return (replace(each, body=other) for other in changes(each.body, inner))


def _leaf(node: Holds | Ask | Among | Compare, scope: Scope) -> Iterator[Condition]:
    match node:
        case Holds():
            pass
        case Ask(asking):
            yield from (replace(node, asking=other) for other in _askings(node, scope, asking))
        case Among(name, values):
            kind = scope.get(name.text)
            known = kind.values if isinstance(kind, Choice | Verdict) else ()
            others = (value for value in known if value not in values)
            yield from (replace(node, values=(*values, value)) for value in others)
            yield from (replace(node, values=fewer) for fewer in _fewer(values))
        case Compare(_, order, bound):
            yield from (replace(node, order=other) for other in Order if other is not order)
            yield from (replace(node, bound=other) for other in (bound - 1, bound + 1))


def _askings(node: Ask, scope: Scope, asking: Asking) -> tuple[Asking, ...]:
    is_fact = isinstance(scope.get(node.name.text), ThreeWay | Verdict | Whole)
    return () if is_fact else tuple(other for other in Asking if other is not asking)


def _inside(items: tuple[Condition, ...], scope: Scope) -> Iterator[tuple[Condition, ...]]:
    for place, item in enumerate(items):
        for other in changes(item, scope):
            yield (*items[:place], other, *items[place + 1 :])


def _joined(node: And | Or, items: tuple[Condition, ...]) -> Condition:
    return replace(node, items=items) if len(items) > 1 else items[0]


def _fewer(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """Give *items* without each of them, unless it is the only one."""
    if len(items) > 1:
        for place in range(len(items)):
            yield (*items[:place], *items[place + 1 :])

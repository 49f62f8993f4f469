"""Named rules: facts and decisions, in an order in which each needs only those before it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from rls_screen.logic.nodes import (
    Among,
    And,
    Anyone,
    Ask,
    AtLeast,
    Compare,
    Condition,
    Each,
    Everyone,
    Holds,
    Listed,
    Name,
    Not,
    Or,
    Taken,
    Tally,
    substitute,
)
from rls_screen.logic.values import Group, Scope


@dataclass(frozen=True, slots=True)
class Fact:
    """A three-valued fact: *name* is as true as *condition*."""

    name: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a decision: *outcome* if *condition* is definitely yes, or always if it is None.

    An *outcome* of None leaves the decision open.
    """

    outcome: str | None
    condition: Condition | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: *name* has the outcome of the first of *rows* that applies."""

    name: str
    rows: tuple[Row, ...]


Rule = Fact | Decision


def conditions(rule: Rule) -> tuple[Condition, ...]:
    """Give every condition of *rule*, in order."""
    match rule:
        case Fact(condition=condition):
            return (condition,)
        case Decision(rows=rows):
            return tuple(row.condition for row in rows if row.condition is not None)


def spread(of: Listed | Each, scope: Scope) -> tuple[Condition, ...]:
    """Give the conditions that *of* stands for, one for each member of a group."""
    match of:
        case Listed(items):
            return items
        case Each(variable, group, body):
            return tuple(substitute(body, variable, member) for member in members(group, scope))


def members(group: Name, scope: Scope) -> tuple[str, ...]:
    """Give the names in *group*, or none if there is no such group."""
    kind = scope.get(group.text)
    return kind.members if isinstance(kind, Group) else ()


def walk(node: Condition, scope: Scope) -> Iterator[Condition]:
    """Give *node* and every condition inside it, groups spread out to their members."""
    yield node
    for part in _parts(node, scope):
        yield from walk(part, scope)


def _parts(node: Condition, scope: Scope) -> tuple[Condition, ...]:
    match node:
        case Holds() | Among() | Compare() | Ask():
            return ()
        case Not(item) | Taken(_, item):
            return (item,)
        case And(items) | Or(items) | AtLeast(_, items):
            return items
        case Anyone(each) | Everyone(each):
            return spread(each, scope)
        case Tally(of):
            return spread(of, scope)


def reads(rule: Rule, scope: Scope) -> frozenset[str]:
    """Give every name that *rule* reads."""
    return frozenset(
        node.name.text
        for condition in conditions(rule)
        for node in walk(condition, scope)
        if isinstance(node, Holds | Among | Compare | Ask)
    )


def in_order(rules: Sequence[Rule], scope: Scope) -> tuple[Rule, ...]:
    """Sort *rules* so that each reads only those before it; raise `CycleError` if none can."""
    by_name = {rule.name: rule for rule in rules}
    graph = {
        rule.name: sorted(reads(rule, scope) & by_name.keys(), key=list(by_name).index)
        for rule in rules
    }
    return tuple(by_name[name] for name in TopologicalSorter(graph).static_order())


def behind(name: str, rules: Iterable[Rule], scope: Scope) -> frozenset[str]:
    """Give every name that the rule *name* rests on, directly or through other rules."""
    by_name = {rule.name: rule for rule in rules}
    found: set[str] = set()
    waiting = [name]
    while waiting:
        rule = by_name.get(waiting.pop())
        new = reads(rule, scope) - found if rule else frozenset[str]()
        found |= new
        waiting.extend(new)
    return frozenset(found)

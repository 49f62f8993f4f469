"""Give what a rule mentions by name: questions, other rules, and groups as they are written."""

from collections.abc import Iterator

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
    Not,
    Or,
    Taken,
    Tally,
)
from rls_screen.logic.rules import Rule, conditions


def mentioned(rule: Rule) -> tuple[str, ...]:
    """Give every name and group that *rule* mentions, each once, as they come."""
    return tuple(dict.fromkeys(name for node in conditions(rule) for name in names_in(node)))


def names_in(node: Condition) -> Iterator[str]:
    """Give the names and groups in *node*; a group stands for its members."""
    match node:
        case Holds(name) | Among(name) | Compare(name) | Ask(_, name):
            yield name.text
        case Not(item) | Taken(_, item):
            yield from names_in(item)
        case And(items) | Or(items) | AtLeast(_, items):
            yield from _inside(Listed(items))
        case Anyone(each) | Everyone(each):
            yield from _inside(each)
        case Tally(of):
            yield from _inside(of)


def _inside(of: Listed | Each) -> Iterator[str]:
    match of:
        case Listed(items):
            for item in items:
                yield from names_in(item)
        case Each(variable, group, body):
            yield group.text
            yield from (name for name in names_in(body) if name != variable)

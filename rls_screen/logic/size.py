"""How large a rule becomes once its groups are spread out, so that none runs out of bounds."""

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
from rls_screen.logic.rules import members
from rls_screen.logic.values import Scope

LARGEST_RULE = 1_000
"""The size above which a rule is refused; the largest of the one that comes along has 28."""

MOST_RULES = 1_000
"""How many rules a questionnaire may have, rows of decisions included."""


def size(node: Condition, scope: Scope) -> int:
    """Count the conditions in *node*, each once for every member of the groups around it.

    What counts counts double, since what is decided from it reads every part twice.
    """
    match node:
        case Holds() | Among() | Compare() | Ask():
            return 1
        case Not(item) | Taken(_, item):
            return 1 + size(item, scope)
        case And(items) | Or(items):
            return 1 + sum(size(item, scope) for item in items)
        case AtLeast(_, items):
            return 1 + 2 * sum(size(item, scope) for item in items)
        case Anyone(each) | Everyone(each):
            return 1 + _spread(each, scope)
        case Tally(of):
            return 1 + 2 * _counted(of, scope)


def _counted(of: Listed | Each, scope: Scope) -> int:
    match of:
        case Listed(items):
            return sum(size(item, scope) for item in items)
        case Each():
            return _spread(of, scope)


def _spread(each: Each, scope: Scope) -> int:
    return len(members(each.group, scope)) * size(each.body, scope)

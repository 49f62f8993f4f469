"""Say a condition in plain words, so that it is exactly what the rule says."""

from collections.abc import Iterable

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
    Mode,
    Not,
    Or,
    Taken,
    Tally,
)
from rls_screen.logic.rules import members, spread
from rls_screen.review.clinical.leaves import NUMBERS, Leaf, leaf, same_words
from rls_screen.review.clinical.names import Names, Which
from rls_screen.review.clinical.said import Joint, Said, led

ALL, ANY = "all of these hold", "any of these holds"
DENIED = "it is not so that"
MODES = {Mode.DEFINITELY: "it is definitely so that", Mode.POSSIBLY: "it is not ruled out that"}
DENIED_MODES = {
    Mode.DEFINITELY: "it is not definitely so that",
    Mode.POSSIBLY: "it is ruled out that",
}


def said(node: Condition, names: Names) -> Said:
    """Give *node* in words."""
    match node:
        case Holds(name) | Among(name) | Compare(name) | Ask(_, name):
            return leaf(node, names.subject(name.text), name.text, names)
        case Not(item):
            return _denied(item, names)
        case Taken(mode, item):
            return led(MODES[mode], said(item, names))
        case And(items):
            return Joint(ALL, _each_said(items, names), "and")
        case Or(items):
            return Joint(ANY, _each_said(items, names), "or")
        case Anyone(each):
            return _gathered(each, Which.ANY, names) or _spread(ANY, each, names)
        case Everyone(each):
            return _gathered(each, Which.EACH, names) or _spread(ALL, each, names)
        case AtLeast(bound, items):
            return Joint(f"at least {bound} of these hold", _each_said(items, names))
        case Tally(of, order, bound):
            number = NUMBERS[order].format(bound=bound)
            items = spread(of, names.instrument.scope)
            return Joint(f"of these, the number that hold is {number}", _each_said(items, names))


def _denied(item: Condition, names: Names) -> Said:
    match item:
        case Holds(name) | Among(name) | Compare(name) | Ask(_, name):
            return leaf(item, names.subject(name.text), name.text, names, negated=True)
        case Anyone(each):
            return _gathered(each, Which.NONE, names) or led(DENIED, said(item, names))
        case Taken(mode, inner):
            return led(DENIED_MODES[mode], said(inner, names))
        case _:
            return led(DENIED, said(item, names))


def _each_said(items: Iterable[Condition], names: Names) -> tuple[Said, ...]:
    return tuple(said(item, names) for item in items)


def _spread(lead: str, each: Each, names: Names) -> Said:
    return Joint(lead, _each_said(spread(each, names.instrument.scope), names))


def _gathered(each: Each, which: Which, names: Names) -> Said | None:
    """Say in one sentence what is said of the members of a group, if it is the same of all."""
    group = members(each.group, names.instrument.scope)
    node, negated = each.body, False
    if isinstance(node, Not):
        node, negated = node.item, True
    if not isinstance(node, Leaf) or node.name.text != each.variable:
        return None
    if not group or (negated and which is Which.NONE) or not same_words(node, group, names):
        return None
    return leaf(node, names.subjects(which, group), group[0], names, negated=negated)

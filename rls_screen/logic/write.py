"""Write a rule's tree as text that reads back as the same tree."""

import json

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


def write(node: Condition) -> str:
    """Give *node* in its canonical text: `parse(write(node)) == node`."""
    match node:
        case Holds(name):
            return name.text
        case Not(item):
            return f"not {_inner(item)}"
        case And(items):
            return " and ".join(_inner(item) for item in items)
        case Or(items):
            return " or ".join(_inner(item) for item in items)
        case Among():
            return _among(node)
        case Compare(name, order, bound):
            return f"{name.text} {order.value} {bound}"
        case Anyone(each):
            return f"any({_each(each)})"
        case Everyone(each):
            return f"all({_each(each)})"
        case Tally(of, order, bound):
            return f"count({_of(of)}) {order.value} {bound}"
        case AtLeast(bound, items):
            return f"at_least({bound}, {', '.join(write(item) for item in items)})"
        case Ask(asking, name):
            return f"{asking.value}({name.text})"
        case Taken(mode, item):
            return f"{mode.value}({write(item)})"


def _inner(node: Condition) -> str:
    return f"({write(node)})" if isinstance(node, And | Or) else write(node)


def _among(node: Among) -> str:
    quoted = [_quoted(value) for value in node.values]
    if len(quoted) == 1:
        return f"{node.name.text} {'!=' if node.negated else '=='} {quoted[0]}"
    return f"{node.name.text} {'not in' if node.negated else 'in'} ({', '.join(quoted)})"


def _quoted(value: str) -> str:
    """Quote *value*; white space but the plain space is escaped, since reading makes it plain."""
    return "".join(
        f"\\u{ord(character):04x}" if character.isspace() and character != " " else character
        for character in json.dumps(value, ensure_ascii=False)
    )


def _each(each: Each) -> str:
    if each.variable == "member" and each.body == Holds(type(each.group)("member")):
        return each.group.text
    return f"{write(each.body)} for {each.variable} in {each.group.text}"


def _of(of: Listed | Each) -> str:
    match of:
        case Listed(items):
            return ", ".join(write(item) for item in items)
        case Each():
            return _each(of)

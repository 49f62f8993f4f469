"""Check that a rule's names and values exist and fit together."""

from collections.abc import Iterator
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
    Each,
    Everyone,
    Holds,
    Listed,
    Name,
    Not,
    Or,
    Order,
    Span,
    Taken,
    Tally,
    substitute,
)
from rls_screen.logic.spelling import did_you_mean
from rls_screen.logic.values import Choice, Group, Kind, Scope, Several, ThreeWay, Verdict, Whole


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in a rule that cannot be meant, at *span* of its text."""

    span: Span
    code: str
    sentence: str
    hint: str = ""


def check(node: Condition, scope: Scope) -> Iterator[Fault]:
    """Give every fault of *node*, where *scope* says what its names stand for."""
    match node:
        case Holds(name):
            yield from _fact(name, scope)
        case Among():
            yield from _among(node, scope)
        case Compare():
            yield from _whole(node, scope)
        case Ask(asking, name):
            yield from _asked(asking, name, scope)
        case Not(item) | Taken(_, item):
            yield from check(item, scope)
        case And(items) | Or(items) | AtLeast(_, items) | Tally(of=Listed(items)):
            for item in items:
                yield from check(item, scope)
        case Anyone(each) | Everyone(each) | Tally(of=Each() as each):
            yield from _each(each, scope)
        case Tally():
            pass


def _each(each: Each, scope: Scope) -> Iterator[Fault]:
    """Check the body for each member, and give each fault once."""
    kind = scope.get(each.group.text)
    if not isinstance(kind, Group):
        groups = tuple(name for name, item in scope.items() if isinstance(item, Group))
        hint = did_you_mean(each.group.text, groups) or f"The groups are: {', '.join(groups)}."
        yield Fault(
            each.group.span, "unknown-group", f"there is no group '{each.group.text}'.", hint
        )
        return
    seen: set[Span] = set()
    for member in kind.members:
        body = substitute(each.body, each.variable, member)
        new = [fault for fault in check(body, scope) if fault.span not in seen]
        seen |= {fault.span for fault in new}
        yield from new


def _kind(name: Name, scope: Scope) -> Kind | Fault:
    kind = scope.get(name.text)
    if kind is None:
        return Fault(
            name.span,
            "unknown-name",
            f"there is no question, finding or group '{name.text}'.",
            did_you_mean(name.text, tuple(scope)),
        )
    return kind


def _fact(name: Name, scope: Scope) -> Iterator[Fault]:
    match _kind(name, scope):
        case Fault() as fault:
            yield fault
        case ThreeWay():
            pass
        case Choice(values) | Verdict(values):
            yield Fault(
                name.span,
                "not-a-fact",
                f"'{name.text}' has answers of its own and cannot stand alone.",
                f'Compare it: {name.text} == "{values[0]}".' if values else "",
            )
        case Whole() | Several():
            yield Fault(
                name.span,
                "not-a-fact",
                f"'{name.text}' cannot stand alone.",
                f"Ask known({name.text}).",
            )
        case Group():
            yield Fault(
                name.span,
                "not-a-fact",
                f"'{name.text}' is a group.",
                f"Go through it with any(…) or all(…), such as any({name.text}).",
            )


def _among(node: Among, scope: Scope) -> Iterator[Fault]:
    name = node.name
    match _kind(name, scope):
        case Fault() as fault:
            yield fault
        case Choice() | Verdict() as kind:
            for value in node.values if kind.values else ():
                if value not in kind.values:
                    yield _no_such_value(node, value, kind)
        case Whole():
            yield Fault(
                name.span, "wrong-kind", f"'{name.text}' is a number.", "Use == 18 or >= 18."
            )
        case ThreeWay():
            hint = f"Write {name.text} or not {name.text}."
            yield Fault(name.span, "wrong-kind", f"'{name.text}' is yes, no or unknown.", hint)
        case Several() | Group():
            yield Fault(name.span, "wrong-kind", f"'{name.text}' is a list and cannot be compared.")


def _no_such_value(node: Among, value: str, kind: Choice | Verdict) -> Fault:
    name = node.name.text
    match kind, value:
        case Choice(), ("unsure" | "unknown" | "not_asked"):
            hint = f"Ask is_unsure({name}) or not known({name})."
        case Verdict(), ("unsure" | "unknown" | "not_asked"):
            hint = f"Ask not known({name})."
        case _:
            hint = did_you_mean(value, kind.values) or f"Its values are: {', '.join(kind.values)}."
    sentence = f"'{name}' has no value '{value}' to compare with."
    return Fault(node.span, "no-such-value", sentence, hint)


def _whole(node: Compare, scope: Scope) -> Iterator[Fault]:
    name = node.name
    match _kind(name, scope):
        case Fault() as fault:
            yield fault
        case Whole(minimum, maximum) if minimum < maximum and _is_idle(node, minimum, maximum):
            sentence = f"'{name.text}' is from {minimum} to {maximum}, so this is always the same."
            yield Fault(node.span, "no-such-number", sentence, "Compare it with a number between.")
        case Whole() | Choice(values=()):
            pass
        case _:
            yield Fault(name.span, "wrong-kind", f"'{name.text}' is not a number.")


def _is_idle(node: Compare, minimum: int, maximum: int) -> bool:
    """Say whether every number from *minimum* to *maximum* compares alike."""
    match node.order:
        case Order.LESS | Order.AT_LEAST:
            return not minimum < node.bound <= maximum
        case Order.AT_MOST | Order.MORE:
            return not minimum <= node.bound < maximum
        case Order.EQUAL | Order.UNEQUAL:
            return not minimum <= node.bound <= maximum


def _asked(asking: Asking, name: Name, scope: Scope) -> Iterator[Fault]:
    match _kind(name, scope):
        case Fault() as fault:
            yield fault
        case Choice() | Whole() | Several():
            pass
        case ThreeWay() | Verdict() if asking is Asking.KNOWN:
            pass
        case ThreeWay() | Verdict():
            hint = (
                f"not known({name.text})" if asking is Asking.IS_UNSURE else f"known({name.text})"
            )
            sentence = f"'{asking.value}' asks about a question, and '{name.text}' is none."
            yield Fault(name.span, "wrong-kind", sentence, f"Use {hint}.")
        case Group():
            hint = f"Go through it, such as any({asking.value}(x) for x in {name.text})."
            yield Fault(name.span, "wrong-kind", f"'{name.text}' is a group.", hint)

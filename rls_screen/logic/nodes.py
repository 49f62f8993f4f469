"""The tree of a parsed rule: a closed set of frozen classes.

Every interpreter matches on `Condition` without a catch-all, so that a new node breaks all of them
at type-checking. A span is the part of the rule's text, `start` to `end`, that the node came from;
it takes no part in comparisons.
"""

from dataclasses import dataclass, field, replace
from enum import Enum, unique

Span = tuple[int, int]
NOWHERE: Span = (0, 0)


@unique
class Order(Enum):
    """A comparison of whole numbers."""

    LESS = "<"
    AT_MOST = "<="
    EQUAL = "=="
    UNEQUAL = "!="
    AT_LEAST = ">="
    MORE = ">"


@unique
class Asking(Enum):
    """A question about an answer itself; its truth is never unknown."""

    ANSWERED = "answered"
    KNOWN = "known"
    IS_UNSURE = "is_unsure"


@unique
class Mode(Enum):
    """A reading of an unknown truth as no (definitely) or as yes (possibly)."""

    DEFINITELY = "definitely"
    POSSIBLY = "possibly"


@dataclass(frozen=True, slots=True)
class Name:
    """A name, such as `urge`, `caps.child` or the variable of a quantifier."""

    text: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Holds:
    """The truth of the fact *name*."""

    name: Name
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The negation of *item*."""

    item: "Condition"
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more *items*."""

    items: tuple["Condition", ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more *items*."""

    items: tuple["Condition", ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Among:
    """Whether the value of *name* is one of *values* (or, *negated*, none of them)."""

    name: Name
    values: tuple[str, ...]
    negated: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """Whether the whole number of *name* stands in *order* to *bound*."""

    name: Name
    order: Order
    bound: int
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """Conditions that are written out."""

    items: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Each:
    """One condition, *body*, for each member of *group* in the place of *variable*."""

    variable: str
    group: Name
    body: "Condition"


@dataclass(frozen=True, slots=True)
class Anyone:
    """Whether the condition holds for any member of a group."""

    each: Each
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Everyone:
    """Whether the condition holds for all members of a group."""

    each: Each
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Tally:
    """Whether the number of conditions in *of* that hold stands in *order* to *bound*."""

    of: Listed | Each
    order: Order
    bound: int
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Whether at least *bound* of two or more *items* hold."""

    bound: int
    items: tuple["Condition", ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Ask:
    """What *asking* says of the answer to *name*."""

    asking: Asking
    name: Name
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """The truth of *item*, with unknown read by *mode*."""

    mode: Mode
    item: "Condition"
    span: Span = field(default=NOWHERE, compare=False)


Condition = (
    Holds | Not | And | Or | Among | Compare | Anyone | Everyone | Tally | AtLeast | Ask | Taken
)


def substitute(node: Condition, variable: str, member: str) -> Condition:
    """Put *member* in the place of *variable* everywhere in *node*."""

    def named(name: Name) -> Name:
        return replace(name, text=member) if name.text == variable else name

    def inside(item: Condition) -> Condition:
        return substitute(item, variable, member)

    def within(each: Each) -> Each:
        if each.variable == variable:
            return each
        if each.variable == member:
            # An inner variable of the same name would catch the member; no rule can write this one.
            other = f"{member}'"
            each = Each(other, each.group, substitute(each.body, member, other))
        return replace(each, body=inside(each.body))

    def around(of: Listed | Each) -> Listed | Each:
        match of:
            case Listed(items):
                return Listed(tuple(inside(item) for item in items))
            case Each():
                return within(of)

    match node:
        case Holds() | Among() | Compare() | Ask():
            return replace(node, name=named(node.name))
        case Not() | Taken():
            return replace(node, item=inside(node.item))
        case And() | Or() | AtLeast():
            return replace(node, items=tuple(inside(item) for item in node.items))
        case Anyone() | Everyone():
            return replace(node, each=within(node.each))
        case Tally():
            return replace(node, of=around(node.of))

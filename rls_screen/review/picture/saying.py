"""Say conditions in words, with the labels that people read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rls_screen.instrument.model import Instrument
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
    Name,
    Not,
    Or,
    Order,
    Taken,
    Tally,
)
from rls_screen.logic.rules import members
from rls_screen.logic.values import Several

ORDERS = {
    Order.LESS: "less than",
    Order.AT_MOST: "at most",
    Order.EQUAL: "exactly",
    Order.UNEQUAL: "not",
    Order.AT_LEAST: "at least",
    Order.MORE: "more than",
}
ASKED = {
    Asking.ANSWERED: ("is answered", "is not answered"),
    Asking.KNOWN: ("is known", "is not known"),
    Asking.IS_UNSURE: ("is answered with “not sure”", "is not answered with “not sure”"),
}
READ = {
    Mode.DEFINITELY: ("it is certain that", "it is not certain that"),
    Mode.POSSIBLY: ("it can be that", "it cannot be that"),
}


def spaced(code: str) -> str:
    """Give *code* as words."""
    return code.replace("_", " ").replace(".", " ")


@dataclass(frozen=True, slots=True)
class Bound:
    """What the variable of a quantifier stands for: its words, and one name of the group."""

    says: str
    example: str


@dataclass(frozen=True, slots=True)
class Saying:
    """Says conditions of *instrument*; *bound* are the variables of quantifiers."""

    instrument: Instrument
    bound: Mapping[str, Bound] = field(default_factory=dict)

    def title(self, name: str) -> str:
        """Give what a question or rule is called."""
        if name in self.bound:
            return self.bound[name].says
        if name in self.instrument.questions:
            return self.instrument.questions[name].label
        if "." in name and not name.startswith("criteria."):
            return spaced(name.rpartition(".")[2])
        note = self.instrument.rule_notes.get(name)
        return note.means if note else spaced(name)

    def named(self, name: Name) -> str:
        """Give the title of *name*, told apart from the words around it."""
        title = self.title(name.text)
        return title if name.text in self.bound else f"[{title}]"

    def condition(self, node: Condition) -> str:
        """Give *node* in words."""
        match node:
            case Holds(name):
                return f"{self.named(name)} holds"
            case Not(item):
                return self.denied(item)
            case And(items):
                return ", and ".join(self.inner(item) for item in items)
            case Or(items):
                return ", or ".join(self.inner(item) for item in items)
            case Among():
                return self.among(node)
            case Compare(name, order, bound):
                return f"{self.named(name)} is {ORDERS[order]} {bound}"
            case Anyone(each):
                return self.each(each, "one of")
            case Everyone(each):
                return self.each(each, "each of")
            case Tally(of, order, bound):
                return f"the number of these that hold is {ORDERS[order]} {bound}: {self.of(of)}"
            case AtLeast(bound, items):
                return f"at least {bound} of these hold: {self.listed(items)}"
            case Ask(asking, name):
                return f"{self.named(name)} {ASKED[asking][0]}"
            case Taken(mode, item):
                return f"{READ[mode][0]} ({self.condition(item)})"

    def denied(self, node: Condition) -> str:
        """Give in words that *node* does not hold."""
        match node:
            case Ask(asking, name):
                return f"{self.named(name)} {ASKED[asking][1]}"
            case Holds(name):
                return f"{self.named(name)} does not hold"
            case Taken(mode, item):
                return f"{READ[mode][1]} ({self.condition(item)})"
            case Anyone(each):
                return self.each(each, "for none of", is_apart=True)
            case _:
                return f"not ({self.condition(node)})"

    def inner(self, node: Condition) -> str:
        """Give *node* in words, in brackets where words around it could take it apart."""
        said = self.condition(node)
        return f"({said})" if isinstance(node, And | Or | AtLeast | Tally) else said

    def among(self, node: Among) -> str:
        """Give in words which answers, or outcomes of a decision, *node* asks for."""
        kind = self.instrument.scope.get(self.example(node.name.text))
        verbs = ("includes", "does not include") if isinstance(kind, Several) else ("is", "is not")
        values = " or ".join(f"“{value}”" for value in self.values(node))
        return f"{self.named(node.name)} {verbs[node.negated]} {values}"

    def values(self, node: Among) -> Iterable[str]:
        """Give the labels of the values in *node*."""
        question = self.instrument.questions.get(self.example(node.name.text))
        labels = {item.code: item.label for item in question.options} if question else {}
        return (labels.get(value) or spaced(value) for value in node.values)

    def example(self, name: str) -> str:
        """Give *name*, or for a variable a name that it stands for."""
        return self.bound[name].example if name in self.bound else name

    def each(self, each: Each, how: str, *, is_apart: bool = False) -> str:
        """Give in words what is so of members of a group."""
        group = f"[{spaced(each.group.text)}]"
        says = "it" if is_apart else f"{how} {group}"
        inside = self.within(each, says).condition(each.body)
        return f"{how} {group}: {inside}" if is_apart else inside

    def within(self, each: Each, says: str) -> "Saying":
        """Give what says the inside of *each*, its variable called *says*."""
        there = members(each.group, self.instrument.scope)
        bound = Bound(says, there[0] if there else "")
        return Saying(self.instrument, {**self.bound, each.variable: bound})

    def of(self, of: Listed | Each) -> str:
        """Give in words what is counted."""
        match of:
            case Listed(items):
                return self.listed(items)
            case Each():
                return self.each(of, "for each of", is_apart=True)

    def listed(self, items: Iterable[Condition]) -> str:
        """Give *items* one after the other."""
        return "; ".join(self.condition(item) for item in items)

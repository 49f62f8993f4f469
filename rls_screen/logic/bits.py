"""Turn rules into gates: each condition becomes two masks, that it is so and that it is not so.

It is unknown for the records that are in neither. What the masks say is what `evaluate` says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rls_screen.logic.gates import OFF, ON, Circuit, Reading, Wire
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
from rls_screen.logic.rules import Decision, Fact, Rule, spread
from rls_screen.logic.values import Choice, Missing, Scope, ThreeWay, Verdict

Outcomes = dict[str | None, Wire]
"""Where a decision has which outcome; None is where it is open."""


@dataclass(frozen=True, slots=True)
class Rails:
    """The two masks of a condition: it is so, it is not so."""

    yes: Wire
    no: Wire

    def swapped(self) -> "Rails":
        """Give the negation."""
        return Rails(self.no, self.yes)


@dataclass(frozen=True, slots=True)
class Bits:
    """Put rules for names in *scope* into *circuit*; *facts* and *decisions* are those so far."""

    circuit: Circuit
    scope: Scope
    facts: dict[str, Rails] = field(default_factory=dict)
    decisions: dict[str, Outcomes] = field(default_factory=dict)

    def put(self, rules: Iterable[Rule]) -> None:
        """Put in *rules*, each of which reads only those before it."""
        for rule in rules:
            match rule:
                case Fact(name, condition):
                    self.facts[name] = self.rails(condition)
                case Decision(name):
                    self.decisions[name] = self.outcomes(rule)

    def outcomes(self, rule: Decision) -> Outcomes:
        """Give where *rule* has which outcome: that of the first row that is so."""
        found: Outcomes = {}
        rest = ON
        for row in rule.rows:
            here = ON if row.condition is None else self.rails(row.condition).yes
            taken = self.circuit.both(rest, here)
            found[row.outcome] = self.circuit.either(found.get(row.outcome, OFF), taken)
            rest = self.circuit.both(rest, self.circuit.negated(here))
        found[None] = self.circuit.either(found.get(None, OFF), rest)
        return found

    def reading(self, name: str, value: str | int | Missing) -> Wire:
        """Give where the answer to *name* is *value* or, for a number, at least *value*."""
        return self.circuit.add(Reading(name, value))

    def rails(self, node: Condition) -> Rails:
        """Give the masks of *node*."""
        match node:
            case Holds(name):
                return self.facts[name.text]
            case Among():
                return self.among(node)
            case Compare(name, order, bound):
                return self.compared(name.text, order, bound)
            case Ask(asking, name):
                return self.certain(self.asked(asking, name.text))
            case Not(item):
                return self.rails(item).swapped()
            case Taken(Mode.DEFINITELY, item):
                return self.certain(self.rails(item).yes)
            case Taken(_, item):
                return self.certain(self.rails(item).no).swapped()
            case And(items):
                return self.both(self.each(items))
            case Or(items):
                return self.either(self.each(items))
            case Everyone(group):
                return self.both(self.each(spread(group, self.scope)))
            case Anyone(group):
                return self.either(self.each(spread(group, self.scope)))
            case AtLeast(bound, items):
                return self.tally(self.each(items), Order.AT_LEAST, bound)
            case Tally(of, order, bound):
                return self.tally(self.each(spread(of, self.scope)), order, bound)

    def each(self, items: Iterable[Condition]) -> list[Rails]:
        """Give the masks of each of *items*."""
        return [self.rails(item) for item in items]

    def certain(self, yes: Wire) -> Rails:
        """Give what is not so wherever it is not *yes*."""
        return Rails(yes, self.circuit.negated(yes))

    def both(self, items: Sequence[Rails]) -> Rails:
        """Give the masks of all of *items* together."""
        yes = self.circuit.all(item.yes for item in items)
        return Rails(yes, self.circuit.any(item.no for item in items))

    def either(self, items: Sequence[Rails]) -> Rails:
        """Give the masks of any of *items*."""
        return self.both([item.swapped() for item in items]).swapped()

    def among(self, node: Among) -> Rails:
        """Give where a value is one of those of *node*, and where it is another."""
        name, kind = node.name.text, self.scope[node.name.text]
        known = kind.values if isinstance(kind, Choice | Verdict) else ()

        def is_one_of(values: Iterable[str]) -> Wire:
            if name in self.decisions:
                return self.circuit.any(self.decisions[name].get(value, OFF) for value in values)
            return self.circuit.any(self.reading(name, value) for value in values)

        rails = Rails(
            is_one_of(value for value in known if value in node.values),
            is_one_of(value for value in known if value not in node.values),
        )
        return rails.swapped() if node.negated else rails

    def asked(self, asking: Asking, name: str) -> Wire:
        """Give where *asking* is so of *name*."""
        match asking, self.scope[name]:
            case Asking.KNOWN, ThreeWay():
                return self.circuit.either(self.facts[name].yes, self.facts[name].no)
            case Asking.KNOWN, Verdict():
                return self.circuit.negated(self.decisions[name][None])
            case Asking.KNOWN, _:
                return self.circuit.negated(self.unknown(name))
            case Asking.IS_UNSURE, _:
                return self.reading(name, Missing.UNSURE)
            case Asking.ANSWERED, _:
                return self.circuit.negated(self.reading(name, Missing.NOT_ASKED))

    def unknown(self, name: str) -> Wire:
        """Give where the answer to *name* is unsure or was not asked for."""
        unsure, not_asked = (self.reading(name, missing) for missing in Missing)
        return self.circuit.either(unsure, not_asked)

    def compared(self, name: str, order: Order, bound: int) -> Rails:
        """Give where the number of *name* stands in *order* to *bound*, and where it does not."""
        known = self.circuit.negated(self.unknown(name))

        def from_on(number: int) -> Rails:
            reached = self.reading(name, number)
            return Rails(reached, self.circuit.both(known, self.circuit.negated(reached)))

        return self.ordered(order, over=from_on(bound + 1), reached=from_on(bound))

    def tally(self, items: Sequence[Rails], order: Order, bound: int) -> Rails:
        """Give where the number of *items* that are so stands in *order* to *bound*."""

        def from_on(number: int) -> Rails:
            return Rails(
                self.circuit.at_least(number, [item.yes for item in items]),
                self.circuit.at_least(len(items) - number + 1, [item.no for item in items]),
            )

        return self.ordered(order, over=from_on(bound + 1), reached=from_on(bound))

    def ordered(self, order: Order, *, over: Rails, reached: Rails) -> Rails:
        """Give the masks of *order* from those of being more, and of being at least."""
        match order:
            case Order.MORE:
                return over
            case Order.AT_LEAST:
                return reached
            case Order.AT_MOST:
                return over.swapped()
            case Order.LESS:
                return reached.swapped()
            case Order.EQUAL:
                return self.both([reached, over.swapped()])
            case Order.UNEQUAL:
                return self.both([reached, over.swapped()]).swapped()

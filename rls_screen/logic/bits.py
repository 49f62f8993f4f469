"""Turn rules into gates, from their formulas: what they say of many records at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rls_screen.logic.formula import (
    All,
    Constant,
    Count,
    Formula,
    OneOf,
    Opposite,
    Some,
    Stands,
    There,
    Told,
    Unsure,
    pair,
)
from rls_screen.logic.gates import OFF, ON, Circuit, Reading, Wire
from rls_screen.logic.nodes import Order
from rls_screen.logic.rules import Decision, Fact, Rule
from rls_screen.logic.values import Choice, Missing, Scope

Outcomes = dict[str | None, Wire]
"""Where a decision has which outcome; None is where it is open."""


@dataclass(frozen=True, slots=True)
class Rails:
    """Where a fact is so, and where it is not so; it is unknown for the records in neither."""

    yes: Wire
    no: Wire


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
                    found = pair(condition, self.scope)
                    self.facts[name] = Rails(self.wire(found.yes), self.wire(found.no))
                case Decision(name):
                    self.decisions[name] = self.outcomes(rule)

    def outcomes(self, rule: Decision) -> Outcomes:
        """Give where *rule* has which outcome: that of the first row that is so."""
        found: Outcomes = {}
        rest = ON
        for row in rule.rows:
            here = ON
            if row.condition is not None:
                here = self.wire(pair(row.condition, self.scope).yes)
            taken = self.circuit.both(rest, here)
            found[row.outcome] = self.circuit.either(found.get(row.outcome, OFF), taken)
            rest = self.circuit.both(rest, self.circuit.negated(here))
        found[None] = self.circuit.either(found.get(None, OFF), rest)
        return found

    def wire(self, formula: Formula) -> Wire:
        """Give where *formula* holds."""
        match formula:
            case Constant(is_so):
                return ON if is_so else OFF
            case Told(name, is_so):
                return self.facts[name].yes if is_so else self.facts[name].no
            case OneOf(name, codes):
                return self.circuit.any(self.has(name, code) for code in codes)
            case Unsure(name):
                return self.reading(name, Missing.UNSURE)
            case There(name):
                return self.there(name)
            case Stands():
                return self.stands(formula)
            case Opposite(item):
                return self.circuit.negated(self.wire(item))
            case All(items):
                return self.circuit.all(self.wire(item) for item in items)
            case Some(items):
                return self.circuit.any(self.wire(item) for item in items)
            case Count(items, least):
                return self.circuit.at_least(least, [self.wire(item) for item in items])

    def has(self, name: str, code: str) -> Wire:
        """Give where the question or decision *name* has *code*."""
        if name in self.decisions:
            return self.decisions[name].get(code, OFF)
        return self.reading(name, code)

    def there(self, name: str) -> Wire:
        """Give where *name* has an answer, "unsure" included, or an outcome."""
        if name in self.decisions:
            return self.circuit.negated(self.decisions[name][None])
        return self.circuit.negated(self.reading(name, Missing.NOT_ASKED))

    def unknown(self, name: str) -> Wire:
        """Give where the answer to *name* is "unsure" or was not asked for."""
        not_asked = self.reading(name, Missing.NOT_ASKED)
        if not isinstance(self.scope[name], Choice):
            return not_asked
        return self.circuit.either(self.reading(name, Missing.UNSURE), not_asked)

    def reading(self, name: str, value: str | int | Missing) -> Wire:
        """Give where the answer to *name* is *value* or, for a number, at least *value*."""
        return self.circuit.add(Reading(name, value))

    def stands(self, node: Stands) -> Wire:
        """Give where there is a number, and it stands as *node* says."""
        name, bound, both = node.name, node.bound, self.circuit.both
        reached, over = self.reading(name, bound), self.reading(name, bound + 1)
        below, not_over = self.circuit.negated(reached), self.circuit.negated(over)
        there = self.circuit.negated(self.unknown(name))
        match node.order:
            case Order.AT_LEAST:
                return reached
            case Order.MORE:
                return over
            case Order.LESS:
                return both(there, below)
            case Order.AT_MOST:
                return both(there, not_over)
            case Order.EQUAL:
                return both(reached, not_over)
            case Order.UNEQUAL:
                return both(there, self.circuit.either(below, over))

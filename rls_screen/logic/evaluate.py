"""Work out rules one node at a time, keeping why: the trace is what evaluation returns."""

from collections.abc import Iterable, Mapping
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
    Everyone,
    Holds,
    Mode,
    Not,
    Or,
    Order,
    Taken,
    Tally,
)
from rls_screen.logic.rules import Decision, Fact, Row, Rule, spread
from rls_screen.logic.truth import Truth, conjunction, disjunction, negation, truth
from rls_screen.logic.values import Missing, Scope, Value

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Trace:
    """Why *node* has *value*: the traces of its *parts*, or the value that a leaf *read*."""

    node: Condition
    value: Truth
    parts: tuple["Trace", ...] = ()
    read: Value = None


@dataclass(frozen=True, slots=True)
class FactTrace:
    """Why a fact is as it is."""

    rule: Fact
    trace: Trace

    @property
    def value(self) -> Truth:
        """Give the truth of the fact."""
        return self.trace.value


@dataclass(frozen=True, slots=True)
class DecisionTrace:
    """Why a decision came out as it did: each row that was *tried* before *taken*, the one used."""

    rule: Decision
    tried: tuple[tuple[Row, Trace], ...]
    taken: Row | None
    trace: Trace | None

    @property
    def value(self) -> str | None:
        """Give the outcome, or None where the decision stays open."""
        return self.taken.outcome if self.taken else None


RuleTrace = FactTrace | DecisionTrace


def evaluate(node: Condition, values: Values, scope: Scope) -> Trace:
    """Work out *node* for *values* by name; names that are left out were not asked."""

    def parts_of(items: Iterable[Condition]) -> tuple[Trace, ...]:
        return tuple(evaluate(item, values, scope) for item in items)

    match node:
        case Holds(name) | Among(name) | Compare(name) | Ask(_, name):
            read = values.get(name.text, Missing.NOT_ASKED)
            return Trace(node, _leaf(node, read), read=read)
        case Not(item):
            parts = parts_of([item])
            return Trace(node, negation(parts[0].value), parts)
        case Taken(mode, item):
            parts = parts_of([item])
            return Trace(node, _taken(mode, parts[0].value), parts)
        case And(items):
            parts = parts_of(items)
            return Trace(node, conjunction(part.value for part in parts), parts)
        case Or(items):
            parts = parts_of(items)
            return Trace(node, disjunction(part.value for part in parts), parts)
        case Everyone(each):
            parts = parts_of(spread(each, scope))
            return Trace(node, conjunction(part.value for part in parts), parts)
        case Anyone(each):
            parts = parts_of(spread(each, scope))
            return Trace(node, disjunction(part.value for part in parts), parts)
        case AtLeast(bound, items):
            parts = parts_of(items)
            return Trace(node, _tally(parts, Order.AT_LEAST, bound), parts)
        case Tally(of, order, bound):
            parts = parts_of(spread(of, scope))
            return Trace(node, _tally(parts, order, bound), parts)


def run(rules: Iterable[Rule], values: Values, scope: Scope) -> dict[str, RuleTrace]:
    """Work out sorted *rules* for the answers in *values*; give each rule's trace by its name."""
    known = dict(values)
    traces: dict[str, RuleTrace] = {}
    for rule in rules:
        trace = _rule(rule, known, scope)
        traces[rule.name] = trace
        known[rule.name] = trace.value
    return traces


def holds(order: Order, number: int, bound: int) -> bool:
    """Say whether *number* stands in *order* to *bound*."""
    match order:
        case Order.LESS:
            return number < bound
        case Order.AT_MOST:
            return number <= bound
        case Order.EQUAL:
            return number == bound
        case Order.UNEQUAL:
            return number != bound
        case Order.AT_LEAST:
            return number >= bound
        case Order.MORE:
            return number > bound


def _rule(rule: Rule, values: Values, scope: Scope) -> RuleTrace:
    match rule:
        case Fact(condition=condition):
            return FactTrace(rule, evaluate(condition, values, scope))
        case Decision(rows=rows):
            tried: list[tuple[Row, Trace]] = []
            for row in rows:
                if row.condition is None:
                    return DecisionTrace(rule, tuple(tried), row, None)
                trace = evaluate(row.condition, values, scope)
                if trace.value is Truth.YES:
                    return DecisionTrace(rule, tuple(tried), row, trace)
                tried.append((row, trace))
            return DecisionTrace(rule, tuple(tried), None, None)


def _leaf(node: Holds | Among | Compare | Ask, read: Value) -> Truth:
    match node:
        case Holds():
            return read if isinstance(read, Truth) else Truth.UNKNOWN
        case Among(_, wanted, negated):
            if not isinstance(read, str):
                return Truth.UNKNOWN
            return truth((read in wanted) is not negated)
        case Compare(_, order, bound):
            if not isinstance(read, int):
                return Truth.UNKNOWN
            return truth(holds(order, read, bound))
        case Ask(Asking.ANSWERED):
            return truth(read is not Missing.NOT_ASKED)
        case Ask(Asking.IS_UNSURE):
            return truth(read is Missing.UNSURE)
        case Ask():
            return truth(not isinstance(read, Missing) and read not in (None, Truth.UNKNOWN))


def _taken(mode: Mode, value: Truth) -> Truth:
    match mode:
        case Mode.DEFINITELY:
            return truth(value is Truth.YES)
        case Mode.POSSIBLY:
            return truth(value is not Truth.NO)


def _tally(parts: tuple[Trace, ...], order: Order, bound: int) -> Truth:
    """Compare every number that the count could still be with *bound*."""
    lowest = sum(part.value is Truth.YES for part in parts)
    highest = lowest + sum(part.value is Truth.UNKNOWN for part in parts)
    found = {holds(order, number, bound) for number in range(lowest, highest + 1)}
    return Truth.UNKNOWN if len(found) == 2 else truth(found.pop())  # noqa: PLR2004 - yes and no

"""Decide many records at once: for each field of a result, where it is what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rls_screen.instrument.model import Advice, Code, Criterion, Instrument
from rls_screen.instrument.vocabulary import LEVELS, OPEN
from rls_screen.logic.bits import Bits
from rls_screen.logic.gates import OFF, Circuit, Wire
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Missing
from rls_screen.screening.plan import only_if
from rls_screen.screening.rules import all_rules
from rls_screen.screening.screen import FOUR
from rls_screen.screening.unsettled import RESULT, candidates

Value = str | int | bool | None


@dataclass(frozen=True, slots=True)
class OneOf:
    """A field with one of several values, each with the wire of the records that have it."""

    values: tuple[tuple[Value, Wire], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A field that lists codes, each with the wire of the records that have it."""

    codes: tuple[tuple[str, Wire], ...]


@dataclass(frozen=True, slots=True)
class Inner:
    """A field that has *fields* of its own."""

    fields: Mapping[str, OneOf]


Shape = OneOf | Listed | Inner
"""Where a field of the result is what."""


@dataclass(frozen=True, slots=True)
class Together:
    """The rules of *instrument* as *bits* of a circuit."""

    instrument: Instrument
    bits: Bits

    @property
    def circuit(self) -> Circuit:
        """Give the circuit that the rules are in."""
        return self.bits.circuit

    def shapes(self) -> dict[str, Shape]:
        """Give the fields of a result by name."""
        instrument = self.instrument
        states = {item.id: self.state(item) for item in instrument.criteria}
        counts = instrument.score.counts
        counted = [self.circuit.any(_where(state, counts)) for state in states.values()]
        still_open = [wire for state in states.values() for wire in _where(state, (OPEN,))]
        urgency = self.decision("urgency")
        return {
            "result": self.decision("result"),
            "score": self.count(counted),
            "score_max": self.count([*counted, *still_open]),
            "criteria": Inner(states),
            "four_criteria": self.fact("four_criteria", FOUR),
            "urgency": urgency,
            "see_doctor": self.see_doctor(urgency),
            "reasons": self.listed(code for level in instrument.levels for code in level.reasons),
            "caps": self.listed(instrument.caps),
            "flags": self.listed(instrument.flags),
            "impact": self.decision("impact"),
            "course": self.decision("course"),
            "rest_sufferer": self.fact("rest_sufferer"),
            "dsm5_frequency": self.fact("dsm5_frequency"),
            "warning_signs": self.decision("warning_signs"),
            "inconsistent": Listed(tuple(self.inconsistent())),
            "advice": self.listed(instrument.advice),
            "unsettled": Listed(tuple(self.unsettled())),
            "instrument": OneOf(((instrument.name, self.circuit.negated(OFF)),)),
        }

    def decision(self, name: str) -> OneOf:
        """Give the outcomes of the decision *name*."""
        return OneOf(tuple(self.bits.decisions[name].items()))

    def state(self, criterion: Criterion) -> OneOf:
        """Give the states of *criterion*."""
        outcomes = self.bits.decisions[criterion.rule].items()
        return OneOf(tuple((OPEN if state is None else state, wire) for state, wire in outcomes))

    def fact(self, name: str, words: Mapping[Truth, str] | None = None) -> OneOf:
        """Give the truths of the fact *name*, in *words* of its own if it has some."""
        rails = self.bits.facts[name]
        unknown = self.circuit.negated(self.circuit.either(rails.yes, rails.no))
        wires = {Truth.YES: rails.yes, Truth.NO: rails.no, Truth.UNKNOWN: unknown}
        return OneOf(
            tuple((words[truth] if words else truth.value, wires[truth]) for truth in Truth)
        )

    def count(self, wires: list[Wire]) -> OneOf:
        """Give how many of *wires* are so."""
        reached = [self.circuit.at_least(number, wires) for number in range(len(wires) + 2)]
        exactly = (
            self.circuit.both(reached[number], self.circuit.negated(reached[number + 1]))
            for number in range(len(wires) + 1)
        )
        return OneOf(tuple(enumerate(exactly)))

    def see_doctor(self, urgency: OneOf) -> OneOf:
        """Give whether the *urgency* is more than the lowest level."""
        lowest = self.circuit.any(_where(urgency, LEVELS[-1:]))
        return OneOf(((False, lowest), (True, self.circuit.negated(lowest))))

    def listed(self, codes: Iterable[Code | Advice]) -> Listed:
        """Give each of *codes* where its rule is definitely so."""
        return Listed(tuple((code.id, self.bits.facts[code.rule].yes) for code in codes))

    def inconsistent(self) -> Iterator[tuple[str, Wire]]:
        """Give the questions that were answered though other answers would have hidden them."""
        negated = self.circuit.negated
        for question in self.instrument.questions.values():
            if question.only_if is not None:
                answered = negated(self.bits.reading(question.id, Missing.NOT_ASKED))
                hidden = negated(self.bits.facts[only_if(question.id)].yes)
                yield question.id, self.circuit.both(answered, hidden)

    def unsettled(self) -> Iterator[tuple[str, Wire]]:
        """Give the unknown questions of which some value would change the result."""
        circuit = self.circuit
        (name,) = RESULT
        now = tuple(self.bits.decisions[name].values())
        for question, values in candidates(self.instrument):
            changed = (
                circuit.both(is_so, circuit.negated(would_be))
                for value in values
                for is_so, would_be in zip(now, circuit.answered(now, question, value), strict=True)
            )
            yield question, circuit.both(self.bits.unknown(question), circuit.any(changed))


def together(instrument: Instrument) -> Together:
    """Put the rules of *instrument* into a circuit."""
    rules, scope, _, _ = all_rules(instrument)
    bits = Bits(Circuit(), scope)
    bits.put(rules)
    return Together(instrument, bits)


def _where(field: OneOf, values: Iterable[Value]) -> list[Wire]:
    """Give the wires of *field* at *values*."""
    wanted = tuple(values)
    return [wire for value, wire in field.values if value in wanted]

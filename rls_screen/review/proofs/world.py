"""All answer sheets of a questionnaire, and what its rules say of each, as one circuit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rls_screen.instrument.model import Instrument, Question
from rls_screen.instrument.vocabulary import FOR_PAGES
from rls_screen.logic.bits import Bits
from rls_screen.logic.formula import pair
from rls_screen.logic.gates import OFF, ON, Circuit, Reading, Wire
from rls_screen.logic.nodes import Condition
from rls_screen.logic.values import Answer, Missing
from rls_screen.screening.conditions import conditions
from rls_screen.screening.together import Inner, Listed, OneOf, Shape, Together
from rls_screen.screening.unsettled import values_of

OF_ANSWERS = ("inconsistent", "unsettled", "instrument")
"""The fields of a result that speak of the answers given, or of none at all."""


@dataclass(frozen=True, slots=True)
class World:
    """The rules of *instrument*, also those of pages and questions, as *bits* of a circuit."""

    instrument: Instrument
    bits: Bits

    @property
    def circuit(self) -> Circuit:
        """Give the circuit that the rules are in."""
        return self.bits.circuit

    def wire(self, condition: Condition | None) -> Wire:
        """Give where *condition* is definitely yes; none at all is so everywhere."""
        if condition is None:
            return ON
        return self.bits.wire(pair(condition, self.bits.scope).yes)

    def answered(self, question: str) -> Wire:
        """Give where *question* has an answer, "unsure" included."""
        if self.instrument.questions[question].default:
            return ON
        return self.circuit.negated(self.bits.reading(question, Missing.NOT_ASKED))

    def answers(self) -> Mapping[str, tuple[Answer, ...]]:
        """Give every answer to each question that its rules tell apart, the missing one first."""
        questions = self.instrument.questions.items()
        return {name: tuple(self._answers(item)) for name, item in questions}

    def outcomes(self) -> tuple[Wire, ...]:
        """Give all that a result or a page says of the person, wire by wire."""
        shapes = Together(self.instrument, self.bits).shapes()
        of_person = (shape for name, shape in shapes.items() if name not in OF_ANSWERS)
        facts = self.bits.facts.items()
        of_pages = (rails for name, rails in facts if name.startswith(FOR_PAGES))
        return (
            *(wire for shape in of_person for wire in _wires(shape)),
            *(wire for rails in of_pages for wire in (rails.yes, rails.no)),
        )

    def differ(self, one: Iterable[Wire], other: Iterable[Wire]) -> Wire:
        """Give where any of the wires in *one* is not as its partner in *other*."""
        return self.circuit.any(
            self.circuit.either(
                self.circuit.both(left, self.circuit.negated(right)),
                self.circuit.both(right, self.circuit.negated(left)),
            )
            for left, right in zip(one, other, strict=True)
            if left != right
        )

    def without(self, wires: Sequence[Wire], questions: Iterable[str]) -> list[Wire]:
        """Give *wires* as they are where none of *questions* was asked."""
        known = self.instrument.questions
        asked = {name: Missing.NOT_ASKED for name in questions if not known[name].default}
        return self.circuit.with_answers(wires, asked)

    def _answers(self, question: Question) -> Iterator[Answer]:
        if not question.default:
            yield Missing.NOT_ASKED
        bounds = [
            gate.value
            for gate in self.circuit.numbers
            if isinstance(gate, Reading) and gate.name == question.id
        ]
        yield from values_of(question.answers, [at for at in bounds if isinstance(at, int)])
        if question.can_be_unsure:
            yield Missing.UNSURE


def world(instrument: Instrument, circuit: Circuit | None = None) -> World:
    """Put all rules of *instrument* into a *circuit*, or into one of their own."""
    asking, scope, names = conditions(instrument)
    bits = Bits(circuit or Circuit(), scope)
    bits.put((*instrument.rules, *(rule for rule in asking if rule.name in names)))
    return World(instrument, bits)


def _wires(shape: Shape) -> Iterator[Wire]:
    match shape:
        case OneOf(values=values):
            yield from (wire for _, wire in values)
        case Listed(codes=codes):
            yield from (wire for _, wire in codes if wire != OFF)
        case Inner(fields=fields):
            for field in fields.values():
                yield from _wires(field)

"""What every form of another program is made from: when a question is shown, and what comes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rls_screen.instrument.model import Instrument, Question
from rls_screen.instrument.vocabulary import LEVELS
from rls_screen.interop.steps import Step, steps
from rls_screen.logic.bits import Bits, Rails
from rls_screen.logic.formula import Formula, pair
from rls_screen.logic.gates import OFF, ON, Program, Wire
from rls_screen.logic.nodes import Condition
from rls_screen.logic.rules import behind
from rls_screen.logic.values import Answers, Missing, Whole
from rls_screen.screening.screen import FOUR as STATES
from rls_screen.screening.screen import with_defaults
from rls_screen.screening.together import OneOf, Together, together

FOUR = "four_criteria"
RESULT = "result"
URGENCY = "urgency"
SIGNS, ASKED = "warning_signs", "asked"


@dataclass(frozen=True, slots=True)
class Calculated:
    """A field that a form works out: the codes that it can have, each with where it has it.

    It is empty where it has none of them, as it is not decided yet.
    """

    name: str
    values: tuple[tuple[str, Formula], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The *instrument*, when each question is *shown*, and the *fields* that a form works out.

    The formulas are of answers and of *steps*, each of which needs only those before it.
    *signs_asked* says where every warning sign was asked, as a result has it.
    """

    instrument: Instrument
    shown: Mapping[str, Formula]
    steps: tuple[Step, ...]
    fields: tuple[Calculated, ...]
    signs_asked: Formula
    program: Program

    def worked_out(self, answers: Answers) -> "WorkedOut":
        """Work out for *answers* what a form shows, and its fields."""
        given = with_defaults(self.instrument, answers)
        readings = self.program.readings
        masks = [item.is_so(given.get(item.name, Missing.NOT_ASKED)) for item in readings]
        truths = iter(self.program.run(masks, 1))
        shown = frozenset(name for name in self.shown if next(truths))
        fields = {
            field.name: code for field in self.fields for code, _ in field.values if next(truths)
        }
        return WorkedOut(shown, fields)

    def is_complete(self, answers: Answers) -> bool:
        """Say whether every question that is shown has an answer; numbers are not waited for."""
        return all(
            name in answers or not _is_waited_for(self.instrument.questions[name])
            for name in self.worked_out(answers).shown
        )


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """The questions that are *shown*, and the codes of the *fields* that are decided."""

    shown: frozenset[str]
    fields: Mapping[str, str]


def outline(instrument: Instrument) -> Outline:
    """Give the outline of *instrument*.

    A question is shown as the interview asks it: where it definitely makes sense and can matter.
    `four_criteria` and `result` are as in a result once every question that they rest on is
    answered, "unsure" included, or not shown; a number is not waited for. `urgency` is as in a
    result at once, but for the lowest level, which waits for all that it rests on.
    """
    rules = together(instrument)
    shown = {item.id: _shown(rules.bits, item) for item in instrument.questions.values()}
    fields = dict(_fields(rules, shown))
    asked = dict(rules.decision(SIGNS).values)[ASKED]
    outputs = [*shown.values(), *(wire for values in fields.values() for _, wire in values), asked]
    found = steps(instrument, rules.bits, outputs)
    return Outline(
        instrument,
        {name: found.formula(wire) for name, wire in shown.items()},
        tuple(found.all()),
        tuple(
            Calculated(name, tuple((code, found.formula(wire)) for code, wire in values))
            for name, values in fields.items()
        ),
        found.formula(asked),
        rules.circuit.program(outputs),
    )


def _shown(bits: Bits, question: Question) -> Wire:
    """Give where *question* definitely makes sense and can matter."""
    makes_sense = _rails(bits, question.only_if).yes
    cannot_matter = _rails(bits, question.ask_if).no
    return bits.circuit.both(makes_sense, bits.circuit.negated(cannot_matter))


def _rails(bits: Bits, condition: Condition | None) -> Rails:
    if condition is None:
        return Rails(ON, OFF)
    found = pair(condition, bits.scope)
    return Rails(bits.wire(found.yes), bits.wire(found.no))


def _fields(
    rules: Together, shown: Mapping[str, Wire]
) -> Iterator[tuple[str, list[tuple[str, Wire]]]]:
    """Give each field that is worked out, with where it has which code."""
    both = rules.circuit.both
    for name, field in ((FOUR, rules.fact(FOUR, STATES)), (RESULT, rules.decision(RESULT))):
        is_ready = _is_ready(rules, name, shown)
        yield name, [(code, both(is_ready, wire)) for code, wire in _codes(field)]
    is_ready = _is_ready(rules, URGENCY, shown)
    yield (
        URGENCY,
        [
            (code, both(is_ready, wire) if code == LEVELS[-1] else wire)
            for code, wire in _codes(rules.decision(URGENCY))
        ],
    )


def _codes(field: OneOf) -> Iterator[tuple[str, Wire]]:
    return ((code, wire) for code, wire in field.values if isinstance(code, str))


def _is_ready(rules: Together, name: str, shown: Mapping[str, Wire]) -> Wire:
    """Give where each question that *name* rests on is answered, or is not shown."""
    instrument, circuit = rules.instrument, rules.circuit
    needed = behind(name, instrument.rules, instrument.scope)
    return circuit.all(
        circuit.either(
            circuit.negated(rules.bits.reading(item.id, Missing.NOT_ASKED)),
            circuit.negated(shown[item.id]),
        )
        for item in instrument.questions.values()
        if item.id in needed and _is_waited_for(item)
    )


def _is_waited_for(question: Question) -> bool:
    return not question.default and not isinstance(question.answers, Whole)

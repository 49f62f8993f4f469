"""Find the unknown questions whose answer alone would change the result."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rls_screen.instrument.model import Instrument
from rls_screen.logic.compile import DecideInOrder, compile_in_order
from rls_screen.logic.nodes import Compare
from rls_screen.logic.rules import Rule, behind, conditions, walk
from rls_screen.logic.values import Answer, Choice, Missing, Question, Several, Whole

RESULT = ("result",)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The questions behind the result: all in *order*, and those with values worth trying.

    *places* are those of *order* among all questions. Each of *candidates* is an index of *order*
    with the values worth trying.
    """

    decide: DecideInOrder
    order: tuple[str, ...]
    places: tuple[int, ...]
    candidates: tuple[tuple[int, tuple[Answer, ...]], ...]

    def find(self, answers: Sequence[Answer]) -> tuple[str, ...]:
        """Give the ids of unknown questions of which some value would change the result.

        *answers* are those to all questions, in their order.
        """
        trial = [answers[place] for place in self.places]
        decide, now = self.decide, self.decide(trial)
        found: list[str] = []
        for index, values in self.candidates:
            given = trial[index]
            if given is not Missing.UNSURE and given is not Missing.NOT_ASKED:
                continue
            for value in values:
                trial[index] = value
                if decide(trial) != now:
                    found.append(self.order[index])
                    break
            trial[index] = given
        return tuple(found)


def unsettled(instrument: Instrument) -> Unsettled:
    """Prepare the search for *instrument*."""
    needed = behind(*RESULT, instrument.rules, instrument.scope)
    order = tuple(name for name in instrument.questions if name in needed)
    rules = _rules(instrument)
    all_questions = tuple(instrument.questions)
    return Unsettled(
        compile_in_order(rules, instrument.scope, RESULT, order),
        order,
        tuple(all_questions.index(name) for name in order),
        tuple((order.index(name), values) for name, values in candidates(instrument)),
    )


def candidates(instrument: Instrument) -> tuple[tuple[str, tuple[Answer, ...]], ...]:
    """Give the questions behind the result that can be unknown, with the values worth trying."""
    scope = instrument.scope
    needed = behind(*RESULT, instrument.rules, scope)
    bounds = [
        (node.name.text, node.bound)
        for rule in _rules(instrument)
        for condition in conditions(rule)
        for node in walk(condition, scope)
        if isinstance(node, Compare)
    ]
    return tuple(
        (name, _values(question.answers, [b for compared, b in bounds if compared == name]))
        for name, question in instrument.questions.items()
        if name in needed and not question.default
    )


def _rules(instrument: Instrument) -> tuple[Rule, ...]:
    """Give the rules behind the result, and its own."""
    needed = behind(*RESULT, instrument.rules, instrument.scope).union(RESULT)
    return tuple(rule for rule in instrument.rules if rule.name in needed)


def _values(answers: Question, bounds: Iterable[int]) -> tuple[Answer, ...]:
    """Give values that stand for all: every code, or the numbers on both sides of each bound."""
    match answers:
        case Choice(values):
            return values
        case Several(values):
            return ((), *((value,) for value in values))
        case Whole(minimum, maximum):
            around = {number for bound in bounds for number in (bound - 1, bound, bound + 1)}
            inside = {number for number in around if minimum <= number <= maximum}
            return tuple(sorted(inside | {minimum, maximum}))

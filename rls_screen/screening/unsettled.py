"""Find the unknown questions whose answer alone would change the result."""

from collections.abc import Iterable
from dataclasses import dataclass

from rls_screen.instrument.model import Instrument
from rls_screen.logic.compile import Decide, compile_rules
from rls_screen.logic.nodes import Compare
from rls_screen.logic.rules import behind, conditions, walk
from rls_screen.logic.values import Answer, Answers, Choice, Missing, Question, Several, Whole

RESULT = ("result",)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The questions behind the result, in order, each with the values worth trying."""

    decide: Decide
    candidates: tuple[tuple[str, tuple[Answer, ...]], ...]

    def find(self, answers: Answers) -> tuple[str, ...]:
        """Give the ids of unknown questions of which some value would change the result."""
        trial = dict(answers)
        (now,) = self.decide(trial)
        found: list[str] = []
        for question, values in self.candidates:
            given = answers.get(question, Missing.NOT_ASKED)
            if not isinstance(given, Missing):
                continue
            for value in values:
                trial[question] = value
                if self.decide(trial) != (now,):
                    found.append(question)
                    break
            trial[question] = given
        return tuple(found)


def unsettled(instrument: Instrument) -> Unsettled:
    """Prepare the search for *instrument*."""
    scope = instrument.scope
    needed = behind("result", instrument.rules, scope)
    rules = [rule for rule in instrument.rules if rule.name in needed or rule.name == "result"]
    bounds = [
        (node.name.text, node.bound)
        for rule in rules
        for condition in conditions(rule)
        for node in walk(condition, scope)
        if isinstance(node, Compare)
    ]
    candidates = tuple(
        (question.id, _values(question.answers, [b for name, b in bounds if name == question.id]))
        for question in instrument.questions.values()
        if question.id in needed and not question.default
    )
    return Unsettled(compile_rules(rules, scope, RESULT), candidates)


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

"""Find the unknown questions whose answer alone would change the result."""

from collections.abc import Iterable, Sequence

from rls_screen.instrument.model import Instrument
from rls_screen.logic.compile import InOrder, compile_in_order
from rls_screen.logic.nodes import Compare
from rls_screen.logic.rules import behind, conditions, walk
from rls_screen.logic.values import Answer, Choice, Question, Several, Whole
from rls_screen.screening.trial import Search, Unsettled

RESULT = ("result",)


def unsettled(instrument: Instrument) -> Unsettled:
    """Prepare the search for *instrument*."""
    rules = rules_behind(instrument)
    return Unsettled(compile_in_order(*rules), *search(instrument, rules[3]))


def rules_behind(instrument: Instrument) -> InOrder:
    """Give what the result of *instrument* is decided from, and the order of the answers."""
    scope = instrument.scope
    needed = behind(*RESULT, instrument.rules, scope)
    rules = [rule for rule in instrument.rules if rule.name in needed.union(RESULT)]
    return rules, scope, RESULT, [name for name in instrument.questions if name in needed]


def search(instrument: Instrument, order: Sequence[str]) -> Search:
    """Give the order, the places and the candidates of an `Unsettled` for questions in *order*."""
    questions = tuple(instrument.questions)
    return (
        tuple(order),
        tuple(questions.index(name) for name in order),
        tuple((order.index(name), values) for name, values in candidates(instrument)),
    )


def candidates(instrument: Instrument) -> tuple[tuple[str, tuple[Answer, ...]], ...]:
    """Give the questions behind the result that can be unknown, with the values worth trying."""
    rules, scope, _, order = rules_behind(instrument)
    bounds = [
        (node.name.text, node.bound)
        for rule in rules
        for condition in conditions(rule)
        for node in walk(condition, scope)
        if isinstance(node, Compare)
    ]
    return tuple(
        (name, values_of(question.answers, [b for compared, b in bounds if compared == name]))
        for name in order
        if not (question := instrument.questions[name]).default
    )


def values_of(answers: Question, bounds: Iterable[int]) -> tuple[Answer, ...]:
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

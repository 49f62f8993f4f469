"""The conditions of all questions: when each makes sense, and when it can matter."""

from collections.abc import Iterator, Mapping, Sequence

from rls_screen.instrument.model import Instrument, Question
from rls_screen.logic.rules import Fact, Rule, behind
from rls_screen.logic.values import Scope, ThreeWay


def conditions(instrument: Instrument) -> tuple[Sequence[Rule], Scope, Sequence[str]]:
    """Give the conditions of *instrument* as facts with the rules behind them, and their names."""
    facts = tuple(_facts(instrument.questions))
    needed: set[str] = set()
    for fact in facts:
        needed |= behind(fact.name, (*instrument.rules, fact), instrument.scope)
    rules: tuple[Rule, ...] = (
        *(rule for rule in instrument.rules if rule.name in needed),
        *facts,
    )
    scope = {**instrument.scope, **{fact.name: ThreeWay() for fact in facts}}
    return rules, scope, tuple(fact.name for fact in facts)


def _facts(questions: Mapping[str, Question]) -> Iterator[Fact]:
    for question in questions.values():
        if question.only_if is not None:
            yield Fact(f"only_if.{question.id}", question.only_if)
        if question.ask_if is not None:
            yield Fact(f"ask_if.{question.id}", question.ask_if)

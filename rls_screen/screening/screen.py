"""Decide one record by the rules of a questionnaire."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import FOR_PAGES, LEVELS, OPEN
from rls_screen.logic.compile import Decide, compile_rules
from rls_screen.logic.rules import Fact
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answers, Missing, ThreeWay, Value
from rls_screen.screening.result import Result
from rls_screen.screening.unsettled import Unsettled, unsettled

Screen = Callable[[Answers], Result]
"""Takes checked answers, gives the result."""

FOUR = {Truth.YES: "met", Truth.NO: "not_met", Truth.UNKNOWN: "unknown"}


@dataclass(frozen=True, slots=True)
class Screener:
    """The compiled rules of *instrument*; call it with answers to get a `Result`."""

    instrument: Instrument
    decide: Decide
    wanted: tuple[str, ...]
    hidden: tuple[str, ...]
    unsettled: Unsettled

    def __call__(self, answers: Answers) -> Result:
        """Decide *answers*, which `take` has checked."""
        given = with_defaults(self.instrument, answers)
        values = dict(zip(self.wanted, self.decide(given), strict=True))
        states = {item.id: _state(values[item.rule]) for item in self.instrument.criteria}
        score = sum(state in self.instrument.score.counts for state in states.values())
        urgency = _text(values["urgency"])
        return Result(
            result=_text(values["result"]),
            score=score,
            score_max=score + list(states.values()).count(OPEN),
            criteria=states,
            four_criteria=FOUR[_truth(values["four_criteria"])],
            urgency=urgency,
            see_doctor=urgency != LEVELS[-1],
            reasons=_holding(self._reasons(), values),
            caps=_holding(((item.id, item.rule) for item in self.instrument.caps), values),
            flags=_holding(((item.id, item.rule) for item in self.instrument.flags), values),
            impact=_open(values["impact"]),
            course=_open(values["course"]),
            rest_sufferer=_truth(values["rest_sufferer"]).value,
            dsm5_frequency=_truth(values["dsm5_frequency"]).value,
            warning_signs=_text(values["warning_signs"]),
            inconsistent=tuple(self._inconsistent(given, values)),
            advice=_holding(((item.id, item.rule) for item in self.instrument.advice), values),
            unsettled=self.unsettled.find(given),
            instrument=self.instrument.name,
        )

    def _reasons(self) -> Iterable[tuple[str, str]]:
        return ((code.id, code.rule) for level in self.instrument.levels for code in level.reasons)

    def _inconsistent(self, given: Answers, values: Mapping[str, Value]) -> Iterable[str]:
        """Give the questions that were answered though other answers would have hidden them."""
        for question in self.hidden:
            asked = given.get(question, Missing.NOT_ASKED) is not Missing.NOT_ASKED
            if asked and values[_only_if(question)] is not Truth.YES:
                yield question


def screener(instrument: Instrument) -> Screener:
    """Compile the rules of *instrument* into a function from answers to a result."""
    hidden = {
        question.id: question.only_if
        for question in instrument.questions.values()
        if question.only_if is not None
    }
    extra = tuple(Fact(_only_if(name), condition) for name, condition in hidden.items())
    kept = (rule for rule in instrument.rules if not rule.name.startswith(FOR_PAGES))
    rules = (*kept, *extra)
    scope = {**instrument.scope, **{fact.name: ThreeWay() for fact in extra}}
    wanted = tuple(rule.name for rule in rules)
    return Screener(
        instrument=instrument,
        decide=compile_rules(rules, scope, wanted),
        wanted=wanted,
        hidden=tuple(hidden),
        unsettled=unsettled(instrument),
    )


def with_defaults(instrument: Instrument, answers: Answers) -> Answers:
    """Add the answers that are taken where none is given."""
    defaults = {item.id: item.default for item in instrument.questions.values() if item.default}
    return {**defaults, **answers}


def _only_if(question: str) -> str:
    return f"only_if.{question}"


def _holding(codes: Iterable[tuple[str, str]], values: Mapping[str, Value]) -> tuple[str, ...]:
    """Give each code whose rule is definitely yes."""
    return tuple(code for code, rule in codes if values[rule] is Truth.YES)


def _truth(value: Value) -> Truth:
    return cast("Truth", value)


def _text(value: Value) -> str:
    return cast("str", value)


def _open(value: Value) -> str | None:
    return cast("str | None", value)


def _state(value: Value) -> str:
    return OPEN if value is None else cast("str", value)

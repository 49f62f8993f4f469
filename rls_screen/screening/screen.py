"""Decide one record by the rules of a questionnaire."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from rls_screen.instrument.vocabulary import LEVELS, OPEN
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answer, Answers, DecideInOrder, Missing, Value
from rls_screen.screening.plan import Places, Plan, plan
from rls_screen.screening.result import Result
from rls_screen.screening.trial import Unsettled

if TYPE_CHECKING:
    # Rules that are ready need no questionnaire, nor the time that it takes to import it.
    from rls_screen.instrument.model import Instrument

Screen = Callable[[Answers], Result]
"""Takes checked answers, gives the result."""

FOUR = {Truth.YES: "met", Truth.NO: "not_met", Truth.UNKNOWN: "unknown"}


@dataclass(frozen=True, slots=True)
class Screener:
    """Compiled rules, *decide*, with the *plan* by which their values become a `Result`.

    Call it with answers to get one. *whole* gives the questionnaire, which few records need.
    """

    whole: "Callable[[], Instrument]"
    plan: Plan
    decide: DecideInOrder
    unsettled: Unsettled

    @property
    def instrument(self) -> "Instrument":
        """Give the questionnaire whose rules these are."""
        return self.whole()

    def __call__(self, answers: Answers) -> Result:
        """Decide *answers*, which `take` has checked."""
        get = answers.get
        return self.in_order([get(field.id, Missing.NOT_ASKED) for field in self.plan.fields])

    def in_order(self, given: list[Answer]) -> Result:
        """Decide the answers to all questions, in their order, each of them one that is allowed.

        The answers that are taken where none is given are filled in.
        """
        plan, at = self.plan, self.plan.at
        for place, default in plan.defaults:
            if given[place] is Missing.NOT_ASKED:
                given[place] = default
        values = self.decide(given)
        states = {name: _state(values[place]) for name, place in plan.criteria}
        score = sum(state in plan.counts for state in states.values())
        urgency = _text(values[at["urgency"]])
        return Result(
            result=_text(values[at["result"]]),
            score=score,
            score_max=score + list(states.values()).count(OPEN),
            criteria=states,
            four_criteria=FOUR[_truth(values[at["four_criteria"]])],
            urgency=urgency,
            see_doctor=urgency != LEVELS[-1],
            reasons=_holding(plan.reasons, values),
            caps=_holding(plan.caps, values),
            flags=_holding(plan.flags, values),
            impact=_open(values[at["impact"]]),
            course=_open(values[at["course"]]),
            rest_sufferer=_truth(values[at["rest_sufferer"]]).value,
            dsm5_frequency=_truth(values[at["dsm5_frequency"]]).value,
            warning_signs=_text(values[at["warning_signs"]]),
            inconsistent=tuple(self._inconsistent(given, values)),
            advice=_holding(plan.advice, values),
            unsettled=self.unsettled.find(given),
            instrument=plan.instrument,
        )

    def _inconsistent(self, given: Sequence[Answer], values: Sequence[Value]) -> Iterable[str]:
        """Give the questions that were answered though other answers would have hidden them."""
        for question, asked_at, place in self.plan.hidden:
            if given[asked_at] is not Missing.NOT_ASKED and values[place] is not Truth.YES:
                yield question


def screener(instrument: "Instrument") -> Screener:
    """Compile the rules of *instrument* into a function from answers to a result."""
    # What compiles is imported here, as rules that are ready need not be compiled.
    from rls_screen.logic.compile import compile_in_order  # noqa: PLC0415
    from rls_screen.screening.rules import all_rules  # noqa: PLC0415
    from rls_screen.screening.unsettled import unsettled  # noqa: PLC0415

    rules, scope, wanted, order = all_rules(instrument)
    return Screener(
        lambda: instrument,
        plan(instrument, tuple(wanted)),
        compile_in_order(rules, scope, wanted, order),
        unsettled(instrument),
    )


def with_defaults(instrument: "Instrument", answers: Answers) -> Answers:
    """Add the answers that are taken where none is given."""
    defaults = {item.id: item.default for item in instrument.questions.values() if item.default}
    return {**defaults, **answers}


def _holding(codes: Places, values: Sequence[Value]) -> tuple[str, ...]:
    """Give each code whose rule is definitely yes."""
    return tuple([code for code, place in codes if values[place] is Truth.YES])


def _truth(value: Value) -> Truth:
    return cast("Truth", value)


def _text(value: Value) -> str:
    return cast("str", value)


def _open(value: Value) -> str | None:
    return cast("str | None", value)


def _state(value: Value) -> str:
    return OPEN if value is None else cast("str", value)

"""Decide one record by the rules of a questionnaire."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from rls_screen.instrument.model import Advice, Code, Criterion, Instrument
from rls_screen.instrument.vocabulary import FOR_PAGES, LEVELS, OPEN
from rls_screen.logic.compile import DecideInOrder, compile_in_order
from rls_screen.logic.rules import Fact, Rule
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answer, Answers, Missing, Scope, ThreeWay, Value
from rls_screen.screening.result import Result
from rls_screen.screening.unsettled import Unsettled, unsettled

Screen = Callable[[Answers], Result]
"""Takes checked answers, gives the result."""

FOUR = {Truth.YES: "met", Truth.NO: "not_met", Truth.UNKNOWN: "unknown"}


Places = tuple[tuple[str, int], ...]
"""Codes, each with the place of its rule's value among all values."""


@dataclass(frozen=True, slots=True)
class Screener:
    """The compiled rules of *instrument*; call it with answers to get a `Result`.

    *at* gives the place of a rule's value by the rule's name. *hidden* are the questions that other
    answers can hide, each with its place and that of its rule; *defaults* are places with answers.
    """

    instrument: Instrument
    decide: DecideInOrder
    at: Mapping[str, int]
    criteria: Places
    reasons: Places
    caps: Places
    flags: Places
    advice: Places
    hidden: tuple[tuple[str, int, int], ...]
    defaults: tuple[tuple[int, str], ...]
    unsettled: Unsettled

    def __call__(self, answers: Answers) -> Result:
        """Decide *answers*, which `take` has checked."""
        get = answers.get
        return self.in_order([get(name, Missing.NOT_ASKED) for name in self.instrument.questions])

    def in_order(self, given: list[Answer]) -> Result:
        """Decide the answers to all questions, in their order, each of them one that is allowed.

        The answers that are taken where none is given are filled in.
        """
        instrument, at = self.instrument, self.at
        for place, default in self.defaults:
            if given[place] is Missing.NOT_ASKED:
                given[place] = default
        values = self.decide(given)
        states = {name: _state(values[place]) for name, place in self.criteria}
        score = sum(state in instrument.score.counts for state in states.values())
        urgency = _text(values[at["urgency"]])
        return Result(
            result=_text(values[at["result"]]),
            score=score,
            score_max=score + list(states.values()).count(OPEN),
            criteria=states,
            four_criteria=FOUR[_truth(values[at["four_criteria"]])],
            urgency=urgency,
            see_doctor=urgency != LEVELS[-1],
            reasons=_holding(self.reasons, values),
            caps=_holding(self.caps, values),
            flags=_holding(self.flags, values),
            impact=_open(values[at["impact"]]),
            course=_open(values[at["course"]]),
            rest_sufferer=_truth(values[at["rest_sufferer"]]).value,
            dsm5_frequency=_truth(values[at["dsm5_frequency"]]).value,
            warning_signs=_text(values[at["warning_signs"]]),
            inconsistent=tuple(self._inconsistent(given, values)),
            advice=_holding(self.advice, values),
            unsettled=self.unsettled.find(given),
            instrument=instrument.name,
        )

    def _inconsistent(self, given: Sequence[Answer], values: Sequence[Value]) -> Iterable[str]:
        """Give the questions that were answered though other answers would have hidden them."""
        for question, asked_at, place in self.hidden:
            if given[asked_at] is not Missing.NOT_ASKED and values[place] is not Truth.YES:
                yield question


def screener(instrument: Instrument) -> Screener:
    """Compile the rules of *instrument* into a function from answers to a result."""
    rules, scope = all_rules(instrument)
    wanted = tuple(rule.name for rule in rules)
    at = {name: place for place, name in enumerate(wanted)}
    order = tuple(instrument.questions)

    def places(codes: Iterable[Code | Criterion | Advice]) -> Places:
        return tuple((code.id, at[code.rule]) for code in codes)

    return Screener(
        instrument=instrument,
        decide=compile_in_order(rules, scope, wanted, order),
        at=at,
        criteria=places(instrument.criteria),
        reasons=places(code for level in instrument.levels for code in level.reasons),
        caps=places(instrument.caps),
        flags=places(instrument.flags),
        advice=places(instrument.advice),
        hidden=tuple(
            (item.id, order.index(item.id), at[only_if(item.id)])
            for item in instrument.questions.values()
            if item.only_if is not None
        ),
        defaults=tuple(
            (order.index(item.id), item.default)
            for item in instrument.questions.values()
            if item.default
        ),
        unsettled=unsettled(instrument),
    )


def all_rules(instrument: Instrument) -> tuple[tuple[Rule, ...], Scope]:
    """Give the rules behind a result, also those that hide questions, and what their names are."""
    hiding = tuple(
        Fact(only_if(question.id), question.only_if)
        for question in instrument.questions.values()
        if question.only_if is not None
    )
    kept = (rule for rule in instrument.rules if not rule.name.startswith(FOR_PAGES))
    return (*kept, *hiding), {**instrument.scope, **{fact.name: ThreeWay() for fact in hiding}}


def only_if(question: str) -> str:
    """Give the name of the rule that says when *question* makes sense."""
    return f"only_if.{question}"


def with_defaults(instrument: Instrument, answers: Answers) -> Answers:
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

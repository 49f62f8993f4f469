"""What a result is put together from, as plain data: names, codes and places of values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rls_screen.instrument.vocabulary import YES_NO
from rls_screen.logic.values import Question as Answers

if TYPE_CHECKING:
    # A plan that is ready needs none of these, nor the time that it takes to import them.
    from rls_screen.instrument.model import Advice, Code, Criterion, Instrument

Places = tuple[tuple[str, int], ...]
"""Codes, each with the place of its rule's value among all values."""


@dataclass(frozen=True, slots=True)
class Field:
    """A question as a record answers it: its id, its answers, and the codes of its options.

    The codes are those of a choice, "unsure" included, and there is none for a number.
    """

    id: str
    answers: Answers
    codes: tuple[str, ...]

    @property
    def is_yes_no(self) -> bool:
        """Say whether the question is answered with yes, no or unsure."""
        return self.codes == YES_NO


@dataclass(frozen=True, slots=True)
class Plan:
    """How the values of rules become a result.

    *instrument* is the questionnaire's name. *counts* are the states of criteria that count as
    fulfilled. *at* gives the place of a rule's value by the rule's name. *hidden* are the questions
    that other answers can hide, each with its place and that of its rule; *defaults* are places
    with answers.
    """

    instrument: str
    fields: tuple[Field, ...]
    counts: tuple[str, ...]
    at: Mapping[str, int]
    criteria: Places
    reasons: Places
    caps: Places
    flags: Places
    advice: Places
    hidden: tuple[tuple[str, int, int], ...]
    defaults: tuple[tuple[int, str], ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """Give the ids of all questions, in their order."""
        return tuple(field.id for field in self.fields)


def plan(instrument: "Instrument", wanted: tuple[str, ...]) -> Plan:
    """Give the plan for *instrument*, whose rules give the values of *wanted* names."""
    at = {name: place for place, name in enumerate(wanted)}
    questions = tuple(instrument.questions.values())

    def places(codes: "Iterable[Code | Criterion | Advice]") -> Places:
        return tuple((code.id, at[code.rule]) for code in codes)

    return Plan(
        instrument=instrument.name,
        fields=tuple(
            Field(item.id, item.answers, tuple(option.code for option in item.options))
            for item in questions
        ),
        counts=instrument.score.counts,
        at=at,
        criteria=places(instrument.criteria),
        reasons=places(code for level in instrument.levels for code in level.reasons),
        caps=places(instrument.caps),
        flags=places(instrument.flags),
        advice=places(instrument.advice),
        hidden=tuple(
            (item.id, place, at[only_if(item.id)])
            for place, item in enumerate(questions)
            if item.only_if is not None
        ),
        defaults=tuple(
            (place, item.default) for place, item in enumerate(questions) if item.default
        ),
    )


def only_if(question: str) -> str:
    """Give the name of the rule that says when *question* makes sense."""
    return f"only_if.{question}"

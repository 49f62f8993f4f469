"""All answer sheets of a small questionnaire, one by one, to hold proofs against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from rls_screen import Instrument
from rls_screen.instrument.document import Problems, compose
from rls_screen.instrument.read import read
from rls_screen.logic.evaluate import evaluate, run
from rls_screen.logic.nodes import Condition
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Answer, Choice, Missing, Value, Whole
from rls_screen.review.laws import Law, is_among, read_laws
from rls_screen.screening.screen import with_defaults

TOP = Path(__file__).parents[4]
WHOLE = (TOP / "tests" / "cases" / "whole.yaml").read_text(encoding="utf-8")
AGES = (0, 17, 18, 64, 65, 120)


def changed(text: str, *changes: tuple[str, str]) -> str:
    """Give *text* with each first part of *changes*, which stands there once, as the second."""
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def with_laws(text: str) -> tuple[Instrument, tuple[Law, ...]]:
    """Read a questionnaire without mistakes, with its laws."""
    problems = Problems("q.yaml")
    instrument = read(text, "q.yaml")
    root = compose(text, problems)
    assert root is not None
    laws = read_laws(root, instrument, problems)
    assert problems.found == []
    return instrument, laws


def _possible(instrument: Instrument, name: str) -> Iterator[Answer]:
    question = instrument.questions[name]
    if not question.default:
        yield Missing.NOT_ASKED
    match question.answers:
        case Choice(values):
            yield from values
        case Whole():
            yield from AGES
        case _:
            pass
    if question.can_be_unsure:
        yield Missing.UNSURE


@dataclass(frozen=True, slots=True)
class Every:
    """Every answer sheet of *instrument*, with what each of its names stands for there."""

    instrument: Instrument
    sheets: Mapping[tuple[Answer, ...], Mapping[str, Value]]

    def values(self, answers: tuple[Answer, ...]) -> Mapping[str, Value]:
        """Work out what each name stands for in a sheet."""
        return _values(self.instrument, answers)

    def holds(self, condition: Condition | None, values: Mapping[str, Value]) -> bool:
        """Say whether *condition* is definitely yes."""
        if condition is None:
            return True
        return evaluate(condition, values, self.instrument.scope).value is Truth.YES

    def breaking(self, law: Law) -> Iterator[int]:
        """Give how many answers each sheet has that breaks *law*."""
        for answers, values in self.sheets.items():
            if any(self.is_broken(law, values, after) for after in self._after(law, answers)):
                yield self.given(answers)

    def given(self, answers: tuple[Answer, ...]) -> int:
        """Count the answers of a sheet; that which is there by default counts too."""
        return sum(answer is not Missing.NOT_ASKED for answer in answers)

    def is_broken(self, law: Law, before: Mapping[str, Value], after: Mapping[str, Value]) -> bool:
        """Say whether *law* is broken by a sheet, and by what it becomes after a change."""
        if not self.holds(law.when, before):
            return False
        kept = (item for item in law.keeps if self.holds(item, before))
        return not all(self.holds(item, after) for item in (*law.must, *kept))

    def _after(self, law: Law, answers: tuple[Answer, ...]) -> Iterator[Mapping[str, Value]]:
        if law.change is None:
            yield self.sheets[answers]
            return
        names = tuple(self.instrument.questions)
        for name in law.change.questions:
            place = names.index(name)
            if is_among(answers[place], law.change.before):
                for answer in _possible(self.instrument, name):
                    if answer != answers[place] and is_among(answer, law.change.after):
                        yield self.sheets[(*answers[:place], answer, *answers[place + 1 :])]


def every(instrument: Instrument) -> Every:
    """Work out every answer sheet of *instrument*, which has few questions."""
    possible = (tuple(_possible(instrument, name)) for name in instrument.questions)
    sheets = product(*possible)
    return Every(instrument, {answers: _values(instrument, answers) for answers in sheets})


def _values(instrument: Instrument, answers: tuple[Answer, ...]) -> Mapping[str, Value]:
    given = with_defaults(instrument, dict(zip(instrument.questions, answers, strict=True)))
    traces = run(instrument.rules, given, instrument.scope)
    return {**given, **{name: item.value for name, item in traces.items()}}

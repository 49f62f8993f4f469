"""Prove a questionnaire over all answers that anyone could give, and note what does not hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from rls_screen.errors import Problem
from rls_screen.instrument.model import Instrument
from rls_screen.logic.values import Answers
from rls_screen.review.laws import Law
from rls_screen.review.proofs.breach import breach, speaks
from rls_screen.review.proofs.dead import dead_rows, never_asked, never_so, undecided
from rls_screen.review.proofs.idle import idle
from rls_screen.review.proofs.prover import Prover, UndecidedError, prover
from rls_screen.review.proofs.skipped import skipped
from rls_screen.review.proofs.told import (
    Record,
    after,
    as_line,
    as_record,
    breach_in_words,
    outcome,
    sheet_in_words,
)
from rls_screen.review.proofs.vain import in_vain
from rls_screen.review.proofs.world import world
from rls_screen.review.unused import used
from rls_screen.screening.explain import explain

Place = tuple[int, int]

ALL_DECIDED = "Every answer sheet has exactly one result and one urgency."
NOTHING_DEAD = "Each rule can hold, each row of a decision can decide."
NOTHING_IDLE = "Each question that a rule reads can change what a result says."
NOTHING_SKIPPED = "The interview leaves out no question that could change the result or urgency."
NOTHING_IN_VAIN = "The interview ends where nothing that it could ask can change anything."
CHANGE_IT = "Change a rule, or the law."


@dataclass(frozen=True, slots=True)
class Proofs:
    """What was *proven*, in sentences, and the *problems* found instead.

    *unproven* is what no place in the file is to blame for. *sheets* are the records that show a
    problem: one, or one before and one after a change.
    """

    proven: tuple[str, ...]
    unproven: tuple[str, ...]
    problems: tuple[Problem, ...]
    sheets: dict[Problem, tuple[Record, ...]]


@dataclass(frozen=True, slots=True)
class _Notes:
    """Collect what comes out about *instrument*."""

    instrument: Instrument
    proven: list[str] = field(default_factory=list)
    unproven: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sheets: dict[Problem, tuple[Record, ...]] = field(default_factory=dict)

    def note(
        self, place: Place, what: tuple[str, str, str], sheets: Sequence[Answers] = ()
    ) -> Place:
        """Note a problem at *place*: its code, sentence and hint, and the *sheets* that show it."""
        found = Problem(self.instrument.file, *place, *what)
        self.problems.append(found)
        if sheets:
            self.sheets[found] = tuple(as_record(self.instrument, item) for item in sheets)
        return place

    def attempt(self, sentence: str, prove: Callable[[], bool]) -> None:
        """Note that *sentence* is proven if *prove* says so, or that the time was too short."""
        try:
            if prove():
                self.proven.append(sentence)
        except UndecidedError:
            self.unproven.append(f"not proven in time: {sentence}")


def prove(instrument: Instrument, laws: Sequence[Law]) -> Proofs:
    """Prove all that a questionnaire promises, and its *laws*."""
    conditions = (item for law in laws for item in (law.when, *law.must, *law.keeps))
    asked = prover(world(instrument), conditions)
    notes = _Notes(instrument)
    for sentence, looked_at in (
        (ALL_DECIDED, _undecided),
        (NOTHING_DEAD, _dead),
        (NOTHING_IDLE, _idle),
        (NOTHING_SKIPPED, _skipped),
        (NOTHING_IN_VAIN, _in_vain),
    ):
        notes.attempt(sentence, lambda: looked_at(notes, asked))  # noqa: B023 - called at once
    for law in laws:
        sentence = f"{law.id}: {law.means}"
        notes.attempt(sentence, lambda: _law(notes, asked, law))  # noqa: B023
    return Proofs(tuple(notes.proven), tuple(notes.unproven), tuple(notes.problems), notes.sheets)


def _law(notes: _Notes, asked: Prover, law: Law) -> bool:
    if not speaks(law, asked):
        told = f"the law '{law.id}' speaks of no answer sheet, so it says nothing."
        notes.note((law.line, law.column), ("idle-law", told, "Change 'when' or the answers."))
        return False
    found = breach(law, asked)
    if found is None:
        return True
    instrument = notes.instrument
    sheet, outcomes = breach_in_words(instrument, found)
    record = as_line(instrument, found.sheet)
    told = f"the law '{law.id}' does not hold for this answer sheet, {record}: {sheet}."
    sheets = (found.sheet,) if found.changed is None else (found.sheet, after(found))
    hint = f"There {outcomes}. {CHANGE_IT}" if outcomes else CHANGE_IT
    notes.note((law.line, law.column), ("law-broken", told, hint), sheets)
    return False


def _undecided(notes: _Notes, asked: Prover) -> bool:
    found = list(undecided(asked))
    for item in found:
        sheet = as_line(notes.instrument, item.sheet)
        notes.unproven.append(f"'{item.rule}' has not exactly one outcome for {sheet}.")
    return not found


def _dead(notes: _Notes, asked: Prover) -> bool:
    places = [*_never_asked(notes, asked), *_never_so(notes, asked), *_dead_rows(notes, asked)]
    return not places


def _never_asked(notes: _Notes, asked: Prover) -> Iterator[Place]:
    for question in never_asked(asked):
        told = f"no answers let the interview ask '{question}'."
        yield notes.note(_at(notes, question), ("never-so", told, "Change 'only_if' or 'ask_if'."))


def _never_so(notes: _Notes, asked: Prover) -> Iterator[Place]:
    for name in never_so(asked):
        told = f"no answers can make '{name}' so."
        place = notes.instrument.rule_notes[name].line, 1
        yield notes.note(place, ("never-so", told, "Change its rule, or take it out."))


def _dead_rows(notes: _Notes, asked: Prover) -> Iterator[Place]:
    for item in dead_rows(asked):
        told = f"this row of '{item.rule}' never decides: it cannot hold, or others decide before."
        place = _row(notes.instrument, item.rule, item.row)
        yield notes.note(place, ("dead-row", told, "Change it, or take it out."))


def _row(instrument: Instrument, rule: str, row: int) -> Place:
    """Give where a row stands; those of the urgency are made from its levels."""
    note = instrument.rule_notes[rule]
    return (note.rows[row].line if row < len(note.rows) else note.line), 1


def _idle(notes: _Notes, asked: Prover) -> bool:
    found = [name for name in idle(asked) if name in used(notes.instrument)]
    for name in found:
        told = f"no answer to '{name}' ever changes what a result says, though rules read it."
        notes.note(_at(notes, name), ("idle-question", told, "Change the rules, or take it out."))
    return not found


def _skipped(notes: _Notes, asked: Prover) -> bool:
    found = list(skipped(asked))
    for item in found:
        first, *_ = item.answers
        names = ", ".join(f"'{name}'" for name in item.answers)
        instrument = notes.instrument
        whole = {**item.sheet, **item.answers}
        told = f"the interview does not ask {names} after {as_line(instrument, item.sheet)},"
        told += f" though {sheet_in_words(instrument, item.answers)} would matter:"
        told += f" {_difference(notes, item.sheet, whole)}."
        hint = "Change 'ask_if', or write 'only_if' where it makes no sense."
        notes.note(_at(notes, first), ("skipped-question", told, hint), (item.sheet, whole))
    if found:
        but_for = ", ".join(name for item in found for name in item.answers)
        notes.proven.append(f"{NOTHING_SKIPPED.removesuffix('.')}, but for: {but_for}.")
    return not found


def _difference(notes: _Notes, sheet: Answers, whole: Answers) -> str:
    """Give the first of result and urgency that differs, for both sheets."""
    first, second = (explain(notes.instrument, item) for item in (sheet, whole))
    names = ("result", "urgency")
    name = next(name for name in names if first.traces[name].value != second.traces[name].value)
    return f"{outcome(first, name)}, then {outcome(second, name)}"


def _in_vain(notes: _Notes, asked: Prover) -> bool:
    known = notes.instrument.questions
    found = list(in_vain(asked, known.keys() - used(notes.instrument)))
    for item in found:
        told = f"'{item.question}' is asked after {as_line(notes.instrument, item.sheet)}, where"
        told += " no answer changes anything"
        told += ", nor does any question behind it." if item.to_the_end else "."
        code = "asks-on" if item.to_the_end else "asked-in-vain"
        notes.note(_at(notes, item.question), (code, told, "Change 'ask_if'."), (item.sheet,))
    return not any(item.to_the_end for item in found)


def _at(notes: _Notes, question: str) -> Place:
    return notes.instrument.questions[question].line, 1

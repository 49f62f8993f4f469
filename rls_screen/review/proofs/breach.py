"""Find the smallest answer sheet that breaks a law."""

from collections.abc import Iterator
from dataclasses import dataclass

import z3

from rls_screen.logic.gates import ON, Circuit, Wire
from rls_screen.logic.values import Answer, Answers, Missing
from rls_screen.review.laws import Change, Law, is_among
from rls_screen.review.proofs.prover import Formula, Prover, Sheets


@dataclass(frozen=True, slots=True)
class Changed:
    """An answer that was changed: the *question*, and its answers before and after."""

    question: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class Breach:
    """A *sheet* that breaks the *law*, by itself or once it is *changed*."""

    law: Law
    sheet: Answers
    changed: Changed | None = None


Step = tuple[str, Answer]
"""A question and its answer after a change."""


def breach(law: Law, prover: Prover) -> Breach | None:
    """Give the smallest sheet that breaks *law*, or None where the law is proven."""
    found = dict(steps(law, prover))
    if prover.find(z3.Or(*found.values())) is None:
        return None
    broken = {step: bad for step, bad in found.items() if prover.find(bad) is not None}
    model: Formula = prover.smallest(z3.Or(*broken.values()))
    sheet = prover.sheets.read(model)
    step = next(step for step, bad in broken.items() if z3.is_true(model.eval(bad)))
    return Breach(law, sheet, _changed(step, sheet))


def _changed(step: Step | None, sheet: Answers) -> Changed | None:
    if step is None:
        return None
    question, after = step
    return Changed(question, sheet.get(question, Missing.NOT_ASKED), after)


def speaks(law: Law, prover: Prover) -> bool:
    """Say whether there is a sheet of which *law* says anything."""
    world, sheets = prover.world, prover.sheets
    kept = [world.wire(condition) for condition in law.keeps]
    premise = world.circuit.both(world.wire(law.when), world.circuit.any(kept) if kept else ON)
    begun = z3.Or([start for _, start in _starts(law, sheets)])
    return prover.sheet(premise, begun) is not None


def steps(law: Law, prover: Prover) -> Iterator[tuple[Step | None, Formula]]:
    """Give where *law* is broken, by the step that breaks it; None is no step."""
    world, sheets = prover.world, prover.sheets
    when = world.wire(law.when)
    must = [world.wire(condition) for condition in law.must]
    keeps = [world.wire(condition) for condition in law.keeps]
    for step, start in _starts(law, sheets):
        lost = _lost(world.circuit, (must, keeps), step)
        yield step, z3.And(sheets.holds(world.circuit.both(when, lost)), start)


def _starts(law: Law, sheets: Sheets) -> Iterator[tuple[Step | None, Formula]]:
    """Give each step that *law* speaks of, and where it can begin; None is no step."""
    if law.change is None:
        yield None, z3.BoolVal(val=True)
        return
    for question in law.change.questions:
        for after in sheets.answers[question]:
            if is_among(after, law.change.after):
                yield (question, after), _before(law.change, sheets, question, after)


def _lost(circuit: Circuit, wanted: tuple[list[Wire], list[Wire]], step: Step | None) -> Wire:
    """Give where something of what must be, or is to be kept, is not so after *step*."""
    must, keeps = wanted
    before = [ON] * len(must) + keeps
    after = [*must, *keeps] if step is None else circuit.answered([*must, *keeps], *step)
    return circuit.any(
        circuit.both(was, circuit.negated(now)) for was, now in zip(before, after, strict=True)
    )


def _before(change: Change, sheets: Sheets, question: str, after: Answer) -> Formula:
    """Give where the answer to *question* is another one, from which *change* can begin."""
    return z3.Or(
        [
            sheets.gives(question, answer)
            for answer in sheets.answers[question]
            if answer != after and is_among(answer, change.before)
        ]
    )

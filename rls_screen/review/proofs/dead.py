"""Find the rules and rows that no answer sheet can reach, and the sheets that no row decides."""

from collections.abc import Iterator
from dataclasses import dataclass

from rls_screen.instrument.vocabulary import ALWAYS_DECIDED
from rls_screen.logic.gates import ON, Wire
from rls_screen.logic.rules import Decision, Fact
from rls_screen.logic.values import Answers
from rls_screen.review.proofs.prover import Prover
from rls_screen.review.proofs.way import way
from rls_screen.review.proofs.world import World

DECIDED = (*ALWAYS_DECIDED, "urgency")
"""The decisions of which every sheet has exactly one outcome."""


@dataclass(frozen=True, slots=True)
class DeadRow:
    """The row number *row*, from 0, of the decision *rule*, which never decides."""

    rule: str
    row: int


@dataclass(frozen=True, slots=True)
class Undecided:
    """A *sheet* for which the decision *rule* has no outcome, or more than one."""

    rule: str
    sheet: Answers


def never_asked(prover: Prover) -> Iterator[str]:
    """Give each question that the interview never asks."""
    for question, wire in way(prover.world).asked.items():
        if prover.sheet(wire) is None:
            yield question


def never_so(prover: Prover) -> Iterator[str]:
    """Give each fact that is never definitely so."""
    world = prover.world
    for rule in world.instrument.rules:
        if isinstance(rule, Fact) and prover.sheet(world.bits.facts[rule.name].yes) is None:
            yield rule.name


def dead_rows(prover: Prover) -> Iterator[DeadRow]:
    """Give each row that never decides."""
    for rule in prover.world.instrument.rules:
        if isinstance(rule, Decision):
            for row, wire in enumerate(_rows(rule, prover.world)):
                if prover.sheet(wire) is None:
                    yield DeadRow(rule.name, row)


def undecided(prover: Prover) -> Iterator[Undecided]:
    """Give the smallest sheet without exactly one outcome of each decision that always has one."""
    world, sheets = prover.world, prover.sheets
    for name in DECIDED:
        outcomes = world.bits.decisions[name]
        several = world.circuit.at_least(2, list(outcomes.values()))
        wrong = sheets.holds(world.circuit.either(outcomes[None], several))
        model = prover.smallest(wrong)
        if model is not None:
            yield Undecided(name, sheets.read(model))


def _rows(rule: Decision, world: World) -> Iterator[Wire]:
    """Give where each row of *rule* decides."""
    rest = ON
    for row in rule.rows:
        here = world.wire(row.condition)
        yield world.circuit.both(rest, here)
        rest = world.circuit.both(rest, world.circuit.negated(here))

"""Prove that the interview leaves out no question that could change the outcome."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import z3

from rls_screen.logic.values import Answers
from rls_screen.review.proofs.prover import Formula, Prover, Sheets
from rls_screen.review.proofs.way import Way, way

OUTCOME = ("result", "urgency")
"""The decisions that no question that is left out may be able to change."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Questions that are left out after *sheet*, though these *answers* change its outcome."""

    sheet: Answers
    answers: Answers


def skipped(prover: Prover) -> Iterator[Skipped]:
    """Give the fewest answers that are not asked for and matter, then others, without those.

    Whatever the interview leaves out is looked at together, but for what makes no sense.
    """
    path = way(prover.world)
    apart = frozenset(name for name, wire in path.asked.items() if wire != path.sensible[name])
    other = prover.other(apart)
    passed: set[str] = set()
    while found := _skipped(prover, path, other, passed):
        yield found
        passed |= found.answers.keys()


def _skipped(prover: Prover, path: Way, other: Sheets, passed: Collection[str]) -> Skipped | None:
    """Find a sheet of the interview that has another outcome with more answers, as in *other*."""
    one = prover.sheets
    apart = [name for name in path.asked if one.variables[name] is not other.variables[name]]
    added = [z3.Not(one.same(other, name)) for name in apart]
    looked_for = [
        one.holds(path.kept(prover.world, tuple(path.asked))),
        *(_may_differ(path, (one, other), name) for name in apart),
        *(one.same(other, name) for name in apart if name in passed),
        _differs(prover, other),
    ]
    if prover.find(*looked_for) is None:
        return None
    fewest = 1
    while prover.find(*looked_for, z3.AtMost(*added, fewest)) is None:
        fewest += 1
    model = prover.smallest(*looked_for, z3.AtMost(*added, fewest))
    sheet, longer = one.read(model), other.read(model)
    return Skipped(sheet, {name: item for name, item in longer.items() if name not in sheet})


def _may_differ(path: Way, sheets: tuple[Sheets, Sheets], name: str) -> Formula:
    """Give that *name* has the same answer where it is asked, and another where it makes sense."""
    one, other = sheets
    is_left_out = z3.And(z3.Not(one.holds(path.asked[name])), other.holds(path.sensible[name]))
    return z3.Or(one.same(other, name), is_left_out)


def _differs(prover: Prover, other: Sheets) -> Formula:
    decisions = prover.world.bits.decisions
    outcomes = [wire for name in OUTCOME for wire in decisions[name].values()]
    return z3.Or([prover.sheets.holds(wire) != other.holds(wire) for wire in outcomes])

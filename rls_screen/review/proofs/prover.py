"""Ask Z3 whether there is an answer sheet of some kind, and for the smallest one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import and_, xor
from typing import Any

import z3

from rls_screen.logic.gates import OFF, ON, Circuit, Gate, Reading, Wire
from rls_screen.logic.nodes import Condition
from rls_screen.logic.values import Answer, Answers, Missing
from rls_screen.review.proofs.world import World

Formula = Any
"""A formula of Z3, which has no types of its own."""

PATIENCE = 60_000
"""Milliseconds after which a question is given up."""


class UndecidedError(Exception):
    """Say that Z3 gave up on a question."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """An answer sheet that is looked for: to each question, which of its *answers* it has."""

    circuit: Circuit
    answers: Mapping[str, tuple[Answer, ...]]
    variables: Mapping[str, tuple[Formula, ...]]
    known: dict[Wire, Formula] = field(
        default_factory=lambda: {OFF: z3.BoolVal(val=False), ON: z3.BoolVal(val=True)}
    )

    def holds(self, wire: Wire) -> Formula:
        """Give that *wire* is so of the sheet."""
        for at in self.circuit.behind([wire]):
            if at not in self.known:
                self.known[at] = self._formula(self.circuit.gates[at])
        return self.known[wire]

    def gives(self, question: str, answer: Answer) -> Formula:
        """Give that the answer to *question* is this *answer*, which is one of its answers."""
        return self.variables[question][self.answers[question].index(answer)]

    def same(self, other: "Sheets", question: str) -> Formula:
        """Give that the *other* sheet has the same answer to *question*."""
        mine, theirs = self.variables[question], other.variables[question]
        return z3.And([one == another for one, another in zip(mine, theirs, strict=True)])

    def has(self, question: str) -> Formula:
        """Give that *question* has an answer, or nothing where it always has one."""
        if Missing.NOT_ASKED not in self.answers[question]:
            return z3.BoolVal(val=True)
        return z3.Not(self.gives(question, Missing.NOT_ASKED))

    def rules(self) -> Iterator[Formula]:
        """Give that each question has exactly one answer."""
        for variables in self.variables.values():
            yield z3.Or(*variables)
            yield z3.AtMost(*variables, 1)

    def read(self, model: Formula) -> Answers:
        """Give the sheet in *model*, without what was not asked."""
        found = {
            name: answer
            for name, variables in self.variables.items()
            for variable, answer in zip(variables, self.answers[name], strict=True)
            if z3.is_true(model[variable])
        }
        return {name: item for name, item in found.items() if item is not Missing.NOT_ASKED}

    def _formula(self, gate: Gate | Reading | None) -> Formula:
        match gate:
            case Gate(operation, left) if operation is xor:
                return z3.Not(self.known[left])
            case Gate(operation, left, right):
                join = z3.And if operation is and_ else z3.Or
                return join(self.known[left], self.known[right])
            case Reading(name):
                pairs = zip(self.variables[name], self.answers[name], strict=True)
                return z3.Or([variable for variable, answer in pairs if gate.is_so(answer)])
            case None:
                raise TypeError(gate)


@dataclass(frozen=True, slots=True)
class Prover:
    """Z3 with *sheets* of *world*, whose circuit has every reading that will be asked for."""

    world: World
    solver: Formula
    sheets: Sheets
    literals: dict[int, tuple[Formula, Formula]] = field(default_factory=dict)

    def other(self, apart: frozenset[str]) -> Sheets:
        """Give a second sheet, which is the first one but for the questions in *apart*."""
        mine = self.sheets
        variables = {
            name: _variables("other ", name, mine.answers[name]) if name in apart else known
            for name, known in mine.variables.items()
        }
        found = Sheets(mine.circuit, mine.answers, variables)
        self.solver.add(*found.rules())
        return found

    def sheet(self, wire: Wire, *more: Formula) -> Answers | None:
        """Give a sheet of which *wire* and all of *more* are so, or None if there is none."""
        model = self.find(self.sheets.holds(wire), *more)
        return None if model is None else self.sheets.read(model)

    def find(self, *formulas: Formula) -> Formula | None:
        """Give what makes all of *formulas* so, or None; raise `UndecidedError` without an end."""
        match self.solver.check([self._literal(formula) for formula in formulas]):
            case z3.sat:
                return self.solver.model()
            case z3.unsat:
                return None
            case _:
                raise UndecidedError

    def _literal(self, formula: Formula) -> Formula:
        """Give what stands for *formula* where it is assumed; the formula is kept with it.

        Z3 numbers formulas, and a number is used again once its formula is gone.
        """
        if formula.decl().kind() == z3.Z3_OP_UNINTERPRETED:
            return formula
        found = self.literals.get(formula.get_id())
        if found is None:
            found = z3.FreshBool("asked"), formula
            self.solver.add(z3.Implies(*found))
            self.literals[formula.get_id()] = found
        return found[0]

    def smallest(self, *formulas: Formula) -> Formula | None:
        """Give what makes all of *formulas* so with the fewest answers, or None.

        Among those with as few, it is the first in the order of questions and answers.
        """
        found = self.few(*formulas)
        if found is None:
            return None
        fixed = list(found)
        for variables in self.sheets.variables.values():
            fixed.append(next(item for item in self._in_turn(variables, fixed)))
        return self.find(*fixed)

    def few(self, *formulas: Formula) -> tuple[Formula, ...] | None:
        """Give *formulas* and that there are as few answers as can be with them, or None."""
        if self.find(*formulas) is None:
            return None
        given = [self.sheets.has(name) for name in self.sheets.variables]
        fewest = 0
        while self.find(*formulas, z3.AtMost(*given, fewest)) is None:
            fewest += 1
        return (*formulas, z3.AtMost(*given, fewest))

    def _in_turn(self, variables: Iterable[Formula], fixed: list[Formula]) -> Iterator[Formula]:
        """Give those of *variables* that can be so beside what is *fixed*."""
        return (item for item in variables if self.find(*fixed, item) is not None)


def prover(world: World, spoken_of: Iterable[Condition | None] = ()) -> Prover:
    """Give a prover for *world* and for conditions *spoken_of*, which may be beside its rules."""
    for condition in spoken_of:
        world.wire(condition)
    answers = world.answers()
    variables = {name: _variables("", name, known) for name, known in answers.items()}
    sheets = Sheets(world.circuit, answers, variables)
    solver = z3.SolverFor("QF_FD")
    solver.set("timeout", PATIENCE)
    solver.add(*sheets.rules())
    return Prover(world, solver, sheets)


def _variables(which: str, name: str, answers: tuple[Answer, ...]) -> tuple[Formula, ...]:
    return tuple(z3.Bool(f"{which}{name} {place}") for place in range(len(answers)))

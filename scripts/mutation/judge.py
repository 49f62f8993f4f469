"""Say what notices a mutant: a law, a worked example, a case, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import z3

from rls_screen.instrument.model import Instrument
from rls_screen.logic.gates import Wire
from rls_screen.logic.values import Answer, Answers, Missing
from rls_screen.review.laws import Law
from rls_screen.review.proofs.breach import steps
from rls_screen.review.proofs.prover import Prover
from rls_screen.review.proofs.world import OF_ANSWERS, World, world
from rls_screen.screening.together import Inner, Listed, OneOf, Shape, Together
from scripts.mutation.known import Known

Fields = Mapping[str, Mapping[object, Wire]]
"""By the fields of a result, where each has which value, or lists which code."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What notices a mutant; *difference* is a sheet that comes out otherwise, if any does."""

    difference: Answers | None
    noticed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """The *fields* of the right rules, and what is *known* under the name of where it is from."""

    prover: Prover
    fields: Fields
    laws: Sequence[Law]
    known: Mapping[str, Sequence[Known]]

    def verdict(self, mutant: Instrument) -> Verdict:
        """Say what notices *mutant*."""
        other = world(mutant, self.prover.world.circuit)
        fields = fields_of(other)
        wires = self._difference(fields)
        difference = self.prover.sheet(self.prover.world.circuit.any(wires.values()))
        if difference is None:
            return Verdict(None, ())
        noticed = [
            name for name, sheets in self.known.items() if self._notices(sheets, wires, fields)
        ]
        prover = replace(self.prover, world=other)
        touched = (law for law in self.laws if _wires(law, other) != _wires(law, self.prover.world))
        broken = [formula for law in touched for _, formula in steps(law, prover)]
        if prover.find(z3.Or(*broken)) is not None:
            noticed.append("laws")
        return Verdict(difference, tuple(noticed))

    def smallest(self, mutant: Instrument) -> Answers:
        """Give a smallest sheet that comes out otherwise by the rules of *mutant*."""
        wires = self._difference(fields_of(world(mutant, self.prover.world.circuit)))
        anything = self.prover.world.circuit.any(wires.values())
        few = self.prover.few(self.prover.sheets.holds(anything))
        if few is None:
            raise ValueError(mutant)
        return self.prover.sheets.read(self.prover.find(*few))

    def _difference(self, fields: Fields) -> dict[str, Wire]:
        """Give where each of *fields* is not as the right rules have it."""
        return {name: self._differs(name, fields) for name in self.fields}

    def _differs(self, name: str, fields: Fields) -> Wire:
        mine, theirs = self.fields[name], fields[name]
        values = dict.fromkeys((*mine, *theirs))
        one, other = ([found.get(value, 0) for value in values] for found in (mine, theirs))
        return self.prover.world.differ(one, other)

    def _notices(
        self, sheets: Sequence[Known], differs: Mapping[str, Wire], fields: Fields
    ) -> bool:
        """Say whether a field of a sheet comes out otherwise, or as none of those accepted."""
        wanted = [
            (wire, [name in sheet.fields for sheet in sheets]) for name, wire in differs.items()
        ]
        wanted += [
            (wire, [_refuses(sheet, name, value) for sheet in sheets])
            for name in ("result", "urgency")
            for value, wire in fields[name].items()
        ]
        found = self._masks([wire for wire, _ in wanted], [sheet.answers for sheet in sheets])
        return any(
            mask & _mask(looked_at) for mask, (_, looked_at) in zip(found, wanted, strict=True)
        )

    def _masks(self, wires: Sequence[Wire], sheets: Sequence[Answers]) -> list[int]:
        program = self.prover.world.circuit.program(wires)
        read = (
            _mask(reading.is_so(_of(sheet, reading.name)) for sheet in sheets)
            for reading in program.readings
        )
        return program.run(read, (1 << len(sheets)) - 1)


def fields_of(world: World) -> Fields:
    """Give the fields of a result of *world*, criteria one by one."""
    found: dict[str, Mapping[object, Wire]] = {}
    for name, shape in Together(world.instrument, world.bits).shapes().items():
        if name not in OF_ANSWERS:
            found |= _flat(name, shape)
    return found


def _flat(name: str, shape: Shape) -> dict[str, Mapping[object, Wire]]:
    match shape:
        case OneOf(values=values):
            return {name: dict(values)}
        case Listed(codes=codes):
            return {name: dict(codes)}
        case Inner(fields=fields):
            return {f"{name}.{key}": dict(item.values) for key, item in fields.items()}


def _wires(law: Law, world: World) -> list[Wire]:
    return [world.wire(condition) for condition in (law.when, *law.must, *law.keeps)]


def _refuses(sheet: Known, name: str, value: object) -> bool:
    return sheet.accepted is not None and value not in sheet.accepted[name]


def _of(sheet: Answers, name: str) -> Answer:
    return sheet.get(name, Missing.NOT_ASKED)


def _mask(items: Iterable[bool]) -> int:
    return sum(item << place for place, item in enumerate(items))

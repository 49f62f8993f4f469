"""Truths of many records at once: masks of one bit a record, joined by gates.

A gate that says the same as an earlier one is that one, and what is known without an answer is
worked out where the gate is made, so a rule that is asked for again costs nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_, xor

from rls_screen.logic.values import Answer, Answers, Missing

Wire = int
"""The number of a gate, and so of the mask that it gives."""

OFF: Wire = 0
ON: Wire = 1
"""The gates of no record and of all records."""

Operation = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read off the answer to *name*: it is *value* or, for a number, at least *value*."""

    name: str
    value: str | int | Missing

    def is_so(self, answer: Answer) -> bool:
        """Say whether it is so of *answer*."""
        if isinstance(self.value, int):
            return isinstance(answer, int) and answer >= self.value
        return answer == self.value


@dataclass(frozen=True, slots=True)
class Gate:
    """The *operation* on two masks."""

    operation: Operation
    left: Wire
    right: Wire


@dataclass(frozen=True, slots=True)
class Program:
    """The gates in the order in which they are worked out.

    The first two masks are those of no record and of all, then come the masks of *readings*, those
    of one name together, then one for each of *steps*. *outputs* are the numbers of the masks that
    are asked for.
    """

    readings: tuple[Reading, ...]
    steps: tuple[tuple[Operation, Wire, Wire], ...]
    outputs: tuple[Wire, ...]

    def run(self, masks: Iterable[int], everything: int) -> list[int]:
        """Give the outputs for the *masks* of the readings; *everything* has the bits of all."""
        values = [0, everything, *masks]
        add = values.append
        for operation, left, right in self.steps:
            add(operation(values[left], values[right]))
        return [values[wire] for wire in self.outputs]


@dataclass(frozen=True, slots=True)
class Circuit:
    """Collect gates; *numbers* gives the wire of each."""

    gates: list[Gate | Reading | None] = field(default_factory=lambda: [None, None])
    numbers: dict[Gate | Reading, Wire] = field(default_factory=dict)

    def add(self, gate: Gate | Reading) -> Wire:
        """Give the wire of *gate*, which is kept once."""
        wire = self.numbers.setdefault(gate, len(self.gates))
        if wire == len(self.gates):
            self.gates.append(gate)
        return wire

    def negated(self, wire: Wire) -> Wire:
        """Give where *wire* is not so."""
        match self.gates[wire]:
            case Gate(operation, left) if operation is xor:
                return left
            case None:
                return ON - wire
            case _:
                return self.add(Gate(xor, wire, ON))

    def both(self, left: Wire, right: Wire) -> Wire:
        """Give where *left* and *right* are so."""
        if right in (left, ON):
            return left
        if left == ON:
            return right
        if OFF in (left, right) or self.negated(left) == right:
            return OFF
        return self.add(Gate(and_, min(left, right), max(left, right)))

    def either(self, left: Wire, right: Wire) -> Wire:
        """Give where *left* or *right* is so."""
        if right in (left, OFF):
            return left
        if left == OFF:
            return right
        if ON in (left, right) or self.negated(left) == right:
            return ON
        return self.add(Gate(or_, min(left, right), max(left, right)))

    def all(self, wires: Iterable[Wire]) -> Wire:
        """Give where all of *wires* are so."""
        return reduce(self.both, wires, ON)

    def any(self, wires: Iterable[Wire]) -> Wire:
        """Give where any of *wires* is so."""
        return reduce(self.either, wires, OFF)

    def at_least(self, bound: int, wires: Sequence[Wire]) -> Wire:
        """Give where at least *bound* of *wires* are so."""
        reached = [ON] + [OFF] * max(bound, 0)
        for wire in wires:
            for count in range(len(reached) - 1, 0, -1):
                one_more = self.both(reached[count - 1], wire)
                reached[count] = self.either(reached[count], one_more)
        return reached[-1]

    def answered(self, wires: Iterable[Wire], name: str, answer: Answer) -> list[Wire]:
        """Give each of *wires* as it is where the answer to *name* is *answer*."""
        return self.with_answers(wires, {name: answer})

    def with_answers(self, wires: Iterable[Wire], answers: Answers) -> list[Wire]:
        """Give each of *wires* as it is where the names in *answers* have these answers."""
        changed: dict[Wire, Wire] = {}
        for wire in self.behind(wires):
            match self.gates[wire]:
                case Reading(name=name) as reading if name in answers:
                    changed[wire] = ON if reading.is_so(answers[name]) else OFF
                case Gate(operation, left, right) if left in changed or right in changed:
                    left, right = changed.get(left, left), changed.get(right, right)
                    changed[wire] = self.joined(operation, left, right)
                case _:
                    pass
        return [changed.get(wire, wire) for wire in wires]

    def joined(self, operation: Operation, left: Wire, right: Wire) -> Wire:
        """Give the *operation* on *left* and *right*."""
        if operation is xor:
            return self.negated(left)
        return self.both(left, right) if operation is and_ else self.either(left, right)

    def program(self, outputs: Sequence[Wire]) -> Program:
        """Give the gates behind *outputs*, and no others."""
        needed = self.behind(outputs)
        found = ((wire, self.gates[wire]) for wire in needed)
        named = [(gate.name, wire) for wire, gate in found if isinstance(gate, Reading)]
        readings = [wire for _, wire in sorted(named)]
        steps = [wire for wire in needed if isinstance(self.gates[wire], Gate)]
        places = {wire: at for at, wire in enumerate((OFF, ON, *readings, *steps))}
        gates = self.gates
        return Program(
            tuple(gate for wire in readings if isinstance(gate := gates[wire], Reading)),
            tuple(
                (gate.operation, places[gate.left], places[gate.right])
                for wire in steps
                if isinstance(gate := gates[wire], Gate)
            ),
            tuple(places[wire] for wire in outputs),
        )

    def behind(self, outputs: Iterable[Wire]) -> list[Wire]:
        """Give the wires that *outputs* rest on, themselves included, in order."""
        needed: set[Wire] = set()
        waiting = list(outputs)
        while waiting:
            wire = waiting.pop()
            gate = self.gates[wire]
            if wire not in needed and isinstance(gate, Gate):
                waiting += (gate.left, gate.right)
            needed.add(wire)
        return sorted(needed - {OFF, ON})

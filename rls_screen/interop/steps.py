"""What a form of another program works out: the result in small steps, each of two values.

The steps are made from the same rules as every other result. A step is a formula of answers and of
steps before it; `Told` is the name of such a step. No formula is ever unknown, so a program needs
no third value.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import and_, xor

from rls_screen.instrument.model import Instrument
from rls_screen.logic.bits import Bits
from rls_screen.logic.formula import (
    ALWAYS,
    NEVER,
    Formula,
    OneOf,
    Opposite,
    Some,
    Stands,
    There,
    Told,
    Unsure,
    all_of,
    opposite,
    some_of,
)
from rls_screen.logic.gates import ON, Circuit, Gate, Reading, Wire
from rls_screen.logic.nodes import Order
from rls_screen.logic.values import Missing

FULL = 3
"""What rests on more gates than these, and is used more than once, is a step."""


@dataclass(frozen=True, slots=True)
class Step:
    """A truth with a *name* that other programs can use: small letters, digits, underscores."""

    name: str
    formula: Formula


@dataclass(frozen=True, slots=True)
class Steps:
    """The gates of *circuit* as formulas; those with a name in *names* are steps of their own.

    *defaults* are the answers that are taken where none is given.
    """

    circuit: Circuit
    names: Mapping[Wire, str]
    defaults: Mapping[str, str]

    def all(self) -> Iterator[Step]:
        """Give every step, each behind those that it needs."""
        for wire in sorted(self.names):
            yield Step(self.names[wire], self.written(wire))

    def formula(self, wire: Wire) -> Formula:
        """Give *wire* as the name of its step, or written out if it is none."""
        name = self.names.get(wire)
        return self.written(wire) if name is None else Told(name, is_so=True)

    def written(self, wire: Wire) -> Formula:
        """Give *wire* from what it is made of."""
        match self.circuit.gates[wire]:
            case None:
                return ALWAYS if wire == ON else NEVER
            case Reading() as reading:
                return self.read(reading)
            case Gate(operation, left) if operation is xor:
                return opposite(self.formula(left))
            case Gate(operation):
                parts = [self.formula(part) for part in self.parts(wire)]
                return all_of(parts) if operation is and_ else _any_of(parts)

    def parts(self, wire: Wire) -> Iterator[Wire]:
        """Give the wires that *wire* joins, those of gates of its kind that are no steps too."""
        gate = self.circuit.gates[wire]
        match gate:
            case Gate(operation, left, right) if operation is not xor:
                for part in (left, right):
                    inner = self.circuit.gates[part]
                    is_same = isinstance(inner, Gate) and inner.operation is operation
                    if is_same and part not in self.names:
                        yield from self.parts(part)
                    else:
                        yield part
            case _:
                yield wire

    def read(self, reading: Reading) -> Formula:
        """Give *reading* as a formula of the answer."""
        name, default = reading.name, self.defaults.get(reading.name)
        match reading.value:
            case Missing.NOT_ASKED:
                return NEVER if default else Opposite(There(name))
            case Missing.UNSURE:
                return Unsure(name)
            case int(bound):
                return Stands(name, Order.AT_LEAST, bound)
            case code if code == default:
                return some_of((OneOf(name, (code,)), Opposite(There(name))))
            case code:
                return OneOf(name, (code,))


def steps(instrument: Instrument, bits: Bits, outputs: Sequence[Wire]) -> Steps:
    """Give the steps behind *outputs*, wires of the circuit that *bits* has put rules in."""
    needed, circuit = bits.circuit.behind(outputs), bits.circuit
    uses = Counter(part for wire in needed for part in _inner(circuit, wire))
    rules = dict(reversed(list(_named(bits))))
    names: dict[Wire, str] = {}
    taken = set(instrument.questions)
    for wire in needed:
        is_shared = uses[wire] > 1 and len(circuit.behind((wire,))) > FULL
        if _joins(circuit, wire) and (wire in rules or is_shared):
            name = rules.get(wire, f"step_{len(names) + 1}")
            while name in taken:
                name += "_x"
            names[wire] = name
            taken.add(name)
    defaults = {item.id: item.default for item in instrument.questions.values() if item.default}
    return Steps(circuit, names, defaults)


def _named(bits: Bits) -> Iterator[tuple[Wire, str]]:
    """Give wires that say what a rule says, and what they are called; the best names first."""
    for name, outcomes in bits.decisions.items():
        for outcome, wire in outcomes.items():
            yield wire, _plain(f"{name}_{outcome or 'open'}")
    for name in sorted(bits.facts, key=lambda name: "." in name):
        yield bits.facts[name].yes, _plain(f"{name}_yes")
        yield bits.facts[name].no, _plain(f"{name}_no")


def _plain(name: str) -> str:
    return re.sub("[^a-z0-9]+", "_", name.lower())


def _joins(circuit: Circuit, wire: Wire) -> bool:
    gate = circuit.gates[wire]
    return isinstance(gate, Gate) and gate.operation is not xor


def _inner(circuit: Circuit, wire: Wire) -> Iterable[Wire]:
    match circuit.gates[wire]:
        case Gate(operation, left) if operation is xor:
            return (left,)
        case Gate(_, left, right):
            return (left, right)
        case _:
            return ()


def _any_of(items: Iterable[Formula]) -> Formula:
    """Give what holds where any of *items* does; the codes of one question stand together."""
    codes: dict[str, tuple[str, ...]] = {}
    others: list[Formula] = []
    for item in items:
        for part in item.items if isinstance(item, Some) else (item,):
            if isinstance(part, OneOf):
                codes[part.name] = (*codes.get(part.name, ()), *part.codes)
            else:
                others.append(part)
    together = (OneOf(name, found) for name, found in codes.items())
    return some_of((*together, *others))

"""Write the gates of a circuit as columns of SQL, so that what is shared is worked out once.

No column is ever NULL, so every engine agrees on what it says.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import and_, xor

from sqlglot import exp

from rls_screen.instrument.model import UNSURE
from rls_screen.logic.gates import OFF, ON, Circuit, Gate, Operation, Reading, Wire
from rls_screen.logic.values import Missing

Columns = Mapping[str, exp.Expr]
"""Expressions by the names of their columns."""


def read(reading: Reading) -> exp.Expr:
    """Give what *reading* says of the column of answers that has its name."""
    column = exp.column(reading.name, quoted=True)
    match reading.value:
        case int(number):
            return told(exp.GTE(this=column, expression=exp.Literal.number(number)))
        case Missing.NOT_ASKED:
            return column.is_(exp.null())
        case Missing.UNSURE:
            return told(exp.EQ(this=column, expression=exp.Literal.string(UNSURE)))
        case code:
            return told(exp.EQ(this=column, expression=exp.Literal.string(code)))


def told(truth: exp.Expr) -> exp.Expr:
    """Give *truth*, or false where it is NULL."""
    return exp.Coalesce(this=truth, expressions=[exp.false()])


@dataclass(frozen=True, slots=True)
class Wires:
    """The gates of *circuit*; those that have a name in *names* are columns.

    *read* gives what is read off a column.
    """

    circuit: Circuit
    names: Mapping[Wire, str]
    read: Callable[[Reading], exp.Expr] = read

    def expression(self, wire: Wire) -> exp.Expr:
        """Give *wire* as its column, or written out if it has none."""
        if wire in self.names:
            return exp.column(self.names[wire], quoted=True)
        return self.written(wire)

    def written(self, wire: Wire) -> exp.Expr:
        """Give what *wire* says, of other columns."""
        match self.circuit.gates[wire]:
            case None:
                return exp.convert(wire == ON)
            case Reading() as reading:
                return self.read(reading)
            case Gate(operation, left) if operation is xor:
                return exp.not_(self.expression(left), copy=False)
            case Gate(operation):
                join = exp.and_ if operation is and_ else exp.or_
                return join(*map(self.expression, self.operands(wire, operation)), copy=False)

    def operands(self, wire: Wire, operation: Operation) -> Iterator[Wire]:
        """Give what *operation* joins at *wire*, also by gates behind it that have no column."""
        gate = self.circuit.gates[wire]
        if not isinstance(gate, Gate):
            return
        for part in (gate.left, gate.right):
            inner = self.circuit.gates[part]
            is_inside = isinstance(inner, Gate) and inner.operation is operation
            if is_inside and part not in self.names:
                yield from self.operands(part, operation)
            else:
                yield part

    def levels(self) -> Iterator[Columns]:
        """Give the columns in groups, of which each needs only those before it."""
        depths: dict[Wire, int] = {}
        for wire in sorted(self.circuit.behind(self.names)):
            below = max((depths[part] for part in _parts(self.circuit, wire)), default=0)
            depths[wire] = below + (wire in self.names)
        for depth in range(1, max(depths.values(), default=0) + 1):
            here = (wire for wire in self.names if depths[wire] == depth)
            yield {self.names[wire]: self.written(wire) for wire in here}


def wires(
    circuit: Circuit,
    outputs: Sequence[Wire],
    named: Mapping[Wire, str],
    reader: Callable[[Reading], exp.Expr] = read,
) -> Wires:
    """Give the gates behind *outputs*; what is used more than once is a column.

    A column has the name in *named*, if there is one. *reader* gives what is read off answers.
    """
    needed = circuit.behind(outputs)
    uses = Counter(part for wire in needed for part in _parts(circuit, wire))
    uses.update(outputs)
    kept = (wire for wire in needed if uses[wire] > 1 or isinstance(circuit.gates[wire], Reading))
    return Wires(circuit, {wire: named.get(wire, f"gate {wire}") for wire in kept}, reader)


def _parts(circuit: Circuit, wire: Wire) -> Iterable[Wire]:
    match circuit.gates[wire]:
        case Gate(_, left, right):
            return {left, right} - {OFF, ON}
        case _:
            return ()


def name_of(reading: Reading) -> str:
    """Give a name for the column of *reading*."""
    match reading.value:
        case int(number):
            return f"{reading.name} >= {number}"
        case Missing.NOT_ASKED:
            return f"{reading.name} not asked"
        case Missing.UNSURE:
            return f"{reading.name} = {UNSURE}"
        case code:
            return f"{reading.name} = {code}"

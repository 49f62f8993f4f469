"""The questionnaire as one SQL query, from a table of answers to a table of results."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlglot import exp

from rls_screen.engines.wires import Wires, name_of, wires
from rls_screen.errors import UsageError
from rls_screen.instrument.model import Instrument
from rls_screen.logic.gates import OFF, ON, Reading, Wire
from rls_screen.screening.together import Inner, Listed, OneOf, Shape, Together, Value, together

_TABLE = re.compile(r"\w+(\.\w+)*\Z")

GIVEN = "given"
SEPARATOR = ";"
"""What parts the codes of a list in the result."""

LATE = ("advice", "unsettled")
"""The fields that are asked for only where results are to be whole."""


def query(
    instrument: Instrument,
    table: str = "answers",
    extra: Sequence[str] = ("id",),
    *,
    is_whole: bool = False,
) -> exp.Select:
    """Give the query that decides the rows of *table* by the rules of *instrument*.

    The table has a column for each question: text with the codes of its answers, whole numbers for
    a number, and NULL where it was not asked. Of its other columns, *extra* pass through. Lists of
    codes come out as text, parted by `;`. The fields `advice` and `unsettled` are among them only
    if the query *is_whole*.
    """
    decided = together(instrument)
    shapes = dict(_flat(decided.shapes()))
    if not is_whole:
        shapes = {name: shape for name, shape in shapes.items() if name not in LATE}
    outputs = [wire for shape in shapes.values() for wire in _wires(shape)]
    gates = wires(decided.circuit, outputs, _names(decided))
    levels = tuple(gates.levels())
    passed = (exp.column(name, quoted=True) for name in extra)
    fields = (
        exp.alias_(_field(gates, item), name, quoted=True, copy=False)
        for name, item in shapes.items()
    )
    found = exp.select(*passed, *fields, copy=False).from_(f"level_{len(levels)}", copy=False)
    given = exp.select(*_given(instrument, extra), copy=False)
    found.with_(GIVEN, as_=given.from_(exp.to_table(table), copy=False), copy=False)
    for depth, level in enumerate(levels, start=1):
        columns = [exp.alias_(item, name, quoted=True, copy=False) for name, item in level.items()]
        before = f"level_{depth - 1}" if depth > 1 else GIVEN
        selected = exp.select("*", *columns, copy=False).from_(before, copy=False)
        found.with_(f"level_{depth}", as_=selected, copy=False)
    return found


def sql(instrument: Instrument, dialect: str, table: str = "answers") -> str:
    """Give the query for *instrument* as text in *dialect*, such as duckdb or postgres.

    Raise `UsageError` if there is no such dialect, or *table* cannot be the name of a table.
    """
    check_table(table)
    return written(query(instrument, table), dialect)


def check_table(table: str) -> None:
    """Raise `UsageError` if *table* cannot be the name of a table."""
    if not _TABLE.match(table):
        message = f"--table {table}: a table is named by letters, digits and _, with dots between."
        raise UsageError(message)


def written(found: exp.Select, dialect: str) -> str:
    """Give *found* as text in *dialect*; raise `UsageError` if there is no such dialect."""
    try:
        return found.sql(dialect=dialect, pretty=True)
    except ValueError:
        raise UsageError(f"--dialect {dialect}: there is no such dialect.") from None


def _given(instrument: Instrument, extra: Sequence[str]) -> Iterator[exp.Expr]:
    """Give the columns of the answers, with the answers that are taken where none is given."""
    for name in extra:
        yield exp.column(name, quoted=True)
    for name, question in instrument.questions.items():
        column: exp.Expr = exp.column(name, quoted=True)
        if question.default:
            default = exp.Literal.string(question.default)
            column = exp.Coalesce(this=column, expressions=[default])
        yield exp.alias_(column, name, quoted=True)


def _names(decided: Together) -> dict[Wire, str]:
    """Give names for the gates that say what a person would ask about."""
    found = {
        wire: name_of(gate)
        for wire, gate in enumerate(decided.circuit.gates)
        if isinstance(gate, Reading)
    }
    for name, rails in decided.bits.facts.items():
        found.setdefault(rails.yes, f"{name} yes")
        found.setdefault(rails.no, f"{name} no")
    for name, outcomes in decided.bits.decisions.items():
        for outcome, wire in outcomes.items():
            found.setdefault(wire, f"{name} = {outcome}")
    return found


def _flat(shapes: Mapping[str, Shape]) -> Iterator[tuple[str, OneOf | Listed]]:
    """Give each field under its name; one that has fields of its own is one column for each."""
    for name, shape in shapes.items():
        match shape:
            case Inner(fields):
                yield from ((f"{name}_{inner}", field) for inner, field in fields.items())
            case OneOf() | Listed():
                yield name, shape


def _wires(shape: OneOf | Listed) -> Iterator[Wire]:
    match shape:
        case OneOf(values):
            yield from (wire for _, wire in values)
        case Listed(codes):
            yield from (wire for _, wire in codes)


def _field(gates: Wires, shape: OneOf | Listed) -> exp.Expr:
    match shape:
        case OneOf(values):
            return _one_of(gates, values)
        case Listed(codes):
            return _joined((code, gates.expression(wire)) for code, wire in codes)


def _one_of(gates: Wires, values: Iterable[tuple[Value, Wire]]) -> exp.Expr:
    found = {value: wire for value, wire in values if wire != OFF and value is not None}
    if found.keys() == {True, False}:
        return gates.expression(found[True])
    case = exp.case()
    for value, wire in found.items():
        if wire == ON:
            return exp.convert(value)
        case = case.when(gates.expression(wire), exp.convert(value), copy=False)
    return case


def _joined(codes: Iterable[tuple[str, exp.Expr]]) -> exp.Expr:
    """Give the codes whose truth holds as one text, parted by `;`."""
    parts = [
        exp.case()
        .when(truth, exp.Literal.string(f"{SEPARATOR}{code}"), copy=False)
        .else_(exp.Literal.string(""), copy=False)
        for code, truth in codes
    ]
    if not parts:
        return exp.Literal.string("")
    joined = exp.Concat(expressions=parts, safe=True, coalesce=False)
    return exp.Substring(this=joined, start=exp.Literal.number(2))

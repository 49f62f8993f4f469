"""Read raw cells in SQL as a mapping reads them: a value, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlglot import exp

from rls_screen.engines.items import Items, is_there
from rls_screen.engines.texts import canonical, digits, fits, folded, literal
from rls_screen.mapping.absent import Absent
from rls_screen.mapping.cell import CellReader, Value
from rls_screen.mapping.columns import trimmed as trimmed_text
from rls_screen.mapping.model import TICKED, UNTICKED, Anything, Codes, Item, Meaning, Number

_WHOLE = "^[0-9]{1,15}$"
_ROUNDED = "^[+]?[0-9]{1,15}([.][0-9]*|,[0-9]{1,2})?$"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds: its *value*, or the *kind* of missing data; the other one is NULL."""

    value: exp.Expr
    kind: exp.Expr


def listed(reader: CellReader) -> Mapping[str, Meaning]:
    """Give what each text means in the column of *reader*."""
    return {**reader.missing, **reader.column.codes}


def compared(reader: CellReader, raw: exp.Expr) -> exp.Expr:
    """Give the trimmed cells *raw* of the column of *reader* as they are compared."""
    known = listed(reader)
    if isinstance(reader.column.kind, Anything) and not known:
        return raw.copy()
    match reader.column.kind:
        case Item(code):
            codes = (trimmed_text(code, ignore_case=reader.ignore_case), *known, *reader.items)
            return folded(raw.copy(), codes) if reader.ignore_case else raw.copy()
        case Number() | Codes() | Anything():
            return canonical(raw, known, ignore_case=reader.ignore_case)


def cell(reader: CellReader, text: exp.Expr) -> Cell:
    """Give what the column of *reader* holds, where *text* is what `compared` gives."""
    known = listed(reader)
    match reader.column.kind:
        case Item() as item:
            return _item(reader, item, text)
        case Number() as number:
            return _number(number, known, text)
        case Anything():
            # Rules ask no more of it than whether it is there.
            there = exp.case().when(
                _kind(known, text, exp.null()).is_(exp.null()), literal("there")
            )
            return Cell(there, _kind(known, text, exp.null()))
        case Codes():
            values = {raw: meaning for raw, meaning in known.items() if isinstance(meaning, str)}
            found: exp.Expr = exp.null()
            if values:
                found = exp.case(text.copy())
                for raw, meaning in values.items():
                    found = found.when(literal(raw), literal(meaning), copy=False)
            return Cell(found, _kind(known, text, literal(Absent.UNLISTED.value)))


def _kind(known: Mapping[str, Meaning], text: exp.Expr, otherwise: exp.Expr) -> exp.Expr:
    """Give the kind of missing data of *text*, or *otherwise* if nothing is known of it."""
    found = exp.case()
    for kind in Absent:
        texts = [raw for raw, meaning in known.items() if meaning is kind]
        if texts:
            found = found.when(is_there(text, texts), literal(kind.value), copy=False)
    values = [raw for raw, meaning in known.items() if not isinstance(meaning, Absent)]
    if values:
        found = found.when(is_there(text, values), exp.null(), copy=False)
    blank = exp.EQ(this=text.copy(), expression=literal(""))
    return found.when(blank, literal(Absent.BLANK.value), copy=False).else_(otherwise)


def _number(kind: Number, known: Mapping[str, Meaning], text: exp.Expr) -> Cell:
    pattern = _ROUNDED if kind.is_rounded else _WHOLE
    whole = exp.case().when(fits(text, pattern), digits(text))
    found = exp.case()
    for raw, meaning in known.items():
        same = exp.EQ(this=text.copy(), expression=literal(raw))
        number = exp.convert(meaning) if isinstance(meaning, int) else exp.null()
        found = found.when(same, number, copy=False)
    inside = whole.copy().between(kind.minimum, kind.maximum)
    is_inside = exp.Coalesce(this=inside, expressions=[exp.false()])
    otherwise = exp.case().when(is_inside, exp.null()).else_(literal(Absent.UNLISTED.value))
    return Cell(found.when(is_inside.copy(), whole), _kind(known, text, otherwise))


def _item(reader: CellReader, kind: Item, text: exp.Expr) -> Cell:
    items, known = Items(text, kind.separator), listed(reader)
    absent = {raw: found for raw, found in known.items() if isinstance(found, Absent)}
    blank, given = _constant(reader.text("")), items.all(())
    code = reader.trimmed(kind.code)
    alone = exp.case()
    for raw, found in absent.items():
        alone = alone.when(items.all((raw,)), literal(found.value), copy=False)
    conflict = literal(Absent.CONFLICT.value)
    why = alone.else_(conflict) if absent else conflict
    is_absent, is_ticked, is_known = items.any(absent), items.any((code,)), items.all(reader.items)
    value = exp.case().when(given, blank.value).when(is_absent, exp.null())
    value = value.when(is_ticked, literal(TICKED)).when(is_known, literal(UNTICKED))
    reason = exp.case().when(given.copy(), blank.kind).when(is_absent.copy(), why)
    reason = reason.when(exp.or_(is_ticked.copy(), is_known.copy()), exp.null())
    return Cell(value, reason.else_(literal(Absent.UNLISTED.value)))


def _constant(value: Value) -> Cell:
    if isinstance(value, Absent):
        return Cell(exp.null(), literal(value.value))
    return Cell(exp.convert(value), exp.null())

"""Read decided records again, from each of the formats in which they are written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rls_screen.batch.json.decode import Malformed, decode
from rls_screen.batch.json.split import Raw, Unreadable, split
from rls_screen.batch.output.flat import SEPARATOR
from rls_screen.batch.parquet import Parquet
from rls_screen.batch.table.read import Table
from rls_screen.batch.value import Decoded, Nested, Number, Pairs
from rls_screen.errors import UsageError
from rls_screen.instrument.vocabulary import DECISIONS, LEVELS, OPEN, RESULTS, STATES
from rls_screen.screening.visible import shown

_NULL = ""
_TRUTHS = ("yes", "no", OPEN)

SINGLE: Mapping[str, tuple[str, ...]] = {
    "result": RESULTS,
    "four_criteria": ("met", "not_met", OPEN),
    "urgency": LEVELS,
    "see_doctor": ("true", "false"),
    "impact": (*DECISIONS["impact"], _NULL),
    "course": (*DECISIONS["course"], _NULL),
    "rest_sufferer": _TRUTHS,
    "dsm5_frequency": _TRUTHS,
    "warning_signs": DECISIONS["warning_signs"],
}
"""The fields of a decided record that hold one code, with all that it can be; null is empty."""

LISTS = ("reasons", "caps", "flags", "inconsistent", "unsettled", "notes")
"""The fields of a decided record that hold a list of codes."""

NOTES = "notes"
"""The list that only records decided by a mapping have."""

CRITERIA = "criteria"
_FLAT = f"{CRITERIA}_"
_NEEDED = (*SINGLE, *(name for name in LISTS if name != NOTES))
_FORMULA = tuple("=+-@\t\r\n")


@dataclass(frozen=True, slots=True)
class Decided:
    """What is counted of one decided record; a code that is not there is an empty text."""

    single: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    criteria: Mapping[str, str]
    missing: tuple[str, ...]
    instrument: str
    mapping: str


@dataclass(frozen=True, slots=True)
class NotDecided:
    """A record that cannot be counted: its *line*, and why."""

    line: int
    message: str


Record = Decided | NotDecided


def from_json(blocks: Iterable[bytes]) -> Iterator[Record]:
    """Give the decided records in the JSON of *blocks*."""
    for found in split(blocks):
        match found:
            case Unreadable(line, _, _, message):
                yield NotDecided(line, message)
            case Raw(line=line, data=data):
                match decode(data):
                    case Malformed(message=message):
                        yield NotDecided(line, message)
                    case pairs:
                        yield _decided(line, dict(pairs))


def from_table(table: Table) -> Iterator[Record]:
    """Give the decided records in the rows of *table*."""
    header = tuple(map(_bare, table.header))
    _check_once(header)
    for line, row in table.rows:
        if isinstance(row, str):
            yield NotDecided(line, row)
        elif len(row) != len(header):
            message = f"the row has {len(row)} cells, and the header has {len(header)}"
            yield NotDecided(line, message)
        else:
            cells: dict[str, Decoded] = dict(zip(header, map(_bare, row), strict=True))
            yield _decided(line, cells)


def from_parquet(table: Parquet) -> Iterator[Record]:
    """Give the decided records in the rows of *table*."""
    _check_once(table.header)
    for index, pairs in enumerate(table.rows(), start=1):
        yield _decided(index, dict(pairs))


def _check_once(header: Sequence[str]) -> None:
    """Raise `UsageError` if a column that is counted stands twice in *header*."""
    for name, count in Counter(header).items():
        is_counted = name in _NEEDED or name.startswith(_FLAT)
        if is_counted and count > 1:
            raise UsageError(f"the column '{shown(name)}' stands twice in the header.")


def _decided(line: int, fields: Mapping[str, Decoded]) -> Record:
    single = {name: _code(name, fields.get(name)) for name in SINGLE}
    criteria = dict(_criteria(fields))
    lists = {name: _list(fields.get(name)) for name in LISTS}
    if fault := _fault(fields, single, criteria) or _fault_of_list(lists):
        return NotDecided(line, f"this is no decided record: {fault}")
    return Decided(
        single=single,
        lists={name: codes or () for name, codes in lists.items()},
        criteria=criteria,
        missing=tuple(_missing(fields.get("missing"))),
        instrument=_text(fields.get("instrument")),
        mapping=_mapping(fields.get("mapping")),
    )


def _fault(
    fields: Mapping[str, Decoded], single: Mapping[str, str], criteria: Mapping[str, str]
) -> str:
    """Say what no decided record lacks or has, or give an empty text."""
    for name in _NEEDED:
        if name not in fields:
            return f"it has no '{name}'"
    for name, code in single.items():
        if code not in SINGLE[name]:
            return f"its '{name}' is '{shown(code)}'" if code else f"its '{name}' is empty"
    if not criteria:
        return "it has no 'criteria'"
    for name, state in criteria.items():
        if state not in {*STATES, OPEN}:
            return f"its criterion '{shown(name)}' is '{shown(state)}'"
    return ""


def _fault_of_list(lists: Mapping[str, tuple[str, ...] | None]) -> str:
    for name, codes in lists.items():
        if codes is None:
            return f"its '{name}' is no list of codes"
    return ""


def _criteria(fields: Mapping[str, Decoded]) -> Iterator[tuple[str, str]]:
    match fields.get(CRITERIA):
        case Nested(pairs):
            yield from ((name, _text(state)) for name, state in pairs)
        case _:
            for name, state in fields.items():
                if name.startswith(_FLAT):
                    yield name.removeprefix(_FLAT), _text(state)


def _missing(value: Decoded) -> Iterator[str]:
    match value:
        case Nested(pairs):
            yield from (f"{question}={_text(kind)}" for question, kind in pairs)
        case _:
            yield from _list(value) or ()


def _mapping(value: Decoded) -> str:
    match value:
        case Nested(pairs):
            told: Pairs = pairs
            found = dict(told)
            return "/".join(
                _text(found[key]) for key in ("name", "version", "reading") if key in found
            )
        case _:
            return _text(value)


def _list(value: Decoded) -> tuple[str, ...] | None:
    """Give the codes of a list, or None if *value* is none; a blank cell is an empty list."""
    match value:
        case tuple():
            codes = tuple(item for item in value if isinstance(item, str) and item)
            return codes if len(codes) == len(value) else None
        case str(text):
            return tuple(code for code in text.split(SEPARATOR) if code)
        case None:
            return ()
        case _:
            return None


def _code(name: str, value: Decoded) -> str:
    """Give the code of the field *name*; a spreadsheet writes TRUE where there was true."""
    text = _text(value)
    return text.lower() if name == "see_doctor" else text


def _text(value: Decoded) -> str:
    match value:
        case str(text) | Number(text):
            return text
        case bool():
            return "true" if value else "false"
        case None:
            return _NULL
        case Nested() | tuple():
            return "{}"


def _bare(cell: str) -> str:
    """Give *cell* without the apostrophe that kept a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell

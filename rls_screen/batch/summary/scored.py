"""Read decided records again, from each of the formats in which they are written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rls_screen.batch.json.decode import Malformed, decode
from rls_screen.batch.json.split import Raw, Unreadable, split
from rls_screen.batch.output.flat import SEPARATOR
from rls_screen.batch.parquet import Parquet
from rls_screen.batch.table.read import Table
from rls_screen.batch.value import Decoded, Nested, Number, Pairs
from rls_screen.instrument.vocabulary import RESULTS

SINGLE = (
    *("result", "four_criteria", "urgency", "see_doctor", "impact", "course"),
    *("rest_sufferer", "dsm5_frequency", "warning_signs"),
)
"""The fields of a decided record that hold one code."""

LISTS = ("reasons", "caps", "flags", "inconsistent", "unsettled", "notes")
"""The fields of a decided record that hold a list of codes."""

CRITERIA = "criteria"
_FLAT = f"{CRITERIA}_"


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
    for line, row in table.rows:
        if isinstance(row, str):
            yield NotDecided(line, row)
        else:
            cells: dict[str, Decoded] = dict(zip(table.header, row, strict=False))
            yield _decided(line, cells)


def from_parquet(table: Parquet) -> Iterator[Record]:
    """Give the decided records in the rows of *table*."""
    for index, pairs in enumerate(table.rows, start=1):
        yield _decided(index, dict(pairs))


def _decided(line: int, fields: Mapping[str, Decoded]) -> Record:
    if _text(fields.get("result")) not in RESULTS:
        return NotDecided(line, "this is no decided record; it has no result that can be told")
    return Decided(
        single={name: _text(fields.get(name)) for name in SINGLE},
        lists={name: _list(fields.get(name)) for name in LISTS},
        criteria=dict(_criteria(fields)),
        missing=tuple(_missing(fields.get("missing"))),
        instrument=_text(fields.get("instrument")),
        mapping=_mapping(fields.get("mapping")),
    )


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
            yield from _list(value)


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


def _list(value: Decoded) -> tuple[str, ...]:
    match value:
        case tuple():
            return tuple(map(_text, value))
        case str(text) if text:
            return tuple(text.split(SEPARATOR))
        case _:
            return ()


def _text(value: Decoded) -> str:
    match value:
        case str(text) | Number(text):
            return text.removeprefix("'")
        case bool():
            return "true" if value else "false"
        case _:
            return ""

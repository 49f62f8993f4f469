"""Give the records of others as cells, whatever the format of their file."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rls_screen.batch.fhir import DEEPEST, RESPONSE, Response, resources, response
from rls_screen.batch.json.decode import DEEPEST as DEEPEST_RECORD
from rls_screen.batch.json.decode import Malformed, decode
from rls_screen.batch.json.split import Raw, Unreadable, split
from rls_screen.batch.mapped import Cells, rejected
from rls_screen.batch.parquet import Parquet
from rls_screen.batch.record import Excluded, Place, Rejected
from rls_screen.batch.run import malformed_record
from rls_screen.batch.table.layout import layout
from rls_screen.batch.table.read import Table
from rls_screen.batch.value import Decoded, Nested, Number, Pairs
from rls_screen.mapping.cell import Cell
from rls_screen.mapping.model import Codebook
from rls_screen.mapping.read import FHIR

LONGEST_RESOURCE = 67_108_864
"""How many bytes a FHIR resource may have; a Bundle holds many in one."""

MOST_LOOKED_AT = 1_000
"""How many records are looked at to find the keys that they have."""

UNMAPPED = "unmapped"
"""The note for a link id with an answer of which the mapping does not speak."""

Record = Cells | Rejected | Excluded


def table_records(
    table: Table, codebook: Codebook, source: str, carried: Iterable[str] | None
) -> Iterator[Record]:
    """Give the rows of *table*, which is called *source*; *carried* of None carries the rest."""
    names = _rest(table.header, codebook) if carried is None else tuple(carried)
    places = layout(table.header, codebook, source, names)
    index = 0
    for line, row in table.rows:
        if _is_blank(row, places.width):
            continue
        index += 1
        place = Place(source, line, index)
        fault = row if isinstance(row, str) else places.fault(row)
        if fault or isinstance(row, str):
            yield rejected(place, fault)
        else:
            yield Cells(place, places.pick(row), places.carry(row))


def parquet_records(
    table: Parquet, codebook: Codebook, source: str, carried: Iterable[str] | None
) -> Iterator[Record]:
    """Give the rows of *table*, which is called *source*, as `table_records` does."""
    names = _rest(table.header, codebook) if carried is None else tuple(carried)
    places = layout(table.header, codebook, source, names)
    for index, pairs in enumerate(table.rows, start=1):
        values = [value for _, value in pairs]
        found = {name: cell_of(values[at]) for name, at in places.columns.items()}
        rest = tuple((name, values[at]) for name, at in places.carried.items())
        yield Cells(Place(source, index, index), found, rest)


def _is_blank(row: tuple[str, ...] | str, width: int) -> bool:
    """Say whether *row* is a line of white space in a table of several columns."""
    return not isinstance(row, str) and len(row) == 1 < width and not row[0].strip()


def _rest(header: Iterable[str], codebook: Codebook) -> tuple[str, ...]:
    used = {name for column in codebook.columns.values() for name in column.headers}
    return tuple(name for name in dict.fromkeys(header) if name and name not in used)


def json_records(
    blocks: Iterable[bytes], codebook: Codebook, source: str, carried: Iterable[str] | None
) -> Iterator[Record]:
    """Give the records in the JSON of *blocks*: objects, or resources of FHIR."""
    is_fhir = codebook.form == FHIR
    longest = LONGEST_RESOURCE if is_fhir else 1_048_576
    wanted = None if carried is None else frozenset(carried)
    index = 0
    for found in split(blocks, longest=longest):
        place = Place(source, found.line, index + 1)
        decoded = _decoded(place, found, DEEPEST if is_fhir else DEEPEST_RECORD)
        if isinstance(decoded, Rejected):
            index += 1
            yield decoded
        elif not is_fhir:
            index += 1
            yield _record(place, decoded, codebook, wanted)
        else:
            for kind, pairs in resources(decoded):
                index += 1
                yield _resource(replace(place, index=index), kind, pairs, codebook)


def json_columns(
    blocks: Iterable[bytes], source: str
) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """Give the keys of the first records in the JSON of *blocks*, and those records as raw texts.

    Keys that come later are not among them.
    """
    records: list[dict[str, Cell]] = []
    for found in itertools.islice(split(blocks, longest=LONGEST_RESOURCE), MOST_LOOKED_AT):
        decoded = _decoded(Place(source, found.line, found.index), found, DEEPEST)
        if not isinstance(decoded, Rejected):
            records.extend(_all_cells(decoded))
    names = tuple(dict.fromkeys(key for record in records for key in record))
    rows = (tuple(_raw(record.get(name)) for name in names) for record in records)
    return names, rows


def _all_cells(pairs: Pairs) -> Iterator[dict[str, Cell]]:
    if dict(pairs).get("resourceType") is None:
        yield {key: cell_of(value) for key, value in pairs}
        return
    for kind, resource in resources(pairs):
        if kind == RESPONSE:
            yield dict(response(resource, {}).cells)


def _raw(cell: Cell) -> str:
    return ",".join(cell) if isinstance(cell, tuple) else cell or ""


def _decoded(place: Place, found: Raw | Unreadable, deepest: int) -> Pairs | Rejected:
    match found:
        case Unreadable(message=message):
            return rejected(place, message)
        case Raw(data=data):
            match decode(data, deepest):
                case Malformed() as malformed:
                    return malformed_record(place, found, malformed)
                case pairs:
                    return pairs


def _record(place: Place, pairs: Pairs, codebook: Codebook, wanted: frozenset[str] | None) -> Cells:
    cells = {key: cell_of(value) for key, value in pairs}
    used = {name for column in codebook.columns.values() for name in column.headers}
    carried = tuple(
        (key, value)
        for key, value in pairs
        if (key in wanted if wanted is not None else key not in used)
    )
    return Cells(place, _picked(cells, codebook), carried)


def _resource(place: Place, kind: str, pairs: Pairs, codebook: Codebook) -> Record:
    if kind != RESPONSE:
        what = f"a FHIR {kind}" if kind else "no FHIR resource"
        if not kind:
            return rejected(place, f"this is {what}; a {RESPONSE} would be right")
        return Excluded(place, None, f"{what}, not a {RESPONSE}")
    found = response(pairs, codebook.systems)
    return Cells(place, _picked(found.cells, codebook), (), tuple(_unmapped(found, codebook)))


def _unmapped(found: Response, codebook: Codebook) -> Iterator[str]:
    used = {name for column in codebook.columns.values() for name in column.headers}
    for link in found.answered:
        if link not in used:
            yield f"{UNMAPPED}:{link}"


def _picked(cells: Mapping[str, Cell], codebook: Codebook) -> dict[str, Cell]:
    """Give the cells of *codebook*'s columns by their names; those that are left out stay so."""
    found = {
        column.name: next((name for name in column.headers if name in cells), None)
        for column in codebook.columns.values()
    }
    return {name: cells[header] for name, header in found.items() if header is not None}


def cell_of(value: Decoded) -> Cell:
    """Give a value of JSON as a cell: its text as it is written, or one for each in a list."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case str(text) | Number(text):
            return text
        case tuple():
            return tuple(cell for item in value if isinstance(cell := cell_of(item), str))
        case Nested():
            return "an object"

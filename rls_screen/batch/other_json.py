"""Give other people's records in JSON as cells: objects, and the responses of FHIR."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rls_screen.batch.fhir import (
    DEEPEST,
    RESPONSE,
    Misshapen,
    Resource,
    Response,
    other_than_response,
    resources,
    responses,
)
from rls_screen.batch.json.decode import DEEPEST as DEEPEST_RECORD
from rls_screen.batch.json.decode import Malformed, decode
from rls_screen.batch.json.split import Raw, Unreadable, split
from rls_screen.batch.mapped import Cells, rejected, too_deep
from rls_screen.batch.record import FIELDS, Excluded, Place, Rejected
from rls_screen.batch.run import malformed_record
from rls_screen.batch.table.layout import MOST_COLUMNS
from rls_screen.batch.value import Pairs, cell_of, is_deep
from rls_screen.errors import UsageError
from rls_screen.mapping.cell import Cell, raw_text
from rls_screen.mapping.model import Codebook
from rls_screen.mapping.read import FHIR
from rls_screen.screening.visible import shown

LONGEST_RESOURCE = 67_108_864
"""How many bytes a FHIR resource may have; a Bundle holds many in one."""

LONGEST_RECORD = 1_048_576
"""How many bytes any other record may have."""

MOST_LOOKED_AT = 1_000
"""How many records are looked at to find the keys that they have."""

UNMAPPED = "unmapped"
"""The note for a link id with an answer of which the mapping does not speak."""

Record = Cells | Rejected | Excluded
Whole = tuple[Place, Pairs] | Rejected | Excluded
"""A whole resource and its place, or what became of it."""


def json_records(
    blocks: Iterable[bytes], codebook: Codebook, source: str, carried: Iterable[str] | None
) -> Iterator[Record]:
    """Give the records in the JSON of *blocks*: objects, or resources of FHIR."""
    wanted = None if carried is None else frozenset(carried)
    reader = _Reader(codebook, codebook.headers, wanted)
    is_fhir = codebook.form == FHIR
    longest = LONGEST_RESOURCE if is_fhir else LONGEST_RECORD
    index = 0
    for found in split(blocks, longest=longest):
        place = Place(source, found.line, index + 1)
        decoded = _decoded(place, found, DEEPEST if is_fhir else DEEPEST_RECORD)
        if isinstance(decoded, Rejected):
            index += 1
            yield decoded
        elif not is_fhir:
            index += 1
            yield reader.record(place, decoded)
        else:
            for resource in responses(decoded, codebook.systems):
                index += 1
                yield reader.resource(replace(place, index=index), resource)


def no_response(place: Place, found: Resource | Misshapen) -> Rejected | Excluded:
    """Give what becomes of a resource that is no response."""
    match found:
        case Misshapen(message):
            return rejected(place, message)
        case Resource(kind):
            return Excluded(place, None, f"a FHIR {shown(kind)}, not a {RESPONSE}")


def whole_responses(blocks: Iterable[bytes], source: str) -> Iterator[Whole]:
    """Give each response in the JSON of *blocks* as it is; other resources are excluded."""
    index = 0
    for found in split(blocks, longest=LONGEST_RESOURCE):
        place = Place(source, found.line, index + 1)
        decoded = _decoded(place, found, DEEPEST)
        if isinstance(decoded, Rejected):
            index += 1
            yield decoded
            continue
        for resource in resources(decoded):
            index += 1
            at = replace(place, index=index)
            match resource:
                case Misshapen():
                    yield no_response(at, resource)
                case pairs:
                    other = other_than_response(pairs)
                    yield no_response(at, other) if other else (at, pairs)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read records for *codebook*, which *uses* these headers; of the others, carry *wanted*."""

    codebook: Codebook
    uses: frozenset[str]
    wanted: frozenset[str] | None

    def record(self, place: Place, pairs: Pairs) -> Cells | Rejected:
        """Give the object that has *pairs* as cells."""
        carried = tuple((key, value) for key, value in pairs if self.is_carried(key))
        taken = next((key for key, _ in carried if key in FIELDS), None)
        if taken is not None:
            message = f"'{taken}' cannot be carried, as results have a field of this name"
            return rejected(place, message)
        deep = next((key for key, value in pairs if key in self.uses and is_deep(value)), None)
        if deep is not None:
            return rejected(place, too_deep(deep))
        cells = {key: cell_of(value) for key, value in pairs}
        return Cells(place, self.picked(cells), carried)

    def is_carried(self, key: str) -> bool:
        """Say whether the key passes through to the results."""
        return key not in self.uses if self.wanted is None else key in self.wanted

    def resource(self, place: Place, found: Response | Resource | Misshapen) -> Record:
        """Give what was found in FHIR as cells, if it is a response."""
        match found:
            case Misshapen() | Resource():
                return no_response(place, found)
            case Response() as response:
                unmapped = (link for link in response.answered if link not in self.uses)
                notes = tuple(f"{UNMAPPED}:{link}" for link in unmapped)
                return Cells(place, self.picked(response.cells), (), notes)

    def picked(self, cells: Mapping[str, Cell]) -> dict[str, Cell]:
        """Give the cells of the mapping's columns by name; those that are left out stay so."""
        found = {
            column.name: next((name for name in column.headers if name in cells), None)
            for column in self.codebook.columns.values()
        }
        return {name: cells[header] for name, header in found.items() if header is not None}


def json_columns(
    blocks: Iterable[bytes], source: str
) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """Give the keys of the first records in the JSON of *blocks*, and those records as raw texts.

    Keys that come later are not among them. Raise `UsageError` if there are too many.
    """
    records: list[dict[str, Cell]] = []
    for found in itertools.islice(split(blocks, longest=LONGEST_RESOURCE), MOST_LOOKED_AT):
        decoded = _decoded(Place(source, found.line, found.index), found, DEEPEST)
        if not isinstance(decoded, Rejected):
            records.extend(_all_cells(decoded))
    names = tuple(dict.fromkeys(key for record in records for key in record))
    if len(names) > MOST_COLUMNS:
        raise UsageError(
            f"{source}: there are {len(names):,} keys; at most {MOST_COLUMNS:,} are read."
        )
    rows = (tuple(raw_text(record.get(name)) for name in names) for record in records)
    return names, rows


def _all_cells(pairs: Pairs) -> Iterator[dict[str, Cell]]:
    if dict(pairs).get("resourceType") is None:
        yield {key: cell_of(value) for key, value in pairs}
        return
    for found in responses(pairs, {}):
        if isinstance(found, Response):
            yield dict(found.cells)


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

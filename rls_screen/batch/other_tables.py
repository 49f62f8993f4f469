"""Give the rows of other people's tables as cells."""

from collections.abc import Iterable, Iterator, Sequence

from rls_screen.batch.mapped import Cells, rejected, too_deep
from rls_screen.batch.parquet import Typed
from rls_screen.batch.record import FIELDS, Place, Rejected
from rls_screen.batch.table.layout import layout
from rls_screen.batch.table.read import Table
from rls_screen.batch.value import cell_of, is_deep
from rls_screen.errors import UsageError
from rls_screen.mapping.model import Codebook
from rls_screen.screening.visible import shown


def table_records(
    table: Table, codebook: Codebook, source: str, carried: Iterable[str] | None
) -> Iterator[Cells | Rejected]:
    """Give the rows of *table*, which is called *source*; *carried* of None carries the rest."""
    names = _carried(table.header, codebook, source, carried)
    places = layout(table.header, codebook, source, names)
    for index, (line, row) in enumerate(table.rows, start=1):
        place = Place(source, line, index)
        fault = row if isinstance(row, str) else places.fault(row)
        if fault or isinstance(row, str):
            yield rejected(place, fault)
        else:
            yield Cells(place, places.pick(row), places.carry(row))


def parquet_records(
    table: Typed, codebook: Codebook, source: str, carried: Iterable[str] | None
) -> Iterator[Cells | Rejected]:
    """Give the rows of *table*, which is called *source*, as `table_records` does."""
    names = _carried(table.header, codebook, source, carried)
    places = layout(table.header, codebook, source, names)
    headers = {name: table.header[at] for name, at in places.columns.items()}
    for index, pairs in enumerate(table.rows({*headers.values(), *names}), start=1):
        place, values = Place(source, index, index), dict(pairs)
        deep = next((header for header in headers.values() if is_deep(values[header])), None)
        if deep is not None:
            yield rejected(place, too_deep(deep))
            continue
        found = {name: cell_of(values[header]) for name, header in headers.items()}
        yield Cells(place, found, tuple((name, values[name]) for name in names))


def _carried(
    header: Sequence[str], codebook: Codebook, source: str, wanted: Iterable[str] | None
) -> tuple[str, ...]:
    """Give the columns to be carried: those *wanted*, or all that the mapping does not use.

    Raise `UsageError` if one has the name of a field of results.
    """
    uses = codebook.headers
    unused = (name for name in dict.fromkeys(header) if name and name not in uses)
    names = tuple(unused if wanted is None else wanted)
    for name in names:
        if name in FIELDS:
            message = (
                f"{source}: the column '{shown(name)}' cannot be carried, as results have a field "
                "of this name; rename it."
            )
            raise UsageError(message)
    return names

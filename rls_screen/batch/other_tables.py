"""Give the rows of other people's tables as cells."""

from collections.abc import Collection, Iterator

from rls_screen.batch.mapped import Cells, rejected, too_deep
from rls_screen.batch.parquet import Typed
from rls_screen.batch.record import Place, Rejected
from rls_screen.batch.table.layout import layout
from rls_screen.batch.table.read import Table
from rls_screen.batch.value import cell_of, is_deep
from rls_screen.mapping.model import Codebook


def table_records(
    table: Table, codebook: Codebook, source: str, carried: Collection[str] | None
) -> Iterator[Cells | Rejected]:
    """Give the rows of *table*, which is called *source*; *carried* of None carries the rest."""
    places = layout(table.header, codebook, source, carried)
    for index, (line, row) in enumerate(table.rows, start=1):
        place = Place(source, line, index)
        fault = row if isinstance(row, str) else places.fault(row)
        if fault or isinstance(row, str):
            yield rejected(place, fault)
        else:
            yield Cells(place, places.pick(row), places.carry(row))


def parquet_records(
    table: Typed, codebook: Codebook, source: str, carried: Collection[str] | None
) -> Iterator[Cells | Rejected]:
    """Give the rows of *table*, which is called *source*, as `table_records` does."""
    places = layout(table.header, codebook, source, carried)
    headers = {name: table.header[at] for name, at in places.columns.items()}
    others = {name: table.header[at] for name, at in places.carried.items()}
    for index, pairs in enumerate(table.rows({*headers.values(), *others.values()}), start=1):
        place, values = Place(source, index, index), dict(pairs)
        deep = next((header for header in headers.values() if is_deep(values[header])), None)
        if deep is not None:
            yield rejected(place, too_deep(deep))
            continue
        found = {name: cell_of(values[header]) for name, header in headers.items()}
        yield Cells(place, found, tuple((name, values[at]) for name, at in others.items()))

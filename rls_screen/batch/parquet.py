"""Read Parquet files, a block of rows at a time."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any, Protocol

from rls_screen.batch.extras import need
from rls_screen.batch.value import Decoded, Nested, Number, Pairs
from rls_screen.errors import UsageError
from rls_screen.screening.visible import shown

_ROWS = 4_096
_BLOCK = 33_554_432
"""How many bytes the rows of one block may have on average."""

_LARGEST = 2_147_483_648
"""How many bytes a column may have within a row group, unpacked."""


@dataclass(frozen=True, slots=True)
class Parquet:
    """A Parquet file at *path*, called *name*, with the columns *header*."""

    path: Path
    name: str
    header: tuple[str, ...]

    def rows(self, columns: Collection[str] | None = None) -> Iterator[Pairs]:
        """Give each row as pairs of column and value: of *columns* only, if they are given.

        Raise `UsageError` if the file is damaged.
        """
        arrow = need("pyarrow", "parquet")
        faults = (arrow.ArrowException, OSError, ValueError, KeyError, OverflowError)
        wanted = [item for item in self.header if columns is None or item in columns]
        try:
            file = _opened(self.path)
            for batch in file.iter_batches(_block(file, wanted, self.name), columns=wanted):
                values = [_values(batch.column(name)) for name in wanted]
                for row in zip(*values, strict=True) if values else [()] * batch.num_rows:
                    yield tuple(zip(wanted, row, strict=True))
        except faults:
            raise UsageError(
                f"{self.name}: this Parquet file is damaged; the rest cannot be read."
            ) from None

    def count(self) -> int:
        """Give the number of rows."""
        parquet = need("pyarrow.parquet", "parquet")
        return int(parquet.read_metadata(self.path).num_rows)

    def types(self) -> dict[str, str]:
        """Give the type of each column, by its name in Arrow."""
        parquet = need("pyarrow.parquet", "parquet")
        return {field.name: str(field.type) for field in parquet.read_schema(self.path)}


class Typed(Protocol):
    """A table whose values have types of their own: a Parquet file, or a dataframe."""

    @property
    def header(self) -> tuple[str, ...]:
        """Give the names of the columns."""
        ...

    def rows(self, columns: Collection[str] | None = None) -> Iterator[Pairs]:
        """Give each row as pairs of column and value: of *columns* only, if they are given."""
        ...


def read_parquet(path: Path, name: str) -> Parquet:
    """Read what columns the Parquet file at *path*, called *name*, has.

    Raise `UsageError` if it is damaged, a column stands there twice, or the package to read it is
    missing.
    """
    arrow = need("pyarrow", "parquet")
    try:
        header = tuple(_opened(path).schema_arrow.names)
    except (arrow.ArrowException, OSError, ValueError):
        raise UsageError(f"{name}: this is no Parquet file that can be read.") from None
    twice = next((item for item, count in Counter(header).items() if count > 1), None)
    if twice is not None:
        raise UsageError(f"{name}: there are two columns '{shown(twice)}'; rename one.")
    return Parquet(path, name, header)


def _opened(path: Path) -> Any:  # noqa: ANN401 - of pyarrow
    """Open the file so that a text that comes again and again is held once."""
    parquet = need("pyarrow.parquet", "parquet")
    schema = parquet.ParquetFile(path).schema
    columns = (schema.column(index) for index in range(len(schema)))
    # Lists cannot be read so across the groups of a file.
    texts = [
        item.path
        for item in columns
        if item.physical_type == "BYTE_ARRAY" and item.max_repetition_level == 0
    ]
    return parquet.ParquetFile(path, read_dictionary=texts)


def _block(file: Any, wanted: Collection[str], name: str) -> int:  # noqa: ANN401 - of pyarrow
    """Give the number of rows to read at once, so that memory is bounded."""
    most = _ROWS
    for index in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(index)
        columns = (group.column(at) for at in range(group.num_columns))
        sizes = [
            item.total_uncompressed_size
            for item in columns
            if item.path_in_schema in wanted or item.path_in_schema.split(".")[0] in wanted
        ]
        if max(sizes, default=0) > _LARGEST:
            raise UsageError(f"{name}: a column has more than 2 GiB in one row group.")
        most = min(most, max(1, _BLOCK * group.num_rows // max(1, sum(sizes))))
    return most


def _values(column: Any) -> Iterator[Decoded]:  # noqa: ANN401 - of pyarrow
    """Give the values of *column* one by one, as many may be large; what has none, as a text."""
    for item in column:
        try:
            value = item.as_py()
        except (ValueError, OverflowError):
            value = item.cast("string").as_py()
        yield decoded(value)


def decoded(value: object) -> Decoded:
    """Give a value of Python as one of JSON; what is no number is not known."""
    match value:
        case None | bool() | str():
            return value
        case float() if not isfinite(value):
            return None
        case int() | float() | Decimal():
            return Number(str(value))
        case date() | datetime() | time():
            return value.isoformat()
        case list():
            return tuple(map(decoded, value))
        case dict():
            return Nested(tuple((str(key), decoded(item)) for key, item in value.items()))
        case bytes():
            return value.decode(errors="replace")
        case _:
            return str(value)

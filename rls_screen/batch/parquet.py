"""Read Parquet files, a block of rows at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any

from rls_screen.batch.extras import need
from rls_screen.batch.value import Decoded, Nested, Number, Pairs
from rls_screen.errors import UsageError

_ROWS = 4_096


@dataclass(frozen=True, slots=True)
class Parquet:
    """A Parquet file: its *header*, and its *rows* as pairs of column and value."""

    header: tuple[str, ...]
    rows: Iterator[Pairs]


def read_parquet(path: Path, name: str, columns: Sequence[str] | None = None) -> Parquet:
    """Read the Parquet file at *path*, called *name*; of its columns only *columns*, if given.

    Raise `UsageError` if it is damaged, or the package to read it is missing.
    """
    parquet = need("pyarrow.parquet", "parquet")
    arrow = need("pyarrow", "parquet")
    try:
        file = parquet.ParquetFile(path)
    except (arrow.ArrowException, OSError, ValueError):
        raise UsageError(f"{name}: this is no Parquet file that can be read.") from None
    header = tuple(file.schema_arrow.names)
    wanted = [item for item in header if columns is None or item in columns]
    return Parquet(header, _rows(file, wanted, name, arrow.ArrowException))


def _rows(file: Any, wanted: list[str], name: str, fault: type[Exception]) -> Iterator[Pairs]:  # noqa: ANN401 - of pyarrow
    try:
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
            columns = [(key, batch.column(key).to_pylist()) for key in wanted]
            for index in range(batch.num_rows):
                yield tuple((key, _decoded(values[index])) for key, values in columns)
    except (fault, OSError, ValueError):
        raise UsageError(
            f"{name}: this Parquet file is damaged; the rest cannot be read."
        ) from None


def _decoded(value: object) -> Decoded:
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
            return tuple(map(_decoded, value))
        case dict():
            return Nested(tuple((str(key), _decoded(item)) for key, item in value.items()))
        case bytes():
            return value.decode(errors="replace")
        case _:
            return str(value)

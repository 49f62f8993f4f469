"""Write decided records as Parquet."""

import io
from dataclasses import fields
from typing import Any

from rls_screen.batch.extras import need
from rls_screen.batch.output.flat import Cell, Columns
from rls_screen.batch.record import Scored
from rls_screen.screening.result import Result

_ROWS = 10_000
_LISTS = {"missing", "notes"}


class ParquetOutput:
    """Write Parquet, some thousand rows at a time; lists are lists there.

    Raise `UsageError` if the package that writes it is missing.
    """

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.arrow = need("pyarrow", "parquet")
        self.schema = self.arrow.schema(
            [self.arrow.field(name, self.kind(name)) for name in columns.names]
        )
        self.rows: list[list[Cell]] = []
        self.buffer = _Buffer()
        writer = need("pyarrow.parquet", "parquet").ParquetWriter
        self.writer = writer(self.arrow.PythonFile(self.buffer, mode="w"), self.schema)

    def kind(self, name: str) -> Any:  # noqa: ANN401 - a type of pyarrow
        """Give the type of the column *name*."""
        types = {item.name: str(item.type) for item in fields(Result)}
        found = types.get(name, "")
        if name in _LISTS or found.startswith("tuple"):
            return self.arrow.list_(self.arrow.string())
        if found.endswith("bool'>"):
            return self.arrow.bool_()
        is_number = name == "row" or found.endswith("int'>")
        return self.arrow.int64() if is_number else self.arrow.string()

    def begin(self) -> bytes:
        """Give the first bytes."""
        return self.buffer.taken()

    def record(self, scored: Scored) -> bytes:
        """Take *scored*, and give the bytes of a block if one is full."""
        self.rows.append(self.columns.row(scored))
        return self.flush() if len(self.rows) >= _ROWS else b""

    def end(self) -> bytes:
        """Give the last block and the table of contents."""
        last = self.flush() if self.rows else b""
        self.writer.close()
        return last + self.buffer.taken()

    def flush(self) -> bytes:
        """Write the rows that wait, and give their bytes."""
        columns = list(zip(*self.rows, strict=True))
        arrays = [
            self.arrow.array([_listed(cell) for cell in column], type=field.type)
            for column, field in zip(columns, self.schema, strict=True)
        ]
        self.writer.write_table(self.arrow.Table.from_arrays(arrays, schema=self.schema))
        self.rows.clear()
        return self.buffer.taken()


class _Buffer(io.RawIOBase):
    """Keep what is written until it is taken, and say how much there was in all."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401 - whatever has bytes
        part = bytes(data)
        self.parts.append(part)
        self.size += len(part)
        return len(part)

    def tell(self) -> int:
        return self.size

    def taken(self) -> bytes:
        data = b"".join(self.parts)
        self.parts.clear()
        return data


def _listed(cell: Cell) -> Any:  # noqa: ANN401 - what pyarrow takes
    return list(cell) if isinstance(cell, tuple) else cell

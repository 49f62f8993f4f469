"""Read a table of text from bytes: its header, and its rows one by one."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rls_screen.batch.encoding import SAMPLE, as_utf8
from rls_screen.batch.source import Source
from rls_screen.batch.table.dialect import Dialect, find_dialect
from rls_screen.batch.table.layout import MOST_COLUMNS, is_broken
from rls_screen.batch.table.rows import Row, rows
from rls_screen.errors import UsageError

LONGEST = 1_048_576
"""How many bytes a row may have."""

LONGEST_HEADER = 8_388_608
"""How many bytes the header may have."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text: its *header*, its *rows*, and how it was read."""

    header: tuple[str, ...]
    rows: Iterator[Row]
    dialect: Dialect
    encoding: str
    is_guessed: bool


def read_table(
    blocks: Iterable[bytes], name: str, delimiter: str | None = None, encoding: str | None = None
) -> Table:
    """Read the table in *blocks*, the bytes of *name*.

    *delimiter* and *encoding*, if they are not given, are found. Raise `UsageError` if there is no
    header that can be read.
    """
    decoded = as_utf8(blocks, encoding)
    source = Source(itertools.chain(decoded.blocks, (b"\n",)), LONGEST_HEADER)
    while len(source.buffer) < SAMPLE and source.more():
        pass
    sample = bytes(source.buffer[:SAMPLE]).decode(errors="replace").removeprefix("\ufeff")
    dialect = Dialect(delimiter) if delimiter else find_dialect(sample)
    if source.buffer.startswith(b"\xef\xbb\xbf"):
        source.at = 3
    found = rows(source, dialect)
    header = _header(next(found, None), name)
    source.longest = LONGEST
    return Table(
        header, _not_blank(found, len(header)), dialect, decoded.encoding, decoded.is_guessed
    )


def _not_blank(found: Iterator[Row], width: int) -> Iterator[Row]:
    """Leave out lines of white space in a table of several columns."""
    for line, row in found:
        if isinstance(row, str) or len(row) > 1 or width == 1 or row[0].strip():
            yield line, row


def _header(row: Row | None, name: str) -> tuple[str, ...]:
    match row:
        case None:
            raise UsageError(
                f"{name}: the file is empty; a table begins with the names of columns."
            )
        case (_, str(reason)):
            raise UsageError(f"{name}: the header cannot be read: {reason}.")
        case (_, cells):
            if len(cells) > MOST_COLUMNS:
                message = (
                    f"{name}: the table has {len(cells):,} columns; at most {MOST_COLUMNS:,} "
                    "are read."
                )
                raise UsageError(message)
            if any(is_broken(cell) for cell in cells):
                message = (
                    f"{name}: the header has bytes that are not in its encoding; name the right "
                    "one with --encoding."
                )
                raise UsageError(message)
            return tuple(cell.strip() for cell in cells)

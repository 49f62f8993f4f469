"""Cut a table of text into rows, one damaged row at a time."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from rls_screen.batch.source import Source
from rls_screen.batch.table.dialect import Dialect

MOST_LINES = 200
"""How many lines one row may take up; a quote that is not closed ends there."""

_FEWEST_LINES = 2

_LONG = "the row is longer than 1 MiB; only shorter ones are read"
_OPEN = (
    "the row is cut off or a quote in it is wrong: one that opens a cell must be closed, and one "
    "within a cell doubled"
)
_NUL = "a cell of the row has a NUL byte, which no text has"
_TOO_LONG = "\0"
"""What stands for a line that is longer than any row."""

Row = tuple[int, tuple[str, ...] | str]
"""The line where a row begins, and its cells or, where it cannot be read, the reason."""


class _LongError(Exception):
    """Stop reading a row that has no end."""


@dataclass(slots=True)
class _Lines:
    """Give the lines of *source* to the reader of rows, and take back those it should not have.

    *row* holds the lines of the row that is being read, each with its number. It may have *most*
    lines: fewer after rows that could not be read, as their lines are read again.
    """

    source: Source
    row: list[tuple[int, str]] = field(default_factory=list)
    back: deque[tuple[int, str]] = field(default_factory=deque)
    size: int = 0
    most: int = MOST_LINES

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        number, line = self.back.popleft() if self.back else self.next_line()
        self.row.append((number, line))
        self.size += len(line)
        if len(self.row) > self.most or self.size > self.source.longest:
            raise _LongError
        return line

    def next_line(self) -> tuple[int, str]:
        source = self.source
        number, end = source.line, source.line_end(source.longest)
        if end is None:
            if source.at >= len(source.buffer) and not source.more():
                raise StopIteration
            source.skip_line()
            return number, _TOO_LONG
        return number, source.take(source.at + end).decode(errors="surrogateescape")

    def begin(self) -> None:
        self.row.clear()
        self.size = 0

    def give_back(self) -> int:
        """Give back all but the first line of the row, and say which line that is."""
        if len(self.row) > 1:
            self.most = max(self.most // 2, _FEWEST_LINES)
        self.back.extendleft(reversed(self.row[1:]))
        return self.row[0][0]


def rows(source: Source, dialect: Dialect) -> Iterator[Row]:
    """Give the rows of *source*, which are written in *dialect*; empty lines are left out.

    Whatever the bytes are, nothing is raised.
    """
    lines = _Lines(source)
    reader = csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        escapechar=dialect.escape or None,
        strict=True,
    )
    csv.field_size_limit(source.longest)
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _LongError):
            yield lines.give_back(), _OPEN
            continue
        number, first = lines.row[0]
        if any(line == _TOO_LONG for _, line in lines.row[1:]):
            yield lines.give_back(), _OPEN
        elif first == _TOO_LONG:
            yield number, _LONG
        elif any("\0" in cell for cell in cells):
            yield number, _NUL
        elif cells:
            lines.most = min(lines.most * 2, MOST_LINES)
            yield number, tuple(cells)

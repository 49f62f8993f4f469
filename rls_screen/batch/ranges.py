"""Parts of a file on disk, each of which a process can read by itself."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from rls_screen.batch.json.lines import MOST, records_in
from rls_screen.batch.json.split import LONGEST, Lines

SIZE = 1_048_576
"""How many bytes a range has, up to the end of its last line."""

_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Range:
    """The bytes of an open file from *begin* up to *end*, which are whole lines."""

    begin: int
    end: int

    def lines(self, file: int) -> tuple[Lines, ...] | None:
        """Give the records in *file*, or none if a line does not look like a record.

        Lines and records are counted from the beginning of the range.
        """
        data = os.pread(file, self.end - self.begin, self.begin)
        if len(data) < self.end - self.begin:
            return None
        if not data.endswith(b"\n"):
            data += b"\n"
        records, used = records_in(data, LONGEST)
        if used < len(data):
            return None
        firsts = range(0, len(records), MOST)
        return tuple(Lines(at + 1, at + 1, records[at : at + MOST]) for at in firsts)


def ranges(file: int, begin: int) -> Iterator[Range]:
    """Cut the rest of *file* from *begin* on, up to a line that is longer than any record."""
    size = os.fstat(file).st_size
    while begin < size:
        end = _line_end(file, min(begin + SIZE, size), size)
        if end is None:
            return
        yield Range(begin, end)
        begin = end


def _line_end(file: int, at: int, size: int) -> int | None:
    """Give where the line ends that the byte before *at* is in."""
    for begin in range(at - 1, min(at + LONGEST, size), _PIECE):
        found = os.pread(file, _PIECE, begin).find(b"\n")
        if found >= 0:
            return begin + found + 1
    return size if at + LONGEST >= size else None

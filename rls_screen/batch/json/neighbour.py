"""Find where the next record begins within the bytes of one that is cut off."""

import math
import re
from dataclasses import dataclass

from rls_screen.batch.source import WHITE, Source

# A record begins its line, behind nothing but its indentation …
_IN_MARGIN = re.compile(rb"\n([ \t]*+)\{")
# … or it begins with the same key as the others.
_WITH_KEY = re.compile(
    rb'\{[ \t\r\n]*+("[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+")[ \t\r\n]*+:',
)


@dataclass(slots=True)
class Neighbours:
    """Look for the next record in values of *source* that are cut off.

    As far as was looked, no line before *seen*, a place in the input, begins with a brace that is
    indented by less than *indent*; so no byte is looked at for each of many values.
    """

    source: Source
    indent: float = math.inf
    seen: int = 0

    def find(self, end: int) -> int | None:
        """Give the index at which a record seems to begin in the value here, which ends at *end*.

        A brace that begins a line no further to the right than the value does is not part of it.
        Where there is none, a brace is taken that the value's own first key follows.
        """
        begin = self.in_margin(end)
        return self.with_same_key(end) if begin is None else begin

    def in_margin(self, end: int) -> int | None:
        """Give the index of the first brace in the margin."""
        buffer, gone, column = self.source.buffer, self.source.gone, self.source.column
        start = self.source.at + 1
        if column <= self.indent and start < self.seen - gone:
            start = self.seen - gone
        else:
            self.indent = math.inf
        for margin in _IN_MARGIN.finditer(buffer, start, end):
            if len(margin[1]) < column:
                self.seen = gone + margin.start()
                return margin.end() - 1
            self.indent = min(self.indent, len(margin[1]))
        last_line = buffer.rfind(b"\n", start, end)
        self.seen = gone + (last_line if last_line >= 0 else max(start, end))
        return None

    def with_same_key(self, end: int) -> int | None:
        """Give the index of the first brace with the value's own first key behind it."""
        buffer, start = self.source.buffer, self.source.at
        own = _WITH_KEY.match(buffer, start, end)
        for other in _WITH_KEY.finditer(buffer, start + 1, end) if own else ():
            at = other.start()
            is_behind_key = before(buffer, start, at) == b":"
            if own and other[1] == own[1] and buffer[at - 1] in b",[ \t\r\n" and not is_behind_key:
                return at
        return None


def before(data: bytearray, start: int, at: int) -> bytes:
    """Give the last byte from *start* up to *at* that is not white space, or no byte."""
    while at > start:
        at -= 1
        if data[at] not in WHITE:
            return bytes(data[at : at + 1])
    return b""

"""A stream of bytes that is used up from the front, and the place that is reached."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

WHITE = b" \t\r\n"
"""The bytes that JSON takes for white space."""

Found = tuple[int, int, bytes | str]
"""Line, column, and the bytes of a record or, where none can be cut out, the reason."""

FoundLines = tuple[int, int, Sequence[bytes]]
"""Line, column, and the bytes of records that stand a line each."""

_SPACE = re.compile(rb"[ \t\r\n]*+")
_CONTINUATION = bytes(range(0x80, 0xC0))


@dataclass(slots=True)
class Source:
    """The bytes that are not used up, from *at* on, and the line and column of the first one.

    It changes as it is read, for a stream can be read only once. The last of *blocks* must be a
    line end, so that the end of the input is no special case. *longest* is the number of bytes
    that a record may have. *gone* is the number of bytes in front of the buffer.
    """

    blocks: Iterator[bytes]
    longest: int
    buffer: bytearray = field(default_factory=bytearray)
    at: int = 0
    line: int = 1
    column: int = 1
    gone: int = 0

    def more(self) -> bool:
        """Add the next block, or say that there is none."""
        block = next(self.blocks, None)
        if block is None:
            return False
        # Both are done in place, so that a long record in small blocks is not copied for each.
        del self.buffer[: self.at]
        self.buffer += block
        self.gone, self.at = self.gone + self.at, 0
        return True

    def take(self, end: int) -> bytes:
        """Use up the bytes before *end* and give them."""
        taken = bytes(self.buffer[self.at : end])
        if lines := taken.count(b"\n"):
            self.line, self.column = self.line + lines, 1
        self.column += _width(taken[taken.rfind(b"\n") + 1 :])
        self.at = end
        return taken

    def peek(self) -> bytes:
        """Use up white space and give the byte behind it, or no byte at the end."""
        while True:
            end = _end(_SPACE, self.buffer, self.at)
            if end > self.at:
                self.take(end)
            if self.at < len(self.buffer) or not self.more():
                return bytes(self.buffer[self.at : self.at + 1])

    def line_end(self, most: int) -> int | None:
        """Give the length of the line that begins here, or none if that is more than *most*."""
        seen = 0
        while True:
            found = self.buffer.find(b"\n", self.at + seen, self.at + most)
            if found >= 0:
                return found + 1 - self.at
            seen = len(self.buffer) - self.at
            if seen >= most or not self.more():
                return None

    def skip_line(self) -> None:
        """Use up the line that is begun, keeping none of it."""
        while (end := self.buffer.find(b"\n", self.at)) < 0:
            self.take(len(self.buffer))
            if not self.more():
                return
        self.take(end + 1)

    def visible(self, start: int, most: int) -> int | None:
        """Give the length of what stands here before the first visible byte from *start* on.

        There is none within *most* bytes if the answer is none.
        """
        while True:
            start = _end(_SPACE, self.buffer, self.at + start) - self.at
            if start >= most:
                return None
            if self.at + start < len(self.buffer):
                return start
            if not self.more():
                return None

    def too_long(self) -> str:
        """Give the reason for refusing a record of more than *longest* bytes."""
        mebibytes, rest = divmod(self.longest, 1_048_576)
        limit = f"{self.longest} bytes" if rest else f"{mebibytes} MiB"
        return f"the record is longer than {limit}; only shorter ones are read"


def _end(pattern: re.Pattern[bytes], data: bytearray, at: int) -> int:
    """Give the index behind the match of *pattern* at *at*."""
    found = pattern.match(data, at)
    return found.end() if found else at


def _width(line: bytes) -> int:
    """Give the number of characters in a piece of UTF-8."""
    return len(line) if line.isascii() else len(line.translate(None, _CONTINUATION))

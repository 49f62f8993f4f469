"""Cut single JSON values out of a stream of bytes, sound ones and damaged ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

WHITE = b" \t\r\n"
"""The bytes that JSON takes for white space."""

CUT_OFF = "the record is cut off; every bracket that it opens must be closed"
"""What is said of a value that ends before its brackets are closed."""

Found = tuple[int, int, bytes | str]
"""Line, column, and the bytes of a record or, where none can be cut out, the reason."""

# A quote opens a text only if the text is closed on the same line, in front of something that may
# follow a text. Any other quote is a byte without meaning. In sound JSON that changes nothing. In
# a record that lost a quote it lets the brackets behind the gap count again: the record ends where
# its writer ended it, and the records after it are kept.
_BODY = rb'[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+'
_TEXT_BODY = re.compile(_BODY)
_SPACE = re.compile(rb"[ \t\r\n]*+")


def _passing(plain: bytes) -> re.Pattern[bytes]:
    """passed = { plain } { ( text | escape ) { plain } }, *plain* being a class of bytes."""  # noqa: D401, D403
    text = rb'"' + _BODY + rb'"(?:[ :]|(?=[\t\r\n,\]}]))'
    return re.compile(plain + rb"*+(?:(?:" + text + rb"|\\[\s\S])" + plain + rb"*+)*+")


_TO_BRACKET = _passing(rb'[^"\\\[\]{}]')
_TO_END_IN_LIST = _passing(rb'[^"\\\[\]{,\n]')
_TO_END_IN_PRINT = _passing(rb'[^"\\\[{\n]')

_OPENER = {b"}": b"{", b"]": b"["}
_UNREAD = (b"", b'"', b"\\")
_REACH = 32
_CONTINUATION = bytes(range(0x80, 0xC0))


@dataclass(slots=True)
class Source:
    """The bytes that are not used up, from *at* on, and the line and column of the first one.

    It changes as it is read, for a stream can be read only once. The last of *blocks* must be a
    line end, so that the end of the input is no special case. *longest* is the number of bytes
    that a record may have.
    """

    blocks: Iterator[bytes]
    longest: int
    buffer: bytes = b""
    at: int = 0
    line: int = 1
    column: int = 1

    def more(self) -> bool:
        """Add the next block, or say that there is none."""
        block = next(self.blocks, None)
        if block is None:
            return False
        self.buffer, self.at = self.buffer[self.at :] + block, 0
        return True

    def take(self, end: int) -> bytes:
        """Use up the bytes before *end* and give them."""
        taken = self.buffer[self.at : end]
        if lines := taken.count(b"\n"):
            self.line, self.column = self.line + lines, 1
        self.column += _width(taken[taken.rfind(b"\n") + 1 :])
        self.at = end
        return taken

    def peek(self) -> bytes:
        """Use up white space and give the byte behind it, or no byte at the end."""
        while True:
            self.take(_end(_SPACE, self.buffer, self.at))
            if self.at < len(self.buffer) or not self.more():
                return self.buffer[self.at : self.at + 1]

    def too_long(self) -> str:
        """Give the reason for refusing a record of more than *longest* bytes."""
        mebibytes, rest = divmod(self.longest, 1_048_576)
        limit = f"{self.longest} bytes" if rest else f"{mebibytes} MiB"
        return f"the record is longer than {limit}; only shorter ones are read"


def cut(source: Source, *, in_list: bool) -> Found:
    """Use up one value of *source*, which must stand at its first byte, and give it.

    *in_list* says that a comma or a closing bracket ends the value. If not, the values are printed
    one below the other, and a line that begins with a brace ends the value before it.
    """
    line, column = source.line, source.column
    value = _Value(source, in_list)
    end, is_whole = value.end()
    is_long = value.is_long or end - source.at > source.longest
    data = source.take(end)
    if is_long:
        return line, column, source.too_long()
    return line, column, data.rstrip(WHITE) if is_whole else CUT_OFF


@dataclass(slots=True)
class _Value:
    """A value of which the end is looked for.

    *brackets* are those that are open. *is_long* says that the first bytes of the value were let
    go, *last* is the last of them that is not white space, and *in_text* says that they end in
    the middle of a text.
    """

    source: Source
    in_list: bool
    brackets: bytearray = field(default_factory=bytearray)
    is_long: bool = False
    last: bytes = b""
    in_text: bool = False

    def end(self) -> tuple[int, bool]:
        """Give the index behind the value, and whether the value is whole."""
        at = self.source.at
        while True:
            at = self.next(at)
            byte = self.source.buffer[at : at + 1]
            if byte in _UNREAD:
                self.let_go(at)
                at -= self.source.at
                if not self.source.more():
                    return len(self.source.buffer), False
                continue
            if self.is_cut_off(byte, at) or self.is_behind(byte, at):
                return at, not self.brackets
            at += 1
            self.turn(byte)
            if not self.brackets:
                return at, True

    def next(self, at: int) -> int:
        """Give the index of the next byte that decides, or of the first that cannot be judged."""
        buffer = self.source.buffer
        while True:
            if self.in_text:
                at = _end(_TEXT_BODY, buffer, at)
                if _is_unread(buffer, at):
                    return at
                self.in_text = False
                at += buffer[at] == ord('"')
            at = _end(self.ordinary(), buffer, at)
            if buffer[at : at + 1] != b'"':
                return at
            body = _end(_TEXT_BODY, buffer, at + 1)
            if body - at > self.source.longest:
                at, self.in_text = body, True
            elif _is_unread(buffer, body):
                return at
            else:
                at += 1

    def ordinary(self) -> re.Pattern[bytes]:
        """Give the pattern of the bytes that do not decide."""
        if self.brackets:
            return _TO_BRACKET
        return _TO_END_IN_LIST if self.in_list else _TO_END_IN_PRINT

    def let_go(self, end: int) -> None:
        """Drop the bytes before *end* if they are more than a record may have."""
        if self.is_long or end - self.source.at > self.source.longest:
            self.is_long, self.last = True, self.before(end)
            self.source.take(end)

    def before(self, at: int) -> bytes:
        """Give the last byte before *at* that is not white space."""
        while at > self.source.at:
            at -= 1
            if self.source.buffer[at] not in WHITE:
                return self.source.buffer[at : at + 1]
        return self.last

    def is_cut_off(self, byte: bytes, at: int) -> bool:
        """Say whether *byte* cannot belong to the value, though brackets are open."""
        if byte == b"{" and self.brackets:
            is_first = self.is_first_in_line(at)
            if not self.brackets.endswith(b"{"):
                return is_first and not self.in_list
            # In an object, a brace that does not follow a colon is wrong. Behind a comma, or at
            # the left edge, it begins the next record; elsewhere only a colon is missing.
            before = self.before(at)
            return before == b"," or (is_first and not (self.in_list and before == b":"))
        # A bracket that the value did not open closes the list.
        return byte == b"]" and self.in_list and bool(self.brackets) and self.opened(b"[") < 0

    def is_first_in_line(self, at: int) -> bool:
        """Say whether the byte at *at* stands in column 1."""
        if at > self.source.at:
            return self.source.buffer[at - 1] == ord("\n")
        return self.source.column == 1

    def is_behind(self, byte: bytes, at: int) -> bool:
        """Say whether *byte* ends a value that is no list and no object."""
        if self.brackets:
            return False
        if byte not in b"{[":
            return True
        # What stands behind a colon is part of a record that lost its brackets, and no record.
        return self.before(at) not in (b"", b":")

    def turn(self, bracket: bytes) -> None:
        """Open *bracket*, or close it together with those within it that were left open."""
        if bracket in b"{[":
            if len(self.brackets) < self.source.longest:
                self.brackets += bracket
        elif (opened := self.opened(_OPENER[bracket])) >= 0:
            del self.brackets[opened:]

    def opened(self, bracket: bytes) -> int:
        """Give the place of the last open *bracket*, or -1.

        Only the innermost are looked at, so that no input makes this slow.
        """
        return self.brackets.rfind(bracket, max(0, len(self.brackets) - _REACH))


def _end(pattern: re.Pattern[bytes], data: bytes, at: int) -> int:
    """Give the index behind the match of *pattern* at *at*."""
    found = pattern.match(data, at)
    return found.end() if found else at


def _is_unread(data: bytes, at: int) -> bool:
    """Say whether more bytes must be read to judge what ends a text at *at*."""
    return at == len(data) or (at + 1 == len(data) and data[at] != ord("\n"))


def _width(line: bytes) -> int:
    """Give the number of characters in a piece of UTF-8."""
    return len(line) if line.isascii() else len(line.translate(None, _CONTINUATION))

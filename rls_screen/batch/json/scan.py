"""Look for the end of one JSON value, which may be damaged, in a stream of bytes."""

import bisect
import re
from array import array
from dataclasses import dataclass, field
from enum import Enum, unique

from rls_screen.batch.json.neighbour import before
from rls_screen.batch.source import Source

# A quote opens a text only if the text is closed on the same line, in front of something that may
# follow a text. Any other quote is a byte without meaning. In sound JSON that changes nothing. In
# a record that lost a quote it lets the brackets behind the gap count again: the record ends where
# its writer ended it, and the records after it are kept.
_BODY = rb'[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+'
_TEXT_BODY = re.compile(_BODY)
_TEXT_END = re.compile(rb'"(?:[ :]|(?=[\t\r\n,\]}]))')


def _passing(plain: bytes) -> re.Pattern[bytes]:
    """passed = { plain } { ( text | escape ) { plain } }, *plain* being a class of bytes."""  # noqa: D401, D403
    text = rb'"' + _BODY + _TEXT_END.pattern
    return re.compile(plain + rb"*+(?:(?:" + text + rb"|\\[\s\S])" + plain + rb"*+)*+")


_TO_BRACKET = _passing(rb'[^"\\\[\]{}]')
_TO_END_IN_LIST = _passing(rb'[^"\\\[\]{,\n]')
_TO_END_IN_PRINT = _passing(rb'[^"\\\[{\n]')

_OPENER = {b"}": b"{", b"]": b"["}
_UNREAD = (b"", b'"', b"\\")
_REACH = 32


@unique
class End(Enum):
    """How a scan ended: the value is whole, or not, or it goes on and is longer than it may be."""

    WHOLE = "whole"
    BROKEN = "broken"
    LONG = "long"


@dataclass(slots=True)
class Scan:
    """The search for the end of the value at which *source* stands; it has come as far as *at*.

    *brackets* are those that are open, and *places* is where each stands in the input. *text* is
    the number of bytes seen of a text that begins at *at*, or 0. *is_long* says that the first
    bytes of the value were let go, *last* is the last of them that is not white space, and
    *in_text* says that they end in the middle of a text. *left* is the place of *at* in the input
    when the scan was left.
    """

    source: Source
    in_list: bool
    at: int = field(init=False)
    brackets: bytearray = field(default_factory=bytearray)
    places: "array[int]" = field(default_factory=lambda: array("Q"))
    text: int = 0
    is_long: bool = False
    last: bytes = b""
    in_text: bool = False
    left: int = 0

    def __post_init__(self) -> None:
        """Begin where the source stands."""
        self.at = self.source.at

    def leave(self) -> None:
        """Remember the place that was reached, since indices do not last."""
        self.left = self.source.gone + self.at

    def go_on_from(self, other: "Scan") -> None:
        """Begin where *other* was left, if this value was still open there.

        What is open within this value is then the same for both. So nothing is read again and
        again where many records are cut off.
        """
        start = self.source.gone + self.source.at
        outer = bisect.bisect_left(other.places, start)
        is_full = len(other.places) >= self.source.longest
        if not is_full and other.places[outer : outer + 1] == array("Q", (start,)):
            self.at = other.left - self.source.gone
            self.brackets, self.places = other.brackets[outer:], other.places[outer:]
            self.text, self.in_text = other.text, other.in_text

    def run(self) -> End:
        """Go on to the end of the value, or to where it is known to be too long."""
        source = self.source
        while True:
            self.at = self.next(self.at)
            byte = bytes(source.buffer[self.at : self.at + 1])
            if byte in _UNREAD:
                if not self.is_long and self.at - source.at > source.longest:
                    return End.LONG
                if not self.read():
                    return End.BROKEN
            elif self.is_cut_off(byte) or self.is_behind(byte):
                return End.BROKEN if self.brackets else End.WHOLE
            else:
                self.turn(byte)
                self.at += 1
                if not self.brackets:
                    return End.WHOLE

    def read(self) -> bool:
        """Let more bytes be read, or say that there are none."""
        if self.is_long:
            self.let_go()
        start = self.source.at
        if self.source.more():
            self.at -= start
            return True
        self.at = len(self.source.buffer)
        return False

    def let_go(self) -> None:
        """Drop what was seen of a value that is too long."""
        self.is_long, self.last = True, self.before()
        self.source.take(self.at)

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
            if not self.text:
                at = _end(self.ordinary(), buffer, at)
                if buffer[at : at + 1] != b'"':
                    return at
            body = _end(_TEXT_BODY, buffer, at + (self.text or 1))
            self.text = 0
            if body - at > self.source.longest:
                at, self.in_text = body, True
            elif _is_unread(buffer, body):
                self.text = body - at
                return at
            else:
                found = _TEXT_END.match(buffer, body)
                at = found.end() if found else at + 1

    def ordinary(self) -> re.Pattern[bytes]:
        """Give the pattern of the bytes that do not decide."""
        if self.brackets:
            return _TO_BRACKET
        return _TO_END_IN_LIST if self.in_list else _TO_END_IN_PRINT

    def before(self) -> bytes:
        """Give the last byte of the value before *at* that is not white space."""
        return before(self.source.buffer, self.source.at, self.at) or self.last

    def is_cut_off(self, byte: bytes) -> bool:
        """Say whether *byte* cannot belong to the value, though brackets are open."""
        if byte == b"{" and self.brackets.endswith(b"{"):
            # In an object, a brace that does not follow a colon is wrong. Behind a comma, or at
            # the left edge, it begins the next record; elsewhere only a colon is missing.
            last = self.before()
            return last == b"," or (last != b":" and self.is_first_in_line())
        # A bracket that the value did not open closes the list.
        return byte == b"]" and self.in_list and bool(self.brackets) and self.opened(b"[") < 0

    def is_stopped_in_front_of_next(self) -> bool:
        """Say whether a brace that cannot belong to the value ended it, and nothing within it."""
        return self.brackets == b"{" and self.source.buffer[self.at : self.at + 1] == b"{"

    def is_first_in_line(self) -> bool:
        """Say whether the byte at *at* stands in column 1."""
        if self.at > self.source.at:
            return self.source.buffer[self.at - 1] == ord("\n")
        return self.source.column == 1

    def is_behind(self, byte: bytes) -> bool:
        """Say whether *byte* ends a value that is no list and no object."""
        if self.brackets:
            return False
        if byte not in b"{[":
            return True
        # What stands behind a colon is part of a record that lost its brackets, and no record.
        return self.before() not in (b"", b":")

    def turn(self, bracket: bytes) -> None:
        """Open *bracket*, or close it together with those within it that were left open."""
        if bracket in b"{[":
            if len(self.brackets) < self.source.longest:
                self.brackets += bracket
                self.places.append(self.source.gone + self.at)
        elif (opened := self.opened(_OPENER[bracket])) >= 0:
            del self.brackets[opened:], self.places[opened:]

    def opened(self, bracket: bytes) -> int:
        """Give the place of the last open *bracket*, or -1.

        Only the innermost are looked at, so that no input makes this slow.
        """
        return self.brackets.rfind(bracket, max(0, len(self.brackets) - _REACH))


def _end(pattern: re.Pattern[bytes], data: bytearray, at: int) -> int:
    """Give the index behind the match of *pattern* at *at*."""
    found = pattern.match(data, at)
    return found.end() if found else at


def _is_unread(data: bytearray, at: int) -> bool:
    """Say whether more bytes must be read to judge what ends a text at *at*."""
    return at == len(data) or (at + 1 == len(data) and data[at] != ord("\n"))

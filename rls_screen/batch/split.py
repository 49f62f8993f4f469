"""Split a stream of bytes into raw JSON records: lines, one list, or values over many lines."""

import itertools
import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

from rls_screen.batch.cut import CUT_OFF, WHITE, Found, Source, cut

_MARK = b"\xef\xbb\xbf"
_FOREIGN_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_ANYTHING = b""
_VALUE = b"value"
_FIRST_LINE = re.compile(rb"[^\n]*+\n")
_FIRST_LINES = re.compile(rb"[^\n]*+\n(?:[ \t\r]*+\n)*+([ \t\r]*+[^ \t\r\n])")

_FOREIGN = "the input is written in UTF-16 or UTF-32; it must be UTF-8"
_MISSING_COMMA = "a comma is missing before this record; one stands between two records"
_STRAY_COMMA = "there is a comma too many; one stands between two records, and none at the ends"
_STRAY_TEXT = "there is text between two records; only a comma may stand there"
_UNCLOSED = "the list is not closed; a ] must stand behind its last record"
_TAIL = "there is text behind the end of the list; nothing may follow its closing ]"


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one record, without the white space around it.

    *line* and *column* (in characters) are the place of its first byte. *index* is its number
    among all that the input gives, `Unreadable` included. All count from 1.
    """

    line: int
    index: int
    data: bytes
    column: int = 1

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Turn *line* and *column* within the record into line and column of the input."""
        return self.line + line - 1, column + self.column - 1 if line == 1 else column


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A place where no record can be cut out; *message* says why and what would be right.

    *line* and *column* (in characters) are the place, *index* is the number as in `Raw`.
    """

    line: int
    column: int
    index: int
    message: str


def split(blocks: Iterable[bytes], *, longest: int = 1_048_576) -> Iterator[Raw | Unreadable]:
    """Give the records of *blocks* in order, and each place where none can be cut out.

    A record of more than *longest* bytes is such a place; its bytes are not kept. Whatever the
    bytes are, nothing is raised.
    """
    for index, (line, column, content) in enumerate(_found(blocks, longest), start=1):
        match content:
            case bytes():
                yield Raw(line, index, content, column)
            case str():
                yield Unreadable(line, column, index, content)


def _found(blocks: Iterable[bytes], longest: int) -> Iterator[Found]:
    """input = [ mark ] ( list | printed | lines )."""  # noqa: D403 - a production
    source = Source(itertools.chain(blocks, (b"\n",)), longest)
    while len(source.buffer) < 4 and source.more():  # noqa: PLR2004 - the longest mark
        pass
    if source.buffer.startswith(_FOREIGN_MARKS):
        yield 1, 1, _FOREIGN
        return
    if source.buffer.startswith(_MARK):
        source.at = len(_MARK)
    match source.peek():
        case b"[":
            yield from _list(source)
        case b"{" if _is_printed(source):
            yield from _printed(source)
        case _:
            yield from _lines(source)


def _lines(source: Source) -> Iterator[Found]:
    """lines = { line end }."""  # noqa: D403 - a production
    line, column, rest, is_dropped = source.line, source.column, source.buffer[source.at :], False
    for block in itertools.chain((b"",), source.blocks):
        *whole, rest = (rest + block).split(b"\n")
        for text in whole:
            if not is_dropped and (data := text.strip(WHITE)):
                content = data if _fits(text, source.longest) else source.too_long()
                yield line, column + text.index(data[0]), content
            line, column, is_dropped = line + 1, 1, False
        if len(rest) > source.longest:
            start = b"" if is_dropped else rest.lstrip(WHITE)
            column += len(rest) - len(start)
            # One byte more is waited for: it may be the first half of a line end.
            if len(start) > source.longest + 1:
                yield line, column, source.too_long()
                start, is_dropped = b"", True
            rest = start


def _fits(line: bytes, longest: int) -> bool:
    """Say whether *line*, without its indentation and its end, has at most *longest* bytes."""
    return len(line) <= longest or len(line.lstrip(WHITE).removesuffix(b"\r")) <= longest


def _is_printed(source: Source) -> bool:
    """Say whether the first value is open at the end of its line and goes on in the next."""
    first = _ahead(source, _FIRST_LINE)
    if first is None or cut(Source(iter((first[0],)), len(first[0])), in_list=False)[2] != CUT_OFF:
        # A line that is whole is scored without waiting for the next one.
        return False
    lines = _ahead(source, _FIRST_LINES)
    return lines is not None and lines[1] != b"{"


def _ahead(source: Source, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
    """Match *pattern* at the place of *source*, waiting for as many bytes as a record may have."""
    while True:
        head = source.buffer[source.at : source.at + source.longest]
        if found := pattern.match(head):
            return found
        if len(head) == source.longest or not source.more():
            return None


def _printed(source: Source) -> Iterator[Found]:
    """printed = { value }."""  # noqa: D401, D403 - a production
    while source.peek():
        yield cut(source, in_list=False)


def _list(source: Source) -> Iterator[Found]:
    """list = "[" [ value { "," value } ] "]"."""  # noqa: D403 - a production
    source.take(source.at + 1)
    is_closed = yield from _members(source)
    if is_closed and source.peek():
        yield source.line, source.column, _TAIL
        yield from _behind_list(source)


def _members(source: Source) -> Generator[Found, None, bool]:
    """Give what stands in the list up to its closing bracket, and whether there is one."""
    last = b"["
    while True:
        place = source.line, source.column
        byte = source.peek()
        if not byte:
            # A record that is cut off has used up all, the last line end too; that is said already.
            if place != (source.line, source.column):
                yield *place, _UNCLOSED
            return False
        complaint = _complaint(last, byte)
        if complaint:
            yield source.line, source.column, complaint
        if byte not in b",]":
            found = cut(source, in_list=True)
            if complaint != _STRAY_TEXT:
                yield found
            last = _ANYTHING if complaint == _STRAY_TEXT or CUT_OFF in found else _VALUE
        elif source.take(source.at + 1) == b"]":
            return True
        else:
            last = last if complaint else b","


def _complaint(last: bytes, byte: bytes) -> str | None:
    """Say what is wrong if *byte* stands behind *last*: a mark of the list, a value, a mistake."""
    match last, byte:
        case (b"[" | b",", b",") | (b",", b"]"):
            return _STRAY_COMMA
        case _, (b"," | b"]"):
            return None
        case b"value", (b"{" | b"[" | b'"'):
            return _MISSING_COMMA
        case b"value", _:
            return _STRAY_TEXT
        case _:
            return None


def _behind_list(source: Source) -> Iterator[Found]:
    """Give the records behind the list; what else stands there is part of one mistake."""
    while byte := source.peek():
        if byte in b"[],":
            source.take(source.at + 1)
            continue
        found = cut(source, in_list=True)
        if byte == b"{":
            yield found

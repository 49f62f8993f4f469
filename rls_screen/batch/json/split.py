"""Split a stream of bytes into raw JSON records: lines, one list, or values over many lines."""

import itertools
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rls_screen.batch.json.cut import CUT_OFF, Cutter
from rls_screen.batch.json.foreign import foreign
from rls_screen.batch.json.lines import lines
from rls_screen.batch.source import Found, FoundLines, Source

LONGEST = 1_048_576
"""How many bytes a record may have."""

_MARK = b"\xef\xbb\xbf"
_ANYTHING = b""
_VALUE = b"value"

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


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that stand one below the other, each of which holds one of *records*.

    *line* and *index* are those of the first.
    """

    line: int
    index: int
    records: Sequence[bytes]

    @property
    def last(self) -> int:
        """Give the number of the last record."""
        return self.index + len(self.records) - 1

    def each(self) -> Iterator[Raw]:
        """Give the records one by one."""
        for offset, data in enumerate(self.records):
            yield Raw(self.line + offset, self.index + offset, data)


Portion = Lines | Raw | Unreadable


def split(blocks: Iterable[bytes], *, longest: int = LONGEST) -> Iterator[Raw | Unreadable]:
    """Give the records of *blocks* in order, and each place where none can be cut out.

    A record of more than *longest* bytes is such a place; its bytes are not kept. Whatever the
    bytes are, nothing is raised.
    """
    for portion in portions(blocks, longest=longest):
        if isinstance(portion, Lines):
            yield from portion.each()
        else:
            yield portion


def portions(
    blocks: Iterable[bytes], *, longest: int = LONGEST, before: int = 0
) -> Iterator[Portion]:
    """Give the same as `split`, with whole lines that are there already together.

    *before* is the number of lines that came before, if there were some, a record in each.
    """
    index = before + 1
    for line, column, content in _found(blocks, longest, before):
        match content:
            case bytes():
                yield Raw(line, index, content, column)
                index += 1
            case str():
                yield Unreadable(line, column, index, content)
                index += 1
            case records:
                yield Lines(line, index, records)
                index += len(records)


def _found(blocks: Iterable[bytes], longest: int, before: int) -> Iterator[Found | FoundLines]:
    """input = [ mark ] ( list | [ lines ] [ printed ] )."""  # noqa: D403 - a production
    source = Source(itertools.chain(blocks, (b"\n",)), longest, line=before + 1)
    if before:
        yield from lines(source)
        yield from _printed(source)
        return
    while len(source.buffer) < 4 and source.more():  # noqa: PLR2004 - the longest mark
        pass
    if source.buffer.startswith(_MARK):
        source.at = len(_MARK)
    if fault := foreign(source):
        yield 1, 1, fault
        return
    first = source.peek()
    if first == b"[":
        yield from _list(source)
    elif first != b"{" or not _is_printed(source):
        yield from lines(source)
    yield from _printed(source)


def _is_printed(source: Source) -> bool:
    """Say whether the value here is open at the end of its line and goes on in the next."""
    end = source.line_end(source.longest)
    if end is None:
        return False
    line = bytes(source.buffer[source.at : source.at + end])
    if Cutter(Source(iter((line,)), end), in_list=False).cut()[2] != CUT_OFF:
        # A line that is whole is scored without waiting for the next one.
        return False
    ahead = source.visible(end, source.longest)
    if ahead is None:
        return False
    at = source.at + ahead
    return bytes(source.buffer[at - 1 : at + 1]) != b"\n{"


def _printed(source: Source) -> Iterator[Found]:
    """printed = { value }."""  # noqa: D401, D403 - a production
    cutter = Cutter(source, in_list=False)
    while source.peek():
        yield cutter.cut()


def _list(source: Source) -> Iterator[Found]:
    """list = "[" [ value { "," value } ] "]"."""  # noqa: D403 - a production
    source.take(source.at + 1)
    is_closed = yield from _members(source)
    if is_closed and source.peek():
        yield source.line, source.column, _TAIL
        yield from _behind_list(source)


def _members(source: Source) -> Generator[Found, None, bool]:
    """Give what stands in the list up to its closing bracket, and whether there is one."""
    cutter, last = Cutter(source, in_list=True), b"["
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
            found = cutter.cut()
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
    cutter = Cutter(source, in_list=True)
    while byte := source.peek():
        if byte in b"[],":
            source.take(source.at + 1)
            continue
        found = cutter.cut()
        if byte == b"{":
            yield found

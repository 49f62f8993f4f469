"""Give the lines of an input that holds one record a line."""

from collections.abc import Iterator, Sequence

from rls_screen.batch.source import WHITE, Found, FoundLines, Source

MOST = 4_096
"""How many lines are given together, so that memory does not grow."""

_LINE_END = 2
"""How many bytes may end a line."""

_LEAST_AHEAD, _MOST_AHEAD = 16_384, 1_048_576
"""How many bytes are looked at for whole lines: fewer behind a line that has to be looked into."""


def lines(source: Source) -> Iterator[Found | FoundLines]:
    """Give the lines of *source* that are not blank, up to where printed values begin.

    That is a line with an opening brace alone, and a key or a closing brace in the next one.
    """
    ahead = _LEAST_AHEAD
    while True:
        while records := _whole(source, ahead):
            yield source.line - len(records), 1, records
            ahead = min(2 * ahead, _MOST_AHEAD)
        if _is_torn(source) and source.line_end(source.longest + _LINE_END):
            continue
        if not source.peek():
            return
        ahead = _LEAST_AHEAD
        line, column, longest = source.line, source.column, source.longest
        length = source.line_end(longest + _LINE_END)
        if length is None:
            source.skip_line()
            yield line, column, source.too_long()
        elif _is_opening(source, length):
            return
        else:
            text = source.take(source.at + length).removesuffix(b"\n").removesuffix(b"\r")
            yield line, column, source.too_long() if len(text) > longest else text.rstrip(WHITE)


def _is_torn(source: Source) -> bool:
    """Say whether the rest of the line that begins here is still to come."""
    return source.column == 1 and source.buffer.find(b"\n", source.at) < 0


def _whole(source: Source, most: int) -> Sequence[bytes]:
    """Use up the lines that are there already, as long as each begins and ends with a brace.

    Not more than *most* bytes are looked at.
    """
    start = source.at
    end = source.buffer.rfind(b"\n", start, start + most) + 1
    if source.column != 1 or end == 0:
        return ()
    with memoryview(source.buffer) as buffer:
        ahead = bytes(buffer[start:end])
    records, used = records_in(ahead, source.longest, MOST)
    source.at += used
    source.line += len(records)
    return records


def records_in(text: bytes, longest: int, most: int = -1) -> tuple[Sequence[bytes], int]:
    """Give the records that stand a line each at the beginning of *text*, and their bytes' number.

    Each line begins and ends with a brace. Not more than *most* lines are looked at, unless that is
    less than none, and none of more than *longest* bytes is taken.
    """
    records: list[bytes] = []
    used = 0
    for line in text.split(b"\n", most)[:-1]:
        record = line.removesuffix(b"\r")
        if record[:1] != b"{" or record[-1:] != b"}" or len(record) > longest:
            break
        records.append(record)
        used += len(line) + 1
    return records, used


def _is_opening(source: Source, length: int) -> bool:
    """Say whether the line here, of *length* bytes, opens a value that goes on in the next one."""
    if source.buffer[source.at : source.at + length].rstrip(WHITE) != b"{":
        return False
    ahead = source.visible(length, source.longest)
    return ahead is not None and source.buffer[source.at + ahead] in b'"}'

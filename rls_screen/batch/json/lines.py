"""Give the lines of an input that holds one record a line."""

from collections.abc import Iterator

from rls_screen.batch.source import WHITE, Found, Source

_LINE_END = 2
"""How many bytes may end a line."""


def lines(source: Source) -> Iterator[Found]:
    """Give the lines of *source* that are not blank, up to where printed values begin.

    That is a line with an opening brace alone, and a key or a closing brace in the next one.
    """
    while True:
        yield from _whole(source)
        if not source.peek():
            return
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


def _whole(source: Source) -> Iterator[Found]:
    """Give the lines that are there already, as long as each begins and ends with a brace."""
    end = source.buffer.rfind(b"\n", source.at) + 1
    if source.column != 1 or end == 0:
        return
    for text in bytes(source.buffer[source.at : end]).split(b"\n")[:-1]:
        record = text.removesuffix(b"\r")
        if record[:1] != b"{" or record[-1:] != b"}" or len(record) > source.longest:
            return
        line = source.line
        source.at, source.line = source.at + len(text) + 1, line + 1
        yield line, 1, record


def _is_opening(source: Source, length: int) -> bool:
    """Say whether the line here, of *length* bytes, opens a value that goes on in the next one."""
    if source.buffer[source.at : source.at + length].rstrip(WHITE) != b"{":
        return False
    ahead = source.visible(length, source.longest)
    return ahead is not None and source.buffer[source.at + ahead] in b'"}'

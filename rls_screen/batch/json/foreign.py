"""Recognise input that is no JSON in UTF-8 at all, so that this is said once and not per line."""

import re

from rls_screen.batch.source import WHITE, Source

_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# Without a mark, the zero bytes beside the first two characters tell.
_WIDE = re.compile(
    rb"[^\0]\0[^\0]\0|\0[^\0]\0[^\0]|[^\0]\0\0\0|\0\0\0[^\0]",
    re.DOTALL,
)
_KINDS = {
    b"\x1f\x8b": "compressed with gzip; unpack it, for example with: gzip -dc FILE",
    b"BZh": "compressed with bzip2; unpack it, for example with: bzip2 -dc FILE",
    b"\xfd7zXZ": "compressed with xz; unpack it, for example with: xz -dc FILE",
    b"\x28\xb5\x2f\xfd": "compressed with zstd; unpack it, for example with: zstd -dc FILE",
    b"PK\x03\x04": "a zip archive or a spreadsheet; save the records in it as JSON text",
    b"PAR1": "a Parquet file; save its records as JSON text",
    b"%PDF": "a PDF file; only JSON text can be read",
    b"\x1b[": "coloured for a terminal; have it written without colours, as with: jq -M",
}
_HEAD = 512
_BINARY = re.compile(rb"[\x01-\x08\x0b\x0e-\x1f\x7f]")
_RETURN = re.compile(rb"\}[ \t]*+\r[ \t\r]*+\{")

_ENCODING = "the input is written in UTF-16 or UTF-32; it must be UTF-8"
_NO_TEXT = "the input seems to be a binary file; JSON text in UTF-8 would be right"
_RETURNS = "the lines of the input end with a carriage return alone; each must end with a line feed"


def foreign(source: Source) -> str | None:
    """Say what the whole input of *source* seems to be, if no record of it can be read."""
    start = source.buffer[source.at : source.at + 4]
    if start.startswith(_MARKS) or _WIDE.match(start):
        return _ENCODING
    if start[:1] in b"{[" + WHITE:
        return _RETURNS if start.startswith(b"{") and _is_returned(source) else None
    source.line_end(_HEAD)
    head = bytes(source.buffer[source.at : source.at + _HEAD]).split(b"\n")[0]
    kind = next((kind for start, kind in _KINDS.items() if head.startswith(start)), None)
    if kind:
        return f"the input seems to be {kind}"
    return _NO_TEXT if _BINARY.search(head) else None


def _is_returned(source: Source) -> bool:
    """Say whether no line feed parts the records, but a carriage return does.

    The first record's line is waited for, and what follows it only where it is such a line.
    """
    end = source.line_end(source.longest)
    head = source.buffer[source.at : source.at + (source.longest if end is None else end)]
    return bool(_RETURN.search(head)) and (
        end is None or source.visible(end, source.longest) is None
    )

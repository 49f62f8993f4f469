"""Unpack what was compressed with gzip, as it comes."""

import zlib
from collections.abc import Iterable, Iterator

from rls_screen.errors import UsageError

_MAGIC = b"\x1f\x8b"
_PIECE = 1_048_576
_FREE = 268_435_456
_MOST_TIMES = 200
"""A table of answers shrinks some tens of times; beyond that, and this size, it is a trap."""


def unpacked(blocks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """Give the bytes of *blocks*, which are those of *name*, unpacked if they are gzip.

    Raise `UsageError` if they are damaged, cut off, or far larger unpacked than any data would be.
    """
    waiting = iter(blocks)
    head = b""
    for block in waiting:
        head += block
        if len(head) >= len(_MAGIC):
            break
    if head.startswith(_MAGIC):
        yield from _Gzip(name).unpack(head, waiting)
        return
    if head:
        yield head
    yield from waiting


class _Gzip:
    """Unpack the members of one gzip stream, counting what goes in and what comes out."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.taken = self.given = 0
        self.member = zlib.decompressobj(wbits=31)

    def unpack(self, head: bytes, blocks: Iterator[bytes]) -> Iterator[bytes]:
        yield from self.block(head)
        for block in blocks:
            yield from self.block(block)
        if not self.member.eof:
            raise UsageError(f"{self.name}: this gzip file is cut off; the rest of it is missing.")

    def block(self, block: bytes) -> Iterator[bytes]:
        self.taken += len(block)
        waiting = block
        while waiting:
            if self.member.eof:
                # Several files in one, one behind the other, are one text.
                waiting = waiting.lstrip(b"\0")
                if not waiting:
                    return
                self.member = zlib.decompressobj(wbits=31)
            piece = self.piece(waiting)
            waiting = self.member.unconsumed_tail or self.member.unused_data
            if piece:
                yield piece

    def piece(self, data: bytes) -> bytes:
        try:
            piece = self.member.decompress(data, _PIECE)
        except zlib.error:
            raise UsageError(f"{self.name}: this gzip file is damaged.") from None
        self.given += len(piece)
        if self.given > _FREE and self.given > _MOST_TIMES * self.taken:
            message = (
                f"{self.name}: this gzip file grows more than {_MOST_TIMES} times when it is "
                "unpacked, which no data does. If it is sound, unpack it yourself: gzip -dc FILE"
            )
            raise UsageError(message)
        return piece

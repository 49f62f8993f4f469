"""Pieces of text that depend on masks: together they are the lines of many records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from rls_screen.batch.many.looked_up import looked_up
from rls_screen.logic.gates import OFF, Circuit, Wire

_BYTE = 8
"""How many wires a piece may have, so that a byte tells which text a record has."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text for each way in which *wires* can be so or not.

    Its number among *texts* has a bit for each wire, the highest for the first.
    """

    wires: tuple[Wire, ...]
    texts: tuple[bytes, ...]

    def then(self, other: "Piece") -> "Piece":
        """Put *other* behind it."""
        texts = tuple(first + second for first in self.texts for second in other.texts)
        return Piece(self.wires + other.wires, texts)

    def column(self, masks: Sequence[int], count: int) -> tuple[bytes, ...]:
        """Give the text of each of *count* records; *masks* are those of the wires."""
        return looked_up(self.texts, _numbers(masks, count))


def always(text: bytes) -> Piece:
    """Give a piece that is *text* for every record."""
    return Piece((), (text,))


def chosen(circuit: Circuit, options: Iterable[tuple[bytes, Wire]]) -> Piece:
    """Give a piece that is one of several texts: that whose wire is so."""
    possible = [(text, wire) for text, wire in options if wire != OFF]
    bits = range((len(possible) - 1).bit_length())
    wires = tuple(
        circuit.any(wire for number, (_, wire) in enumerate(possible) if number >> bit & 1)
        for bit in reversed(bits)
    )
    texts = [text for text, _ in possible]
    return Piece(wires, tuple(texts + [b""] * ((1 << len(bits)) - len(texts))))


def listed(circuit: Circuit, items: Sequence[tuple[bytes, Wire]]) -> Iterator[Piece]:
    """Give the pieces of a list of those texts whose wires are so, with commas between."""
    before: Wire = OFF
    for begin in range(0, len(items), _BYTE - 1):
        some = items[begin : begin + _BYTE - 1]
        behind = reduce(Piece.then, (Piece((wire,), (b"", b"," + text)) for text, wire in some))
        # The first one has no comma in front.
        first = tuple(text[1:] for text in behind.texts)
        yield (
            Piece(behind.wires, first)
            if before == OFF
            else Piece((before, *behind.wires), first + behind.texts)
        )
        before = circuit.any((before, *behind.wires))


def packed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours among *pieces* as long as a byte can tell their texts."""
    waiting = always(b"")
    for piece in pieces:
        if len(waiting.wires) + len(piece.wires) > _BYTE:
            yield waiting
            waiting = piece
        else:
            waiting = waiting.then(piece)
    yield waiting


def _numbers(masks: Sequence[int], count: int) -> bytes:
    """Give a byte for each of *count* records, with its bits of *masks*, the first the highest."""
    zeros = int.from_bytes(b"0" * count, "big")
    total = 0
    for mask in masks:
        digits = format(mask, f"0{count}b").encode()
        total = (total << 1) + int.from_bytes(digits, "big") - zeros
    return total.to_bytes(count, "big")

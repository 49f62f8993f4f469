"""Write the fields of a result as pieces of JSON."""

from collections.abc import Iterator, Mapping

import msgspec

from rls_screen.batch.many.pieces import Piece, always, chosen, listed
from rls_screen.logic.gates import Circuit
from rls_screen.screening.together import Inner, Listed, OneOf, Shape

_encode = msgspec.json.encode


def fields(circuit: Circuit, shapes: Mapping[str, Shape]) -> Iterator[Piece]:
    """Give the pieces of an object with the fields *shapes*, without its braces."""
    for index, (name, shape) in enumerate(shapes.items()):
        yield always((b"," if index else b"") + _encode(name) + b":")
        match shape:
            case OneOf(values):
                yield chosen(circuit, ((_encode(value), wire) for value, wire in values))
            case Listed(codes):
                yield always(b"[")
                yield from listed(circuit, [(_encode(code), wire) for code, wire in codes])
                yield always(b"]")
            case Inner(inner):
                yield always(b"{")
                yield from fields(circuit, inner)
                yield always(b"}")

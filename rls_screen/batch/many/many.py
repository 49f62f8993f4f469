"""Decide many sound records at once, and write them as NDJSON."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec

from rls_screen.batch.many.fields import fields
from rls_screen.batch.many.pieces import Piece, always, packed
from rls_screen.batch.many.sheets import Sheets, sheets
from rls_screen.instrument.model import Instrument
from rls_screen.logic.gates import Program
from rls_screen.screening.together import together


@dataclass(frozen=True, slots=True)
class Many:
    """Decide the records that are read into *sheets* by *program*, and write them in *pieces*.

    The outputs of the program are the masks of *results*, and then those of the pieces.
    """

    sheets: Sheets
    program: Program
    results: tuple[str, ...]
    pieces: tuple[Piece, ...]

    def __call__(self, rows: Sequence[tuple[Any, ...]]) -> tuple[list[bytes], Counter[str]]:
        """Give the line of each of *rows*, and how often there is which result.

        A row is the id as it is written, and the values of all questions, as `Sound` gives them.
        """
        count = len(rows)
        ids, *answers = zip(*rows, strict=True)
        masks = iter(self.program.run(self.sheets.masks(answers), (1 << count) - 1))
        results = Counter({code: next(masks).bit_count() for code in self.results})
        columns = [
            piece.column(tuple(islice(masks, len(piece.wires))), count) for piece in self.pieces
        ]
        lines = list(map(b"".join, zip(map(_start, ids), *columns, strict=True)))
        return lines, results


def many(instrument: Instrument) -> Many:
    """Prepare to decide by the rules of *instrument*."""
    rules = together(instrument)
    shapes = rules.shapes()
    results = {
        str(code): wire for code, wire in rules.decision("result").values if code is not None
    }
    pieces = tuple(packed((*fields(rules.circuit, shapes), always(b"}\n"))))
    wires = [wire for piece in pieces for wire in piece.wires]
    program = rules.circuit.program([*results.values(), *wires])
    return Many(sheets(instrument.questions, program.readings), program, tuple(results), pieces)


def _start(name: Any) -> bytes:  # noqa: ANN401 - as it was read
    """Give what a line begins with: the brace, and the id if there is one."""
    return b"{" if name is msgspec.UNSET else b'{"id":%b,' % name

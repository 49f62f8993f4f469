"""Lay boxes out in columns."""

from collections.abc import Sequence

from rls_screen.review.picture.model import Box, Frame

LETTERS = 40
"""About how many letters stand in a line of a box."""


def columns(boxes: Sequence[Box], many: int) -> tuple[Frame, ...]:
    """Cut *boxes*, in their order, into at most *many* columns of about the same height."""
    heights = [_height(box) for box in boxes]
    total, before = sum(heights), 0.0
    found: list[list[Box]] = [[] for _ in range(many)]
    for box, height in zip(boxes, heights, strict=True):
        found[int((before + height / 2) / total * many)].append(box)
        before += height
    return tuple(Frame(tuple(column), is_column=True) for column in found if column)


def _height(box: Box) -> float:
    """Give about how high *box* is, counted in lines, with the arrow below it."""
    lines = (line for row in box.rows for cell in row for line in cell.lines)
    return 2 + sum(1 + len(line.text) // LETTERS for line in lines) + len(box.rows) / 2

"""What a picture is made of, before anything is drawn: frozen data."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, unique


@unique
class Look(Enum):
    """How a line of text looks; what it means is always said in words too."""

    STRONG = "strong"
    PLAIN = "plain"
    QUIET = "quiet"


@unique
class Kind(Enum):
    """What a box stands for; its first line says so too."""

    ANSWERS = "answers"
    SCREEN = "screen"
    CRITERION = "criterion"
    FINDING = "finding"
    CAP = "cap"
    RESULT = "result"
    REASON = "reason"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell, which is wrapped when it is drawn."""

    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a box.

    *place* is its id, or empty; *means* says what it means; *link* is the id of the place that it
    leads to, or empty.
    """

    lines: tuple[Line, ...]
    place: str = ""
    means: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A box with rows of cells; *name* is its own in the picture."""

    name: str
    kind: Kind
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from the box *tail* to the box *head*, or to its row number *row* from 0."""

    tail: str
    head: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Boxes that belong together; *is_column* says that they are read from the top down.

    *abreast* are the names of those that stand below each other, in this order, in another frame.
    """

    boxes: tuple[Box, ...]
    is_column: bool = False
    abreast: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its *title*, and *says*, what it shows, in a few sentences.

    It is read from the left to the right, along the *arrows*. Columns stand beside each other.
    """

    name: str
    title: str
    says: tuple[str, ...]
    frames: tuple[Frame, ...]
    arrows: tuple[Arrow, ...]

    def places(self) -> Iterator[str]:
        """Give the id of each place in the picture."""
        boxes = (box for frame in self.frames for box in frame.boxes)
        cells = (cell for box in boxes for row in box.rows for cell in row)
        return (cell.place for cell in cells if cell.place)

"""The blocks of a page: a closed set of frozen classes."""

from dataclasses import dataclass
from enum import Enum, unique


@unique
class Tone(Enum):
    """How a block is meant; never said by colour alone."""

    ALARM = "alarm"
    NOTICE = "notice"
    PLAIN = "plain"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of running text."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Question:
    """What is being asked."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list of short texts that can be chosen by their numbers, from 1."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """One criterion: what it says, whether it is met, and from which answers."""

    label: str
    state: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class States:
    """The criteria, one after the other."""

    rows: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a *header*; the first cell of a row names it.

    *places* are the ids of the rows on a page in HTML, or empty.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: *svg* is drawn by this program from its own figures, and *says* it in words.

    *has_links* says that it can be gone through, and is more than one image.
    """

    svg: str
    says: str
    has_links: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A line that leads to *address*, a URI that this program made."""

    text: str
    address: str


Block = Heading | Paragraph | Question | Bullets | Numbered | States | Table | Figure | Link
Page = tuple[Block, ...]

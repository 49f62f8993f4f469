"""Score records in the columns of others, by a mapping."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rls_screen.batch.record import Excluded, Outcome, Place, Rejected, Scored
from rls_screen.batch.value import Decoded, Nested, Number
from rls_screen.mapping.apply import Mapped, Mapper, thresholds
from rls_screen.mapping.cell import Cell, raw_text
from rls_screen.mapping.model import Codebook
from rls_screen.screening.answers import Mistake
from rls_screen.screening.remember import Remembering
from rls_screen.screening.screen import Screener
from rls_screen.screening.visible import shown

MOST_VALUES = 10_000
"""How many different raw values are counted, so that memory does not grow with the input."""

MOST_IDS = 500_000

Carried = tuple[tuple[str, Decoded], ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """A record of others: its cells by the mapping's names, and those that pass through."""

    place: Place
    cells: Mapping[str, Cell]
    carried: Carried = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Count the raw values that the mapping does not list, by column and text."""

    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def note(self, names: Iterable[str], cells: Mapping[str, Cell]) -> None:
        """Count the cells of the columns *names*."""
        for name in names:
            cell = cells.get(name)
            raw = raw_text(cell, " + ")
            key = (name, shown(raw))
            if key in self.counts or len(self.counts) < MOST_VALUES:
                self.counts[key] = self.counts.get(key, 0) + 1


@dataclass(slots=True)
class Ids:
    """Notice ids that come *again*, among so many that memory does not grow with the input."""

    seen: set[int] = field(default_factory=set)
    again: int = 0

    def note(self, name: str | None) -> None:
        """Note the id of one record."""
        if name is None:
            return
        mark = hash(name)
        if mark in self.seen:
            self.again += 1
        elif len(self.seen) < MOST_IDS:
            self.seen.add(mark)


@dataclass(frozen=True, slots=True)
class MappedRun:
    """Score records with *screen* after *mapper* has turned them into answers."""

    screen: Screener
    mapper: Mapper
    unlisted: Unlisted = field(default_factory=Unlisted)
    seen: set[str] = field(default_factory=set)
    ids: Ids = field(default_factory=Ids)
    decide: Remembering = field(init=False)

    def __post_init__(self) -> None:
        """Remember what comes again: the answers of a study have few patterns."""
        object.__setattr__(self, "decide", Remembering(self.screen))

    def score(self, records: Iterable[Cells | Rejected | Excluded]) -> Iterator[Outcome]:
        """Score every one of *records*, in order."""
        stamp = stamp_of(self.mapper.codebook)
        for record in records:
            match record:
                case Cells(place, cells, carried, notes):
                    mapped = self.mapper(cells)
                    self.unlisted.note(mapped.unlisted, cells)
                    self.seen.update(cells)
                    if mapped.excluded:
                        yield Excluded(place, mapped.id, mapped.excluded)
                    else:
                        self.ids.note(mapped.id)
                        row = ("row", Number(str(place.index)))
                        others = (row, *_told(mapped, stamp, notes), *carried)
                        yield Scored(place, mapped.id, self.decide(mapped.answers), others)
                case _:
                    yield record


def stamp_of(codebook: Codebook) -> Nested:
    """Give what every result says of the mapping that it came through."""
    found = thresholds(codebook)
    rules = tuple((name, tuple(texts)) for name, texts in found.items())
    return Nested(
        (
            ("name", codebook.name),
            ("version", codebook.version),
            ("source", codebook.source),
            *((("reading", codebook.reading),) if codebook.reading else ()),
            *((("thresholds", Nested(rules)),) if rules else ()),
        )
    )


def _told(mapped: Mapped, stamp: Nested, notes: tuple[str, ...]) -> Carried:
    missing = tuple((question, kind.value) for question, kind in mapped.absent.items())
    return (
        ("mapping", stamp),
        ("missing", Nested(missing)),
        ("notes", (*mapped.notes, *notes)),
    )


def rejected(place: Place, message: str) -> Rejected:
    """Reject the record at *place* as a whole, for the reason *message*."""
    return Rejected(place, None, (Mistake(None, f"{message}."),))


def too_deep(column: str) -> str:
    """Say that what stands in *column* cannot be read."""
    return f"'{shown(column)}' holds an object or a list of lists; a text or a list of them is read"

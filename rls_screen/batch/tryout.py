"""Try a mapping on data: what each raw value is, how often it stands there, what it becomes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rls_screen.batch.mapped import Cells, Ids
from rls_screen.batch.record import Excluded, Rejected
from rls_screen.mapping.absent import Absent
from rls_screen.mapping.apply import Mapper
from rls_screen.mapping.cell import Cell, CellReader, Value, raw_text
from rls_screen.mapping.model import Anything, Column, Item
from rls_screen.screening.screen import Screener
from rls_screen.screening.visible import shown

MOST = 200
"""How many different raw values of a column are told apart."""

LONGEST = 60

TEXT, NUMBER = "a text", "a number"
"""What raw values become that are taken as they are."""


@dataclass(slots=True)
class Seen:
    """What stands in one column: raw values with what they become, counted."""

    column: Column
    read: CellReader
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    more: int = 0
    left_out: int = 0
    met: set[str] = field(default_factory=set)

    def note(self, cells: Mapping[str, Cell]) -> None:
        """Count what stands in the column, among the *cells* of a record."""
        if self.column.name not in cells:
            self.left_out += 1
            return
        cell = cells[self.column.name]
        value = self.read(cell)
        self.met.update(self.read.codes(cell))
        key = (self.grouped(raw_text(cell, " + "), value), self.became(value))
        # Values that the mapping does not list have room of their own, so that none goes unseen.
        room = 2 * MOST if value is Absent.UNLISTED else MOST
        if key in self.counts or len(self.counts) < room:
            self.counts[key] += 1
        else:
            self.more += 1

    def became(self, value: Value) -> str:
        """Say what *value* is."""
        match value:
            case Absent():
                return value.value
            case int():
                return NUMBER
            case str():
                return TEXT if isinstance(self.column.kind, Anything) else value

    def grouped(self, raw: str, value: Value) -> str:
        """Give *raw*, or what stands for all raw values that are simply taken."""
        match self.column.kind, value:
            case Anything(), str():
                return "(text)"
            case _:
                return shown(raw, LONGEST)

    def never(self) -> tuple[str, ...]:
        """Give the raw values that the mapping lists and the data do not have."""
        if isinstance(self.column.kind, Item):
            return ()
        return tuple(raw for raw in self.column.codes if raw not in self.met)


@dataclass(slots=True)
class Tryout:
    """Try *mapper* on records, and *screen* on what it makes of them."""

    mapper: Mapper
    screen: Screener
    columns: dict[str, Seen] = field(default_factory=dict)
    unused: Counter[str] = field(default_factory=Counter)
    excluded: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)
    four: Counter[str] = field(default_factory=Counter)
    results: Counter[str] = field(default_factory=Counter)
    ids: Ids = field(default_factory=Ids)

    def __post_init__(self) -> None:
        """Prepare a count for each column of the mapping."""
        self.columns = {
            name: Seen(column, self.mapper.readers[name])
            for name, column in self.mapper.codebook.columns.items()
        }

    def run(self, records: Iterable[Cells | Rejected | Excluded]) -> Iterator[Rejected]:
        """Look at every one of *records*, and give those that cannot be read."""
        for record in records:
            match record:
                case Rejected():
                    yield record
                case Excluded(because=because):
                    self.excluded[because] += 1
                case Cells():
                    self.look(record)

    def look(self, record: Cells) -> None:
        """Count what stands in one record."""
        for seen in self.columns.values():
            seen.note(record.cells)
        for name, _ in record.carried:
            if name in self.unused or len(self.unused) < MOST:
                self.unused[name] += 1
        mapped = self.mapper(record.cells)
        if mapped.excluded:
            self.excluded[mapped.excluded] += 1
            return
        self.ids.note(mapped.id)
        self.notes.update((*mapped.notes, *record.notes))
        self.missing.update((name, kind.value) for name, kind in mapped.absent.items())
        result = self.screen(mapped.answers)
        self.four[result.four_criteria] += 1
        self.results[result.result] += 1

    def seen(self) -> tuple[str, ...]:
        """Give the columns that some record has."""
        return tuple(name for name, seen in self.columns.items() if seen.counts or seen.more)

    def unlisted(self) -> Iterator[tuple[str, str, int]]:
        """Give the raw values that the mapping does not list: column, raw value, count."""
        for name, seen in self.columns.items():
            for (raw, became), count in seen.counts.items():
                if became == Absent.UNLISTED.value:
                    yield name, raw, count

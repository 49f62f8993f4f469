"""A mapping as frozen data: how the columns of a study become answers to our questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rls_screen.logic.nodes import Condition
from rls_screen.logic.values import Answer, Scope
from rls_screen.mapping.absent import Absent

Meaning = str | int | Absent
"""What a raw text stands for: a value that the mapping names, a number, or missing data."""

TICKED, UNTICKED = "ticked", "unticked"
"""The values of a column that is one item of a list."""


@dataclass(frozen=True, slots=True)
class Codes:
    """A column with listed values: no other raw text means anything."""


@dataclass(frozen=True, slots=True)
class Number:
    """A column of whole numbers from *minimum* to *maximum*; *is_rounded* takes fractions down."""

    minimum: int
    maximum: int
    is_rounded: bool = False


@dataclass(frozen=True, slots=True)
class Anything:
    """A column of free text, of which rules can only ask whether it is there."""


@dataclass(frozen=True, slots=True)
class Item:
    """Whether *code* is one of the codes in a cell, which *separator* keeps apart.

    *others* are codes that can stand there and that no column speaks of.
    """

    code: str
    separator: str
    others: tuple[str, ...]


Kind = Codes | Number | Anything | Item


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the data.

    *name* is what rules call it. *headers* are the names that it may have in a file, the first
    that is there counts; *occurrence* says which, from 1, if several columns have that name, and is
    0 where only one may have it.
    *codes* give what raw texts mean. *line* is where the mapping speaks of it.
    """

    name: str
    headers: tuple[str, ...]
    occurrence: int
    kind: Kind
    codes: Mapping[str, Meaning]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fixed:
    """An answer, or a kind of missing data, that is always the same."""

    answer: Answer | Absent


@dataclass(frozen=True, slots=True)
class From:
    """The answer that stands in the column *column*."""

    column: str


Take = Fixed | From


@dataclass(frozen=True, slots=True)
class Case:
    """What to *take* if *condition* holds, or always if it is None."""

    condition: Condition | None
    take: Take


@dataclass(frozen=True, slots=True)
class Ticked:
    """The members of a list, each with its condition; *asked* says when no tick means none."""

    members: Mapping[str, Condition]
    asked: Condition | None


Source = tuple[Case, ...] | Ticked
"""Where an answer is from: the first case that holds, or a list of what is ticked."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Rows that are no record, since *condition* holds; *because* says why."""

    condition: Condition
    because: str


@dataclass(frozen=True, slots=True)
class Gate:
    """Columns that make sense only unless *condition* holds."""

    condition: Condition
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A code that a record carries if *condition* holds."""

    code: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Reading:
    """Another defensible way to read the same data: *answers* in the place of the usual ones."""

    about: str
    answers: Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Codebook:
    """A mapping: how the records of one study are read.

    *id_columns* make up a record's id. *answers* say where the answer to
    each question is from; *undeclared* are the questions of which it does not speak, and
    *never_asked* and *implied* hold the reasons for those that the study did not ask. *unsure* are
    the questions that can be answered with "I do not know".
    """

    name: str
    version: str
    source: str
    about: str
    file: str
    form: str
    id_columns: tuple[str, ...]
    columns: Mapping[str, Column]
    missing: Mapping[str, Meaning]
    ignore_case: bool
    answers: Mapping[str, Source]
    implied: Mapping[str, str]
    never_asked: Mapping[str, str]
    exclusions: tuple[Exclusion, ...]
    gates: tuple[Gate, ...]
    notes: tuple[Note, ...]
    carried: tuple[str, ...]
    readings: Mapping[str, Reading]
    unsure: frozenset[str] = frozenset()
    scope: Scope = field(default_factory=dict)
    systems: Mapping[str, str] = field(default_factory=dict)
    reading: str = ""

    @property
    def headers(self) -> frozenset[str]:
        """Give every name that one of the columns may have in a file."""
        return frozenset(name for column in self.columns.values() for name in column.headers)

    def conditions(self) -> Iterator[Condition]:
        """Give every condition of the mapping, in its present reading."""
        yield from (item.condition for item in self.exclusions)
        yield from (item.condition for item in self.gates)
        yield from (item.condition for item in self.notes)
        for source in self.answers.values():
            yield from conditions_of(source)


def conditions_of(source: Source) -> Iterator[Condition]:
    """Give every condition of *source*."""
    match source:
        case Ticked(members, asked):
            yield from members.values()
            if asked is not None:
                yield asked
        case cases:
            for case in cases:
                if case.condition is not None:
                    yield case.condition

"""What becomes of one record in a batch: scored, rejected with its reasons, or excluded."""

from dataclasses import dataclass, fields

from rls_screen.batch.value import Decoded, Number
from rls_screen.logic.values import Answers
from rls_screen.screening.answers import Mistake
from rls_screen.screening.result import Result

Id = str | Number

MAPPED = ("row", "mapping", "missing", "notes")
"""What a record carries that came through a mapping."""

FIELDS = frozenset({"id", *MAPPED, *(item.name for item in fields(Result))})
"""The keys of a scored record, which no other column may have."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: the input's name, its line, and its number there, both from 1."""

    source: str
    line: int
    index: int

    def behind(self, records: int) -> "Place":
        """Give the same place where it is behind so many *records*, one in each line."""
        return Place(self.source, self.line + records, self.index + records)


@dataclass(frozen=True, slots=True)
class Taken:
    """A record whose answers could be taken; *others* are its columns that pass through."""

    place: Place
    id: Id | None
    answers: Answers
    others: tuple[tuple[str, Decoded], ...] = ()


@dataclass(frozen=True, slots=True)
class Scored:
    """A record that was decided, with its *id* and the *others*, its columns that pass through.

    *json* are the fields of the result as JSON without the braces, where they are there already.
    *answers* are what was decided, where they are kept.
    """

    place: Place
    id: Id | None
    result: Result
    others: tuple[tuple[str, Decoded], ...] = ()
    json: bytes = b""
    answers: Answers | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that could not be taken, with every mistake in it; a mistake may have no key."""

    place: Place
    id: Id | None
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """A row that is no record, by the rule of a mapping that *because* gives the reason of."""

    place: Place
    id: Id | None
    because: str


Outcome = Scored | Rejected | Excluded

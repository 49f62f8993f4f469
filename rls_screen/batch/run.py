"""Score a stream of records one by one, so that a bad one costs only itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, unique
from typing import TYPE_CHECKING

from rls_screen.batch.columns import Columns
from rls_screen.batch.json.split import Raw, Unreadable, split
from rls_screen.batch.quick import Quick, quick
from rls_screen.batch.record import FIELDS, Id, Place, Rejected, Scored, Taken
from rls_screen.batch.value import Decoded, Nested, Number, Pairs
from rls_screen.screening.answers import Given, Mistake, Other, take
from rls_screen.screening.screen import Screener

if TYPE_CHECKING:
    from rls_screen.batch.json.decode import Malformed


@unique
class Extra(Enum):
    """What is done with keys that are no question: the record is rejected, or they pass, or go."""

    REJECT = "reject"
    KEEP = "keep"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Run:
    """Score records with *screen*; *extra* says what becomes of keys that are no question."""

    screen: Screener
    extra: Extra = Extra.REJECT
    columns: Columns = field(default_factory=Columns)
    quick: Quick = field(init=False)

    def __post_init__(self) -> None:
        """Prepare the quick way for sound records."""
        object.__setattr__(self, "quick", quick(self.screen))

    def score(self, source: str, blocks: Iterable[bytes]) -> Iterator[Scored | Rejected]:
        """Score every record in *blocks*, the bytes of the input called *source*, in order."""
        return self.decide_found(source, split(blocks))

    def decide_found(
        self, source: str, items: Iterable[Raw | Unreadable]
    ) -> Iterator[Scored | Rejected]:
        """Score every one of *items*, which were found in the input called *source*, in order."""
        for found in items:
            place = Place(source, found.line, found.index)
            quickly = self.quick(found.data) if isinstance(found, Raw) else None
            if quickly:
                name, decided = quickly
                yield Scored(place, name, decided.result, (), decided.json)
            else:
                yield from self.decide((self.taken(place, found),))

    def decide(self, records: Iterable[Taken | Rejected]) -> Iterator[Scored | Rejected]:
        """Decide every one of *records*, in order."""
        for item in records:
            match item:
                case Taken(place, name, answers, others):
                    yield Scored(place, name, self.screen(answers), others, answers=answers)
                case Rejected():
                    yield item

    def read(self, source: str, blocks: Iterable[bytes]) -> Iterator[Taken | Rejected]:
        """Take the answers of every record in *blocks*, in order."""
        for found in split(blocks):
            yield self.taken(Place(source, found.line, found.index), found)

    def taken(self, place: Place, found: Raw | Unreadable) -> Taken | Rejected:
        """Take the answers of the record at *place*."""
        match found:
            case Unreadable(message=message):
                return Rejected(place, None, (Mistake(None, f"{message}."),))
            case Raw(data=data):
                # A sound record never comes here, and need not wait for it.
                from rls_screen.batch.json.decode import Malformed, decode  # noqa: PLC0415

                match decode(data):
                    case Malformed() as malformed:
                        return malformed_record(place, found, malformed)
                    case pairs:
                        return self.pairs(place, pairs)

    def pairs(self, place: Place, pairs: Pairs) -> Taken | Rejected:
        """Take the answers of the record that has *pairs* of key and value."""
        name, wrong_id = _id(pairs)
        answers, others = self.sort(pairs)
        sheet = take(self.screen.instrument, answers)
        mistakes = (*wrong_id, *sheet.mistakes, *self.collisions(others))
        if mistakes:
            return Rejected(place, name, mistakes)
        return Taken(place, name, sheet.answers, others if self.extra is Extra.KEEP else ())

    def sort(self, pairs: Pairs) -> tuple[list[tuple[str, Given]], Pairs]:
        """Tell answers from other columns; where those are rejected, all count as answers."""
        questions = self.screen.instrument.questions
        answers: list[tuple[str, Given]] = []
        others: list[tuple[str, Decoded]] = []
        for key, value in pairs:
            if key == "id":
                continue
            if key in questions or self.extra is Extra.REJECT:
                answers.append((key, _given(value)))
            else:
                self.columns.note(key)
                others.append((key, value))
        return answers, tuple(others)

    def collisions(self, others: Pairs) -> Iterator[Mistake]:
        """Give a mistake for each column to be kept that has the name of a result's field."""
        if self.extra is Extra.KEEP:
            for key, _ in others:
                if key in FIELDS:
                    sentence = "a result has a field of this name; rename it or use --extra ignore."
                    yield Mistake(key, sentence)


def malformed_record(place: Place, raw: Raw, malformed: "Malformed") -> Rejected:
    """Reject a record at the line and column of the input where reading it failed."""
    if malformed.column is None:
        return Rejected(place, malformed.id, (Mistake(malformed.key, f"{malformed.message}."),))
    line, column = raw.place(malformed.line, malformed.column)
    mistake = Mistake(malformed.key, f"column {column}: {malformed.message}.")
    return Rejected(replace(place, line=line), malformed.id, (mistake,))


def _id(pairs: Pairs) -> tuple[Id | None, tuple[Mistake, ...]]:
    for key, value in pairs:
        if key == "id":
            if isinstance(value, str | Number):
                return value, ()
            return None, (Mistake("id", "this cannot be an id; allowed is a text or a number."),)
    return None, ()


def _given(value: Decoded) -> Given:
    match value:
        case Number(text=text):
            whole = value.whole
            return Other(text) if whole is None else whole
        case Nested():
            return Other("an object")
        case tuple():
            return tuple(_given(item) for item in value)
        case _:
            return value

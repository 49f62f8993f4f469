"""Count decided records by each of their codes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rls_screen.batch.summary.scored import Decided, NotDecided, Record
from rls_screen.instrument.vocabulary import OPEN

MOST_CODES = 1_000
"""How many different codes of a field are counted, so that memory does not grow with the input."""

LONGEST_CODE = 100
"""How many characters a code has that is counted by its name."""

MOST_FAULTS = 1_000
"""How many records that are not counted are kept by their places."""

REST = "(other codes)"
"""What the codes are counted as that come after the most, or are longer than the longest."""

UNTOLD = "cannot be told"
NONE = {"course": "none, or it cannot be told"}
"""What null means in a field where it means more than that."""
NOT_THERE = "not in the record"
UNKNOWN, UNSETTLED, INCONSISTENT = (
    "criterion unknown",
    "question unsettled",
    "answers inconsistent",
)
GAPS = (UNKNOWN, UNSETTLED, INCONSISTENT)
"""What a whole record can lack; the field that holds them is *open*."""

OTHERS = "other_criteria"
"""The field of criteria that the questionnaire in use does not have."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A record that is not counted: its *file*, its *line*, and why."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Give the fault as `file:line: message.`."""
        return f"{self.file}:{self.line}: {self.message}."


@dataclass(slots=True)
class Count:
    """The counts of one file, or of several together, called *name*.

    *criteria* are the ids that are counted one by one.
    """

    name: str
    criteria: tuple[str, ...]
    total: int = 0
    codes: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    not_counted: int = 0

    @property
    def read(self) -> int:
        """Give how many records were read, counted or not."""
        return self.total + self.not_counted

    def add(self, records: Iterable[Record], file: str) -> None:
        """Count each of *records*, which stand in *file*."""
        for record in records:
            match record:
                case NotDecided(line, message):
                    self.not_counted += 1
                    if len(self.faults) < MOST_FAULTS:
                        self.faults.append(Fault(file, line, message))
                case Decided():
                    self.total += 1
                    for name, codes in self.fields(record):
                        self.note(name, codes)

    def note(self, name: str, codes: Iterable[str]) -> None:
        """Count the *codes* that one record has in the field *name*, each once."""
        counter = self.codes.get(name)
        if counter is None:
            counter = self.codes[name] = Counter()
        seen: set[str] = set()
        for code in codes:
            has_room = len(counter) < MOST_CODES and len(code) <= LONGEST_CODE
            kept = code if has_room or code in counter else REST
            if kept not in seen:
                seen.add(kept)
                counter[kept] += 1

    def of(self, name: str, code: str) -> int:
        """Give how many records have *code* in the field *name*."""
        return self.codes.get(name, Counter())[code]

    def fields(self, record: Decided) -> Iterator[tuple[str, Iterable[str]]]:
        """Give each field of *record* with the codes that it has there."""
        for name, code in record.single.items():
            yield name, (code or NONE.get(name, UNTOLD),)
        for name in self.criteria:
            yield f"criteria.{name}", (record.criteria.get(name, NOT_THERE),)
        others = (item for item in record.criteria.items() if item[0] not in self.criteria)
        yield OTHERS, (f"{name}={state}" for name, state in others)
        yield "open", _gaps(record)
        yield from record.lists.items()
        yield "missing", record.missing
        yield "instrument", (record.instrument,)
        yield "mapping", (record.mapping,)


def _gaps(record: Decided) -> Iterator[str]:
    if OPEN in record.criteria.values():
        yield UNKNOWN
    if record.lists["unsettled"]:
        yield UNSETTLED
    if record.lists["inconsistent"]:
        yield INCONSISTENT


def decided_by(counts: Iterable[Count], name: str) -> Mapping[str, int]:
    """Give the questionnaires (instrument) or mappings in *counts*, with their records."""
    found: Counter[str] = Counter()
    for count in counts:
        found.update(count.codes.get(name, Counter()))
    return {code or "none": number for code, number in found.most_common()}

"""Count decided records by each of their codes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rls_screen.batch.summary.interval import Interval, difference, wilson
from rls_screen.batch.summary.scored import LISTS, SINGLE, Decided, NotDecided, Record
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import DECISIONS, LEVELS, OPEN, RESULTS, STATES

MOST_CODES = 1_000
"""How many different codes of a field are counted, so that memory does not grow with the input."""

UNTOLD = "cannot be told"
_TRUTHS = ("yes", "no", "unknown")
_TITLES = {
    "result": "Results",
    "four_criteria": "The four criteria together",
    "urgency": "How soon to see a doctor",
    "see_doctor": "To see a doctor at all",
    "impact": "Impact",
    "course": "Course",
    "rest_sufferer": "All four, often, and distressing (rest_sufferer)",
    "dsm5_frequency": "Three days a week for three months (dsm5_frequency)",
    "warning_signs": "Warning signs asked",
    "reasons": "Reasons to see a doctor",
    "caps": "Caps on the result",
    "flags": "Flags",
    "inconsistent": "Inconsistent answers, by question",
    "unsettled": "Unknown questions that alone could change the result",
    "notes": "Notes of the mapping",
    "missing": "Answers that are not known, and why",
}


@dataclass(slots=True)
class Count:
    """The counts of one file, or of several together, called *name*."""

    name: str
    total: int = 0
    codes: dict[str, Counter[str]] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)
    not_counted: int = 0

    def add(self, records: Iterable[Record]) -> None:
        """Count each of *records*."""
        for record in records:
            match record:
                case NotDecided(line, message):
                    self.not_counted += 1
                    if len(self.faults) < MOST_CODES:
                        self.faults.append((line, message))
                case Decided():
                    self.total += 1
                    for name, code in _codes(record):
                        self.note(name, code)

    def note(self, name: str, code: str) -> None:
        """Count one *code* of the field *name*."""
        counter = self.codes.setdefault(name, Counter())
        if code in counter or len(counter) < MOST_CODES:
            counter[code] += 1
        else:
            counter["(more codes)"] += 1

    def of(self, name: str, code: str) -> int:
        """Give how many records have *code* in the field *name*."""
        return self.codes.get(name, Counter())[code]


@dataclass(frozen=True, slots=True)
class Share:
    """How many records of each file have *code*: the *counts*, and the *shares* of all."""

    code: str
    counts: tuple[int, ...]
    shares: tuple[Interval, ...]

    @property
    def change(self) -> Interval | None:
        """Give the difference between two files, the second less the first."""
        if len(self.shares) != 2:  # noqa: PLR2004 - two are compared
            return None
        return difference(*self.shares)


@dataclass(frozen=True, slots=True)
class Group:
    """The shares of one field: *name* is its id, *title* says what it is.

    If *is_list*, a record may have several of its codes, or none.
    """

    name: str
    title: str
    shares: tuple[Share, ...]
    is_list: bool


def groups(counts: Sequence[Count], instrument: Instrument) -> Iterator[Group]:
    """Give the shares of each field in *counts*, of which none is empty.

    The codes that *instrument* knows are there even where no record has them.
    """
    known = dict(_known(instrument))
    for name, title in _titles(instrument):
        codes = dict.fromkeys(known.get(name, ()))
        for count in counts:
            codes |= dict.fromkeys(
                code for code, _ in count.codes.get(name, Counter()).most_common()
            )
        shares = tuple(_share(counts, name, code) for code in codes)
        if shares or name in LISTS:
            yield Group(name, title, shares, is_list=name in (*LISTS, "missing"))


def _share(counts: Sequence[Count], name: str, code: str) -> Share:
    found = tuple(count.of(name, code) for count in counts)
    return Share(
        code,
        found,
        tuple(wilson(number, count.total) for number, count in zip(found, counts, strict=True)),
    )


def _codes(record: Decided) -> Iterator[tuple[str, str]]:
    """Give each field of *record* with each code that it has there."""
    for name, code in record.single.items():
        yield name, code or UNTOLD
    for name, state in record.criteria.items():
        yield f"criteria.{name}", state
    if OPEN in record.criteria.values():
        yield "open", "records with a criterion that is not known"
    for name, codes in record.lists.items():
        for code in dict.fromkeys(codes):
            yield name, code
    for told in record.missing:
        yield "missing", told
    yield "instrument", record.instrument
    yield "mapping", record.mapping


def _titles(instrument: Instrument) -> Iterator[tuple[str, str]]:
    yield "result", _TITLES["result"]
    yield "four_criteria", _TITLES["four_criteria"]
    for criterion in instrument.criteria:
        yield f"criteria.{criterion.id}", f"Criterion: {criterion.label}"
    yield "open", "Missing"
    for name in (*SINGLE[2:], *LISTS, "missing"):
        yield name, _TITLES[name]


def _known(instrument: Instrument) -> Iterator[tuple[str, Sequence[str]]]:
    """Give the codes that each field can have."""
    yield "result", RESULTS
    yield "four_criteria", ("met", "not_met", OPEN)
    for criterion in instrument.criteria:
        states = STATES if criterion.id in {"relief", "evening"} else ("met", "not_met")
        yield f"criteria.{criterion.id}", (*states, OPEN)
    yield "urgency", LEVELS
    yield "see_doctor", ("true", "false")
    yield "impact", (*DECISIONS["impact"], UNTOLD)
    yield "course", (*DECISIONS["course"], UNTOLD)
    yield "rest_sufferer", _TRUTHS
    yield "dsm5_frequency", _TRUTHS
    yield "warning_signs", DECISIONS["warning_signs"]
    codes = (code.id for level in instrument.levels for code in level.reasons)
    yield "reasons", tuple(dict.fromkeys(codes))
    yield "caps", tuple(code.id for code in instrument.caps)
    yield "flags", tuple(code.id for code in instrument.flags)


def decided_by(counts: Sequence[Count], name: str) -> Mapping[str, int]:
    """Give the questionnaires (instrument) or mappings in *counts*, with their records."""
    found: Counter[str] = Counter()
    for count in counts:
        found.update(count.codes.get(name, Counter()))
    return {code or "none": number for code, number in found.most_common()}

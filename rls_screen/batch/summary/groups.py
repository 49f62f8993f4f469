"""Give the shares of each field, with the codes that nobody has."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rls_screen.batch.summary.count import GAPS, NONE, OTHERS, UNTOLD, Count
from rls_screen.batch.summary.interval import Interval, difference, wilson
from rls_screen.batch.summary.scored import LISTS, SINGLE
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import OPEN, STATES

_SEVERAL = (*LISTS, "missing", "open", OTHERS)
"""The fields in which a record can have several codes, or none."""

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
    "open": "Records with a gap",
    OTHERS: "Criteria that the questionnaire in use does not have",
}


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
        if shares or name != OTHERS:
            yield Group(name, title, shares, is_list=name in _SEVERAL)


def _share(counts: Sequence[Count], name: str, code: str) -> Share:
    found = tuple(count.of(name, code) for count in counts)
    return Share(
        code,
        found,
        tuple(wilson(number, count.total) for number, count in zip(found, counts, strict=True)),
    )


def _titles(instrument: Instrument) -> Iterator[tuple[str, str]]:
    yield "result", _TITLES["result"]
    yield "four_criteria", _TITLES["four_criteria"]
    for criterion in instrument.criteria:
        yield f"criteria.{criterion.id}", f"Criterion: {criterion.label}"
    others = (name for name in SINGLE if name not in {"result", "four_criteria"})
    for name in (OTHERS, "open", *others, *LISTS, "missing"):
        yield name, _TITLES[name]


def _known(instrument: Instrument) -> Iterator[tuple[str, Sequence[str]]]:
    """Give the codes that each field can have."""
    for name, codes in SINGLE.items():
        yield name, tuple(code or NONE.get(name, UNTOLD) for code in codes)
    for criterion in instrument.criteria:
        states = STATES if criterion.id in {"relief", "evening"} else ("met", "not_met")
        yield f"criteria.{criterion.id}", (*states, OPEN)
    yield "open", GAPS
    reasons = (code.id for level in instrument.levels for code in level.reasons)
    yield "reasons", tuple(dict.fromkeys(reasons))
    yield "caps", tuple(code.id for code in instrument.caps)
    yield "flags", tuple(code.id for code in instrument.flags)

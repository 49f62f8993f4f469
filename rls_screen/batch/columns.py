"""Watch the columns that are let through, in case one of them is a misspelt question."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from rls_screen.logic.spelling import LONGEST_MEANT, did_you_mean
from rls_screen.screening.answers import MOST_NAMED
from rls_screen.screening.visible import shown

MOST = 1_000
"""How many different columns are watched, so that memory does not grow with the input."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Count the columns let through by name."""

    counts: dict[str, int] = field(default_factory=dict)

    def note(self, name: str) -> None:
        """Count one more record with the column *name*, if that can be a misspelt one."""
        is_new = name not in self.counts
        if not is_new or (len(self.counts) < MOST and len(name) <= LONGEST_MEANT):
            self.counts[name] = self.counts.get(name, 0) + 1

    def add(self, counts: Mapping[str, int]) -> None:
        """Add the *counts* of other records."""
        for name, count in counts.items():
            if name in self.counts or len(self.counts) < MOST:
                self.counts[name] = self.counts.get(name, 0) + count

    def doubts(self, questions: Collection[str]) -> Iterator[str]:
        """Give a sentence for each column with a name close to one of *questions*, if not many."""
        known, doubts = tuple(questions), 0
        for name, count in self.counts.items():
            hint = did_you_mean(name, known)
            doubts += bool(hint)
            if hint and doubts <= MOST_NAMED:
                records = "record" if count == 1 else "records"
                yield f"the column '{shown(name)}' of {count} {records} is no question. {hint}"
        if doubts > MOST_NAMED:
            yield f"and {doubts - MOST_NAMED} more columns with names like a question's."

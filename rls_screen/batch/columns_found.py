"""Look at the columns of data of which nothing is known yet."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rls_screen.batch.table.layout import is_broken
from rls_screen.mapping.draft import MOST_VALUES, Found

_NUMBER = re.compile(r"[0-9]{1,6}([.,][0-9]{1,2})?\Z")
_CODE = re.compile(r"-[0-9]{1,4}\Z")
"""A negative whole number: nearly always a code for missing data."""


_MOST_IDS = 200
"""How many columns, from the left, are looked at for whether their values are all different."""

_ENOUGH = 5_000
"""How many values that are all different are enough."""


@dataclass(slots=True)
class _Seen:
    """What stands in one column so far."""

    counts: Counter[str] = field(default_factory=Counter)
    is_whole: bool = True
    lowest: float = float("inf")
    highest: float = float("-inf")
    are_numbers: bool = True
    has_fractions: bool = False
    hashes: set[int] | None = None

    def note(self, text: str) -> None:
        """Count one raw value; one that could not be decoded is left out."""
        if is_broken(text):
            return
        self.note_again(text)
        if text in self.counts or len(self.counts) < MOST_VALUES:
            self.counts[text] += 1
        else:
            self.is_whole = False
        if not text or not self.are_numbers or _CODE.match(text):
            return
        if _NUMBER.match(text):
            number = float(text.replace(",", "."))
            self.lowest, self.highest = min(self.lowest, number), max(self.highest, number)
            self.has_fractions = self.has_fractions or number != int(number)
        else:
            self.are_numbers = False

    def note_again(self, text: str) -> None:
        """Take note of whether a value has been there before; a blank one is nobody's."""
        if self.hashes is None or len(self.hashes) >= _ENOUGH:
            return
        mark = hash(text)
        if not text or mark in self.hashes:
            self.hashes = None
        else:
            self.hashes.add(mark)

    def found(self, header: str, occurrence: int) -> Found:
        """Give what was found in the column *header*."""
        there = self.are_numbers and self.lowest <= self.highest
        return Found(
            header,
            dict(sorted(self.counts.items())),
            self.is_whole,
            occurrence,
            (self.lowest, self.highest) if there else None,
            self.has_fractions,
            bool(self.hashes),
        )


def find_columns(header: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[Found, ...]:
    """Look at the raw values in each column of *rows* that *header* names."""
    seen = [_Seen(hashes=set() if index < _MOST_IDS else None) for index in range(len(header))]
    for row in rows:
        for column, cell in zip(seen, row, strict=False):
            column.note(cell.strip())
    return tuple(
        column.found(name, which)
        for (name, which), column in zip(_counted(header), seen, strict=True)
        if name
    )


def _counted(header: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Give each name, and which of its columns this is: 0 where it is the only one."""
    counts, so_far = Counter(header), Counter[str]()
    for name in header:
        so_far[name] += 1
        yield name, so_far[name] if counts[name] > 1 else 0

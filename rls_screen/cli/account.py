"""Count what becomes of records, and say it without a flood of messages."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from rls_screen.batch.output.ndjson import messages
from rls_screen.batch.part import Part
from rls_screen.batch.record import Excluded, Outcome, Rejected, Scored
from rls_screen.cli.say import say
from rls_screen.screening.visible import shown

EXAMPLES = 3
"""How many messages of one kind are shown; the others are counted."""

MOST_KINDS = 1_000
FEWEST = 20
"""How many scored records there must be before their results can look too much alike."""

ALIKE = 0.95

_FOUND = re.compile(r'".*?"|\d+')


@dataclass(slots=True)
class Account:
    """Count records by what became of them; *read* is what the inputs numbered."""

    read: int = 0
    scored: int = 0
    rejected: int = 0
    excluded: Counter[str] = field(default_factory=Counter)
    results: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    last: int = 0

    def end_input(self) -> None:
        """Add what the input that has ended numbered its records up to."""
        self.read, self.last = self.read + self.last, 0

    def note(self, outcome: Outcome) -> None:
        """Count *outcome*, and say why if it is rejected."""
        self.last = outcome.place.index
        match outcome:
            case Scored(result=result):
                self.scored += 1
                self.results[result.result] += 1
            case Excluded(because=because):
                self.excluded[because] += 1
            case Rejected():
                self.rejected += 1
                self.say_why(outcome)

    def add(self, part: Part) -> None:
        """Count the records of *part*, and say why some are rejected."""
        for outcome in part.rejected:
            self.say_why(outcome)
        self.scored += part.results.total()
        self.results.update(part.results)
        self.rejected += len(part.rejected)
        self.last = part.last

    def say_why(self, outcome: Rejected) -> None:
        """Say why *outcome* is rejected."""
        for mistake, message in zip(outcome.mistakes, messages(outcome), strict=True):
            kind = f"{mistake.key or ''}: {_FOUND.sub('…', mistake.sentence)}".lstrip(": ")
            self.say_once(kind, message)

    def say_once(self, kind: str, message: str) -> None:
        """Say *message*, unless there were enough of its *kind*."""
        if kind not in self.kinds and len(self.kinds) >= MOST_KINDS:
            kind = "(more kinds)"
        self.kinds[kind] += 1
        if self.kinds[kind] <= EXAMPLES:
            say(message)

    def gathered(self) -> Iterator[str]:
        """Give a line for each kind of message that was not shown each time."""
        for kind, count in self.kinds.items():
            if count > EXAMPLES:
                yield f"{count:,} messages in all, {EXAMPLES} shown: {shown(kind, 200)}"

    @property
    def is_sound(self) -> bool:
        """Say whether what came in is what went out."""
        return self.read == self.scored + self.rejected + sum(self.excluded.values())

    def alike(self) -> str:
        """Say that nearly all results are the same, or give an empty text."""
        if self.scored < FEWEST:
            return ""
        result, count = self.results.most_common(1)[0]
        if count <= ALIKE * self.scored:
            return ""
        return (
            f"{count:,} of {self.scored:,} scored records are '{result}'. If that is not what you "
            "expect, look at how the columns are read."
        )

    def summary(self) -> str:
        """Give the counts in one line."""
        records = "record" if self.read == 1 else "records"
        excluded = sum(self.excluded.values())
        told = f"{self.scored:,} scored, {self.rejected:,} rejected"
        if excluded:
            told += f", {excluded:,} excluded"
        return f"rls-screen: {self.read:,} {records} read: {told}."

    def exclusions(self) -> Iterator[str]:
        """Give a line for each reason for which rows were excluded."""
        for because, count in self.excluded.most_common():
            rows = "row" if count == 1 else "rows"
            yield f"excluded: {count:,} {rows}: {shown(because, 200)}"

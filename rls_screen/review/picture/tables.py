"""Tell the rules that no picture shows in tables: what is worked out, flags, people, advice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import OPEN
from rls_screen.logic.rules import Decision, Fact
from rls_screen.page.blocks import Block, Heading, Paragraph, Table
from rls_screen.review.picture.boxes import ALL_ELSE, Boxes
from rls_screen.review.picture.places import rule_place
from rls_screen.review.picture.saying import spaced

KINDS = {
    "flags": ("What a doctor should know", "Each of these is told if it holds."),
    "people": ("Whom to see", "Each of these is named if it holds."),
    "advice": ("Advice", "Each piece of advice is given if it holds, the most important first."),
    "cautions": ("Cautions with advice", "Each is left out only if it certainly does not hold."),
    "over_time": ("Compared over time", "Each is compared by how often it is if this holds."),
}
WORKED_OUT = (
    "What else is worked out",
    (
        "Other rules look at these, or a result carries them. Rows with numbers are gone through "
        "in their order: the first that holds decides."
    ),
)
HEADER = ("What it says", "When", "Sources")
Row = tuple[str, tuple[str, ...]]
"""The place of a row, and its cells."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Makes the tables of the rules of *instrument* whose places are not *drawn*."""

    instrument: Instrument
    drawn: frozenset[str]

    def blocks(self) -> Iterator[Block]:
        """Give the tables, each under its heading; one that would be empty is left out."""
        for (heading, says), names in self.sections():
            rows = tuple(row for name in names for row in self.rows(name))
            if rows:
                yield Heading(heading)
                yield Paragraph(says)
                yield Table(HEADER, tuple(row[1] for row in rows), tuple(row[0] for row in rows))

    def places(self) -> Iterator[str]:
        """Give the id of each row."""
        for _, names in self.sections():
            yield from (place for name in names for place, _ in self.rows(name))

    def sections(self) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
        """Give what is said above each table, and the rules in it."""
        rest = [name for name in self.instrument.rule_notes if rule_place(name) not in self.drawn]
        yield WORKED_OUT, tuple(name for name in rest if name.partition(".")[0] not in KINDS)
        for kind, said in KINDS.items():
            yield said, tuple(name for name in rest if name.partition(".")[0] == kind)

    @property
    def evidence(self) -> dict[str, str]:
        """Give what is said of the evidence for each piece of advice, by its rule."""
        advice = self.instrument.advice
        return {item.rule: f" (Evidence: {spaced(item.grade)}.)" for item in advice}

    def rows(self, name: str) -> Iterator[Row]:
        """Give the rows that tell the rule *name*."""
        boxes = Boxes(self.instrument)
        says, note = boxes.means(name), self.instrument.rule_notes[name]
        says = f"{says}{self.evidence.get(name, '')}"
        match boxes.rule(name):
            case Fact(condition=condition):
                when = f"{boxes.saying.condition(condition)}."
                yield rule_place(name), (says, when, _listed(note.sources))
            case Decision(rows=rows):
                yield rule_place(name), (says, "in this order:", _listed(note.sources))
                for number, row in enumerate(rows, start=1):
                    told = note.rows[number - 1] if number <= len(note.rows) else None
                    outcome = f"{says}, {number}: {spaced(row.outcome or OPEN)}"
                    when = boxes.saying.condition(row.condition) if row.condition else ALL_ELSE
                    sources = _listed(told.sources if told else ())
                    yield rule_place(name, number), (outcome, f"{when}.", sources)


def _listed(sources: Iterable[str]) -> str:
    return ", ".join(sources)

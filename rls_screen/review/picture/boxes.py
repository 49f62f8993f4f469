"""Make the boxes of rules, and beside each one a box of the answers that it looks at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import OPEN, QUESTIONS
from rls_screen.logic.rules import Decision, Fact, Row, Rule, conditions
from rls_screen.logic.values import Group
from rls_screen.review.picture.model import Box, Cell, Kind, Line, Look
from rls_screen.review.picture.places import question_place, rule_place
from rls_screen.review.picture.saying import Saying, spaced

ALL_ELSE = "In all other cases"
NAMED_LATER = "named there"
"""What stands for the labels of questions that are known when the rule has decided."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Makes boxes for the rules of *instrument*; where *is_short*, they name no sources."""

    instrument: Instrument
    is_short: bool = False

    @property
    def saying(self) -> Saying:
        """Give what says conditions in words."""
        return Saying(self.instrument)

    def rule(self, name: str) -> Rule:
        """Give the rule *name*."""
        return next(rule for rule in self.instrument.rules if rule.name == name)

    def means(self, name: str) -> str:
        """Give what the rule *name* means, for people."""
        return self.instrument.rule_notes[name].means.replace(QUESTIONS, NAMED_LATER)

    def of(self, name: str, kind: Kind, called: str) -> Box:
        """Give the box of the rule *name*, which is a *kind* and is called so."""
        rule = self.rule(name)
        head = Line(called, Look.QUIET)
        match rule:
            case Fact():
                cell = self.fact(name)
                return Box(name, kind, ((replace(cell, lines=(head, *cell.lines)),),))
            case Decision(rows=rows):
                sources = self.sources(self.instrument.rule_notes[name].sources)
                lines = (head, Line(self.means(name), Look.STRONG), *sources)
                top = Cell(lines, rule_place(name), self.means(name))
                cells = (self.row(name, number, row) for number, row in enumerate(rows, start=1))
                return Box(name, kind, ((top,), *cells))

    def fact(self, name: str) -> Cell:
        """Give the cell of the fact *name*: what it means, and when it holds."""
        (condition,) = conditions(self.rule(name))
        lines = (
            Line(self.means(name), Look.STRONG),
            Line(f"If {self.saying.condition(condition)}."),
            *self.sources(self.instrument.rule_notes[name].sources),
        )
        return Cell(lines, rule_place(name), self.means(name))

    def row(self, name: str, number: int, row: Row) -> tuple[Cell, ...]:
        """Give the cells of a decision's row: its number, when it decides, what comes out."""
        notes = self.instrument.rule_notes[name].rows
        note = notes[number - 1] if number <= len(notes) else None
        because = note.because if note else ""
        said = f"If {self.saying.condition(row.condition)}." if row.condition else f"{ALL_ELSE}."
        lines = (
            *((Line(because, Look.STRONG),) if because else ()),
            Line(said),
            *self.sources(note.sources if note else ()),
        )
        outcome = spaced(row.outcome or OPEN)
        headline = self.headline(name, row.outcome)
        ends = (Line(outcome, Look.STRONG), *((Line(headline),) if headline else ()))
        means = f"{because or said} {outcome}: {headline}" if headline else f"{said} {outcome}"
        return (
            Cell((Line(f"{number}", Look.STRONG),)),
            Cell(lines, rule_place(name, number), means),
            Cell(ends),
        )

    def headline(self, name: str, outcome: str | None) -> str:
        """Give what people read when the rule *name* comes out as *outcome*, or nothing."""
        told = self.instrument.outcomes.get(outcome or "") if name == "result" else None
        return told.headline if told else ""

    def sources(self, ids: tuple[str, ...]) -> Iterator[Line]:
        """Give the line that names the sources *ids*, if there are any."""
        if ids and not self.is_short:
            yield Line(f"Sources: {', '.join(ids)}", Look.QUIET)

    def answers(self, name: str, of: Iterable[str]) -> Box:
        """Give the box, for the box *name*, of what it looks at: *of* are the names."""
        head = Cell((Line("Looks at", Look.QUIET),))
        rows = ((self.seen(item),) for item in dict.fromkeys(of))
        return Box(f"answers.{name}", Kind.ANSWERS, ((head,), *rows))

    def seen(self, name: str) -> Cell:
        """Give the line of something that is looked at, which leads to where it stands."""
        title = self.saying.title(name)
        if name in self.instrument.questions:
            return Cell((Line(title),), link=question_place(name))
        if name in self.instrument.rule_notes:
            return Cell((Line(f"{title} (worked out)"),), link=rule_place(name))
        kind = self.instrument.scope.get(name)
        inside = kind.members if isinstance(kind, Group) else ()
        titles = "; ".join(self.saying.title(member) for member in inside)
        return Cell((Line(f"[{spaced(name)}]: {titles}"),))

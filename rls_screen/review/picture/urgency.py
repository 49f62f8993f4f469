"""Draw how soon: the levels of urgency from the highest, and what leads to each."""

from collections.abc import Iterator
from dataclasses import dataclass

from rls_screen.instrument.model import Code, Instrument, Level
from rls_screen.logic.rules import Decision
from rls_screen.review.picture.boxes import Boxes
from rls_screen.review.picture.mentioned import mentioned
from rls_screen.review.picture.model import Arrow, Box, Cell, Frame, Kind, Line, Look, Picture
from rls_screen.review.picture.places import rule_place
from rls_screen.review.picture.saying import spaced

URGENCY = "urgency"
TITLE = "How soon to see a doctor"
MOST = 8
"""How many reasons one picture shows at most."""
ORDER = "How soon: the first level with a reason that holds"
SAYS = (
    (
        "The levels are gone through from the highest. The first one with a reason that holds "
        "decides, whatever the result is. A reason holds only if that is certain from the answers."
    ),
)


@dataclass(frozen=True, slots=True)
class Levels:
    """Makes what leads to each level of urgency of *instrument*."""

    instrument: Instrument

    @property
    def boxes(self) -> Boxes:
        """Give what makes the boxes."""
        return Boxes(self.instrument)

    def pictures(self) -> Iterator[Picture]:
        """Give the order of the levels, and then the reasons of each that has some."""
        yield Picture(URGENCY, TITLE, SAYS, (Frame((self.order(),)),), ())
        for level in self.instrument.levels:
            parts = tuple(_parts(level.reasons))
            for number, reasons in enumerate(parts, start=1):
                which = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
                yield self.level(level, reasons, which)

    def order(self) -> Box:
        """Give the box of all levels, each with how many reasons it has."""
        head = (Line(ORDER, Look.QUIET), Line(self.boxes.means(URGENCY), Look.STRONG))
        top = Cell(head, rule_place(URGENCY), self.boxes.means(URGENCY))
        rows = (self.step(*item) for item in enumerate(self.instrument.levels, start=1))
        return Box(URGENCY, Kind.LEVEL, ((top,), *rows))

    def place(self, level: Level) -> str:
        """Give the id of the row of *level*, or nothing for one that is never reached."""
        rule = self.boxes.rule(URGENCY)
        rows = rule.rows if isinstance(rule, Decision) else ()
        found = (number for number, row in enumerate(rows, start=1) if row.outcome == level.id)
        number = next(found, 0)
        return rule_place(URGENCY, number) if number else ""

    def step(self, number: int, level: Level) -> tuple[Cell, ...]:
        """Give the row of *level*: its number, when it is reached, and what it says."""
        many = len(level.reasons)
        reached = "If its reason holds" if many == 1 else f"If one of its {many} reasons holds"
        if not many:
            is_last = level is self.instrument.levels[-1]
            reached = "In all other cases" if is_last else "Never: it has no reasons"
        goal = rule_place(level.reasons[0].rule) if many else ""
        said = (Line(level.call.headline, Look.STRONG), Line(level.call.do))
        means = f"{spaced(level.id)}: {level.call.headline}"
        return (
            Cell((Line(f"{number}", Look.STRONG),)),
            Cell(
                (
                    Line(
                        f"{reached}.",
                    ),
                ),
                link=goal,
            ),
            Cell((Line(spaced(level.id), Look.STRONG), *said), self.place(level), means),
        )

    def level(self, level: Level, some: tuple[Code, ...], which: str) -> Picture:
        """Give the picture of *level*: answers, *some* of its reasons, and the level itself."""
        number = self.instrument.levels.index(level) + 1
        name = f"level.{level.id}"
        lines = (
            Line(f"Level {number} of {len(self.instrument.levels)}", Look.QUIET),
            Line(spaced(level.id), Look.STRONG),
            Line(level.call.headline),
        )
        goal = Box(name, Kind.LEVEL, ((Cell(lines, link=self.place(level)),),))
        reasons = [self.boxes.of(item.rule, Kind.REASON, "Reason") for item in some]
        answers = [self.answers(item) for item in some]
        arrows = (
            *(Arrow(box.name, box.name.removeprefix("answers.")) for box in answers),
            *(Arrow(box.name, name) for box in reasons),
        )
        title = f"{TITLE}: {spaced(level.id)}{which}"
        frame = Frame((*answers, *reasons, goal), abreast=tuple(box.name for box in reasons))
        return Picture(f"{URGENCY}-{some[0].rule}", title, (), (frame,), arrows)

    def answers(self, reason: Code) -> Box:
        """Give the box of what *reason* looks at."""
        return self.boxes.answers(reason.rule, mentioned(self.boxes.rule(reason.rule)))

    def short(self, level: Level, number: int) -> Box:
        """Give *level* and its reasons as one small box."""
        head = (
            Line(
                f"Level {number} of {len(self.instrument.levels)}: {spaced(level.id)}", Look.QUIET
            ),
            Line(level.call.headline, Look.STRONG),
        )
        top = Cell(head, self.place(level), f"{spaced(level.id)}: {level.call.headline}")
        rows = ((self.reason(item),) for item in level.reasons)
        return Box(f"level.{level.id}", Kind.LEVEL, ((top,), *rows))

    def reason(self, reason: Code) -> Cell:
        """Give the cell of *reason*: when it holds; what it says is its meaning."""
        full = self.boxes.fact(reason.rule)
        said = (Line(f"{spaced(reason.id)}: {line.text}") for line in full.lines[1:2])
        return Cell(tuple(said), full.place, full.means)


def _parts(reasons: tuple[Code, ...]) -> Iterator[tuple[Code, ...]]:
    """Cut *reasons* into as few parts of about the same size as a sheet of paper can show."""
    many = -(-len(reasons) // MOST)
    for number in range(many):
        yield reasons[len(reasons) * number // many : len(reasons) * (number + 1) // many]

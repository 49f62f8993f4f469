"""Draw the way from answers to criteria to the result."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rls_screen.instrument.model import Instrument
from rls_screen.logic.rules import Decision, behind, conditions
from rls_screen.logic.values import Group
from rls_screen.review.picture.boxes import Boxes
from rls_screen.review.picture.mentioned import names_in
from rls_screen.review.picture.model import Arrow, Box, Cell, Frame, Kind, Line, Look, Picture
from rls_screen.review.picture.places import rule_place
from rls_screen.review.picture.saying import Saying, spaced

RESULT = "result"
CAPS = "caps"
ANSWERS = f"answers.{RESULT}"
"""The box of the answers that the result itself looks at."""
CRITERIA_TITLE = "From the answers to the criteria"
CRITERIA_SAYS = (
    (
        "On the left are the answers that are looked at, on the right what is worked out from "
        "them. An arrow says that one thing rests on another."
    ),
    (
        "The rows of a box are gone through in their order: the first row that holds decides. A "
        "row holds only if that is certain from the answers."
    ),
)
TITLE = "From the criteria to the result"
SAYS = (
    (
        "On the left is what the result rests on. An arrow leads to the row that looks at it, or "
        "to the top where several rows do. The first row that holds decides."
    ),
)


@dataclass(frozen=True, slots=True)
class Ways:
    """Makes what leads to the result of *instrument*."""

    instrument: Instrument

    @property
    def boxes(self) -> Boxes:
        """Give what makes the boxes."""
        return Boxes(self.instrument)

    def pictures(self) -> Iterator[Picture]:
        """Give the picture of the criteria and that of the result."""
        boxes = tuple(self.box(name) for name in self.names())
        answers = tuple(self.answers((name,)) for name in self.names())
        found = tuple(box for some in answers for box in some)
        arrows = (*_from(found), *(item for name in self.names() for item in self.arrows(name)))
        frame = Frame((*found, *boxes), abreast=self.ends())
        yield Picture("criteria", CRITERIA_TITLE, CRITERIA_SAYS, (frame,), _once(arrows))
        told = tuple(self.reference(name) for name in self.inputs())
        caps = (self.caps(),) if self.instrument.caps else ()
        of_caps, of_result = self.answers(self.cap_rules(), CAPS), self.answers((RESULT,), RESULT)
        to_caps = tuple(self.arrows(CAPS, self.cap_rules()))
        arrows = (*_from(of_caps), *to_caps, *self.to_result(with_answers=True))
        before = {arrow.tail for arrow in to_caps}
        abreast = tuple(box.name for box in (*told, *caps) if box.name not in before)
        frame = Frame((*told, *of_result, *of_caps, *caps, self.result()), abreast=abreast)
        yield Picture(RESULT, TITLE, SAYS, (frame,), _once(arrows))

    def short(self) -> Picture:
        """Give one picture of both, without the boxes of answers, and without sources."""
        short = Short(self.instrument)
        caps = (short.caps(),) if self.instrument.caps else ()
        boxes = (*(short.box(name) for name in self.names()), *caps)
        abreast = tuple(box.name for box in boxes)
        frame = Frame((*boxes, short.result()), abreast=abreast)
        return Picture(RESULT, TITLE, SAYS, (frame,), _once(self.to_result()))

    def ends(self) -> tuple[str, ...]:
        """Give those of the rules on which no other of them rests."""
        tails = {arrow.tail for name in self.names() for arrow in self.arrows(name)}
        return tuple(name for name in self.names() if name not in tails)

    def answers(self, names: tuple[str, ...], called: str = "") -> tuple[Box, ...]:
        """Give the box of what the rules *names* look at, for the box *called* so; or none."""
        asked = tuple(self.asked(names))
        return (self.boxes.answers(called or names[0], asked),) if asked else ()

    def reference(self, name: str) -> Box:
        """Give a small box that leads to the one of the rule *name*."""
        box = self.box(name)
        kind, says = box.rows[0][0].lines[:2]
        return Box(name, box.kind, ((Cell((kind, says), link=rule_place(name)),),))

    def caps(self) -> Box:
        """Give the box of all that keeps the result back."""
        head = (Line("What calls for care [caps]", Look.QUIET),)
        rows = ((self.boxes.fact(rule),) for rule in self.cap_rules())
        return Box(CAPS, Kind.CAP, ((Cell(head),), *rows))

    def cap_rules(self) -> tuple[str, ...]:
        """Give the rules of what keeps the result back."""
        return tuple(cap.rule for cap in self.instrument.caps)

    def names(self) -> tuple[str, ...]:
        """Give the other rules on which the result rests, the criteria last."""
        instrument = self.instrument
        needed = behind(RESULT, instrument.rules, instrument.scope) - {*self.cap_rules()}
        criteria = tuple(criterion.rule for criterion in instrument.criteria)
        others = (rule.name for rule in instrument.rules if rule.name in needed - {*criteria})
        return (*others, *criteria)

    def box(self, name: str) -> Box:
        """Give the box of a rule on which the result rests."""
        if name.startswith("criteria."):
            return self.boxes.of(name, Kind.CRITERION, "Criterion")
        return self.boxes.of(name, Kind.FINDING, "Worked out")

    def result(self) -> Box:
        """Give the box of the result, with a last row that says what is in its groups."""
        box = self.boxes.of(RESULT, Kind.RESULT, "Result: the first row that holds decides")
        lines = tuple(dict.fromkeys(self.groups()))
        return replace(box, rows=(*box.rows, (Cell(lines),))) if lines else box

    def mentions(self, names: tuple[str, ...]) -> Iterator[str]:
        """Give what the rules *names* mention, a group of rules as its members."""
        for name in names:
            for node in conditions(self.boxes.rule(name)):
                for item in names_in(node):
                    yield from self.spread(item)

    def asked(self, names: tuple[str, ...]) -> Iterator[str]:
        """Give the questions, and groups of them, that the rules *names* themselves look at."""
        return (item for item in self.mentions(names) if item not in self.instrument.rule_notes)

    def spread(self, name: str) -> tuple[str, ...]:
        """Give the members of the group *name* if they are rules, else *name*."""
        kind = self.instrument.scope.get(name)
        if isinstance(kind, Group) and self.instrument.rule_notes.keys() >= {*kind.members}:
            return kind.members
        return (name,)

    def inputs(self) -> tuple[str, ...]:
        """Give those of the rules that the result or what calls for care looks at itself."""
        found = {*self.mentions((RESULT, *self.cap_rules()))}
        return tuple(name for name in self.names() if name in found)

    def arrows(self, head: str, of: tuple[str, ...] = ()) -> Iterator[Arrow]:
        """Give the arrows to the box *head*, of the rules *of*, from others that it rests on."""
        tails = (item for item in self.mentions(of or (head,)) if item in self.names())
        return (Arrow(tail, head) for tail in tails if tail != head)

    def holder(self, name: str) -> str:
        """Give the box from which *name* leads to the result: that of its rule, or of answers."""
        if name in self.cap_rules():
            return CAPS
        return name if name in self.instrument.rule_notes else ANSWERS

    def to_result(self, *, with_answers: bool = False) -> Iterator[Arrow]:
        """Give the arrows to the result: to a row if no other looks at it, else to the top."""
        rows: dict[str, list[int]] = {}
        rule = self.boxes.rule(RESULT)
        for number, row in enumerate(rule.rows if isinstance(rule, Decision) else (), start=1):
            found = names_in(row.condition) if row.condition else ()
            tails = (self.holder(item) for name in found for item in self.spread(name))
            for tail in dict.fromkeys(tails):
                rows.setdefault(tail, []).append(number)
        for tail, numbers in rows.items():
            if with_answers or tail != ANSWERS:
                yield Arrow(tail, RESULT, numbers[0] if len(numbers) == 1 else 0)

    def groups(self) -> Iterator[Line]:
        """Say which rules are in each group that the result mentions."""
        saying = Saying(self.instrument)
        for row in conditions(self.boxes.rule(RESULT)):
            for name in names_in(row):
                members = self.spread(name)
                if members != (name,) and name != CAPS:
                    titles = "; ".join(saying.title(member) for member in members)
                    yield Line(f"[{spaced(name)}]: {titles}.", Look.QUIET)


class Short(Ways):
    """Makes boxes that name no sources."""

    @property
    def boxes(self) -> Boxes:
        """Give what makes the boxes."""
        return Boxes(self.instrument, is_short=True)


def _from(answers: Iterable[Box]) -> Iterator[Arrow]:
    return (Arrow(box.name, box.name.removeprefix("answers.")) for box in answers)


def _once(arrows: Iterable[Arrow]) -> tuple[Arrow, ...]:
    return tuple(dict.fromkeys(arrows))

"""Draw the way through the screens: their questions, and when one is left out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from rls_screen.instrument.model import Checklist, Instrument, Prompt, Question, Screen, Single
from rls_screen.review.picture.columns import columns
from rls_screen.review.picture.mentioned import names_in
from rls_screen.review.picture.model import Box, Cell, Kind, Line, Look, Picture
from rls_screen.review.picture.places import question_place, rule_place
from rls_screen.review.picture.saying import Saying

COLUMNS = 4
TITLE = "The way through the questions"
SAYS = (
    (
        "The boxes are the screens, in the order in which they come; a box lists its questions. "
        "One goes from a box to the next, and may go back."
    ),
    (
        "A question without a note is put to everyone. What is left out is not known to the rules: "
        "it never counts as “no”."
    ),
)


@dataclass(frozen=True, slots=True)
class Way:
    """Makes the boxes of the screens of *instrument*."""

    instrument: Instrument

    def picture(self) -> Picture:
        """Give the way through all screens, in columns of about the same height."""
        boxes = [
            self.box(number, screen) for number, screen in enumerate(self.instrument.screens, 1)
        ]
        return Picture("way", TITLE, SAYS, columns(boxes, COLUMNS), ())

    def box(self, number: int, screen: Screen) -> Box:
        """Give the box of *screen*; what is so of several questions stands once, with a mark."""
        questions = tuple(_questions(screen.prompts))
        notes = {name: self.notes(self.instrument.questions[name]) for name in questions}
        each = tuple(dict.fromkeys(cells for cells in notes.values() if cells))
        is_shared = set(notes.values()) == set(each) and len(each) == 1
        marks = {} if is_shared else dict(zip(each, _marks(), strict=False))
        title = (Line(f"Screen {number}", Look.QUIET), Line(screen.title, Look.STRONG))
        rows = [(Cell(title),), *((note,) for note in (each[0] if is_shared else ()))]
        for prompt in screen.prompts:
            if isinstance(prompt, Checklist):
                rows.append((Cell((Line(f"One list: {prompt.lead}", Look.QUIET),)),))
            asked = _questions((prompt,))
            rows.extend((self.question(name, marks.get(notes[name], "")),) for name in asked)
        for cells, mark in marks.items():
            rows.extend((_marked(cell, mark),) for cell in cells)
        return Box(f"screen.{number}", Kind.SCREEN, tuple(rows))

    def question(self, name: str, mark: str) -> Cell:
        """Give the line of a question, with the *mark* of what is said of it."""
        question = self.instrument.questions[name]
        label = f"{question.label} {mark}".rstrip()
        return Cell((Line(label),), question_place(name), question.text)

    def notes(self, question: Question) -> tuple[Cell, ...]:
        """Say when *question* is left out; each note leads to a rule that it rests on."""
        ways = (
            ("Asked only if", question.only_if),
            ("Left out once this is ruled out:", question.ask_if),
        )
        saying = Saying(self.instrument)
        found = []
        for how, condition in ways:
            if condition is not None:
                said = Line(f"{how} {saying.condition(condition)}.", Look.QUIET)
                rules = (name for name in names_in(condition) if name in self.instrument.rule_notes)
                rule = next(rules, "")
                found.append(Cell((said,), link=rule_place(rule) if rule else ""))
        return tuple(found)


def _questions(prompts: tuple[Prompt, ...]) -> Iterator[str]:
    for prompt in prompts:
        match prompt:
            case Single(question):
                yield question
            case Checklist(questions=questions):
                yield from questions


def _marks() -> Iterator[str]:
    return (f"({number})" for number in count(1))


def _marked(cell: Cell, mark: str) -> Cell:
    return replace(cell, lines=tuple(replace(x, text=f"{mark} {x.text}") for x in cell.lines))

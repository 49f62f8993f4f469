"""Hold the interview with a person: show, read, react, until it ends."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, unique

from rls_screen.instrument.model import Checklist, Instrument, Question, Single
from rls_screen.interview.react import End, Say, react
from rls_screen.interview.route import Step
from rls_screen.interview.session import (
    NOTHING_KNOWN,
    Session,
    Start,
    begin,
    questions_of,
)
from rls_screen.logic.values import Answers, Missing, Several, Whole
from rls_screen.page import blocks
from rls_screen.page.blocks import Block, Heading, Numbered, Paragraph, Tone
from rls_screen.screening.explain import in_words

Show = Callable[[Iterable[Block]], None]
"""Shows blocks to the person."""

Read = Callable[[], str | None]
"""Gives the next line that the person types, or None when there is no more."""

Warn = Callable[[Answers, Answers], tuple[Block, ...]]
"""Takes the answers before and after a step; gives what must be shown at once, if anything."""

Keep = Callable[[Session], None]
"""Takes the session after each step, to keep its answers if that was asked for."""

COMMANDS = "b back, ? why we ask, s skip, q quit"
HOW_TO_TICK = (
    "Type the numbers of those that are so, such as 1 3. "
    "Add ? where you are not sure, such as 2?. Type 0 if none is so."
)
HOW_TO_CHOOSE = "Type the numbers of all that fit, such as 1 3. Type 0 if none fits."
HOW_TO_REVIEW = "Type a number to change that answer. Press Enter to see your result."
GO_ON = "Press Enter to go on with the questions, or type q to stop."


@unique
class Ending(Enum):
    """How an interview ended: at its end, by the person's wish, or by Ctrl-C."""

    DONE = "done"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Held:
    """The answers of an interview so far, and how it ended."""

    answers: Answers
    ending: Ending


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview by *instrument*, with the ways to *show*, to *read*, to *warn* and to *keep*.

    It goes on from *start*.
    """

    instrument: Instrument
    show: Show
    read: Read
    warn: Warn
    keep: Keep = field(default=lambda _: None)
    start: Start = NOTHING_KNOWN

    def hold(self) -> Held:
        """Ask all that matters, until the person is done or stops."""
        session = begin(self.instrument, self.start)
        self.keep(session)
        self.show((*_greeting(self.instrument), *self.place(session)))
        try:
            while (typed := self.read()) is not None:
                session, end = self.turn(session, typed)
                if end is End.DONE:
                    return Held(session.answers, Ending.DONE)
                if end is End.QUIT:
                    break
        except KeyboardInterrupt:
            return Held(session.answers, Ending.INTERRUPTED)
        return Held(session.answers, Ending.STOPPED)

    def turn(self, session: Session, typed: str) -> tuple[Session, End | None]:
        """React to what was *typed*, and show what comes next; say if it is the end."""
        match react(session, typed):
            case End() as end:
                return session, end
            case Say(lines, again):
                self.show(Paragraph(line) for line in lines)
                self.show(self.place(session) if again else ())
                return session, None
            case Session() as coming:
                urgent = self.warn(session.answers, coming.answers)
                is_over = bool(urgent) and not self.goes_on(urgent)
                self.keep(coming)
                if is_over:
                    return coming, End.QUIT
                self.show(self.place(coming))
                return coming, None

    def place(self, session: Session) -> tuple[Block, ...]:
        """Lay out where *session* stands, under a reminder of what cannot wait."""
        return (*self.warn({}, session.answers)[:1], *_place(session))

    def goes_on(self, urgent: tuple[Block, ...]) -> bool:
        """Show what cannot wait, and wait until the person wants to go on; say if they do."""
        self.show((*urgent, Paragraph(GO_ON)))
        typed = self.read()
        return typed is not None and typed.strip().casefold() not in {"q", "quit"}


def _greeting(instrument: Instrument) -> Iterator[Block]:
    yield Heading(instrument.title)
    for note in ("not_a_diagnosis", "privacy", "someone_else"):
        yield Paragraph(instrument.notes[note])


def _place(session: Session) -> Iterator[Block]:
    if isinstance(session.at, Step):
        yield from _step(session, session.at)
    else:
        yield from _review(session)


def _step(session: Session, step: Step) -> Iterator[Block]:
    number, total = session.progress
    questions = session.instrument.questions
    title = session.instrument.screens[step.screen].title
    yield Heading(f"{number} of about {total}: {title}", Tone.QUIET)
    match step.prompt:
        case Single(question):
            yield from _single(questions[question])
        case Checklist(lead, items):
            yield blocks.Question(lead)
            yield Numbered(tuple(questions[item].item for item in items))
            yield Paragraph(HOW_TO_TICK)
    standing = _standing(session, step)
    if standing:
        yield Paragraph(f"Your answer so far: {standing}. Enter keeps it.")
    yield Paragraph(COMMANDS, Tone.QUIET)


def _single(question: Question) -> Iterator[Block]:
    yield blocks.Question(question.text)
    match question.answers:
        case Whole(minimum, maximum):
            yield Paragraph(f"Type a whole number from {minimum} to {maximum}.")
        case Several():
            yield Numbered(tuple(option.label for option in question.options))
            yield Paragraph(HOW_TO_CHOOSE)
        case _:
            yield Numbered(tuple(option.label for option in question.options))


def _review(session: Session) -> Iterator[Block]:
    yield Heading("Your answers")
    yield Numbered(
        tuple(
            f"{_title(session.instrument, step)}: {_standing(session, step) or 'skipped'}"
            for step in session.way.steps
        )
    )
    yield Paragraph(HOW_TO_REVIEW)
    yield Paragraph(COMMANDS, Tone.QUIET)


def _title(instrument: Instrument, step: Step) -> str:
    match step.prompt:
        case Single(question):
            return instrument.questions[question].label
        case Checklist():
            return instrument.screens[step.screen].title


def _standing(session: Session, step: Step) -> str:
    """Give the answers that stand at *step* in words, or an empty text if there are none."""
    match step.prompt:
        case Single(question):
            given = session.given.get(question)
            return "" if given is None else in_words(session.instrument, question, given)
        case Checklist():
            asked = [name for name in questions_of(step) if _is_marked(session, name)]
            return ("; ".join(_marked(session, asked)) or "none of these") if asked else ""


def _is_marked(session: Session, question: str) -> bool:
    return question in session.given or question in session.ticked


def _marked(session: Session, asked: list[str]) -> Iterator[str]:
    """Give the labels of what is so, and of what the person is not sure of."""
    questions = session.instrument.questions
    yes = [name for name in asked if name in session.ticked or session.given.get(name) == "yes"]
    unsure = [
        name for name in asked if name not in yes and session.given.get(name) is Missing.UNSURE
    ]
    if yes:
        yield ", ".join(questions[name].label for name in yes)
    if unsure:
        yield f"not sure: {', '.join(questions[name].label for name in unsure)}"

"""Hold the interview with a person: show, read, react, until it ends."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, unique

from rls_screen.instrument.model import Checklist, Instrument, Question, Single
from rls_screen.instrument.vocabulary import ENGLISH
from rls_screen.instrument.words import InterviewWords
from rls_screen.interview.react import End, Say, react
from rls_screen.interview.reply import Command, command
from rls_screen.interview.route import Step
from rls_screen.interview.session import (
    NOTHING_KNOWN,
    Session,
    Start,
    begin,
    is_answered,
    questions_of,
)
from rls_screen.logic.values import Answers, Missing, Several, Whole
from rls_screen.page import blocks
from rls_screen.page.blocks import Block, Heading, Numbered, Paragraph, Tone
from rls_screen.screening.wording import in_words

Show = Callable[[Iterable[Block]], None]
"""Shows blocks to the person."""

Read = Callable[[], str | None]
"""Gives the next line that the person types, or None when there is no more."""

Warn = Callable[[Answers, Answers], tuple[Block, ...]]
"""Takes the answers before and after a step; gives what must be shown at once, if anything."""

Keep = Callable[[Session], None]
"""Takes the session after each step, to keep its answers if that was asked for."""


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

    def hold(self, *, is_open: bool = False) -> Held:
        """Ask all that matters, until the person is done or stops.

        With *is_open* all that comes before the first reading was shown.
        """
        session = begin(self.instrument, self.start)
        ending = None if is_open else self.open(session)
        while ending is None:
            session, ending = self.turn(session)
        return Held(session.answers, ending)

    def open(self, session: Session) -> Ending | None:
        """Greet the person, and show where *session* begins; say how it ended, if it did."""
        self.show(_greeting(self.instrument))
        return self.enter({}, session)

    def turn(self, session: Session) -> tuple[Session, Ending | None]:
        """Read a line, react to it, and show what comes next; say how it ended, if it did."""
        typed = self.typed()
        if isinstance(typed, Ending):
            return session, typed
        match react(session, typed):
            case End.DONE:
                return session, Ending.DONE
            case End.QUIT:
                return session, Ending.STOPPED
            case Say(lines, again):
                self.show(Paragraph(line) for line in lines)
                self.show(self.place(session) if again else ())
                return session, None
            case Session() as coming:
                return coming, self.enter(session.answers, coming)

    def typed(self) -> str | Ending:
        """Give the next line, or how the person ended instead of typing one."""
        try:
            line = self.read()
        except KeyboardInterrupt:
            return Ending.INTERRUPTED
        return Ending.STOPPED if line is None else line

    def enter(self, before: Answers, session: Session) -> Ending | None:
        """Show what cannot wait, keep the answers, and show the place; say how it ended, if so."""
        urgent = self.warn(before, session.answers)
        self.show(urgent)
        self.keep(session)
        ending = self.pause() if urgent else None
        if ending is None:
            self.show(self.place(session))
        return ending

    def pause(self) -> Ending | None:
        """Wait until the person wants to go on, or ends."""
        words = self.instrument.words
        while True:
            self.show((Paragraph(words.interview.go_on.format(**words.keys.shown())),))
            typed = self.typed()
            if isinstance(typed, Ending):
                return typed
            match command(words.keys, typed):
                case Command.KEEP:
                    return None
                case Command.QUIT:
                    return Ending.STOPPED
                case _:
                    pass

    def place(self, session: Session) -> tuple[Block, ...]:
        """Lay out where *session* stands, under a reminder of what cannot wait."""
        return (*self.warn({}, session.answers)[:1], *_place(session))


def _greeting(instrument: Instrument) -> Iterator[Block]:
    yield Heading(instrument.title)
    if instrument.language != ENGLISH:
        yield Paragraph(instrument.words.untested)
    for note in ("not_a_diagnosis", "privacy", "someone_else"):
        yield Paragraph(instrument.notes[note])


def _place(session: Session) -> Iterator[Block]:
    if isinstance(session.at, Step):
        yield from _step(session, session.at)
    else:
        yield from _review(session)


def _step(session: Session, step: Step) -> Iterator[Block]:
    number, total = session.progress
    questions, words = session.instrument.questions, session.instrument.words.interview
    title = session.instrument.screens[step.screen].title
    yield Heading(words.progress.format(number=number, total=total, title=title), Tone.QUIET)
    match step.prompt:
        case Single(question):
            yield from _single(words, questions[question])
        case Checklist(lead, items):
            yield blocks.Question(lead)
            yield Numbered(tuple(questions[item].item for item in items))
            yield Paragraph(words.how_to_tick)
    standing = _standing(session, step)
    if standing:
        line = words.standing if is_answered(session, step) else words.partly
        yield Paragraph(line.format(answer=standing))
    yield _commands(session)


def _commands(session: Session) -> Block:
    words = session.instrument.words
    return Paragraph(words.interview.commands.format(**words.keys.shown()), Tone.QUIET)


def _single(words: InterviewWords, question: Question) -> Iterator[Block]:
    yield blocks.Question(question.text)
    match question.answers:
        case Whole(minimum, maximum):
            yield Paragraph(words.whole.format(minimum=minimum, maximum=maximum))
        case Several():
            yield Numbered(tuple(option.label for option in question.options))
            yield Paragraph(words.how_to_choose)
        case _:
            yield Numbered(tuple(option.label for option in question.options))


def _review(session: Session) -> Iterator[Block]:
    words = session.instrument.words.interview
    yield Heading(words.your_answers)
    yield Numbered(
        tuple(
            f"{_title(session.instrument, step)}: {_standing(session, step) or words.skipped}"
            for step in session.way.steps
        )
    )
    yield Paragraph(words.how_to_review)
    yield _commands(session)


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
            none = session.instrument.words.answers.none_of_these
            if not is_answered(session, step):
                none = ""
            return ("; ".join(_marked(session, asked)) or none) if asked else ""


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
        labels = ", ".join(questions[name].label for name in unsure)
        yield session.instrument.words.interview.unsure.format(labels=labels)

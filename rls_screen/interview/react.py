"""What a typed line does to a session."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, unique

from rls_screen.instrument.words import Keys, words_in
from rls_screen.interview.reply import Command, Given, Puzzle, command, understand
from rls_screen.interview.route import Step
from rls_screen.interview.session import (
    Place,
    Session,
    answer,
    back,
    change,
    keep,
    questions_of,
    skip,
)


@dataclass(frozen=True, slots=True)
class Say:
    """Lines to show before the same question waits again; *again* shows it once more."""

    lines: tuple[str, ...]
    again: bool = False


@unique
class End(Enum):
    """How an interview ends: the person is done, or stops."""

    DONE = "done"
    QUIT = "quit"


Move = Session | Say | End


def react(session: Session, typed: str) -> Move:
    """Give what follows from *typed* where *session* stands."""
    match session.at:
        case Place.REVIEW:
            return _in_review(session, typed)
        case Step() as step:
            return _at_step(session, step, typed)


def _at_step(session: Session, step: Step, typed: str) -> Move:
    words = session.instrument.words.interview
    match understand(session.instrument, step.prompt, typed):
        case Given() as reply:
            return answer(session, step, reply)
        case Puzzle(sentence):
            return Say((sentence,))
        case Command.WHY:
            return Say(tuple(_why(session, step)), again=True)
        case Command.SKIP:
            return skip(session, step)
        case Command.QUIT:
            return End.QUIT
        case Command.BACK:
            return back(session) or Say((words.first,))
        case Command.KEEP:
            nothing = words.nothing_typed.format(**session.instrument.words.keys.shown())
            return keep(session, step) or Say((nothing,))


def _in_review(session: Session, typed: str) -> Move:
    words = session.instrument.words.interview
    keys = session.instrument.words.keys
    match command(keys, typed):
        case Command.KEEP:
            return End.DONE
        case Command.QUIT:
            return End.QUIT
        case Command.BACK:
            return back(session) or session
        case Command.WHY:
            return Say((words.about_review,))
        case Command.SKIP:
            return Say((words.nothing_to_skip,))
        case None:
            return _opened(session, _bare(typed, keys))


def _opened(session: Session, text: str) -> Move:
    """Open the answer whose number is *text*."""
    words = session.instrument.words.interview
    if not (text.isascii() and text.isdecimal()):
        return Say((words.which_answer,))
    count = len(session.way.steps)
    return change(session, int(text[:9])) or Say((words.type_number.format(count=count),))


def _bare(typed: str, keys: Keys) -> str:
    """Give what was *typed* without a word for changing before it."""
    text = typed.strip().casefold()
    for word in words_in(keys.change):
        text = text.removeprefix(word)
    return text.strip()


def _why(session: Session, step: Step) -> Iterator[str]:
    asked = questions_of(step)
    for number, question in enumerate(asked, start=1):
        item = session.instrument.questions[question]
        yield f"{number} {item.label}: {item.help}" if len(asked) > 1 else item.help
    if len(asked) > 1:
        yield session.instrument.words.interview.how_in_a_list

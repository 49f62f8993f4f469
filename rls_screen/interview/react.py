"""What a typed line does to a session."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, unique

from rls_screen.interview.reply import Command, Given, Puzzle, understand
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


HOW_IN_A_LIST = (
    'Here, "Yes" means typing its number, "Not sure" the number with ?, such as 2?, '
    'and "No" leaving it out.'
)

Move = Session | Say | End


def react(session: Session, typed: str) -> Move:
    """Give what follows from *typed* where *session* stands."""
    match session.at:
        case Place.REVIEW:
            return _in_review(session, typed)
        case Step() as step:
            return _at_step(session, step, typed)


def _at_step(session: Session, step: Step, typed: str) -> Move:
    match understand(step.prompt, session.instrument.questions, typed):
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
            return back(session) or Say(("This is the first question.",))
        case Command.KEEP:
            nothing = "Please type an answer, or s to skip this question."
            return keep(session, step) or Say((nothing,))


def _in_review(session: Session, typed: str) -> Move:
    text = typed.strip().casefold().removeprefix("edit").removeprefix("change").strip()
    match text:
        case "":
            return End.DONE
        case "q" | "quit":
            return End.QUIT
        case "b" | "back":
            return back(session) or session
        case "?" | "why":
            return Say(("Look through your answers. You can open any of them to change it.",))
        case "s" | "skip":
            return Say(("There is nothing to skip here.",))
        case _ if text.isascii() and text.isdecimal():
            number = int(text[:9])
            return change(session, number) or Say(
                (f"Please type a number from 1 to {len(session.way.steps)}.",)
            )
        case _:
            return Say(("Please type the number of an answer, or press Enter to go on.",))


def _why(session: Session, step: Step) -> Iterator[str]:
    asked = questions_of(step)
    for number, question in enumerate(asked, start=1):
        item = session.instrument.questions[question]
        yield f"{number} {item.label}: {item.help}" if len(asked) > 1 else item.help
    if len(asked) > 1:
        yield HOW_IN_A_LIST

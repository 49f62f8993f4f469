"""Understand what a person types."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, unique

from rls_screen.instrument.model import UNSURE, Checklist, Option, Question, Single
from rls_screen.instrument.screens import NONE_OF_THESE
from rls_screen.logic.values import Answer, Missing, Several, Whole


@unique
class Command(Enum):
    """What can be typed on every screen beside an answer, by its letter."""

    BACK = "b"
    WHY = "?"
    SKIP = "s"
    QUIT = "q"
    KEEP = ""


@dataclass(frozen=True, slots=True)
class Given:
    """Answers that were understood; the extent of each *ticked* item is still to be asked."""

    answers: Mapping[str, Answer]
    ticked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A text that was not understood; *sentence* says what would be."""

    sentence: str


Reply = Command | Given | Puzzle

COMMANDS = {
    **{command.value: command for command in Command},
    "back": Command.BACK,
    "why": Command.WHY,
    "help": Command.WHY,
    "skip": Command.SKIP,
    "quit": Command.QUIT,
    "exit": Command.QUIT,
}
NONE_WORDS = frozenset({"0", "n", "no", "none", "none of these"})
UNSURE_WORDS = frozenset({"u", "unsure", "not sure"})
UNSURE_MARK = re.compile(r"\s*(?:\?|\bnot sure\b|\bunsure\b|(?<=\d)u\b)")
BETWEEN = re.compile(r"[\s,;]+")
NUMBER = re.compile(r"\d+\??")


def understand(prompt: Single | Checklist, questions: Mapping[str, Question], typed: str) -> Reply:
    """Take *typed* as a command, or as an answer to *prompt*."""
    text = " ".join(typed.split()).casefold()
    if text in COMMANDS:
        return COMMANDS[text]
    match prompt:
        case Single(question):
            return _single(questions[question], text)
        case Checklist(questions=ids):
            return _checklist([questions[question] for question in ids], text)


def _single(question: Question, text: str) -> Reply:
    match question.answers:
        case Whole(minimum, maximum):
            number = text.removesuffix("years").strip()
            if number.isascii() and number.isdecimal() and minimum <= int(number[:9]) <= maximum:
                return Given({question.id: int(number)})
            return Puzzle(f"Please type a whole number from {minimum} to {maximum}.")
        case Several():
            return _several(question, text)
        case _:
            found = _option(question.options, text)
            if isinstance(found, Puzzle):
                return found
            answer = Missing.UNSURE if found.code == UNSURE else found.code
            return Given({question.id: answer})


def _several(question: Question, text: str) -> Reply:
    if text in NONE_WORDS:
        return Given({question.id: ()})
    codes: list[str] = []
    for part in _parts(text):
        found = _option(question.options, part)
        if isinstance(found, Puzzle):
            return found
        codes.append(found.code)
    chosen = tuple(option.code for option in question.options if option.code in codes)
    return Given({question.id: chosen})


def _checklist(questions: Sequence[Question], text: str) -> Reply:
    """Take the items that are named as so, those with "?" as not sure, and all others as not so."""
    named: dict[str, bool] = {}
    if text in UNSURE_WORDS:
        return Given({question.id: Missing.UNSURE for question in questions})
    for part in _parts(text) if text not in NONE_WORDS else ():
        found = _item(questions, part)
        if isinstance(found, Puzzle):
            return found
        question, sure = found
        named[question.id] = sure
    return _marked(questions, named)


def _marked(questions: Iterable[Question], named: Mapping[str, bool]) -> Given:
    answers: dict[str, Answer] = {}
    ticked: set[str] = set()
    for question in questions:
        codes = [option.code for option in question.options]
        if question.id not in named:
            answers[question.id] = next(code for code in NONE_OF_THESE if code in codes)
        elif not named[question.id]:
            answers[question.id] = Missing.UNSURE
        elif question.is_yes_no:
            answers[question.id] = "yes"
        else:
            ticked.add(question.id)
    return Given(answers, frozenset(ticked))


def _item(questions: Sequence[Question], part: str) -> tuple[Question, bool] | Puzzle:
    """Find the item that *part* names by number or label; say whether the person is sure."""
    sure = not part.endswith("?")
    word = part.rstrip("? ")
    if word.isascii() and word.isdecimal():
        index = int(word[:9])
        if 1 <= index <= len(questions):
            return questions[index - 1], sure
        return Puzzle(f"Please type numbers from 1 to {len(questions)}, or 0 for none of these.")
    close = [question for question in questions if question.label.casefold().startswith(word)]
    if len(close) == 1 and word:
        return close[0], sure
    return Puzzle("Please type the numbers of those that are so, such as 1 3, or 0 for none.")


def _parts(text: str) -> list[str]:
    """Cut *text* into its items: numbers at any white space, words at commas."""
    marked = UNSURE_MARK.sub("?", text)
    words = [word for word in BETWEEN.split(marked) if word not in {"", "and"}]
    if words and all(NUMBER.fullmatch(word) for word in words):
        return words
    return [part.strip() for part in marked.split(",") if part.strip()] or [text]


def _option(options: Sequence[Option], text: str) -> Option | Puzzle:
    """Find an option by number, code, label or a beginning of either that fits only one."""
    if text.isascii() and text.isdecimal():
        index = int(text[:9])
        if 1 <= index <= len(options):
            return options[index - 1]
        return Puzzle(f"Please type a number from 1 to {len(options)}.")
    exact = [option for option in options if text in (option.code, option.label.casefold())]
    by_code = [option for option in options if option.code.startswith(text)]
    by_label = [option for option in options if option.label.casefold().startswith(text)]
    for found in (exact, by_label, by_code):
        if len(found) == 1:
            return found[0]
    close = by_label or by_code
    if close:
        meant = " or ".join(f'"{option.label}"' for option in close)
        return Puzzle(f"That could be {meant}. Please type the number.")
    return Puzzle(f"Please type a number from 1 to {len(options)}, or a word of the answer.")

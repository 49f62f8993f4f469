"""Understand what a person types."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, unique
from functools import cache

from rls_screen.instrument.model import UNSURE, Checklist, Instrument, Option, Question, Single
from rls_screen.instrument.vocabulary import NONE_OF_THESE
from rls_screen.instrument.words import Keys, Words, words_in
from rls_screen.logic.values import Answer, Choice, Missing, Several, Whole


@unique
class Command(Enum):
    """What can be typed on every screen beside an answer; an empty line keeps what stands."""

    BACK = "back"
    WHY = "why"
    SKIP = "skip"
    QUIT = "quit"
    KEEP = "keep"


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

BETWEEN = re.compile(r"[\s,;]+")
NUMBER = re.compile(r"\d+\??")


def command(keys: Keys, typed: str) -> Command | None:
    """Take *typed* as a command, by any of its words; give None if it is none."""
    text = _plain(typed)
    words = {
        Command.BACK: keys.back,
        Command.WHY: keys.why,
        Command.SKIP: keys.skip,
        Command.QUIT: keys.quit,
    }
    found = (item for item, listed in words.items() if text in words_in(listed))
    return next(found, None) if text else Command.KEEP


def understand(instrument: Instrument, prompt: Single | Checklist, typed: str) -> Reply:
    """Take *typed* as a command, or as an answer to *prompt*."""
    found = command(instrument.words.keys, typed)
    if found is not None:
        return found
    text, reader, questions = _plain(typed), Reader(instrument.words), instrument.questions
    match prompt:
        case Single(question):
            return reader.single(questions[question], text)
        case Checklist(questions=ids):
            return reader.checklist([questions[question] for question in ids], text)


def _plain(typed: str) -> str:
    return " ".join(typed.split()).casefold()


@dataclass(frozen=True, slots=True)
class Reader:
    """Understand answers that are typed in the language of *words*."""

    words: Words

    def single(self, question: Question, text: str) -> Reply:
        """Take *text* as an answer to *question*."""
        match question.answers:
            case Whole(minimum, maximum):
                return self.whole(question, text, minimum, maximum)
            case Several():
                return self.several(question, text)
            case Choice():
                found = self.option(question.options, text)
                if isinstance(found, Puzzle):
                    return found
                answer = Missing.UNSURE if found.code == UNSURE else found.code
                return Given({question.id: answer})

    def whole(self, question: Question, text: str, minimum: int, maximum: int) -> Reply:
        """Take *text* as a whole number from *minimum* to *maximum*."""
        number = text
        for word in words_in(self.words.keys.years):
            number = number.removesuffix(word).strip()
        if number.isascii() and number.isdecimal() and minimum <= int(number[:9]) <= maximum:
            return Given({question.id: int(number)})
        return Puzzle(self.words.interview.type_whole.format(minimum=minimum, maximum=maximum))

    def several(self, question: Question, text: str) -> Reply:
        """Take *text* as any number of the options of *question*."""
        if text in words_in(self.words.keys.none):
            return Given({question.id: ()})
        codes: list[str] = []
        for part in self.parts(text):
            found = self.option(question.options, part)
            if isinstance(found, Puzzle):
                return found
            codes.append(found.code)
        chosen = tuple(option.code for option in question.options if option.code in codes)
        return Given({question.id: chosen})

    def checklist(self, questions: Sequence[Question], text: str) -> Reply:
        """Take the items that are named as so, those with "?" as not sure, all others as not so."""
        named: dict[str, bool] = {}
        keys = self.words.keys
        if text in words_in(keys.unsure):
            return Given({question.id: Missing.UNSURE for question in questions})
        for part in self.parts(text) if text not in words_in(keys.none) else ():
            found = self.item(questions, part)
            if isinstance(found, Puzzle):
                return found
            question, sure = found
            named[question.id] = sure
        return _marked(questions, named)

    def item(self, questions: Sequence[Question], part: str) -> tuple[Question, bool] | Puzzle:
        """Find the item that *part* names by number or label; say whether the person is sure."""
        sure = not part.endswith("?")
        word = part.rstrip("? ")
        if word.isascii() and word.isdecimal():
            index = int(word[:9])
            if 1 <= index <= len(questions):
                return questions[index - 1], sure
            return Puzzle(self.words.interview.type_numbers.format(count=len(questions)))
        close = [question for question in questions if _begins(question.label, word)]
        if len(close) == 1 and word:
            return close[0], sure
        return Puzzle(self.words.interview.type_those)

    def parts(self, text: str) -> list[str]:
        """Cut *text* into its items: numbers at any white space, words at commas."""
        keys = self.words.keys
        marked = _unsure_mark(keys.unsure).sub("?", text)
        joints = {"", *words_in(keys.joint)}
        words = [word for word in BETWEEN.split(marked) if word not in joints]
        if words and all(NUMBER.fullmatch(word) for word in words):
            return words
        return [part.strip() for part in marked.split(",") if part.strip()] or [text]

    def option(self, options: Sequence[Option], text: str) -> Option | Puzzle:
        """Find an option by number, code, label or a beginning of either that fits only one."""
        if text.isascii() and text.isdecimal():
            index = int(text[:9])
            if 1 <= index <= len(options):
                return options[index - 1]
            return Puzzle(self.words.interview.type_number.format(count=len(options)))
        exact = [item for item in options if text == item.code or bare(text) == bare(item.label)]
        by_code = [option for option in options if option.code.startswith(text)]
        by_label = [option for option in options if _begins(option.label, text)]
        for found in (exact, by_label, by_code):
            if len(found) == 1:
                return found[0]
        close = by_label or by_code
        if close:
            labels = self.either([item.label for item in close])
            return Puzzle(self.words.interview.could_be.format(labels=labels))
        return Puzzle(self.words.interview.type_number_or_word.format(count=len(options)))

    def either(self, labels: Sequence[str]) -> str:
        """Join *labels* as alternatives."""
        first, *others = [f'"{label}"' for label in labels]
        for other in others:
            first = self.words.interview.either.format(first=first, second=other)
        return first


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


@cache
def _unsure_mark(unsure: str) -> re.Pattern[str]:
    """Give the pattern of what marks an item as not sure: a question mark, or one of the words."""
    letter, *words = words_in(unsure)
    listed = "|".join(rf"\b{re.escape(word)}\b" for word in words)
    return re.compile(rf"\s*(?:\?|{listed}|(?<=\d){re.escape(letter)}\b)")


def bare(text: str) -> str:
    """Give *text* in small letters without accents, as people type it in a hurry."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in parts if not unicodedata.combining(character))


def _begins(label: str, text: str) -> bool:
    return bare(label).startswith(bare(text))

"""Take the answers of one record, or say for each wrong one what is wrong and what is allowed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rls_screen.logic.spelling import did_you_mean
from rls_screen.logic.values import Answer, Answers, Choice, Missing, Several, Whole
from rls_screen.screening.visible import shown

if TYPE_CHECKING:
    # What takes records at once needs the kinds of mistakes alone, and no questionnaire.
    from rls_screen.instrument.model import Instrument, Question

EMPTY = '""'
"""How a message shows a text without characters."""

MOST_NAMED = 20
"""How many mistakes of one record are named."""


@dataclass(frozen=True, slots=True)
class Other:
    """A value that no question takes, such as a fraction or an object, in words for a message."""

    text: str


Given = str | bool | int | None | Other | tuple["Given", ...] | list["Given"]
"""What can stand behind a key; a list and a tuple mean the same."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one *key* of a record, or, without a key, with all of it.

    The *sentence* says what is wrong and what is allowed.
    """

    key: str | None
    sentence: str

    def __str__(self) -> str:
        """Give the mistake as `key: sentence`."""
        if self.key is None:
            return self.sentence
        return f"{shown(self.key) or EMPTY}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of a record that could be taken, and the mistakes in the others.

    Of many mistakes only the first are named, and the last sentence says how many more there are.
    """

    answers: Answers
    mistakes: tuple[Mistake, ...]


def take(instrument: "Instrument", pairs: Iterable[tuple[str, Given]]) -> Sheet:
    """Take *pairs* of question id and value as answers to *instrument*."""
    answers: dict[str, Answer] = {}
    mistakes: list[Mistake | str] = []
    for key, given in pairs:
        value = tuple(given) if isinstance(given, list) else given
        question = instrument.questions.get(key)
        if question is None:
            mistakes.append(key)
        elif isinstance(answer := _answer(question, value), Mistake):
            mistakes.append(answer)
        elif answer is not Missing.NOT_ASKED:
            answers[key] = answer
    return Sheet(answers, tuple(_named(mistakes, instrument.questions)))


def unknown_key(key: str, known: Mapping[str, object]) -> Mistake:
    """Say that *key* is not *known*, and which one may be meant."""
    hint = did_you_mean(key, ("id", *known))
    return Mistake(key, f"there is no such question. {hint}".rstrip())


def _named(mistakes: Sequence[Mistake | str], known: Mapping[str, object]) -> Iterator[Mistake]:
    """Give the first of *mistakes*, of which a text is a key that is not *known*, and a count."""
    for mistake in mistakes[:MOST_NAMED]:
        yield mistake if isinstance(mistake, Mistake) else unknown_key(mistake, known)
    more = len(mistakes) - MOST_NAMED
    if more > 0:
        yield Mistake(None, f"and {more:,} more {'mistake' if more == 1 else 'mistakes'}.")


def _answer(question: "Question", value: Given) -> Answer | Mistake:
    if value is None:
        return Missing.NOT_ASKED
    match question.answers:
        case Choice(values):
            answer = _choice(question, values, value)
        case Whole(minimum, maximum):
            answer = _whole(value, minimum, maximum)
        case Several(values):
            answer = _several(values, value)
    return _wrong(question, value) if answer is None else answer


def _choice(question: "Question", values: tuple[str, ...], value: Given) -> Answer | None:
    if isinstance(value, bool):
        return ("yes" if value else "no") if question.is_yes_no else None
    if value == Missing.UNSURE.value and question.can_be_unsure:
        return Missing.UNSURE
    return value if isinstance(value, str) and value in values else None


def _whole(value: Given, minimum: int, maximum: int) -> Answer | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if minimum <= value <= maximum else None


def _several(values: tuple[str, ...], value: Given) -> Answer | None:
    if not isinstance(value, tuple):
        return None
    listed = tuple(item for item in value if isinstance(item, str) and item in values)
    return listed if len(listed) == len(value) else None


def _wrong(question: "Question", value: Given) -> Mistake:
    hint = _close(question, value)
    sentence = f"{_found(question, value)} cannot be taken; allowed is {allowed(question)}."
    return Mistake(question.id, f"{sentence} {hint}".rstrip())


def _close(question: "Question", value: Given) -> str:
    if not isinstance(value, str):
        return ""
    if isinstance(question.answers, Several):
        return "Put it into a list, in square brackets."
    codes = tuple(option.code for option in question.options)
    return did_you_mean(value.strip().lower(), codes)


def _found(question: "Question", value: Given) -> str:
    match value:
        case str():
            return f'"{shown(value)}"'
        case bool():
            return "true" if value else "false"
        case Other(text):
            return shown(text)
        case tuple():
            return _found_list(question, value)
        case None:
            return "null"
        case _:
            return shown(str(value))


def _found_list(question: "Question", items: tuple[Given, ...]) -> str:
    """Name the first item that cannot be taken, where a list as such could be."""
    if not isinstance(question.answers, Several):
        return "a list"
    known = question.answers.values
    wrong = next((item for item in items if item not in known), None)
    return (
        "a list in a list" if isinstance(wrong, tuple) else f"a list with {_found(question, wrong)}"
    )


def allowed(question: "Question") -> str:
    """Say which values *question* takes in a record."""
    match question.answers:
        case Whole(minimum, maximum):
            return f"a whole number from {minimum} to {maximum}, or null"
        case Several(values):
            return f"a list of none or more of {_quoted(values)}, or null"
        case Choice():
            codes = tuple(option.code for option in question.options)
            truths = ", true, false" if question.is_yes_no else ""
            return f"{_quoted(codes)}{truths} or null"


def _quoted(codes: Iterable[str]) -> str:
    return ", ".join(f'"{code}"' for code in codes)

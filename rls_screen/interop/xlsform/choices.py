"""The lists of answers that questions are answered from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rls_screen.instrument.model import Instrument, Question
from rls_screen.interop.xlsform.texts import Say, Texts
from rls_screen.logic.values import Several

NONE = "none_of_these"
"""The answer to a list question that nothing of it fits, else it would be as if not answered."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Lists of answers: *names* says which one a question has, and *rows* what stands in them."""

    names: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]


def none_of(question: Question) -> str:
    """Give the code of the answer that nothing of the list fits."""
    name = NONE
    while any(option.code == name for option in question.options):
        name += "_x"
    return name


def choices(texts: Texts) -> Choices:
    """Give the lists of all questions; those that are the same in each language are one list."""
    names: dict[str, str] = {}
    lists: dict[tuple[object, ...], str] = {}
    rows: list[Mapping[str, str]] = []
    for question in texts.speakers[0].questions.values():
        if not question.options:
            continue
        alike = tuple(_options(texts.speakers, question.id))
        if alike not in lists:
            lists[alike] = question.id
            rows += _rows(texts, question)
        names[question.id] = lists[alike]
    return Choices(names, tuple(rows))


def _options(speakers: Sequence[Instrument], question: str) -> Iterator[object]:
    for speaker in speakers:
        found = speaker.questions[question]
        yield isinstance(found.answers, Several), found.options


def _rows(texts: Texts, question: Question) -> Iterator[Mapping[str, str]]:
    name = question.id
    for index, option in enumerate(question.options):
        where = f"the answer '{option.code}' to the question '{name}'"
        said = texts.said("label", _label(name, index), where)
        yield {"list_name": name, "name": option.code, **said}
    if isinstance(question.answers, Several):
        none = none_of(question)
        where = f"the answer '{none}' to the question '{name}'"
        said = texts.said("label", lambda speaker: speaker.words.answers.none_of_these, where)
        yield {"list_name": name, "name": none, **said}


def _label(question: str, index: int) -> Say:
    return lambda speaker: speaker.questions[question].options[index].label

"""Read the worked examples of a questionnaire: answers, and what must come out."""

from dataclasses import dataclass, fields

from rls_screen.instrument.document import Items, Map, Node, Problems, Text
from rls_screen.instrument.form import Form
from rls_screen.instrument.model import Instrument, Question
from rls_screen.instrument.questions import check_id
from rls_screen.logic.values import Answer, Answers, Whole
from rls_screen.screening.answers import Given, Other, take
from rls_screen.screening.result import Result

KEYS = ("id", "about", "from", "answers", "expected")
FIELDS = tuple(field.name for field in fields(Result))
WORDS = {"null": None, "true": True, "false": False}
"""The bare words that are no text in a record."""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: *answers* to all questions that it answers, and what is *expected*.

    *about* says in words what it is, and *origin* where it is from, or is empty.
    """

    id: str
    answers: Answers
    expected: Map
    about: str
    origin: str


def read_examples(root: Map, instrument: Instrument, problems: Problems) -> tuple[Example, ...]:
    """Read the section of examples of *root*, which may be left out; note what is wrong in it."""
    form = Form(root, "the questionnaire", problems)
    if not form.has("examples"):
        return ()
    taken: dict[str, Example] = {}
    for item in form.forms("examples", "an example"):
        item.allow(*KEYS)
        text = item.text("id")
        about, origin = item.text("about").value, item.optional("from")
        answers, expected = item.form("answers", "the answers"), item.form("expected", "the result")
        is_named = check_id(text, "an example", taken, problems)
        if expected:
            expected.allow(*FIELDS)
        if answers and expected and is_named:
            found = _answers(answers.map, instrument, problems)
            if found is not None:
                taken[text.value] = Example(text.value, found, expected.map, about, origin)
    return tuple(taken.values())


def _answers(answers: Map, instrument: Instrument, problems: Problems) -> Answers | None:
    """Take *answers*, or note each that cannot be taken and give None."""
    taken: dict[str, Answer] = {}
    is_right = True
    for entry in answers.entries:
        given = _given(entry.node, instrument.questions.get(entry.key))
        sheet = take(instrument, [(entry.key, given)])
        taken.update(sheet.answers)
        for mistake in sheet.mistakes:
            problems.at(entry, "example-answer", str(mistake))
            is_right = False
    return taken if is_right else None


def _given(node: Node, question: Question | None) -> Given:
    """Give *node* as a record would have it."""
    match node:
        case Text(value=value) if value in WORDS:
            return WORDS[value]
        case Text(value=value) if question and isinstance(question.answers, Whole):
            return int(value) if value.isascii() and value.isdigit() else value
        case Text(value=value):
            return value
        case Items(items=items):
            return tuple(_given(item, None) for item in items)
        case Map():
            return Other("a map")

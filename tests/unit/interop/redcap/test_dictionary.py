"""The dictionary is as REDCap takes it, or it is refused with the reason."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from rls_screen.errors import UsageError
from rls_screen.instrument.load import load
from rls_screen.instrument.model import Checklist, Instrument, Option, Question
from rls_screen.instrument.read import read
from rls_screen.interop.redcap.dictionary import dictionary, written
from rls_screen.mapping.dictionary import is_dictionary, read_dictionary
from tests.unit.engines.records import INSTRUMENT
from tests.unit.interop.redcap.project import BRANCHING, CHOICES, NAME, TYPE, Project, codes

MINIMAL = (Path(__file__).parents[3] / "cases" / "minimal.yaml").read_text(encoding="utf-8")
HEADERS = (
    "Variable / Field Name,Form Name,Section Header,Field Type,Field Label,"
    '"Choices, Calculations, OR Slider Labels",Field Note,'
    "Text Validation Type OR Show Slider Number,Text Validation Min,Text Validation Max,"
    "Identifier?,Branching Logic (Show field only if...),Required Field?,Custom Alignment,"
    "Question Number (surveys only),Matrix Group Name,Matrix Ranking?,Field Annotation"
)


@cache
def _fields(language: str = "en") -> list[dict[str, str]]:
    return Project(written(dictionary(load(None, language)))).fields


def test_the_headers_are_those_of_redcap() -> None:
    """All 18, in order."""
    assert written(dictionary(INSTRUMENT)).splitlines()[0] == HEADERS


def test_the_record_is_the_first_field_and_all_are_on_one_form() -> None:
    """As REDCap wants it."""
    assert _fields()[0][NAME] == "record_id"
    assert {field["Form Name"] for field in _fields()} == {"rls_screen"}


def test_each_name_is_one_that_redcap_takes() -> None:
    """Once, and short enough for other programs."""
    names = [field[NAME] for field in _fields()]
    assert len(set(names)) == len(names)
    for name in names:
        assert re.fullmatch(r"[a-z](_?[a-z0-9])*", name)
        assert len(name) <= 26


def test_each_name_in_a_rule_is_a_field() -> None:
    """And each calculation needs only what stands before it."""
    before: set[str] = set()
    names = {field[NAME] for field in _fields()}
    for field in _fields():
        calculation = field[CHOICES] if field[TYPE] == "calc" else field["Field Annotation"]
        assert set(re.findall(r"\[(\w+)", calculation)) <= before
        assert set(re.findall(r"\[(\w+)", field[BRANCHING])) <= names
        before.add(field[NAME])


def test_each_question_is_asked_once_with_its_answers_and_its_help() -> None:
    """In each language, in the order of the screens, under their titles."""
    for language in ("en", "de", "es", "ru"):
        spoken = load(None, language)
        fields = {field[NAME]: field for field in _fields(language)}
        for question in spoken.questions.values():
            _check_asked(question, fields[question.id])
        titles = [field["Section Header"] for field in fields.values() if field["Section Header"]]
        assert titles == [*(screen.title for screen in spoken.screens), spoken.title]


def _check_asked(question: Question, field: dict[str, str]) -> None:
    assert field["Field Label"] in {question.text, question.item}
    assert field["Field Note"] == question.help
    labels = [part.partition(", ")[2] for part in field[CHOICES].split(" | ") if part]
    given = [(option.code, option.label) for option in question.options]
    assert list(zip(codes(field), labels, strict=False))[: len(given)] == given


def test_a_checklist_is_a_table_of_equal_answers() -> None:
    """Its lines stand together, as REDCap tears it apart otherwise."""
    matrices = [field["Matrix Group Name"] for field in _fields()]
    runs = Counter(name for name, _ in groupby(matrices) if name)
    assert set(runs.values()) == {1}
    prompts = [prompt for screen in INSTRUMENT.screens for prompt in screen.prompts]
    assert len(runs) == sum(isinstance(prompt, Checklist) for prompt in prompts)
    for one, other in pairwise(_fields()):
        if one["Matrix Group Name"] and one["Matrix Group Name"] == other["Matrix Group Name"]:
            assert one[CHOICES] == other[CHOICES]
            assert one[TYPE] == other[TYPE] == "radio"
            assert not other["Section Header"]


def test_what_is_no_diagnosis_is_said_at_the_end() -> None:
    """In the questionnaire's own words."""
    last = _fields()[-1]
    assert (last[TYPE], last[BRANCHING]) == ("descriptive", "")
    assert INSTRUMENT.notes["not_a_diagnosis"] in last["Field Label"]


def test_our_own_reader_takes_it() -> None:
    """That of `map start --dictionary`, with each answer."""
    headers, rows = list(_fields()[0]), [list(field.values()) for field in _fields()]
    assert is_dictionary(headers)
    found = {field.name: field for field in read_dictionary(headers, rows)}
    for question in INSTRUMENT.questions.values():
        choices = found[question.id].choices[: len(question.options)]
        assert choices == tuple((option.code, option.label) for option in question.options)


def _with(question: Question) -> Instrument:
    return replace(INSTRUMENT, questions={**INSTRUMENT.questions, question.id: question})


URGE = INSTRUMENT.questions["urge"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ferritin < 75 & iron > 3", "Ferritin &lt; 75 &amp; iron &gt; 3"),
        ("on\n two  lines", "on two lines"),
        ('"quoted", with a comma', '"quoted", with a comma'),
        ("one | other", "one | other"),
    ],
)
def test_texts_are_shown_as_they_are(text: str, label: str) -> None:
    """Escaped where they have to be."""
    fields = Project(written(dictionary(_with(replace(URGE, text=text))))).fields
    assert next(field["Field Label"] for field in fields if field[NAME] == "urge") == label


@pytest.mark.parametrize(
    "text",
    [
        *("a <b>tag</b>", "a </span>", "<!-- gone -->", "&lt;b", "&#60;"),
        *("What of [urge]?", "[record-name]", "{urge}", "{age:icons}", "\a"),
    ],
)
def test_what_would_be_read_as_more_than_text_is_refused(text: str) -> None:
    """By its place: in a question, its help, and an answer."""
    answered = (Option("yes", text), *URGE.options[1:])
    for question, place in (
        (replace(URGE, text=text), "the question 'urge'"),
        (replace(URGE, help=text), "the help of the question 'urge'"),
        (replace(URGE, options=answered), "the answer 'yes' to the question 'urge'"),
    ):
        with pytest.raises(UsageError, match=f"^REDCap cannot say {place}: the text has"):
            dictionary(_with(question))


@pytest.mark.parametrize("text", ["a | b", "a\nb"])
def test_what_ends_an_answer_is_refused_in_one(text: str) -> None:
    """It would become two."""
    answered = (Option("yes", text), *URGE.options[1:])
    with pytest.raises(UsageError, match=r"'yes' to the question 'urge': .* ends an answer"):
        dictionary(_with(replace(URGE, options=answered)))


@pytest.mark.parametrize("code", ["a-b", "a b", "1.5", "Yes", "a'b", ""])
def test_a_code_that_redcap_does_not_take_is_refused(code: str) -> None:
    """Or that it takes for another one."""
    answered = (*URGE.options, Option(code, "Other"))
    with pytest.raises(UsageError, match=f"REDCap cannot have the answer '{code}'"):
        dictionary(_with(replace(URGE, options=answered)))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("of__ten", "single underscores"),
        ("often_", "none at its end"),
        ("often_" + "x" * 95, "at most 100 characters"),
        ("record_id", "another meaning"),
        ("document", "another meaning"),
        ("redcap_event_name", "another meaning"),
        ("minimal_complete", "another meaning"),
        ("four", "another meaning"),
    ],
)
def test_a_name_that_redcap_does_not_take_is_refused(name: str, reason: str) -> None:
    """With the reason."""
    text = re.sub(r"\boften\b", name, MINIMAL)
    spoken = read(text, "minimal.yaml")
    if name == "four":
        # No questionnaire can have one that is called like a field, but one that is made here.
        questions = {"urgency": replace(URGE, id="urgency"), **spoken.questions}
        spoken, name = replace(spoken, questions=questions), "urgency"
    with pytest.raises(UsageError, match=f"a question called '{name}': .*{reason}"):
        dictionary(spoken)


@pytest.mark.parametrize("name", ["42-legs", "--", "x" * 27])
def test_a_form_without_a_name_is_refused(name: str) -> None:
    """REDCap names it by the questionnaire's id."""
    with pytest.raises(UsageError, match=f"a form called '{name}'"):
        dictionary(replace(INSTRUMENT, id=name))


def test_a_question_that_its_own_answer_shows_is_refused() -> None:
    """Through another question too: it would come and go."""
    old = "one: yes_no\n    sources: [S1]\n  - id: cramps"
    circle = "one: yes_no\n    ask_if: cramps != 'all'\n    sources: [S1]\n  - id: cramps"
    assert old in MINIMAL
    with pytest.raises(UsageError, match="when the question 'urge' is shown"):
        dictionary(read(MINIMAL.replace(old, circle), "minimal.yaml"))


def test_long_names_of_steps_are_cut_and_stay_apart() -> None:
    """Though they begin with the same letters."""
    names = [field[NAME] for field in _fields() if field[TYPE] == "calc"]
    assert "criteria_relief_met_by_his" in names
    text = MINIMAL.replace("often", "a_very_long_name_of_a_question_1")
    text = text.replace("cramps", "a_very_long_name_of_a_question_2")
    fields = Project(written(dictionary(read(text, "minimal.yaml")))).fields
    assert max(Counter(field[NAME] for field in fields).values()) == 1

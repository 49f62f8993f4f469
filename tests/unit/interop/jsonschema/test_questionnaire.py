"""The schema of questionnaires takes each that is right, and finds mistakes where they stand."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml.error import YAMLError

from rls_screen.instrument.vocabulary import DECISIONS, GRADES, LEVELS, PEOPLE, RESULTS, VERDICTS
from rls_screen.interop.jsonschema.questionnaire.whole import questionnaire_schema
from rls_screen.interop.jsonschema.terms import written
from tests.unit.instrument.test_mutations import (
    LINES,
    TOKENS,
    Mutation,
    _damaged,
    _mutations,
    _problems,
)
from tests.unit.interop.jsonschema.editor import CASES, as_an_editor_reads, whole_questionnaire
from tests.unit.interop.jsonschema.validators import validator

TOP = Path(__file__).parents[4]
SHIPPED = TOP / "questions.yaml"
WHOLE = whole_questionnaire()
VALIDATOR = validator(questionnaire_schema())

MISTAKES = (
    ("instrument:\n", "instruments:\n", ""),
    ("  id: minimal\n", "  name: minimal\n", "instrument"),
    ("  version: 1.0.0\n", "", "instrument"),
    ("  title: A minimal questionnaire\n", "  title:\n", "instrument.title"),
    ("  title: A minimal questionnaire\n", "  title: [A, B]\n", "instrument.title"),
    ("address: https://example.org/legs", "adress: https://example.org/legs", "sources.S1"),
    ("{text: A rule of our own.}", "A rule of our own.", "sources.OWN"),
    ("extent: {none: None of it,", "extent: {None: None of it,", "answer_sets.extent"),
    ("some: Part of it", "some: Some of it", "answer_sets.extent.some"),
    ("some: Part of it", "some: {label: Part of it}", "answer_sets.extent.some"),
    ("  - id: urge\n    label: Need to move", "  - id: Urge\n    label: Need", "questions.2.id"),
    ("  - id: urge\n    label: Need to move", "  - id: any\n    label: Need", "questions.2.id"),
    ("  - id: urge\n    label: Need to move", "  - id: result\n    label: X", "questions.2.id"),
    ("    label: Need to move\n", "    lable: Need to move\n", "questions.2"),
    ("    help: Whole years.\n", "", "questions.1"),
    ("{minimum: 0, maximum: 120}", "{min: 0, maximum: 120}", "questions.1.whole"),
    ("{minimum: 0, maximum: 120}", "{minimum: 0}", "questions.1.whole"),
    ("{minimum: 0, maximum: 120}", "{minimum: -1, maximum: 120}", "questions.1.whole.minimum"),
    ("{minimum: 0, maximum: 120}", "{minimum: none, maximum: 9}", "questions.1.whole.minimum"),
    ("{minimum: 0, maximum: 120}", "0 to 120", "questions.1.whole"),
    ("    one: yes_no\n", "    two: yes_no\n", "questions.2"),
    ("    one: yes_no\n", "    one: yes_no\n    many: extent\n", "questions.2"),
    ("    one: yes_no\n", "    one: [yes, no]\n", "questions.2.one"),
    ("{crawling: Crawling, aching: Aching}", "{unsure: Not sure}", "questions.5.many"),
    ("    default: self\n", "    defaults: self\n", "questions.0"),
    ("    ask_if: ", "    askif: ", "questions.3"),
    ("    help: A guess is fine.\n", "    help: Call {number}.\n", "questions.4.help"),
    ("explanations: [cramps]", "explanations: cramps", "groups.explanations"),
    ("explanations: [cramps]", "caps: [cramps]", "groups"),
    ('urge == "no", then: not_met', 'urge == "no", then: no', "criteria.0.rules.1.then"),
    ('{when: urge == "no"', '{if: urge == "no"', "criteria.0.rules.1"),
    ("      - {when: otherwise, then: unknown}\n", "", "criteria.0.rules"),
    ("counts: [met, met_by_history]", "counts: [met, history]", "score.counts.1"),
    ("counts: [met, met_by_history]", "counts: met", "score.counts"),
    ("{of: criteria,", "{of: questions,", "score.of"),
    ("says: It is about a child.,", "say: It is about a child.,", "caps.0"),
    ("when: age < 18, says", "when: [age < 18], says", "caps.0.when"),
    ("  - id: four_criteria\n", "  - id: all_criteria\n", "findings"),
    ("then: undetermined}", "then: unknown}", "result.rules.1.then"),
    ("    unlikely: {headline", "    never: {headline", "result.outcomes"),
    ("  - id: impact\n", "  - id: weight\n", "decisions.0.id"),
    ("then: intermittent}", "then: high}", "decisions.1.rules.0.then"),
    (
        "{when: otherwise, then: not_asked}",
        "{when: otherwise, then: unknown}",
        "decisions.2.rules.1.then",
    ),
    ("{level: same_day,", "{level: today,", "urgency.1.level"),
    ("{level: same_day,", "{level: emergency,", "urgency.1.level"),
    ("do: Call a doctor today.}", "}", "urgency.1"),
    ("says: It comes daily., sources: [S1]}", "says: It comes daily.}", "urgency.2.reasons.0"),
    ("says: It comes daily.,", "says: 'You said {answers}.',", "urgency.2.reasons.0.says"),
    ("who: doctor", "who: nurse", "flags.0.who"),
    ("    grade: limited\n", "    grade: strong\n", "advice.0.grade"),
    ("    grade: limited\n", "", "advice.0"),
    ("{text: Take care.}", "Take care.", "advice.0.cautions.0"),
    ("{id: doctor, name:", "{id: nurse, name:", "people.0.id"),
    ("verdict: unsupported", "verdict: false", "claims.0.verdict"),
    ("when: fits, sources: [S1]}\n  - {question: urge}", "when: fits}", "over_time.0"),
    ("  privacy: Nothing", "  private: Nothing", "notes"),
    ("accuracy: {text: It can be wrong.,", "accuracy: {says: It can be wrong.,", "notes.accuracy"),
    ("questions: [What is causing this?]", "questions: What is it?", "doctor.questions"),
    (
        "    prompts: [respondent, age, urge]\n",
        "    prompt: [respondent, age, urge]\n",
        "screens.0",
    ),
    (
        "        checklist: [cramps]\n",
        "        checklist: cramps\n",
        "screens.1.prompts.0.checklist",
    ),
    ("      - lead: Could one", "      - title: Could one", "screens.1.prompts.0"),
    ("      - often\n", "      - [often]\n", "screens.1.prompts.1"),
)
"""What stands in the questionnaire, a mistake in its place, and where the schema finds it."""


def _errors(text: str) -> set[str]:
    found = VALIDATOR.iter_errors(as_an_editor_reads(text))
    return {".".join(map(str, error.absolute_path)) for error in found}


def test_the_schema_that_comes_along_is_current() -> None:
    """Write it anew: rls-screen export jsonschema questionnaire --output questions.schema.json."""
    kept = (TOP / "questions.schema.json").read_text(encoding="utf-8")
    assert kept == written(questionnaire_schema())


def test_the_questionnaire_names_the_schema_that_lies_beside_it() -> None:
    """An editor that knows the comment finds the schema without being told."""
    first = SHIPPED.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=questions.schema.json"


@pytest.mark.parametrize("path", [SHIPPED, CASES / "minimal.yaml"], ids=lambda path: path.name)
def test_a_questionnaire_that_is_right_is_valid(path: Path) -> None:
    """Those that are read without a problem have none in an editor either."""
    assert _errors(path.read_text(encoding="utf-8")) == set()
    assert _errors(WHOLE) == set()


def test_there_are_enough_planted_mistakes() -> None:
    """Each is another one."""
    assert len(set(MISTAKES)) == len(MISTAKES) >= 40


@pytest.mark.parametrize(("right", "wrong", "place"), MISTAKES)
def test_a_planted_mistake_is_found_where_it_stands(right: str, wrong: str, place: str) -> None:
    """The reader finds it too, so that the schema is not stricter."""
    assert WHOLE.count(right) == 1
    text = WHOLE.replace(right, wrong)
    assert place in _errors(text)
    assert _problems(text)


@pytest.mark.parametrize(
    ("key", "words"),
    [("grade", GRADES), ("verdict", VERDICTS), ("level", LEVELS)],
)
def test_an_editor_offers_each_word_with_what_it_means(key: str, words: tuple[str, ...]) -> None:
    """The words are those of the reader."""
    kinds = {"grade": "advice", "verdict": "claim", "level": "level"}
    schema = VALIDATOR.schema
    assert isinstance(schema, dict)
    choices = schema["$defs"][kinds[key]]["properties"][key]["oneOf"]
    assert tuple(choice["const"] for choice in choices) == words
    assert all(choice["description"].endswith(".") for choice in choices)


def test_the_other_words_are_those_of_the_reader() -> None:
    """Results, decisions and people too."""
    schema = VALIDATOR.schema
    assert isinstance(schema, dict)
    parts = schema["$defs"]
    assert tuple(parts["outcomes"]["properties"]) == RESULTS
    assert parts["decision"]["properties"]["id"]["enum"] == [*DECISIONS]
    assert parts["person"]["properties"]["id"]["enum"] == [*PEOPLE]


def _is_valid_where_it_is_read(text: str) -> None:
    """Fail if the reader takes *text* and the schema does not; leave out what is bare nothing."""
    if _problems(text):
        return
    try:
        found = as_an_editor_reads(text)
    except (YAMLError, ValueError):
        return  # An editor says itself that it cannot read it.
    messages = [error.message for error in VALIDATOR.iter_errors(found)]
    assert [said for said in messages if not said.startswith("None is not of type")] == []


@settings(max_examples=500, deadline=None)
@given(_mutations())
def test_what_was_damaged_and_is_read_is_valid(mutations: list[Mutation]) -> None:
    """No questionnaire that the reader takes is refused, whatever was done to it."""
    text = "".join(LINES)
    for mutation in mutations:
        text = _damaged(text, mutation)
    _is_valid_where_it_is_read(text)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(range(len(LINES))), st.sampled_from([*TOKENS, "010", "1.5", "true", "1e3"]))
def test_a_value_that_is_read_is_valid(index: int, token: str) -> None:
    """Nor is one with a value that is a number or a truth to other readers."""
    key, colon, _ = LINES[index].partition(": ")
    text = "".join([*LINES[:index], f"{key}{colon}{token}\n", *LINES[index + 1 :]])
    _is_valid_where_it_is_read(text)

"""Promises of the review: wording, reading level, what is unused, worked examples, coverage."""

from pathlib import Path

import pytest
import textstat

from rls_screen import Instrument
from rls_screen.instrument.document import Problems, Text
from rls_screen.instrument.read import read
from rls_screen.instrument.vocabulary import QUESTIONS
from rls_screen.review.diagnosis import note_diagnoses
from rls_screen.review.reading import FEWEST_WORDS, grade
from rls_screen.review.restricted import note_names
from rls_screen.review.review import Review, review
from scripts.checks import WHOLE, translated
from tests.unit.instrument.test_reading_level import _texts

TEXT = WHOLE.read_text(encoding="utf-8")
SHIPPED = Path(__file__).parents[3] / "questions.yaml"

SAID = (
    ("en", "You have restless legs."),
    ("en", "You do not have RLS."),
    ("en", "It is late: you probably have Willis-Ekbom disease."),
    ("en", "You've got restless legs."),
    ("de", "Sie haben unruhige Beine."),
    ("de", "Sie haben kein Restless-Legs-Syndrom."),
    ("de", "Sie leiden an RLS."),
    ("es", "Usted tiene piernas inquietas."),
    ("es", "Padece el síndrome de piernas inquietas."),
    ("ru", "У вас синдром беспокойных ног."),  # noqa: RUF001 - it is Russian
    ("ru", "У вас нет СБН."),  # noqa: RUF001 - it is Russian
)
NOT_SAID = (
    ("en", "It tells whether you have restless legs."),
    ("en", "If you have restless legs, walk."),
    ("en", "Do you have restless legs?"),
    ("en", "Your answers fit restless legs."),
    ("en", "You have diabetes and it can feel like restless legs."),
    ("de", "Ob Sie unruhige Beine haben, kann nur ein Arzt sagen."),
    ("de", "Wenn Sie ein Restless-Legs-Syndrom haben, gehen Sie."),
    ("es", "Si tiene piernas inquietas, camine."),
    ("ru", "Если у вас синдром беспокойных ног, ходите."),  # noqa: RUF001 - it is Russian
)


def _text(value: str) -> Text:
    return Text(1, 1, value, value)


def _review(tmp_path: Path, text: str) -> Review:
    path = tmp_path / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    return review(path)


def _changed(*changes: tuple[str, str]) -> str:
    text = TEXT
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize(("language", "said"), SAID)
def test_a_diagnosis_is_found(language: str, said: str) -> None:
    """A text that says what a person has is told, in each language."""
    problems = Problems("file")
    note_diagnoses([_text(said)], language, problems)
    assert [problem.code for problem in problems.found] == ["says-diagnosis"]


@pytest.mark.parametrize(("language", "said"), NOT_SAID)
def test_what_is_no_diagnosis_is_let_through(language: str, said: str) -> None:
    """A question, a condition and what answers fit are none."""
    problems = Problems("file")
    note_diagnoses([_text(said)], language, problems)
    assert problems.found == []


@pytest.mark.parametrize(
    "name", ["IRLS", "CH-RLSq", "CH-RLSq13", "RLS-6", "RLS-QoL", "ASRS", "Epworth"]
)
def test_a_restricted_instrument_is_found(name: str) -> None:
    """Each of those whose wording is licensed, at its place in the text."""
    problems = Problems("file")
    note_names([_text(f"As the {name} asks.")], problems)
    assert [(item.code, item.column) for item in problems.found] == [("restricted-instrument", 8)]


def test_the_study_group_is_no_instrument() -> None:
    """IRLSSG is the name of those who study it."""
    problems = Problems("file")
    note_names([_text("The criteria of the IRLSSG.")], problems)
    assert problems.found == []


def test_the_measure_of_reading_is_close_to_the_known_one(instrument: Instrument) -> None:
    """For texts long enough to be measured it differs by less than one grade on average."""
    texts = [text.replace(QUESTIONS, "signs") for text in _texts(instrument).values()]
    pairs = [
        (grade(text), float(textstat.flesch_kincaid_grade(text)))
        for text in texts
        if len(text.split()) >= FEWEST_WORDS
    ]
    assert len(pairs) > 200
    assert sum(abs(ours - theirs) for ours, theirs in pairs) / len(pairs) < 1


def test_the_shipped_questionnaire_has_no_problem_and_a_dozen_examples() -> None:
    """Not even a warning, in any of its languages."""
    found = review()
    assert found.problems == ()
    assert found.languages == ("en", "de", "es", "ru")
    assert found.coverage
    assert found.coverage.examples >= 12
    assert len(found.coverage.all) > len(found.coverage.missed) > 0


def test_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    """A mistake in the questionnaire hides none in its translation."""
    text = _changed(("    label: Age in years\n", "    lable: Age in years\n"))
    german = translated(TEXT).replace('de: "Xx Need to move"', 'de: "Sie haben RLS."')
    (tmp_path / "questions.de.yaml").write_text(german, encoding="utf-8")
    found = _review(tmp_path, text).problems
    codes = {(Path(problem.file).name, problem.code) for problem in found}
    assert ("questions.yaml", "unknown-key") in codes
    assert ("questions.de.yaml", "says-diagnosis") in codes
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("field", "wanted", "out"),
    [
        ("result", "unlikely", "likely"),
        ("score", "0", "1"),
        ("see_doctor", "false", "true"),
        ("reasons", "[]", "[burden]"),
        ("course", "intermittent", "null"),
        ("criteria", "{urge: not_met}", "met"),
    ],
)
def test_an_example_that_fails_says_what_came_out(
    tmp_path: Path, field: str, wanted: str, out: str
) -> None:
    """Whatever field of the result it is, at its place."""
    expected = "    expected: {result: likely, urgency: soon}\n"
    text = _changed((expected, f"    expected:\n      {field}: {wanted}\n"))
    (problem,) = _review(tmp_path, text).problems
    assert problem.code == "example-fails"
    assert problem.line == len(text.splitlines())
    assert f"comes out as {out}, not as " in problem.sentence


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("      age: 40\n", "      age: 140\n", "example-answer"),
        ("      age: 40\n", "      ages: 40\n", "example-answer"),
        ("      feels: [crawling, aching]\n", "      feels: crawling\n", "example-answer"),
        ("      feels: [crawling, aching]\n", "      feels: {a: b}\n", "example-answer"),
        ("    about: A need to move that comes each day.\n", "", "missing-key"),
        ("urgency: soon}", "urgent: soon}", "unknown-key"),
        ("  - id: each_evening\n", "  - id: Each evening\n", "bad-id"),
    ],
)
def test_an_example_that_cannot_be_run_is_told(
    tmp_path: Path, before: str, after: str, code: str
) -> None:
    """What is wrong in it is a problem of its own."""
    found = _review(tmp_path, _changed((before, after))).problems
    assert [problem.code for problem in found] == [code]


def test_examples_change_nothing_that_decides() -> None:
    """The digest of the rules, the texts and all that is asked are the same without them."""
    with_them, without = (read(text, "file") for text in (TEXT, TEXT.split("\nexamples:")[0]))
    assert with_them.rules_digest == without.rules_digest
    assert with_them.rules == without.rules
    assert with_them.questions == without.questions


def test_coverage_grows_with_what_an_example_reaches(tmp_path: Path) -> None:
    """A row is reached where it decides, a fact where it is yes."""
    more = """  - id: denied
    about: No need to move.
    answers: {urge: "no", age: 9}
    expected: {result: unlikely}
"""
    first, second = (_review(tmp_path, text).coverage for text in (TEXT, TEXT + more))
    assert first
    assert second
    assert first.all == second.all
    gained = {(item.rule, item.row) for item in first.missed} - {
        (item.rule, item.row) for item in second.missed
    }
    assert {("caps.child", -1), ("flags.child", -1), ("criteria.urge", 1), ("result", 0)} <= gained


def test_a_finding_behind_an_unused_one_is_unused_too(tmp_path: Path) -> None:
    """What only leads to nothing is told as well."""
    chain = "  - {id: first, means: a, when: age < 9, sources: [S1]}\n"
    chain += "  - {id: second, means: b, when: first, sources: [S1]}\n"
    text = _changed(("\nresult:\n", f"{chain}\nresult:\n"))
    found = _review(tmp_path, text).problems
    assert [problem.sentence.split("'")[1] for problem in found] == ["first", "second"]


def test_an_error_cannot_be_accepted(tmp_path: Path) -> None:
    """A comment lets warnings alone through."""
    text = _changed(("{headline: Your answers fit.,", "{headline: You have RLS.,"))
    text = text.replace("    likely: {", "    # accepted: says-diagnosis\n    likely: {")
    assert [problem.code for problem in _review(tmp_path, text).problems] == ["says-diagnosis"]

"""Promises of translations: complete or not offered, never stale, never two languages at once."""

from pathlib import Path

import pytest

from rls_screen.errors import QuestionnaireError
from rls_screen.instrument.catalogue import in_questionnaire, texts_of
from rls_screen.instrument.document import Map, Problems, compose
from rls_screen.instrument.language import Language, english
from rls_screen.instrument.read import read
from rls_screen.instrument.translation import read_translation

CASES = Path(__file__).parents[2] / "cases"
MINIMAL = (CASES / "minimal.yaml").read_text(encoding="utf-8")
BROKEN = sorted((CASES / "broken-translations").glob("*.yaml"))


def _texts() -> dict[str, str]:
    root = compose(MINIMAL, Problems("minimal.yaml"))
    assert isinstance(root, Map)
    return {name: text.value for name, text in texts_of(root, in_questionnaire).items()}


def _language(text: str) -> Language:
    problems = Problems("minimal.xx.yaml")
    translation = read_translation(text, "xx", problems)
    if problems.found:
        raise QuestionnaireError(problems.in_order())
    return Language("xx", english().words, "minimal.xx.yaml", translation)


def _translated(texts: dict[str, str]) -> str:
    lines = ["texts:"]
    for name, text in texts.items():
        lines += [f"  {name}:", f"    en: {text!r}", f"    xx: {f'Xx {text}'!r}"]
    return "\n".join(lines)


def test_every_text_is_put_into_the_language() -> None:
    """A complete translation replaces every text for people, and nothing else."""
    spoken = read(MINIMAL, "minimal.yaml", _language(_translated(_texts())))
    plain = read(MINIMAL, "minimal.yaml")
    assert spoken.title == "Xx A minimal questionnaire"
    assert spoken.questions["cramps"].options[1].label == "Xx Part of it"
    assert spoken.questions["cramps"].options[1].code == "some"
    assert spoken.screens[1].prompts[0] != plain.screens[1].prompts[0]
    assert spoken.doctor.questions == ("Xx What is causing this?",)
    assert spoken.rules == plain.rules
    assert spoken.digest == plain.digest
    assert spoken.sources == plain.sources
    assert spoken.name == plain.name


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_translation_has_exactly_these_problems(path: Path) -> None:
    """Every gap and every mistake is told at once, at its line."""
    with pytest.raises(QuestionnaireError) as caught:
        read(MINIMAL, "minimal.yaml", _language(path.read_text(encoding="utf-8")))
    found = "".join(f"{problem}\n" for problem in caught.value.problems)
    assert found == path.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(_texts()))
def test_a_text_that_changed_makes_the_translation_stale(name: str) -> None:
    """Whichever English text changes, its translation is named."""
    texts = _texts()
    translation = _language(_translated({**texts, name: f"{texts[name]} once"}))
    with pytest.raises(QuestionnaireError) as caught:
        read(MINIMAL, "minimal.yaml", translation)
    assert [problem.code for problem in caught.value.problems] == ["stale-text"]
    assert f"'{name}'" in caught.value.problems[0].sentence


@pytest.mark.parametrize("name", list(_texts()))
def test_a_text_that_is_missing_is_named(name: str) -> None:
    """Whichever text has no translation, the language is refused."""
    texts = {key: text for key, text in _texts().items() if key != name}
    with pytest.raises(QuestionnaireError) as caught:
        read(MINIMAL, "minimal.yaml", _language(_translated(texts)))
    assert [problem.code for problem in caught.value.problems] == ["missing-text"]

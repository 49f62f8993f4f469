"""Promises of translations: complete or not offered, never stale, never two languages at once."""

from pathlib import Path

import pytest

from rls_screen.errors import QuestionnaireError
from rls_screen.instrument.catalogue import in_questionnaire, texts_of
from rls_screen.instrument.document import Map, Problems, compose
from rls_screen.instrument.language import Language, english
from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load, shipped
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
    return Language("xx", english().words, read_translation(text, "minimal.xx.yaml", "xx"))


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


def test_what_an_alias_repeats_is_translated_with_it() -> None:
    """A text that stands in two places through an alias has one translation, for both."""
    old = "    signs_not_asked: {headline: The signs were not asked., do: Answer them first.}"
    urgent = "{level: same_day, headline: Get help today., do: Call a doctor today.}"
    anchored = "{level: same_day, headline: Today., do: Call., signs_not_asked: &unasked {"
    text = MINIMAL.replace(old, "    signs_not_asked: *unasked").replace(
        urgent, anchored + "headline: Not asked., do: Answer.}}"
    )
    root = compose(text, Problems("minimal.yaml"))
    assert root
    texts = {name: item.value for name, item in texts_of(root, in_questionnaire).items()}
    assert "urgency.same_day.signs_not_asked.do" in texts
    assert "urgency.self_care.signs_not_asked.do" not in texts
    spoken = read(text, "minimal.yaml", _language(_translated(texts)))
    for level in ("same_day", "self_care"):
        unasked = spoken.level(level).signs_not_asked
        assert unasked
        assert unasked.do == "Xx Answer."


@pytest.mark.parametrize(("times", "levels"), [(3, 30), (1, 2_000)])
def test_aliases_of_aliases_are_gone_through_once(times: int, levels: int) -> None:
    """A short file that stands for a great many texts has its problems told at once."""
    later = (
        f"x{level}: &a{level} [{', '.join([f'*a{level - 1}'] * times)}]"
        for level in range(1, levels)
    )
    lines = ("x0: &a0 [x, x]", *later)
    with pytest.raises(QuestionnaireError) as caught:
        read("\n".join((MINIMAL, *lines)), "minimal.yaml")
    assert {problem.code for problem in caught.value.problems} == {"unknown-key"}
    assert len(caught.value.problems) == levels


def test_the_languages_that_are_offered() -> None:
    """English, German, Spanish and Russian are there, each whole."""
    assert tuple(codes(shipped())) == ("en", "de", "es", "ru")
    for code in codes(shipped()):
        assert load(None, code).language == code

"""Promises of finding and loading a questionnaire, and of the one that comes with the package."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rls_screen.errors import QuestionnaireError, UsageError
from rls_screen.instrument.load import load, shipped
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import LEVELS, RESULTS
from rls_screen.logic.rules import reads

MINIMAL = Path(__file__).parents[2] / "cases" / "minimal.yaml"

NEVER_SAID = (
    "you have restless legs",
    "you have rls",
    "you suffer",
    "you probably have",
    "diagnosed",
    "diagnosis",
    "confirms",
    "proves that",
    "cure",
    "nothing is wrong",
    "no need to see a doctor",
)
"""What a screen cannot say of a person."""

SAID_OF_ITSELF = (
    "this is a screen, not a diagnosis",
    "this page is no diagnosis",
    "it does not mean that nothing is wrong",
)
"""Where it says what it does not say."""

LICENSED = (
    "overall, how would you rate",
    "how severe is your",
    "recurrent, uncomfortable feelings",
    "recurrent need or urge",
    "discomfort in your legs or arms",
    "when you try to relax in the evening or sleep at night",
    "how likely are you to doze",
    "moderate chance of dozing",
)
"""Phrases of instruments that may not be reproduced."""


def _said(instrument: Instrument) -> Iterator[str]:
    """Give every text that a person reads."""
    for question in instrument.questions.values():
        yield from (question.label, question.text, question.item, question.help)
        yield from (option.label for option in question.options)
    for outcome in instrument.outcomes.values():
        yield from (outcome.headline, outcome.text)
    for level in instrument.levels:
        calls = (level.call, level.signs_not_asked) if level.signs_not_asked else (level.call,)
        yield from (text for call in calls for text in (call.headline, call.do))
        yield from (code.says for code in level.reasons)
    for code in (*instrument.caps, *instrument.flags):
        yield from (code.says, code.ask)
    for note in instrument.rule_notes.values():
        yield from (note.means, *(row.because for row in note.rows))
    yield from _told(instrument)
    yield from instrument.notes.values()
    yield from (*instrument.doctor.questions, instrument.doctor.cannot_tell)
    yield from (screen.title for screen in instrument.screens)


def _told(instrument: Instrument) -> Iterator[str]:
    """Give what is advised; what is only quoted from others is none of it."""
    for item in instrument.advice:
        yield from (item.text, *(caution.text for caution in item.cautions))
    yield from (claim.because for claim in instrument.claims)
    yield from (text for person in instrument.people for text in (person.name, person.ask))
    yield from (statement.text for statement in instrument.doctor.usually)
    if instrument.accuracy:
        yield instrument.accuracy.text


def test_the_shipped_questionnaire_has_no_problems(instrument: Instrument) -> None:
    """What comes with the package loads, under its own name."""
    assert instrument.file == "questions.yaml"
    assert re.fullmatch(r"rls-screen/\d+\.\d+\.\d+", instrument.name)
    assert tuple(level.id for level in instrument.levels) == LEVELS
    assert tuple(instrument.outcomes) == RESULTS


def test_a_questionnaire_from_a_file_keeps_its_path(tmp_path: Path) -> None:
    """Problems and results name the file as it was given."""
    path = tmp_path / "my questions.yaml"
    path.write_bytes(shipped().read_bytes())
    assert load(path).file == str(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A path that leads nowhere is wrong use, not a wrong questionnaire."""
    path = tmp_path / "nowhere.yaml"
    with pytest.raises(UsageError) as caught:
        load(path)
    assert str(caught.value) == f"{path}: No such file or directory."


def test_a_folder_is_named(tmp_path: Path) -> None:
    """A path that leads to a folder is wrong use."""
    with pytest.raises(UsageError) as caught:
        load(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path}: ")
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("data", "byte"),
    [
        (b"instrument: \xff", 13),
        (b"\xff\xfei\0", 1),
        (b"title: Gr\xf6\xdfe\n", 10),
        (b"\xef\xbb\xbf\xe4", 1),
    ],
)
def test_a_file_that_is_not_utf8_is_named_with_the_byte(
    data: bytes, byte: int, tmp_path: Path
) -> None:
    """Files saved in another encoding are told what they should be saved as."""
    path = tmp_path / "foreign.yaml"
    path.write_bytes(data)
    with pytest.raises(QuestionnaireError) as caught:
        load(path)
    told = f"{path}:1:{byte}: not-utf-8: the bytes here are not UTF-8. Save the file as UTF-8."
    assert str(caught.value) == told


def test_a_byte_order_mark_and_other_line_ends_change_nothing(tmp_path: Path) -> None:
    """A file as another editor saves it gives the same questionnaire, with the same lines."""
    path = tmp_path / "minimal.yaml"
    path.write_bytes(MINIMAL.read_bytes())
    plain = load(path)
    path.write_bytes(b"\xef\xbb\xbf" + MINIMAL.read_bytes().replace(b"\n", b"\r\n"))
    assert replace(load(path), digest=plain.digest) == plain


def test_a_broken_file_names_itself_in_each_problem(tmp_path: Path) -> None:
    """Each line of the message begins with the path, as editors understand it."""
    path = tmp_path / "broken.yaml"
    path.write_text(MINIMAL.read_text(encoding="utf-8").replace("[S1]", "[S9]"), encoding="utf-8")
    with pytest.raises(QuestionnaireError) as caught:
        load(path)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.problems) > 10
    assert all(
        re.match(rf"{re.escape(str(path))}:\d+:\d+: unknown-source: ", line) for line in lines
    )


def test_every_rule_question_and_advice_names_its_sources(instrument: Instrument) -> None:
    """Only the order of urgency is nobody's: the reasons of its levels have the sources."""
    for question in instrument.questions.values():
        assert question.sources, question.id
    without = [note.name for note in instrument.rule_notes.values() if not note.sources]
    assert without == ["urgency"]
    assert all(instrument.rule_notes[item.rule].sources for item in instrument.advice)
    assert {rule.name for rule in instrument.rules} == instrument.rule_notes.keys()


def test_every_source_can_be_looked_up(instrument: Instrument) -> None:
    """A source has a reference in full, and an address that is one, if it has any."""
    for source in instrument.sources.values():
        assert len(source.text.split()) > 2, source.id
        words = source.text.casefold()
        assert not re.search(r"\b(missing|unknown|not found|todo|tbd|xxx)\b|\?\?", words), source.id
        assert re.fullmatch(r"(https://\S+)?", source.address), source.id


def test_no_text_says_what_a_screen_cannot_say(instrument: Instrument) -> None:
    """It says that answers fit, never that a person has something."""
    for text in _said(instrument):
        plain = " ".join(text.casefold().split())
        for allowed in SAID_OF_ITSELF:
            plain = plain.replace(allowed, "")
        assert [phrase for phrase in NEVER_SAID if re.search(rf"\b{phrase}\b", plain)] == [], text


def test_no_text_is_of_a_licensed_instrument(instrument: Instrument) -> None:
    """All questions are in the questionnaire's own words."""
    said = " ".join(" ".join(_said(instrument)).casefold().split())
    assert [phrase for phrase in LICENSED if phrase in said] == []


def test_every_result_says_that_it_is_a_screen(instrument: Instrument) -> None:
    """The note that goes with every result says what it is not, and that it was not tested."""
    note = instrument.notes["not_a_diagnosis"].casefold()
    assert "not a diagnosis" in note
    assert "not been tested in a study" in note


def test_every_question_is_used_or_is_for_the_doctor(instrument: Instrument) -> None:
    """No answer is asked for that no rule reads, save those that are only shown."""
    read = {name for rule in instrument.rules for name in reads(rule, instrument.scope)}
    assert sorted(instrument.questions.keys() - read) == ["feels", "onset_age"]

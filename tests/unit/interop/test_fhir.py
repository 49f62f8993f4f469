"""Promises of FHIR: answers go there and come back whole; what does not fit the form is told."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode
from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load, shipped
from rls_screen.interop.fhir.bundle import bundle
from rls_screen.interop.fhir.codes import code_systems
from rls_screen.interop.fhir.questionnaire import questionnaire
from rls_screen.interop.fhir.read import reader
from rls_screen.interop.fhir.response import Name, response
from rls_screen.interop.outline import outline
from rls_screen.logic.values import Answers
from rls_screen.screening.answers import take
from tests.unit.engines.records import INSTRUMENT, SCREEN, all_records

OUTLINE = outline(INSTRUMENT)
READ = reader(OUTLINE)
OTHERS = {code: load(language=code) for code in codes(shipped()) if code != "en"}
FORM: dict[str, Any] = questionnaire(INSTRUMENT, OTHERS)
CASES = Path(__file__).parents[2] / "cases" / "cases.jsonl"
SHEET: Answers = {"age": 40, "urge": "yes", "feels": ("aching", "itching"), "relief": "no"}


def _items(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from _items(item.get("item", []))


ITEMS = {item["linkId"]: item for item in _items(FORM["item"])}


def _score(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["score", *map(str, arguments)])


def test_answers_come_back_whole() -> None:
    """Of all records: each answer, "unsure" and empty lists too."""
    for answers in (*all_records()[::5], {"feels": ()}, {}):
        back = READ(response(OUTLINE, None, answers))
        assert not back.mistakes
        assert take(INSTRUMENT, back.given.items()).answers == answers


@pytest.mark.parametrize(
    "found",
    [Name("a"), Name("7"), Name("07 b"), Name("7", is_number=True), Name("-1.50", is_number=True)],
)
def test_an_id_comes_back_as_it_was(found: Name) -> None:
    """A number is told from a text."""
    assert READ(response(OUTLINE, found, SHEET)).name == found


def test_what_is_no_number_is_a_text_as_an_id() -> None:
    """Whatever its system says, so that what is written is JSON."""
    system = "urn:rls-screen:record-number"
    for text in ("seven", "01", "1e", "NaN", "1 ", ""):
        assert READ({"identifier": {"system": system, "value": text}}).name == Name(text)


def test_the_command_takes_back_what_it_gives(tmp_path: Path) -> None:
    """Results of all cases are the same bytes, by way of FHIR."""
    records = [json.loads(line)["record"] for line in CASES.read_text("utf-8").splitlines()]
    records += [{"id": 7}, {"id": 1.50, "urge": "unsure"}, {"urge": "yes"}]
    plain, there = tmp_path / "answers.ndjson", tmp_path / "there.ndjson"
    plain.write_text("".join(f"{json.dumps(item)}\n" for item in records), encoding="utf-8")
    assert _score(plain, "--to", "fhir", "--output", there).exit_code == ExitCode.OK
    back = _score(there, "--from", "fhir")
    assert back.exit_code == ExitCode.OK
    assert back.stdout == _score(plain).stdout
    assert f"{len(records)} scored, 0 rejected, {len(records)} excluded" in back.stderr


def _respond(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """Give the mistakes in a response after a *change*."""
    found = copy.deepcopy(response(OUTLINE, None, SHEET))
    change(found)
    return [str(mistake) for mistake in READ(found).mistakes]


def _item(found: dict[str, Any], link: str) -> dict[str, Any]:
    return next(item for item in _items(found["item"]) if item["linkId"] == link)


def _answer(found: dict[str, Any], link: str, **value: object) -> None:
    _item(found, link)["answer"] = [value]


YES_NO = "urn:rls-screen:answers:yes-no"
MISTAKES: dict[str, Callable[[dict[str, Any]], object]] = {
    "urgee: the form has no item of this linkId. Did you mean 'urge'?": (
        lambda found: _item(found, "urge").update(linkId="urgee")
    ),
    "urge: valueString is the wrong kind of answer; this takes valueCoding.": (
        lambda found: _answer(found, "urge", valueString="yes")
    ),
    "age: valueDecimal is the wrong kind of answer; this takes valueInteger.": (
        lambda found: _answer(found, "age", valueDecimal=40.0)
    ),
    "urge: \"yess\" is none of its answers. Did you mean 'yes'?": (
        lambda found: _answer(found, "urge", valueCoding={"system": YES_NO, "code": "yess"})
    ),
    f'urge: the code is of the system "urn:x", not "{YES_NO}".': (
        lambda found: _answer(found, "urge", valueCoding={"system": "urn:x", "code": "yes"})
    ),
    "urge: there is more than one answer.": (
        lambda found: _item(found, "urge")["answer"].extend(_item(found, "urge")["answer"])
    ),
    "urge: two items have this linkId.": (lambda found: found["item"].append(_item(found, "urge"))),
    "urge: an answer has one value, and here are 0.": lambda found: _answer(found, "urge"),
    "item: each of this list must be an object.": lambda found: found["item"].append(7),
    "item: this must be a list.": lambda found: found.update(item={"linkId": "urge"}),
    "status: the response was entered in error, as its status says, and is not scored.": (
        lambda found: found.update(status="entered-in-error")
    ),
    'questionnaire: "urn:rls-screen:questionnaire:rls-screen|…" is another form; '
    f'this is "urn:rls-screen:questionnaire:{INSTRUMENT.id}|{INSTRUMENT.version}".': (
        lambda found: found.update(questionnaire="urn:rls-screen:questionnaire:rls-screen|0.1")
    ),
    'feels: "none" goes with no other answer.': (
        lambda found: _item(found, "feels")["answer"].append(
            {"valueCoding": {"system": "urn:rls-screen:answers:none", "code": "none"}}
        )
    ),
}


@pytest.mark.parametrize("told", MISTAKES)
def test_what_does_not_fit_the_form_is_told(told: str) -> None:
    """Each by its linkId, with what would be right."""
    assert told in _respond(MISTAKES[told])


def test_what_is_hidden_and_answered_is_told(tmp_path: Path) -> None:
    """It counts as given, as in any record, and is said once for each question."""
    there = tmp_path / "there.json"
    answers: Answers = {"relief": "yes", "relief_before": "no"}
    there.write_text(json.dumps(response(OUTLINE, None, answers)), encoding="utf-8")
    done = _score("--from", "fhir", there)
    assert json.loads(done.stdout)["inconsistent"] == ["relief_before"]
    assert "1 response answers 'relief_before', which the form hides there" in done.stderr


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["item", "identifier", "status", "id", "questionnaire"]), JSON, JSON)
def test_nothing_in_a_response_is_beyond_a_mistake(key: str, value: object, inner: object) -> None:
    """Whatever stands there, nothing is raised, and no answer comes from it."""
    assert READ({key: value}).given == {}
    assert READ({"item": [{"linkId": "urge", "answer": [{"valueCoding": inner}]}]}).given == {}


def test_the_form_is_sound() -> None:
    """What FHIR asks of a form beside its shape."""
    every = list(_items(FORM["item"]))
    assert len(ITEMS) == len(every)
    for item in every:
        assert bool(item.get("item")) if item["type"] == "group" else True
        assert "required" not in item
        tests = item.get("enableWhen", [])
        assert all(test["question"] in ITEMS for test in tests)
        assert len(tests) < 2 or item["enableBehavior"] in {"any", "all"}
        if item["type"] == "display":
            assert not {"item", "answerOption", "readOnly"} & item.keys()


def test_a_questionnaire_of_ones_own_goes_there_and_comes_back() -> None:
    """Whatever its questions, and where some levels can never be."""
    own = load(CASES.with_name("minimal.yaml"))
    every = list(_items(questionnaire(own, {})["item"]))  # type: ignore[arg-type]
    assert len({item["linkId"] for item in every}) == len(every)
    told = {item["linkId"] for item in every if item["linkId"].startswith("urgency-")}
    assert "urgency-self_care-at-the-end" in told
    assert "urgency-emergency-at-the-end" not in told
    answers: Answers = {"urge": "yes", "cramps": "some", "feels": (), "age": 7}
    back = reader(outline(own))(response(outline(own), None, answers))
    assert not back.mistakes
    assert take(own, back.given.items()).answers == answers
    assert code_systems(own, {})["entry"]


def test_no_points_are_shown() -> None:
    """Neither ordinal values nor weights, which could sway an answer."""
    text = json.dumps(FORM)
    assert "ordinalValue" not in text
    assert "itemWeight" not in text


def test_every_text_is_there_in_every_language() -> None:
    """Questions, help, options and results."""
    languages = {"de", "es", "ru"}
    for item in ITEMS.values():
        if item["linkId"] in {field.name for field in OUTLINE.fields}:
            continue
        told = {part["extension"][0]["valueCode"] for part in item["_text"]["extension"]}
        assert told == languages, item["linkId"]
        for option in item.get("answerOption", ()):
            assert len(option["valueCoding"]["_display"]["extension"]) == len(languages)


def test_every_code_in_use_is_published() -> None:
    """The code systems hold each code of the form and of all results."""
    systems = {
        entry["resource"]["url"]: {item["code"] for item in entry["resource"]["concept"]}
        for entry in code_systems(INSTRUMENT, OTHERS)["entry"]  # type: ignore[attr-defined]
    }
    records = all_records()[::20]
    found = [bundle(OUTLINE, (), None, (answers, SCREEN(answers))) for answers in records]
    for coding in _codings([FORM, *found]):
        if coding["system"].startswith("urn:rls-screen:"):
            assert coding["code"] in systems[coding["system"]], coding


def _codings(value: object) -> Iterator[dict[str, str]]:
    match value:
        case {"system": str(system), "code": str(code)}:
            yield {"system": system, "code": code}
        case dict():
            for item in value.values():
                yield from _codings(item)
        case list():
            for item in value:
                yield from _codings(item)
        case _:
            pass


def test_a_result_is_no_condition() -> None:
    """An Observation, derived from the answers; undetermined is a reason and no value."""
    for answers in (SHEET, {}):
        found: dict[str, Any] = bundle(OUTLINE, (), None, (answers, SCREEN(answers)))
        there, result = (entry["resource"] for entry in found["entry"])
        assert (there["resourceType"], result["resourceType"]) == (
            "QuestionnaireResponse",
            "Observation",
        )
        assert result["derivedFrom"][0]["reference"] == found["entry"][0]["fullUrl"]
        assert ("valueCodeableConcept" in result) != ("dataAbsentReason" in result)
    assert "dataAbsentReason" in result


def test_a_response_is_completed_only_if_all_is_answered() -> None:
    """What the form shows; else it is in progress."""
    partly = response(OUTLINE, None, SHEET)
    assert partly["status"] == "in-progress"
    whole = next(answers for answers in _whole() if OUTLINE.is_complete(answers))
    assert response(OUTLINE, None, whole)["status"] == "completed"


def _whole() -> Iterator[Answers]:
    usual = {"location": "both_legs", "respondent": "self"}
    yield {
        item.id: usual.get(item.id, item.options[0].code if item.options else 40)
        for item in INSTRUMENT.questions.values()
        if item.id != "feels"
    } | {"feels": ()}


@pytest.mark.parametrize(
    "options",
    [("--map", "mesa", "--to", "fhir"), ("--to", "fhir", "--extra", "keep")],
)
def test_what_fhir_has_no_place_for_is_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Columns of others are not lost in silence."""
    path = tmp_path / "answers.ndjson"
    path.write_text('{"id":"a","site":1}\n', encoding="utf-8")
    assert _score(path, *options).exit_code == ExitCode.USAGE


def test_snomed_can_be_left_out() -> None:
    """It names the topic of the form, and nothing else."""
    bare = questionnaire(INSTRUMENT, {}, has_snomed=False)
    assert "snomed" not in json.dumps(bare)
    with_it = {**bare, "code": FORM["code"]}
    assert questionnaire(INSTRUMENT, {}) == {
        key: with_it[key] for key in questionnaire(INSTRUMENT, {})
    }

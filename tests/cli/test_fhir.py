"""FHIR on the command line: each resource is counted, and only a code of its system is one."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode


def _score(folder: Path, *resources: object) -> Result:
    path = folder / "study.ndjson"
    path.write_text("".join(f"{json.dumps(item)}\n" for item in resources))
    return CliRunner().invoke(app, ["score", "--map", "fhir", str(path)])


def _response(name: str, *answers: dict[str, Any]) -> dict[str, Any]:
    return {
        "resourceType": "QuestionnaireResponse",
        "id": name,
        "subject": {"reference": f"Patient/{name}"},
        "status": "completed",
        "item": [{"linkId": "urge", "answer": list(answers)}],
    }


def _bundle(*inner: object) -> dict[str, Any]:
    return {"resourceType": "Bundle", "entry": [{"resource": item} for item in inner]}


SOUND = _response("a", {"valueBoolean": True})


def _record(done: Result) -> Any:  # noqa: ANN401 - a record of JSON
    return json.loads(done.stdout)


def test_a_bundle_within_a_bundle_gives_up_its_responses(tmp_path: Path) -> None:
    """However deep a response stands, it is scored as on its own."""
    alone = _score(tmp_path, SOUND)
    assert alone.exit_code == ExitCode.OK
    assert _score(tmp_path, _bundle(_bundle(SOUND))).stdout == alone.stdout


@pytest.mark.parametrize(
    "bundle",
    [
        {"resourceType": "Bundle", "entry": ["x", {"resource": SOUND}]},
        {"resourceType": "Bundle", "entry": [{"resource": SOUND}, None]},
        {"resourceType": "Bundle", "entry": [{"resource": SOUND}, {"fullUrl": "urn:x"}]},
        {"resourceType": "Bundle", "entry": [{"resource": {"id": "y"}}, {"resource": SOUND}]},
        _bundle({"resourceType": "Bundle", "entry": "x"}, SOUND),
    ],
)
def test_an_entry_that_is_no_resource_is_rejected_by_itself(
    tmp_path: Path, bundle: dict[str, Any]
) -> None:
    """Nothing in a Bundle goes uncounted."""
    done = _score(tmp_path, bundle)
    assert done.exit_code == ExitCode.REJECTED
    assert _record(done)["id"].startswith("a/")
    assert "this is no FHIR resource; a QuestionnaireResponse would be right." in done.stderr
    assert done.stderr.endswith("2 records read: 1 scored, 1 rejected.\n")


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("x", "'item' is no list of objects, as it must be in FHIR"),
        (["x"], "'item' is no list of objects, as it must be in FHIR"),
        ([{"linkId": "urge", "answer": "yes"}], "'answer' is no list of objects"),
        ([{"linkId": "urge", "answer": [True]}], "'answer' is no list of objects"),
        ([{"linkId": "urge", "item": 5}], "'item' is no list of objects"),
        ([{"linkId": 5, "answer": [{"valueBoolean": True}]}], "has no 'linkId' that is a text"),
        ([{"answer": [{"valueBoolean": True}]}], "has no 'linkId' that is a text"),
    ],
)
def test_a_response_of_another_shape_is_rejected(tmp_path: Path, item: object, reason: str) -> None:
    """An answer that cannot be read is never taken for one that was not given."""
    done = _score(tmp_path, {**SOUND, "item": item})
    assert done.exit_code == ExitCode.REJECTED
    assert reason in done.stderr
    assert not done.stdout


@pytest.mark.parametrize(
    "answer",
    [
        {"valueString": "loinc|LA33-6"},
        {"valueCoding": {"system": "loinc", "code": "LA33-6"}},
        {"valueCoding": {"system": "http://snomed.info/sct", "code": "LA33-6"}},
        {"valueCoding": {"code": "LA33-6"}},
        {"valueReference": {"reference": "loinc|LA33-6"}},
        {"valueCoding": [{"system": "http://loinc.org", "code": "LA33-6"}]},
    ],
)
def test_what_only_looks_like_a_code_is_not_listed(tmp_path: Path, answer: dict[str, Any]) -> None:
    """A code counts only as a coding of its code system."""
    sound = {"valueCoding": {"system": "http://loinc.org", "code": "LA33-6"}}
    assert _record(_score(tmp_path, _response("a", sound)))["criteria"]["urge"] == "met"
    found = _record(_score(tmp_path, _response("a", answer)))
    assert found["criteria"]["urge"] == "unknown"
    assert found["missing"]["urge"] == "unlisted"


def test_two_values_in_one_answer_are_a_conflict(tmp_path: Path) -> None:
    """Neither of two values is preferred."""
    done = _score(tmp_path, _response("a", {"valueBoolean": True, "valueString": "no"}))
    assert _record(done)["missing"]["urge"] == "conflict"


def test_a_note_with_a_semicolon_stays_one_note(tmp_path: Path) -> None:
    """In CSV, items stand with semicolons between them; one within an item is an escape."""
    item = {"linkId": "a;b", "answer": [{"valueBoolean": True}]}
    path, out = tmp_path / "study.ndjson", tmp_path / "out.csv"
    path.write_text(json.dumps({**SOUND, "item": [item]}), encoding="utf-8")
    CliRunner().invoke(app, ["score", "--map", "fhir", str(path), "--output", str(out)])
    figures = json.loads(CliRunner().invoke(app, ["summarize", "--json", str(out)]).stdout)
    assert "unmapped:a\\u003bb" in json.dumps(figures).replace("\\\\", "\\")

"""The schemas as other programs use them: check-jsonschema, on the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rls_screen.cli.app import app
from tests.unit.engines.records import CASES

TOP = Path(__file__).parents[2]
WHAT = ("answers", "results", "questionnaire")


def _export(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["export", "jsonschema", *arguments])
    assert done.exit_code == 0
    return done.stdout


def _check(*arguments: str | Path) -> int:
    """Give the code with which check-jsonschema ends."""
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode


def _schema(folder: Path, *arguments: str) -> Path:
    path = folder / "found.schema.json"
    path.write_text(_export(*arguments), encoding="utf-8")
    return path


@pytest.mark.parametrize("what", WHAT)
def test_each_is_a_schema(what: str, tmp_path: Path) -> None:
    """It is valid by the schema of schemas, and says what it is."""
    path = _schema(tmp_path, what)
    assert _check("--check-metaschema", path) == 0
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].startswith(f"urn:rls-screen:schema:{what}:")
    assert {"title", "description", "$defs"} <= schema.keys()


def test_records_are_told_from_each_other(tmp_path: Path) -> None:
    """All cases are valid, and so is each result of theirs; a misspelt key is not."""
    lines = CASES.read_text(encoding="utf-8").splitlines()[:40]
    answers = tmp_path / "answers.ndjson"
    answers.write_text(
        "\n".join(json.dumps(json.loads(line)["record"]) for line in lines), encoding="utf-8"
    )
    results = CliRunner().invoke(app, ["score", str(answers)]).stdout
    for what, text in (("answers", answers.read_text(encoding="utf-8")), ("results", results)):
        schema = _schema(tmp_path, what)
        files = []
        for number, line in enumerate(text.splitlines()):
            files.append(tmp_path / f"{what}-{number}.json")
            files[-1].write_text(line, encoding="utf-8")
        assert len(files) == len(lines)
        assert _check("--schemafile", schema, *files) == 0
        files[0].write_text('{"id": 1, "urgee": "yes"}', encoding="utf-8")
        assert _check("--schemafile", schema, files[0]) == 1


def test_the_questionnaire_is_valid_and_a_mistake_in_it_is_not(tmp_path: Path) -> None:
    """The file that lies beside it says so."""
    schema, questions = TOP / "questions.schema.json", TOP / "questions.yaml"
    assert _check("--schemafile", schema, questions) == 0
    mistaken = tmp_path / "questions.yaml"
    text = questions.read_text(encoding="utf-8")
    mistaken.write_text(text.replace("grade: limited", "grade: strong", 1), encoding="utf-8")
    assert _check("--schemafile", schema, mistaken) == 1


def test_the_schema_of_answers_is_that_of_the_questionnaire_that_is_named() -> None:
    """Other questions are other keys."""
    file = str(TOP / "tests" / "cases" / "minimal.yaml")
    keys = json.loads(_export("answers", "--questions", file))["properties"].keys()
    assert keys == {"id", "respondent", "age", "urge", "cramps", "often", "feels"}
    closed = json.loads(_export("answers", "--questions", file))
    kept = json.loads(_export("answers", "--questions", file, "--extra", "keep"))
    ignored = json.loads(_export("answers", "--questions", file, "--extra", "ignore"))
    assert closed["additionalProperties"] is False
    assert kept["additionalProperties"] is ignored["additionalProperties"] is True
    assert kept["properties"]["result"] is False
    assert "result" not in ignored["properties"]


@pytest.mark.parametrize("option", [("--extra", "keep"), ("--questions", "questions.yaml")])
def test_the_schema_of_questionnaires_takes_no_questionnaire(option: tuple[str, str]) -> None:
    """It is the same for all, so an option that would do nothing is wrong use."""
    command = [sys.executable, "-m", "rls_screen", "export", "jsonschema", "questionnaire"]
    done = subprocess.run([*command, *option], capture_output=True, check=False, text=True)
    assert done.returncode == 2
    assert "takes neither --questions nor --extra" in done.stderr

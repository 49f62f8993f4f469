"""Promises of `rls-screen check`: one review, as lines, JSON or SARIF."""

import json
from pathlib import Path
from typing import Any

import pytest
from sarif_pydantic import Sarif
from typer.testing import CliRunner, Result

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode
from rls_screen.review.kinds import KINDS, Severity, Within
from rls_screen.review.review import review
from scripts.checks import WHOLE, files
from tests.unit.instrument.test_broken import BROKEN

PLANTED = {
    kind.code: files(kind)["questions.yaml"]
    for kind in KINDS.values()
    if kind.within is not Within.TRANSLATION
}
FILES = {**{path.stem: path.read_bytes() for path in BROKEN}, **PLANTED}


def _check(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", *arguments])


def _sarif(text: str) -> list[dict[str, Any]]:
    log = json.loads(text)
    Sarif.model_validate(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
    found: list[dict[str, Any]] = run["results"]
    return found


def test_there_are_more_than_sixty_broken_files() -> None:
    """Each is another one."""
    assert len(set(FILES.values())) > 140


@pytest.mark.parametrize("name", FILES)
def test_each_form_tells_the_same(name: str, tmp_path: Path) -> None:
    """Lines, JSON and SARIF have every problem of the library, and the same code."""
    file = tmp_path / "q.yaml"
    file.write_bytes(FILES[name])
    needs_proof = name in KINDS and KINDS[name].needs_proof
    problems = review(file, with_proofs=needs_proof).problems
    is_wrong = any(KINDS[problem.code].severity is Severity.ERROR for problem in problems)
    text, as_json, as_sarif = (
        _check(str(file), "--format", form, *(["--prove"] if needs_proof else []))
        for form in ("text", "json", "sarif")
    )
    assert text.stderr.splitlines() == [str(problem) for problem in problems] != []
    wanted = ExitCode.FILE if is_wrong else ExitCode.OK
    assert {text.exit_code, as_json.exit_code, as_sarif.exit_code} == {wanted}
    assert (as_json.stderr, as_sarif.stderr) == ("", "")
    told = [
        f"{item['file']}:{item['line']}:{item['column']}: {item['code']}: {item['sentence']} "
        f"{item['hint']}".rstrip()
        for item in json.loads(as_json.stdout)["problems"]
    ]
    assert told == [str(problem) for problem in problems]
    shown = []
    for item in _sarif(as_sarif.stdout):
        place = item["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == file.as_uri()
        region = place["region"]
        line, column = region["startLine"], region["startColumn"]
        shown.append(f"{file}:{line}:{column}: {item['ruleId']}: {item['message']['text']}")
    assert shown == told


def test_warnings_fail_where_that_is_asked(tmp_path: Path) -> None:
    """Without --strict they are told, and the command ends well."""
    file = tmp_path / "q.yaml"
    file.write_bytes(PLANTED["unused-source"])
    plain, strict = _check(str(file)), _check(str(file), "--strict")
    assert (plain.exit_code, strict.exit_code) == (ExitCode.OK, ExitCode.FILE)
    assert plain.stderr == strict.stderr
    assert "no errors and 1 warning in " in plain.stdout


def test_strict_lets_through_what_has_no_problem() -> None:
    """The questionnaire of the tests has none."""
    done = _check(str(WHOLE), "--strict")
    assert (done.exit_code, done.stderr) == (ExitCode.OK, "")


def test_coverage_lists_what_no_example_reaches() -> None:
    """In lines with their place, and in JSON with the counts."""
    lines = _check(str(WHOLE), "--coverage").stdout.splitlines()
    assert f"{WHOLE}:81: not reached: caps.child: age < 18" in lines
    told = json.loads(_check(str(WHOLE), "--format", "json").stdout)["coverage"]
    assert len(lines) == len(told["missed"]) + 2
    assert told["reached"] == told["rules"] - len(told["missed"])
    assert told["examples"] == 1


def test_a_file_beside_is_named_as_it_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A code host wants an address from the place where the command ran."""
    (tmp_path / "my questions.yaml").write_bytes(PLANTED["unused-source"])
    monkeypatch.chdir(tmp_path)
    (found,) = _sarif(_check("my questions.yaml", "--format", "sarif").stdout)
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20questions.yaml"


def test_a_file_that_is_not_there_is_wrong_use() -> None:
    """It is no problem of a questionnaire."""
    assert _check("/nowhere.yaml").exit_code != ExitCode.OK


def test_the_record_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    """It is the page of that questionnaire with its examples, and never takes a file's place."""
    page = tmp_path / "record.md"
    done = _check(str(WHOLE), "--record", str(page))
    assert (done.exit_code, done.stderr) == (
        ExitCode.OK,
        f"rls-screen: {page}: written, for you alone to read.\n",
    )
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# A whole questionnaire: the clinical record\n")
    assert "A need to move that comes each day." in text
    assert str(WHOLE.parent) not in text
    assert page.stat().st_mode & 0o777 == 0o600
    again = _check(str(WHOLE), "--record", str(page))
    assert again.exit_code != ExitCode.OK
    assert page.read_text(encoding="utf-8") == text


def test_no_record_is_written_of_what_has_errors(tmp_path: Path) -> None:
    """A page of rules that cannot be used would mislead."""
    file, page = tmp_path / "q.yaml", tmp_path / "record.md"
    file.write_bytes(PLANTED["unknown-source"])
    done = _check(str(file), "--record", str(page))
    assert done.exit_code == ExitCode.FILE
    assert done.stderr.endswith(f"{page}: not written, as there are errors.\n")
    assert not page.exists()

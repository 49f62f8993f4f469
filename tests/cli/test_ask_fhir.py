"""Promises of `ask --fhir`: an interview as FHIR, also a stopped one, for its owner alone."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode
from tests.cli.test_interview import TYPICAL, hold, start


def _resources(path: Path) -> list[dict[str, Any]]:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    found = json.loads(path.read_text(encoding="utf-8"))
    return [entry["resource"] for entry in found["entry"]]


@pytest.mark.parametrize(
    ("lines", "status", "result"),
    [(("2", "q"), "stopped", "preliminary"), (TYPICAL, "completed", "final")],
)
def test_an_interview_is_written_as_it_ended(
    tmp_path: Path, lines: tuple[str, ...], status: str, result: str
) -> None:
    """With what was answered, and a result that is final only at the end."""
    path = tmp_path / "mine.json"
    hold(lines, start(arguments=("ask", "--fhir", str(path))))
    there, found = _resources(path)
    assert (there["status"], found["status"]) == (status, result)
    scored = CliRunner().invoke(app, ["score", "--from", "fhir", str(path)])
    assert scored.exit_code == ExitCode.OK
    urgency = next(
        item["valueCodeableConcept"]["coding"][0]["code"]
        for item in found["component"]
        if item["code"]["coding"][0]["code"] == "urgency"
    )
    assert json.loads(scored.stdout)["urgency"] == urgency


def test_a_file_in_use_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    """The answers that are read are not overwritten."""
    path = tmp_path / "answers.json"
    path.write_text("{}", encoding="utf-8")
    done = CliRunner().invoke(
        app, ["ask", "--answers", str(path), "--no-input", "--fhir", str(path)]
    )
    assert done.exit_code == ExitCode.USAGE
    assert path.read_text(encoding="utf-8") == "{}"

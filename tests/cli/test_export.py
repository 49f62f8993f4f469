"""Promises of `export`: each target takes a questionnaire of one's own, or says why it cannot."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode

MINIMAL = Path(__file__).parents[1] / "cases" / "minimal.yaml"
TARGETS = (
    ("fhir",),
    ("fhir", "codes"),
    ("redcap",),
    ("sql",),
    ("jsonschema", "answers"),
    ("jsonschema", "results"),
    ("xlsform", "--output", "form.xlsx"),
)


@pytest.mark.parametrize("target", TARGETS, ids=" ".join)
def test_a_questionnaire_of_ones_own_can_be_exported(
    target: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own id or questions are in what comes out, the same each time."""
    monkeypatch.chdir(tmp_path)
    found = []
    for _ in range(2):
        done = CliRunner().invoke(app, ["export", *target, "--questions", str(MINIMAL)])
        assert done.exit_code == ExitCode.OK, done.stderr
        form = tmp_path / "form.xlsx"
        found.append(form.read_bytes() if form.exists() else done.stdout_bytes)
    assert found[0] == found[1]
    assert b"sign_saddle" not in found[0]
    assert len(found[0]) > 500

"""Hostile input is rejected by name, one record at a time, and never crashes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode
from tests.cli.hostile import HOSTILE, Hostile


def test_there_are_enough_of_them() -> None:
    """The list is no shorter than it is said to be, and no name stands twice."""
    assert len({case.name for case in HOSTILE}) == len(HOSTILE) >= 40


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_a_hostile_input_gets_its_exact_message(case: Hostile, tmp_path: Path) -> None:
    """What is wrong is said word for word, the good records are scored, the counts add up."""
    rejects = tmp_path / "rejects.ndjson"
    done = CliRunner().invoke(app, ["score", "--rejects", str(rejects)], input=case.given)

    assert done.stderr.splitlines()[:-1] == list(case.said)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["good"] * case.scored
    assert done.exit_code == (ExitCode.REJECTED if case.said else ExitCode.OK)
    words = done.stderr.splitlines()[-1].split()
    assert int(words[1]) == int(words[4]) + int(words[6])
    assert int(words[4]) == case.scored
    assert rejects.read_bytes().count(b"\n") == int(words[6])

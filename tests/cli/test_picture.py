"""Promises of `check --picture`, and of `explain --picture`, which leads to places in it."""

import json
import re
import shutil
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rls_screen import Instrument
from rls_screen.cli.app import app
from rls_screen.errors import ExitCode

MINIMAL = Path(__file__).parents[1] / "cases" / "minimal.yaml"
ANSWERS = json.dumps({"urge": "yes", "rest": "yes", "sign_stroke": "yes", "frequency": "few_ever"})
needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not there")


def _run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=given)


@needs_dot
@pytest.mark.parametrize("name", ["rules.svg", "rules.html", "RULES.HTML"])
@pytest.mark.parametrize("questions", [(), (str(MINIMAL),)], ids=["shipped", "minimal"])
def test_a_picture_is_written_whole_and_private(
    name: str, questions: tuple[str, ...], tmp_path: Path
) -> None:
    """It says what it is, nobody else can read it, and twice it is the same."""
    file = tmp_path / name
    found = []
    for _ in range(2):
        done = _run("check", *questions, "--picture", str(file))
        assert done.exit_code == ExitCode.OK, done.stderr
        found.append(file.read_bytes())
    assert found[0] == found[1]
    assert found[0].startswith(b"<?xml" if name == "rules.svg" else b"<!DOCTYPE html>")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["rules.png", "rules", "rules.svg.txt"])
def test_another_ending_is_refused(name: str, tmp_path: Path) -> None:
    """What cannot be drawn is said before anything is checked."""
    done = _run("check", "--picture", str(tmp_path / name))
    assert done.exit_code == ExitCode.USAGE
    assert "a picture's name must end in .svg or .html." in done.stderr
    assert not any(tmp_path.iterdir())


def test_the_questionnaire_is_never_written_over(tmp_path: Path) -> None:
    """A picture on the questionnaire's own name is refused, and the file stays."""
    file = tmp_path / "mine.svg"
    shutil.copy(MINIMAL, file)
    done = _run("check", str(file), "--picture", str(file))
    assert done.exit_code == ExitCode.USAGE
    assert "this file is in use here" in done.stderr
    assert file.read_bytes() == MINIMAL.read_bytes()


def test_where_the_program_that_draws_is_missing_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without dot on the path it says what to install, and no file is left."""
    monkeypatch.setenv("PATH", str(tmp_path))
    done = _run("check", "--picture", str(tmp_path / "rules.svg"))
    assert done.exit_code == ExitCode.USAGE
    assert "'dot', which is not on the path" in done.stderr
    assert "apt-get install graphviz" in done.stderr
    assert not any(tmp_path.iterdir())


def test_a_questionnaire_with_errors_is_not_drawn(tmp_path: Path) -> None:
    """Its errors are told, with their code, and that there is no picture."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("instrument: 3\n", encoding="utf-8")
    done = _run("check", str(broken), "--picture", str(tmp_path / "rules.svg"))
    assert done.exit_code == ExitCode.FILE
    assert "not written, as the questionnaire has errors" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["broken.yaml"]


@needs_dot
@pytest.mark.parametrize("lang", ["en", "de"])
def test_an_explanation_leads_to_each_rule(
    lang: str, instrument: Instrument, tmp_path: Path
) -> None:
    """Under each rule stands its place on the page, or that of the row that decided."""
    file = tmp_path / "rules.html"
    _run("check", "--picture", str(file))
    ids = set(re.findall(r'\bid="([^"]+)"', file.read_text(encoding="utf-8")))
    done = _run("explain", "--picture", str(file), "--lang", lang, given=ANSWERS)
    assert done.exit_code == ExitCode.OK, done.stderr
    places = re.findall(rf"^{re.escape(str(file))}#(\S+)$", done.stdout, re.MULTILINE)
    assert set(places) <= ids
    some = {"rule-urgency-1", "rule-reasons-emergency-stroke", "rule-caps-few_episodes"}
    assert some <= set(places)
    without = _run("explain", "--lang", lang, given=ANSWERS).stdout
    heads = re.findall(r"^(\S+): ", without, re.MULTILINE)
    rules = [name for name in heads if name in instrument.rule_notes]
    assert len(places) == len(rules) > 10
    left = [line for line in done.stdout.splitlines() if not line.startswith(str(file))]
    assert left == without.splitlines()


@needs_dot
def test_a_sheet_has_fewer_places_and_none_is_made_up(tmp_path: Path) -> None:
    """A rule that the sheet does not show gets no place."""
    file = tmp_path / "rules.svg"
    _run("check", "--picture", str(file))
    ids = set(re.findall(r'\bid="([^"]+)"', file.read_text(encoding="utf-8")))
    done = _run("explain", "--picture", str(file), given=ANSWERS)
    places = re.findall(rf"^{re.escape(str(file))}#(\S+)$", done.stdout, re.MULTILINE)
    assert {"rule-result-5", "rule-criteria-urge-1"} <= set(places) <= ids


@needs_dot
def test_a_picture_of_other_rules_is_refused(tmp_path: Path) -> None:
    """It names both digests and says what to do."""
    file = tmp_path / "rules.svg"
    _run("check", str(MINIMAL), "--picture", str(file))
    done = _run("explain", "--picture", str(file), given=ANSWERS)
    assert done.exit_code == ExitCode.USAGE
    assert "this picture was made from other rules" in done.stderr
    assert "draw it again with rls-screen check --picture" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"<svg></svg>", b"<![x", b'<a data-rules-sha256="1">'], ids=repr
)
def test_what_is_no_picture_is_refused(data: bytes, tmp_path: Path) -> None:
    """Any other file is named, and nothing is explained."""
    file = tmp_path / "other.svg"
    file.write_bytes(data)
    done = _run("explain", "--picture", str(file), given=ANSWERS)
    assert done.exit_code == ExitCode.USAGE
    assert "this is no picture of a questionnaire" in done.stderr
    assert done.stdout == ""


def test_a_picture_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The mistake is in the path, and says so."""
    done = _run("explain", "--picture", str(tmp_path / "none.svg"), given=ANSWERS)
    assert done.exit_code == ExitCode.USAGE
    assert "none.svg: no such file or directory." in done.stderr

"""Promises of `export redcap`: the answers come back from a raw export, and score as ours."""

import json
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode
from rls_screen.logic.values import Answers
from tests.peers.sheets import record, sheets
from tests.unit.engines.records import all_records
from tests.unit.interop.redcap.project import Project


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture(name="files")
def fixture_files(tmp_path: Path) -> tuple[Path, Path]:
    """Give the dictionary and the mapping."""
    dictionary, mapping = tmp_path / "dictionary.csv", tmp_path / "redcap.yaml"
    done = _run("export", "redcap", "--output", dictionary, "--map", mapping)
    assert done.exit_code == ExitCode.OK, done.stderr
    return dictionary, mapping


def _fields(done: Result) -> list[dict[str, object]]:
    """Give the results, without what only mapped records say, and without ids."""
    assert done.exit_code == ExitCode.OK, done.stderr
    mapped = {"id", "row", "mapping", "missing", "notes"}
    lines = map(json.loads, done.stdout.splitlines())
    return [{key: line[key] for key in line if key not in mapped} for line in lines]


def test_answers_come_back_from_a_raw_export(tmp_path: Path, files: tuple[Path, Path]) -> None:
    """Whole and partial sheets, all cases, 10,000 random records, and lists with nothing ticked."""
    dictionary, mapping = files
    extra: list[Answers] = [{"feels": ()}, {}]
    answers = [*sheets(), *all_records(), *extra]
    project = Project(dictionary.read_text(encoding="utf-8"))
    export, plain = tmp_path / "export.csv", tmp_path / "answers.ndjson"
    export.write_text(project.export(map(project.filled_in, answers)), encoding="utf-8")
    plain.write_text("".join(f"{json.dumps(record(item))}\n" for item in answers), "utf-8")
    assert _fields(_run("score", "--map", mapping, export)) == _fields(_run("score", plain))


def test_both_are_written_whole(tmp_path: Path) -> None:
    """For their owner alone; without a file the dictionary goes to standard output."""
    table, map_ = tmp_path / "dictionary.csv", tmp_path / "redcap.yaml"
    done = _run("export", "redcap", "-o", table, "--map", map_)
    assert (done.exit_code, done.stdout) == (ExitCode.OK, "")
    assert map_.read_text().startswith("# Answers")
    assert stat.S_IMODE(table.stat().st_mode) == stat.S_IMODE(map_.stat().st_mode) == 0o600
    assert _run("export", "redcap").stdout_bytes == table.read_bytes()
    only = tmp_path / "only.yaml"
    assert _run("export", "redcap", "--map", only).stdout == ""
    assert only.read_bytes() == map_.read_bytes()


def test_it_speaks_the_language_and_names_the_number() -> None:
    """English where nothing is said, whatever the language of the environment."""
    plain = _run("export", "redcap").stdout
    assert "Get emergency help now." in plain
    assert "(112)" in _run("export", "redcap", "--emergency-number", "112").stdout
    german = _run("export", "redcap", "--lang", "de").stdout
    assert german != plain
    assert german.count("\n") == plain.count("\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("-o", "x", "--map", "./x"), "cannot be the same file"),
        (("-o", "nowhere/x"), "no such folder"),
        (("-o", "-"), "standard output"),
        (("--lang", "xx"), "xx"),
    ],
)
def test_a_wrong_use_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], sentence: str
) -> None:
    """And nothing is written."""
    monkeypatch.chdir(tmp_path)
    done = _run("export", "redcap", *arguments)
    assert done.exit_code == ExitCode.USAGE
    assert sentence in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["en", "de", "es", "ru"])
def test_the_dictionary_is_there_in_each_language(language: str) -> None:
    """With the headers that REDCap asks for, and the same fields."""
    done = _run("export", "redcap", "--lang", language)
    assert done.exit_code == ExitCode.OK, done.stderr
    names = [field["Variable / Field Name"] for field in Project(done.stdout).fields]
    english = Project(_run("export", "redcap").stdout).fields
    assert names == [field["Variable / Field Name"] for field in english]
    assert len(english[0]) == 18
    assert names[0] == "record_id"
    assert all(len(name) <= 26 for name in names), max(names, key=len)

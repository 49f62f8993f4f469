"""`rls-screen export xlsform` writes a form and the mapping of its answers."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from rls_screen import Instrument
from rls_screen.cli.app import app
from rls_screen.errors import ExitCode


def _export(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["export", "xlsform", *arguments])


def test_both_are_written_whole(tmp_path: Path) -> None:
    """The form is a zip file, and the numbers to call are in it."""
    form, map_ = tmp_path / "form.xlsx", tmp_path / "form.yaml"
    done = _export("-o", str(form), "--map", str(map_))
    assert (done.exit_code, done.stdout) == (ExitCode.OK, "")
    assert form.read_bytes().startswith(b"PK")
    assert map_.read_text().startswith("# Answers")
    assert stat.S_IMODE(form.stat().st_mode) == stat.S_IMODE(map_.stat().st_mode) == 0o600
    with_number = tmp_path / "other.xlsx"
    _export("-o", str(with_number), "--emergency-number", "112")
    assert with_number.read_bytes() != form.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "name a file"),
        (("-o", "x", "--map", "./x"), "cannot be the same file"),
        (("-o", "nowhere/x"), "no such folder"),
        (("-o", "-"), "standard output"),
    ],
)
def test_a_wrong_use_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], sentence: str
) -> None:
    """And nothing is written."""
    monkeypatch.chdir(tmp_path)
    done = _export(*arguments)
    assert done.exit_code == ExitCode.USAGE
    assert sentence in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mark", ["", "-", "/"])
def test_an_export_is_scored(tmp_path: Path, instrument: Instrument, mark: str) -> None:
    """Whichever way its headers name the pages; lists, nothing of a list, and "unsure"."""
    map_, data = tmp_path / "form.yaml", tmp_path / "data.csv"
    _export("--map", str(map_))
    headers = [_header(name, map_.read_text(), mark) for name in instrument.questions]
    given = [
        {"urge": "yes", "rest": "unsure", "feels": "aching crawling", "age": "30"},
        {"urge": "no", "feels": "none_of_these"},
        {"rest": "yes", "feels": ""},
    ]
    rows = [
        ",".join([f"uuid:{index}", *(row.get(name, "") for name in instrument.questions)])
        for index, row in enumerate(given)
    ]
    data.write_text("\n".join([",".join(["KEY", *headers]), *rows]) + "\n")
    mapped = _scored(["--map", str(map_), str(data)])
    own = tmp_path / "own.ndjson"
    records = [
        {"urge": "yes", "rest": "unsure", "feels": ["crawling", "aching"], "age": 30},
        {"urge": "no", "feels": []},
        {"rest": "yes"},
    ]
    own.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    assert [record["id"] for record in mapped] == ["uuid:0", "uuid:1", "uuid:2"]
    assert [item["missing"].get("feels") for item in mapped] == [None, None, "blank"]
    assert [item["missing"].get("rest") for item in mapped] == ["dont_know", "blank", None]
    names = ("row", "id", "mapping", "missing", "notes")
    plain = [{key: item[key] for key in item if key not in names} for item in mapped]
    assert plain == _scored([str(own)])


def _header(name: str, map_: str, mark: str) -> str:
    """Give the header of the question *name* that has *mark* behind its page."""
    if not mark:
        return name
    place = map_.index(f'{mark}{name}"')
    return map_[map_.rindex('"', 0, place) + 1 : place] + mark + name


def _scored(arguments: list[str]) -> list[dict[str, Any]]:
    done = CliRunner().invoke(app, ["score", *arguments])
    assert done.exit_code == ExitCode.OK, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]

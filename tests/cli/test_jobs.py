"""Promises of `--jobs`: the same bytes in the same order, whatever is in the input."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rls_screen.batch import ranges
from rls_screen.cli import sharing
from rls_screen.cli.app import app
from rls_screen.errors import ExitCode


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["score", *map(str, arguments)])


@pytest.fixture(name="records")
def fixture_records(tmp_path: Path) -> Path:
    """Give a file with sound records, wrong ones and a damaged one among them."""
    lines = [
        json.dumps({"id": n, "age": n % 120, "urge": ("yes", "no", "unsure")[n % 3], "site": n % 7})
        if n % 50
        else json.dumps({"id": n, "urge": "ja"})
        for n in range(2_300)
    ]
    lines[1_000] = '{"id":"x","urge"'
    path = tmp_path / "records.ndjson"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("extra", ["keep", "ignore", "reject"])
def test_several_processes_write_what_one_does(records: Path, tmp_path: Path, extra: str) -> None:
    """Results, rejected records and messages are the same, in the same order."""
    outputs = []
    for jobs in ("1", "2"):
        rejects = tmp_path / f"rejects{jobs}"
        done = _run(records, "--extra", extra, "--rejects", rejects, "--jobs", jobs)
        assert done.exit_code == ExitCode.REJECTED
        outputs.append((done.stdout, done.stderr, rejects.read_bytes()))
    assert outputs[0] == outputs[1]


def test_a_file_is_written_whole_by_several_processes(records: Path, tmp_path: Path) -> None:
    """The output file is the same, and it is not there if the run fails."""
    for jobs in ("1", "2"):
        _run(
            records, "--extra", "ignore", "--jobs", jobs, "--output", tmp_path / f"out{jobs}.ndjson"
        )
    assert (tmp_path / "out1.ndjson").read_bytes() == (tmp_path / "out2.ndjson").read_bytes()


@pytest.mark.parametrize(
    "options", [("--map", "mesa"), ("--to", "csv"), ("--output", "x.csv"), ("--to", "json")]
)
def test_what_several_processes_cannot_do_is_refused(
    records: Path, options: tuple[str, ...]
) -> None:
    """Nothing is done in one process when several were asked for."""
    done = _run(records, "--jobs", "2", *options)
    assert done.exit_code == ExitCode.USAGE
    assert "--jobs is for records of JSON" in done.stderr


def test_a_table_is_refused(tmp_path: Path) -> None:
    """A table is told only when it is opened, and then it is refused."""
    path = tmp_path / "table.csv"
    path.write_text("id,urge\na,yes\n", encoding="utf-8")
    done = _run(path, "--jobs", "2")
    assert done.exit_code == ExitCode.USAGE
    assert "--jobs is for records of JSON" in done.stderr


_SOUND = [b'{"id":%d,"age":%d,"site":1}' % (n, n % 130) for n in range(300)]
_MIDDLE = {
    "plain": [],
    "blank": [b""],
    "white": [b"  " + _SOUND[0] + b" "],
    "damaged": [b'{"id":"x","urge"'],
    "list": [b"[" + _SOUND[0] + b"]"],
    "printed": [b"{", b'  "urge": "yes"', b"}"],
    "carriage returns": [line + b"\r" for line in _SOUND],
    "long": [b'{"id":"%b"}' % (b"x" * 70_000)],
    "too long": [b'{"id":"%b"}' % (b"x" * 1_048_576)],
    "no bytes of a text": [b'{"id":"\xff"}'],
    "several": [b"{}{}"],
}


@pytest.mark.parametrize("middle", _MIDDLE.values(), ids=_MIDDLE)
@pytest.mark.parametrize("end", [b"\n", b"", b"\n\n"], ids=["whole", "open", "blank"])
@pytest.mark.parametrize("before", [0, 300])
def test_processes_that_read_a_file_themselves_write_what_one_does(
    middle: list[bytes], end: bytes, before: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands in the file, in front or in the middle."""
    monkeypatch.setattr(sharing, "FEWEST", 0)
    monkeypatch.setattr(ranges, "SIZE", 1_000)
    path = tmp_path / "records.ndjson"
    path.write_bytes(b"\n".join((*_SOUND[:before], *middle, *_SOUND)) + end)
    one, two = (_run(path, "--extra", "ignore", "--jobs", str(jobs)) for jobs in (1, 2))
    assert (two.stdout, two.stderr, two.exit_code) == (one.stdout, one.stderr, one.exit_code)


def test_standard_input_is_read_from_where_it_stands(tmp_path: Path) -> None:
    """A line that another program has read already is not scored."""
    path, first = tmp_path / "records.ndjson", b"not for us\n"
    path.write_bytes(first + b"".join(b'{"id":"%01000d"}\n' % n for n in range(6_000)))
    found = []
    for jobs in ("1", "2"):
        with path.open("rb", buffering=0) as stream:
            stream.seek(len(first))
            command = [sys.executable, "-m", "rls_screen", "score", "--extra", "ignore"]
            done = subprocess.run(
                [*command, "--jobs", jobs], stdin=stream, capture_output=True, check=False
            )
        found.append((done.stdout, done.stderr, done.returncode))
    assert found[0] == found[1]
    assert b"6,000 records read" in found[0][1]

"""Promises of `--jobs`: the same bytes in the same order, whatever is in the input."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

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

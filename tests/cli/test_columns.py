"""An engine of columns gives what the row engine gives, byte for byte, whatever the file."""

import json
import os
import random
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode
from rls_screen.logic.values import Missing
from tests.unit.engines.records import INSTRUMENT, all_records

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")
NAMES = ("id", *INSTRUMENT.questions)


def _score(path: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["score", *options, str(path)])


def _check_same(path: Path, *options: str) -> Result:
    """Fail unless both engines write and say the same about the file at *path*."""
    rows, columns = _score(path, *options), _score(path, "--engine", "duckdb", *options)
    assert columns.stdout == rows.stdout
    assert columns.stderr == rows.stderr
    assert columns.exit_code == rows.exit_code
    return columns


def _plain(value: object) -> object:
    return (
        "unsure" if value is Missing.UNSURE else list(value) if isinstance(value, tuple) else value
    )


def _records() -> list[dict[str, object]]:
    """Give random records and all cases, as they stand in JSON."""
    return [
        {"id": f"r{number}", **{name: _plain(value) for name, value in answers.items()}}
        for number, answers in enumerate(all_records())
    ]


def _ndjson(folder: Path, records: list[dict[str, object]]) -> Path:
    path = folder / "records.ndjson"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def _text(value: object) -> str:
    return ";".join(value) if isinstance(value, list) else "" if value is None else str(value)


def _csv(folder: Path, records: list[dict[str, object]]) -> Path:
    # An empty list has no cell of its own: a blank one was not asked.
    rows = [",".join(_text(record.get(name)) for name in NAMES) for record in records]
    path = folder / "records.csv"
    path.write_text("\n".join((",".join(NAMES), *rows, "")), encoding="utf-8")
    return path


def _parquet(folder: Path, records: list[dict[str, object]]) -> Path:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = folder / "records.parquet"
    columns = {name: [record.get(name) for record in records] for name in NAMES}
    parquet.write_table(arrow.table(columns), path, row_group_size=1_000)
    return path


@pytest.mark.parametrize("write", [_csv, _ndjson, _parquet])
def test_every_record_comes_out_the_same(tmp_path: Path, write: object) -> None:
    """Ten thousand random records and all cases, in each format, and in two processes."""
    records = _records()
    assert callable(write)
    path = write(tmp_path, records)
    done = _check_same(path)
    assert done.exit_code == ExitCode.OK
    assert len(done.stdout.splitlines()) == len(records)
    if write is _ndjson:
        assert _score(path, "--jobs", "2").stdout == done.stdout


ODD: dict[str, dict[str, object]] = {
    "a wrong answer": {"urge": "ja"},
    "a number out of bounds": {"age": 200},
    "a wrong type": {"age": "60"},
    "true": {"urge": True},
    "a fraction": {"age": 60.5},
    "a whole fraction": {"age": 60.0},
    "a list for one": {"urge": ["yes"]},
    "a wrong list": {"feels": ["aching", "x"]},
    "a list with a mark": {"feels": ["aching;tingling"]},
    "an empty list": {"feels": []},
    "a key that is no question": {"ureg": "yes"},
    "an id with a quote": {"id": 'a"b'},
    "an id with a letter": {"id": "\u00fc"},
    "an id with spaces": {"id": " a "},
    "an id of nothing": {"id": ""},
    "an id that is a number": {"id": 5},
    "an id that is null": {"id": None},
    "a padded answer": {"urge": " yes "},
    "an answer in capitals": {"urge": "Yes"},
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_record_is_told_as_by_the_row_engine(tmp_path: Path, name: str) -> None:
    """In JSON: the records before, the odd one and those behind."""
    sound = [{"id": f"r{number}", "urge": "yes", "age": 50} for number in range(3)]
    records: list[dict[str, object]] = [*sound, {"id": "odd", "rest": "no", **ODD[name]}, *sound]
    _check_same(_ndjson(tmp_path, records))
    _check_same(_ndjson(tmp_path, records), "--extra", "ignore")
    if "ureg" not in ODD[name]:
        _check_same(_csv(tmp_path, records))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"id,urge\n",
        b"id,urge\n1,yes\n\n2,no\n",
        b"id,urge\n1,yes,x\n2,no\n",
        b"id,urge\n1\n2,no\n",
        b'id,urge\n"1",yes\n2,no\n',
        b'id,urge\n1,"yes\n2,no\n',
        b"id,urge\r\n1,yes\r\n2,no\r\n",
        b"id,urge\n1,yes\r2,no\n",
        b"id,urge\n1,\x00yes\n2,no\n",
        b"id,urge\n\xff,yes\n2,no\n",
        b"\xef\xbb\xbfid,urge\n1,yes\n2,no",
        b"id;urge;age\n1;yes;60.0\n2;no;\n",
        b"id,urge,urge\n1,yes,no\n",
        b"id,urge,other\n1,yes,x\n",
        b"urge\nyes\n\nno\n",
        b"id,age\n1,0060\n2,60.00\n3,-0\n4,6e1\n5,60.\n",
        b"id,feels\n1,;\n2, aching ; tingling;\n3,aching tingling\n4,achingx\n",
        b"id,urge\n 1,yes\n2 ,no\n3, yes\n",
        b"id,urge\nNULL,yes\n\\N,no\nnan,NULL\n",
    ],
)
def test_an_odd_table_is_told_as_by_the_row_engine(tmp_path: Path, content: bytes) -> None:
    """Blank lines, ragged rows, quotes, line ends, marks, encodings and headers."""
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    _check_same(path)
    _check_same(path, "--extra", "ignore")


@pytest.mark.parametrize(
    "content",
    [
        '{"id":"a","urge":"yes","urge":"no"}\n{"id":"b"}\n',
        '{"id":"a"}\n\n  \n{"id":"b","urge":"yes"}\n',
        '{"id":"a"}{"id":"b"}\n{"id":"c"}\n',
        '{"id":"a"}\n{"id":"b",\n{"id":"c"}\n',
        '{"id":"a"}\n[1]\n{"id":"c"}\n5\nnull\n',
        '{\n"id":"a",\n"urge":"yes"\n}\n',
        '[{"id":"a"},{"id":"b"}]\n',
        '{"id":"\\u0041","urge":"\\u0079es"}\n{"id":1e3}\n{"id":-0}\n{"id":1.10}\n',
        '{"id":"a","urge":{"x":1}}\n{"id":"b","feels":[["aching"]]}\n',
        '{"id":"a","age":6e1}\n{"id":"b","age":60.0}\n{"id":"c","age":-1}\n{"id":"d","age":060}\n',
        '\ufeff{"id":"a"}\n{"id":"b"}\n',
        '{"id":"a"} x\n{"id":"b"}\n',
    ],
)
def test_odd_json_is_told_as_by_the_row_engine(tmp_path: Path, content: str) -> None:
    """Keys that come twice, several values a line, what is cut off, numbers in other forms."""
    path = tmp_path / "odd.ndjson"
    path.write_text(content, encoding="utf-8")
    _check_same(path)


def test_one_odd_row_among_thousands_leaves_the_order_as_it_is(tmp_path: Path) -> None:
    """What comes before is decided by columns, and the rest row by row."""
    chance = random.Random(1)  # noqa: S311 - nothing here is a secret
    rows = [f"{number},{chance.choice(('yes', 'no', 'unsure', ''))}" for number in range(20_000)]
    rows[12_345] = "12345,perhaps"
    path = tmp_path / "study.csv"
    path.write_text("\n".join(("id,urge", *rows, "")), encoding="utf-8")
    done = _check_same(path)
    assert "20,000 records read: 19,999 scored, 1 rejected." in done.stderr


def test_auto_takes_columns_for_what_is_large_and_rows_for_the_rest(tmp_path: Path) -> None:
    """Whatever it takes, the result is the same."""
    records = _records()[:300]
    path = _csv(tmp_path, records * 200)
    assert path.stat().st_size > 5_242_880
    assert _score(path, "--engine", "auto").stdout == _score(path, "--engine", "duckdb").stdout
    small = _csv(tmp_path, records)
    for options in ((), ("--to", "csv"), ("--extra", "keep")):
        assert _score(small, "--engine", "auto", *options).stdout == _score(small, *options).stdout


@pytest.mark.parametrize("options", [("--to", "csv"), ("--map", "mesa"), ("--extra", "keep")])
def test_what_columns_cannot_do_is_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Nobody believes to have had what was not there."""
    done = _score(_csv(tmp_path, _records()[:3]), "--engine", "duckdb", *options)
    assert done.exit_code == ExitCode.USAGE
    assert "take auto" in done.stderr


@pytest.mark.parametrize("engine", ["duckdb", "auto"])
def test_a_pipe_with_a_name_loses_nothing(tmp_path: Path, engine: str) -> None:
    """What can be read only once goes to the row engine."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    lines = b"".join(b'{"id":"r%d","urge":"yes"}\n' % number for number in range(100))
    writer = threading.Thread(target=pipe.write_bytes, args=(lines,))
    writer.start()
    done = _score(pipe, "--engine", engine)
    writer.join()
    assert "100 records read: 100 scored, 0 rejected." in done.stderr


@pytest.mark.parametrize("name", ["it's.csv", "a b;c.csv", "[x].csv", "a*.csv", "\u00fc.csv"])
def test_any_name_of_a_file_is_one(tmp_path: Path, name: str) -> None:
    """No name is taken for more than one file, or for SQL."""
    path = tmp_path / name
    path.write_text("id,urge\n1,yes\n", encoding="utf-8")
    (tmp_path / "ab.csv").write_text("id,urge\n2,no\n", encoding="utf-8")
    done = _check_same(path)
    assert json.loads(done.stdout)["id"] == "1"

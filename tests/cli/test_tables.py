"""Tables in and out on the command line: our own columns, hostile files, and the account."""

import csv
import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode

COHORTS = Path(__file__).parents[1] / "cohorts"
MESA = COHORTS / "mesa" / "data.csv"
HEADER = "mesaid,sleepage5c,legsdscmfrt5,rubbnglgs5,wrserest5,wrseltr5"


def _run(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["score", *map(str, arguments)], input=given)


def _file(folder: Path, content: str | bytes, name: str = "study.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_table_of_our_own_columns_needs_no_mapping(tmp_path: Path) -> None:
    """A table scores as the same records do as JSON; a blank cell was not asked."""
    table = "id,age,urge,rest,feels,cramps\na,60.0,yes,no,crawling;tingling,\nb,,unsure,,,none\n"
    lines = (
        '{"id":"a","age":60,"urge":"yes","rest":"no","feels":["crawling","tingling"]}\n'
        '{"id":"b","urge":"unsure","cramps":"none"}\n'
    )
    done = _run(_file(tmp_path, table))
    assert done.stdout == _run(given=lines).stdout
    assert _run(given=table).stdout == done.stdout


def test_a_wrong_cell_rejects_its_row_with_what_is_allowed(tmp_path: Path) -> None:
    """File, line, id, column, what was found and what would be right are all said."""
    path = _file(tmp_path, "id,urge,age\na,ja,60\nb,yes,old\nc,yes,60\n")
    done = _run(path)
    assert done.exit_code == ExitCode.REJECTED
    yes_no = 'allowed is "yes", "no", "unsure", true, false or null.'
    whole = "allowed is a whole number from 0 to 120, or null."
    assert done.stderr.splitlines() == [
        f'{path}:2: a: urge: "ja" cannot be taken; {yes_no}',
        f'{path}:3: b: age: "old" cannot be taken; {whole}',
        "rls-screen: 3 records read: 1 scored, 2 rejected.",
    ]


def test_a_column_that_is_no_question_stops_the_run(tmp_path: Path) -> None:
    """A misspelt column is not let pass in silence; others pass through on request."""
    path = _file(tmp_path, "id,urge,evning\na,yes,yes\n")
    done = _run(path)
    assert done.exit_code == ExitCode.USAGE
    assert "the column 'evning' is no question. Did you mean 'evening'?" in done.stderr
    assert json.loads(_run(path, "--extra", "keep").stdout)["evning"] == "yes"
    assert "evning" not in json.loads(_run(path, "--extra", "ignore").stdout)
    assert _run(_file(tmp_path, "id,urge,urge\n")).exit_code == ExitCode.USAGE


def test_messages_of_one_kind_are_gathered(tmp_path: Path) -> None:
    """A thousand rows with the same mistake say so in a few lines; a file holds them all."""
    path = _file(tmp_path, "id,urge\n" + "".join(f"{n},ja\n" for n in range(1_000)))
    rejects = tmp_path / "rejects.ndjson"
    done = _run(path, "--rejects", rejects)
    lines = done.stderr.splitlines()
    assert len(lines) == 5
    assert lines[3].startswith(
        "rls-screen: 1,000 messages in all, 3 shown: urge: … cannot be taken"
    )
    assert rejects.read_bytes().count(b"\n") == 1_000


def test_other_columns_pass_through_a_mapping_on_request() -> None:
    """What the mapping does not use is carried when it is asked for."""
    kept = json.loads(_run("--map", "mesa", MESA, "--extra", "keep").stdout.splitlines()[0])
    assert kept["race1c"] == "4"
    assert kept["rstlesslgs5"] == "1"
    plain = json.loads(_run("--map", "mesa", MESA).stdout.splitlines()[0])
    assert "race1c" not in plain


def test_no_cell_of_the_output_is_a_formula(tmp_path: Path) -> None:
    """A text that a spreadsheet would run gets an apostrophe; a negative number stays one."""
    path = _file(tmp_path, 'id,urge,note\n=1+1,yes,"=cmd|x"\n@a,no,-5\n-2,no,+x\n')
    out = tmp_path / "out.csv"
    assert _run(path, "--extra", "keep", "--output", out).exit_code == 0
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["id"] for row in rows] == ["'=1+1", "'@a", "-2"]
    assert [row["note"] for row in rows] == ["'=cmd|x", "-5", "'+x"]


@pytest.mark.parametrize("name", ["out.ndjson", "out.json", "out.csv", "out.parquet"])
def test_a_file_is_whole_or_not_there(tmp_path: Path, name: str) -> None:
    """A run that breaks off leaves no file, and an old one as it was."""
    good = _file(tmp_path, f"{HEADER}\n1,60,1,1,1,1\n")
    bad = _file(tmp_path, "mesaid,x\n1,2\n", "other.csv")
    out = tmp_path / name
    assert _run("--map", "mesa", good, "--output", out).exit_code == 0
    before = out.read_bytes()
    assert out.stat().st_mode & 0o777 == 0o600
    assert _run("--map", "mesa", good, bad, "--output", out).exit_code == ExitCode.FILE
    assert out.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"study.csv", "other.csv", name}


def test_parquet_goes_in_and_out_as_csv_does(tmp_path: Path) -> None:
    """The same records in Parquet give the same results, and results in it read back the same."""
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    with MESA.open(encoding="utf-8-sig", newline="") as stream:
        records = list(csv.DictReader(stream))
    texts = {name: [record[name] for record in records] for name in records[0]}
    whole = {
        name: [int(text) if text else None for text in column] for name, column in texts.items()
    }
    plain = _run("--map", "mesa", MESA).stdout
    for index, columns in enumerate((texts, whole)):
        path = tmp_path / f"mesa{index}.parquet"
        parquet.write_table(arrow.table(columns), path)
        assert _run("--map", "mesa", path).stdout == plain
    out = tmp_path / "out.parquet"
    _run("--map", "mesa", MESA, "--output", out)
    rows = parquet.read_table(out).to_pylist()
    lines = [json.loads(line) for line in plain.splitlines()]
    assert [row["advice"] for row in rows] == [line["advice"] for line in lines]
    assert [row["score_max"] for row in rows] == [line["score_max"] for line in lines]
    assert [row["impact"] for row in rows] == [line["impact"] for line in lines]


def test_strict_writes_nothing_where_there_is_a_warning(tmp_path: Path) -> None:
    """What may have been read wrongly does not reach the output."""
    path = _file(tmp_path, f"{HEADER}\n1,60,1,1,1,1\n2,60,8,1,1,1\n")
    done = _run("--map", "mesa", path, "--strict")
    assert (done.exit_code, done.stdout) == (ExitCode.USAGE, "")
    assert "1 row: 'legsdscmfrt5' holds \"8\", which the mapping does not list." in done.stderr
    plain = _run("--map", "mesa", path)
    assert plain.exit_code == 0
    assert json.loads(plain.stdout.splitlines()[1])["missing"]["urge"] == "unlisted"
    assert _run("--map", "mesa", MESA, "--strict").exit_code == 0


def test_ids_that_come_twice_are_a_warning(tmp_path: Path) -> None:
    """Both records are scored, and it is said that they cannot be told apart."""
    path = _file(tmp_path, f"{HEADER}\n7,60,1,1,1,1\n7,60,0,,,\n8,60,0,,,\n")
    done = _run("--map", "mesa", path)
    assert done.exit_code == 0
    assert "warning: 1 record has an id that another record before has too." in done.stderr


def test_many_values_that_are_not_listed_are_one_warning(tmp_path: Path) -> None:
    """Fifty strange ages are said in one line."""
    rows = "".join(f"{n},{200 + n},1,1,1,1\n" for n in range(50))
    done = _run("--map", "mesa", _file(tmp_path, f"{HEADER}\n{rows}"))
    lines = [line for line in done.stderr.splitlines() if "sleepage5c" in line]
    said = "50 rows: 'sleepage5c' holds 50 values that the mapping does not list, such as"
    assert lines == [f'rls-screen: warning: {said} "200", "201", "202".']


def test_a_header_in_another_encoding_is_told(tmp_path: Path) -> None:
    """The cause is named, not a column that is not found."""
    path = _file(tmp_path, f"{HEADER},größe\n1,60,1,1,1,1,\n".encode("cp1252"))
    done = _run("--map", "mesa", path, "--encoding", "utf-8")
    assert done.exit_code == ExitCode.USAGE
    assert "the header has bytes that are not in its encoding" in done.stderr


def test_nearly_the_same_result_for_all_is_a_warning(tmp_path: Path) -> None:
    """Where yes and no were mixed up, or a column is empty, all results are alike."""
    path = _file(tmp_path, f"{HEADER}\n" + "".join(f"{n},60,0,,,\n" for n in range(100)))
    done = _run("--map", "mesa", path)
    assert "warning: 100 of 100 scored records are 'unlikely'." in done.stderr


def test_a_mapped_column_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """The mapping's line, the missing column and the one that may be meant are said."""
    path = _file(tmp_path, HEADER.replace("wrserest5", "wrserest").replace(",wrseltr5", "") + "\n")
    done = _run("--map", "mesa", path)
    assert done.exit_code == ExitCode.FILE
    missing = f"column-not-found: {path}: there is no column"
    assert done.stderr.splitlines() == [
        f"mesa.yaml:31:3: {missing} 'wrserest5'. Did you mean 'wrserest'?",
        f"mesa.yaml:32:3: {missing} 'wrseltr5'.",
    ]


def test_a_header_that_stands_twice_must_be_told_apart(tmp_path: Path) -> None:
    """Which of two columns of one name is meant is not guessed."""
    path = _file(tmp_path, f"{HEADER},wrserest5\n")
    done = _run("--map", "mesa", path)
    assert done.exit_code == ExitCode.FILE
    assert (
        "there are 2 columns 'wrserest5'; say which one is meant with 'occurrence:'" in done.stderr
    )


SOUND = b"1,60,1,1,1,1\n2,70,0,,,\n"
HOSTILE = {
    "ragged rows": (b"3,60,1\n4,60,1,1,1,1,extra\n5,60,1,1,1,1,,,\n", 3, 2),
    "a quote never closed": (b'3,60,"1,1,1,1\n', 2, 1),
    "a NUL byte": (b"3,60,\x001,1,1,1\n", 2, 1),
    "a long cell": (b"3,60," + b"9" * 3_000_000 + b",1,1,1\n", 2, 1),
    "blank lines": (b"\n\n  \n\r\n", 2, 0),
    "only delimiters": (b",,,,,\n", 3, 0),
    "formulas": (b'=1,60,"=1+1",1,1,1\n', 3, 0),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_row_costs_only_itself(tmp_path: Path, name: str) -> None:
    """The sound rows around it are scored, and the counts add up."""
    rows, scored, rejected = HOSTILE[name]
    path = _file(tmp_path, HEADER.encode() + b"\n" + SOUND[:13] + rows + SOUND[13:])
    done = _run("--map", "mesa", path)
    assert done.exit_code == (ExitCode.REJECTED if rejected else ExitCode.OK)
    summary = f"{scored + rejected} records read: {scored} scored, {rejected} rejected."
    assert done.stderr.splitlines()[-1] == f"rls-screen: {summary}"
    ids = [json.loads(line).get("id") for line in done.stdout.splitlines()]
    assert ids[0] == "1"
    assert ids[-1] == "2"


def test_bytes_of_another_encoding_cost_only_rows_that_use_them(tmp_path: Path) -> None:
    """Behind a long start in UTF-8, a stray byte matters where the mapping reads it."""
    start = f"{HEADER},note\n".encode() + b"1,60,1,1,1,1,\xc3\xbc\n" * 8_000
    path = _file(tmp_path, start + b"2,60,\xff,1,1,1,x\n3,60,1,1,1,1,\xff\n")
    done = _run("--map", "mesa", path)
    assert done.exit_code == ExitCode.REJECTED
    assert "'legsdscmfrt5' has bytes that are not in the encoding of the rest" in done.stderr
    assert "8,002 records read: 8,001 scored, 1 rejected." in done.stderr


def test_a_guessed_encoding_is_said(tmp_path: Path) -> None:
    """What had to be guessed can be put right."""
    path = _file(tmp_path, f"{HEADER},note\n1,60,1,1,1,1,für Müller\n".encode("cp1252"))
    assert "by the looks of it" in _run("--map", "mesa", path).stderr
    named = _run("--map", "mesa", path, "--encoding", "cp1252")
    assert "by the looks of it" not in named.stderr
    assert _run("--map", "mesa", path, "--encoding", "cp9").exit_code == ExitCode.USAGE
    assert _run("--map", "mesa", path, "--delimiter", "ab").exit_code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\n", "the file is empty"),
        (b'"open\n' * 300, "the header cannot be read"),
        (",".join(f"c{n}" for n in range(1_000_000)).encode() + b"\n", "1,000,000 columns"),
        (b"x" * 20_000_000, "the header cannot be read"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\n\n\n", "this gzip file is cut off"),
        (gzip.compress(f"{HEADER}\n1,60,1,1,1,1\n".encode())[:-6], "this gzip file is cut off"),
    ],
)
def test_a_file_that_is_no_table_ends_in_a_clear_error(
    tmp_path: Path, content: bytes, said: str
) -> None:
    """No traceback, and no result that is not one."""
    done = _run("--map", "mesa", _file(tmp_path, content))
    assert done.exit_code == ExitCode.USAGE
    assert said in done.stderr
    assert done.exception is None or isinstance(done.exception, SystemExit)


MEASURED = """
import re, sys
from pathlib import Path
from rls_screen.cli.main import main
sys.argv = ["rls-screen", "score", "--map", "mesa", sys.argv[1]]
try:
    main()
finally:
    status = Path("/proc/self/status").read_text()
    print(re.search(r"VmHWM:\\s+(\\d+) kB", status)[1], file=sys.stderr)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by Linux only")
def test_hostile_tables_are_read_within_bounded_memory(tmp_path: Path) -> None:
    """A packed cell of 100 MB is passed over without being held."""
    path = tmp_path / "large.csv.gz"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        stream.write(f"{HEADER}\n1,60,1,1,1,1\n2,60,".encode())
        for _ in range(100):
            stream.write(b"9" * 1_000_000)
        stream.write(b",1,1,1\n3,70,0,,,\n")
    command = [sys.executable, "-c", MEASURED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    lines = done.stderr.splitlines()
    assert "3 records read: 2 scored, 1 rejected." in lines[-2]
    assert int(lines[-1]) < 120_000, "kB"

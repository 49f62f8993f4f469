"""Tables in and out on the command line: our own columns, hostile files, and the account."""

import csv
import gzip
import json
import subprocess
import sys
from collections.abc import Iterable
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
    table = "id,age,urge,rest,feels,cramps\na,60.0,True,no,crawling;tingling,\nb,,unsure,,,none\n"
    lines = (
        '{"id":"a","age":60,"urge":true,"rest":"no","feels":["crawling","tingling"]}\n'
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
    rows_in = '=1+1,yes,"=cmd|x"\n@a,no,-5\n-2,no,+x\nb,no,a;=1+1\nc,no,"a\n@b"\nd,no,\uff1d1\n'
    path = _file(tmp_path, f"id,urge,note\n{rows_in}")
    out = tmp_path / "out.csv"
    assert _run(path, "--extra", "keep", "--output", out).exit_code == 0
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["id"] for row in rows] == ["'=1+1", "'@a", "-2", "b", "c", "d"]
    notes = ["'=cmd|x", "-5", "'+x", "a;'=1+1", "a\n'@b", "'\uff1d1"]
    assert [row["note"] for row in rows] == notes


def test_no_control_character_comes_out_raw_in_csv(tmp_path: Path) -> None:
    """What could control a terminal is written as its escape; tabs and line ends are data."""
    path = _file(tmp_path, 'id,urge,note\na\x1b[2J,yes,"\x07\x9b1\t2\n3"\n')
    out = tmp_path / "out.csv"
    assert _run(path, "--extra", "keep", "--output", out).exit_code == 0
    with out.open(encoding="utf-8", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert row["id"] == "a\\u001b[2J"
    assert row["note"] == "\\u0007\\u009b1\t2\n3"


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


def test_a_typed_table_is_read_as_a_table_of_text(tmp_path: Path) -> None:
    """Numbers with nothing behind the point, and texts with spaces, count as they do in CSV."""
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path, text = (
        tmp_path / "own.parquet",
        _file(tmp_path, "id,age,urge,feels\n a ,30.0, yes ,aching;\nb,,,\n"),
    )
    columns = {
        "id": [" a ", "b"],
        "age": [30.0, None],
        "urge": [" yes ", ""],
        "feels": ["aching;", None],
        "taken": [arrow.scalar(10**8, arrow.date32()), None],
    }
    parquet.write_table(arrow.table(columns), path)
    done = _run(path, "--extra", "ignore")
    assert done.exit_code == ExitCode.OK
    assert done.stdout == _run(text).stdout


def test_an_odd_value_in_parquet_passes_through_as_a_text(tmp_path: Path) -> None:
    """A date that no calendar has stops nothing."""
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "own.parquet"
    dates = arrow.array([10**8, 1], arrow.date32())
    parquet.write_table(arrow.table({"id": ["a", "b"], "urge": ["yes", "no"], "day": dates}), path)
    done = _run(path, "--extra", "keep")
    assert done.exit_code == ExitCode.OK
    first, second = map(json.loads, done.stdout.splitlines())
    assert "100000000" in first["day"]
    assert second["day"] == "1970-01-02"


def test_two_columns_of_one_name_in_parquet_are_refused(tmp_path: Path) -> None:
    """Neither is preferred."""
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "own.parquet"
    table = arrow.Table.from_arrays([arrow.array(["a"])] * 2, names=["id", "id"])
    parquet.write_table(table, path)
    for arguments in (["score"], ["map", "start"]):
        done = CliRunner().invoke(app, [*arguments, str(path)])
        assert done.exit_code == ExitCode.USAGE
        assert "there are two columns 'id'; rename one." in done.stderr


@pytest.mark.parametrize("value", ['{"a": 1}', '[["1"]]', '["1", {}]'])
def test_a_cell_that_holds_more_than_a_list_rejects_its_record(tmp_path: Path, value: str) -> None:
    """Nothing inside of it is dropped to make it fit."""
    path = _file(tmp_path, f'{{"mesaid": "1", "legsdscmfrt5": {value}}}\n', "deep.ndjson")
    done = _run("--map", "mesa", path)
    assert done.exit_code == ExitCode.REJECTED
    assert "'legsdscmfrt5' holds an object or a list of lists" in done.stderr


def test_columns_that_come_late_are_carried_too(tmp_path: Path) -> None:
    """A column that the first record lacks has its place in a table."""
    lines = '{"id":"a","urge":"yes"}\n{"id":"b","urge":"yes","site":"north"}\n'
    done = _run(_file(tmp_path, lines, "late.ndjson"), "--extra", "keep", "--to", "csv")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert json.loads(rows[1]["extra"]) == {"site": "north"}
    mapping = CliRunner().invoke(app, ["map", "show", "mesa"]).stdout
    carrying = _file(tmp_path, f"{mapping}\ncarry: [site]\n", "carrying.yaml")
    lines = '{"mesaid":"1","legsdscmfrt5":1}\n{"mesaid":"2","legsdscmfrt5":1,"site":"north"}\n'
    done = _run("--map", carrying, _file(tmp_path, lines, "late.ndjson"), "--to", "csv")
    assert [row["site"] for row in csv.DictReader(done.stdout.splitlines())] == ["", "north"]


@pytest.mark.parametrize("name", ["criteria_urge", "extra"])
def test_a_carried_column_never_stands_beside_one_of_its_name(tmp_path: Path, name: str) -> None:
    """A table has each of its columns once."""
    path = _file(
        tmp_path,
        f"mesaid,sleepage5c,legsdscmfrt5,rubbnglgs5,wrserest5,wrseltr5,{name}\n1,60,1,1,1,1,x\n",
    )
    done = _run("--map", "mesa", path, "--extra", "keep", "--to", "csv")
    assert done.exit_code == ExitCode.USAGE
    assert f"the column '{name}' cannot be carried" in done.stderr
    assert _run("--map", "mesa", path, "--extra", "keep").exit_code == ExitCode.OK


@pytest.mark.parametrize("option", ["--output", "--rejects"])
def test_a_mapping_is_never_overwritten(tmp_path: Path, option: str) -> None:
    """What goes in is kept, whatever a result is called."""
    mapping = CliRunner().invoke(app, ["map", "show", "mesa"]).stdout
    path = _file(tmp_path, mapping, "mine.yaml")
    done = _run("--map", path, MESA, option, path)
    assert done.exit_code == ExitCode.USAGE
    assert "this file is in use here as input or output" in done.stderr
    assert path.read_text(encoding="utf-8") == mapping


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    """Any name that a folder can hold is one for a result."""
    out = tmp_path / f"{'ü' * 120}.csv"
    assert _run(MESA, "--map", "mesa", "--output", out).exit_code == ExitCode.OK
    assert out.exists()


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


def test_bytes_of_another_encoding_reject_a_row_of_which_they_are_kept(tmp_path: Path) -> None:
    """No letter is replaced in silence: neither in an answer, nor in what passes through."""
    start = b"id,urge,note\n" + b"1,yes,\xc3\xbc\n" * 8_000
    path = _file(tmp_path, start + b"2,yes,\xff\n3,\xff,x\n4,yes,x\n")
    kept, left_out = _run(path, "--extra", "keep"), _run(path, "--extra", "ignore")
    assert "'note' has bytes that are not in the encoding of the rest" in kept.stderr
    assert "8,003 records read: 8,001 scored, 2 rejected." in kept.stderr
    assert "8,003 records read: 8,002 scored, 1 rejected." in left_out.stderr
    mapped = tmp_path / "mapped.csv"
    mapped.write_bytes(
        f"{HEADER},note\n".encode() + b"1,60,1,1,1,1,x\n" * 8_000 + b"2,60,1,1,1,1,\xff\n"
    )
    done = _run("--map", "mesa", mapped, "--extra", "keep")
    assert "'note' has bytes that are not in the encoding of the rest" in done.stderr
    assert done.exit_code == ExitCode.REJECTED


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
        (
            gzip.compress(f"{HEADER}\n1,60,1,1,1,1\n".encode(), mtime=0)[:-6],
            "this gzip file is cut off",
        ),
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


def _measured(path: Path) -> tuple[str, int]:
    """Score the table at *path*: what is said last, and the most memory in use, in kB."""
    command = [sys.executable, "-c", MEASURED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    *_, said, memory = done.stderr.splitlines()
    return said, int(memory)


def _packed(folder: Path, pieces: Iterable[bytes]) -> Path:
    path = folder / "large.csv.gz"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        stream.writelines(pieces)
    return path


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by Linux only")
def test_a_cell_of_100_mb_is_passed_over_without_being_held(tmp_path: Path) -> None:
    """Its row is rejected, and the rows around it are scored."""
    start, end = f"{HEADER}\n1,60,1,1,1,1\n2,60,".encode(), b",1,1,1\n3,70,0,,,\n"
    said, memory = _measured(_packed(tmp_path, [start, *[b"9" * 1_000_000] * 100, end]))
    assert "3 records read: 2 scored, 1 rejected." in said
    assert memory < 120_000, "kB"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by Linux only")
def test_quotes_that_each_row_opens_do_not_make_it_read_again_and_again(tmp_path: Path) -> None:
    """Each row that lacks its closing quote is rejected, and the sound one at the end is scored."""
    start, end = f"{HEADER}\n1,60,1,1,1,1\n".encode(), b"3,70,0,,,\n"
    said, memory = _measured(_packed(tmp_path, [start, *[b'x","y\n'] * 500_000, end]))
    assert said.startswith("rls-screen: 500,002 records read: ")
    assert memory < 120_000, "kB"


@pytest.mark.parametrize("command", [["score", "--map", "mesa"], ["score"], ["map", "start"]])
def test_very_many_columns_are_looked_through_once(tmp_path: Path, command: list[str]) -> None:
    """A header of 100,000 names, each of them twice or once, is no work for minutes."""
    names = [f"c{number}" for number in range(99_994)]
    path = _file(tmp_path, f"{HEADER},{','.join(names)}\n1,60,1,1,1,1{',' * 99_994}\n")
    done = CliRunner().invoke(app, [*command, str(path)])
    assert done.exit_code in {ExitCode.OK, ExitCode.USAGE}
    assert done.exception is None or isinstance(done.exception, SystemExit)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by Linux only")
def test_a_text_that_parquet_holds_once_is_held_once(tmp_path: Path) -> None:
    """A file of some kilobytes does not become gigabytes."""
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path, texts = tmp_path / "large.parquet", arrow.array(["9" * 1_000_000])
    column = arrow.DictionaryArray.from_arrays([0] * 3_000, texts)
    sound = {name: ["1"] * 3_000 for name in HEADER.split(",")}
    parquet.write_table(arrow.table({**sound, "wrserest5": column}), path)
    said, memory = _measured(path)
    assert "3,000 records read: 3,000 scored, 0 rejected." in said
    assert memory < 400_000, "kB"

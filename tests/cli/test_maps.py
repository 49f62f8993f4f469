"""Promises of `rls-screen map`: to show what a mapping does, and to help to write one."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode
from rls_screen.instrument.document import Map, Node, Problems, Text, compose
from rls_screen.mapping.shipped import names

COHORTS = Path(__file__).parents[1] / "cohorts"
MESA = str(COHORTS / "mesa" / "data.csv")
REDCAP = COHORTS / "redcap"


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["map", *arguments])


def test_the_list_names_each_mapping() -> None:
    """All that come along are listed with what they are."""
    done = _run("list")
    assert [line.split()[1] for line in done.stdout.splitlines() if line.startswith("- ")] == list(
        names()
    )


@pytest.mark.parametrize("name", names())
def test_what_is_shown_is_a_mapping(name: str, tmp_path: Path) -> None:
    """A mapping that is shown and saved works as the one that comes along."""
    path = tmp_path / "mine.yaml"
    path.write_text(_run("show", name).stdout, encoding="utf-8")
    data = "fhir/responses.ndjson" if name == "fhir" else f"{name}/data.csv"
    command = ["score", "--map", name, str(COHORTS / data)]
    mine = [*command[:2], str(path), command[3]]
    assert CliRunner().invoke(app, mine).stdout == CliRunner().invoke(app, command).stdout


def test_each_raw_value_is_shown_with_its_count_and_what_it_became() -> None:
    """A data manager sees what became of each value, and what was never found."""
    lines = _run("try", "mesa", MESA).stdout.splitlines()
    with Path(MESA).open(encoding="utf-8-sig", newline="") as stream:
        counts = Counter(row["legsdscmfrt5"] for row in csv.DictReader(stream))
    became = {"0": "no", "1": "yes", "9": "dont_know", "": "blank"}
    at = lines.index("legsdscmfrt5")
    assert lines[at + 1 : at + 5] == [
        f"- {raw or '(blank)'} → {became[raw]}: {count} rows" for raw, count in counts.most_common()
    ]
    assert lines[at + 5] == "Listed, and never found: 'Yes', 'No', 'Do not know'"
    assert any(line.startswith("Never asked (the sleep questionnaire") for line in lines)
    assert "'rstlesslgs5'" in " ".join(lines)


def test_a_value_that_is_not_listed_is_shown_and_can_be_refused(tmp_path: Path) -> None:
    """What the mapping does not know is unknown, counted, and an error if that is wanted."""
    path = tmp_path / "odd.csv"
    text = Path(MESA).read_text(encoding="utf-8-sig").replace(",0,4,1,1,1,1,", ",0,4,7,1,1,1,", 1)
    path.write_text(text, encoding="utf-8")
    done = _run("try", "mesa", str(path))
    assert "- 7 → NOT LISTED, so it is unknown: 1 row" in done.stdout
    assert "'legsdscmfrt5' holds \"7\"" in done.stderr
    assert done.exit_code == ExitCode.OK
    assert _run("try", "--strict", "mesa", str(path)).exit_code == ExitCode.USAGE


def test_a_draft_takes_labels_and_choices_from_the_dictionary() -> None:
    """The words of a REDCap dictionary say what its codes mean, where they say it plainly."""
    dictionary = str(REDCAP / "data_dictionary.csv")
    text = _run("start", str(REDCAP / "data.csv"), "--dictionary", dictionary).stdout
    assert '      "1": "yes" # Yes; 16 rows\n      "2": "no" # No; 3 rows\n' in text
    assert '      "9": "dont_know" # Don\'t know; 7 rows' in text
    assert '    values: {"1": ticked, "0": unticked} # Leg cramps, charley horse' in text
    assert '      "2": "todo" # In the evening or at night; 14 rows' in text


def test_a_draft_that_is_not_finished_is_refused(tmp_path: Path) -> None:
    """What only a person can decide stops the mapping, at its line."""
    draft = tmp_path / "draft.yaml"
    assert _run("start", MESA, "--output", str(draft)).exit_code == 0
    text = draft.read_text(encoding="utf-8")
    text = text.replace("  # urge: todo", "  urge: legsdscmfrt5")
    draft.write_text(text, encoding="utf-8")
    done = _run("try", str(draft), MESA)
    assert done.exit_code == ExitCode.FILE
    codes = [line.split(": ")[1] for line in done.stderr.splitlines()]
    assert codes == ["todo", "unfit-column"]


def test_a_finished_draft_gives_what_the_shipped_mapping_gives(tmp_path: Path) -> None:
    """From a draft, a few words make a mapping."""
    draft = tmp_path / "draft.yaml"
    _run("start", MESA, "--output", str(draft))
    text = draft.read_text(encoding="utf-8")
    for code, meaning in (("0", "no"), ("1", "yes"), ("9", "dont_know")):
        text = text.replace(f'      "{code}": "todo"', f'      "{code}": "{meaning}"')
    for question, column in (
        ("urge", "legsdscmfrt5"),
        ("rest", "wrserest5"),
        ("relief", "rubbnglgs5"),
        ("evening", "wrseltr5"),
    ):
        text = text.replace(f"  # {question}: todo", f"  {question}: {column}")
    text = text.replace("source: todo, where", "source: where")
    draft.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["score", "--map", str(draft), MESA, "--to", "csv"])
    assert done.exit_code == 0, done.stderr
    shipped = CliRunner().invoke(app, ["score", "--map", "mesa", MESA, "--to", "csv"])
    picked = [[line.split(",")[index] for index in (0, 1, 9)] for line in done.stdout.splitlines()]
    assert picked == [
        [line.split(",")[index] for index in (0, 1, 9)] for line in shipped.stdout.splitlines()
    ]


def _texts(text: str) -> set[str]:
    """Give every key and every text in the YAML *text*."""
    return set(_found(compose(text, Problems("draft"))))


def _found(node: Node | None) -> Iterator[str]:
    match node:
        case Map(entries=entries):
            for entry in entries:
                yield entry.key
                yield from _found(entry.node)
        case Text(value=value):
            yield value
        case _:
            pass


def test_a_draft_shows_nothing_that_could_control_a_terminal(tmp_path: Path) -> None:
    """Headers and values with control characters are written as escapes, which YAML reads back."""
    path = tmp_path / "study.csv"
    path.write_text('pid,"a\x1b[2J"\n1,"\x9b1"\n2,"\u202e1"\n', encoding="utf-8")
    done = _run("start", str(path))
    assert done.exit_code == ExitCode.OK
    assert all(letter.isprintable() or letter == "\n" for letter in done.stdout)
    assert _texts(done.stdout) >= {"a\x1b[2J", "\x9b1", "\u202e1"}


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("1,a\n1,b\n", "id: name"),
        ("1,a\n2,b\n", "id: site"),
        ("1,a\n1,a\n", "id: site # todo: its values are not all different"),
        ("1,a\n,b\n", "id: name"),
    ],
)
def test_a_draft_takes_the_first_column_whose_values_all_differ_as_id(
    tmp_path: Path, rows: str, line: str
) -> None:
    """Where there is none, the draft says so."""
    path = tmp_path / "study.csv"
    path.write_text(f"site,name\n{rows}", encoding="utf-8")
    assert line in _run("start", str(path)).stdout.splitlines()


def test_more_keys_than_columns_can_be_are_refused(tmp_path: Path) -> None:
    """A draft of a million columns would help nobody."""
    path = tmp_path / "study.ndjson"
    path.write_text(json.dumps({f"k{number}": 1 for number in range(100_001)}), encoding="utf-8")
    done = _run("start", str(path))
    assert done.exit_code == ExitCode.USAGE
    assert "there are 100,001 keys; at most 100,000 are read." in done.stderr


def test_a_mapped_record_can_be_explained() -> None:
    """Each rule is shown with the answers that the mapping gave."""
    done = CliRunner().invoke(app, ["explain", MESA, "--map", "mesa", "--record", "1"])
    assert done.exit_code == ExitCode.OK
    record = json.loads(
        CliRunner().invoke(app, ["score", MESA, "--map", "mesa"]).stdout.split("\n")[0]
    )
    assert f"result: {record['result']}" in done.stdout
    assert f"criteria.rest: {record['criteria']['rest']}" in done.stdout


def test_an_excluded_row_is_not_explained() -> None:
    """What is no record has no result; the reason is said."""
    command = ["explain", str(REDCAP / "data.csv"), "--map", "redcap", "--record"]
    tried = (CliRunner().invoke(app, [*command, str(number)]) for number in range(1, 40))
    done = next(done for done in tried if done.exit_code != ExitCode.OK)
    assert done.exit_code == ExitCode.USAGE
    assert " is excluded: " in done.stderr
    assert not done.stdout


def test_json_without_the_columns_of_the_mapping_is_refused(tmp_path: Path) -> None:
    """Other keys are no missing data: each file must have some of the columns."""
    sound, other = tmp_path / "sound.ndjson", tmp_path / "other.ndjson"
    sound.write_text('{"mesaid": "1", "legsdscmfrt5": "1"}\n', encoding="utf-8")
    other.write_text('{"MESAID": "1", "LEGSDSCMFRT5": "1"}\n' * 3, encoding="utf-8")
    done = CliRunner().invoke(app, ["score", "--map", "mesa", str(sound), str(other)])
    assert done.exit_code == ExitCode.USAGE
    assert f"{other}: no record has any column of the mapping 'mesa'" in done.stderr
    strict = CliRunner().invoke(app, ["score", "--map", "mesa", "--strict", str(sound)])
    assert strict.exit_code == ExitCode.USAGE
    assert f"{sound}: no record has the column 'wrserest5' of the mapping." in strict.stderr


def test_rejecting_other_columns_is_not_for_mappings() -> None:
    """What would do nothing is refused."""
    done = CliRunner().invoke(app, ["score", "--map", "mesa", "--extra", "reject", MESA])
    assert done.exit_code == ExitCode.USAGE
    assert "--extra reject goes without --map" in done.stderr


def test_a_value_that_is_not_listed_is_never_lost_among_many(tmp_path: Path) -> None:
    """However many numbers stand in a column, a word among them is told."""
    data, mapping = tmp_path / "study.csv", tmp_path / "mine.yaml"
    rows = "".join(f"{number},{number},1,1,1,1\n" for number in range(400))
    header = "mesaid,sleepage5c,legsdscmfrt5,rubbnglgs5,wrserest5,wrseltr5"
    data.write_text(f"{header}\n{rows}x,abc,1,1,1,1\n", encoding="utf-8")
    shipped = _run("show", "mesa").stdout.replace("  age: sleepage5c\n", "")
    mapping.write_text(shipped.replace("maximum: 120", "maximum: 1000"), encoding="utf-8")
    done = _run("try", str(mapping), str(data), "--strict")
    assert done.exit_code == ExitCode.USAGE
    assert "- abc → NOT LISTED" in done.stdout


def test_what_is_never_found_is_told_whatever_the_numbers_look_like() -> None:
    """A data frame writes 1.0 for the code 1, which is there all the same."""
    done = _run("try", "mesa", str(COHORTS / "mesa_variants" / "pandas_float.csv"))
    assert "1.0 → yes" in done.stdout
    assert "never found: '1'" not in done.stdout


def test_trying_json_without_a_column_says_so(tmp_path: Path) -> None:
    """Keys that are left out are no blank cells; without any column there is nothing to try."""
    path = tmp_path / "study.ndjson"
    path.write_text('{"mesaid": "1", "legsdscmfrt5": "1"}\n', encoding="utf-8")
    done = _run("try", "mesa", str(path), "--strict")
    assert done.exit_code == ExitCode.USAGE
    assert "No record has this column." in done.stdout
    assert "no record has the column 'wrserest5' of the mapping." in done.stderr


def test_columns_that_are_carried_stand_for_one_column_each(tmp_path: Path) -> None:
    """Two of one name are refused; one that another name of a used column has is carried."""
    header = "mesaid,sleepage5c,legsdscmfrt5,rubbnglgs5,wrserest5,wrseltr5"
    path = tmp_path / "study.csv"
    path.write_text(f"{header},x,x\n1,60,1,1,1,1,a,b\n", encoding="utf-8")
    command = ["score", "--map", "mesa", "--extra", "keep", str(path)]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == ExitCode.USAGE
    assert "the column 'x' cannot be carried, as there are 2 of this name" in done.stderr
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    columns = {name: ["1"] for name in (*header.split(","), " site ")}
    typed = tmp_path / "study.parquet"
    parquet.write_table(arrow.table(columns), typed)
    done = CliRunner().invoke(app, [*command[:-1], str(typed)])
    assert json.loads(done.stdout)["site"] == "1"


@pytest.mark.parametrize(
    ("highest", "lines"),
    [
        (99, ["    whole: {minimum: 0, maximum: 10} # as found", '    values: {"99": todo}']),
        (11, ["    whole: {minimum: 0, maximum: 11} # as found", "    values: {"]),
    ],
)
def test_a_draft_asks_about_a_number_that_stands_apart(
    tmp_path: Path, highest: int, lines: list[str]
) -> None:
    """A code for missing data is never taken for a number without a word."""
    path = tmp_path / "study.csv"
    rows = "".join(f"{number},{number}\n" for number in (*range(11), highest))
    path.write_text(f"pid,score\n{rows}", encoding="utf-8")
    text = _run("start", str(path)).stdout
    assert lines[0] in text
    assert (lines[1] in text) == (highest == 99)


def test_trying_tells_of_ids_that_come_twice_and_of_rows_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    """What `score` would say is said before."""
    path = tmp_path / "study.csv"
    header = "mesaid,sleepage5c,legsdscmfrt5,rubbnglgs5,wrserest5,wrseltr5"
    path.write_text(f"{header}\n1,60,1,1,1,1\n1,61,1,1,1,1\n2\n", encoding="utf-8")
    done = _run("try", "mesa", str(path))
    assert "1 record has an id that another record before has too." in done.stderr
    assert done.exit_code == ExitCode.REJECTED

"""A mapping in SQL says what the mapping says: each cohort gives the same results."""

import csv
import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rls_screen.cli.app import app
from rls_screen.engines.mapped import mapped_query
from rls_screen.errors import UsageError
from rls_screen.instrument.load import load
from rls_screen.mapping.read import with_reading
from rls_screen.mapping.shipped import load_mapping

duckdb = pytest.importorskip("duckdb")
arrow = pytest.importorskip("pyarrow")
COHORTS = Path(__file__).parents[2] / "cohorts"
INSTRUMENT = load()
LISTS = ("reasons", "caps", "flags", "inconsistent")
LEFT_OUT = {"row", "mapping", "missing", "notes", "advice", "unsettled", "criteria", *LISTS}
FILES = [
    ("mesa", "mesa/data.csv", ""),
    ("mesa", "mesa/data.csv", "relief_from_rest_item"),
    ("heartbeat", "heartbeat/data.csv", ""),
    ("shhs2", "shhs2/data.csv", ""),
    ("redcap", "redcap/data.csv", ""),
    ("redcap", "redcap/data.csv", "relief_mostly"),
]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _in_sql(name: str, reading: str, rows: list[dict[str, str]]) -> list[dict[str, object]]:
    codebook = load_mapping(name, INSTRUMENT.questions)
    codebook = with_reading(codebook, reading) if reading else codebook
    names = list(dict.fromkeys(key for row in rows for key in row))
    visits = arrow.table({key: [row.get(key) for row in rows] for key in names})
    connection = duckdb.connect()
    connection.register("visits", visits)
    text = mapped_query(INSTRUMENT, codebook, "visits").sql(dialect="duckdb")
    found: list[dict[str, object]] = connection.sql(text).to_arrow_table().to_pylist()
    return found


def _in_rows(
    name: str, reading: str, rows: list[dict[str, str]], folder: Path
) -> dict[int, dict[str, object]]:
    """Score *rows* in the row engine; give each result by the number of its row."""
    path = folder / "visits.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    options = ["--reading", reading] if reading else []
    done = CliRunner().invoke(app, ["score", "--map", name, "--from", "csv", *options, str(path)])
    records = [json.loads(line) for line in done.stdout.splitlines()]
    return {record["row"]: record for record in records}


def _check(name: str, reading: str, rows: list[dict[str, str]], folder: Path) -> None:
    expected, found = _in_rows(name, reading, rows, folder), _in_sql(name, reading, rows)
    assert len(found) == len(rows)
    for number, row in enumerate(found, start=1):
        assert (row["excluded"] is None) == (number in expected), rows[number - 1]
        if number not in expected:
            continue
        record = expected[number]
        single = {key: value for key, value in record.items() if key not in LEFT_OUT}
        assert {key: row[key] for key in single} == single, rows[number - 1]
        criteria = record["criteria"]
        assert isinstance(criteria, dict)
        for key, state in criteria.items():
            assert row[f"criteria_{key}"] == state, rows[number - 1]
        for key in LISTS:
            assert str(row[key]) == ";".join(map(str, record[key])), key  # type: ignore[call-overload]


@pytest.mark.parametrize(("name", "file", "reading"), FILES)
def test_each_cohort_gives_the_same_results(
    name: str, file: str, reading: str, tmp_path: Path
) -> None:
    """Every field of every row, the excluded ones and their ids, in both readings."""
    _check(name, reading, _rows(COHORTS / file), tmp_path)


@pytest.mark.parametrize(("name", "file", "reading"), FILES)
def test_strange_cells_give_the_same_results(
    name: str, file: str, reading: str, tmp_path: Path
) -> None:
    """Cells of other columns, numbers written otherwise, blanks and words in any column."""
    chance, rows = random.Random(5), _rows(COHORTS / file)  # noqa: S311 - nothing here is a secret
    values = sorted({value for row in rows for value in row.values()})
    strange = ["", " ", "1.0", "01", "1,0", " 1 ", "+1", "-0.5", "61.7", "61,7", "x", "9.", "1e1"]
    mixed = [
        {
            key: chance.choice([value, value, chance.choice(values), chance.choice(strange)])
            for key, value in row.items()
        }
        for row in rows * 3
    ]
    _check(name, reading, mixed, tmp_path)


def test_what_is_not_listed_is_named() -> None:
    """A raw value that nobody spoke of is never lost in silence."""
    rows = [dict.fromkeys(_rows(COHORTS / "mesa/data.csv")[0], "1") | {"legsdscmfrt5": "7"}]
    [found] = _in_sql("mesa", "", rows)
    assert found["unlisted"] == "legsdscmfrt5"
    assert found["criteria_urge"] == "unknown"


def test_what_cannot_be_said_in_sql_is_an_error() -> None:
    """FHIR has no table."""
    with pytest.raises(UsageError, match="is for FHIR"):
        mapped_query(INSTRUMENT, load_mapping("fhir", INSTRUMENT.questions), "visits")
    done = CliRunner().invoke(app, ["export", "sql", "--map", "fhir"])
    assert "is for FHIR" in done.stderr

"""Each cohort comes out exactly as expected, from the mapping that comes along."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rls_screen.cli.app import app

COHORTS = Path(__file__).parents[1] / "cohorts"
STATES = {"met": "met", "not_met": "not_met", "unknown": "undetermined"}
NO_RECORD = {"not_a_response", "excluded"}
VARIANTS = ("excel_eu", "pandas_float", "ragged", "sas_dot", "words")


@dataclass(frozen=True, slots=True)
class Cohort:
    """A file of a cohort, its mapping, its other reading, and what is expected of it."""

    file: str
    mapping: str
    expected: str
    reading: str | None = None


FILES = (
    Cohort("mesa/data.csv", "mesa", "mesa", "relief_from_rest_item"),
    *(Cohort(f"mesa_variants/{name}.csv", "mesa", "mesa") for name in VARIANTS),
    Cohort("heartbeat/data.csv", "heartbeat", "heartbeat", "relief_from_rest_item"),
    Cohort("shhs2/data.csv", "shhs2", "shhs2", "feelings_count_as_urge"),
    Cohort("redcap/data.csv", "redcap", "redcap", "relief_mostly"),
    Cohort("redcap/data_labels.csv", "redcap", "redcap", "relief_mostly"),
    Cohort("fhir/responses.ndjson", "fhir", "fhir"),
)


def _score(cohort: Cohort, *options: str) -> Result:
    path = COHORTS / cohort.file
    return CliRunner().invoke(app, ["score", "--map", cohort.mapping, str(path), *options])


def _expected(cohort: Cohort) -> list[dict[str, str]]:
    path = COHORTS / cohort.expected / "expected.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _records(done: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("cohort", FILES, ids=lambda cohort: cohort.file)
def test_each_row_comes_out_as_expected(cohort: Cohort) -> None:
    """The four criteria, and each of them, are those of the expected table; no row is lost."""
    done = _score(cohort)
    assert done.exit_code == 0
    expected = _expected(cohort)
    answers = [row for row in expected if row["criteria"] not in NO_RECORD]
    records = _records(done)
    assert len(records) == len(answers)
    for record, row in zip(records, answers, strict=True):
        assert STATES[str(record["four_criteria"])] == row["criteria"], row
        criteria = record["criteria"]
        assert isinstance(criteria, dict)
        told = {"met": "yes", "not_met": "no", "unknown": "unknown"}
        for name in ("urge", "rest", "evening", "relief"):
            assert told[criteria[name]] == row[name], row
        assert str(record["id"]).startswith(row["id"])
        assert record["row"] == int(row["row"])
    assert f"{len(expected)} records read: {len(answers)} scored, 0 rejected" in done.stderr


@pytest.mark.parametrize(
    "cohort", [cohort for cohort in FILES if cohort.reading], ids=lambda cohort: cohort.file
)
def test_the_other_reading_comes_out_as_expected(cohort: Cohort) -> None:
    """The second defensible reading of the same data is chosen by its name."""
    done = _score(cohort, "--reading", str(cohort.reading))
    rows = [row for row in _expected(cohort) if row["criteria"] not in NO_RECORD]
    for record, row in zip(_records(done), rows, strict=True):
        assert STATES[str(record["four_criteria"])] == row["alt_criteria"], row
        mapping = record["mapping"]
        assert isinstance(mapping, dict)
        assert mapping["reading"] == cohort.reading


@pytest.mark.parametrize("name", VARIANTS)
def test_a_file_spelt_otherwise_gives_the_same_bytes(name: str) -> None:
    """A European spreadsheet, floats, ragged rows, dots and words all say the same."""
    plain = _score(FILES[0])
    assert _score(Cohort(f"mesa_variants/{name}.csv", "mesa", "mesa")).stdout == plain.stdout


@pytest.mark.parametrize("to", ["csv", "json"])
def test_every_format_out_says_the_same(to: str) -> None:
    """The flat table and the array hold the result of each record, in order."""
    lines = _records(_score(FILES[8]))
    done = _score(FILES[8], "--to", to)
    rows = (
        list(csv.DictReader(done.stdout.splitlines())) if to == "csv" else json.loads(done.stdout)
    )
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert [row["result"] for row in rows] == [line["result"] for line in lines]


def test_kinds_of_missing_data_are_kept_apart() -> None:
    """What is skipped, unclear, never asked and not known are told from each other."""
    kinds = {
        kind
        for record in _records(_score(FILES[8]))
        for kind in dict(record["missing"]).values()  # type: ignore[call-overload]
    }
    assert {"skipped", "unclear", "never_asked", "dont_know", "blank", "refused"} <= kinds


def test_an_answer_behind_a_closed_gate_is_flagged() -> None:
    """Who says no to the first item and answers the next ones is noted, and taken at their word."""
    records = {record["id"]: record for record in _records(_score(FILES[0]))}
    notes = records["9000078"]["notes"]
    assert notes == [
        "answered_after_gate:rubbnglgs5",
        "answered_after_gate:wrserest5",
        "answered_after_gate:wrseltr5",
    ]


def test_link_ids_that_are_not_mapped_are_listed() -> None:
    """A link id spelt otherwise is not guessed, and named."""
    records = {str(record["id"]).split("/")[0]: record for record in _records(_score(FILES[10]))}
    assert records["syn-rls-18"]["notes"] == ["unmapped:URGE", "unmapped:Rest"]
    assert records["syn-rls-15"]["notes"] == ["in_progress"]


def test_every_result_carries_the_mapping_and_its_thresholds() -> None:
    """Name, version, source and the threshold in force stand in each result."""
    for record in _records(_score(FILES[8])):
        assert record["mapping"] == {
            "name": "redcap",
            "version": "1.0.0",
            "source": "An invented REDCap project, made up as an example",
            "thresholds": {"relief": ["relief >= 1", "relief == 0"]},
        }


def test_a_bundle_scores_as_its_lines_do(tmp_path: Path) -> None:
    """One Bundle with all responses gives what the lines give, and says what is no response."""
    path = COHORTS / "fhir" / "responses.ndjson"
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    bundle = {
        "resourceType": "Bundle",
        "entry": [{"resource": entry} for entry in [*entries, {"resourceType": "Patient"}]],
    }
    (tmp_path / "bundle.json").write_text(json.dumps(bundle, indent=2), encoding="utf-8")
    done = CliRunner().invoke(app, ["score", "--map", "fhir", str(tmp_path / "bundle.json")])
    assert done.stdout == _score(FILES[10]).stdout
    assert "excluded: 1 row: a FHIR Patient, not a QuestionnaireResponse" in done.stderr

"""Dataframes: each row comes back in its place, in a frame of the same kind."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import rls_screen
from rls_screen.cli.app import app
from rls_screen.errors import UsageError

pytest.importorskip("narwhals")
MESA = Path(__file__).parents[2] / "cohorts" / "mesa" / "data.csv"
RECORDS: dict[str, list[object]] = {
    "id": ["a", "b", "c"],
    "age": [60.0, None, 60.5],
    "urge": ["yes", "unsure", "perhaps"],
    "rest": [True, None, False],
}


def _pandas(columns: dict[str, list[Any]]) -> Any:  # noqa: ANN401 - of pandas
    return pytest.importorskip("pandas").DataFrame(columns)


def _polars(columns: dict[str, list[Any]]) -> Any:  # noqa: ANN401 - of Polars
    return pytest.importorskip("polars").DataFrame(columns, strict=False)


def _arrow(columns: dict[str, list[Any]]) -> Any:  # noqa: ANN401 - of Arrow
    return pytest.importorskip("pyarrow").table(columns)


Make = Callable[[dict[str, list[Any]]], Any]
KINDS = [_pandas, _polars, _arrow]


def _rows(frame: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - of any kind
    """Give the rows of *frame* as they are in Arrow."""
    narwhals = pytest.importorskip("narwhals")
    rows: list[dict[str, Any]] = narwhals.from_native(frame).to_arrow().to_pylist()
    return rows


@pytest.mark.parametrize("make", KINDS)
def test_each_row_is_decided_in_its_place(make: Make) -> None:
    """A row that cannot be taken is there with the reason, and nothing of it is lost."""
    frame = make(RECORDS)
    done = rls_screen.score_frame(frame)
    assert type(done) is type(frame)
    first, second, third = _rows(done)
    one = rls_screen.score({"age": 60, "urge": "yes", "rest": True})
    assert (first["id"], first["result"], first["urgency"]) == ("a", one.result, one.urgency)
    assert list(first["unsettled"]) == list(one.unsettled)
    assert first["criteria_rest"] == "met"
    assert second["criteria_urge"] == "unknown"
    assert (third["id"], third["result"]) == ("c", None)
    assert third["not_scored"].startswith("rejected: age: 60.5 cannot be taken;")
    assert [row["not_scored"] for row in (first, second)] == [None, None]


@pytest.mark.parametrize("make", KINDS)
def test_a_frame_of_others_goes_through_a_mapping(make: Make) -> None:
    """It gives what the command gives for the same data as CSV."""
    with MESA.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    frame = make({name: [row[name] for row in rows] for name in rows[0]})
    done = _rows(rls_screen.score_frame(frame, "mesa"))
    command = CliRunner().invoke(app, ["score", "--map", "mesa", str(MESA)])
    expected = [json.loads(line) for line in command.stdout.splitlines()]
    assert [row["id"] for row in done] == [record["id"] for record in expected]
    assert [row["four_criteria"] for row in done] == [
        record["four_criteria"] for record in expected
    ]
    assert [list(row["advice"]) for row in done] == [record["advice"] for record in expected]


def test_other_columns_pass_only_on_request() -> None:
    """A misspelt question is not lost in silence."""
    frame = _arrow({"id": ["a"], "ureg": ["yes"]})
    with pytest.raises(UsageError, match="'ureg' is no question"):
        rls_screen.score_frame(frame)
    assert _rows(rls_screen.score_frame(frame, keep=True))[0]["ureg"] == "yes"

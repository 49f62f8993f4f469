"""Spark says what the rules say, on several partitions; rejected rows land in a table of their own.

It needs the extra `spark` and a Java of version 17.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rls_screen.errors import UsageError
from tests.unit.engines.records import all_records, check_same, is_whole, table_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytest.importorskip("pyspark")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
EXAMPLE = Path(__file__).parents[3] / "examples" / "spark_score.py"


@pytest.fixture(name="spark", scope="module")
def fixture_spark() -> "Iterator[SparkSession]":
    """Give a Spark of two threads on this machine."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only where it is installed

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def test_spark_says_what_the_rules_say(spark: "SparkSession") -> None:
    """Every field of ten thousand random records and all cases, from four partitions."""
    from rls_screen.engines.spark import score  # noqa: PLC0415

    records = all_records()
    names, rows = table_of(records)
    schema = ", ".join(f"`{name}` {'int' if is_whole(name) else 'string'}" for name in names)
    answers = spark.createDataFrame([tuple(row) for row in rows], schema).repartition(4)
    decided = score(answers)
    check_same([row.asDict() for row in decided.results.collect()], records)
    assert decided.rejected.count() == 0


def test_rejected_rows_are_in_a_table_of_their_own(spark: "SparkSession") -> None:
    """Each keeps its columns as they were, and says what is wrong; kept columns pass through."""
    from rls_screen.engines.spark import score  # noqa: PLC0415

    schema = "id string, site string, age double, urge string, rest boolean, feels array<string>"
    rows = [
        ("a", "north", 60.0, " yes ", True, ["aching"]),
        ("b", "south", 60.5, "perhaps", None, ["aching;tingling"]),
        ("c", "south", None, "", None, None),
    ]
    decided = score(spark.createDataFrame(rows, schema), keep=["site"])
    results = {row["id"]: row for row in decided.results.collect()}
    assert results.keys() == {"a", "c"}
    assert results["a"]["site"] == "north"
    assert (results["a"]["criteria_urge"], results["a"]["criteria_rest"]) == ("met", "met")
    assert results["c"]["criteria_urge"] == "unknown"
    [rejected] = decided.rejected.collect()
    assert tuple(rejected)[:-1] == rows[1]
    told = [part.split(":")[0] for part in rejected["mistakes"].split(". ")]
    assert told == ["age", "urge", "feels"]


def test_a_column_that_is_no_question_is_refused(spark: "SparkSession") -> None:
    """A misspelt question is not lost in silence, and a type without answers is told."""
    from rls_screen.engines.spark import score  # noqa: PLC0415

    with pytest.raises(UsageError, match="'ureg' is no question"):
        score(spark.createDataFrame([("a", "yes")], "id string, ureg string"))
    with pytest.raises(UsageError, match="'urge' holds date"):
        score(spark.createDataFrame([], "id string, urge date"))


def test_the_example_reads_and_writes_folders(spark: "SparkSession", tmp_path: Path) -> None:
    """What it says of itself is so, for NDJSON in and Parquet out."""
    answers = spark.createDataFrame([("a", "yes"), ("b", "x")], "id string, urge string")
    answers.write.json(str(tmp_path / "in.ndjson"))
    folders = [str(tmp_path / name) for name in ("in.ndjson", "out", "rejected.ndjson")]
    subprocess.run((sys.executable, str(EXAMPLE), *folders), check=True, capture_output=True)
    assert [row["id"] for row in spark.read.parquet(folders[1]).collect()] == ["a"]
    assert [row["id"] for row in spark.read.json(folders[2]).collect()] == ["b"]

"""The query says what the rules say: the same records give the same results in real engines."""

import sqlite3

import pytest

from rls_screen.engines.query import query, sql
from rls_screen.errors import UsageError
from rls_screen.logic.values import Answers
from tests.unit.engines.records import INSTRUMENT, all_records, check_same, is_whole, table_of


@pytest.fixture(name="records", scope="module")
def fixture_records() -> list[Answers]:
    """Give random records and all cases."""
    return all_records()


def test_duckdb_says_what_the_rules_say(records: list[Answers]) -> None:
    """Every field that the query gives is that of the row engine, for each record."""
    duckdb = pytest.importorskip("duckdb")
    arrow = pytest.importorskip("pyarrow")
    names, rows = table_of(records)
    columns = zip(*rows, strict=True)
    answers = arrow.table(
        {
            name: arrow.array(column, arrow.int64() if is_whole(name) else arrow.string())
            for name, column in zip(names, columns, strict=True)
        }
    )
    connection = duckdb.connect()
    connection.register("answers", answers)
    for text in (sql(INSTRUMENT, "duckdb"), query(INSTRUMENT, is_whole=True).sql("duckdb")):
        check_same(connection.sql(text).to_arrow_table().to_pylist(), records)


def test_sqlite_says_what_the_rules_say(records: list[Answers]) -> None:
    """An engine of another kind gives the same; it has no truth values of its own."""
    names, rows = table_of(records)
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    quoted = ", ".join(f'"{name}"' for name in names)
    connection.execute(f"CREATE TABLE answers ({quoted})")
    marks = ", ".join("?" * len(names))
    connection.executemany(f"INSERT INTO answers VALUES ({marks})", rows)  # noqa: S608 - marks
    found = [dict(row) for row in connection.execute(sql(INSTRUMENT, "sqlite"))]
    connection.close()
    for row in found:
        row["see_doctor"] = bool(row["see_doctor"])
    check_same(found, records)


@pytest.mark.parametrize(
    "dialect", ["duckdb", "spark", "postgres", "bigquery", "snowflake", "tsql"]
)
def test_the_query_is_written_for_each_dialect(dialect: str) -> None:
    """The text reads back in its dialect, with the same columns."""
    sqlglot = pytest.importorskip("sqlglot")
    text = sql(INSTRUMENT, dialect, "study.sheets")
    read = sqlglot.parse_one(text, dialect=dialect)
    assert read.named_selects == query(INSTRUMENT).named_selects
    assert "sheets" in text


def test_a_dialect_that_is_not_there_is_told() -> None:
    """The name of an unknown dialect is said."""
    with pytest.raises(UsageError, match="klingon"):
        sql(INSTRUMENT, "klingon")


@pytest.mark.parametrize("table", ["a; drop table b", "a b", "", "a.", '"a"', "a--"])
def test_a_table_is_a_name_and_nothing_else(table: str) -> None:
    """Nothing but a name can be put in the place of the table."""
    with pytest.raises(UsageError, match="--table"):
        sql(INSTRUMENT, "duckdb", table)

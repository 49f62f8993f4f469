"""The query says what the rules say: the same records give the same results in real engines."""

import json
import random
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from rls_screen.engines.query import query, sql
from rls_screen.errors import UsageError
from rls_screen.instrument.load import load
from rls_screen.logic.values import Answers, Missing, Several, Whole
from rls_screen.screening.answers import Given, take
from rls_screen.screening.result import Result
from rls_screen.screening.screen import screener

CASES = Path(__file__).parents[2] / "cases" / "cases.jsonl"
INSTRUMENT = load()
SCREEN = screener(INSTRUMENT)
RECORDS = 10_000
LISTS = ("reasons", "caps", "flags", "inconsistent")
NOT_IN_SQL = ("criteria", "advice", "unsettled", *LISTS)

Row = dict[str, object]


def _random_answers(chance: random.Random) -> dict[str, Given]:
    """Give a record in which each question is asked or not, with any of its answers."""
    asked = chance.random()
    record: dict[str, Given] = {}
    for name, question in INSTRUMENT.questions.items():
        if chance.random() > asked:
            continue
        match question.answers:
            case Whole(minimum, maximum):
                record[name] = chance.choice((minimum, 17, 18, maximum))
            case Several(values):
                record[name] = (chance.choice(values),)
            case _:
                record[name] = chance.choice([option.code for option in question.options])
    return record


def _records() -> list[Answers]:
    chance = random.Random(7)  # noqa: S311 - the same records each time
    given = [_random_answers(chance) for _ in range(RECORDS)]
    return [take(INSTRUMENT, record.items()).answers for record in given] + _cases()


def _cases() -> list[Answers]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    records = (json.loads(line)["record"] for line in lines)
    return [
        take(INSTRUMENT, ((key, value) for key, value in record.items() if key != "id")).answers
        for record in records
    ]


def _cell(answers: Answers, name: str) -> object:
    match answers.get(name, Missing.NOT_ASKED):
        case Missing.NOT_ASKED:
            return None
        case Missing.UNSURE:
            return "unsure"
        case tuple() as several:
            return ";".join(several)
        case answer:
            return answer


def _expected(index: int, result: Result) -> Row:
    single = {
        name: getattr(result, name)
        for name in Result.__dataclass_fields__
        if name not in NOT_IN_SQL
    }
    criteria = {f"criteria_{name}": state for name, state in result.criteria.items()}
    lists = {name: ";".join(getattr(result, name)) for name in LISTS}
    return {"id": index, **single, **criteria, **lists}


def _same(found: Sequence[Mapping[str, object]], records: Sequence[Answers]) -> None:
    assert len(found) == len(records)
    rows = sorted(found, key=lambda row: int(str(row["id"])))
    for index, (row, answers) in enumerate(zip(rows, records, strict=True)):
        assert dict(row) == _expected(index, SCREEN(answers))


@pytest.fixture(name="records", scope="module")
def fixture_records() -> list[Answers]:
    """Give random records and all cases."""
    return _records()


def _table(records: Sequence[Answers]) -> tuple[list[str], list[list[object]]]:
    names = ["id", *INSTRUMENT.questions]
    rows = [
        [index, *(_cell(answers, name) for name in INSTRUMENT.questions)]
        for index, answers in enumerate(records)
    ]
    return names, rows


def test_duckdb_says_what_the_rules_say(records: list[Answers]) -> None:
    """Every field that the query gives is that of the row engine, for each record."""
    duckdb = pytest.importorskip("duckdb")
    arrow = pytest.importorskip("pyarrow")
    names, rows = _table(records)
    columns = zip(*rows, strict=True)
    answers = arrow.table(
        {
            name: arrow.array(column, arrow.int64() if _is_whole(name) else arrow.string())
            for name, column in zip(names, columns, strict=True)
        }
    )
    connection = duckdb.connect()
    connection.register("answers", answers)
    _same(connection.sql(sql(INSTRUMENT, "duckdb")).to_arrow_table().to_pylist(), records)


def test_sqlite_says_what_the_rules_say(records: list[Answers]) -> None:
    """An engine of another kind gives the same; it has no truth values of its own."""
    names, rows = _table(records)
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
    _same(found, records)


def _is_whole(name: str) -> bool:
    return name == "id" or isinstance(INSTRUMENT.questions[name].answers, Whole)


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

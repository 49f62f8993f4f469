"""A mapping says the same in SQL as row by row: the same answers, and the same reasons for none."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from rls_screen.cli.app import app
from rls_screen.engines.mapped import Study, mapped_query, results
from rls_screen.errors import UsageError
from rls_screen.mapping.model import Codebook
from rls_screen.mapping.read import read_mapping
from rls_screen.mapping.shipped import load_mapping
from tests.unit.engines.records import INSTRUMENT
from tests.unit.engines.studies import (
    COHORTS,
    ODD,
    QUESTIONS,
    TABLES,
    Rows,
    odd_mappings,
    of,
    random_cells,
    row_by_row,
    shipped,
    table_in,
)
from tests.unit.mapping.test_apply import HEAD, TAIL

duckdb = pytest.importorskip("duckdb")
arrow = pytest.importorskip("pyarrow")


def _asked(given: Study, text: str, rows: Rows) -> list[dict[str, Any]]:
    """Give what the query *text* makes of *rows*, which are by header."""
    headers = dict.fromkeys((*given.headers.values(), *given.passed))
    columns = {name: arrow.array([row.get(name) for row in rows], "string") for name in headers}
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        connection.register("study", arrow.table(columns))
        found: list[dict[str, Any]] = connection.sql(text).to_arrow_table().to_pylist()
    return found


def _check_same(given: Study, text: str, rows: Rows) -> None:
    for found, row in zip(_asked(given, text, rows), rows, strict=True):
        assert found == row_by_row(given, row), row


@pytest.mark.parametrize("name", TABLES)
def test_each_cohort_comes_out_as_row_by_row(name: str) -> None:
    """Every record of each shipped mapping, in each reading."""
    for codebook in shipped(name):
        given = of(codebook)
        _check_same(given, results(given).sql("duckdb"), table_in(COHORTS / name / "data.csv"))


@pytest.mark.parametrize("codebook", odd_mappings(), ids=lambda item: ",".join(item.columns)[:40])
def test_odd_mappings_come_out_as_row_by_row(codebook: Codebook) -> None:
    """Those of the promises of mappings, and one that has everything, on random raw texts."""
    given = of(codebook)
    chance = random.Random(3)  # noqa: S311 - the same rows each time
    _check_same(given, results(given).sql("duckdb"), random_cells(given, chance, 400))


@pytest.mark.parametrize("name", TABLES)
def test_random_cells_come_out_as_row_by_row(name: str) -> None:
    """Shipped mappings on random raw texts, listed and odd."""
    given = of(load_mapping(name, QUESTIONS))
    chance = random.Random(4)  # noqa: S311 - the same rows each time
    _check_same(given, results(given).sql("duckdb"), random_cells(given, chance, 400))


WHOLE = of(odd_mappings()[0])
TEXT = results(WHOLE).sql("duckdb")
CELLS = (
    st.none() | st.sampled_from(ODD) | st.text(max_size=8) | st.text("0123456789+-.,/ ", max_size=8)
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(WHOLE.headers.values(), CELLS)), min_size=1))
def test_any_text_comes_out_as_row_by_row(rows: list[dict[str, str | None]]) -> None:
    """Whatever stands in the cells."""
    _check_same(WHOLE, TEXT, rows)


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ('a: {item: {code: "1", separator: ", "}}', "'a' is an item behind ', '"),
        ('a: {item: {code: "1", separator: "-"}}', "'a' is an item behind '-'"),
        ("a: {header: x, occurrence: 2, values: yesno}", "'a' is one of several columns"),
        ("a: yesno\n  A: yesno", "'A' and 'a' differ in capitals only"),
    ],
)
def test_what_cannot_be_said_in_sql_is_told(columns: str, told: str) -> None:
    """The column and its line are named."""
    rules = 'rules: [{when: known(a), answer: "yes"}]'
    body = f"{HEAD}columns:\n  {columns}\nanswers: {{urge: {{{rules}}}}}\n{TAIL}"
    with pytest.raises(UsageError, match=told):
        of(read_mapping(body, "study.yaml", QUESTIONS))


def test_names_that_would_be_two_things_are_refused() -> None:
    """A table that is called like a part of the query, and a carried column like a field."""
    with pytest.raises(UsageError, match="--table Raw"):
        mapped_query(INSTRUMENT, load_mapping("mesa", QUESTIONS), "Raw")
    body = f"{HEAD}columns: {{a: yesno}}\nanswers: {{urge: a}}\ncarry: [Result]\n{TAIL}"
    with pytest.raises(UsageError, match="'Result' cannot be carried"):
        mapped_query(INSTRUMENT, read_mapping(body, "study.yaml", QUESTIONS), "study")


def test_the_command_writes_the_query_for_a_table_of_any_other_name() -> None:
    """The usual name of a table is that of no part of the query."""
    done = CliRunner().invoke(app, ["export", "sql", "--map", "mesa"])
    given = of(load_mapping("mesa", QUESTIONS))
    rows = table_in(COHORTS / "mesa" / "data.csv")
    renamed = done.stdout.replace("FROM answers", "FROM study").rstrip(";\n")
    _check_same(given, renamed, rows)

"""A mapping says the same in SQL as row by row: the same answers, and the same reasons for none."""

import csv
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rls_screen.engines.codebook import Study, results, study
from rls_screen.engines.raw import listed
from rls_screen.errors import UsageError
from rls_screen.mapping.apply import Mapper, mapper
from rls_screen.mapping.model import Codebook, Item
from rls_screen.mapping.read import read_mapping, with_reading
from rls_screen.mapping.shipped import load_mapping
from tests.unit.engines.records import INSTRUMENT, SCREEN, expected
from tests.unit.mapping import test_apply

duckdb = pytest.importorskip("duckdb")
arrow = pytest.importorskip("pyarrow")
COHORTS = Path(__file__).parents[2] / "cohorts"
QUESTIONS = INSTRUMENT.questions
TABLES = ("mesa", "heartbeat", "shhs2", "redcap")
LATE = {"advice", "unsettled"}
Rows = Sequence[Mapping[str, str | None]]

EVERYTHING = """
mapping: {name: everything, version: 2.0.0, source: made up to have everything in it}
ignore_case: "yes"
id: [site, Person]
missing: {"-9": refused, "": skipped, Straße: unclear, ".": blank}
codes:
  yesno: {"1": "yes", "2": "no", "7": dont_know, Yes: "yes", "No": "no", Kiss: unsure}
columns:
  site: {text: any}
  Person: {text: any, values: {nobody: never_asked}}
  a: yesno
  b: yesno
  c: {header: "a column, and 'more'", values: yesno}
  age: {whole: {minimum: 0, maximum: 120, round: down}, values: {"999": dont_know, old: "99"}}
  level: {whole: {minimum: 0, maximum: 6}, values: {Often: "4", "9": dont_know}}
  night: {values: {"1": never, "2": often, "3": only, "8": not_applicable}}
  tingling: {header: feel, item: {code: "2", others: ["4"]}, values: {"99": refused, x: unclear}}
  itching: {header: feel, item: {code: "3"}}
  aching: {header: feel, item: {code: "ss"}}
  burning: {header: parts, item: {code: "-1", separator: " "}}
  crawling: {header: parts, item: {code: "1", separator: " "}, values: {"0": dont_know}}
rows:
  - {exclude: site == "x" or known(Person) and level == 6, because: "it's another; form"}
  - {exclude: definitely(a == "yes") and not possibly(b == "yes"), because: odd}
gates:
  - {when: a == "no", hides: [b, level, night]}
  - {when: night == "never", hides: [level, c]}
notes:
  - {id: unsure_level, when: is_unsure(level)}
  - {id: answered_level, when: answered(level)}
  - {id: below, when: level < 3}
  - {id: not_three, when: level != 3 and level <= 5 and level > 0}
  - {id: many, when: 'at_least(2, a == "yes", b == "yes", c != "no")'}
  - {id: never_so, when: known(site) and not known(site)}
answers:
  respondent: {rules: [{when: known(age), answer: self}, {answer: unclear}]}
  age: age
  urge: {any: [a, b, c]}
  rest: {all: [a, b]}
  relief: {first: [b, c]}
  evening:
    rules:
      - {when: night == "often", answer: "yes"}
      - {when: night == "only", from: c}
      - {when: level >= 2 and a == "no", answer: dont_know}
      - {when: 'night in ("never", "often")', answer: "no"}
  cramps: {rules: [{when: level >= 4, answer: all}, {when: level < 4, answer: none}]}
  position: {rules: [{when: is_unsure(level), answer: some}, {when: level == 0, answer: none}]}
  onset_age: {rules: [{when: level > 2, from: age}, {when: level <= 2, answer: "12"}]}
  feels:
    ticked:
      tingling: tingling == "ticked"
      itching: itching == "ticked"
      aching: aching == "ticked"
      burning: burning == "ticked"
      crawling: crawling == "ticked"
    asked: a == "yes"
implied:
  location: {answer: both_legs, because: the stem says so}
never_asked:
  - {questions: [frequency], because: not in the form}
  - {questions: others, because: not in the form}
carry: [remark]
""".replace('site == "x" or ', "")

ODD = (
    *(None, "", " ", "\t", "\u00a0", "\u2003\u3000", "\x1f1\x85", "1", " 1 ", "1.0", "01", "+1"),
    *("1,0", "1,00", "1,000", "2.", "-0", "+0.0", "-0.5", "-9", "-9.0", "--9", "1.5", "0.9", "54,3"),
    *("54.99999999999999999", "54,333", "120.9", "121", "999999999999999", "1" * 30, "1e2", "\u0661"),
    *("YES", "yes", "Ye\u017f", "\u0130", "STRASSE", "stra\u00dfe", "STRA\u1e9eE", "\u212aiss", "KI\u00df"),
    *("no\n", "1\n", "\n1", "1\x00", "x", "unsure", "there", "dont_know", "null", "NULL", "'", '"', "\\"),
    *("2,3", "3;2", " 3 , 2 ", "2.0,4", "99", "99,99.0", "99,2", "99,x", "x", "X,x ", "3,,", ",", ", ,"),
    *("-1 1", "0", "0 00", "0 1", "1  -1 ", "\t1 \n-1", "1\t-1", "5", "\u00df,3", "SS", "2|3", "99|99"),
)


def _asked(given: Study, text: str, rows: Rows) -> list[dict[str, Any]]:
    """Give what the query *text* makes of *rows*, which are by header."""
    headers = dict.fromkeys((*given.headers.values(), *given.passed))
    columns = {name: arrow.array([row.get(name) for row in rows], "string") for name in headers}
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        connection.register("study", arrow.table(columns))
        found: list[dict[str, Any]] = connection.execute(text).to_arrow_table().to_pylist()
    return found


def _row_by_row(given: Study, row: Mapping[str, str | None]) -> dict[str, Any]:
    """Give what becomes of *row* one by one."""
    mapped = given.mapper({name: row.get(header) for name, header in given.headers.items()})
    result = expected(0, SCREEN(mapped.answers))
    codebook = given.codebook
    told: dict[str, object] = {
        "mapping": "/".join(filter(None, (codebook.name, codebook.version, codebook.reading))),
        "missing": ";".join(f"{name}={kind.value}" for name, kind in mapped.absent.items()),
        "notes": ";".join(mapped.notes),
    }
    fields = {key: value for key, value in (result | told).items() if key not in LATE}
    if mapped.excluded:
        fields = dict.fromkeys(fields)
    return {
        **fields,
        "id": mapped.id,
        "excluded": mapped.excluded or None,
        "unlisted": ";".join(mapped.unlisted),
        **{name: row.get(name) for name in given.passed},
    }


def _check_same(given: Study, text: str, rows: Rows) -> None:
    for found, row in zip(_asked(given, text, rows), rows, strict=True):
        assert found == _row_by_row(given, row), row


def _of(codebook: Codebook, **headers: str) -> Study:
    given = study(INSTRUMENT, mapper(codebook), "study")
    return Study(given.instrument, given.mapper, given.table, given.headers | headers, given.passed)


def _shipped(name: str) -> list[Codebook]:
    """Give a mapping that comes along, in each of its readings."""
    codebook = load_mapping(name, QUESTIONS)
    return [codebook, *(with_reading(codebook, reading) for reading in codebook.readings)]


def _odd_mappings() -> list[Codebook]:
    """Give the mappings by which the promises of mappings are tested, and one with everything."""
    bodies = [
        f"{test_apply.HEAD}{body}{test_apply.TAIL}"
        for body in vars(test_apply).values()
        if isinstance(body, str) and "answers:" in body
    ]
    return [read_mapping(body, "study.yaml", QUESTIONS) for body in (EVERYTHING, *bodies)]


def _table(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("name", TABLES)
def test_each_cohort_comes_out_as_row_by_row(name: str) -> None:
    """Every record of each shipped mapping, in each reading."""
    for codebook in _shipped(name):
        given = _of(codebook)
        _check_same(given, results(given).sql("duckdb"), _table(COHORTS / name / "data.csv"))


def _random_cells(given: Study, chance: random.Random, count: int) -> Rows:
    """Give *count* rows of raw texts: those that are listed, alone and several, and odd ones."""
    pools = {}
    for name, reader in given.mapper.readers.items():
        texts = [*listed(reader), *reader.items]
        mark = kind.separator if isinstance(kind := reader.column.kind, Item) else " "
        several = [mark.join(chance.choices(texts, k=2)) for _ in texts]
        pools[given.headers[name]] = [*texts, *several]
    return [
        {
            header: chance.choice(pool if pool and chance.random() < 0.7 else ODD)
            for header, pool in pools.items()
        }
        | {name: chance.choice(ODD) for name in given.passed}
        for _ in range(count)
    ]


@pytest.mark.parametrize("codebook", _odd_mappings(), ids=lambda item: ",".join(item.columns)[:40])
def test_odd_mappings_come_out_as_row_by_row(codebook: Codebook) -> None:
    """Those of the promises of mappings, and one that has everything, on random raw texts."""
    given = _of(codebook)
    chance = random.Random(3)  # noqa: S311 - the same rows each time
    _check_same(given, results(given).sql("duckdb"), _random_cells(given, chance, 1_000))


@pytest.mark.parametrize("name", TABLES)
def test_random_cells_come_out_as_row_by_row(name: str) -> None:
    """Shipped mappings on random raw texts, listed and odd."""
    given = _of(load_mapping(name, QUESTIONS))
    chance = random.Random(4)  # noqa: S311 - the same rows each time
    _check_same(given, results(given).sql("duckdb"), _random_cells(given, chance, 1_000))


WHOLE = _of(_odd_mappings()[0])
TEXT = results(WHOLE).sql("duckdb")
CELLS = st.none() | st.sampled_from(ODD) | st.text(max_size=8) | st.text("0123456789+-.,; ", max_size=8)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(WHOLE.headers.values(), CELLS)), min_size=1))
def test_any_text_comes_out_as_row_by_row(rows: list[dict[str, str | None]]) -> None:
    """Whatever stands in the cells."""
    _check_same(WHOLE, TEXT, rows)

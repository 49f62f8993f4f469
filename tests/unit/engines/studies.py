"""Mappings with everything in them, and rows of raw texts, usual and odd."""

import csv
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rls_screen.engines.mapped import Study, study
from rls_screen.engines.raw import listed
from rls_screen.mapping.model import Codebook, Item
from rls_screen.mapping.read import read_mapping, with_reading
from rls_screen.mapping.shipped import load_mapping
from tests.unit.engines.records import INSTRUMENT, SCREEN, expected
from tests.unit.mapping import test_apply

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
  burning: {header: parts, item: {code: "-1", separator: "/"}}
  crawling: {header: parts, item: {code: "1", separator: "/"}, values: {"0": dont_know}}
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
    *(
        "1,0",
        "1,00",
        "1,000",
        "2.",
        "-0",
        "+0.0",
        "-0.5",
        "-9",
        "-9.0",
        "--9",
        "1.5",
        "0.9",
        "54,3",
    ),
    *(
        "54.99999999999999999",
        "54,333",
        "120.9",
        "121",
        "999999999999999",
        "1" * 30,
        "1e2",
        "\u0661",
    ),
    *(
        "YES",
        "yes",
        "Ye\u017f",
        "\u0130",
        "STRASSE",
        "stra\u00dfe",
        "STRA\u1e9eE",
        "\u212aiss",
        "KI\u00df",
    ),
    *(
        "no\n",
        "1\n",
        "\n1",
        "1\x00",
        "x",
        "unsure",
        "there",
        "dont_know",
        "null",
        "NULL",
        "'",
        '"',
        "\\",
    ),
    *(
        "2,3",
        "3;2",
        " 3 , 2 ",
        "2.0,4",
        "99",
        "99,99.0",
        "99,2",
        "99,x",
        "x",
        "X,x ",
        "3,,",
        ",",
        ", ,",
    ),
    *(
        "-1/1",
        "0",
        "0/00",
        "0 /1",
        "1 //-1 ",
        "\t1/\n-1",
        "1\t-1",
        "5",
        "\u00df,3",
        "SS",
        "2|3",
        "99|99",
    ),
)


def row_by_row(given: Study, row: Mapping[str, str | None]) -> dict[str, Any]:
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


def of(codebook: Codebook) -> Study:
    """Give the study by *codebook* in the table `study`."""
    return study(INSTRUMENT, codebook, "study")


def shipped(name: str) -> list[Codebook]:
    """Give a mapping that comes along, in each of its readings."""
    codebook = load_mapping(name, QUESTIONS)
    return [codebook, *(with_reading(codebook, reading) for reading in codebook.readings)]


def odd_mappings() -> list[Codebook]:
    """Give the mappings by which the promises of mappings are tested, and one with everything."""
    bodies = [
        f"{test_apply.HEAD}{body}{test_apply.TAIL}"
        for body in vars(test_apply).values()
        if isinstance(body, str) and "answers:" in body
    ]
    return [read_mapping(body, "study.yaml", QUESTIONS) for body in (EVERYTHING, *bodies)]


def table_in(path: Path) -> Rows:
    """Give the rows of the CSV file at *path*."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def random_cells(given: Study, chance: random.Random, count: int) -> Rows:
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

"""Random records and all cases, as answers and as the cells of a table."""

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from rls_screen.instrument.load import load
from rls_screen.logic.values import Answers, Missing, Several, Whole
from rls_screen.screening.answers import Given, take
from rls_screen.screening.result import Result
from rls_screen.screening.screen import screener

CASES = Path(__file__).parents[2] / "cases" / "cases.jsonl"
INSTRUMENT = load()
SCREEN = screener(INSTRUMENT)
RECORDS = 10_000
LISTS = ("reasons", "caps", "flags", "inconsistent", "advice", "unsettled")
LATE = ("advice", "unsettled")

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


def all_records() -> list[Answers]:
    """Give 10,000 random records, the same each time, and all cases."""
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


def expected(index: int, result: Result) -> Row:
    """Give the columns of *result*, of the record *index*, as a query gives them."""
    single = {
        name: getattr(result, name)
        for name in Result.__dataclass_fields__
        if name not in {"criteria", *LISTS}
    }
    criteria = {f"criteria_{name}": state for name, state in result.criteria.items()}
    lists = {name: ";".join(getattr(result, name)) for name in LISTS}
    return {"id": index, **single, **criteria, **lists}


def check_same(found: Sequence[Mapping[str, object]], records: Sequence[Answers]) -> None:
    """Fail unless *found* are the results of *records*, in every field that a query gives.

    Those of a query that is not whole have neither advice nor what is unsettled.
    """
    assert len(found) == len(records)
    rows = sorted(found, key=lambda row: int(str(row["id"])))
    left_out = {name for name in LATE if name not in rows[0]}
    for index, (row, answers) in enumerate(zip(rows, records, strict=True)):
        wanted = expected(index, SCREEN(answers))
        assert dict(row) == {key: wanted[key] for key in wanted if key not in left_out}


def table_of(records: Sequence[Answers]) -> tuple[list[str], list[list[object]]]:
    """Give the names of the columns, and a row of cells for each of *records*."""
    names = ["id", *INSTRUMENT.questions]
    rows = [
        [index, *(_cell(answers, name) for name in INSTRUMENT.questions)]
        for index, answers in enumerate(records)
    ]
    return names, rows


def is_whole(name: str) -> bool:
    """Say whether the column *name* holds whole numbers."""
    return name == "id" or isinstance(INSTRUMENT.questions[name].answers, Whole)

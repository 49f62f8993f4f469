"""Each line that comes out is valid by the schema of results, and mistakes in one are found."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from typer.testing import CliRunner

from rls_screen import Screener
from rls_screen.batch import record as batch
from rls_screen.batch.output.ndjson import rejected_line, scored_line
from rls_screen.batch.record import Rejected, Scored
from rls_screen.batch.run import Run
from rls_screen.cli.app import app
from rls_screen.interop.jsonschema.results import MAPPED, REJECTED, results_schema, scored_keys
from tests.cli.test_cohorts import COHORTS, FILES, Cohort
from tests.oracle.records import random_record
from tests.unit.engines.records import CASES, INSTRUMENT, SCREEN
from tests.unit.interop.jsonschema.validators import validator

CLOSED = validator(results_schema(INSTRUMENT))
OPEN = validator(results_schema(INSTRUMENT, is_open=True))
WRONG: tuple[Any, ...] = ("no_such_code", -1, 1.5, True, None, {}, ["no_such_code"], [[]])
RIGHT: dict[str, tuple[Any, ...]] = {
    "id": ("no_such_code", -1, 1.5),
    "see_doctor": (True,),
    "impact": (None,),
    "course": (None,),
    "missing": ({},),
    "notes": (["no_such_code"],),
}
"""Of those, what may stand at a key."""


def _line(item: Scored | Rejected) -> Any:  # noqa: ANN401 - what JSON holds
    return json.loads(scored_line(item) if isinstance(item, Scored) else rejected_line(item))


def _errors(lines: list[Any]) -> list[str]:
    return [error.message for line in lines for error in CLOSED.iter_errors(line)]


def _records() -> Iterator[bytes]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        yield json.dumps(json.loads(line)["record"]).encode()
    chance = Random(5)  # noqa: S311 - the same records each time
    for _ in range(2_000):
        yield json.dumps(random_record(chance)).encode()


def test_every_result_of_the_cases_and_of_2000_random_records_is_valid() -> None:
    """Each field of each result is as the schema says, with nothing beside it."""
    found = list(Run(SCREEN).score("file", [b"\n".join(_records())]))
    assert len(found) > 2_000
    assert all(isinstance(item, Scored) for item in found)
    assert _errors([_line(item) for item in found]) == []


@pytest.mark.parametrize("cohort", FILES, ids=lambda cohort: cohort.file)
def test_every_mapped_result_is_valid(cohort: Cohort) -> None:
    """Results that came through a mapping say so, in each reading."""
    readings = [[], ["--reading", cohort.reading]] if cohort.reading else [[]]
    for reading in readings:
        file = str(COHORTS / cohort.file)
        done = CliRunner().invoke(app, ["score", "--map", cohort.mapping, file, *reading])
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert lines
        assert all(set(MAPPED) <= line.keys() for line in lines)
        assert _errors(lines) == []


def test_rejected_records_are_valid(tmp_path: Path) -> None:
    """So is each line of the file that --rejects names."""
    answers, rejects = tmp_path / "answers.ndjson", tmp_path / "rejects.ndjson"
    records = ('{"id": 1, "urgee": 1}', "[", '{"id": "a", "age": 1.5}', '{"id": {}}', "{} {}")
    answers.write_text("\n".join(records), encoding="utf-8")
    done = CliRunner().invoke(app, ["score", str(answers), "--rejects", str(rejects)])
    lines = [json.loads(line) for line in rejects.read_text(encoding="utf-8").splitlines()]
    assert done.exit_code == 1
    assert len(lines) >= len(records)
    assert _errors(lines) == []
    for line in lines:
        for key in REJECTED:
            assert not CLOSED.is_valid({name: line[name] for name in line if name != key})
        assert not CLOSED.is_valid({**line, "errors": []})
        assert not CLOSED.is_valid({**line, "line": 0})


def test_other_columns_are_valid_only_where_they_are_kept(screen: Screener) -> None:
    """The open schema is for results of `--extra keep`, and of mappings that carry columns."""
    kept = {**_scored(screen), "clinic": "north", "visit": 2}
    assert OPEN.is_valid(kept)
    assert not CLOSED.is_valid(kept)
    assert not OPEN.is_valid({**kept, "result": "maybe"})


def _scored(screen: Screener) -> dict[str, Any]:
    """Give a result that has each key, with something in each list."""
    record = (
        b'{"id": "a", "age": 12, "urge": "yes", "rest": "yes", "relief": "yes", "relief_before": '
        b'"no", "evening": "yes", "low_iron": "yes", "frequency": "weekly_6_7", "distress": '
        b'"severe", "cramps": "unsure"}'
    )
    (found,) = Run(screen).score("file", [record])
    line: dict[str, Any] = _line(found)
    stamp = {"name": "mine", "version": "1", "source": "a codebook"}
    return {**line, "row": 1, "mapping": stamp, "missing": {"urge": "refused"}, "notes": ["n"]}


def test_a_result_with_every_key_is_valid(screen: Screener) -> None:
    """What mistakes are planted in is right, and has no empty list."""
    scored = _scored(screen)
    assert scored.keys() == set(scored_keys(INSTRUMENT))
    assert _errors([scored]) == []
    assert all(scored[name] for name in ("reasons", "caps", "flags", "advice", "inconsistent"))


@pytest.mark.parametrize("key", scored_keys(INSTRUMENT))
def test_mistakes_at_each_key_are_found(key: str, screen: Screener) -> None:
    """A key that is missing or misspelt, a code that there is not, another kind of value."""
    scored = _scored(screen)
    without = {name: value for name, value in scored.items() if name != key}
    assert CLOSED.is_valid(without) == (key == "id")
    assert not CLOSED.is_valid({**without, f"{key}s": scored[key]})
    for value in WRONG:
        is_right = any(value is item or value == item for item in RIGHT.get(key, ()))
        if not (is_right and type(value) in map(type, RIGHT[key])):
            assert not CLOSED.is_valid({**scored, key: value}), value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("criteria", "urge"), "fits"),
        (("criteria", "legs"), "met"),
        (("score",), 6),
        (("score_max",), 6),
        (("see_doctor",), False),
        (("urgency",), "self_care"),
        (("reasons",), ["kidneys"]),
        (("caps",), ["child", "child"]),
        (("unsettled",), ["respondent"]),
        (("inconsistent",), ["urge"]),
        (("instrument",), "rls-screen/9.9.9"),
        (("mapping", "readings"), "x"),
        (("missing", "urge"), "no"),
        (("missing", "legs"), "blank"),
        (("row",), 0),
    ],
    ids=lambda item: ".".join(item) if isinstance(item, tuple) else "",
)
def test_planted_mistakes_are_found(path: tuple[str, ...], value: object, screen: Screener) -> None:
    """Mistakes that only the questionnaire, or another field, shows to be one."""
    scored = deepcopy(_scored(screen))
    place = scored
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not CLOSED.is_valid(scored)


def test_the_keys_of_mapped_records_are_those_of_the_batch() -> None:
    """The two floors name the same keys."""
    assert set(MAPPED) == set(batch.MAPPED)

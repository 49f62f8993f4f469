"""ODK makes of the exported form what the screener makes of the same answers."""

import csv
import io
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from pyxform.validators.odk_validate import check_xform
from typer.testing import CliRunner

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode
from rls_screen.instrument.model import Checklist
from rls_screen.interop.xlsform.mapping import mapping
from rls_screen.logic.values import Answers
from tests.peers.browser import Odk, needs_odk
from tests.peers.forms import (
    FIELDS,
    answers_of,
    cells,
    filled_in,
    shipped_form,
    shipped_xform,
)
from tests.peers.sheets import OUTLINE, record, sheets
from tests.unit.engines.records import INSTRUMENT, SCREEN, all_records

WHOLE, PARTIAL, ANY = 205, 20, 20


@pytest.fixture(scope="module", name="records")
def fixture_records() -> list[Answers]:
    """Give answer sets as forms leave them, and random records with answers that are hidden."""
    return [*sheets(WHOLE, PARTIAL), *all_records()[:ANY]]


@pytest.fixture(scope="module", name="submissions")
def fixture_submissions(page: Odk, records: list[Answers]) -> list[str]:
    """Give what each of *records* becomes, once for all."""
    return page.submissions(shipped_xform(), [filled_in(answers) for answers in records])


def test_pyxform_takes_the_form_without_a_warning() -> None:
    """No language lacks a text, and no name stands for two things."""
    assert shipped_xform().startswith("<?xml")


@pytest.mark.skipif(shutil.which("java") is None, reason="java is not installed")
def test_odk_validate_takes_the_form(tmp_path: Path) -> None:
    """No calculation is in a circle, and each can be read."""
    path = tmp_path / "form.xml"
    path.write_text(shipped_xform(), encoding="utf-8")
    assert check_xform(str(path)) in ([], None)


@needs_odk
def test_the_engine_decides_as_the_screener(submissions: list[str]) -> None:
    """Each field is as in a result, and empty only where the outline leaves it open."""
    decided = 0
    for submission in submissions:
        found = _short(cells(submission))
        answers = answers_of(cells(submission))
        result, fields = SCREEN(answers), OUTLINE.worked_out(answers).fields
        decided += "result" in fields
        for field in FIELDS:
            assert found[field] == fields.get(field, "")
            assert found[field] in {getattr(result, field), ""}
        assert found["urgency"] or result.urgency == "self_care"
    assert decided >= 200


@needs_odk
def test_only_what_is_hidden_is_lost(records: list[Answers], submissions: list[str]) -> None:
    """A submission holds each answer that its form shows the question of, and no other."""
    for answers, submission in zip(records, submissions, strict=True):
        kept = answers_of(cells(submission))
        shown = OUTLINE.worked_out(kept).shown
        assert _sorted(kept) == _sorted({name: answers[name] for name in answers.keys() & shown})


@needs_odk
def test_submissions_are_scored_by_the_mapping(submissions: list[str], tmp_path: Path) -> None:
    """A CSV export gives the results that its answers give on their own."""
    export, own, map_ = tmp_path / "export.csv", tmp_path / "own.ndjson", tmp_path / "form.yaml"
    map_.write_text(mapping(INSTRUMENT, shipped_form().survey), encoding="utf-8")
    rows = [{**cells(item), "KEY": f"uuid:{index}"} for index, item in enumerate(submissions)]
    export.write_text(_table(rows), encoding="utf-8")
    own.write_text("".join(f"{json.dumps(record(answers_of(row)))}\n" for row in rows))
    mapped = _scored("--map", str(map_), str(export))
    assert [item.pop("id") for item in mapped] == [row["KEY"] for row in rows]
    for item in mapped:
        for name in ("row", "mapping", "missing", "notes"):
            item.pop(name)
    assert mapped == _scored(str(own))


@needs_odk
def test_a_form_that_is_clicked_through_is_sent_as_it_was_answered(page: Odk) -> None:
    """In ODK Web Forms, with what it says at the end."""
    whole = filter(OUTLINE.is_complete, sheets(WHOLE, 0))
    answers = next(item for item in whole if item.get("feels"))
    page.show(shipped_xform())
    for screen in INSTRUMENT.screens:
        for prompt in screen.prompts:
            is_listed = isinstance(prompt, Checklist)
            for name in prompt.questions if isinstance(prompt, Checklist) else (prompt.question,):
                if name in answers:
                    _click(page, name, answers, is_listed=is_listed)
    result = SCREEN(answers)
    call = INSTRUMENT.level(result.urgency).call
    shown = page.page.inner_text("#form")
    assert call.headline in shown
    assert call.do in shown
    assert INSTRUMENT.outcomes[result.result].headline in shown
    sent = cells(page.sent())
    assert _sorted(answers_of(sent)) == _sorted(answers)
    assert {field: _short(sent)[field] for field in FIELDS} == {
        field: getattr(result, field) for field in FIELDS
    }


def _click(page: Odk, name: str, answers: Answers, *, is_listed: bool) -> None:
    question = INSTRUMENT.questions[name]
    text = question.item if is_listed else question.text
    labels = {option.code: option.label for option in question.options}
    match filled_in(answers)[name]:
        case int(number):
            page.type(text, number)
        case list() as chosen:
            page.choose(text, [labels[code] for code in chosen])
        case code:
            page.choose(text, labels[code])


def _short(found: dict[str, str]) -> dict[str, str]:
    return {path.rpartition("-")[2]: text for path, text in found.items()}


def _sorted(answers: Answers) -> dict[str, object]:
    """Give *answers* with lists in one order."""
    return {
        name: sorted(answer) if isinstance(answer, tuple) else answer
        for name, answer in answers.items()
    }


def _table(rows: Sequence[dict[str, str]]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = io.StringIO()
    writer = csv.DictWriter(table, names)
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue()


def _scored(*arguments: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(app, ["score", *arguments])
    assert done.exit_code == ExitCode.OK, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]

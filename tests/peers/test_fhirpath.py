"""The expressions of the FHIR form give our values in the FHIRPath of others."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rls_screen.interop.fhir.questionnaire import questionnaire
from rls_screen.logic.values import Answers
from tests.peers.programs import FHIR, needs_fhir
from tests.peers.sheets import OUTLINE, fields, sheets, unsolved
from tests.unit.engines.records import INSTRUMENT

FORM = questionnaire(INSTRUMENT, {})
EVALUATE = Path(__file__).parent / "evaluate.mjs"


def _expressions(items: list[dict[str, Any]], kind: str) -> Iterator[tuple[str, str]]:
    for item in items:
        for extension in item.get("extension", ()):
            if extension["url"].endswith(kind):
                yield item["linkId"], extension["valueExpression"]["expression"]
        yield from _expressions(item.get("item", []), kind)


def _check(answers: Answers, found: dict[str, str], shown: dict[str, bool]) -> None:
    """Fail unless *found* are the fields, and *shown* says of each item whether it is shown."""
    assert found == fields(answers), answers
    worked_out = OUTLINE.worked_out(answers)
    for link, is_shown in shown.items():
        name, _, code = link.partition("-")
        if link in INSTRUMENT.questions:
            assert is_shown == (link in worked_out.shown), (link, answers)
        elif name in worked_out.fields:
            code = code.removesuffix("-now").removesuffix("-at-the-end")
            assert is_shown == (worked_out.fields[name] == code), (link, answers)


@needs_fhir
def test_fhirpath_in_javascript(tmp_path: Path) -> None:
    """fhirpath.js works out each variable to one value, and each field to ours."""
    found = sheets()
    form, given = tmp_path / "form.json", tmp_path / "responses.ndjson"
    form.write_text(json.dumps(FORM), encoding="utf-8")
    lines = [json.dumps(unsolved(answers)) for answers in found]
    given.write_text("\n".join(lines), encoding="utf-8")
    command = ["node", *map(str, (EVALUATE, FHIR, form, given))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    for answers, line in zip(found, done.stdout.splitlines(), strict=True):
        _check(answers, *json.loads(line))


def test_fhirpath_in_python() -> None:
    """Fhirpathpy works out each variable to one value, and each field to ours."""
    fhirpathpy = pytest.importorskip("fhirpathpy")
    models = pytest.importorskip("fhirpathpy.models").models
    form: dict[str, Any] = FORM
    variables = [
        (item["name"], fhirpathpy.compile(item["expression"], models["r4"]))
        for item in (extension["valueExpression"] for extension in form["extension"])
    ]
    calculated, conditions = (
        [
            (link, fhirpathpy.compile(text, models["r4"]))
            for link, text in _expressions(form["item"], kind)
        ]
        for kind in ("calculatedExpression", "enableWhenExpression")
    )
    for answers in sheets():
        resource = unsolved(answers)
        context = {"resource": resource}
        for name, value in variables:
            [context[name]] = value(resource, context)
        found = {link: value(resource, context) for link, value in calculated}
        decided = {link: code for link, codes in found.items() for code in codes}
        shown = {link: value(resource, context) == [True] for link, value in conditions}
        _check(answers, decided, shown)

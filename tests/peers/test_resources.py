"""What programs of others know of FHIR R4 accepts every resource, and finds planted mistakes."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load, shipped
from rls_screen.interop.fhir.bundle import bundle
from rls_screen.interop.fhir.codes import code_systems
from rls_screen.interop.fhir.questionnaire import questionnaire
from rls_screen.interop.fhir.response import Name
from tests.peers.programs import FHIR, needs_fhir
from tests.peers.sheets import OUTLINE, sheets
from tests.unit.engines.records import INSTRUMENT, SCREEN

pytestmark = needs_fhir
VALIDATE = Path(__file__).parent / "validate.mjs"
SCHEMA = FHIR / "node_modules" / "@medplum" / "definitions" / "dist/fhir/r4/fhir.schema.json"
OTHERS = {code: load(language=code) for code in codes(shipped()) if code != "en"}


def _records() -> list[dict[str, Any]]:
    return [
        bundle(OUTLINE, ("study", number), Name(f"p{number}"), (answers, SCREEN(answers)))
        for number, answers in enumerate(sheets())
    ]


def _inner(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [entry["resource"] for item in found for entry in item["entry"]]


def _complaints(folder: Path, found: Iterable[dict[str, Any]]) -> list[str]:
    path = folder / "resources.ndjson"
    path.write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
    command = ["node", str(VALIDATE), str(FHIR), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
    complaints: list[str] = json.loads(done.stdout)
    return complaints


def test_every_resource_is_accepted(tmp_path: Path) -> None:
    """The form in all languages, its codes, and each answer sheet with its result."""
    records, systems = _records(), code_systems(INSTRUMENT, OTHERS)
    form = questionnaire(INSTRUMENT, OTHERS)
    every = [form, systems, *_inner([systems]), *records[::20], *_inner(records)]
    assert _complaints(tmp_path, every) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"status": "done"}, "status"),
        ({"status": None}, "status"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_planted_mistake_is_found(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    """So that to be accepted means something."""
    changed = {**_inner(_records()[:1])[0], **change}
    found = {key: value for key, value in changed.items() if value is not None}
    assert any(told in complaint for complaint in _complaints(tmp_path, [found]))


def test_the_official_schema_accepts_them(tmp_path: Path) -> None:
    """That of FHIR R4 itself."""
    pytest.importorskip("check_jsonschema")
    found = [questionnaire(INSTRUMENT, OTHERS), code_systems(INSTRUMENT, OTHERS), *_records()[::40]]
    paths = [tmp_path / f"{number}.json" for number in range(len(found))]
    for path, resource in zip(paths, found, strict=True):
        path.write_text(json.dumps(resource), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA)]
    command += map(str, paths)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stdout

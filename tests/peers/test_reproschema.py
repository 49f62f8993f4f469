"""ReproSchema reads the REDCap dictionary; it parses, and works nothing out."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from rls_screen.interop.redcap.dictionary import dictionary, written
from tests.unit.engines.records import INSTRUMENT
from tests.unit.interop.redcap.project import Project

PROGRAM = shutil.which("reproschema")
CONFIG = """protocol_name: rls
protocol_display_name: rls
protocol_description: rls
redcap_version: 1.0.0
"""


@pytest.mark.skipif(PROGRAM is None, reason="reproschema is not installed")
def test_another_program_reads_the_dictionary(tmp_path: Path) -> None:
    """With each field, the answers to each question, and what is worked out."""
    table, config, folder = (tmp_path / name for name in ("table.csv", "config.yaml", "found"))
    table.write_text(written(dictionary(INSTRUMENT)), encoding="utf-8")
    config.write_text(CONFIG, encoding="utf-8")
    command = [str(PROGRAM), "redcap2reproschema", str(table), str(config), "--output-path"]
    subprocess.run([*command, str(folder)], check=True, capture_output=True, timeout=100)
    form = folder / "rls" / "activities" / "rls_screen"
    found = json.loads((form / "rls_screen_schema").read_text(encoding="utf-8"))
    shown = {Path(item).name for item in found["ui"]["order"]}
    names = shown | {item["variableName"] for item in found["compute"]}
    assert names == {field["Variable / Field Name"] for field in Project(table.read_text()).fields}
    for question in INSTRUMENT.questions.values():
        item = json.loads((form / "items" / question.id).read_text(encoding="utf-8"))
        choices = item["responseOptions"].get("choices", [])
        assert [choice["value"] for choice in choices[: len(question.options)]] == [
            option.code for option in question.options
        ]

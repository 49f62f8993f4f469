"""What the docs say is so."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rls_screen import Instrument, Screener, take
from rls_screen.interop.redcap.dictionary import dictionary, written
from rls_screen.report.doctor import Sheet
from rls_screen.report.document import document
from scripts.picture import ANSWERS, PICTURE, picture
from scripts.record import PAGE, record_page
from tests.unit.interop.redcap.project import Project

TOP = Path(__file__).parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
COMMANDS = (
    *("ask", "score", "summarize", "explain", "compare", "check"),
    *("map list", "map show", "map try", "map start", "export sql"),
    "export fhir",
    "export jsonschema",
    "export redcap",
    "export xlsform",
)
RECORDS = (
    '{"id": "a", "urge": "yes", "rest": "yes", "relief": "yes", "evening": "yes", '
    '"cramps": "none", "position": "none"}\n{"id": "b", "urge": "no"}\n'
)


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run *command* in a shell in *folder*, with rls-screen as this Python runs it."""
    program = f"{shlex.quote(sys.executable)} -m rls_screen"
    words = re.sub(r"(^|[|&] *)(\.venv/bin/)?rls-screen\b", rf"\g<1>{program}", command)
    return subprocess.run(  # noqa: S602 - the commands are the README's own
        words,
        shell=True,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


def _help(*arguments: str) -> str:
    command = [sys.executable, "-m", "rls_screen", *arguments, "--help"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_page_of_keys_is_current(instrument: Instrument) -> None:
    """docs/record.md is what scripts/record.py writes."""
    assert PAGE.read_text(encoding="utf-8") == record_page(instrument)


def test_the_picture_is_current() -> None:
    """docs/result.svg says what scripts/picture.py draws now, and fetches nothing."""
    drawn = PICTURE.read_text(encoding="utf-8")
    words = re.compile(r"<text[^>]*>(.*?)</text>")
    assert words.findall(drawn) == words.findall(picture()) != []
    assert re.findall(r"url\((?!#)", drawn) == []


def test_the_example_of_many_records_prints_what_is_said(tmp_path: Path) -> None:
    """The piped example of the README gives one record with the result it names."""
    command = next(line for line in README.splitlines() if line.startswith("printf "))
    done = _run(command, tmp_path)
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert '"result":"likely"' in done.stdout


def test_the_example_from_python_runs(tmp_path: Path) -> None:
    """The Python example of the README prints a result."""
    block = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert block
    command = [sys.executable, "-c", block[1]]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "undetermined\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_in_the_readme(command: str) -> None:
    """No command is left for the reader to find out."""
    assert f"rls-screen {command}" in README


STUDY = """mesaid,sleepage5c,legsdscmfrt5,rubbnglgs5,wrserest5,wrseltr5
1,60,1,1,1,1
2,70,0,,,
"""


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_examples_in_the_help_run(command: str, screen: Screener, tmp_path: Path) -> None:
    """Each example under --help ends as it should on small files."""
    for name in ("answers.ndjson", "wave1.json", "wave2.json"):
        (tmp_path / name).write_text(RECORDS * 6, encoding="utf-8")
    for name, day in (("january.json", "2026-01-31"), ("may.json", "2026-05-02")):
        answers = take(screen.instrument, ANSWERS.items()).answers
        sheet = Sheet(screen.instrument, answers, screen(answers), day)
        (tmp_path / name).write_text(document(sheet, ".json"), encoding="utf-8")
    (tmp_path / "study.csv").write_text(STUDY, encoding="utf-8")
    for name in ("results.ndjson", "wave1.csv", "wave2.csv"):
        _run(f"rls-screen score answers.ndjson --output {name}", tmp_path)
    submissions = ",".join(["KEY", *screen.instrument.questions])
    (tmp_path / "submissions.csv").write_text(f"{submissions}\n", encoding="utf-8")
    form = Project(written(dictionary(screen.instrument)))
    (tmp_path / "export.csv").write_text(form.export([]), encoding="utf-8")
    questions = (TOP / "questions.yaml").read_text(encoding="utf-8")
    (tmp_path / "my-questions.yaml").write_text(questions, encoding="utf-8")
    is_drawn = shutil.which("dot") is not None
    if is_drawn and command == "explain":
        _run("rls-screen check --picture rules.html", tmp_path)
    shown = _help(*command.split()).split("Example", 1)[1].split("\n\n")[0]
    examples = re.findall(r"^    (\S.*)$", shown, re.MULTILINE)
    assert examples
    for example in examples:
        if "--picture" in example and not is_drawn:
            continue
        done = _run(example, tmp_path)
        needs_terminal = example.startswith("rls-screen ask")
        assert done.returncode == (2 if needs_terminal else 0), (example, done.stderr)


def test_the_package_says_nothing_of_licensed_instruments() -> None:
    """No name of an instrument that may not be reproduced stands among the questions."""
    text = (TOP / "questions.yaml").read_text(encoding="utf-8").split("answer_sets:", 1)[1]
    for name in ("IRLS ", "CH-RLSq", "RLS-6", "RLS-QoL", "ASRS", "Epworth"):
        assert name not in text


def test_the_example_of_a_mapping_comes_out_as_told(tmp_path: Path) -> None:
    """The data and the mapping of docs/mappings.md are whole, and give what it says."""
    page = (TOP / "docs" / "mappings.md").read_text(encoding="utf-8")
    for language, name in (("csv", "visits.csv"), ("yaml", "visits.yaml")):
        block = re.search(rf"```{language}\n(.*?)```", page, re.DOTALL)
        assert block
        (tmp_path / name).write_text(block[1], encoding="utf-8")
    command = re.search(r"`(rls-screen score --map visits[^`]*)`", page)
    assert command
    done = _run(command[1], tmp_path)
    assert done.returncode == 0
    found = re.findall(r'"id":"([^"]+)".*?"four_criteria":"([^"]+)"', done.stdout)
    assert [name for name, _ in found] == ["001/1", "001/2", "002/1", "003/1"]
    told = re.search(r"criteria come out as (.*?)\.", page, re.DOTALL)
    assert told
    assert [state for _, state in found] == re.findall(r"`(\w+)`", told[1])
    assert "excluded: 1 row: another form" in done.stderr


def test_the_way_with_mappings_can_be_gone(tmp_path: Path) -> None:
    """Each command of the first part of docs/mappings.md does what it should."""
    page = (TOP / "docs" / "mappings.md").read_text(encoding="utf-8")
    block = re.search(r"```sh\n(.*?)```", page, re.DOTALL)
    assert block
    (tmp_path / "data.csv").write_text(STUDY, encoding="utf-8")
    codes = [_run(line, tmp_path).returncode for line in block[1].splitlines()]
    # A draft that nobody has finished is refused.
    assert codes == [0, 0, 0, 3, 3]

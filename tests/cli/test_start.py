"""What a start imports, and when the ready form of the questionnaire is used."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from rls_screen.instrument.load import shipped
from rls_screen.instrument.model import Instrument
from scripts.ready import write
from tests.cli.test_interview import TYPICAL

PACKAGE = Path(__file__).parents[2] / "rls_screen"
CASES = Path(__file__).parents[1] / "cases" / "cases.jsonl"
RECORD = b'{"id":"a","urge":"yes","rest":"yes","relief":"yes","evening":"yes"}\n'
IMPORTED = """
import atexit, sys
from rls_screen.cli.main import main
names = ("yaml", "typer", "rich", "rls_screen.instrument.model")
atexit.register(lambda: print([name for name in names if name in sys.modules], file=sys.stderr))
main()
"""
"""Run the command, and tell at its end what it has imported."""

Change = Callable[[Path], None]


@pytest.fixture(scope="module", name="whole")
def fixture_whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a package that is whole, as a wheel puts it there."""
    folder = tmp_path_factory.mktemp("whole")
    no_bytes = shutil.ignore_patterns("__pycache__", "ready")
    shutil.copytree(PACKAGE, folder / "rls_screen", ignore=no_bytes)
    for file in shipped().parent.glob("questions*.yaml"):
        shutil.copy(file, folder / "rls_screen")
    write(folder / "rls_screen" / "ready")
    return folder


@pytest.fixture(name="package")
def fixture_package(whole: Path, tmp_path: Path) -> Path:
    """Give the folder of a whole package that may be changed."""
    return Path(shutil.copytree(whole, tmp_path / "package"))


@pytest.fixture(name="bare")
def fixture_bare(package: Path) -> Path:
    """Give the folder of a package without a ready form."""
    shutil.rmtree(package / "rls_screen" / "ready")
    return package


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}


def _run(
    folder: Path, *arguments: str, given: bytes = b"", text: str = IMPORTED
) -> tuple[bytes, list[str]]:
    """Run the command of the package in *folder*; give its output, and the lines of its errors."""
    command = [sys.executable, "-c", text, *arguments]
    done = subprocess.run(
        command,
        input=given,
        capture_output=True,
        check=False,
        cwd=folder,
        env=_environment(folder),
        timeout=60,
    )
    return done.stdout, done.stderr.decode().splitlines()


def _version(folder: Path) -> None:
    file = folder / "rls_screen" / "__init__.py"
    file.write_text(file.read_text().replace('__version__ = "', '__version__ = "9'))


def _text(folder: Path) -> None:
    file = folder / "rls_screen" / "questions.yaml"
    file.write_text(file.read_text() + "# a remark\n")


def _marks(folder: Path) -> None:
    (folder / "rls_screen" / "ready" / "__init__.py").unlink()


def _code_of_a_checkout(folder: Path) -> None:
    for file in (folder / "rls_screen").glob("questions*.yaml"):
        file.rename(folder / file.name)
    file = folder / "rls_screen" / "logic" / "truth.py"
    file.write_text(file.read_text() + "# a remark\n")


@pytest.mark.parametrize("arguments", [(), ("score",), ("score", "-"), ("score", "one.ndjson")])
def test_one_record_waits_for_nothing_that_it_does_not_need(
    whole: Path, arguments: tuple[str, ...]
) -> None:
    """No YAML, no command line, no console, and not even the questionnaire is imported."""
    file = whole / "one.ndjson"
    file.write_bytes(RECORD)
    out, errors = _run(whole, *arguments, given=RECORD)
    assert out.startswith(b'{"id":"a","result":"')
    assert errors == ["rls-screen: 1 record read: 1 scored, 0 rejected.", "[]"]


@pytest.mark.parametrize("change", [_version, _text, _marks, _code_of_a_checkout])
def test_what_is_not_of_one_piece_is_not_used(whole: Path, package: Path, change: Change) -> None:
    """With other YAML, another version or other code, all is read from the YAML."""
    change(package)
    out, errors = _run(package, given=RECORD)
    assert out == _run(whole, given=RECORD)[0]
    assert "'yaml'" in errors[-1]


def test_a_checkout_uses_what_was_made_of_it(whole: Path, package: Path) -> None:
    """Where the YAML stands beside the package, and no code has changed, the form is used."""
    for file in (package / "rls_screen").glob("questions*.yaml"):
        file.rename(package / file.name)
    out, errors = _run(package, given=RECORD)
    assert (out, errors[-1]) == (_run(whole, given=RECORD)[0], "[]")


def test_an_edited_questionnaire_counts_at_once(package: Path) -> None:
    """What decides is the file as it is, never the form that was made before."""
    file = package / "rls_screen" / "questions.yaml"
    file.write_text(file.read_text().replace("version: 1.0.0", "version: 1.0.1"))
    out, _ = _run(package, given=RECORD)
    assert out.endswith(b'"instrument":"rls-screen/1.0.1"}\n')


def test_all_cases_come_out_byte_by_byte_the_same(whole: Path, bare: Path) -> None:
    """Sound records and rejected ones, in one input, with the same messages."""
    cases = map(json.loads, CASES.read_text(encoding="utf-8").splitlines())
    lines = "".join(f"{json.dumps(case['record'])}\n" for case in cases)
    given = RECORD + b'{"urge":"maybe"}\n{"urg":"yes"}\n' + lines.encode()
    ready, read = _run(whole, given=given), _run(bare, given=given)
    assert ready[0] == read[0]
    assert ready[1][:-1] == read[1][:-1]


def test_a_start_writes_no_file(package: Path) -> None:
    """Nothing is kept for the next time."""
    before = sorted(package.rglob("*"))
    _run(package, given=RECORD)
    assert sorted(package.rglob("*")) == before


@pytest.mark.parametrize("files", [("one.ndjson", "none.ndjson"), ("none.ndjson",), ("",)])
def test_files_without_options_are_those_of_the_command_line(
    whole: Path, files: tuple[str, ...]
) -> None:
    """The short way to a file ends in the same way, with the same words."""
    (whole / "one.ndjson").write_bytes(RECORD)
    assert _run(whole, "score", *files)[1][:-1] == _run(whole, "score", "--", *files)[1][:-1]


@pytest.fixture(name="held")
def fixture_held() -> Iterator[Callable[..., str]]:
    """Give what holds an interview in the package of a folder, and gives what was shown."""
    children: list[pexpect.spawn[str]] = []

    def held(folder: Path, lines: tuple[str, ...], *arguments: str, language: str = "C") -> str:
        child: pexpect.spawn[str] = pexpect.spawn(
            sys.executable,
            ["-m", "rls_screen", *arguments],
            cwd=str(folder),
            env={**_environment(folder), "TERM": "xterm", "LC_ALL": f"{language}.UTF-8"},
            encoding="utf-8",
            timeout=20,
        )
        child.delaybeforesend = None
        children.append(child)
        shown = ""
        for line in lines:
            child.expect_exact("\n> ")
            shown += f"{child.before}\n> "
            if line == "^C":
                child.sendintr()
            else:
                child.sendline(line)
        child.expect(pexpect.EOF)
        child.close()
        return f"{shown}{child.before}{child.exitstatus}"

    yield held
    for child in children:
        child.close(force=True)


@pytest.mark.parametrize("language", ["C", "de_AT", "es", "ru"])
@pytest.mark.parametrize("arguments", [(), ("ask",)])
def test_the_interview_is_the_same_with_and_without_it(
    whole: Path,
    bare: Path,
    held: Callable[..., str],
    language: str,
    arguments: tuple[str, ...],
) -> None:
    """Each language shows the same, from the first question on."""
    lines = ("0", "b", "1 2", "q") if arguments else ("0", "?", "q")
    ready = held(whole, lines, *arguments, language=language)
    assert ready == held(bare, lines, *arguments, language=language)


def test_a_whole_interview_ends_the_same(whole: Path, bare: Path, held: Callable[..., str]) -> None:
    """Rules that are ready ask for the same, and show the same result."""
    assert held(whole, TYPICAL) == held(bare, TYPICAL)


def test_ctrl_c_at_the_first_question_ends_in_good_order(
    whole: Path, held: Callable[..., str], instrument: Instrument
) -> None:
    """Also while the rest is still being loaded, it is the interview that ends."""
    shown = held(whole, ("^C",))
    assert shown.endswith(f"{instrument.words.terminal.stopped}\r\n130")


def test_a_number_in_the_environment_stands_in_the_interview(
    whole: Path, monkeypatch: pytest.MonkeyPatch, held: Callable[..., str]
) -> None:
    """What was made without a number is not shown to those who have set one."""
    monkeypatch.setenv("RLS_SCREEN_EMERGENCY_NUMBER", "0123-4")
    assert "0123-4" in held(whole, ("0", "1 5", "q"))

"""Promises of what is said of a questionnaire with mistakes.

Each file in tests/cases/broken is tests/cases/minimal.yaml with a few mistakes, which its first
line tells, or something else altogether. Beside it, NAME.expected has every problem that is found,
as `line:column: code: sentence hint`, in the order of the file.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from rls_screen.errors import Problem, QuestionnaireError
from rls_screen.instrument.read import read

CASES = Path(__file__).parents[2] / "cases"
BROKEN = sorted((CASES / "broken").glob("*.yaml"))
PACKAGE = Path(__file__).parents[3] / "rls_screen"


def _problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(QuestionnaireError) as caught:
        read(text, "file")
    return caught.value.problems


def _text(path: Path) -> str:
    return path.read_bytes().decode()


def _codes(path: Path) -> Iterator[str]:
    """Give each code that the module at *path* puts into a problem or a fault."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case (
                ast.Call(func=ast.Attribute(attr="at" | "add"), args=[_, code, _, *_])
                | ast.Call(func=ast.Name(id="Fault"), args=[_, code, _, *_])
            ):
                if isinstance(code, ast.Constant):
                    yield str(code.value)
            case _:
                pass


def test_the_minimal_questionnaire_has_no_problems() -> None:
    """What the broken files are made from is right."""
    text = _text(CASES / "minimal.yaml")
    assert read(text, "minimal.yaml").name == "minimal/1.0.0"
    assert len(text.splitlines()) < 165


def test_there_are_broken_files_and_each_has_its_problems() -> None:
    """The folder is found, and no file of a pair is missing."""
    expected = {path.stem for path in (CASES / "broken").glob("*.expected")}
    assert len(BROKEN) >= 40
    assert {path.stem for path in BROKEN} == expected


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_has_exactly_these_problems(path: Path) -> None:
    """Every mistake is told at once: its line and column, its code, what is wrong, what to do."""
    found = [str(problem).removeprefix("file:") for problem in _problems(_text(path))]
    expected = path.with_suffix(".expected").read_text(encoding="utf-8")
    assert expected
    assert "".join(f"{line}\n" for line in found) == expected


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_problem_is_a_sentence_at_a_place_in_the_file(path: Path) -> None:
    """The place is one that an editor can go to; the words end with a full stop."""
    text = _text(path)
    lines = text.splitlines() or [""]
    for problem in _problems(text):
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.sentence.endswith(".")
        assert problem.hint == "" or problem.hint[-1] in ".?)"
        assert "\n" not in str(problem)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_other_line_ends_change_no_problem(path: Path) -> None:
    """A file has the same problems at the same places when another system has saved it."""
    text = _text(path)
    assert _problems(text.replace("\n", "\r\n")) == _problems(text)


def test_every_code_has_a_broken_file() -> None:
    """No kind of problem can be told that no case shows."""
    modules = [*(PACKAGE / "instrument").glob("*.py"), *(PACKAGE / "logic").glob("*.py")]
    codes = {code for path in modules for code in _codes(path)}
    lines = [
        line
        for path in (*BROKEN, *(CASES / "broken-translations").glob("*.yaml"))
        for line in path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    ]
    shown = {line.removeprefix("minimal.xx.yaml:").split(": ")[1] for line in lines}
    assert len(codes) >= 25
    assert shown == codes

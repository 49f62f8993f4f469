"""Promises of the catalogue of problems: each is shown, and each is found where it is planted."""

import ast
from pathlib import Path

import pytest

from rls_screen.review.kinds import KINDS, Kind, Severity
from scripts.checks import PAGE, checks_page, files, planted
from tests.conftest import Golden
from tests.unit.instrument.test_broken import PACKAGE, _codes


def _ids(kind: Kind) -> str:
    return kind.code


def _in_review(path: Path) -> set[str]:
    """Give each code that the module at *path* puts into a problem, also in a piece."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set(_codes(path))
    unused = {"unused-question", "unused-finding", "unused-group"}
    made = any(isinstance(node, ast.JoinedStr) for node in ast.walk(tree))
    return found | (unused if made and path.stem == "unused" else set())


def test_every_code_is_in_the_catalogue() -> None:
    """What the reader, the rules or the review can find is told, and nothing else."""
    folders = (PACKAGE / "instrument", PACKAGE / "logic", PACKAGE / "review")
    found = {
        code for folder in folders for path in folder.glob("*.py") for code in _in_review(path)
    }
    made_otherwise = {"not-utf-8", "unused-answers", "unused-source"}
    proven = {code for code, kind in KINDS.items() if kind.needs_proof}
    assert found | made_otherwise == set(KINDS) - proven
    text = (PACKAGE / "review" / "proofs" / "prove.py").read_text(encoding="utf-8")
    assert all(f'"{code}"' in text for code in proven)


def test_codes_are_short_names_and_sentences_are_sentences() -> None:
    """A code is written in small letters; what it means ends with a full stop."""
    for code, kind in KINDS.items():
        assert code.replace("-", "").replace("8", "").isalpha()
        assert code == code.lower() == kind.code
        assert kind.means.endswith(".")
        assert kind.bad != kind.good


@pytest.mark.parametrize("kind", KINDS.values(), ids=_ids)
def test_the_good_example_has_no_problem(kind: Kind) -> None:
    """Not even a warning."""
    assert planted(kind, is_bad=False) == ()


@pytest.mark.parametrize("kind", KINDS.values(), ids=_ids)
def test_the_bad_example_has_exactly_these_problems(kind: Kind, golden: Golden) -> None:
    """Its own kind is found, and the lines are those of the golden file."""
    found = planted(kind)
    assert kind.code in {problem.code for problem in found}
    golden.check(f"checks/{kind.code}.txt", "".join(f"{problem}\n" for problem in found))


@pytest.mark.parametrize("kind", KINDS.values(), ids=_ids)
def test_a_problem_stands_in_its_file(kind: Kind) -> None:
    """An editor can go to the place."""
    within = files(kind)
    for problem in planted(kind):
        encoding = "latin-1" if kind.code == "not-utf-8" else "utf-8"
        lines = within[problem.file].decode(encoding).splitlines()
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def test_an_error_is_never_alone_with_warnings_of_the_kind() -> None:
    """Bad examples of warnings have warnings alone."""
    for kind in KINDS.values():
        if kind.severity is Severity.WARNING:
            found = {KINDS[problem.code].severity for problem in planted(kind)}
            assert found == {Severity.WARNING}, kind.code


def test_the_page_is_current() -> None:
    """docs/checks.md is what scripts/checks.py writes."""
    assert PAGE.read_text(encoding="utf-8") == checks_page()

"""Promises of the rules in tests/cases/rules: what each is written as, and what it comes out as.

A file begins with the names that its rules use, one a line with its kind: the answers of a
question, `whole`, `many` with answers, `fact`, `decision` with outcomes, or `group` with members.
Then come the rules, with blank lines between them:

    the rule as a person writes it
    = its canonical text
    its value      name=answer name=answer

An answer can be `unsure`; a name that is left out was not asked. A fact that is left out is
unknown, a decision is open. A list of answers has commas, or is `none`. A line with # is a comment.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from rls_screen.logic.check import check
from rls_screen.logic.compile import compile_rules
from rls_screen.logic.evaluate import run
from rls_screen.logic.nodes import Among, Name
from rls_screen.logic.parse import parse
from rls_screen.logic.rules import Decision, Fact, Row, Rule
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import (
    Answer,
    Choice,
    Group,
    Kind,
    Missing,
    Scope,
    Several,
    ThreeWay,
    Verdict,
    Whole,
)
from rls_screen.logic.write import write

FOLDER = Path(__file__).parents[2] / "cases" / "rules"


@dataclass(frozen=True, slots=True)
class Case:
    """One rule of a file: *text*, its *canonical* text, and each value with its answers."""

    file: str
    scope: Scope
    text: str
    canonical: str
    values: tuple[tuple[Truth, dict[str, str]], ...]

    def __str__(self) -> str:
        """Give the name of the test."""
        return f"{self.file}: {self.text}"


def _kind(words: list[str]) -> Kind:
    match words:
        case ["whole"]:
            return Whole(0, 120)
        case ["fact"]:
            return ThreeWay()
        case ["many", *values]:
            return Several(tuple(values))
        case ["decision", *values]:
            return Verdict(tuple(values))
        case ["group", *values]:
            return Group(tuple(values))
        case _:
            return Choice(tuple(words))


def _value(line: str) -> tuple[Truth, dict[str, str]]:
    value, *given = line.split()
    return Truth(value), dict(item.split("=", 1) for item in given)


def _cases(path: Path) -> Iterator[Case]:
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("# "))
    names, *blocks = [block for block in text.split("\n\n") if block.strip()]
    pairs = (line.split(": ") for line in names.strip().splitlines())
    scope = {name: _kind(words.split()) for name, words in pairs}
    for block in blocks:
        rule, canonical, *values = block.strip("\n").splitlines()
        assert canonical.startswith("= "), f"{path.name}: {rule}: a canonical text must follow"
        yield Case(path.name, scope, rule, canonical[2:], tuple(_value(line) for line in values))


FILES = sorted(FOLDER.glob("*.txt"))
CASES = [case for path in FILES for case in _cases(path)]


def _answers(scope: Scope, given: Mapping[str, str]) -> dict[str, Answer]:
    """Give the answers that make the names in *given* what it says."""
    return {
        f"{name}?" if isinstance(scope[name], ThreeWay | Verdict) else name: _answer(
            scope[name], text
        )
        for name, text in given.items()
    }


def _answer(kind: Kind, text: str) -> Answer:
    match kind:
        case _ if text in {"unsure", "unknown", "open"}:
            return Missing.UNSURE
        case Whole():
            return int(text)
        case Several():
            return () if text == "none" else tuple(text.split(","))
        case _:
            return text


def _makers(scope: Scope) -> Iterator[tuple[Rule, Choice]]:
    """Give for each fact and decision a rule that makes it what the question `name?` says."""
    for name, kind in scope.items():
        match kind:
            case ThreeWay():
                yield Fact(name, Among(Name(f"{name}?"), ("yes",))), Choice(("yes", "no"))
            case Verdict(values):
                rows = (Row(value, Among(Name(f"{name}?"), (value,))) for value in values)
                yield Decision(name, tuple(rows)), Choice(values)
            case _:
                pass


def test_there_are_cases() -> None:
    """The folder is found, each file has cases, and each case has values."""
    assert len(FILES) >= 8
    assert {case.file for case in CASES} == {path.name for path in FILES}
    assert len(CASES) >= 70
    assert all(case.values for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_has_one_canonical_text(case: Case) -> None:
    """The rule is written as the file says, and that text reads back as the same rule."""
    node = parse(case.text)
    assert write(node) == case.canonical
    assert parse(case.canonical) == node
    assert write(parse(case.canonical)) == case.canonical


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_fits_the_names_of_its_file(case: Case) -> None:
    """The check finds no fault in it."""
    assert list(check(parse(case.text), case.scope)) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_has_the_value_that_the_file_says(case: Case) -> None:
    """Evaluated and compiled, it comes out as the file says for each set of answers."""
    makers = dict(_makers(case.scope))
    questions = {f"{rule.name}?": kind for rule, kind in makers.items()}
    scope: Scope = {**case.scope, **questions, "the rule": ThreeWay()}
    rules = (*makers, Fact("the rule", parse(case.text)))
    decide = compile_rules(rules, scope, ("the rule",))
    for expected, given in case.values:
        answers = _answers(case.scope, given)
        evaluated = run(rules, answers, scope)["the rule"].value
        assert (evaluated, *decide(answers), given) == (expected, expected, given)

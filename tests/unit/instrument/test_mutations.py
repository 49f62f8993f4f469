"""Laws of the reading of a questionnaire, tried on many damaged ones."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rls_screen.errors import Problem, QuestionnaireError
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.read import read

MINIMAL = (Path(__file__).parents[2] / "cases" / "minimal.yaml").read_text(encoding="utf-8")
LINES = MINIMAL.splitlines(keepends=True)

TOKENS = (
    *("- ", "? ", ": ", ":", ",", "[", "]", "{", "}", "[]", "{}", '"', "'", "#", " # ", "|", ">-"),
    *("&a ", "*a", "!!str ", "!", "%", "@", "`", "---\n", "...\n", "<<: ", "~", "\t", "\n", "\r\n"),
    *("\ufeff", "\0", "\u2028", "ä", "👶", "\\", "\\x", "\\u00", "0", "-1", "9" * 5_000, "yes"),
    *("otherwise", "unknown", "unsure", "urge", "criteria", "caps.child", "any(", "count(caps) > "),
    *(" and ", " not ", "==", "in (", "lambda", "id", "id: ", "when: ", "one: ", "sources: [S1]\n"),
)

LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line in YAML."""

Mutation = tuple[str, int, str]
"""What is done, where (counted in lines or characters), and with which text."""


def _mutations() -> st.SearchStrategy[list[Mutation]]:
    line = st.integers(0, len(LINES) - 1)
    character = st.integers(0, len(MINIMAL))
    tokens = st.sampled_from(TOKENS) | st.text(max_size=3)
    one = st.one_of(
        st.tuples(
            st.sampled_from(["drop", "double", "swap", "indent", "outdent"]), line, st.just("")
        ),
        st.tuples(st.sampled_from(["insert", "write over"]), character, tokens),
        st.tuples(st.just("cut"), character, st.just("")),
    )
    return st.lists(one, min_size=1, max_size=4)


def _damaged(text: str, mutation: Mutation) -> str:
    what, where, token = mutation
    lines = text.splitlines(keepends=True) or [""]
    index = min(where, len(lines) - 1)
    match what:
        case "drop":
            return "".join(lines[:index] + lines[index + 1 :])
        case "double":
            return "".join(lines[: index + 1] + lines[index:])
        case "swap":
            return "".join(lines[:index] + lines[index : index + 2][::-1] + lines[index + 2 :])
        case "indent":
            return "".join([*lines[:index], "  ", *lines[index:]])
        case "outdent":
            return "".join([*lines[:index], lines[index].removeprefix("  "), *lines[index + 1 :]])
        case "insert":
            return text[:where] + token + text[where:]
        case "write over":
            return text[:where] + token + text[where + len(token) :]
        case _:
            return text[:where]


def _problems(text: str) -> tuple[Problem, ...]:
    """Give the problems of *text*, or none if it is a questionnaire; let nothing else pass."""
    try:
        instrument = read(text, "file")
    except QuestionnaireError as error:
        return error.problems or (Problem("file", 0, 0, "none", "an error without a problem."),)
    assert isinstance(instrument, Instrument)
    return ()


@settings(max_examples=300, deadline=None)
@given(_mutations())
def test_a_damaged_questionnaire_is_read_or_has_its_problems(mutations: list[Mutation]) -> None:
    """Whatever was done to the file, reading gives a questionnaire or tells places in the file."""
    text = MINIMAL
    for mutation in mutations:
        text = _damaged(text, mutation)
    lines = LINE_END.split(text.removeprefix("\ufeff"))
    lines = lines[:-1] if len(lines) > 1 and not lines[-1] else lines
    for problem in _problems(text):
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(range(len(LINES))), st.sampled_from(TOKENS))
def test_a_line_of_anything_is_read_or_has_its_problems(index: int, token: str) -> None:
    """One value of the file replaced by a piece of YAML or of a rule ends in the same two ways."""
    key, colon, _ = LINES[index].partition(": ")
    text = "".join([*LINES[:index], f"{key}{colon}{token}\n", *LINES[index + 1 :]])
    assert all(problem.line >= 1 for problem in _problems(text))


@settings(deadline=None)
@given(st.text())
def test_a_text_that_is_no_questionnaire_has_its_problems(text: str) -> None:
    """Any text at all is told to be none, and breaks nothing."""
    problems = _problems(text)
    assert problems
    assert all(problem.line >= 1 for problem in problems)

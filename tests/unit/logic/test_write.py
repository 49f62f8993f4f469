"""Promises of the canonical text of a rule."""

import pytest

from rls_screen.logic.nodes import Among, Name
from rls_screen.logic.parse import parse
from rls_screen.logic.write import write


@pytest.mark.parametrize(
    "value",
    ["yes", "", "a b", "it's", 'a "b"', "back\\slash", "#", "ü", "👶", "tab\t", "line\n", "\x00"],
)
def test_any_answer_is_quoted_so_that_it_reads_back(value: str) -> None:
    """Quotes, backslashes and other letters survive writing and reading."""
    node = Among(Name("x"), (value, "b"))
    assert parse(write(node)) == node


@pytest.mark.parametrize("value", ["a\u00a0b", "\u2028", "\u3000", "\x85", "\x1c", "\r\v\f"])
def test_white_space_in_an_answer_stays_what_it_is(value: str) -> None:
    """Reading makes all bare white space plain, so writing escapes it."""
    node = Among(Name("x"), (value,), negated=True)
    assert parse(write(node)) == node


def test_a_group_alone_is_written_alone() -> None:
    """The variable of a bare group is not shown, whatever the group's name."""
    for text in ("any(caps)", "all(reasons.soon)", "count(caps) >= 2"):
        assert write(parse(text)) == text
    assert write(parse("any(x for x in caps)")) == "any(x for x in caps)"
    assert write(parse("any(member for member in a.b)")) == "any(a.b)"

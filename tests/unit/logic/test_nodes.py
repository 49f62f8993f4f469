"""Promises of putting a member in the place of a variable."""

import pytest

from rls_screen.logic.nodes import Anyone, substitute
from rls_screen.logic.parse import parse

PLACES = {
    "x": "y",
    "z and x.a": "z and x.a",
    'not (x == "a" or x > 3)': 'not (y == "a" or y > 3)',
    "definitely(known(x))": "definitely(known(y))",
    "at_least(2, x, z)": "at_least(2, y, z)",
    "count(x, z) > 1": "count(y, z) > 1",
    "count(x and z for z in g) > 1": "count(y and z for z in g) > 1",
    "any(x for x in g)": "any(x for x in g)",
    "all(x for z in x)": "all(y for z in x)",
}


@pytest.mark.parametrize(("text", "expected"), PLACES.items())
def test_the_member_takes_every_place_of_the_variable(text: str, expected: str) -> None:
    """A name that is the variable changes; an inner variable of that name hides it."""
    assert substitute(parse(text), "x", "y") == parse(expected)


def test_a_member_called_like_an_inner_variable_is_not_caught_by_it() -> None:
    """The member stays a name of its own though the inner variable is called the same."""
    node = substitute(parse("any(x and y for y in g)"), "x", "y")
    assert isinstance(node, Anyone)
    assert substitute(node.each.body, node.each.variable, "z") == parse("y and z")


def test_spans_stay_those_of_the_rule() -> None:
    """A fault that a member makes still points at the variable in the text."""
    node = substitute(parse('x == "a"'), "x", "a_long_name")
    assert repr(node).count("(0, 1)") == 1

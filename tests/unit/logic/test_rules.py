"""Promises of named rules and their order."""

from graphlib import CycleError

import pytest

from rls_screen.logic.parse import parse
from rls_screen.logic.rules import (
    Decision,
    Fact,
    Row,
    Rule,
    behind,
    conditions,
    in_order,
    reads,
    walk,
)
from rls_screen.logic.values import Choice, Group, Scope, ThreeWay
from rls_screen.logic.write import write

YES_NO = Choice(("yes", "no"))
SCOPE: Scope = {
    "urge": YES_NO,
    "rest": YES_NO,
    "signs": Group(("urge", "rest")),
    "facts": Group(("first", "second")),
    "first": ThreeWay(),
    "second": ThreeWay(),
    "third": ThreeWay(),
}


def _fact(name: str, text: str) -> Fact:
    return Fact(name, parse(text))


def _decision(name: str, *texts: str) -> Decision:
    rows = tuple(Row(str(index), parse(text)) for index, text in enumerate(texts))
    return Decision(name, (*rows, Row(None, None)))


def _names(rules: tuple[Rule, ...]) -> list[str]:
    return [rule.name for rule in rules]


def test_each_rule_comes_after_those_that_it_reads() -> None:
    """Rules may be written in any order."""
    rules = (
        _fact("third", "second and first"),
        _decision("second", "first", 'urge == "yes"'),
        _fact("first", 'urge == "yes"'),
    )
    assert _names(in_order(rules, SCOPE)) == ["first", "second", "third"]


def test_rules_that_need_nothing_of_each_other_keep_their_order() -> None:
    """The order of the file is kept where it can be."""
    rules = tuple(_fact(name, 'urge == "yes"') for name in ("second", "third", "first"))
    assert in_order(rules, SCOPE) == rules


def test_a_group_counts_as_all_of_its_members() -> None:
    """A rule that goes through a group comes after every member."""
    rules = (
        _fact("third", "any(facts)"),
        _fact("second", 'all(x == "yes" for x in signs)'),
        _fact("first", "not second"),
    )
    assert _names(in_order(rules, SCOPE)) == ["second", "first", "third"]


@pytest.mark.parametrize(
    ("texts", "circle"),
    [
        ({"first": "not first"}, {"first"}),
        ({"first": "second", "second": "third", "third": "first"}, {"first", "second", "third"}),
        ({"first": "urge", "second": "third", "third": "known(second)"}, {"second", "third"}),
        ({"first": "any(facts)", "second": "urge"}, {"first"}),
    ],
)
def test_rules_that_rest_on_each_other_have_no_order(
    texts: dict[str, str], circle: set[str]
) -> None:
    """The error names the rules of the circle and no others."""
    rules = [_fact(name, text) for name, text in texts.items()]
    with pytest.raises(CycleError) as caught:
        in_order(rules, SCOPE)
    assert set(caught.value.args[1]) == circle


def test_a_rule_reads_every_name_in_all_of_its_rows() -> None:
    """Names inside words, groups and later rows count; variables and groups themselves do not."""
    rule = _decision("first", "definitely(not second)", "count(known(x) for x in signs) > 1")
    assert reads(rule, SCOPE) == {"second", "urge", "rest"}


def test_an_unknown_group_has_no_members() -> None:
    """Going through what is no group finds nothing, and reads nothing."""
    rule = _fact("first", "any(nothing) or any(urge)")
    assert reads(rule, SCOPE) == frozenset()
    assert in_order((rule,), SCOPE) == (rule,)


def test_the_names_behind_a_rule_reach_through_other_rules() -> None:
    """All that a rule rests on is found, down to the answers, and once in a circle."""
    rules = (
        _fact("first", 'urge == "yes"'),
        _fact("second", "not first"),
        _decision("third", "second", 'rest == "yes"'),
    )
    assert behind("third", rules, SCOPE) == {"first", "second", "urge", "rest"}
    assert behind("first", rules, SCOPE) == {"urge"}
    assert behind("urge", rules, SCOPE) == frozenset()
    assert behind("third", (_fact("third", "third"),), SCOPE) == {"third"}


def test_the_conditions_of_a_rule_come_in_order() -> None:
    """A fact has one; a decision has one for each row but the last, which always applies."""
    assert conditions(_fact("first", "second")) == (parse("second"),)
    assert conditions(_decision("first", "second", "third")) == (parse("second"), parse("third"))


def test_a_group_is_spread_out_to_its_members() -> None:
    """Each member takes the place of the variable; listed conditions stay as they are."""
    node = parse('all(x == "yes" or third for x in signs)')
    spread_out = [write(part) for part in walk(node, SCOPE)][1:]
    assert spread_out == [
        'urge == "yes" or third',
        'urge == "yes"',
        "third",
        'rest == "yes" or third',
        'rest == "yes"',
        "third",
    ]


def test_members_are_those_of_the_group_alone() -> None:
    """A name that is no group has none."""
    tally = parse("count(signs) > 1")
    listed = parse("count(first, second) > 1")
    assert [write(item) for item in walk(tally, SCOPE)][1:] == ["urge", "rest"]
    assert [write(item) for item in walk(listed, SCOPE)][1:] == ["first", "second"]

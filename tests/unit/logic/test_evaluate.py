"""Promises of evaluation and its trace."""

import pytest

from rls_screen.logic.evaluate import DecisionTrace, FactTrace, Trace, evaluate, holds, run
from rls_screen.logic.nodes import Order
from rls_screen.logic.parse import parse
from rls_screen.logic.rules import Decision, Fact, Row
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Choice, Group, Missing, Scope, ThreeWay, Value, Whole

YES_NO = Choice(("yes", "no"))
SCOPE: Scope = {
    "urge": YES_NO,
    "rest": YES_NO,
    "y": YES_NO,
    "age": Whole(0, 120),
    "fits": ThreeWay(),
    "signs": Group(("urge", "rest")),
    "inner": Group(("rest",)),
    "outer": Group(("y",)),
}


def _value(text: str, values: dict[str, Value]) -> Truth:
    return evaluate(parse(text), values, SCOPE).value


@pytest.mark.parametrize("text", ["nobody", 'nobody == "yes"', "nobody > 3", "any(nobody)"])
def test_a_name_without_an_answer_is_not_known(text: str) -> None:
    """A name that the record does not have was not asked; a group that is none has no members."""
    expected = Truth.NO if text == "any(nobody)" else Truth.UNKNOWN
    assert _value(text, {}) is expected


@pytest.mark.parametrize("text", ["answered(nobody)", "is_unsure(nobody)", "known(nobody)"])
def test_asking_about_a_name_without_an_answer_gives_no(text: str) -> None:
    """Whether something was answered is never unknown."""
    assert _value(text, {}) is Truth.NO


@pytest.mark.parametrize(
    ("value", "answered", "known", "unsure"),
    [
        ("yes", Truth.YES, Truth.YES, Truth.NO),
        (0, Truth.YES, Truth.YES, Truth.NO),
        ((), Truth.YES, Truth.YES, Truth.NO),
        (Missing.UNSURE, Truth.YES, Truth.NO, Truth.YES),
        (Missing.NOT_ASKED, Truth.NO, Truth.NO, Truth.NO),
    ],
)
def test_each_answer_says_what_is_known_of_it(
    value: Value, answered: Truth, known: Truth, unsure: Truth
) -> None:
    """Zero and an empty list are answers; "unsure" is an answer that is not known."""
    found = [_value(f"{word}(urge)", {"urge": value}) for word in ("answered", "known")]
    assert [*found, _value("is_unsure(urge)", {"urge": value})] == [answered, known, unsure]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(Truth.YES, Truth.YES), (Truth.NO, Truth.YES), (Truth.UNKNOWN, Truth.NO), (None, Truth.NO)],
)
def test_known_tells_a_settled_fact_from_an_open_one(value: Value, expected: Truth) -> None:
    """A fact is known when it is yes or no, a decision when it was taken."""
    assert _value("known(fits)", {"fits": value}) is expected


@pytest.mark.parametrize("order", Order)
def test_numbers_are_compared_as_their_signs_say(order: Order) -> None:
    """Below, at and above the bound, each order is what it is called."""
    signs = {
        Order.LESS: (True, False, False),
        Order.AT_MOST: (True, True, False),
        Order.EQUAL: (False, True, False),
        Order.UNEQUAL: (True, False, True),
        Order.AT_LEAST: (False, True, True),
        Order.MORE: (False, False, True),
    }
    assert tuple(holds(order, number, 18) for number in (17, 18, 19)) == signs[order]


def test_a_leaf_keeps_the_answer_that_it_read() -> None:
    """The trace shows what was compared."""
    trace = evaluate(parse('urge == "yes" and age < 18'), {"urge": "no"}, SCOPE)
    assert [part.read for part in trace.parts] == ["no", Missing.NOT_ASKED]
    assert [part.value for part in trace.parts] == [Truth.NO, Truth.UNKNOWN]


def test_the_trace_of_a_group_has_a_part_for_each_member() -> None:
    """Each member of the group stands in the trace under its own name."""
    trace = evaluate(parse('any(x == "yes" for x in signs)'), {"urge": "yes"}, SCOPE)
    assert [part.node for part in trace.parts] == [
        parse('urge == "yes"'),
        parse('rest == "yes"'),
    ]
    assert trace.value is Truth.YES


def test_a_member_called_like_an_inner_variable_keeps_its_answer() -> None:
    """The inner group does not take over a member that is called like its variable."""
    text = 'any(any(x == "yes" for y in inner) for x in outer)'
    assert _value(text, {"y": "yes", "rest": "no"}) is Truth.YES


def test_rules_see_the_values_of_the_rules_before_them() -> None:
    """Facts and decisions that came out are names like any other."""
    rules = (
        Fact("fits", parse('urge == "yes"')),
        Decision("says", (Row("fine", parse("fits")), Row(None, None))),
        Fact("last", parse('says == "fine" and fits')),
    )
    traces = run(rules, {"urge": "yes"}, SCOPE)
    assert [traces[name].value for name in ("fits", "says", "last")] == [
        Truth.YES,
        "fine",
        Truth.YES,
    ]
    assert isinstance(traces["last"], FactTrace)


DECISION = Decision(
    "says",
    (Row("low", parse("age < 18")), Row(None, parse("age < 40")), Row("high", None)),
)


@pytest.mark.parametrize(
    ("values", "tried", "taken", "value"),
    [
        ({"age": 10}, 0, 0, "low"),
        ({"age": 30}, 1, 1, None),
        ({"age": 50}, 2, 2, "high"),
        ({}, 2, 2, "high"),
    ],
)
def test_a_decision_takes_the_first_row_that_is_yes(
    values: dict[str, Value], tried: int, taken: int, value: str | None
) -> None:
    """A row without outcome leaves the decision open; the last row applies where none is yes."""
    trace = run((DECISION,), values, SCOPE)["says"]
    assert isinstance(trace, DecisionTrace)
    assert (len(trace.tried), trace.taken, trace.value) == (tried, DECISION.rows[taken], value)
    assert isinstance(trace.trace, Trace) is (taken < 2)


def test_a_decision_without_a_row_that_applies_stays_open() -> None:
    """Where no row is yes and none stands last without condition, there is no outcome."""
    decision = Decision("says", (Row("low", parse("age < 18")),))
    trace = run((decision,), {}, SCOPE)["says"]
    assert isinstance(trace, DecisionTrace)
    assert (trace.taken, trace.value, len(trace.tried)) == (None, None, 1)

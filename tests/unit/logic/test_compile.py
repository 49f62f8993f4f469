"""Promises of the function that rules are compiled to."""

from itertools import product

import pytest

from rls_screen.logic.compile import compile_rules
from rls_screen.logic.evaluate import run
from rls_screen.logic.nodes import Among, Condition, Name
from rls_screen.logic.parse import parse
from rls_screen.logic.rules import Decision, Fact, Row, Rule
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import (
    Answer,
    Answers,
    Choice,
    Group,
    Missing,
    Scope,
    ThreeWay,
    Verdict,
    Whole,
)

YES_NO = Choice(("yes", "no"))
SCOPE: Scope = {"urge": YES_NO, "age": Whole(0, 120), "fits": ThreeWay()}

ALIKE = ("a.b", "a_b", "a__b", "a_0b", "a_.b", "a._b", "a__0b", "_a.b", "a.b_", "v_a.b", "y_a_b")


def _is_yes(name: str) -> Condition:
    return Among(Name(name), ("yes",))


def test_names_that_look_alike_stay_apart() -> None:
    """No dot or underscore makes two facts share a value."""
    questions = {f"asks {name}": YES_NO for name in ALIKE}
    scope: Scope = {**questions, **{name: ThreeWay() for name in ALIKE}}
    rules = tuple(Fact(name, _is_yes(f"asks {name}")) for name in ALIKE)
    decide = compile_rules(rules, scope, ALIKE)
    for chosen in ALIKE:
        answers = {name: "yes" if name == f"asks {chosen}" else "no" for name in questions}
        values = dict(zip(ALIKE, decide(answers), strict=True))
        assert [name for name in ALIKE if values[name] is Truth.YES] == [chosen]


def test_questions_that_look_alike_stay_apart() -> None:
    """No dot or underscore makes two questions share an answer."""
    scope: Scope = dict.fromkeys(ALIKE, YES_NO)
    answers = {name: f"answer {index}" for index, name in enumerate(ALIKE)}
    assert compile_rules((), scope, ALIKE)(answers) == tuple(answers.values())


@pytest.mark.parametrize("name", ["decide", "answers", "int", "YES", "UNKNOWN", "class", "None"])
def test_any_name_can_be_that_of_a_rule_or_question(name: str) -> None:
    """Names of the function's own and Python's words do no harm."""
    scope: Scope = {name: YES_NO, "fact": ThreeWay(), "age": Whole(0, 120)}
    rules = (Fact("fact", _is_yes(name)), Fact("old", parse("age > 60")))
    decide = compile_rules(rules, {**scope, "old": ThreeWay()}, ("fact", "old", name))
    assert decide({name: "yes", "age": 70}) == (Truth.YES, Truth.YES, "yes")
    as_fact = compile_rules((Fact(name, parse("age > 60")),), {**scope, name: ThreeWay()}, (name,))
    assert as_fact({"age": 7}) == (Truth.NO,)


@pytest.mark.parametrize("value", ['"', "'", "\\", "\n", "a'b\"c", "{x}", "__import__('os')"])
def test_an_answer_never_becomes_code(value: str) -> None:
    """Quotes and line ends in an answer are compared, not run."""
    scope: Scope = {"x": Choice((value, "other")), "fact": ThreeWay()}
    decide = compile_rules((Fact("fact", Among(Name("x"), (value,))),), scope, ("fact",))
    assert decide({"x": value}) == (Truth.YES,)
    assert decide({"x": "other"}) == (Truth.NO,)


def test_the_values_come_in_the_order_asked_for() -> None:
    """Rules and questions can be asked for together, each as often as wanted."""
    rules = (Fact("fits", _is_yes("urge")),)
    decide = compile_rules(rules, SCOPE, ("age", "fits", "urge", "fits"))
    assert decide({"urge": "no", "age": 5}) == (5, Truth.NO, "no", Truth.NO)


def test_a_question_that_is_left_out_was_not_asked() -> None:
    """An empty record makes all unknown and fails nowhere."""
    rules = (Fact("fits", parse('urge == "yes" and age > 3')),)
    decide = compile_rules(rules, SCOPE, ("fits", "urge", "age"))
    assert decide({}) == (Truth.UNKNOWN, Missing.NOT_ASKED, Missing.NOT_ASKED)


def test_answers_to_other_questions_change_nothing() -> None:
    """A record may hold more than the rules read."""
    decide = compile_rules((Fact("fits", _is_yes("urge")),), SCOPE, ("fits",))
    assert decide({"urge": "yes", "decide": "no", "": 3}) == (Truth.YES,)


def test_a_name_that_is_not_in_scope_cannot_be_asked_for() -> None:
    """Asking for the value of nothing is a mistake of the caller."""
    with pytest.raises(KeyError, match="nobody"):
        compile_rules((), SCOPE, ("nobody",))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [({"age": 10}, "low"), ({"age": 30}, None), ({"age": 50}, "high"), ({}, "high")],
)
def test_a_row_without_outcome_leaves_the_decision_open(
    answers: Answers, expected: str | None
) -> None:
    """The first row that is yes decides, also where it decides nothing."""
    rows = (Row("low", parse("age < 18")), Row(None, parse("age < 40")), Row("high", None))
    scope = {**SCOPE, "says": Verdict(("low", "high")), "open": ThreeWay()}
    rules = (Decision("says", rows), Fact("open", parse("not known(says)")))
    decide = compile_rules(rules, scope, ("says", "open"))
    assert decide(answers) == (expected, Truth.YES if expected is None else Truth.NO)


def test_a_decision_without_rows_stays_open() -> None:
    """Where there is nothing to take, there is no outcome."""
    scope = {**SCOPE, "says": Verdict(())}
    assert compile_rules((Decision("says", ()),), scope, ("says",))({}) == (None,)


def test_groups_of_many_members_can_be_counted() -> None:
    """A count over hundreds of answers compiles, and agrees with evaluation."""
    names = tuple(f"q{index}" for index in range(300))
    scope: Scope = {**dict.fromkeys(names, YES_NO), "all_of_them": Group(names)}
    rules = (Fact("many", parse('count(x == "yes" for x in all_of_them) >= 200')),)
    decide = compile_rules(rules, {**scope, "many": ThreeWay()}, ("many",))
    for number in (199, 200):
        answers = {name: "yes" if index < number else "no" for index, name in enumerate(names)}
        assert decide(answers) == (run(rules, answers, scope)["many"].value,)


def test_facts_of_every_truth_agree_with_evaluation_in_every_joint() -> None:
    """Two facts, each yes, no or unknown, come out of all words the same on both ways."""
    texts = (
        "a and b",
        "a or b",
        "not a",
        "definitely(a)",
        "possibly(a)",
        "known(a)",
        "all(both)",
        "any(both)",
        "at_least(1, a, b)",
        *(
            f"count(both) {order} {n}"
            for order in ("<", "<=", "==", "!=", ">=", ">")
            for n in (0, 1, 2)
        ),
    )
    kinds = dict.fromkeys(("asks a", "asks b"), YES_NO)
    named = {f"t{index}": text for index, text in enumerate(texts)}
    facts = {name: ThreeWay() for name in ("a", "b", *named)}
    scope: Scope = {**kinds, **facts, "both": Group(("a", "b"))}
    rules: tuple[Rule, ...] = (
        Fact("a", _is_yes("asks a")),
        Fact("b", _is_yes("asks b")),
        *(Fact(name, parse(text)) for name, text in named.items()),
    )
    decide = compile_rules(rules, scope, tuple(named))
    given: tuple[Answer, ...] = ("yes", "no", Missing.UNSURE)
    for first, second in product(given, repeat=2):
        answers: Answers = {"asks a": first, "asks b": second}
        traces = run(rules, answers, scope)
        assert decide(answers) == tuple(traces[name].value for name in named)

"""Promises of plain logic: two formulas tell what three-valued rules tell."""

import random
from collections.abc import Mapping
from itertools import product

import pytest

from rls_screen.instrument.load import load
from rls_screen.logic.evaluate import evaluate, run
from rls_screen.logic.formula import (
    pair,
)
from rls_screen.logic.nodes import Order
from rls_screen.logic.parse import parse
from rls_screen.logic.rules import Decision, Fact, conditions
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import (
    Choice,
    Group,
    Missing,
    Scope,
    Several,
    ThreeWay,
    Value,
    Verdict,
    Whole,
)
from tests.unit.logic.holds import holds

INSTRUMENT = load()
YES_NO = Choice(("yes", "no"))
SCOPE: Scope = {"a": YES_NO, "b": YES_NO, "c": YES_NO, "group": Group(("a", "b", "c"))}
ANSWERS: tuple[Value, ...] = ("yes", "no", Missing.UNSURE, Missing.NOT_ASKED)


def _told(text: str, scope: Scope, values: Mapping[str, Value]) -> Truth:
    found = pair(parse(text), scope)
    yes, no = holds(found.yes, values), holds(found.no, values)
    assert not (yes and no), text
    return Truth.YES if yes else Truth.NO if no else Truth.UNKNOWN


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("bound", range(5))
def test_a_count_of_what_holds_is_told_as_by_the_rules(order: Order, bound: int) -> None:
    """Every comparison with every bound, over all answers that three questions can have."""
    text = f'count(x == "yes" for x in group) {order.value} {bound}'
    for answers in product(ANSWERS, repeat=3):
        values: dict[str, Value] = dict(zip("abc", answers, strict=True))
        assert _told(text, SCOPE, values) is evaluate(parse(text), values, SCOPE).value


@pytest.mark.parametrize(
    "text",
    [
        'a == "yes" and not b == "no"',
        'a != "yes" or (b == "yes" and c == "no")',
        'a in ["yes", "no"]',
        'a not in ["yes"]',
        'definitely(a == "yes")',
        'possibly(a == "yes" and b == "no")',
        "answered(a)",
        "known(a)",
        "is_unsure(a)",
        'all(x == "yes" for x in group)',
        "any(is_unsure(x) for x in group)",
    ],
)
def test_each_kind_of_condition_is_told_as_by_the_rules(text: str) -> None:
    """Unsure and not asked are told apart where the rules do so, and nowhere else."""
    for answers in product(ANSWERS, repeat=3):
        values: dict[str, Value] = dict(zip("abc", answers, strict=True))
        assert _told(text, SCOPE, values) is evaluate(parse(text), values, SCOPE).value


def _record(chance: random.Random) -> dict[str, Value]:
    record: dict[str, Value] = {}
    for name, kind in INSTRUMENT.scope.items():
        match kind:
            case Choice(values) if values:
                known: tuple[Value, ...] = (*values, Missing.UNSURE, Missing.NOT_ASKED)
                record[name] = chance.choice(known)
            case Whole(minimum, maximum):
                record[name] = chance.choice((minimum, 17, 18, maximum, Missing.NOT_ASKED))
            case Several(values):
                record[name] = chance.choice((values[:1], (), Missing.NOT_ASKED))
            case Verdict() | ThreeWay() | Group() | Choice():
                pass
    return record


def test_every_rule_of_the_questionnaire_is_told_as_by_the_rules() -> None:
    """Each condition of each rule, over 300 random records."""
    chance, scope = random.Random(3), INSTRUMENT.scope  # noqa: S311 - nothing here is a secret
    pairs = [
        (condition, pair(condition, scope))
        for rule in INSTRUMENT.rules
        for condition in conditions(rule)
    ]
    assert {type(rule) for rule in INSTRUMENT.rules} == {Fact, Decision}
    for _ in range(300):
        values = {**_record(chance)}
        values.update(
            {name: trace.value for name, trace in run(INSTRUMENT.rules, values, scope).items()}
        )
        for condition, found in pairs:
            expected = evaluate(condition, values, scope).value
            assert holds(found.yes, values) is (expected is Truth.YES), condition
            assert holds(found.no, values) is (expected is Truth.NO), condition

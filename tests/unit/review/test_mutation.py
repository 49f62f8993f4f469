"""Promises of the mutation run: each small change is made, and what notices it is told."""

from rls_screen import Instrument
from rls_screen.logic.parse import parse
from rls_screen.logic.values import Choice, Group, Scope, ThreeWay, Whole
from rls_screen.logic.write import write
from scripts.mutation.conditions import changes
from scripts.mutation.look import judge
from scripts.mutation.mutants import mutants

SCOPE: Scope = {
    "urge": Choice(("yes", "no")),
    "level": Choice(("none", "some", "all")),
    "age": Whole(0, 120),
    "often": ThreeWay(),
    "both": Group(("urge", "often")),
}


def _changes(text: str) -> set[str]:
    return {write(node) for node in changes(parse(text), SCOPE)}


def test_a_comparison_is_turned_round_and_moved() -> None:
    """Every other order, one more and one less, and the contrary."""
    found = _changes("age < 18")
    orders = {f"age {sign} 18" for sign in ("<=", "==", "!=", ">=", ">")}
    assert found == {*orders, "age < 17", "age < 19", "not age < 18"}


def test_an_answer_is_added_and_left_out() -> None:
    """Each of those that are there or are not."""
    found = _changes('level in ("none", "some")')
    assert found == {
        'not level in ("none", "some")',
        'level in ("none", "some", "all")',
        'level == "some"',
        'level == "none"',
    }


def test_parts_are_dropped_and_joined_otherwise() -> None:
    """A part alone, "or" for "and", "possibly" for "definitely", and what is in them."""
    found = _changes("often and definitely(known(urge))")
    assert {
        "often or definitely(known(urge))",
        "often",
        "definitely(known(urge))",
        "often and known(urge)",
        "often and possibly(known(urge))",
        "often and definitely(answered(urge))",
        "not often and definitely(known(urge))",
    } <= found


def test_a_quantifier_and_a_count_are_changed() -> None:
    """All for any, and one more or less."""
    assert "all(known(x) for x in both)" in _changes("any(known(x) for x in both)")
    assert "at_least(3, often, known(urge), age < 9)" in _changes(
        "at_least(2, often, known(urge), age < 9)"
    )


def test_rows_levels_and_groups_are_changed(instrument: Instrument) -> None:
    """In what comes along: each rule but those of pages, and each member of a group."""
    found = list(mutants(instrument))
    told = {(item.rule, item.what) for item in found}
    assert ("result", "without proxy then undetermined") in told
    assert ("result", "otherwise then likely -> possible") in told
    assert ("reasons.same_day", "reasons.same_day.clot in reasons.soon") in told
    assert ("four_features", "four_features without criteria.rest") in told
    names = {item.rule for item in found}
    assert {rule.name for rule in instrument.rules if rule.name.startswith("flags.")} <= names
    assert not any(name.startswith("people.") for name in names)


def test_the_judge_tells_a_change_from_none_and_what_notices_it() -> None:
    """A rule that decides nothing changes nothing; a sign that is lowered breaks a law."""
    looked = judge()
    found = {(item.rule, item.what): item for item in mutants(looked.prover.world.instrument)}
    idle = next(item for name, item in found.items() if name[0] == "legs_in_question")
    assert looked.verdict(idle.instrument).difference is None
    lower = found["reasons.emergency", "reasons.emergency.stroke in reasons.same_day"]
    verdict = looked.verdict(lower.instrument)
    assert verdict.difference is not None
    assert "laws" in verdict.noticed
    assert "examples" in verdict.noticed

"""Promises of three-valued truth."""

from itertools import product

import pytest

from rls_screen.logic.truth import Truth, conjunction, disjunction, negation, truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

AND = {
    (YES, YES): YES,
    (YES, UNKNOWN): UNKNOWN,
    (YES, NO): NO,
    (UNKNOWN, YES): UNKNOWN,
    (UNKNOWN, UNKNOWN): UNKNOWN,
    (UNKNOWN, NO): NO,
    (NO, YES): NO,
    (NO, UNKNOWN): NO,
    (NO, NO): NO,
}
OR = {
    (YES, YES): YES,
    (YES, UNKNOWN): YES,
    (YES, NO): YES,
    (UNKNOWN, YES): YES,
    (UNKNOWN, UNKNOWN): UNKNOWN,
    (UNKNOWN, NO): UNKNOWN,
    (NO, YES): YES,
    (NO, UNKNOWN): UNKNOWN,
    (NO, NO): NO,
}


@pytest.mark.parametrize(("item", "expected"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
def test_not_swaps_yes_and_no(item: Truth, expected: Truth) -> None:
    """What is not known stays so when it is denied."""
    assert negation(item) is expected


@pytest.mark.parametrize(("items", "expected"), AND.items())
def test_and_is_no_as_soon_as_one_is_no(items: tuple[Truth, Truth], expected: Truth) -> None:
    """The table of Kleene's strong "and"."""
    assert conjunction(items) is expected


@pytest.mark.parametrize(("items", "expected"), OR.items())
def test_or_is_yes_as_soon_as_one_is_yes(items: tuple[Truth, Truth], expected: Truth) -> None:
    """The table of Kleene's strong "or"."""
    assert disjunction(items) is expected


def test_the_tables_hold_every_pair() -> None:
    """No pair of truths is left out above."""
    pairs = set(product(Truth, repeat=2))
    assert AND.keys() == OR.keys() == pairs


def test_nothing_to_join_gives_the_neutral_truth() -> None:
    """All of nothing is so, any of nothing is not."""
    assert conjunction([]) is YES
    assert disjunction([]) is NO


def test_a_generator_can_be_joined() -> None:
    """The truths may come one by one."""
    assert conjunction(item for item in (YES, UNKNOWN)) is UNKNOWN
    assert disjunction(item for item in (NO, UNKNOWN)) is UNKNOWN


@pytest.mark.parametrize("item", Truth)
def test_truth_is_never_used_as_if_it_had_two_values(item: Truth) -> None:
    """An "if" on a truth is a mistake, whatever its value, and says so."""
    with pytest.raises(TypeError, match=r"compare it with Truth\.YES, Truth\.NO or Truth\.UNKNOWN"):
        bool(item)


def test_a_plain_bool_turns_into_yes_or_no() -> None:
    """What is known for sure is never unknown."""
    assert truth(value=True) is YES
    assert truth(value=False) is NO

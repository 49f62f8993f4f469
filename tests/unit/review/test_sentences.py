"""A condition in words says exactly what the rule says."""

import re
from collections.abc import Mapping
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rls_screen import Instrument
from rls_screen.logic.evaluate import evaluate
from rls_screen.logic.nodes import (
    Among,
    And,
    Anyone,
    Ask,
    Asking,
    AtLeast,
    Compare,
    Condition,
    Each,
    Everyone,
    Holds,
    Listed,
    Mode,
    Name,
    Not,
    Or,
    Order,
    Taken,
    Tally,
)
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Missing, Value
from rls_screen.logic.write import write
from rls_screen.review.clinical.names import Names
from rls_screen.review.clinical.rows import condition
from tests.unit.review.reader import Reader

CHOICES = {
    **dict.fromkeys(("urge", "relief", "pregnant"), ("yes", "no")),
    **dict.fromkeys(("cramps", "position", "swelling", "numbness"), ("none", "some", "all")),
    "frequency": ("few_ever", "weekly_3", "weekly_6_7"),
}
STATES = dict.fromkeys(
    ("criteria.urge", "criteria.rest", "criteria.relief", "criteria.evening"),
    ("met", "met_by_history", "not_met"),
)
RESULT = {"result": ("likely", "possible", "unlikely")}
FACTS = ("open", "often", "caps.child", "caps.one_leg", "caps.parkinsons")
GROUPS = {
    "explanations_that_leave_doubt": CHOICES["cramps"],
    "four_features": STATES["criteria.urge"],
}


def _among(values: Mapping[str, tuple[str, ...]]) -> st.SearchStrategy[Condition]:
    return st.sampled_from(tuple(values.items())).flatmap(
        lambda item: st.builds(
            Among,
            st.just(Name(item[0])),
            st.lists(st.sampled_from(item[1]), min_size=1, unique=True).map(tuple),
            st.booleans(),
        )
    )


LEAVES = st.one_of(
    _among({**CHOICES, **STATES, **RESULT}),
    st.builds(Compare, st.just(Name("age")), st.sampled_from(Order), st.integers(0, 120)),
    st.builds(Holds, st.sampled_from(FACTS).map(Name)),
    st.builds(Ask, st.sampled_from(Asking), st.sampled_from(tuple(CHOICES)).map(Name)),
    st.builds(Ask, st.just(Asking.KNOWN), st.sampled_from((*FACTS, *STATES, "age")).map(Name)),
)
GATHERED: st.SearchStrategy[Condition] = st.one_of(
    _among(dict.fromkeys("x", GROUPS["four_features"])),
    st.builds(Ask, st.just(Asking.KNOWN), st.just(Name("x"))),
)
ASKED: st.SearchStrategy[Condition] = st.one_of(
    _among({"x": CHOICES["cramps"]}), st.builds(Ask, st.sampled_from(Asking), st.just(Name("x")))
)


def _each(group: str, body: st.SearchStrategy[Condition]) -> st.SearchStrategy[Each]:
    return st.builds(
        Each, st.just("x"), st.just(Name(group)), st.one_of(body, st.builds(Not, body))
    )


EACHES = st.one_of(
    _each("four_features", GATHERED),
    _each("explanations_that_leave_doubt", ASKED),
    _each("caps", st.builds(Holds, st.just(Name("x")))),
)


def _grow(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Not, inner),
        st.builds(And, several),
        st.builds(Or, several),
        st.builds(Taken, st.sampled_from(Mode), inner),
        st.builds(AtLeast, st.integers(0, 5), several),
        st.builds(
            Tally,
            st.one_of(several.map(Listed), EACHES),
            st.sampled_from(Order),
            st.integers(0, 5),
        ),
    )


CONDITIONS = st.recursive(
    st.one_of(LEAVES, st.builds(Anyone, EACHES), st.builds(Everyone, EACHES)), _grow, max_leaves=8
)


PAIRS = st.lists(LEAVES, min_size=2, max_size=2).map(tuple)
SMALL = st.recursive(
    st.one_of(
        LEAVES,
        st.builds(Anyone, EACHES),
        st.builds(Everyone, EACHES),
        st.builds(And, PAIRS),
        st.builds(Or, PAIRS),
    ),
    lambda inner: st.one_of(
        st.builds(Not, inner), st.builds(Not, inner), st.builds(Taken, st.sampled_from(Mode), inner)
    ),
    max_leaves=2,
)
"""Those in which one turn of phrase matters."""

UNKNOWN: tuple[Value, ...] = tuple(Missing)
VALUES: Mapping[str, tuple[Value, ...]] = {
    **{name: (*found, *UNKNOWN) for name, found in CHOICES.items()},
    **{name: (*found, None) for name, found in {**STATES, **RESULT}.items()},
    **dict.fromkeys((*FACTS, "caps.arms_only", "caps.few_episodes"), tuple(Truth)),
}
SHEETS = 30
"""How many sets of values each condition is read for."""


def _drawn(random: Random, node: Condition) -> dict[str, Value]:
    """Give values at random, the age close to what *node* compares it with."""
    bounds = [int(number) for number in re.findall(r"age \S+ (\d+)", write(node))] or [18]
    age = random.choice(bounds) + random.choice((-1, 0, 1))
    ages: tuple[Value, ...] = (age, age, Missing.NOT_ASKED)
    return {name: random.choice(found) for name, found in {**VALUES, "age": ages}.items()}


@settings(max_examples=300)
@given(st.one_of(SMALL, CONDITIONS), st.randoms(use_true_random=False))
def test_the_words_read_as_the_rule_decides(
    instrument: Instrument, node: Condition, random: Random
) -> None:
    """Who reads the words by what the page says of them comes to the same as the program."""
    words = condition("Holds if", node, Names(instrument))
    for _ in range(SHEETS):
        values = _drawn(random, node)
        wanted = evaluate(node, values, instrument.scope).value
        assert Reader(instrument, values).read(words) is wanted, words

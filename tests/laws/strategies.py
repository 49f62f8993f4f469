"""Random scopes, rules and answers."""

from hypothesis import strategies as st

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
from rls_screen.logic.rules import Decision, Fact, Row, Rule
from rls_screen.logic.values import Answers, Choice, Group, Missing, Scope, ThreeWay, Verdict, Whole

CHOICES = ("urge", "relief", "sign_one", "sign_two")
YES_NO = ("yes", "no")
LEVELS = ("none", "some", "all", "a'b\"c\\d")
EARLIER: tuple[Rule, ...] = (
    Fact("often", Among(Name("level"), ("some", "all"))),
    Fact("caps.child", Compare(Name("age"), Order.LESS, 18)),
    Decision(
        "criteria.urge",
        (
            Row("met", Among(Name("urge"), ("yes",))),
            Row("not_met", Among(Name("urge"), ("no",))),
            Row(None, None),
        ),
    ),
)
"""Rules that the random ones can build on."""

SCOPE: Scope = {
    **{name: Choice(YES_NO) for name in CHOICES},
    "level": Choice(LEVELS),
    "age": Whole(0, 120),
    "often": ThreeWay(),
    "caps.child": ThreeWay(),
    "criteria.urge": Verdict(("met", "not_met")),
    "signs": Group(("sign_one", "sign_two", "urge")),
    "facts": Group(("often", "caps.child")),
    "nobody": Group(()),
}


def _subset(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=1, unique=True).map(tuple)


def plain_leaves() -> st.SearchStrategy[Condition]:
    """Give conditions on a single name that never ask whether it is known."""
    negated = st.booleans()
    return st.one_of(
        st.builds(Among, st.sampled_from(CHOICES).map(Name), _subset(YES_NO), negated),
        st.builds(Among, st.just(Name("level")), _subset(LEVELS), negated),
        st.builds(Among, st.just(Name("criteria.urge")), _subset(("met", "not_met")), negated),
        st.builds(Compare, st.just(Name("age")), st.sampled_from(Order), st.integers(1, 119)),
        st.builds(Holds, st.sampled_from(("often", "caps.child")).map(Name)),
    )


def asking_leaves() -> st.SearchStrategy[Condition]:
    """Give conditions that ask about an answer itself."""
    questions = st.sampled_from((*CHOICES, "level", "age")).map(Name)
    others = st.sampled_from(("often", "caps.child", "criteria.urge")).map(Name)
    return st.one_of(
        st.builds(Ask, st.sampled_from(Asking), questions),
        st.builds(Ask, st.just(Asking.KNOWN), others),
    )


def _eaches() -> st.SearchStrategy[Each]:
    over_signs = st.builds(
        Each,
        st.just("x"),
        st.sampled_from(("signs", "nobody")).map(Name),
        st.builds(Among, st.just(Name("x")), _subset(YES_NO), st.booleans()),
    )
    over_facts = st.just(Each("member", Name("facts"), Holds(Name("member"))))
    return st.one_of(over_signs, over_facts)


def _grow(inner: st.SearchStrategy[Condition], *, asking: bool) -> st.SearchStrategy[Condition]:
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    number = st.integers(0, 5)
    tallied = st.one_of(several.map(Listed), _eaches())
    grown: list[st.SearchStrategy[Condition]] = [
        st.builds(Not, inner),
        st.builds(And, several),
        st.builds(Or, several),
        st.builds(Anyone, _eaches()),
        st.builds(Everyone, _eaches()),
        st.builds(Tally, tallied, st.sampled_from(Order), number),
        st.builds(AtLeast, number, several),
    ]
    if asking:
        grown.append(st.builds(Taken, st.sampled_from(Mode), inner))
    return st.one_of(grown)


def conditions(*, asking: bool = True) -> st.SearchStrategy[Condition]:
    """Give any condition that fits `SCOPE`, without the words that ask what is known if told so."""
    leaves = st.one_of(plain_leaves(), asking_leaves()) if asking else plain_leaves()
    return st.recursive(leaves, lambda inner: _grow(inner, asking=asking), max_leaves=12)


def answers() -> st.SearchStrategy[Answers]:
    """Give any answers to the questions of `SCOPE`."""
    missing = st.sampled_from(Missing)
    given: dict[str, st.SearchStrategy[str | int | Missing]] = {
        name: st.one_of(st.sampled_from(YES_NO), missing) for name in CHOICES
    }
    given["level"] = st.one_of(st.sampled_from(LEVELS), missing)
    given["age"] = st.one_of(st.integers(0, 120), missing)
    return st.fixed_dictionaries({}, optional=given)

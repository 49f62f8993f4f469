"""Promises of laws: each is proven, or broken by the smallest sheet that there is."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from rls_screen.logic.parse import parse
from rls_screen.logic.values import Missing
from rls_screen.review.laws import ALL, Change, Law
from rls_screen.review.proofs.breach import Breach, breach
from rls_screen.review.proofs.prover import Prover, prover
from rls_screen.review.proofs.world import world
from tests.unit.review.proofs.sheets import TOP, WHOLE, Every, changed, every, with_laws

SHIPPED = (TOP / "questions.yaml").read_text(encoding="utf-8")
LAWS = {law.id: law for law in with_laws(SHIPPED)[1]}

BREAKING = YAML(typ="safe").load(TOP / "tests" / "cases" / "broken-laws.yaml")
"""What to change in the rules that each law is broken."""


def _prover(text: str, *laws: Law) -> Prover:
    conditions = (item for law in laws for item in (law.when, *law.must, *law.keeps))
    return prover(world(with_laws(text)[0]), conditions)


def test_each_law_has_a_way_to_break_it() -> None:
    """None is left out below."""
    assert BREAKING.keys() == LAWS.keys()
    assert len(LAWS) >= 15


def test_all_shipped_laws_are_proven() -> None:
    """Over every answer that anyone could give."""
    asked = _prover(SHIPPED, *LAWS.values())
    assert [law.id for law in LAWS.values() if breach(law, asked)] == []


@pytest.mark.parametrize("name", LAWS)
def test_each_shipped_law_can_fail(name: str) -> None:
    """A changed rule breaks it, and what is worked out one sheet at a time breaks it too."""
    rules, laws, rest = SHIPPED.partition("\nlaws:\n")
    text = changed(rules, *BREAKING[name]) + laws + rest
    found = breach(LAWS[name], _prover(text, LAWS[name]))
    assert found
    assert _is_breach(text, found)


def _is_breach(text: str, found: Breach) -> bool:
    instrument, _ = with_laws(text)
    names = tuple(instrument.questions)
    sheet = {name: found.sheet.get(name, Missing.NOT_ASKED) for name in names}
    sheets = [sheet]
    if found.changed:
        sheets.append({**sheet, found.changed.question: found.changed.after})
    one = Every(instrument, {})
    values = [one.values(tuple(item.values())) for item in sheets]
    return one.is_broken(found.law, values[0], values[-1])


SMALL, SMALL_LAWS = with_laws(WHOLE)
SHEETS = every(SMALL)
ATOMS = (
    'urge == "yes"',
    "is_unsure(urge)",
    "answered(cramps)",
    "age < 18",
    "age >= 65",
    'often in ("weekly", "daily")',
    'smokes == "no"',
    "fits",
    'result == "likely"',
    'result == "undetermined"',
    'urgency == "soon"',
    'criteria.urge == "not_met"',
    "caps.child",
    "advice.walk",
    "flags.cramps",
    'impact == "high"',
    'respondent == "carer"',
)


def _conditions() -> st.SearchStrategy[str]:
    def more(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        pairs = st.tuples(inner, inner)
        return st.one_of(
            inner.map(lambda item: f"not ({item})"),
            inner.map(lambda item: f"definitely({item})"),
            inner.map(lambda item: f"possibly({item})"),
            pairs.map(lambda pair: f"({pair[0]}) and ({pair[1]})"),
            pairs.map(lambda pair: f"({pair[0]}) or ({pair[1]})"),
        )

    return st.recursive(st.sampled_from(ATOMS), more, max_leaves=4)


def _agree(law: Law) -> None:
    """Hold what is proven of *law* against every sheet, one by one."""
    asked = prover(world(SMALL), (law.when, *law.must, *law.keeps))
    found = breach(law, asked)
    sizes = sorted(SHEETS.breaking(law))
    assert (found is None) == (not sizes)
    if found:
        assert len(found.sheet) == sizes[0]


@settings(max_examples=30, deadline=None)
@given(_conditions(), _conditions())
def test_a_law_of_one_sheet_is_broken_where_some_sheet_breaks_it(when: str, must: str) -> None:
    """By one with as few answers as any."""
    _agree(Law("law", "A law.", 1, 1, parse(when), (parse(must),)))


@settings(max_examples=20, deadline=None)
@given(
    _conditions(),
    st.sampled_from(tuple(SMALL.questions)),
    st.sampled_from((ALL, frozenset({"unsure"}), frozenset({"no", "not_asked", "rarely"}))),
    st.sampled_from((frozenset({"known"}), frozenset({"yes", "daily", "unsure"}))),
)
def test_a_law_of_two_sheets_is_broken_where_some_pair_breaks_it(
    keeps: str, question: str, before: frozenset[str], after: frozenset[str]
) -> None:
    """By one with as few answers as any."""
    change = Change((question, "urge"), before, after)
    law = Law("law", "A law.", 1, 1, parse(keeps), keeps=(parse(keeps),), change=change)
    _agree(law)
    _agree(replace(law, must=law.keeps, keeps=()))

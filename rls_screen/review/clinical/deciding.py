"""How the result comes about: criteria, score, result, caps, and the findings behind them."""

from collections.abc import Iterator

from rls_screen.logic.rules import Fact
from rls_screen.logic.values import Group
from rls_screen.page.markdown import plain
from rls_screen.review.clinical.marks import bullets, code, heading, quoted
from rls_screen.review.clinical.names import Names, Sort
from rls_screen.review.clinical.rows import decision, fact

OWN_GROUPS = ("criteria", "caps")


def result(names: Names) -> Iterator[str]:
    """Lay out the criteria, how they make the result, and what holds it down."""
    yield heading(2, "How the result comes about", "result")
    yield (
        "Each criterion is decided by its own rows. What comes out of them goes into the rows of "
        "the result."
    )
    yield heading(3, "Criteria", "criteria")
    for criterion in names.instrument.criteria:
        title = f"{plain(criterion.label)} ({code(criterion.id)})"
        yield heading(4, title, names.anchor(criterion.rule))
        yield from decision(criterion.rule, names)
    states = names.instrument.words.states
    counts = " or ".join(quoted(states[state]) for state in names.instrument.score.counts)
    yield heading(3, "Score", "score")
    yield (
        f"The score is the number of criteria that are {counts}. The highest possible score adds "
        "those that are not known. The result does not rest on the score."
    )
    yield heading(3, "Result", names.anchor("result"))
    yield from decision("result", names)
    yield "What the person reads:"
    yield bullets(
        f"{code(name)}: {quoted(outcome.headline)} {quoted(outcome.text)}"
        for name, outcome in names.instrument.outcomes.items()
    )
    yield from _caps(names)


def _caps(names: Names) -> Iterator[str]:
    yield heading(3, "Caps", "caps")
    yield "A cap is listed in the result where it applies. What it does stands in the rows above."
    for cap in names.instrument.caps:
        yield heading(4, code(cap.id), names.anchor(cap.rule))
        yield f"Said: {quoted(cap.says)}"
        yield from fact(cap.rule, names, "Applies if")


def findings(names: Names) -> Iterator[str]:
    """Lay out the findings that rules share, the decisions beside the result, and the groups."""
    yield heading(2, "Findings and further decisions", "findings")
    yield "Findings are named facts that the rules above and below use."
    found = [name for name in names.instrument.rule_notes if names.sort(name) is Sort.FINDING]
    facts = {rule.name for rule in names.instrument.rules if isinstance(rule, Fact)}
    for name in found:
        yield _titled(name, names)
        yield from fact(name, names) if name in facts else ()
    for name in names.instrument.rule_notes:
        if names.sort(name) is Sort.DECISION and name not in ("result", "urgency"):
            yield _titled(name, names)
            yield from decision(name, names)
    yield from _groups(names)


def _titled(name: str, names: Names) -> str:
    means = names.instrument.rule_notes[name].means
    return heading(4, f"{plain(means[:1].upper() + means[1:])} ({code(name)})", names.anchor(name))


def _groups(names: Names) -> Iterator[str]:
    groups = {
        name: kind.members
        for name, kind in names.instrument.scope.items()
        if isinstance(kind, Group) and name not in OWN_GROUPS and "." not in name
    }
    if groups:
        yield heading(3, "Groups", "groups")
        yield "The code form of a rule names these groups. In words, their members are named."
        yield bullets(
            f"{code(name)}: {'; '.join(map(names.label, members))}"
            for name, members in groups.items()
        )

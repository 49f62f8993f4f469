"""Lay out the rules of a questionnaire: conditions in words and in code, rows in their order."""

from collections.abc import Iterator

from rls_screen.instrument.model import RowNote
from rls_screen.instrument.vocabulary import OTHERWISE
from rls_screen.logic.nodes import Condition
from rls_screen.logic.rules import Decision, Fact, Row
from rls_screen.logic.write import write
from rls_screen.review.clinical.cited import sourced
from rls_screen.review.clinical.marks import code, quoted
from rls_screen.review.clinical.names import Names
from rls_screen.review.clinical.said import laid_out
from rls_screen.review.clinical.sentences import said


def condition(before: str, node: Condition, names: Names, indent: str = "") -> str:
    """Give *node* behind the text *before*, in words and then as it is written.

    Every line but the first begins with *indent*.
    """
    return laid_out(said(node, names), before, f"Rule: {code(write(node))}", indent)


def fact(name: str, names: Names, before: str = "Holds if") -> Iterator[str]:
    """Give the condition of the fact *name*, and its sources."""
    yield condition(before, condition_of(name, names), names)
    yield from sourced(names.instrument.rule_notes[name].sources)


def condition_of(name: str, names: Names) -> Condition:
    """Give the condition of the fact *name*."""
    return next(
        rule.condition
        for rule in names.instrument.rules
        if isinstance(rule, Fact) and rule.name == name
    )


def decision(name: str, names: Names) -> Iterator[str]:
    """Give the rows of the decision *name* in their order, and its sources."""
    note = names.instrument.rule_notes[name]
    rows = next(
        rule.rows
        for rule in names.instrument.rules
        if isinstance(rule, Decision) and rule.name == name
    )
    yield "\n".join(
        _row(number, names.outcome(name, row.outcome), row, told, names)
        for number, (row, told) in enumerate(zip(rows, note.rows, strict=True), start=1)
    )
    yield from sourced(note.sources)


def _row(number: int, outcome: str, row: Row, note: RowNote, names: Names) -> str:
    marker = f"{number}. "
    indent = " " * len(marker)
    start = f"{marker}**{outcome}**"
    told = (
        condition(f"{start} if", row.condition, names, indent)
        if row.condition
        else f"{start} {OTHERWISE}."
    )
    because = [f"Said: {quoted(note.because)}"] if note.because else []
    after = " ".join([*because, *sourced(note.sources)])
    return f"{told}\n\n{indent}{after}" if after else told

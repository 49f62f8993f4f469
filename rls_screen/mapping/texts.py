"""Refuse rules that look into a column of free text, which no rule can do."""

from collections.abc import Sequence

from rls_screen.instrument.document import Problems
from rls_screen.instrument.form import RuleText
from rls_screen.logic.nodes import Among, Compare, Holds
from rls_screen.logic.rules import walk
from rls_screen.mapping.model import Anything, Codebook


def note_compared_texts(rules: Sequence[RuleText], codebook: Codebook, problems: Problems) -> None:
    """Note each of *rules* that compares a column with `text: any`."""
    for rule in rules:
        for node in walk(rule.condition, codebook.scope):
            match node:
                case Among(name) | Compare(name) | Holds(name):
                    column = codebook.columns.get(name.text)
                    if column and isinstance(column.kind, Anything):
                        place = rule.text.place(name.span[0])
                        sentence = f"'{name.text}' is any text and cannot be compared."
                        hint = "List its values under 'values', or ask known(…)."
                        problems.add(place, "wrong-kind", sentence, hint)
                case _:
                    pass

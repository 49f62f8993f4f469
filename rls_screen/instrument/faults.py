"""Check the rules of a file against the names that they may use."""

from collections.abc import Sequence

from rls_screen.instrument.document import Problems
from rls_screen.instrument.form import RuleText
from rls_screen.logic.check import check
from rls_screen.logic.size import LARGEST_RULE, MOST_RULES, size
from rls_screen.logic.values import Scope


def note_faults(rules: Sequence[RuleText], scope: Scope, problems: Problems) -> None:
    """Note every fault of *rules*, whose names stand for what *scope* says."""
    if len(rules) > MOST_RULES:
        text = rules[MOST_RULES].text
        sentence = f"this {problems.what} has more than {MOST_RULES} rules."
        problems.at(text, "too-many-rules", sentence, "Split it into several.")
        return
    for rule in rules:
        if size(rule.condition, scope) > LARGEST_RULE:
            sentence = (
                f"this rule has more than {LARGEST_RULE} conditions, with its groups spread out."
            )
            hint = "Make findings of its parts."
            problems.at(rule.text, "rule-too-large", sentence, hint)
            continue
        for fault in check(rule.condition, scope):
            place = rule.text.place(fault.span[0])
            problems.add(place, fault.code, fault.sentence, fault.hint)

"""Name the places of rules and questions in a picture: ids that stay when rules are reworded."""

RULES = "data-rules-sha256"
"""The attribute that carries the digest of the rules of which a picture was made."""


def rule_place(rule: str, row: int = 0) -> str:
    """Give the id of *rule* or of its row number *row*, counted from 1.

    >>> rule_place("criteria.urge"), rule_place("result", 3)
    ('rule-criteria-urge', 'rule-result-3')
    """
    # Ids have no dash of their own, so that no two places are the same.
    place = f"rule-{rule.replace('.', '-')}"
    return f"{place}-{row}" if row else place


def question_place(question: str) -> str:
    """Give the id of *question*."""
    return f"question-{question}"

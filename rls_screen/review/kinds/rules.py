"""Problems of rules: what cannot be read, cannot be meant, or cannot come true."""

from rls_screen.review.kinds.kind import Kind

_CRITERION = """
criteria:
  - id: urge
    label: A need to move the legs
    sources: [S1]
    rules:
"""
_CAP = "  - {id: child, when: age < 18, says: It is about a child., sources: [OWN]}\n"

KINDS = (
    Kind(
        "rule-syntax",
        "A rule cannot be read.",
        "when: age << 18",
        "when: age < 18",
    ),
    Kind(
        "no-such-value",
        "A question or a finding is compared with a value that it never has.",
        'when: often == "dayly", sources',
        'when: often == "daily", sources',
    ),
    Kind(
        "no-such-number",
        "A number is compared with one outside of its range, so the answer never matters.",
        "when: age < 180",
        "when: age < 18",
    ),
    Kind(
        "wrong-kind",
        "A name is used in a way that does not go with what it stands for.",
        'when: age == "young"',
        "when: age < 18",
    ),
    Kind(
        "not-a-fact",
        "A name stands alone, though it is not yes or no.",
        "- when: often\n",
        '- when: often == "daily"\n',
    ),
    Kind(
        "circle",
        "Rules rest on each other in a circle, so none of them can be worked out.",
        "    when: leg_cramps or fits\n",
        '    when: cramps in ("some", "all")\n',
    ),
    Kind(
        "no-otherwise",
        "A decision does not end with one row 'when: otherwise'.",
        '      - {when: urge == "no", then: not_met}\n',
        '      - {when: urge == "no", then: not_met}\n      - {when: otherwise, then: unknown}\n',
    ),
    Kind(
        "rule-too-large",
        "A rule has too many conditions, with its groups spread out.",
        f"  explanations: [cramps]\n  five: [age, urge, cramps, often, feels]\n{_CRITERION}"
        "      - when: any(any(any(any(any(answered(urge) for a in five) for b in five)"
        " for c in five) for d in five) for e in five)\n        then: met\n",
        f'  explanations: [cramps]\n{_CRITERION}      - {{when: urge == "yes", then: met}}\n',
    ),
    Kind(
        "too-many-rules",
        "The questionnaire has too many rules.",
        _CAP
        + "".join(
            f"  - {{id: c{number}, when: age < 9, says: A child., sources: [OWN]}}\n"
            for number in range(2000)
        ),
        _CAP,
    ),
)

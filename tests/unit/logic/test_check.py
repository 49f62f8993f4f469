"""Promises of the check that a rule's names and values fit together."""

import pytest

from rls_screen.logic.check import check
from rls_screen.logic.parse import parse
from rls_screen.logic.spelling import did_you_mean
from rls_screen.logic.values import Choice, Group, Scope, Several, ThreeWay, Verdict, Whole

SCOPE: Scope = {
    "urge": Choice(("yes", "no")),
    "cramps": Choice(("none", "some", "all")),
    "joints": Choice(("none", "some", "all")),
    "age": Whole(0, 120),
    "feels": Several(("aching", "burning")),
    "fits": ThreeWay(),
    "caps.child": ThreeWay(),
    "impact": Verdict(("high", "low")),
    "pains": Group(("cramps", "joints")),
    "mixed": Group(("cramps", "age", "urge")),
    "caps": Group(("caps.child",)),
    "nobody": Group(()),
    "lost": Choice(()),
    "undecided": Verdict(()),
}

RIGHT = (
    "fits",
    "not caps.child",
    'urge == "yes" and cramps != "all"',
    'impact in ("high", "low")',
    "age >= 18 and age != 50",
    "any(caps) or all(caps)",
    'any(x == "all" for x in pains)',
    'count(x in ("some", "all") for x in pains) >= 2',
    "at_least(2, fits, caps.child)",
    "count(fits, caps.child) == 1",
    "known(urge) and known(age) and known(feels) and known(fits) and known(impact)",
    "answered(feels) and is_unsure(age)",
    "definitely(fits) or possibly(fits)",
    'any(x == "anything" for x in nobody)',
    'lost == "anything" and lost > 3 and known(lost)',
    'undecided != "anything"',
)

Found = tuple[str, str, str, str]
"""The text that a fault points at, its code, its sentence, its hint."""

WRONG: dict[str, list[Found]] = {
    "fitss": [
        (
            "fitss",
            "unknown-name",
            "there is no question, finding or group 'fitss'.",
            "Did you mean 'fits'?",
        )
    ],
    "something": [
        ("something", "unknown-name", "there is no question, finding or group 'something'.", "")
    ],
    'not (urg == "yes")': [
        (
            "urg",
            "unknown-name",
            "there is no question, finding or group 'urg'.",
            "Did you mean 'urge'?",
        )
    ],
    "aged < 18": [
        (
            "aged",
            "unknown-name",
            "there is no question, finding or group 'aged'.",
            "Did you mean 'age'?",
        )
    ],
    "known(caps.kind)": [
        (
            "caps.kind",
            "unknown-name",
            "there is no question, finding or group 'caps.kind'.",
            "Did you mean 'caps.child'?",
        )
    ],
    "any(pain)": [("pain", "unknown-group", "there is no group 'pain'.", "Did you mean 'pains'?")],
    "all(known(x) for x in urge)": [
        (
            "urge",
            "unknown-group",
            "there is no group 'urge'.",
            "The groups are: pains, mixed, caps, nobody.",
        )
    ],
    "fits or urge": [
        (
            "urge",
            "not-a-fact",
            "'urge' has answers of its own and cannot stand alone.",
            'Compare it: urge == "yes".',
        )
    ],
    "definitely(impact)": [
        (
            "impact",
            "not-a-fact",
            "'impact' has answers of its own and cannot stand alone.",
            'Compare it: impact == "high".',
        )
    ],
    "at_least(1, age, feels)": [
        ("age", "not-a-fact", "'age' cannot stand alone.", "Ask known(age)."),
        ("feels", "not-a-fact", "'feels' cannot stand alone.", "Ask known(feels)."),
    ],
    "pains": [
        (
            "pains",
            "not-a-fact",
            "'pains' is a group.",
            "Go through it with any(…) or all(…), such as any(pains).",
        )
    ],
    'cramps == "al"': [
        (
            'cramps == "al"',
            "no-such-value",
            "'cramps' has no value 'al' to compare with.",
            "Did you mean 'all'?",
        )
    ],
    'impact != "tiny"': [
        (
            'impact != "tiny"',
            "no-such-value",
            "'impact' has no value 'tiny' to compare with.",
            "Its values are: high, low.",
        )
    ],
    'urge in ("yes", "ja", "oui")': [
        (
            'urge in ("yes", "ja", "oui")',
            "no-such-value",
            "'urge' has no value 'ja' to compare with.",
            "Its values are: yes, no.",
        ),
        (
            'urge in ("yes", "ja", "oui")',
            "no-such-value",
            "'urge' has no value 'oui' to compare with.",
            "Its values are: yes, no.",
        ),
    ],
    'urge == "unsure"': [
        (
            'urge == "unsure"',
            "no-such-value",
            "'urge' has no value 'unsure' to compare with.",
            "Ask is_unsure(urge) or not known(urge).",
        )
    ],
    'impact == "unknown"': [
        (
            'impact == "unknown"',
            "no-such-value",
            "'impact' has no value 'unknown' to compare with.",
            "Ask not known(impact).",
        )
    ],
    'age == "18"': [("age", "wrong-kind", "'age' is a number.", "Use == 18 or >= 18.")],
    'fits == "yes"': [
        ("fits", "wrong-kind", "'fits' is yes, no or unknown.", "Write fits or not fits.")
    ],
    'feels == "aching"': [("feels", "wrong-kind", "'feels' is a list and cannot be compared.", "")],
    'pains == "all"': [("pains", "wrong-kind", "'pains' is a list and cannot be compared.", "")],
    "urge > 1": [("urge", "wrong-kind", "'urge' is not a number.", "")],
    "count(fits > 1, pains > 1) > 1": [
        ("fits", "wrong-kind", "'fits' is not a number.", ""),
        ("pains", "wrong-kind", "'pains' is not a number.", ""),
    ],
    "answered(fits)": [
        (
            "fits",
            "wrong-kind",
            "'answered' asks about a question, and 'fits' is none.",
            "Use known(fits).",
        )
    ],
    "is_unsure(impact)": [
        (
            "impact",
            "wrong-kind",
            "'is_unsure' asks about a question, and 'impact' is none.",
            "Use not known(impact).",
        )
    ],
    "known(pains)": [
        (
            "pains",
            "wrong-kind",
            "'pains' is a group.",
            "Go through it, such as any(known(x) for x in pains).",
        )
    ],
    "any(pains)": [
        (
            "pains",
            "not-a-fact",
            "'cramps' has answers of its own and cannot stand alone.",
            'Compare it: cramps == "none".',
        )
    ],
    'all(x in ("most", "few") for x in mixed)': [
        (
            'x in ("most", "few")',
            "no-such-value",
            "'cramps' has no value 'most' to compare with.",
            "Its values are: none, some, all.",
        ),
        (
            'x in ("most", "few")',
            "no-such-value",
            "'cramps' has no value 'few' to compare with.",
            "Its values are: none, some, all.",
        ),
        ("x", "wrong-kind", "'age' is a number.", "Use == 18 or >= 18."),
    ],
}


@pytest.mark.parametrize("text", RIGHT)
def test_a_rule_that_fits_has_no_fault(text: str) -> None:
    """Every way to use a name that its kind allows passes."""
    assert list(check(parse(text), SCOPE)) == []


@pytest.mark.parametrize(("text", "expected"), WRONG.items(), ids=WRONG)
def test_each_fault_has_a_place_a_code_a_sentence_and_a_hint(
    text: str, expected: list[Found]
) -> None:
    """A fault points at the part of the rule that is wrong; all are found at once."""
    found = [
        (text[fault.span[0] : fault.span[1]], fault.code, fault.sentence, fault.hint)
        for fault in check(parse(text), SCOPE)
    ]
    assert found == expected


def test_a_word_like_none_that_is_known_gives_no_advice() -> None:
    """Only a close word is offered."""
    assert did_you_mean("urg", ("age", "urge")) == "Did you mean 'urge'?"
    assert did_you_mean("weight", ("age", "urge")) == ""
    assert did_you_mean("", ()) == ""

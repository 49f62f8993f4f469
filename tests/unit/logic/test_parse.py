"""Promises of the reading of a rule's text."""

import pytest

from rls_screen.errors import RuleSyntaxError
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
from rls_screen.logic.parse import DEEPEST, LONGEST, parse

FORMS = 'such as: urge == "yes" and not (age < 18 or frequency in ("few_ever", "yearly")).'
UNREADABLE = ("the rule cannot be read here.", f"A rule is written {FORMS}")
NO_FORM = ("this is not a form that a rule can use.", f"A rule is written {FORMS}")
NOT_COMPARED = (
    "a name is compared with a quoted answer, a list of them or a whole number.",
    'Such as == "yes", in ("some", "all") or >= 18.',
)
NO_LIST = (
    "'in' takes a list of quoted answers.",
    'Such as in ("some", "all"). One answer alone is compared with == or !=.',
)
NO_NAME = ("a name is expected here.", "Such as urge or caps.child.")
NAME_FIRST = ("a comparison begins with a name.", "Such as age >= 18.")
NO_ANSWER = ("a quoted answer is expected here.", 'Such as "yes".')
ONE_FOR = ("a group is gone through with one plain 'for x in group'.", "")
NO_GROUP = ("'any' takes a group.", 'Such as any(x == "yes" for x in group).')
NO_COUNT = (
    "'count' takes a group, or two or more conditions.",
    'Such as count(x == "yes" for x in group) >= 2.',
)
NO_NUMBER = ("only count(...) gives a number.", "Such as count(x for x in group) >= 2.")
NO_AT_LEAST = (
    "'at_least' takes a number and two or more conditions.",
    "Such as at_least(2, known(rest), known(relief), known(evening)).",
)
COMMENT = ("a rule has no comments.", "Write it above the rule.")
PARTS = "Give a part of it a name of its own."
WORDS = "all, answered, any, at_least, count, definitely, is_unsure, known, possibly"


def _fact(text: str, start: int) -> Holds:
    """Give a lone name that stands at *start*."""
    span = (start, start + len(text))
    return Holds(Name(text, span), span)


def _members(group: str, start: int) -> Each:
    """Give what a group alone in brackets stands for: each of its members."""
    span = (start, start + len(group))
    return Each("member", Name(group, span), Holds(Name("member", span), span))


READ: dict[str, tuple[str, Condition]] = {
    "fact": ("fits", _fact("fits", 0)),
    "dotted fact": ("caps.child", _fact("caps.child", 0)),
    "brackets around": ("((fits))", _fact("fits", 2)),
    "not": ("not fits", Not(_fact("fits", 4), (0, 8))),
    "not not": ("not not fits", Not(Not(_fact("fits", 8), (4, 12)), (0, 12))),
    "and": ("a and b and c", And((_fact("a", 0), _fact("b", 6), _fact("c", 12)), (0, 13))),
    "or": ("a or b or c", Or((_fact("a", 0), _fact("b", 5), _fact("c", 10)), (0, 11))),
    "and before or": (
        "a or b and c",
        Or((_fact("a", 0), And((_fact("b", 5), _fact("c", 11)), (5, 12))), (0, 12)),
    ),
    "or in brackets": (
        "(a or b) and c",
        And((Or((_fact("a", 1), _fact("b", 6)), (1, 7)), _fact("c", 13)), (0, 14)),
    ),
    "not before and": (
        "not a and b",
        And((Not(_fact("a", 4), (0, 5)), _fact("b", 10)), (0, 11)),
    ),
    "answer": ('urge == "yes"', Among(Name("urge", (0, 4)), ("yes",), span=(0, 13))),
    "single quotes": ("urge == 'yes'", Among(Name("urge", (0, 4)), ("yes",), span=(0, 13))),
    "no such answer": (
        'urge != "no"',
        Among(Name("urge", (0, 4)), ("no",), negated=True, span=(0, 12)),
    ),
    "answers": (
        'x in ("some", "all")',
        Among(Name("x", (0, 1)), ("some", "all"), span=(0, 20)),
    ),
    "answers in a list": (
        'x in ["some", "all"]',
        Among(Name("x", (0, 1)), ("some", "all"), span=(0, 20)),
    ),
    "one answer in a list": ('x in ("all",)', Among(Name("x", (0, 1)), ("all",), span=(0, 13))),
    "none of the answers": (
        'x not in ("some", "all")',
        Among(Name("x", (0, 1)), ("some", "all"), negated=True, span=(0, 24)),
    ),
    "dotted name": (
        'criteria.urge == "met"',
        Among(Name("criteria.urge", (0, 13)), ("met",), span=(0, 22)),
    ),
    "any of a group": ("any(caps)", Anyone(_members("caps", 4), (0, 9))),
    "any of a dotted group": ("any(a.b)", Anyone(_members("a.b", 4), (0, 8))),
    "all of a group": ("all(caps)", Everyone(_members("caps", 4), (0, 9))),
    "any for": (
        'any(x == "all" for x in pains)',
        Anyone(
            Each(
                "x",
                Name("pains", (24, 29)),
                Among(Name("x", (4, 5)), ("all",), span=(4, 14)),
            ),
            (0, 30),
        ),
    ),
    "all for": (
        "all(not c for c in caps)",
        Everyone(
            Each("c", Name("caps", (19, 23)), Not(_fact("c", 8), (4, 9))),
            (0, 24),
        ),
    ),
    "count of a group": (
        "count(caps) >= 2",
        Tally(_members("caps", 6), Order.AT_LEAST, 2, (0, 16)),
    ),
    "count for": (
        "count(known(x) for x in pains) == 0",
        Tally(
            Each(
                "x",
                Name("pains", (24, 29)),
                Ask(Asking.KNOWN, Name("x", (12, 13)), (6, 14)),
            ),
            Order.EQUAL,
            0,
            (0, 35),
        ),
    ),
    "count of conditions": (
        "count(a, b, not c) < 2",
        Tally(
            Listed((_fact("a", 6), _fact("b", 9), Not(_fact("c", 16), (12, 17)))),
            Order.LESS,
            2,
            (0, 22),
        ),
    ),
    "at least": (
        "at_least(2, a, b, c)",
        AtLeast(2, (_fact("a", 12), _fact("b", 15), _fact("c", 18)), (0, 20)),
    ),
    "definitely": ("definitely(a)", Taken(Mode.DEFINITELY, _fact("a", 11), (0, 13))),
    "possibly": (
        "possibly(a or b)",
        Taken(Mode.POSSIBLY, Or((_fact("a", 9), _fact("b", 14)), (9, 15)), (0, 16)),
    ),
    "spans count from the text's first character": (
        "\n  fits\n",
        _fact("fits", 3),
    ),
    "line ends are white space": (
        "a\n  and\tb\r\n",
        And((_fact("a", 0), _fact("b", 8)), (0, 9)),
    ),
    "spans count characters, not bytes": (
        'größe == "ü" or ja',
        Or((Among(Name("größe", (0, 5)), ("ü",), span=(0, 12)), _fact("ja", 16)), (0, 18)),
    ),
    "a quoted # is no comment": ('x == "#1"', Among(Name("x", (0, 1)), ("#1",), span=(0, 9))),
    "an escaped quote before a #": (
        'x == "a\\"#"',
        Among(Name("x", (0, 1)), ('a"#',), span=(0, 11)),
    ),
}

WRONG: dict[str, tuple[str, int, tuple[str, str]]] = {
    "no text": ("", 0, ("the rule is empty.", f"Write a condition, {FORMS}")),
    "white space": (" \n\t", 0, ("the rule is empty.", f"Write a condition, {FORMS}")),
    "number too large": (
        f"age < 0x{'f' * 4500}",
        6,
        ("a number is at most 999999999.", "Such as 120."),
    ),
    "least number too large": (
        "at_least(1000000000, a, b)",
        9,
        ("a number is at most 999999999.", "Such as 120."),
    ),
    "one equals sign": ("x = 1", 2, UNREADABLE),
    "equals sign turned round": ("x =! 1", 2, UNREADABLE),
    "a stop too early": ("a and", 5, UNREADABLE),
    "a stop too early behind spaces": ("  not  ", 5, UNREADABLE),
    "bracket not closed": ("a or (b and c", 5, UNREADABLE),
    "bracket not opened": ("a or b) and c", 6, UNREADABLE),
    "quote not closed": ('x == "yes', 5, UNREADABLE),
    "quote not opened": ('x == yes"', 8, UNREADABLE),
    "two names": ("a b", 2, UNREADABLE),
    "curly quotes": ("x == “yes”", 5, UNREADABLE),
    "and as signs": ("a && b", 3, UNREADABLE),
    "and in capitals": ("a AND b", 2, UNREADABLE),
    "an invisible character": ("age\u200b > 18", 3, UNREADABLE),
    "a letter before the mistake": ('größe == "ü" and = 1', 17, UNREADABLE),
    "a letter before a wrong form": ('größe == "ü" and (lambda: 1)', 18, NO_FORM),
    "backslash at the end of a quote": ('x == "yes\\"', 5, UNREADABLE),
    "backslash outside": ("a \\ and b", 3, UNREADABLE),
    "backslash of no escape": ('x == "\\d"', 5, UNREADABLE),
    "NUL": ("a and \0", 6, ("the character U+0000 cannot stand in a rule.", "Take it out.")),
    "half a character": (
        'x == "ä\ud800"',
        7,
        ("the character U+D800 cannot stand in a rule.", "Take it out."),
    ),
    "a number too long to read": ("age < " + "9" * 4_400, 4_406, UNREADABLE),
    "too many characters": (
        "a or " * 1_200 + "a",
        LONGEST,
        (f"the rule has more than {LONGEST} characters.", PARTS),
    ),
    "500 brackets": ("(" * 500 + "a" + ")" * 500, 200, UNREADABLE),
    "2,000 times not": (
        "not " * 2_000 + "a",
        LONGEST,
        (f"the rule has more than {LONGEST} characters.", PARTS),
    ),
    "1,200 times not": (
        "not " * 1_200 + "a",
        4 * (DEEPEST + 1),
        (f"the rule is nested more than {DEEPEST} levels deep.", PARTS),
    ),
    "comment": ("a  # and b", 3, COMMENT),
    "comment that hides the next line": ("a # why\nand b", 2, COMMENT),
    "comment behind quotes": ("x == '#' # \"", 9, COMMENT),
    "name with name": ("x == y", 5, NOT_COMPARED),
    "is": ('x is "a"', 5, NOT_COMPARED),
    "is not": ('x is not "a"', 9, NOT_COMPARED),
    "letters in order": ('x < "a"', 4, NOT_COMPARED),
    "negative number": ("age > -1", 6, NOT_COMPARED),
    "broken number": ("age > 17.5", 6, NOT_COMPARED),
    "true for a number": ("age == True", 7, NOT_COMPARED),
    "f-string": ('x == f"yes"', 5, NOT_COMPARED),
    "bytes": ('x == b"yes"', 5, NOT_COMPARED),
    "list with ==": (
        'x == ("some", "all")',
        5,
        ("a list goes with 'in' or 'not in'.", 'Such as in ("some", "all").'),
    ),
    "text with in": ('x in "yes"', 5, NO_LIST),
    "brackets without a comma": ('x not in ("yes")', 10, NO_LIST),
    "empty list": ("x in ()", 5, NO_LIST),
    "set": ('x in {"some"}', 5, NO_LIST),
    "number in a list": ('x in ("some", 3)', 14, NO_ANSWER),
    "name in a list": ('x in (some, "all")', 6, NO_ANSWER),
    "answer first": ('"aching" in feels', 0, NAME_FIRST),
    "number first": ("18 <= age", 0, NAME_FIRST),
    "two comparisons": (
        "a and 1 < age < 5",
        6,
        ("two comparisons stand in a row.", "Join them with 'and'."),
    ),
    "answer for a condition": ('x == "some" or "all"', 15, NO_FORM),
    "lambda": ("lambda: a", 0, NO_FORM),
    "if and else": ("a if b else c", 0, NO_FORM),
    "sum": ("a or b + c", 5, NO_FORM),
    "sum compared": ("a + b > 2", 0, NO_NAME),
    "walrus": ("a and (b := c)", 7, NO_FORM),
    "tuple": ("a, b", 0, NO_FORM),
    "subscript": ("a[0]", 0, NO_FORM),
    "true": ("a or True", 5, NO_FORM),
    "attribute of an attribute": ("a and b.c.d", 6, NO_NAME),
    "attribute of a call": ("known(x).y", 0, NO_NAME),
    "call of an attribute": ("a.b(c)", 0, NO_FORM),
    "word without brackets": (
        "a or known",
        5,
        ("'known' is a word of the rule language, no name.", "Such as known(urge)."),
    ),
    "count without brackets": (
        "count >= 2",
        0,
        (
            "'count' is a word of the rule language, no name.",
            "Compare it: count(x for x in group) >= 2.",
        ),
    ),
    "word as a variable": (
        "any(all for all in g)",
        12,
        (
            "'all' is a word of the rule language, no name.",
            'Such as all(x == "yes" for x in group).',
        ),
    ),
    "unknown word": (
        "a and unsure(x)",
        6,
        ("'unsure' is not a word of the rule language.", f"Its words are: {WORDS}."),
    ),
    "unknown word compared": ("len(x) > 3", 0, NO_NUMBER),
    "word for truth compared": ("any(caps) > 1", 0, NO_NUMBER),
    "keyword": ("definitely(c=a)", 0, NO_FORM),
    "keyword beside a group": ("any(caps, k=a)", 0, NO_FORM),
    "keyword in count": ("count((x for x in g), k=a) > 1", 0, NO_COUNT),
    "starred": ("any(*caps)", 0, NO_GROUP),
    "starred among conditions": ("at_least(2, *caps, a)", 12, NO_FORM),
    "list for a group": ("any([x for x in g])", 0, NO_GROUP),
    "two groups": ("any(g, h)", 0, NO_GROUP),
    "if in a group": ("any(x for x in g if y)", 3, ONE_FOR),
    "two times for": ("any(x for x in g for y in h)", 3, ONE_FOR),
    "async": ("any(x async for x in g)", 3, ONE_FOR),
    "two variables": ("any(x for x, y in g)", 3, ONE_FOR),
    "group that is no name": ("any(x for x in (a, b))", 15, NO_NAME),
    "count as a condition": (
        "a and count(caps)",
        6,
        ("'count' gives a number.", "Compare it: count(x for x in group) >= 2."),
    ),
    "count of nothing": ("count() > 1", 0, NO_COUNT),
    "count of one condition": ("count(not a) > 1", 0, NO_COUNT),
    "count of an answer": (
        'count(caps) == "two"',
        15,
        ("'count' is compared with a whole number.", "Such as count(x for x in group) >= 2."),
    ),
    "word compared with an answer": (
        'a and known(x) == "yes"',
        6,
        ("what has brackets is not compared.", "Write it alone, or behind 'not'."),
    ),
    "at least without a number": ("at_least(a, b, c)", 0, NO_AT_LEAST),
    "at least true": ("at_least(True, a, b)", 0, NO_AT_LEAST),
    "at least of one": ("at_least(1, a)", 0, NO_AT_LEAST),
    "known of two": ("known(a, b)", 0, ("'known' takes one name.", "Such as known(urge).")),
    "unsure of a condition": (
        'is_unsure(x == "a")',
        0,
        ("'is_unsure' takes one name.", "Such as is_unsure(urge)."),
    ),
    "definitely of two": (
        "definitely(a, b)",
        0,
        ("'definitely' takes one condition.", 'Such as definitely(urge == "yes").'),
    ),
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_each_form_is_read_into_its_node_and_span(text: str, expected: Condition) -> None:
    """A rule becomes exactly these nodes, each with its place; spans show only in the repr."""
    assert repr(parse(text)) == repr(expected)


@pytest.mark.parametrize("order", Order)
def test_each_order_of_numbers_is_read(order: Order) -> None:
    """A name is compared with a whole number in all six ways."""
    end = len(f"age {order.value} 18")
    expected = Compare(Name("age", (0, 3)), order, 18, (0, end))
    assert repr(parse(f"age {order.value} 18")) == repr(expected)


@pytest.mark.parametrize("asking", Asking)
@pytest.mark.parametrize("name", ["urge", "caps.child"])
def test_each_question_about_an_answer_is_read(asking: Asking, name: str) -> None:
    """The words that ask about an answer take one name, with a dot or without."""
    start = len(asking.value) + 1
    end = start + len(name)
    expected = Ask(asking, Name(name, (start, end)), (0, end + 1))
    assert repr(parse(f"{asking.value}({name})")) == repr(expected)


def test_rules_up_to_the_limits_are_read() -> None:
    """The deepest and the longest rule that are allowed give no error."""
    assert isinstance(parse("not " * DEEPEST + "a"), Not)
    longest = "a or " * (LONGEST // 5 - 1) + "abcde"
    assert len(longest) == LONGEST
    assert isinstance(parse(longest), Or)


@pytest.mark.parametrize(("text", "offset", "message"), WRONG.values(), ids=WRONG)
def test_error_names_its_place_what_is_wrong_and_what_would_be_right(
    text: str, offset: int, message: tuple[str, str]
) -> None:
    """A rule that cannot be read gives one error with offset, sentence and hint."""
    with pytest.raises(RuleSyntaxError) as caught:
        parse(text)
    error = caught.value
    assert (error.offset, (error.sentence, error.hint)) == (offset, message)


@pytest.mark.parametrize(("text", "offset", "message"), WRONG.values(), ids=WRONG)
def test_error_moves_along_with_white_space_before_the_rule(
    text: str, offset: int, message: tuple[str, str]
) -> None:
    """Lines before a rule move the place of its mistake by as many characters."""
    if message[0] in {"the rule is empty.", f"the rule has more than {LONGEST} characters."}:
        return
    with pytest.raises(RuleSyntaxError) as caught:
        parse(f"\n  {text}")
    assert caught.value.offset == offset + 3

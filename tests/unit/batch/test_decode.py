"""Promises of the decoding of one record, case by case."""

import pytest

from rls_screen.batch.json.decode import (
    Malformed,
    Nested,
    Number,
    Pairs,
    decode,
)

EMPTY = "the record is empty; an object in braces would be right"
DEEP = "the record is nested too deeply; at most 20 brackets may be open at once"
ENCODING = "the bytes here are not UTF-8; the input must be saved as UTF-8"
MARK = "a byte order mark stands here; it may stand only where the whole input begins"
HALF = "this escape is half a character; the escape of the other half must stand beside it"
NO_NUMBER = "this is no number in JSON; a value that is not known is null or left out"
TWICE = "this key stands twice in one object; each key may stand once"
CUT_OFF = "the record ends before it is complete; every bracket that it opens must be closed"
COMMA = "there is a comma too many; none may stand before a closing bracket"
BEHIND = "there is text behind the record; nothing may follow its closing bracket"
VALUE = "there is no value here; a text in double quotes, a number, true, false or null is one"
KEY = "there is no key here; a key is a text in double quotes"
COLON = "a colon is missing here; one stands between a key and its value"
NO_COMMA = "a comma or a closing bracket is missing here; a comma stands between two values"
OPEN_TEXT = "this text is not closed; a double quote must end it"
CONTROL = (
    "a control character stands in a text; a line break or a tab must be written as \\n or \\t"
)
ESCAPE = "this backslash begins no escape; a backslash that is meant as one is written twice"
DIGITS = "this escape is incomplete; four hexadecimal digits must follow \\u"

ONE = Number("1")


def wrong(kind: str) -> Malformed:
    """Give the answer to a record that is no object but *kind*."""
    return Malformed(None, None, f"the record is {kind}; an object in braces would be right")


SOUND: list[tuple[bytes, Pairs]] = [
    (b"{}", ()),
    (b' {"a" : "x"}\r\n', (("a", "x"),)),
    (b'{"a":true,"b":false,"c":null}', (("a", True), ("b", False), ("c", None))),
    (b'{"b":1,"a":1}', (("b", ONE), ("a", ONE))),
    (b'{"a":34,"b":34.0}', (("a", Number("34")), ("b", Number("34.0")))),
    (
        b'{"a":1.10,"b":-0,"c":1e400}',
        (("a", Number("1.10")), ("b", Number("-0")), ("c", Number("1e400"))),
    ),
    (b'{"id":' + b"9" * 5000 + b"}", (("id", Number("9" * 5000)),)),
    (b'{"a":[1,["x",[]]]}', (("a", (ONE, ("x", ()))),)),
    (
        b'{"a":{"b":[{"a":1}]},"b":1}',
        (("a", Nested((("b", (Nested((("a", ONE),)),)),))), ("b", ONE)),
    ),
    ('{"ä":"😀\u2028"}'.encode(), (("ä", "😀\u2028"),)),
    (rb'{"a":"\ud83d\ude00\u0000"}', (("a", "😀\0"),)),
    (rb'{"a":"\\ud800"}', (("a", "\\ud800"),)),
    (b'{"a":"NaN","b":"Infinity"}', (("a", "NaN"), ("b", "Infinity"))),
    (b'{"a":"' + b"[" * 99 + b'"}', (("a", "[" * 99),)),
    (b'{"a":"\\"' + b"{" * 99 + b'"}', (("a", '"' + "{" * 99),)),
    (b'{"":1}', (("", ONE),)),
]

HOSTILE: list[tuple[bytes, Malformed]] = [
    # nothing, or no object
    (b"", Malformed(None, None, EMPTY)),
    (b" \r\n\t", Malformed(None, None, EMPTY)),
    (b"[]", wrong("a list")),
    (b'"x"', wrong("a text")),
    (b"12", wrong("a number")),
    (b"-1e9", wrong("a number")),
    (b"true", wrong("true or false")),
    (b"null", wrong("null")),
    (b"9" * 5000, wrong("a number")),
    # bytes
    (b"\xff", Malformed(1, None, ENCODING)),
    ('{"ä":"'.encode() + b'\xe4"}', Malformed(7, None, ENCODING)),
    (b'{\n"a":"\xed\xa0\x80"}', Malformed(6, None, ENCODING, line=2)),
    (b'{"a":"\xc3', Malformed(7, None, ENCODING)),
    (b"\xef\xbb\xbf{}", Malformed(1, None, MARK)),
    (b'{"a":1}\0', Malformed(8, None, BEHIND)),
    (b"\0", Malformed(1, None, VALUE)),
    # no numbers
    (b"NaN", Malformed(1, None, NO_NUMBER)),
    (b'{"a":NaN}', Malformed(6, None, NO_NUMBER)),
    (b'{"id":"p1","a":"NaN",\n"b":Infinity}', Malformed(5, None, NO_NUMBER, "p1", 2)),
    (b'{"id":7,"a":[-Infinity]}', Malformed(14, None, NO_NUMBER, Number("7"))),
    (b'{"id":NaN}', Malformed(7, None, NO_NUMBER)),
    (b'{"id":"p1","a":NaN', Malformed(16, None, NO_NUMBER)),
    (b'{"a":-NaN}', Malformed(6, None, VALUE)),
    (b'{"a":+1}', Malformed(6, None, VALUE)),
    (b'{"a":.5}', Malformed(6, None, VALUE)),
    (b'{"a":01}', Malformed(7, None, NO_COMMA)),
    (b'{"a":1.}', Malformed(7, None, NO_COMMA)),
    (b'{"a":0x1F}', Malformed(7, None, NO_COMMA)),
    # keys that stand twice
    (b'{"a":1,"a":1}', Malformed(8, "a", TWICE)),
    (b'{"id":"p1","a":1,"a":2}', Malformed(18, "a", TWICE, "p1")),
    (b'{"id":1,"id":1}', Malformed(9, "id", TWICE)),
    (b'{"id":"p1","a":{"b":1,\n"b" :2}}', Malformed(1, "b", TWICE, "p1", 2)),
    (b'{"id":{"id":1,"id":2}}', Malformed(15, "id", TWICE)),
    (rb'{"a":{"a":"a"},"\u0061":1}', Malformed(16, "a", TWICE)),
    (b'[{"a":1},{"a":1,"a":2}]', Malformed(17, "a", TWICE)),
    # halves of characters
    (rb'{"id":5,"a":"x\ud800"}', Malformed(15, None, HALF, Number("5"))),
    (rb'{"\uDFFF":1}', Malformed(3, None, HALF)),
    (rb'{"id":"\ud83d","a":"\ude00"}', Malformed(8, None, HALF)),
    (rb'{"a":"\ud83d\ude00\\\ud83d\\ude00"}', Malformed(21, None, HALF)),
    (rb'{"\ud800":1,"\ud800":2}', Malformed(3, None, HALF)),
    # depth
    (b"[" * 100_000, Malformed(None, None, DEEP)),
    (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, Malformed(None, None, DEEP)),
    (b'{"a":' + b"[" * 20 + b"]" * 20 + b"}", Malformed(None, None, DEEP)),
    (b'{"a\\"":' + b"[" * 20 + b"]" * 20 + b"}", Malformed(None, None, DEEP)),
    (b'{"a":"' + b"[" * 99, Malformed(6, None, OPEN_TEXT)),
    (b'{"a":"\\' + b"[" * 99, Malformed(7, None, ESCAPE)),
    # other faults
    (b"{", Malformed(2, None, CUT_OFF)),
    (b'{"a":1,\n"b":[1 ', Malformed(7, None, CUT_OFF, line=2)),
    (b'{"a":1,', Malformed(8, None, CUT_OFF)),
    (b'{"a":1 , }', Malformed(8, None, COMMA)),
    (b'{"a":[1,]}', Malformed(8, None, COMMA)),
    (b'{"a":[,1]}', Malformed(7, None, VALUE)),
    (b'{,"a":1}', Malformed(2, None, KEY)),
    (b"{'a':1}", Malformed(2, None, KEY)),
    (b'{"a" 1}', Malformed(6, None, COLON)),
    (b'{"a":1 "b":2}', Malformed(8, None, NO_COMMA)),
    (b'{"a":"x"y"}', Malformed(9, None, NO_COMMA)),
    (b'{"a":yes}', Malformed(6, None, VALUE)),
    (b'{"a":True}', Malformed(6, None, VALUE)),
    (b'{"a":1} {"b":2}', Malformed(9, None, BEHIND)),
    (b'{"a":1}}', Malformed(8, None, BEHIND)),
    (b'{"a":"x}', Malformed(6, None, OPEN_TEXT)),
    (b'{"a":"x\ny"}', Malformed(8, None, CONTROL)),
    (b'{"a":"\x1b"}', Malformed(7, None, CONTROL)),
    (rb'{"a":"\x41"}', Malformed(7, None, ESCAPE)),
    (rb'{"a":"\u12"}', Malformed(8, None, DIGITS)),
    (b"hello", Malformed(1, None, VALUE)),
]


def name(data: bytes) -> str:
    """Give a short name for the case *data*."""
    return ascii(data[:40])


@pytest.mark.parametrize(("data", "expected"), SOUND, ids=[name(data) for data, _ in SOUND])
def test_an_object_is_decoded_to_its_pairs_in_order(data: bytes, expected: Pairs) -> None:
    """Keys and values come as they were written, numbers as their text."""
    assert decode(data) == expected


@pytest.mark.parametrize(("data", "expected"), HOSTILE, ids=[name(data) for data, _ in HOSTILE])
def test_error_says_in_plain_words_what_is_wrong_and_where(
    data: bytes, expected: Malformed
) -> None:
    """Whatever cannot be taken has its line, column and reason, and its id if that is certain."""
    assert decode(data) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("34", 34),
        ("-7", -7),
        ("-0", 0),
        ("9" * 18, int("9" * 18)),
        ("-" + "9" * 18, -int("9" * 18)),
        ("9" * 19, None),
        ("9" * 5000, None),
        ("34.0", None),
        ("1e2", None),
        ("-1.5", None),
    ],
)
def test_only_an_integer_of_common_length_is_whole(text: str, expected: int | None) -> None:
    """A number with a fraction, an exponent or more than 18 digits is none."""
    assert Number(text).whole == expected

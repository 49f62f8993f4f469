"""Promises of the cutting of a stream into raw records, case by case."""

import pytest

from rls_screen.batch.json.split import Raw, Unreadable, split

FOREIGN = "the input is written in UTF-16 or UTF-32; it must be UTF-8"
GZIP = "the input seems to be compressed with gzip; unpack it, for example with: gzip -dc FILE"
ARCHIVE = (
    "the input seems to be a zip archive or a spreadsheet; save the records in it as JSON text"
)
BINARY = "the input seems to be a binary file; JSON text in UTF-8 would be right"
RETURNS = "the lines of the input end with a carriage return alone; each must end with a line feed"
MISSING = "a comma is missing before this record; one stands between two records"
STRAY = "there is a comma too many; one stands between two records, and none at the ends"
BETWEEN = "there is text between two records; only a comma may stand there"
UNCLOSED = "the list is not closed; a ] must stand behind its last record"
BEHIND = "there is text behind the end of the list; nothing may follow its closing ]"
CUT_OFF = "the record is cut off; every bracket that it opens must be closed"
TOO_LONG = "the record is longer than 40 bytes; only shorter ones are read"

A = b'{"a":1}'
B = b'{"b":2}'
LONG = b'{"note":"' + b"x" * 40 + b'"}'

BRACES = [(2, 1, b"{"), (3, 1, b"{")]

Item = tuple[int, int, bytes | str]
"""Line, column, and the bytes of a record or the message of a place that has none."""

NOTHING: dict[str, tuple[bytes, list[Item]]] = {
    "no bytes": (b"", []),
    "blank lines": (b" \t\r\n\n  ", []),
    "only a mark": (b"\xef\xbb\xbf", []),
    "an empty list": (b" [ ]\n", []),
}

ENCODINGS: dict[str, tuple[bytes, list[Item]]] = {
    "mark": (b"\xef\xbb\xbf" + A, [(1, 1, A)]),
    "mark and a control character": (
        b'\xef\xbb\xbf["\x01",\n' + A + b"]",
        [(1, 2, b'"\x01"'), (2, 1, A)],
    ),
    "mark of UTF-16, little end first": (b"\xff\xfe{\0}\0", [(1, 1, FOREIGN)]),
    "mark of UTF-16, big end first": (b"\xfe\xff\0{\0}", [(1, 1, FOREIGN)]),
    "mark of UTF-32, big end first": (b"\0\0\xfe\xff\0\0\0{", [(1, 1, FOREIGN)]),
    "UTF-16 without a mark, little end first": (b'{\0"\0a\0"\0', [(1, 1, FOREIGN)]),
    "UTF-16 without a mark, big end first": (b'\0{\0"\0a\0"\0\n\0{', [(1, 1, FOREIGN)]),
    "UTF-32 without a mark": (b"[\0\0\0{\0\0\0", [(1, 1, FOREIGN)]),
    "gzip": (b"\x1f\x8b\x08\0\n{}\n\xff", [(1, 1, GZIP)]),
    "an archive": (b"PK\x03\x04\n{}\n", [(1, 1, ARCHIVE)]),
    "another binary file": (b"\x7fELF\x02\x01\n{}\n{}", [(1, 1, BINARY)]),
    "carriage returns": (A + b"\r" + B + b"\r\r" + A, [(1, 1, RETURNS)]),
    "carriage returns, more than a record may have": ((A + b" \r") * 9, [(1, 1, RETURNS)]),
    "carriage returns in a list": (b"[" + A + b"\r,\r" + B + b"]", [(1, 2, A), (1, 12, B)]),
    "a carriage return among line ends": (
        A + b"\r" + B + b"\n" + A,
        [(1, 1, A + b"\r" + B), (2, 1, A)],
    ),
    "zero bytes first": (b"\0\0\n" + A, [(1, 1, b"\0\0"), (2, 1, A)]),
    "a mark in the middle": (A + b"\n\xef\xbb\xbf{}", [(1, 1, A), (2, 1, b"\xef\xbb\xbf{}")]),
    "no UTF-8": (b"[\xff\xfe,{}]", [(1, 2, b"\xff\xfe"), (1, 5, b"{}")]),
}

LINES: dict[str, tuple[bytes, list[Item]]] = {
    "no last line end": (A + b"\n" + B, [(1, 1, A), (2, 1, B)]),
    "both line ends": (A + b"\r\n\r\n" + B + b"\n", [(1, 1, A), (3, 1, B)]),
    "indented": (b"\n  " + A + b"\n\t" + B + b" \n", [(2, 3, A), (3, 2, B)]),
    "a bad line": (A + b"\nx {\n" + B, [(1, 1, A), (2, 1, b"x {"), (3, 1, B)]),
    "a first line cut off": (b'{"a":\n' + B, [(1, 1, b'{"a":'), (2, 1, B)]),
    "a lone line cut off": (b'{"a":', [(1, 1, b'{"a":')]),
    "no objects": (b"1\n[2]\nnull", [(1, 1, b"1"), (2, 1, b"[2]"), (3, 1, b"null")]),
    "zero bytes": (A + b"\n\0\0\n", [(1, 1, A), (2, 1, b"\0\0")]),
    "a long line": (LONG + b"\n" + B, [(1, 1, TOO_LONG), (2, 1, B)]),
    "a long last line": (A + b"\n " + LONG, [(1, 1, A), (2, 2, TOO_LONG)]),
    "a long indent": (b" " * 90 + A, [(1, 91, A)]),
    "just short enough": (b" " + b"7" * 40 + b"\r\n", [(1, 2, b"7" * 40)]),
    "printed behind a line": (
        A + b'\n{\n "b":2\n}\n  {\r\n\r\n}\n',
        [(1, 1, A), (2, 1, b'{\n "b":2\n}'), (5, 3, b"{\r\n\r\n}")],
    ),
    "braces alone": (A + b"\n{\n{\n" + B + b"\n{", [(1, 1, A), *BRACES, (4, 1, B), (5, 1, b"{")]),
    "just too long": (b" " + b"7" * 41 + b"\r\n", [(1, 2, TOO_LONG)]),
}

PRINTED: dict[str, tuple[bytes, list[Item]]] = {
    "printed": (
        b'{\n "a":1\n}\n\n{\r\n "b":"}"\r\n}\r\n{}',
        [(1, 1, b'{\n "a":1\n}'), (5, 1, b'{\r\n "b":"}"\r\n}'), (8, 1, b"{}")],
    ),
    "printed without care": (
        b'{\n "a":1} {"b":2}\nx\n]',
        [(1, 1, b'{\n "a":1}'), (2, 9, B), (3, 1, b"x"), (4, 1, b"]")],
    ),
    "cut off": (b'{\n "a":[1,\n{\n "b":2\n}\n', [(1, 1, CUT_OFF), (3, 1, b'{\n "b":2\n}')]),
    "cut off at the end": (b'{\n "a":1\n}\n{\n', [(1, 1, b'{\n "a":1\n}'), (4, 1, CUT_OFF)]),
    "printed without indent": (
        b'{\n"a":[\n{\n"b":1\n}],\n"c":\n{\n"d":1}}\n{}',
        [(1, 1, b'{\n"a":[\n{\n"b":1\n}],\n"c":\n{\n"d":1}}'), (9, 1, b"{}")],
    ),
    "cut off behind a key": (
        b'{\n "a":\n{\n "b":2\n}\n',
        [(1, 1, CUT_OFF), (3, 1, b'{\n "b":2\n}')],
    ),
    "a quote lost": (
        b'{\n "a":"x,\n "b":"y"\n}\n{\n}',
        [(1, 1, b'{\n "a":"x,\n "b":"y"\n}'), (5, 1, b"{\n}")],
    ),
    "long": (b'{\n "a":' + b" " * 40 + b"1\n}\n{\n}", [(1, 1, TOO_LONG), (4, 1, b"{\n}")]),
    "long, cut off": (b'{\n "a":' + b"1" * 41 + b",\n{\n}", [(1, 1, TOO_LONG), (3, 1, b"{\n}")]),
}

LISTS: dict[str, tuple[bytes, list[Item]]] = {
    "a list": (b"[" + A + b',\n {"b":[2,{}]}]', [(1, 2, A), (2, 2, b'{"b":[2,{}]}')]),
    "no objects": (
        b'[1, "x,]\\"" ,null\n,[2,[]]]',
        [(1, 2, b"1"), (1, 5, b'"x,]\\""'), (1, 14, b"null"), (2, 2, b"[2,[]]")],
    ),
    "brackets in texts": (
        b'["}{][",{"a":"]}","\\\\":"{"}]',
        [(1, 2, b'"}{]["'), (1, 9, b'{"a":"]}","\\\\":"{"}')],
    ),
    "many bytes to a character": (
        '[{"ä":"€😀"},{}]'.encode(),
        [(1, 2, '{"ä":"€😀"}'.encode()), (1, 13, b"{}")],
    ),
    "a comma missing": (b"[" + A + b"\n" + B + b"]", [(1, 2, A), (2, 1, MISSING), (2, 1, B)]),
    "a comma first": (b"[," + A + b"]", [(1, 2, STRAY), (1, 3, A)]),
    "a comma alone": (b"[,]", [(1, 2, STRAY)]),
    "a comma twice": (b"[" + A + b",," + B + b"]", [(1, 2, A), (1, 10, STRAY), (1, 11, B)]),
    "a comma last": (b"[" + A + b",\n]", [(1, 2, A), (2, 1, STRAY)]),
    "text for a comma": (b"[" + A + b"; x " + B + b"]", [(1, 2, A), (1, 9, BETWEEN), (1, 13, B)]),
    "a brace too many": (b"[" + A + b"}," + B + b"]", [(1, 2, A), (1, 9, BETWEEN), (1, 11, B)]),
    "not closed": (b"[" + A + b"\n\n", [(1, 2, A), (1, 9, UNCLOSED)]),
    "a bracket alone": (b"[", [(1, 2, UNCLOSED)]),
    "a comma at the end": (b"[" + A + b",", [(1, 2, A), (1, 10, UNCLOSED)]),
    "a record cut off": (b"[" + A + b',\n{"b":"x', [(1, 2, A), (2, 1, CUT_OFF)]),
    "a brace missing": (
        b'[{"c":3,' + A + b",\n" + B + b"]",
        [(1, 2, CUT_OFF), (1, 9, A), (2, 1, B)],
    ),
    "a brace and a comma missing": (b'[\n{"c":3\n' + A + b"]", [(2, 1, CUT_OFF), (3, 1, A)]),
    "the last brace missing": (b'[{"a":1]', [(1, 2, CUT_OFF)]),
    "a bracket missing": (b'[{"a":[1,2},' + B + b"]", [(1, 2, b'{"a":[1,2}'), (1, 13, B)]),
    "a bracket for a brace": (
        b'[{"a":1],' + B + b"]",
        [(1, 2, CUT_OFF), (1, 9, BEHIND), (1, 10, B)],
    ),
    "cut off in an inner list": (
        b'[{"a":["x",' + A + b"," + B + b"]",
        [(1, 2, CUT_OFF), (1, 12, A), (1, 20, B)],
    ),
    "cut off in the text of an inner list": (
        b'[{"a":["x,' + A + b"," + B + b"]",
        [(1, 2, CUT_OFF), (1, 11, A), (1, 19, B)],
    ),
    "cut off in an inner list, one record a line": (
        b'[\n  {"a":[\n  ' + B + b",\n  {}\n]",
        [(2, 3, CUT_OFF), (3, 3, B), (4, 3, b"{}")],
    ),
    "cut off in an inner list, with objects in it": (
        b'[\n  {"a":[\n    {"a":3},\n  ' + B + b"]",
        [(2, 3, CUT_OFF), (4, 3, B)],
    ),
    "all cut off in inner lists": (
        b'[{"a":["x",{"a":["y",{"a":[' + A + b"]",
        [(1, 2, CUT_OFF), (1, 12, CUT_OFF), (1, 22, CUT_OFF), (1, 28, A)],
    ),
    "cut off, more than a record may have": (
        b'[{"a":["x",' + A + b"," + LONG + b"," + B + b"]",
        [(1, 2, CUT_OFF), (1, 12, A), (1, 20, TOO_LONG), (1, 72, B)],
    ),
    "a long record of records": (
        b'[{"a":[' + (A + b",") * 9 + b"{}]}," + B + b"]",
        [(1, 2, TOO_LONG), (1, 85, B)],
    ),
    "a colon missing": (
        b'[{"a" ' + A + b"}," + B + b"]",
        [(1, 2, b'{"a" ' + A + b"}"), (1, 16, B)],
    ),
    "the first brace missing": (
        b'["a":' + A + b"}," + B + b"]",
        [(1, 2, b'"a":' + A), (1, 13, BETWEEN), (1, 15, B)],
    ),
    "a quote missing": (b'[{"a":"x},' + B + b"]", [(1, 2, b'{"a":"x}'), (1, 11, B)]),
    "quotes too many": (
        b'[{"a":"b "c" d"},' + B + b"]",
        [(1, 2, b'{"a":"b "c" d"}'), (1, 18, B)],
    ),
    "a line end in a text": (b'[{"a":"x\ny"},' + B + b"]", [(1, 2, b'{"a":"x\ny"}'), (2, 5, B)]),
    "text behind": (b"[" + A + b']\nx, "y", ' + B + b" 3", [(1, 2, A), (2, 1, BEHIND), (2, 9, B)]),
    "two lists": (b"[" + A + b"]\n[" + B + b"]\n", [(1, 2, A), (2, 1, BEHIND), (2, 2, B)]),
    "a long record": (b"[" + LONG + b"," + B + b"]", [(1, 2, TOO_LONG), (1, 54, B)]),
    "a long text, not closed": (
        b'[{"a":"' + b"{" * 99 + b"}," + B + b"," + A + b"]",
        [(1, 2, TOO_LONG), (1, 117, A)],
    ),
    "a long word": (b"[" + b"x" * 99 + b"," + B + b"]", [(1, 2, TOO_LONG), (1, 102, B)]),
    "many brackets": (b"[" * 99, [(1, 2, TOO_LONG)]),
}

CASES = [*NOTHING.items(), *ENCODINGS.items(), *LINES.items(), *PRINTED.items(), *LISTS.items()]


@pytest.mark.parametrize(
    ("data", "expected"), [case for _, case in CASES], ids=[name for name, _ in CASES]
)
def test_every_input_gives_its_records_and_its_faults_in_order(
    data: bytes, expected: list[Item]
) -> None:
    """An input gives its records and the places without one, each with line and column."""
    found = [
        (item.line, item.column, item.data if isinstance(item, Raw) else item.message)
        for item in split([data], longest=40)
    ]
    assert found == expected


def test_everything_found_is_numbered_from_1() -> None:
    """A place without a record has a number of its own, so that the numbers add up."""
    found = list(split([b"[" + A + b",,\n" + B + b"]"]))
    assert found == [Raw(1, 1, A, 2), Unreadable(1, 10, 2, STRAY), Raw(2, 3, B, 1)]


def test_the_longest_record_is_named_in_mebibytes() -> None:
    """Without another limit, records may have 1 MiB."""
    found = list(split([b"7" * 1_048_576, b"\n", b"7" * 1_048_577]))
    too_long = "the record is longer than 1 MiB; only shorter ones are read"
    assert found == [Raw(1, 1, b"7" * 1_048_576), Unreadable(2, 1, 2, too_long)]


@pytest.mark.parametrize(
    ("place", "expected"), [((1, 4), (7, 15)), ((2, 4), (8, 4))], ids=["first line", "later line"]
)
def test_a_place_in_a_record_is_a_place_in_the_input(
    place: tuple[int, int], expected: tuple[int, int]
) -> None:
    """The column moves only in the line that the record shares with what stands before it."""
    assert Raw(7, 1, b"{\n}", 12).place(*place) == expected

"""Hostile inputs, each with the exact messages that it gets."""

from dataclasses import dataclass

GOOD = b'{"id":"good","urge":"no"}\n'


@dataclass(frozen=True, slots=True)
class Hostile:
    """An input called *name*: how many records are *scored*, and what is *said* of the others."""

    name: str
    given: bytes
    scored: int
    said: tuple[str, ...]


HOSTILE = (
    Hostile(
        "not json",
        b"hello\n" + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 1: there is no value here; a text in double quotes, a number, true, false or null is one.",
        ),
    ),
    Hostile(
        "cut-off object",
        b'{"id":"a","urge":"yes"\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 23: the record ends before it is complete; every bracket that it opens must be closed.",
        ),
    ),
    Hostile(
        "missing comma",
        b'{"id":"a" "urge":"yes"}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 11: a comma or a closing bracket is missing here; a comma stands between two values.",
        ),
    ),
    Hostile(
        "missing colon",
        b'{"id" "a"}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 7: a colon is missing here; one stands between a key and its value.",
        ),
    ),
    Hostile(
        "comma too many",
        b'{"id":"a","urge":"yes",}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 23: there is a comma too many; none may stand before a closing bracket.",
        ),
    ),
    Hostile(
        "single quotes",
        b"{'urge':'yes'}\n" + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 2: there is no key here; a key is a text in double quotes.",
        ),
    ),
    Hostile(
        "a key without quotes",
        b'{urge:"yes"}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 2: there is no key here; a key is a text in double quotes.",
        ),
    ),
    Hostile(
        "a comment",
        b'{"urge":"yes"} // note\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 16: there is text behind the record; nothing may follow its closing bracket.",
        ),
    ),
    Hostile(
        "trailing text",
        b'{"id":"a","urge":"yes"} x\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 25: there is text behind the record; nothing may follow its closing bracket.",
        ),
    ),
    Hostile(
        "two objects on a line",
        b'{"id":"a"}{"id":"b"}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 11: there is text behind the record; nothing may follow its closing bracket.",
        ),
    ),
    Hostile(
        "a list in a line",
        b'["yes"]\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): the record is a text; an object in braces would be right.",
            "<stdin>:2: (record 2): there is text behind the end of the list; nothing may follow its closing ].",
        ),
    ),
    Hostile(
        "a text",
        b'"yes"\n' + GOOD,
        1,
        ("<stdin>:1: (record 1): the record is a text; an object in braces would be right.",),
    ),
    Hostile(
        "a number",
        b"12\n" + GOOD,
        1,
        ("<stdin>:1: (record 1): the record is a number; an object in braces would be right.",),
    ),
    Hostile(
        "null",
        b"null\n" + GOOD,
        1,
        ("<stdin>:1: (record 1): the record is null; an object in braces would be right.",),
    ),
    Hostile(
        "true",
        b"true\n" + GOOD,
        1,
        (
            "<stdin>:1: (record 1): the record is true or false; an object in braces would be right.",
        ),
    ),
    Hostile(
        "duplicate key",
        b'{"id":"a","urge":"no","urge":"yes"}\n' + GOOD,
        1,
        (
            "<stdin>:1: a: urge: column 23: this key stands twice in one object; each key may stand once.",
        ),
    ),
    Hostile(
        "duplicate id",
        b'{"id":"a","id":"b"}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): id: column 11: this key stands twice in one object; each key may stand once.",
        ),
    ),
    Hostile(
        "NaN",
        b'{"id":"a","age":NaN}\n' + GOOD,
        1,
        (
            "<stdin>:1: a: column 17: this is no number in JSON; a value that is not known is null or left out.",
        ),
    ),
    Hostile(
        "Infinity",
        b'{"id":"a","age":-Infinity}\n' + GOOD,
        1,
        (
            "<stdin>:1: a: column 17: this is no number in JSON; a value that is not known is null or left out.",
        ),
    ),
    Hostile(
        "huge number",
        b'{"id":"a","age":1e999}\n' + GOOD,
        1,
        (
            "<stdin>:1: a: age: 1e999 cannot be taken; allowed is a whole number from 0 to 120, or null.",
        ),
    ),
    Hostile(
        "long integer",
        b'{"id":"a","age":' + b"9" * 5000 + b"}\n" + GOOD,
        1,
        (
            "<stdin>:1: a: age: 9999999999999999999999999999999999999999… cannot be taken; allowed is a whole number from 0 to 120, or null.",
        ),
    ),
    Hostile(
        "leading zero",
        b'{"id":"a","age":034}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 18: a comma or a closing bracket is missing here; a comma stands between two values.",
        ),
    ),
    Hostile(
        "invalid UTF-8",
        b'{"id":"a","urge":"\xff"}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 19: the bytes here are not UTF-8; the input must be saved as UTF-8.",
        ),
    ),
    Hostile(
        "latin-1",
        b'{"id":"\xe9"}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 8: the bytes here are not UTF-8; the input must be saved as UTF-8.",
        ),
    ),
    Hostile(
        "UTF-16",
        b'\xff\xfe{\x00"\x00u\x00r\x00g\x00e\x00"\x00:\x00"\x00n\x00o\x00"\x00}\x00\n\x00',
        0,
        ("<stdin>:1: (record 1): the input is written in UTF-16 or UTF-32; it must be UTF-8.",),
    ),
    Hostile(
        "NUL bytes",
        b'{"id":"a\x00"}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 9: a control character stands in a text; a line break or a tab must be written as \\n or \\t.",
        ),
    ),
    Hostile(
        "raw control character",
        b'{"id":"a\x1b[31m"}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 9: a control character stands in a text; a line break or a tab must be written as \\n or \\t.",
        ),
    ),
    Hostile(
        "escaped control characters in a key",
        b'{"\\u001b[31mred":"yes"}\n' + GOOD,
        1,
        ("<stdin>:1: (record 1): \\u001b[31mred: there is no such question.",),
    ),
    Hostile(
        "markup in a key",
        b'{"[red]urge[/red]":"yes"}\n' + GOOD,
        1,
        ("<stdin>:1: (record 1): [red]urge[/red]: there is no such question.",),
    ),
    Hostile(
        "lone surrogate",
        b'{"id":"\\ud800"}\n' + GOOD,
        1,
        (
            "<stdin>:1: (record 1): column 8: this escape is half a character; the escape of the other half must stand beside it.",
        ),
    ),
    Hostile(
        "deep nesting",
        b'{"urge":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n" + GOOD,
        1,
        (
            "<stdin>:1: (record 1): the record is nested too deeply; at most 20 brackets may be open at once.",
        ),
    ),
    Hostile(
        "nested object",
        b'{"id":"a","urge":{"value":"yes"}}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: urge: an object cannot be taken; allowed is "yes", "no", "unsure", true, false or null.',
        ),
    ),
    Hostile(
        "unknown key, close",
        b'{"id":"a","evning":"yes"}\n' + GOOD,
        1,
        ("<stdin>:1: a: evning: there is no such question. Did you mean 'evening'?",),
    ),
    Hostile(
        "unknown key, far",
        b'{"id":"a","zzz":1}\n' + GOOD,
        1,
        ("<stdin>:1: a: zzz: there is no such question.",),
    ),
    Hostile(
        "unknown key, case",
        b'{"id":"a","Urge":"yes"}\n' + GOOD,
        1,
        ("<stdin>:1: a: Urge: there is no such question. Did you mean 'urge'?",),
    ),
    Hostile(
        "empty key",
        b'{"id":"a","":"yes"}\n' + GOOD,
        1,
        ('<stdin>:1: a: "": there is no such question.',),
    ),
    Hostile(
        "very long key",
        b'{"id":"a","' + b"k" * 1000 + b'":"yes"}\n' + GOOD,
        1,
        ("<stdin>:1: a: kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…: there is no such question.",),
    ),
    Hostile(
        "wrong code",
        b'{"id":"a","urge":"maybe"}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: urge: "maybe" cannot be taken; allowed is "yes", "no", "unsure", true, false or null.',
        ),
    ),
    Hostile(
        "wrong case",
        b'{"id":"a","urge":"YES"}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: urge: "YES" cannot be taken; allowed is "yes", "no", "unsure", true, false or null. Did you mean \'yes\'?',
        ),
    ),
    Hostile(
        "padded code",
        b'{"id":"a","urge":" yes"}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: urge: " yes" cannot be taken; allowed is "yes", "no", "unsure", true, false or null. Did you mean \'yes\'?',
        ),
    ),
    Hostile(
        "number for yes",
        b'{"id":"a","urge":1}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: urge: 1 cannot be taken; allowed is "yes", "no", "unsure", true, false or null.',
        ),
    ),
    Hostile(
        "empty text",
        b'{"id":"a","urge":""}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: urge: "" cannot be taken; allowed is "yes", "no", "unsure", true, false or null.',
        ),
    ),
    Hostile(
        "true where there are levels",
        b'{"id":"a","distress":true}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: distress: true cannot be taken; allowed is "none", "little", "moderate", "severe", "unsure" or null.',
        ),
    ),
    Hostile(
        "unsure where it is no answer",
        b'{"id":"a","respondent":"unsure"}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: respondent: "unsure" cannot be taken; allowed is "self", "parent", "carer" or null.',
        ),
    ),
    Hostile(
        "age as text",
        b'{"id":"a","age":"34"}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: age: "34" cannot be taken; allowed is a whole number from 0 to 120, or null.',
        ),
    ),
    Hostile(
        "age with a fraction",
        b'{"id":"a","age":34.0}\n' + GOOD,
        1,
        (
            "<stdin>:1: a: age: 34.0 cannot be taken; allowed is a whole number from 0 to 120, or null.",
        ),
    ),
    Hostile(
        "age below zero",
        b'{"id":"a","age":-1}\n' + GOOD,
        1,
        (
            "<stdin>:1: a: age: -1 cannot be taken; allowed is a whole number from 0 to 120, or null.",
        ),
    ),
    Hostile(
        "age too high",
        b'{"id":"a","age":121}\n' + GOOD,
        1,
        (
            "<stdin>:1: a: age: 121 cannot be taken; allowed is a whole number from 0 to 120, or null.",
        ),
    ),
    Hostile(
        "age true",
        b'{"id":"a","age":true}\n' + GOOD,
        1,
        (
            "<stdin>:1: a: age: true cannot be taken; allowed is a whole number from 0 to 120, or null.",
        ),
    ),
    Hostile(
        "age unsure",
        b'{"id":"a","age":"unsure"}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: age: "unsure" cannot be taken; allowed is a whole number from 0 to 120, or null.',
        ),
    ),
    Hostile(
        "feels as text",
        b'{"id":"a","feels":"aching"}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: feels: "aching" cannot be taken; allowed is a list of none or more of "crawling", "tingling", "itching", "burning", "electric", "aching", "painful", "urge_only", or null. Put it into a list, in square brackets.',
        ),
    ),
    Hostile(
        "feels with a wrong word",
        b'{"id":"a","feels":["aching","sore"]}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: feels: a list with "sore" cannot be taken; allowed is a list of none or more of "crawling", "tingling", "itching", "burning", "electric", "aching", "painful", "urge_only", or null.',
        ),
    ),
    Hostile(
        "feels with null",
        b'{"id":"a","feels":[null]}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: feels: a list with null cannot be taken; allowed is a list of none or more of "crawling", "tingling", "itching", "burning", "electric", "aching", "painful", "urge_only", or null.',
        ),
    ),
    Hostile(
        "feels in a list",
        b'{"id":"a","feels":[["aching"]]}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: feels: a list in a list cannot be taken; allowed is a list of none or more of "crawling", "tingling", "itching", "burning", "electric", "aching", "painful", "urge_only", or null.',
        ),
    ),
    Hostile(
        "list for a choice",
        b'{"id":"a","urge":["yes"]}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: urge: a list cannot be taken; allowed is "yes", "no", "unsure", true, false or null.',
        ),
    ),
    Hostile(
        "id null",
        b'{"id":null,"urge":"yes"}\n' + GOOD,
        1,
        ("<stdin>:1: (record 1): id: this cannot be an id; allowed is a text or a number.",),
    ),
    Hostile(
        "id true",
        b'{"id":true}\n' + GOOD,
        1,
        ("<stdin>:1: (record 1): id: this cannot be an id; allowed is a text or a number.",),
    ),
    Hostile(
        "id a list",
        b'{"id":[1]}\n' + GOOD,
        1,
        ("<stdin>:1: (record 1): id: this cannot be an id; allowed is a text or a number.",),
    ),
    Hostile(
        "several mistakes at once",
        b'{"id":"a","urge":"maybe","age":999,"evning":"yes"}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: urge: "maybe" cannot be taken; allowed is "yes", "no", "unsure", true, false or null.',
            "<stdin>:1: a: age: 999 cannot be taken; allowed is a whole number from 0 to 120, or null.",
            "<stdin>:1: a: evning: there is no such question. Did you mean 'evening'?",
        ),
    ),
    Hostile(
        "answer with a terminal escape",
        b'{"id":"a","urge":"\\u001b[2J"}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: urge: "\\u001b[2J" cannot be taken; allowed is "yes", "no", "unsure", true, false or null.',
        ),
    ),
    Hostile(
        "right-to-left override",
        b'{"id":"a","urge":"\xe2\x80\xaeyes"}\n' + GOOD,
        1,
        (
            '<stdin>:1: a: urge: "\\u202eyes" cannot be taken; allowed is "yes", "no", "unsure", true, false or null. Did you mean \'yes\'?',
        ),
    ),
    Hostile(
        "a line that is too long",
        b'{"id":"' + b"x" * 1_100_000 + b'"}\n' + GOOD,
        1,
        ("<stdin>:1: (record 1): the record is longer than 1 MiB; only shorter ones are read.",),
    ),
    Hostile(
        "array: missing comma",
        b'[{"id":"good"} {"id":"good"}]',
        2,
        (
            "<stdin>:1: (record 2): a comma is missing before this record; one stands between two records.",
        ),
    ),
    Hostile(
        "array: comma too many",
        b'[{"id":"good"},,{"id":"good"},]',
        2,
        (
            "<stdin>:1: (record 2): there is a comma too many; one stands between two records, and none at the ends.",
            "<stdin>:1: (record 4): there is a comma too many; one stands between two records, and none at the ends.",
        ),
    ),
    Hostile(
        "array: not closed",
        b'[{"id":"good"},{"id":"good"}',
        2,
        ("<stdin>:1: (record 3): the list is not closed; a ] must stand behind its last record.",),
    ),
    Hostile(
        "array: cut off",
        b'[{"id":"good"},{"id":"a","ur',
        1,
        (
            "<stdin>:1: (record 2): the record is cut off; every bracket that it opens must be closed.",
        ),
    ),
    Hostile(
        "array: text behind",
        b'[{"id":"good"}] x',
        1,
        (
            "<stdin>:1: (record 2): there is text behind the end of the list; nothing may follow its closing ].",
        ),
    ),
    Hostile(
        "array: not objects",
        b'[1,"a",null,[],{"id":"good"}]',
        1,
        (
            "<stdin>:1: (record 1): the record is a number; an object in braces would be right.",
            "<stdin>:1: (record 2): the record is a text; an object in braces would be right.",
            "<stdin>:1: (record 3): the record is null; an object in braces would be right.",
            "<stdin>:1: (record 4): the record is a list; an object in braces would be right.",
        ),
    ),
    Hostile(
        "array: bare",
        b'[{"id":"good"},bad,{"id":"good"}]',
        2,
        (
            "<stdin>:1: (record 2): column 16: there is no value here; a text in double quotes, a number, true, false or null is one.",
        ),
    ),
    Hostile(
        "array: bad element",
        b'[{"id":"good"},{"id":"a","urge":NaN},{"id":"good"}]',
        2,
        (
            "<stdin>:1: a: column 33: this is no number in JSON; a value that is not known is null or left out.",
        ),
    ),
    Hostile(
        "array: raw newline in a text",
        b'[{"id":"a\n"},{"id":"good"}]',
        1,
        (
            "<stdin>:1: (record 1): column 10: a control character stands in a text; a line break or a tab must be written as \\n or \\t.",
        ),
    ),
    Hostile(
        "one object: cut off",
        b'{\n  "id": "a",\n  "urge": "yes"\n',
        0,
        (
            "<stdin>:1: (record 1): the record is cut off; every bracket that it opens must be closed.",
        ),
    ),
    Hostile(
        "one object: then another",
        b'{\n "id": "good"\n}\n{\n "id": "good"\n}\n',
        2,
        (),
    ),
    Hostile(
        "blank lines and a bad last line",
        b'\n\n{"id":"good"}\n\n{"id":',
        1,
        (
            "<stdin>:5: (record 2): column 7: the record ends before it is complete; every bracket that it opens must be closed.",
        ),
    ),
    Hostile(
        "CRLF and a bad record",
        b'{"id":"a","urge":"maybe"}\r\n' + GOOD,
        1,
        (
            '<stdin>:1: a: urge: "maybe" cannot be taken; allowed is "yes", "no", "unsure", true, false or null.',
        ),
    ),
    Hostile(
        "unknown key with --extra left at reject",
        b'{"id":"a","site":"Oslo"}\n' + GOOD,
        1,
        ("<stdin>:1: a: site: there is no such question.",),
    ),
    Hostile(
        "id in capitals",
        b'{"ID":"a"}\n' + GOOD,
        1,
        ("<stdin>:1: (record 1): ID: there is no such question.",),
    ),
    Hostile(
        "prototype",
        b'{"__proto__":{"urge":"yes"}}\n' + GOOD,
        1,
        ("<stdin>:1: (record 1): __proto__: there is no such question.",),
    ),
    Hostile(
        "formula",
        b'{"id":"a","=1+1":"yes"}\n' + GOOD,
        1,
        ("<stdin>:1: a: =1+1: there is no such question.",),
    ),
    Hostile(
        "duplicate key in a nested object",
        b'{"id":"a","urge":{"x":1,"x":2}}\n' + GOOD,
        1,
        (
            "<stdin>:1: a: x: column 25: this key stands twice in one object; each key may stand once.",
        ),
    ),
    Hostile(
        "a text that is not closed",
        b'{"id":"a\n' + GOOD,
        1,
        ("<stdin>:1: (record 1): column 7: this text is not closed; a double quote must end it.",),
    ),
    Hostile(
        "array: cut off in a list",
        b'[{"id":"a","feels":["aching",\n {"id":"good"},{"id":"b","feels":["ach,{"id":"good"}]',
        2,
        (
            "<stdin>:1: (record 1): the record is cut off; every bracket that it opens must be closed.",
            "<stdin>:2: (record 3): the record is cut off; every bracket that it opens must be closed.",
        ),
    ),
    Hostile(
        "printed: cut off in a list",
        b'{\n "id": "a",\n "feels": [\n  "aching",\n{\n "id": "good"\n}\n',
        1,
        (
            "<stdin>:1: (record 1): the record is cut off; every bracket that it opens must be closed.",
        ),
    ),
    Hostile(
        "printed behind a line",
        b'{"id":"good"}\n{\n  "id": "good"\n}\n',
        2,
        (),
    ),
    Hostile(
        "UTF-16 without a mark",
        '{"id":"a"}\n{"id":"b"}\n'.encode("utf-16-le"),
        0,
        ("<stdin>:1: (record 1): the input is written in UTF-16 or UTF-32; it must be UTF-8.",),
    ),
    Hostile(
        "a binary file",
        b"\x7fELF\x02\x01\x01\x00\n\x00\n\x00\n",
        0,
        (
            "<stdin>:1: (record 1): the input seems to be a binary file; JSON text in UTF-8 would be right.",
        ),
    ),
    Hostile(
        "carriage returns alone",
        b'{"id":"a"}\r{"id":"b"}\r',
        0,
        (
            "<stdin>:1: (record 1): the lines of the input end with a carriage return alone; each must end with a line feed.",
        ),
    ),
    Hostile(
        "very long id",
        b'{"id":"' + b"i" * 5000 + b'","zzz":1}\n' + GOOD,
        1,
        (f"<stdin>:1: {'i' * 100}…: zzz: there is no such question.",),
    ),
    Hostile(
        "very long number as an id",
        b'{"id":' + b"9" * 5000 + b',"zzz":1}\n' + GOOD,
        1,
        (f"<stdin>:1: {'9' * 100}…: zzz: there is no such question.",),
    ),
    Hostile(
        "very many unknown keys",
        b'{"id":"a",' + b",".join(b'"%05d":1' % number for number in range(30_000)) + b"}\n" + GOOD,
        1,
        (
            *(f"<stdin>:1: a: {number:05}: there is no such question." for number in range(20)),
            "<stdin>:1: a: and 29,980 more mistakes.",
        ),
    ),
    Hostile(
        "an id that would forge a line",
        b'{"id":"a\\nrls-screen: 0 records read\\u009b2J\\u007f\\u2028\xe2\x80\xae","zzz":1}\n'
        + GOOD,
        1,
        (
            "<stdin>:1: a\\u000arls-screen: 0 records read\\u009b2J\\u007f\\u2028\\u202e: zzz: there is no such question.",
        ),
    ),
    Hostile(
        "a key that would forge a line",
        b'{"id":"a","z\\n\\u009b\xc2\x85":1}\n' + GOOD,
        1,
        ("<stdin>:1: a: z\\u000a\\u009b\\u0085: there is no such question.",),
    ),
)

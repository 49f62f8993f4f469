"""Decode the bytes of one JSON record, or say in plain words why that cannot be done."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NoReturn, cast

from rls_screen.batch.value import Decoded, Nested, Number, Pairs, encode_decoded

__all__ = [
    "DEEPEST",
    "Decoded",
    "Malformed",
    "Nested",
    "Number",
    "Pairs",
    "decode",
    "encode_decoded",
]

DEEPEST = 20
"""How many brackets of a record may be open at once."""

_EMPTY = "the record is empty; an object in braces would be right"
_DEEP = "the record is nested too deeply; at most {} brackets may be open at once"
_ENCODING = "the bytes here are not UTF-8; the input must be saved as UTF-8"
_MARK = "a byte order mark stands here; it may stand only where the whole input begins"
_HALF = "this escape is half a character; the escape of the other half must stand beside it"
_NO_NUMBER = "this is no number in JSON; a value that is not known is null or left out"
_TWICE = "this key stands twice in one object; each key may stand once"
_CUT_OFF = "the record ends before it is complete; every bracket that it opens must be closed"
_COMMA = "there is a comma too many; none may stand before a closing bracket"
_BEHIND = "there is text behind the record; nothing may follow its closing bracket"
_VALUE = "there is no value here; a text in double quotes, a number, true, false or null is one"
_KEY = "there is no key here; a key is a text in double quotes"
_COLON = "a colon is missing here; one stands between a key and its value"
_NO_COMMA = "a comma or a closing bracket is missing here; a comma stands between two values"
_OPEN_TEXT = "this text is not closed; a double quote must end it"
_CONTROL = (
    "a control character stands in a text; a line break or a tab must be written as \\n or \\t"
)
_ESCAPE = "this backslash begins no escape; a backslash that is meant as one is written twice"
_DIGITS = "this escape is incomplete; four hexadecimal digits must follow \\u"
_OTHER = "this cannot be read as JSON; an object in braces would be right"

_PLAIN_WORDS = {
    "Expecting value": _VALUE,
    "Expecting property name": _KEY,
    "Expecting ':'": _COLON,
    "Expecting ','": _NO_COMMA,
    "Illegal trailing comma": _COMMA,
    "Unterminated string": _OPEN_TEXT,
    "Invalid control character": _CONTROL,
    "Invalid \\escape": _ESCAPE,
    "Invalid \\uXXXX": _DIGITS,
    "Extra data": _BEHIND,
}
"""What the standard library says, by its first words, and what is said instead."""

_WHITE = " \t\r\n"
_NOT_BRACKETS = bytes(set(range(256)).difference(b"[]{}"))
_TEXT = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*+")([ \t\r\n]*+:)?|(-?Infinity|NaN)|[{}]', re.DOTALL)
_HALVES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
    re.DOTALL,
)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Malformed:
    """Why a record cannot be decoded; *message* holds nothing of what stands in the record.

    *column* (in characters) and *line* are the place within the record, from 1; *column* is none
    if the record as a whole is meant. *key* is the key that stands twice, if that is the reason.
    *id* is the record's own `id`, if that can be told for certain.
    """

    column: int | None
    key: str | None
    message: str
    id: str | Number | None = None
    line: int = 1


class _RefusedError(Exception):
    """Stop the standard library where it would go on: at a key that stands twice, at NaN."""


def decode(data: bytes, deepest: int = DEEPEST) -> Pairs | Malformed:
    """Give the keys and values of the object in *data*, or say why there are none.

    At most *deepest* brackets may be open at once. Whatever the bytes are, nothing is raised.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _malformed(data[: error.start].decode(), None, _ENCODING)
    if _depth(data, deepest) > deepest:
        return Malformed(None, None, _DEEP.format(deepest))
    try:
        value = _STRICT.decode(text)
    except json.JSONDecodeError as error:
        return _syntax(error)
    except _RefusedError:
        return _refused(text)
    return _checked(text, value)


def _depth(data: bytes, enough: int) -> int:
    """Give a number that is not below that of the brackets open at once in *data*.

    A number up to *enough* need not be exact.
    """
    brackets = data.count(b"{") + data.count(b"[")
    if brackets <= enough:
        return brackets
    # Texts do not count. Without escapes they lie between every second pair of quotes.
    bare = _TEXT.sub(b"", data) if b"\\" in data else b"".join(data.split(b'"')[::2])
    depth = deepest = 0
    for bracket in bare.translate(None, _NOT_BRACKETS):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(depth, deepest)
    return deepest


def _object(pairs: list[tuple[str, Decoded]]) -> Nested:
    if len(dict(pairs)) < len(pairs):
        raise _RefusedError
    return Nested(tuple(pairs))


def _constant(_name: str) -> NoReturn:
    raise _RefusedError


_STRICT = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=Number, parse_float=Number, parse_constant=_constant
)
_LENIENT = json.JSONDecoder(object_pairs_hook=tuple, parse_int=Number, parse_float=Number)


def _checked(text: str, value: object) -> Pairs | Malformed:
    """Give the pairs of *value*, which was read from *text*, if they can be used."""
    if _half(text) is not None:
        return _refused(text)
    match _frozen(value) if "[" in text else value:
        case Nested(pairs):
            return pairs
        case other:
            message = f"the record is {_kind(other)}; an object in braces would be right"
            return Malformed(None, None, message)


def _frozen(value: Any) -> Decoded:  # noqa: ANN401 - what the standard library decodes
    """Turn every list within *value* into a tuple."""
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, Nested):
        return Nested(tuple([(key, _frozen(item)) for key, item in value.pairs]))
    return cast("Decoded", value)


def _kind(value: object) -> str:
    match value:
        case str():
            return "a text"
        case Number():
            return "a number"
        case tuple():
            return "a list"
        case None:
            return "null"
        case _:
            return "true or false"


def _syntax(error: json.JSONDecodeError) -> Malformed:
    """Translate what the standard library says."""
    text, before = error.doc, error.doc[: error.pos].rstrip(_WHITE)
    if not text.strip(_WHITE):
        return Malformed(None, None, _EMPTY)
    if text.startswith("\ufeff"):
        return _malformed("", None, _MARK)
    if not text[error.pos :].strip(_WHITE):
        return _malformed(before, None, _CUT_OFF)
    if before.endswith(",") and text[error.pos] in "}]":
        return _malformed(before[:-1], None, _COMMA)
    words = (said for start, said in _PLAIN_WORDS.items() if error.msg.startswith(start))
    return _malformed(text[: error.pos], None, next(words, _OTHER))


def _refused(text: str) -> Malformed:
    """Say what is wrong in *text*, which holds half a character or made a hook stop."""
    half = _half(text)
    found = _faults(text) if half is None else iter([(half, None, _HALF)])
    index, key, message = next(found, (0, None, _OTHER))
    return replace(_malformed(text[:index], key, message), id=_id(text))


def _half(text: str) -> int | None:
    """Give the index of the first escape that is half a character."""
    if "\\u" not in text:
        return None
    return next((found.start() for found in _HALVES.finditer(text) if found[1]), None)


def _faults(text: str) -> Iterator[tuple[int, str | None, str]]:
    """Give the keys that stand twice and what is no number: index, key and message."""
    keys: list[set[str]] = []
    for token in _TOKEN.finditer(text):
        if token[0] == "{":
            keys.append(set())
        elif token[0] == "}":
            keys.pop()
        elif token[3]:
            yield token.start(), None, _NO_NUMBER
        elif token[2]:
            key = json.loads(token[1])
            if key in keys[-1]:
                yield token.start(), key, _TWICE
            keys[-1].add(key)


def _id(text: str) -> str | Number | None:
    """Give the `id` of the object in *text*, if it stands there once and can be written out."""
    try:
        pairs = _LENIENT.decode(text)
    except json.JSONDecodeError:
        return None
    found = [value for key, value in pairs if key == "id"] if isinstance(pairs, tuple) else []
    match found:
        case [Number() as number]:
            return number
        case [str() as name] if not _SURROGATE.search(name):
            return name
        case _:
            return None


def _malformed(before: str, key: str | None, message: str) -> Malformed:
    """Give the place that follows the text *before*."""
    return Malformed(len(before) - before.rfind("\n"), key, message, line=before.count("\n") + 1)

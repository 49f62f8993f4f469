"""The values of a JSON record, kept so that they can be written again as they were."""

import json
from dataclasses import dataclass

_TEXT_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, kept as it was written: `1.10` stays `1.10`, and `34.0` is told from `34`."""

    text: str

    @property
    def whole(self) -> int | None:
        """Give the integer, if it is written as one of at most 18 digits."""
        digits = self.text.removeprefix("-")
        is_whole = digits.isascii() and digits.isdigit() and len(digits) <= 18  # noqa: PLR2004
        return int(self.text) if is_whole else None


@dataclass(frozen=True, slots=True)
class Nested:
    """An object, as its keys and values in the order in which they were written."""

    pairs: tuple[tuple[str, "Decoded"], ...]


Decoded = str | bool | Number | Nested | tuple["Decoded", ...] | None
"""A value of JSON: a text, true or false, a number, an object, a list, or null."""

Pairs = tuple[tuple[str, Decoded], ...]
"""The keys and values of an object in the order in which they were written, each key once."""


def encode_decoded(value: Decoded) -> bytes:
    """Give the JSON of *value* in UTF-8, numbers as they were written.

    Raise UnicodeEncodeError for a text with half a character, which `decode` never gives.
    """
    return _written(value).encode()


def _written(value: Decoded) -> str:
    match value:
        case str():
            return _TEXT_ENCODER.encode(value)
        case Number(text):
            return text
        case tuple():
            return f"[{','.join(map(_written, value))}]"
        case Nested(pairs):
            written = (f"{_TEXT_ENCODER.encode(key)}:{_written(item)}" for key, item in pairs)
            return f"{{{','.join(written)}}}"
        case None:
            return "null"
        case bool():
            return "true" if value else "false"


def cell_of(value: Decoded) -> str | tuple[str, ...] | None:
    """Give a value as the cell of a table: its text as written, or one for each in a list.

    What has no text of its own, such as an object or a list within a list, is its JSON; null
    within a list is an empty text.
    """
    if value is None:
        return None
    return tuple(map(text_of, value)) if isinstance(value, tuple) else text_of(value)


def text_of(value: Decoded) -> str:
    """Give a value as one text: as written, an empty one for null, JSON where it has no text."""
    match value:
        case None:
            return ""
        case str(text) | Number(text):
            return text
        case _:
            return _written(value)


def is_deep(value: Decoded) -> bool:
    """Say whether *value* is more than a cell can hold: an object, or a list with one or more."""
    if isinstance(value, tuple):
        return any(isinstance(item, Nested | tuple) for item in value)
    return isinstance(value, Nested)


def plain(value: Decoded) -> object:
    """Give a value as Python has it; a number is a whole one, or else a fraction."""
    match value:
        case Number(text):
            whole = value.whole
            return float(text) if whole is None else whole
        case Nested(pairs):
            return {key: plain(item) for key, item in pairs}
        case tuple():
            return [plain(item) for item in value]
        case _:
            return value

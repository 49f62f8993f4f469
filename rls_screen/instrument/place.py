"""Find where a character of a YAML scalar's value stands in the file.

Quotes, escapes and folding change white space and the way a character is written, never the order
of the characters, so the place is found by counting those that are not white space.
"""

import re

Place = tuple[int, int]
"""A line and a column, both counted from 1."""

BREAKS = frozenset("\n\x85\u2028\u2029")
"""What ends a line in YAML; other line ends are turned into the first of these before reading."""

PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
"""An anchor and a tag before the value itself."""

HEADER = re.compile(r"[>|][^\n]*\n?")
"""The line with `>-` of a block."""

ESCAPED = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)|.", re.DOTALL)
DOUBLED = re.compile(r"''|.", re.DOTALL)
PLAIN = re.compile(r".", re.DOTALL)
"""One character of the value, as it is written between double quotes, single quotes, or bare."""

WHITE = frozenset(" \t\n\x85\u2028\u2029tnvfrN_LP")
"""What stands after a backslash where both together are white space."""


def place_in(raw: str, start: Place, before: str) -> Place:
    """Give the place of the character that comes after *before* in the value written as *raw*.

    *raw* begins at *start*, and the value begins with *before*. If nothing but white space comes
    after, give the place behind the last character.
    """
    wanted = sum(not character.isspace() for character in before)
    opening, body, pieces = _parts(raw)
    here = behind = after(start, opening)
    for match in pieces.finditer(body):
        piece = match[0]
        if not _is_white(piece):
            if wanted == 0:
                return here
            wanted -= 1
            behind = after(here, piece)
        here = after(here, piece)
    return behind


def _parts(raw: str) -> tuple[str, str, re.Pattern[str]]:
    """Cut *raw* into what stands before the value, and the value; say how that is written."""
    properties = PROPERTIES.match(raw)
    skipped = properties.end() if properties else 0
    match raw[skipped : skipped + 1]:
        case ">" | "|":
            header = HEADER.match(raw, skipped)
            skipped = header.end() if header else skipped
            return raw[:skipped], raw[skipped:], PLAIN
        case '"':
            return raw[: skipped + 1], raw[skipped + 1 : -1], ESCAPED
        case "'":
            return raw[: skipped + 1], raw[skipped + 1 : -1], DOUBLED
        case _:
            return raw[:skipped], raw[skipped:], PLAIN


def _is_white(piece: str) -> bool:
    if len(piece) == 1:
        return piece.isspace()
    if piece[0] == "\\" and piece[1] in "xuU":
        return chr(int(piece.lstrip("\\xuU"), 16)).isspace()
    return piece[0] == "\\" and piece[1] in WHITE


def after(start: Place, text: str) -> Place:
    """Give the place behind *text*, which begins at *start*."""
    line, column = start
    for character in text:
        line, column = (line + 1, 1) if character in BREAKS else (line, column + 1)
    return line, column

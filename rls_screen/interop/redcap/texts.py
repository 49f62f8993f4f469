"""Texts for people in the labels of fields, none of them taken for markup."""

import re

from rls_screen.errors import UsageError

_UNSAYABLE = (
    (r"<[A-Za-z/!?]", "<", "what begins with it is a tag"),
    (r"&#?\w+;", "&", "with a word and a ; behind it, it is another character"),
    (r"\[[^\[\]]*\]", "[ ]", "what is within is the answer to a question"),
    (r"\{[^{}]*\}", "{ }", "what is within is a field"),
    (
        "[^\t\n\r -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]",
        "a control character",
        "no label can have one",
    ),
)
"""What REDCap reads as more than text, and as what. It undoes the escapes of tags by itself."""

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def label(text: str, where: str) -> str:
    """Give *text* on one line as HTML; raise `UsageError`, naming *where*, if it cannot be said."""
    line = re.sub(r"[ \t\r\n]+", " ", text).strip()
    for pattern, sign, meaning in _UNSAYABLE:
        if re.search(pattern, line):
            message = f"the text has {sign} in it, and {meaning} there"
            raise UsageError(f"REDCap cannot say {where}: {message}.")
    return "".join(_ESCAPES.get(character, character) for character in line)

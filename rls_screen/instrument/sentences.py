"""Read the fixed sentences of the program."""

from typing import Any

import msgspec

from rls_screen.instrument.document import Items, Map, Node, Text
from rls_screen.instrument.words import Words


def read_words(root: Map) -> Words:
    """Turn the tree of a file of words into `Words`.

    Raise `msgspec.ValidationError` if a sentence is missing or unknown.
    """
    return msgspec.convert(_plain(root), Words)


def _plain(node: Node) -> Any:  # noqa: ANN401 - what msgspec takes
    match node:
        case Text(value=value):
            return value
        case Items(items=items):
            return [_plain(item) for item in items]
        case Map(entries=entries):
            return {entry.key: _plain(entry.node) for entry in entries}

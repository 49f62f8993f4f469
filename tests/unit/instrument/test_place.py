"""Promises of the place of a character in a YAML scalar."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rls_screen.instrument.document import Items, Map, Node, Problems, Text, compose

PLACES: dict[str, tuple[str, str, tuple[int, int]]] = {
    "plain": ("key: ab cd", "cd", (1, 9)),
    "plain on a line of its own": ("key:\n  ab cd", "cd", (2, 6)),
    "plain over lines": ("key: ab\n  cd\n\n   ef # note\n", "ef", (4, 4)),
    "plain in braces": ("key: {inner: ab  cd, x: y}", "cd", (1, 18)),
    "plain behind other letters": ("key: {größe: ab, inner: 子 cd}", "cd", (1, 27)),
    "single quotes": ("key: 'ab cd'", "cd", (1, 10)),
    "doubled quotes": ("key: 'a''''b cd'", "cd", (1, 14)),
    "single quotes over lines": ("key: 'ab\n\n  cd'", "cd", (3, 3)),
    "double quotes": ('key: "ab cd"', "cd", (1, 10)),
    "escaped quotes": ('key: "a \\"b\\" cd"', "cd", (1, 15)),
    "escaped letters": ('key: "\\x61\\u0062\\U00000062 cd"', "cd", (1, 28)),
    "escaped white space": ('key: "ab\\t\\n\\_\\x20\\ cd"', "cd", (1, 21)),
    "a line that goes on": ('key: "ab\\\n  \\ cd"', "cd", (2, 5)),
    "folded": ("key: >\n  ab\n  cd\n", "cd", (3, 3)),
    "folded with a header": ("key: >2-  # note\n   ab\n\n  cd\n", "cd", (4, 3)),
    "folded in a list": ("key:\n  - >-\n    ab\n      cd\n", "cd", (4, 7)),
    "literal": ("key: |\n  ab\n  cd\n", "cd", (3, 3)),
    "literal that keeps its end": ("key: |+\n  ab cd\n\n\n", "cd", (2, 6)),
    "anchor": ("key: &name ab cd", "cd", (1, 15)),
    "anchor and tag": ("key: &name !!str 'ab cd'", "cd", (1, 22)),
    "tag, then a line": ("key: !!str\n  ab cd", "cd", (2, 6)),
    "anchor before a block": ("key: &name >-\n  ab\n  cd\n", "cd", (3, 3)),
    "an alias points at its anchor": ("one: &name ab cd\nkey: *name", "cd", (1, 15)),
    "carriage returns": ("one: x\r\nkey: >-\r\n  ab\r\n  cd\r\n", "cd", (4, 3)),
    "carriage returns alone": ("one: x\rkey: 'ab\r  cd'\r", "cd", (3, 3)),
    "byte order mark": ("\ufeffkey: ab cd", "cd", (1, 9)),
}

ENDS: dict[str, tuple[str, tuple[int, int]]] = {
    "plain": ("key: ab cd", (1, 11)),
    "plain before a note": ("key: ab cd   # note", (1, 11)),
    "single quotes": ("key: 'ab cd  '", (1, 12)),
    "double quotes": ('key: "ab cd\\n"', (1, 12)),
    "folded": ("key: >\n  ab\n  cd\n\n\nnext: x\n", (3, 5)),
    "literal": ("key: |+\n  ab\n  cd\n\n\n", (3, 5)),
    "empty quotes": ('key: ""', (1, 7)),
    "nothing": ("key:", (1, 5)),
}


def _texts(node: Node) -> Iterator[Text]:
    match node:
        case Text():
            yield node
        case Map(entries=entries):
            for entry in entries:
                yield from _texts(entry.node)
        case Items(items=items):
            for item in items:
                yield from _texts(item)


def _value(text: str) -> Text:
    """Give the last scalar of *text* with "cd" in it, or the first one."""
    root = compose(text, Problems("file"))
    assert root is not None
    first, *others = _texts(root)
    return next((item for item in reversed(others) if "cd" in item.value), first)


@pytest.mark.parametrize(("text", "part", "place"), PLACES.values(), ids=PLACES)
def test_a_part_of_a_value_is_found_in_the_file(
    text: str, part: str, place: tuple[int, int]
) -> None:
    """However a scalar is written, an offset of its value has the line and column it came from."""
    value = _value(text)
    assert value.place(value.value.index(part)) == place


@pytest.mark.parametrize(("text", "place"), ENDS.values(), ids=ENDS)
def test_the_end_of_a_value_is_behind_its_last_character(text: str, place: tuple[int, int]) -> None:
    """What is missing at the end is missing there, not on the lines after it."""
    value = _value(text)
    assert value.place(len(value.value)) == place


LETTERS = st.text(st.sampled_from("ab #:'\"\\{}[],&*!|>-?%@`\n\täß子👶\u00a0"), max_size=60)


@given(LETTERS, st.sampled_from([None, "'", '"', "|", ">"]), st.integers(5, 40))
def test_every_character_stands_where_it_is_said_to(
    value: str, style: str | None, width: int
) -> None:
    """In each way to write a value, each character is found, one behind the other."""
    text = yaml.dump(
        {"one": "x", "key": value}, default_style=style, width=width, allow_unicode=True
    )
    problems = Problems("file")
    root = compose(text, problems)
    assert root is not None
    assert problems.found == []
    entry = root.get("key")
    assert entry is not None
    assert isinstance(entry.node, Text)
    assert entry.node.value == value
    solid = [offset for offset, letter in enumerate(value) if not letter.isspace()]
    places = [entry.node.place(offset) for offset in solid]
    lines = text.split("\n")
    assert places == sorted(set(places))
    for offset, (line, column) in zip(solid, places, strict=True):
        assert lines[line - 1][column - 1] in {value[offset], "\\"}

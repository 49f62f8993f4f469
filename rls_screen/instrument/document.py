"""YAML as a tree of texts, lists and maps that know where they stand.

All scalars stay the text that was written: `yes`, `no` and `010` mean nothing else here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from rls_screen.errors import Problem

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar; *raw* is what stands in the file, quotes and line ends included."""

    line: int
    column: int
    value: str
    raw: str

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of the character at *offset* of the value.

        Quotes and folding change the white space of a scalar and nothing else, so the place is
        found by counting the characters that are not white space.
        """
        wanted = sum(not character.isspace() for character in self.value[:offset])
        opening = _opening(self.raw)
        line = self.line + (1 if "\n" in opening else 0)
        column = 1 if "\n" in opening else self.column + len(opening)
        for character in self.raw[len(opening) :]:
            if not character.isspace():
                if wanted == 0:
                    break
                wanted -= 1
            line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
        return line, column


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    column: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a map, where it stands, and its value."""

    line: int
    column: int
    key: str
    node: "Node"


@dataclass(frozen=True, slots=True)
class Map:
    """A map, in the order of the file."""

    line: int
    column: int
    entries: tuple[Entry, ...]

    def get(self, key: str) -> Entry | None:
        """Give the entry of *key*, if there is one."""
        return next((entry for entry in self.entries if entry.key == key), None)


Node = Text | Items | Map


@dataclass(frozen=True, slots=True)
class Problems:
    """Collect the problems of *file*."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def add(self, place: tuple[int, int], code: str, sentence: str, hint: str = "") -> None:
        """Note one problem at *place*, a line and a column."""
        self.found.append(Problem(self.file, *place, code, sentence, hint))

    def at(self, node: Node | Entry, code: str, sentence: str, hint: str = "") -> None:
        """Note one problem where *node* begins."""
        self.add((node.line, node.column), code, sentence, hint)

    def in_order(self) -> tuple[Problem, ...]:
        """Give the problems by line and column, each once."""
        return tuple(sorted(set(self.found), key=lambda item: (item.line, item.column, item.code)))


def compose(text: str, problems: Problems) -> Map | None:
    """Read YAML *text* into a map; what is wrong goes into *problems*."""
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        sentence = f"this is not YAML: {error.problem or error.context}."
        problems.add(place, "yaml", sentence, "Check the indentation and the quotes before here.")
        return None
    except yaml.YAMLError:
        problems.add((1, 1), "yaml", "this file has characters that YAML does not allow.")
        return None
    except RecursionError:
        problems.add((1, 1), "yaml", "this file is nested too deeply.")
        return None
    if not isinstance(root, yaml.MappingNode):
        problems.add((1, 1), "not-a-questionnaire", "a questionnaire is a YAML map with sections.")
        return None
    node = _Composer(text, problems).node(root, ())
    return node if isinstance(node, Map) else None


@dataclass(frozen=True, slots=True)
class _Composer:
    """Turn the nodes of PyYAML into ours."""

    text: str
    problems: Problems

    def node(self, node: yaml.Node, above: tuple[int, ...]) -> Node:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if id(node) in above:
            self.problems.add((line, column), "yaml", "an alias stands inside its own anchor.")
            return Text(line, column, "", "")
        within = (*above, id(node))
        if isinstance(node, yaml.SequenceNode):
            return Items(line, column, tuple(self.node(item, within) for item in node.value))
        if isinstance(node, yaml.MappingNode):
            return Map(line, column, tuple(self.entries(node, within)))
        raw = self.text[node.start_mark.index : node.end_mark.index]
        return Text(line, column, str(node.value), raw)

    def entries(self, node: yaml.MappingNode, above: tuple[int, ...]) -> Iterator[Entry]:
        lines: dict[str, int] = {}
        for key, value in node.value:
            line, column = key.start_mark.line + 1, key.start_mark.column + 1
            if not isinstance(key, yaml.ScalarNode):
                self.problems.add((line, column), "yaml", "a key must be a plain text.")
                continue
            name = str(key.value)
            if name in lines:
                sentence = f"the key '{name}' stands here a second time."
                hint = f"It stands first at line {lines[name]}. Keep one."
                self.problems.add((line, column), "duplicate-key", sentence, hint)
                continue
            lines[name] = line
            yield Entry(line, column, name, self.node(value, above))


def _opening(raw: str) -> str:
    """Give what stands before the value itself: a quote, or the line with `>-` of a block."""
    if raw[:1] in {">", "|"}:
        return raw[: raw.find("\n") + 1]
    return raw[:1] if raw[:1] in {'"', "'"} else ""

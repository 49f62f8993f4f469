"""YAML as a tree of texts, lists and maps that know where they stand.

All scalars stay the text that was written: `yes`, `no` and `010` mean nothing else here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from rls_screen.errors import Problem
from rls_screen.instrument.place import after, place_in

FOREIGN = re.compile(r"[^\t\n -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that YAML does not allow."""

DEEPEST = 50
"""How many lists and maps may stand inside each other."""

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar; *raw* is what stands in the file, quotes and line ends included."""

    line: int
    column: int
    value: str
    raw: str

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of the character at *offset* of the value."""
        return place_in(self.raw, (self.line, self.column), self.value[:offset])


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
    """Collect the problems of *file*; *what* names the kind of file in messages."""

    file: str
    found: list[Problem] = field(default_factory=list)
    what: str = "questionnaire"

    def add(self, place: tuple[int, int], code: str, sentence: str, hint: str = "") -> None:
        """Note one problem at *place*, a line and a column."""
        self.found.append(Problem(self.file, *place, code, sentence, hint))

    def at(self, node: Node | Entry, code: str, sentence: str, hint: str = "") -> None:
        """Note one problem where *node* begins."""
        self.add((node.line, node.column), code, sentence, hint)

    def has(self, code: str) -> bool:
        """Say whether there is a problem with *code*."""
        return any(problem.code == code for problem in self.found)

    def in_order(self) -> tuple[Problem, ...]:
        """Give the problems by line and column, each once."""
        once = dict.fromkeys(self.found)
        return tuple(sorted(once, key=lambda item: (item.line, item.column)))


def compose(text: str, problems: Problems) -> Map | None:
    """Read YAML *text* into a map; what is wrong goes into *problems*."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    foreign = FOREIGN.search(text)
    if foreign:
        place = after((1, 1), text[: foreign.start()])
        sentence = f"the character U+{ord(foreign[0]):04X} cannot stand in YAML."
        problems.add(place, "yaml", sentence, f"Save the {problems.what} as plain text in UTF-8.")
        return None
    try:
        deep = _deep(text)
        root = None if deep else yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        _no_yaml(error, text, problems)
        return None
    except UnicodeError:
        problems.add((1, 1), "yaml", "a tag holds an escape that is half a character.")
        return None
    if deep:
        problems.add(deep, "yaml", "this is nested too deeply.")
        return None
    if not isinstance(root, yaml.MappingNode):
        sentence = f"a {problems.what} is a YAML map with sections."
        problems.add((1, 1), "not-a-map", sentence)
        return None
    node = _Composer(text, problems).node(root, ())
    return node if isinstance(node, Map) and not problems.has("yaml") else None


def _deep(text: str) -> tuple[int, int] | None:
    """Find the first list or map inside too many others, on which composing would break down."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        mark = event.start_mark
        if depth > DEEPEST and mark:
            return mark.line + 1, mark.column + 1
    return None


def _no_yaml(error: yaml.MarkedYAMLError, text: str, problems: Problems) -> None:
    """Note what PyYAML says is wrong, at a place that is in the file."""
    lines = text.splitlines()
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark]
    inside = [mark for mark in marks if mark.line < len(lines)]
    place = (inside[0].line, inside[0].column) if inside else (len(lines) - 1, len(lines[-1]))
    parts = [error.problem] if error.problem else []
    if error.context:
        begun = f" at line {error.context_mark.line + 1}" if error.context_mark else ""
        parts.insert(0, f"{error.context}{begun}")
    hint = "Check the indentation and the quotes before here."
    if isinstance(error, yaml.composer.ComposerError):
        hint = ""
    elif lines[place[0]][place[1] :].startswith("\t"):
        hint = "Indent with spaces, not with tabs."
    sentence = f"this is not YAML: {', '.join(parts)}."
    problems.add((place[0] + 1, place[1] + 1), "yaml", sentence, hint)


@dataclass(frozen=True, slots=True)
class _Composer:
    """Turn the nodes of PyYAML into ours; those *made* are kept, as an alias gives a node again."""

    text: str
    problems: Problems
    made: dict[int, Node] = field(default_factory=dict)

    def node(self, node: yaml.Node, above: tuple[int, ...]) -> Node:
        """Give *node*, which stands inside the nodes with the ids *above*."""
        if id(node) not in self.made:
            self.made[id(node)] = self.new(node, above)
        return self.made[id(node)]

    def new(self, node: yaml.Node, above: tuple[int, ...]) -> Node:
        """Turn *node* into ours."""
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

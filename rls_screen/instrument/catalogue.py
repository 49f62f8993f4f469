"""Find the texts for people in a YAML tree by an id of their own, and put others in their place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from rls_screen.instrument.document import Entry, Items, Map, Node, Text

WORDING = frozenset(
    {
        *("title", "label", "text", "item", "help", "lead"),
        *("headline", "do", "says", "ask", "means", "because"),
        *("claim", "name", "cannot_tell"),
    }
)
"""The keys of a questionnaire whose value is a text for people."""

OPTIONS = ("one", "many")
LISTS = frozenset({"notes", "usually", *OPTIONS})
"""The keys of a questionnaire under which all values are texts for people."""

SECTIONS = ("answer_sets",)
NO_WORDING = ("sources", "laws", "examples")
NAMING = ("id", "level")
"""The keys whose value names an item of a list."""

Path = tuple[str, ...]
IsWording = Callable[[Path], bool]
"""Says whether the text at a path is for people."""


def in_questionnaire(path: Path) -> bool:
    """Say whether the text at *path* of a questionnaire is for people."""
    if path[0] in NO_WORDING:
        return False
    within = path[:-1]
    is_listed = within and (within[-1] in LISTS or path[:2] == ("doctor", "questions"))
    return bool(path[-1] in WORDING or is_listed or path[0] in SECTIONS)


def is_option(path: Path) -> bool:
    """Say whether the text at *path* of a questionnaire is the label of an answer."""
    return path[0] in SECTIONS or (len(path) > 1 and path[-2] in OPTIONS)


def everywhere(_path: Path) -> bool:
    """Say that each text is for people, as in a file of words."""
    return True


def texts_of(root: Map, is_wording: IsWording) -> dict[str, Text]:
    """Give every text for people in *root* by its id, in the order of the file.

    What an alias repeats is given once, where its anchor stands.
    """
    return {".".join(path): text for path, text in _walk(root, (), set()) if is_wording(path)}


def with_texts(root: Map, texts: Mapping[str, str]) -> Map:
    """Put each of *texts* in the place of the text with its id, and of what aliases repeat."""
    return replace(root, entries=tuple(_entries(root, (), texts, {})))


def _walk(node: Node, path: Path, seen: set[int]) -> Iterator[tuple[Path, Text]]:
    match node:
        case Text():
            yield path, node
        case _ if id(node) in seen:
            pass
        case Items(items=items):
            seen.add(id(node))
            for index, item in enumerate(items, start=1):
                yield from _walk(item, (*path, _name(item, index)), seen)
        case Map(entries=entries):
            seen.add(id(node))
            for entry in entries:
                yield from _walk(entry.node, (*path, entry.key), seen)


def _changed(node: Node, path: Path, texts: Mapping[str, str], made: dict[int, Node]) -> Node:
    if id(node) not in made:
        made[id(node)] = _new(node, path, texts, made)
    return made[id(node)]


def _new(node: Node, path: Path, texts: Mapping[str, str], made: dict[int, Node]) -> Node:
    match node:
        case Text(value=value):
            return replace(node, value=texts.get(".".join(path), value))
        case Items(items=items):
            changed = (
                _changed(item, (*path, _name(item, index)), texts, made)
                for index, item in enumerate(items, start=1)
            )
            return replace(node, items=tuple(changed))
        case Map():
            return replace(node, entries=tuple(_entries(node, path, texts, made)))


def _entries(
    node: Map, path: Path, texts: Mapping[str, str], made: dict[int, Node]
) -> Iterator[Entry]:
    for entry in node.entries:
        yield replace(entry, node=_changed(entry.node, (*path, entry.key), texts, made))


def _name(item: Node, index: int) -> str:
    """Name an item of a list by what it calls itself, or else by its place, from 1."""
    if isinstance(item, Map):
        for key in NAMING:
            entry = item.get(key)
            if entry and isinstance(entry.node, Text):
                return entry.node.value
    return str(index)

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
NO_WORDING = ("sources",)
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
    """Give every text for people in *root* by its id, in the order of the file."""
    return {".".join(path): text for path, text in _walk(root, ()) if is_wording(path)}


def with_texts(root: Map, texts: Mapping[str, str]) -> Map:
    """Put each of *texts* in the place of the text with its id."""
    changed = _changed(root, (), texts)
    if not isinstance(changed, Map):
        raise TypeError
    return changed


def _walk(node: Node, path: Path) -> Iterator[tuple[Path, Text]]:
    match node:
        case Text():
            yield path, node
        case Items(items=items):
            for index, item in enumerate(items, start=1):
                yield from _walk(item, (*path, _name(item, index)))
        case Map(entries=entries):
            for entry in entries:
                yield from _walk(entry.node, (*path, entry.key))


def _changed(node: Node, path: Path, texts: Mapping[str, str]) -> Node:
    match node:
        case Text():
            name = ".".join(path)
            return replace(node, value=texts[name]) if name in texts else node
        case Items(items=items):
            changed = (
                _changed(item, (*path, _name(item, index)), texts)
                for index, item in enumerate(items, start=1)
            )
            return replace(node, items=tuple(changed))
        case Map(entries=entries):
            return replace(node, entries=tuple(_entry(item, path, texts) for item in entries))


def _entry(entry: Entry, path: Path, texts: Mapping[str, str]) -> Entry:
    return replace(entry, node=_changed(entry.node, (*path, entry.key), texts))


def _name(item: Node, index: int) -> str:
    """Name an item of a list by what it calls itself, or else by its place, from 1."""
    if isinstance(item, Map):
        for key in NAMING:
            entry = item.get(key)
            if entry and isinstance(entry.node, Text):
                return entry.node.value
    return str(index)

"""Go through a questionnaire as it is written."""

from collections.abc import Iterator

from rls_screen.instrument.document import Entry, Items, Map, Node, Text


def entries(node: Node) -> Iterator[Entry]:
    """Give every entry of every map in *node*; what an alias repeats is given once."""
    waiting, seen = [node], set[int]()
    while waiting:
        here = waiting.pop()
        if id(here) in seen:
            continue
        seen.add(id(here))
        match here:
            case Map(entries=found):
                yield from found
                waiting.extend(entry.node for entry in found)
            case Items(items=items):
                waiting.extend(items)
            case Text():
                pass


def texts(node: Node) -> tuple[Text, ...]:
    """Give the texts in the list *node*, or none if it is no list."""
    items = node.items if isinstance(node, Items) else ()
    return tuple(item for item in items if isinstance(item, Text))


def section(root: Map, name: str) -> tuple[Entry, ...]:
    """Give the entries of the section *name* of *root*, which is a map, or none."""
    entry = root.get(name)
    return entry.node.entries if entry and isinstance(entry.node, Map) else ()


def value(node: Node, key: str) -> Node | None:
    """Give what stands at *key* of the map *node*."""
    entry = node.get(key) if isinstance(node, Map) else None
    return entry.node if entry else None

"""Write blocks as Markdown."""

import re
from collections.abc import Iterable, Iterator

from rls_screen.page.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    Link,
    Numbered,
    Paragraph,
    Question,
    States,
    Table,
)
from rls_screen.page.clean import clean

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(title: str, blocks: Iterable[Block]) -> str:
    """Give *blocks* as a whole page called *title*."""
    parts = [f"# {_plain(title)}", *("\n".join(_block(block)) for block in blocks)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield f"## {_plain(text)}"
        case Paragraph(text):
            yield _plain(text)
        case Question(text):
            yield f"**{_plain(text)}**"
        case Bullets(items):
            yield from (f"- {_plain(item)}" for item in items)
        case Numbered(items):
            yield from (f"{number}. {_plain(item)}" for number, item in enumerate(items, start=1))
        case States(rows):
            for row in rows:
                yield f"- {_plain(row.label)}: **{_plain(row.state)}**"
                yield from (f"  - {_plain(answer)}" for answer in row.answers)
        case Table(header, rows):
            yield f"| {' | '.join(_plain(cell) for cell in header)} |"
            yield f"|{' --- |' * len(header)}"
            yield from (f"| {' | '.join(_plain(cell) for cell in row)} |" for row in rows)
        case Link(text, address):
            yield f"[{_plain(text)}](<{address}>)"
        case Figure(_, says):
            yield _plain(says)


def _plain(text: str) -> str:
    return SPECIAL.sub(r"\\\1", " ".join(clean(text).split()))

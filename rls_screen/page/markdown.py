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

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~]|&(?=#?\w+;))")


def markdown(title: str, blocks: Iterable[Block]) -> str:
    """Give *blocks* as a whole page called *title*."""
    parts = [f"# {plain(title)}", *("\n".join(_block(block)) for block in blocks)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield f"## {plain(text)}"
        case Paragraph(text):
            yield plain(text)
        case Question(text):
            yield f"**{plain(text)}**"
        case Bullets(items):
            yield from (f"- {plain(item)}" for item in items)
        case Numbered(items):
            yield from (f"{number}. {plain(item)}" for number, item in enumerate(items, start=1))
        case States(rows):
            for row in rows:
                yield f"- {plain(row.label)}: **{plain(row.state)}**"
                yield from (f"  - {plain(answer)}" for answer in row.answers)
        case Table(header, rows):
            yield f"| {' | '.join(plain(cell) for cell in header)} |"
            yield f"|{' --- |' * len(header)}"
            yield from (f"| {' | '.join(plain(cell) for cell in row)} |" for row in rows)
        case Link(text, address):
            yield f"[{plain(text)}](<{address}>)"
        case Figure(_, says):
            yield plain(says)


def plain(text: str) -> str:
    """Give *text* on one line, with everything escaped that could be markup."""
    return SPECIAL.sub(r"\\\1", " ".join(clean(text).split()))

"""Draw blocks for a terminal, without boxes, so that they read the same aloud and in 40 columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.style import Style
from rich.text import Text

from rls_screen.page.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    Link,
    Numbered,
    Paragraph,
    Question,
    State,
    States,
    Table,
    Tone,
)
from rls_screen.page.clean import clean

STYLES = {Tone.ALARM: "bold red", Tone.NOTICE: "bold yellow", Tone.PLAIN: "", Tone.QUIET: "dim"}
HEADINGS = {**STYLES, Tone.PLAIN: "bold"}
WIDEST = 80
"""How many columns a line takes at most, so that it stays readable."""


def draw(blocks: Iterable[Block]) -> RenderableType:
    """Give *blocks* as something that a Rich console prints."""
    return Group(*(line for block in blocks for line in _block(block)))


@dataclass(frozen=True, slots=True)
class Hanging:
    """A text with *mark* before its first line and its other lines in line with it."""

    mark: str
    text: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Wrap the text to the width that is there, without blanks at the ends of lines."""
        width = min(options.max_width, WIDEST) - len(self.mark)
        for number, line in enumerate(self.text.wrap(console, max(width, 1))):
            line.rstrip()
            yield Text(" " * len(self.mark) if number else self.mark) + line


def _text(text: str, style: str | Style = "") -> Text:
    """Give *text* without characters that could control the terminal."""
    return Text(clean(text), style)


def _block(block: Block) -> Iterator[RenderableType]:
    match block:
        case Heading(text, tone):
            yield Text("")
            yield Hanging("", _text(text, HEADINGS[tone]))
        case Paragraph(text, tone):
            yield Hanging("", _text(text, STYLES[tone]))
        case Question(text):
            yield Hanging("", _text(text, "bold"))
        case Bullets(items):
            yield from (Hanging("- ", _text(item)) for item in items)
        case Numbered(items):
            width = len(str(len(items)))
            for number, item in enumerate(items, start=1):
                yield Hanging(f"{number:>{width}} ", _text(item))
        case States(rows):
            for state in rows:
                yield from _state(state)
        case Table(header, rows):
            yield from (_row(header, cells) for cells in rows)
        case Link(text, address):
            # It stays in one line, so that it can be copied and gone to.
            line = _text(text, Style(link=address))
            line.no_wrap, line.overflow = True, "ignore"
            yield line
        case Figure():
            # The table beside it says the same.
            pass


def _row(header: tuple[str, ...], row: tuple[str, ...]) -> RenderableType:
    """Read a row of a table out in one line; columns are named where there are several."""
    first, *others = row
    if len(others) > 1:
        others = [f"{name}: {cell}" for name, cell in zip(header[1:], others, strict=True)]
    return Hanging("- ", Text.assemble(_text(first, "bold"), ": ", _text("; ".join(others))))


def _state(row: State) -> Iterator[RenderableType]:
    yield Hanging("- ", Text.assemble(_text(row.label), ": ", _text(row.state, "bold")))
    yield from (Hanging("  ", _text(item, "dim")) for item in row.answers)

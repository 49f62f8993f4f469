"""The pieces of Markdown that the page is made of; what comes from a questionnaire is escaped."""

import re
from collections.abc import Iterable

from rls_screen.page.clean import clean
from rls_screen.page.markdown import plain

ADDRESS = re.compile(r"https?://[^\s<>\\]+")
TICKS = re.compile(r"`+")


def quoted(text: str) -> str:
    """Give *text* as it stands in the questionnaire, in quotation marks."""
    return f"\u201c{plain(text)}\u201d"


def link(text: str, anchor: str) -> str:
    """Give *text*, which is Markdown, as a link to a place on the page."""
    return f"[{text}](#{anchor})"


def code(text: str) -> str:
    """Give *text* as it is written in a file."""
    longest = max(map(len, TICKS.findall(text)), default=0)
    fence, gap = "`" * (longest + 1), " " if longest else ""
    return f"{fence}{gap}{' '.join(clean(text).split())}{gap}{fence}"


def heading(level: int, text: str, anchor: str) -> str:
    """Give *text*, which is Markdown, as a heading that *anchor* leads to."""
    return f'{"#" * level} {text} <a id="{anchor}"></a>'


def bullets(items: Iterable[str]) -> str:
    """Give *items*, which are Markdown, as a list."""
    return "\n".join(f"- {item}" for item in items)


def address(text: str) -> str:
    """Give the address *text* as a link where it is one of the web."""
    return f"<{text}>" if ADDRESS.fullmatch(text) else plain(text)

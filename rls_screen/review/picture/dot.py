"""Draw a picture by Graphviz; this is the one place that opens it."""

import textwrap
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from unicodedata import east_asian_width

import graphviz

from rls_screen.errors import UsageError
from rls_screen.page.clean import clean
from rls_screen.review.picture.model import Box, Cell, Frame, Kind, Line, Look, Picture

FILLS = {
    Kind.ANSWERS: "#ffffff",
    Kind.SCREEN: "#f2f2f5",
    Kind.CRITERION: "#e6effa",
    Kind.FINDING: "#f1ebfa",
    Kind.CAP: "#fcf1d9",
    Kind.RESULT: "#e7f3e7",
    Kind.REASON: "#fcf1d9",
    Kind.LEVEL: "#fbe9e9",
}
INK, QUIET, EDGE = "#1b1b1f", "#4a4a52", "#55555e"
FONT = "Arial"
SIZES = {Look.STRONG: 10.5, Look.PLAIN: 10.0, Look.QUIET: 9.0}
WIDTHS = {Kind.ANSWERS: 36, Kind.SCREEN: 44, Kind.RESULT: 50, Kind.LEVEL: 50}
"""How many letters a line takes at most."""
DOWN, NEXT = "\u2193", "\u2192 on at the top of the next column"
USUAL_WIDTH = 50
LAST_WIDTHS = {Kind.LEVEL: 50}
USUAL_LAST_WIDTH = 24
ROOM = 0.56
"""How wide a letter is at most in the mean, against its size, whatever font the reader has."""


GRAPH = {
    "rankdir": "LR",
    "fontname": FONT,
    "fontsize": "12",
    "fontcolor": INK,
    "nodesep": "0.12",
    "ranksep": "0.8",
    "bgcolor": "white",
}
NODE = {"shape": "plain", "fontname": FONT, "fontsize": "10", "fontcolor": INK}
EDGES = {"color": EDGE, "arrowsize": "0.7"}


def drawn(picture: Picture) -> tuple[str, ...]:
    """Give each part of *picture*, from the left to the right, as Graphviz draws it.

    Raise `UsageError` if its program is not there.
    """
    try:
        return tuple(str(graph.pipe(format="svg", encoding="utf-8")) for graph in _graphs(picture))
    except graphviz.ExecutableNotFound:
        raise UsageError(
            "a picture needs Graphviz' program 'dot', which is not on the path: install Graphviz, "
            "such as by 'apt-get install graphviz' or 'brew install graphviz'."
        ) from None


def _graphs(picture: Picture) -> Iterator["graphviz.Digraph"]:
    last = len(picture.frames) - 1
    for number, frame in enumerate(picture.frames):
        graph = graphviz.Digraph(graph_attr=GRAPH, node_attr=NODE, edge_attr=EDGES)
        if frame.is_column:
            graph.node("column", label=f"<{_column(frame, is_last=number == last)}>")
        else:
            _free(graph, frame, picture)
        yield graph


def _column(frame: Frame, *, is_last: bool) -> str:
    """Give the boxes of *frame* below each other, with the arrows between them as letters."""
    cells = [f"<TR><TD>{_box(box)}</TD></TR>" for box in frame.boxes]
    inside = f"<TR><TD>{DOWN}</TD></TR>".join(cells)
    onward = "" if is_last else f"<TR><TD>{NEXT}</TD></TR>"
    return f'<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="1">{inside}{onward}</TABLE>'


def _free(graph: "graphviz.Digraph", frame: Frame, picture: Picture) -> None:
    """Draw boxes where their arrows want them."""
    for box in frame.boxes:
        graph.node(_name(box.name), label=f"<{_box(box)}>")
    with graph.subgraph(graph_attr={"rank": "same"}) as same:
        for one, other in pairwise(frame.abreast):
            same.edge(_name(one), _name(other), style="invis")
    for arrow in picture.arrows:
        row = "" if arrow.row is None else f":r{arrow.row}"
        graph.edge(f"{_name(arrow.tail)}:e", f"{_name(arrow.head)}{row}:w")


def _name(name: str) -> str:
    """Give *name* without the dots and colons that would mean something to Graphviz."""
    return name.replace(".", "-")


def _box(box: Box) -> str:
    most = max(len(row) for row in box.rows)
    rows = "".join(_row(box, number, row, most) for number, row in enumerate(box.rows))
    lines = "0" if box.kind in {Kind.ANSWERS, Kind.SCREEN} else "1"
    return (
        f'<TABLE BORDER="1" CELLBORDER="{lines}" CELLSPACING="0" CELLPADDING="3" COLOR="{EDGE}" '
        f'BGCOLOR="{FILLS[box.kind]}">{rows}</TABLE>'
    )


def _row(box: Box, number: int, row: tuple[Cell, ...], most: int) -> str:
    cells = []
    for index, cell in enumerate(row):
        span = most - len(row) + 1 if index == len(row) - 1 else 1
        width = WIDTHS.get(box.kind, USUAL_WIDTH)
        if index and index == most - 1:
            width = LAST_WIDTHS.get(box.kind, USUAL_LAST_WIDTH)
        port = f' PORT="r{number}"' if not index else ""
        cells.append(_cell(cell, width, f'{port} COLSPAN="{span}"'))
    return f"<TR>{''.join(cells)}</TR>"


def _cell(cell: Cell, width: int, more: str) -> str:
    lines = [(part, line.look) for line in cell.lines for part in _wrapped(line, width)]
    needed = max((_width(part) * SIZES[look] for part, look in lines), default=0)
    # Only a cell that leads somewhere gets an element of its own; what leads to itself is mended.
    place = f' ID="{cell.place}"' if cell.place else ""
    goal = cell.link or cell.place
    link = f' HREF="#{goal}"{place}' if goal else ""
    inside = '<BR ALIGN="LEFT"/>'.join(_styled(part, look) for part, look in lines)
    return (
        f'<TD ALIGN="LEFT" BALIGN="LEFT" VALIGN="TOP" WIDTH="{round(needed)}"{link}{more}>'
        f'{inside}<BR ALIGN="LEFT"/></TD>'
    )


def _wrapped(line: Line, width: int) -> Iterable[str]:
    return textwrap.wrap(clean(line.text), width) or (" ",)


def _width(text: str) -> float:
    wide = sum(east_asian_width(letter) in "WF" for letter in text)
    return (len(text) - wide) * ROOM + wide


def _styled(text: str, look: Look) -> str:
    colour = QUIET if look is Look.QUIET else INK
    inside = f"<B>{_text(text)}</B>" if look is Look.STRONG else _text(text)
    return f'<FONT POINT-SIZE="{SIZES[look]}" COLOR="{colour}">{inside}</FONT>'


def _text(text: str) -> str:
    # Graphviz reads a backslash and a letter as something of its own, even here.
    return escape(clean(text)).replace("\\", r"\\")

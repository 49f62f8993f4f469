"""Promises of the pictures of a questionnaire: all is there once, is told in words, and escaped."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from rich.console import Console

from rls_screen import Instrument, load
from rls_screen.instrument.read import read
from rls_screen.logic.nodes import Condition
from rls_screen.logic.rules import Decision, conditions
from rls_screen.page.blocks import Link
from rls_screen.page.html import html
from rls_screen.page.markdown import markdown
from rls_screen.page.terminal import draw
from rls_screen.review.picture.dot import FILLS, INK, QUIET, drawn
from rls_screen.review.picture.mentioned import names_in
from rls_screen.review.picture.model import Picture
from rls_screen.review.picture.page import page, sheet_of
from rls_screen.review.picture.places import RULES, question_place, rule_place
from rls_screen.review.picture.result import Ways
from rls_screen.review.picture.saying import Saying, spaced
from rls_screen.review.picture.urgency import Levels
from rls_screen.review.picture.way import Way
from rls_screen.review.picture.whole import pictures
from tests.laws import strategies

CASES = Path(__file__).parents[2] / "cases"
MINIMAL = (CASES / "minimal.yaml").read_text(encoding="utf-8")
HOSTILE = (
    "<b>&amp; </text><script>alert(1)</script>",
    'a "quoted" \\\\N \\\\G } { | <br/> -> [x];',
    "שלום עולם \u202e reversed \u2066 isolated",
    "]]> <!-- --> &#0; %s $HOME",
    "\u811a\u304c\u3080\u305a\u3080\u305a\u3059\u308b" * 9,
    "x" * 300,
)
needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not there")


def _hostile(label: str) -> Instrument:
    """Give the minimal questionnaire with *label* wherever people read something."""
    quoted = "'" + label.replace("'", "''") + "'"
    said = r"""(label|means|title|says|text|headline|because): ("[^"]*"|[^\n,}]+)"""
    text = re.sub(said, r"\1: @", MINIMAL).replace("{self: Myself", "{self: @")
    return read(text.replace("@", quoted), "minimal.yaml")


INSTRUMENTS = {
    "shipped": load(),
    "minimal": read(MINIMAL, "minimal.yaml"),
    **{f"hostile {number}": _hostile(label) for number, label in enumerate(HOSTILE)},
}
each_instrument = pytest.mark.parametrize("name", INSTRUMENTS)


def _shown(instrument: Instrument) -> Iterator[Picture]:
    yield Way(instrument).picture()
    yield from Ways(instrument).pictures()
    yield from Levels(instrument).pictures()
    yield from pictures(instrument)


def _tree(page_or_sheet: str) -> ET.Element:
    """Read what is written as XML, which fails unless it is well formed."""
    text = page_or_sheet.replace("<!DOCTYPE html>", "")
    text = re.sub(r"<meta [^>]*>", "", text)
    return ET.fromstring(text)  # noqa: S314 - this program wrote it


def _ids(tree: ET.Element) -> Counter[str]:
    return Counter(item.attrib["id"] for item in tree.iter() if "id" in item.attrib)


def _places(instrument: Instrument) -> set[str]:
    """Give the place of each rule, of each row of a decision, and of each question."""
    found = {rule_place(rule.name) for rule in instrument.rules}
    for rule in instrument.rules:
        if isinstance(rule, Decision):
            found |= {rule_place(rule.name, row) for row in range(1, len(rule.rows) + 1)}
    return found | {question_place(name) for name in instrument.questions}


@needs_dot
@each_instrument
def test_every_rule_stands_once_on_the_page(name: str) -> None:
    """Each rule, row and question has its id there, no id comes twice, and links lead somewhere."""
    instrument = INSTRUMENTS[name]
    text = page(instrument)
    tree = _tree(text)
    ids = _ids(tree)
    assert _places(instrument) <= ids.keys()
    assert set(ids.values()) == {1}
    links = [item.attrib["href"] for item in tree.iter() if "href" in item.attrib]
    assert {link.removeprefix("#") for link in links} <= ids.keys()
    assert all(link.startswith("#") for link in links)
    assert text == page(instrument)


@needs_dot
@each_instrument
def test_the_sheet_is_well_formed_and_has_what_decides(name: str) -> None:
    """Result, criteria, what calls for care, and urgency with its reasons are on one sheet."""
    instrument = INSTRUMENTS[name]
    text = sheet_of(instrument)
    tree = _tree(text)
    ids = _ids(tree)
    heads = ("result", "urgency", "criteria", "caps", "reasons")
    wanted = {rule.name for rule in instrument.rules if rule.name.split(".")[0] in heads}
    assert {rule_place(rule) for rule in wanted} <= ids.keys()
    assert set(ids.values()) == {1}
    assert tree.attrib[RULES] == instrument.rules_digest
    assert text == sheet_of(instrument)


@needs_dot
@each_instrument
def test_nothing_is_fetched_and_nothing_runs(name: str) -> None:
    """There is no script, no image, no handler and no address in what is drawn."""
    for text in (page(INSTRUMENTS[name]), sheet_of(INSTRUMENTS[name])):
        tags = {item.tag.rpartition("}")[2] for item in _tree(text).iter()}
        assert tags.isdisjoint({"script", "image", "img", "link", "iframe", "foreignObject", "use"})
        attributes = {key for item in _tree(text).iter() for key in item.attrib}
        assert not any(key.startswith("on") for key in attributes)
        assert "url(" not in text
        assert "@import" not in text


@needs_dot
@each_instrument
def test_every_text_of_a_picture_is_drawn(name: str) -> None:
    """No word of a box is lost, and Graphviz draws the boxes that were asked for and no other."""
    for picture in _shown(INSTRUMENTS[name]):
        parts = [ET.fromstring(part) for part in drawn(picture)]  # noqa: S314
        texts = "".join(
            item.text or "" for part in parts for item in part.iter() if item.tag.endswith("}text")
        )
        seen = "".join(texts.split())
        boxes = [box for frame in picture.frames for box in frame.boxes]
        for line in (line for box in boxes for row in box.rows for c in row for line in c.lines):
            wanted = "".join(x if x.isprintable() else " " for x in line.text)
            assert "".join(wanted.split()) in seen
        nodes = [x for part in parts for x in part.iter() if x.get("class") == "node"]
        columns = sum(frame.is_column for frame in picture.frames)
        others = sum(len(frame.boxes) for frame in picture.frames if not frame.is_column)
        assert len(nodes) == columns + others


def test_arrows_join_boxes_that_are_there() -> None:
    """Each end of an arrow is a box of its picture, and its row is one of that box."""
    for picture in (item for instrument in INSTRUMENTS.values() for item in _shown(instrument)):
        boxes = {box.name: box for frame in picture.frames for box in frame.boxes}
        assert len(boxes) == sum(len(frame.boxes) for frame in picture.frames)
        for arrow in picture.arrows:
            assert arrow.tail in boxes
            assert (arrow.row or 0) < len(boxes[arrow.head].rows)


def test_what_the_result_rests_on_has_an_arrow(instrument: Instrument) -> None:
    """Every criterion, and what calls for care, leads to the result."""
    *_, picture = Ways(instrument).pictures()
    tails = {arrow.tail for arrow in picture.arrows if arrow.head == "result"}
    assert {criterion.rule for criterion in instrument.criteria} | {"caps"} <= tails


def test_the_rows_of_the_result_stand_in_their_order(instrument: Instrument) -> None:
    """The first that holds decides, so the order of the rows is that of the rules."""
    rows = Ways(instrument).result().rows[1:]
    places = [cell.place for row in rows for cell in row if cell.place]
    rule = next(rule for rule in instrument.rules if rule.name == "result")
    assert isinstance(rule, Decision)
    assert places == [rule_place("result", number) for number in range(1, len(rule.rows) + 1)]


@each_instrument
def test_a_place_of_urgency_is_that_of_its_level(name: str) -> None:
    """The number in the id is that of the row which decides, also where a level has no reasons."""
    instrument = INSTRUMENTS[name]
    rule = next(rule for rule in instrument.rules if rule.name == "urgency")
    assert isinstance(rule, Decision)
    wanted = {
        rule_place("urgency", number): spaced(row.outcome or "")
        for number, row in enumerate(rule.rows, start=1)
    }
    _, sheet = pictures(instrument)
    for picture in (next(Levels(instrument).pictures()), sheet):
        boxes = [box for frame in picture.frames for box in frame.boxes]
        cells = [cell for box in boxes for row in box.rows for cell in row]
        found = {cell.place: cell.means for cell in cells if cell.place in wanted}
        assert {place: means.partition(":")[0] for place, means in found.items()} == wanted


def test_what_the_result_asks_itself_leads_to_its_row() -> None:
    """An arrow from answers goes to the one row that looks at them."""
    *_, picture = Ways(INSTRUMENTS["minimal"]).pictures()
    assert [arrow.row for arrow in picture.arrows if arrow.tail == "answers.result"] == [3]


def test_conditions_that_differ_are_told_apart(instrument: Instrument) -> None:
    """No two conditions of the questionnaire are said in the same words."""
    saying = Saying(instrument)
    found: dict[str, Condition] = {}
    every = {node for rule in instrument.rules for node in conditions(rule)}
    for node in every:
        said = saying.condition(node)
        assert found.setdefault(said, node) == node
    assert len(found) > 90


@given(strategies.conditions())
def test_any_condition_can_be_said(condition: Condition) -> None:
    """Whatever a rule can ask for has words, and names what it is about."""
    said = Saying(INSTRUMENTS["minimal"]).condition(condition)
    assert said
    assert {*names_in(condition)}


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return sum(weight * x for weight, x in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("fill", sorted(set(FILLS.values())))
@pytest.mark.parametrize("ink", [INK, QUIET])
def test_text_stands_out_from_its_ground(ink: str, fill: str) -> None:
    """The contrast is that of WCAG 2 AA for small text, or more."""
    assert (_luminance(fill) + 0.05) / (_luminance(ink) + 0.05) >= 4.5


@pytest.mark.parametrize("colours", ["standard", None])
def test_a_link_is_one_only_where_the_terminal_can(colours: Literal["standard"] | None) -> None:
    """Its text stands in one line in any case, and without colours there is no escape byte."""
    out = StringIO()
    text = f"{'folder/' * 20}rules.html#rule-result-3"
    console = Console(file=out, width=40, force_terminal=True, color_system=colours)
    console.print(draw((Link(text, "file:///rules.html#rule-result-3"),)), crop=False)
    assert text in out.getvalue()
    assert ("\x1b]8;" in out.getvalue()) is (colours is not None)
    assert ("\x1b" in out.getvalue()) is (colours is not None)


def test_a_link_is_escaped_on_other_pages() -> None:
    """Neither its text nor its address can become something else."""
    link = Link('<b>"&', 'file:///a"><script>#x')
    written = '<a href="file:///a&quot;&gt;&lt;script&gt;#x">&lt;b&gt;&quot;&amp;</a>'
    assert written in html("", (link,))
    assert "[\\<b\\>" in markdown("", (link,))

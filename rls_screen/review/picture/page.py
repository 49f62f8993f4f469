"""Put all pictures of a questionnaire on one page, or the main ones on one sheet."""

from collections.abc import Iterator

from rls_screen.instrument.model import Instrument
from rls_screen.page.blocks import Block, Bullets, Figure, Heading, Page, Paragraph
from rls_screen.page.html import html
from rls_screen.review.picture.result import Ways
from rls_screen.review.picture.svg import figure, sheet
from rls_screen.review.picture.tables import Tables
from rls_screen.review.picture.urgency import Levels
from rls_screen.review.picture.way import Way
from rls_screen.review.picture.whole import pictures

STYLE = """
main { max-width: 110rem; }
p, ul { max-width: 60rem; }
.figure { overflow-x: auto; margin: .5rem 0; background: #fff; padding: .5rem; }
.figure svg { max-width: max(100%, 60rem); height: auto; }
.figure a text { text-decoration: underline; }
:target > polygon { stroke: #a30014; stroke-width: 3; }
tr:target { outline: 3px solid var(--alarm); }
@page { size: A4 landscape; margin: 9mm; }
@media print { .figure { padding: 0; overflow: visible; break-inside: avoid; }
  .figure svg { max-width: 100%; max-height: 165mm; }
  h2 { break-before: page; } ul { columns: 1; } }
"""
READ = (
    (
        "This page shows which questions are asked, and what follows from the answers. It is made "
        "from the same file that the program decides by."
    ),
    (
        "Every box says in its first line what it is; colours only repeat that. A name in [square "
        "brackets] is a question, a group of questions, or something that is worked out from "
        "answers. Underlined text leads to where a thing is told. S1, S2 and so on are sources, "
        "listed at the end."
    ),
    (
        "An answer is known or not known. A question that was not asked, or was answered with “not "
        "sure”, is not known. A condition holds only if that is certain; what is not known never "
        "counts as “no”."
    ),
)
SHORT = (
    "In a box, the first row that holds decides. A name in [square brackets] is a question, a "
    "group of questions, or something worked out from answers. What is not known never counts as "
    "“no”. Made of"
)


def title(instrument: Instrument) -> str:
    """Give the title of a page or sheet of pictures."""
    return f"How “{instrument.title}” decides"


def made_of(instrument: Instrument) -> str:
    """Say of which questionnaire and rules a picture was made."""
    return f"{instrument.name}, rules {instrument.rules_digest[:16]}"


def page(instrument: Instrument) -> str:
    """Give the page of *instrument*; raise `UsageError` if the program that draws is missing."""
    return html(title(instrument), _blocks(instrument), instrument.language, STYLE)


def sheet_of(instrument: Instrument) -> str:
    """Give the one sheet of *instrument*, as SVG; raise `UsageError` as `page` does."""
    said = f"{SHORT} {made_of(instrument)}."
    return sheet(pictures(instrument), (title(instrument), said), instrument.rules_digest)


def _blocks(instrument: Instrument) -> Page:
    levels = tuple(Levels(instrument).pictures())
    shown = (Way(instrument).picture(), *Ways(instrument).pictures(), *levels)
    drawn = {place for picture in shown for place in picture.places()}
    tables = Tables(instrument, frozenset(drawn))
    known = frozenset((*drawn, *tables.places()))
    blocks: list[Block] = [Paragraph(made_of(instrument)), *(Paragraph(text) for text in READ)]
    for picture in shown:
        blocks.append(Heading(picture.title))
        blocks.extend(Paragraph(text) for text in picture.says)
        drawing = figure(picture, instrument.rules_digest, known)
        blocks.append(Figure(drawing, picture.title, has_links=True))
    return (*blocks, *tables.blocks(), *_sources(instrument))


def _sources(instrument: Instrument) -> Iterator[Block]:
    yield Heading("Sources")
    sources = instrument.sources.values()
    yield Bullets(tuple(f"{item.id}: {item.text} {item.address}".rstrip() for item in sources))

"""Write blocks as one HTML page that needs nothing else: no script, no font, no network."""

from collections.abc import Iterable, Iterator
from html import escape

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

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #ffffff; --line: #8a8a94;
  --alarm: #a30014; --notice: #6b4300; --quiet: #55555e; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf1; --paper: #17171b; --line: #77777f;
  --alarm: #ff9a9f; --notice: #f2c14e; --quiet: #b4b4bf; } }
body { color: var(--ink); background: var(--paper); margin: 0;
  font: 1rem/1.45 system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 1.1rem 0 .3rem; }
p, ul { margin: .3rem 0; }
ul { padding-left: 1.2rem; }
table { border-collapse: collapse; width: 100%; margin: .3rem 0; }
th, td { border: 1px solid var(--line); padding: .2rem .4rem; text-align: left;
  vertical-align: top; overflow-wrap: break-word; }
th[scope=row], th[scope=col]:first-child { width: 32%; font-weight: 600; }
.alarm { color: var(--alarm); font-weight: bold; }
.notice { color: var(--notice); font-weight: bold; }
.quiet { color: var(--quiet); }
.figure svg { max-width: 100%; height: auto; }
@page { size: A4; margin: 11mm; }
@media print { :root { --ink: #000; --paper: #fff; --line: #777; --alarm: #000; --notice: #000;
  --quiet: #333; }
  main { max-width: none; padding: 0; }
  body { font-size: 8pt; line-height: 1.22; }
  h1 { font-size: 13pt; } h2 { font-size: 9.5pt; margin: .45rem 0 .1rem; break-after: avoid; }
  p, ul, table { margin: .1rem 0; } th, td { padding: 0 .25rem; }
  ul { columns: 2; column-gap: 8mm; } li { break-inside: avoid; }
  tr { break-inside: avoid; } }
"""
CLASSES = {Tone.ALARM: "alarm", Tone.NOTICE: "notice", Tone.PLAIN: "", Tone.QUIET: "quiet"}


def html(title: str, blocks: Iterable[Block], language: str = "en", style: str = "") -> str:
    """Give *blocks* as a whole page called *title*, in *language*, with more *style*."""
    body = "\n".join(line for block in blocks for line in _block(block))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_text(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, tone):
            yield f"<h2{_class(tone)}>{_text(text)}</h2>"
        case Paragraph(text, tone):
            yield f"<p{_class(tone)}>{_text(text)}</p>"
        case Question(text):
            yield f"<p><strong>{_text(text)}</strong></p>"
        case Bullets(items):
            yield from _list("ul", items)
        case Numbered(items):
            yield from _list("ol", items)
        case States(rows):
            yield from _list("ul", tuple(_state(row) for row in rows))
        case Table():
            yield from _table(block)
        case Figure(svg, says, has_links):
            role = "group" if has_links else "img"
            yield f'<div class="figure" role="{role}" aria-label="{_text(says)}">{svg}</div>'
        case Link(text, address):
            yield f'<p><a href="{_text(address)}">{_text(text)}</a></p>'


def _text(text: str) -> str:
    return escape(clean(text))


def _class(tone: Tone) -> str:
    return f' class="{CLASSES[tone]}"' if CLASSES[tone] else ""


def _list(tag: str, items: tuple[str, ...]) -> Iterator[str]:
    yield f"<{tag}>"
    yield from (f"<li>{_text(item)}</li>" for item in items)
    yield f"</{tag}>"


def _state(row: State) -> str:
    return f"{row.label}: {row.state}. {'; '.join(row.answers)}"


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    cells = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in table.header)
    yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    for index, (first, *others) in enumerate(table.rows):
        cells = "".join(f"<td>{_text(cell)}</td>" for cell in others)
        place = f' id="{_text(table.places[index])}"' if table.places else ""
        yield f'<tr{place}><th scope="row">{_text(first)}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"

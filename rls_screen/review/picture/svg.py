"""Make of what Graphviz draws an SVG whose places can be found, with what each one means."""

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from rls_screen.page.clean import clean
from rls_screen.review.picture.dot import INK, QUIET, drawn
from rls_screen.review.picture.model import Picture
from rls_screen.review.picture.places import RULES

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
FAMILY = "Arial, 'Liberation Sans', Helvetica, sans-serif"
GAP, ABOVE = 24.0, 58.0

ET.register_namespace("", SVG)


def figure(picture: Picture, digest: str, known: frozenset[str]) -> str:
    """Give *picture* as an SVG for a page; *known* are the ids to which a link can lead."""
    return _written(_marked(_whole(picture, known), digest))


def sheet(pictures: Sequence[Picture], titles: tuple[str, str], digest: str) -> str:
    """Give *pictures* beside each other as a whole file, under its two *titles*."""
    known = frozenset(place for picture in pictures for place in picture.places())
    root = _beside([_whole(picture, known) for picture in pictures], GAP, (ABOVE, GAP))
    _put_first(root, "rect", "", {"width": "100%", "height": "100%", "fill": "white"})
    _put_first(root, "title", titles[0])
    for text, y, size, ink in ((titles[0], 26, 16, INK), (titles[1], 44, 10, QUIET)):
        place = {"x": f"{GAP:g}", "y": f"{y}", "font-size": f"{size}", "fill": ink}
        child = ET.SubElement(root, f"{{{SVG}}}text", {**place, "font-family": FAMILY})
        child.text = clean(text)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_written(_marked(root, digest))}\n'


def _marked(root: Element, digest: str) -> Element:
    root.set(RULES, digest)
    return root


def _whole(picture: Picture, known: frozenset[str]) -> Element:
    """Give all of *picture*, its parts beside each other."""
    root = _beside([_mended(part, picture, known) for part in drawn(picture)], 0, (0, 0))
    root.set("id", f"picture-{picture.name}")
    _put_first(root, "title", picture.title)
    return root


def _beside(parts: Sequence[Element], gap: float, over: tuple[float, float]) -> Element:
    """Put *parts* beside each other with a *gap* around each, and room above and below."""
    above, below = over
    sizes = [_size(part) for part in parts]
    width = sum(size[0] for size in sizes) + gap * (len(parts) + 1)
    height = max(size[1] for size in sizes) + above + below
    root = Element(f"{{{SVG}}}svg", _measures(width, height))
    left = gap
    for part, size in zip(parts, sizes, strict=True):
        # Inside a drawing, a point is larger than the unit in which all is measured.
        part.attrib |= {"x": f"{left:g}", "y": f"{above:g}", "width": f"{size[0]:g}"}
        part.set("height", f"{size[1]:g}")
        root.append(part)
        left += size[0] + gap
    return root


def _mended(part: str, picture: Picture, known: frozenset[str]) -> Element:
    """Give a *part* of *picture*, with ids, meanings and links where they belong."""
    root = ET.fromstring(part)  # noqa: S314 - Graphviz wrote it, from escaped texts
    boxes = (box for frame in picture.frames for box in frame.boxes)
    means = {cell.place: cell.means for box in boxes for row in box.rows for cell in row}
    root.attrib |= _measures(*_size(root))
    for element in list(root.iter()):
        for child in list(element):
            if child.tag == f"{{{SVG}}}title":
                element.remove(child)
            elif child.tag == f"{{{SVG}}}text":
                child.set("font-family", FAMILY)
        if element.tag == f"{{{SVG}}}g":
            _name(element, means, known)
    return root


def _name(element: Element, means: Mapping[str, str], known: frozenset[str]) -> None:
    """Give *element* its id and its title, or none; a link that leads nowhere is taken out."""
    name = element.attrib.pop("id", "").removeprefix("a_")
    link = element.find(f"{{{SVG}}}a")
    if link is None:
        return
    goal = link.get(f"{{{XLINK}}}href", "").removeprefix("#")
    link.attrib.clear()
    link.set("href", f"#{goal}")
    if name in means:
        element.set("id", name)
        _put_first(element, "title", means[name])
    if goal == name or goal not in known:
        element.extend(list(link))
        element.remove(link)


def _size(root: Element) -> tuple[float, float]:
    """Give the width and height of a drawing, in points."""
    width, height = re.findall(r"[0-9.]+", root.get("viewBox", "0 0 0 0"))[2:4]
    return float(width), float(height)


def _measures(width: float, height: float) -> dict[str, str]:
    return {
        "width": f"{width:g}pt",
        "height": f"{height:g}pt",
        "viewBox": f"0 0 {width:g} {height:g}",
    }


def _put_first(
    root: Element, tag: str, text: str, attributes: Mapping[str, str] | None = None
) -> None:
    child = Element(f"{{{SVG}}}{tag}", dict(attributes or {}))
    child.text = clean(text)
    root.insert(0, child)


def _written(root: Element) -> str:
    return ET.tostring(root, encoding="unicode")

"""From the SVG that matplotlib writes to SVG that may stand in a page or in a file.

Only paths and words are kept, each with presentation attributes of a short list: no style, script, link, id or address
can come through, so the policy of the pages holds and what names of sources contain stays text.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from framing.charts.theme import FAMILY, LIGHT, ROLES

_SVG = "http://www.w3.org/2000/svg"
_KEPT = ("fill-opacity", "stroke-opacity", "opacity", "stroke-width", "font-size", "font-weight", "text-anchor")
_NUMBER = re.compile(r"-?\d+\.\d+")
_BLANKS = re.compile(r"\s+")
Paint = Callable[[str], Mapping[str, str]]


def in_page(drawing: bytes, *, key: str, title: str, told: str, css: str) -> str:
    """An element for a page: roles are classes, colours are those around it; ``key`` is its own on the page."""
    root, width, height = _begun(drawing)
    named = f"{key}-title {key}-told"
    root.attrib.update({"class": css, "width": width, "height": height, "aria-labelledby": named})
    _titled(root, title, told, key)
    root.extend(_marks(drawing, _by_class))
    return etree.tostring(root, encoding="unicode")


def in_file(drawing: bytes, *, title: str, told: str) -> str:
    """A file that stands alone, in the colours of the light theme."""
    root, width, height = _begun(drawing)
    root.attrib.update({"width": width, "height": height, "font-family": FAMILY})
    _titled(root, title, told, "chart")
    root.append(etree.Element("rect", {"width": width, "height": height, "fill": LIGHT["paper"]}))
    root.extend(_marks(drawing, _by_colour))
    root.set("xmlns", _SVG)
    return etree.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _begun(drawing: bytes) -> tuple[etree._Element, str, str]:
    _, _, width, height = _parsed(drawing).get("viewBox", "").split()
    width, height = _short(width), _short(height)
    return etree.Element("svg", {"role": "img", "viewBox": f"0 0 {width} {height}"}), width, height


def _titled(root: etree._Element, title: str, told: str, key: str) -> None:
    for name, words in (("title", title), ("desc", told)):
        part = etree.SubElement(root, name, {"id": f"{key}-{'told' if name == 'desc' else name}"})
        part.text = printable(words)


def _marks(drawing: bytes, paint: Paint) -> Iterator[etree._Element]:
    """Every path and every line of words in the order in which they are drawn."""
    for found in _parsed(drawing).iter(f"{{{_SVG}}}path", f"{{{_SVG}}}text"):
        style = dict(_declarations(found.get("style", "")))
        name = etree.QName(found).localname
        made = etree.Element(name)
        if name == "path":
            made.set("d", _short(found.get("d", "")).strip())
        else:
            made.attrib.update({"x": _short(found.get("x", "0")), "y": _short(found.get("y", "0"))})
            made.text = found.text
        role = _role(style)
        if role:
            made.attrib.update({**paint(role), **_presented(name, style)})
            yield made


def _presented(name: str, style: Mapping[str, str]) -> dict[str, str]:
    """The attributes beside the colour."""
    is_outline = name == "path" and style.get("fill") == "none"
    ink = {"fill": "none", "stroke": "currentColor"} if is_outline else {"fill": "currentColor"}
    return ink | {key: style[key].removesuffix("px") for key in _KEPT if key in style}


def _role(style: Mapping[str, str]) -> str:
    """What it is drawn for; nothing for the ground of the drawing."""
    fill, stroke = style.get("fill", "none"), style.get("stroke", "none")
    colour = stroke if fill == "none" else fill
    return "" if colour == "none" else ROLES[colour]


def _by_class(role: str) -> Mapping[str, str]:
    return {"class": role if role.startswith("source-") else f"tone-{role}"}


def _by_colour(role: str) -> Mapping[str, str]:
    return {"color": LIGHT[role]}


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        name, found, value = declaration.partition(":")
        if found:
            yield name.strip(), value.strip()


def _short(numbers: str) -> str:
    """Numbers with two decimals at most, on one line."""
    rounded = _NUMBER.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), numbers)
    return _BLANKS.sub(" ", rounded)


def printable(words: str) -> str:
    """The words without characters that XML cannot hold."""
    return "".join(char for char in words if char.isprintable())


def _parsed(drawing: bytes) -> etree._Element:
    return etree.fromstring(drawing, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))

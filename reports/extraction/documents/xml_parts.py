"""The XML inside office documents, read without following or expanding anything."""

import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from reports.extraction.documents.archives import content_of, opened
from reports.extraction.documents.limits import MEGABYTE, ReadLimits
from reports.extraction.documents.values import DocumentRefused

#: An element of lxml, which tells no types.
Element = Any
#: The longest reports have some MB of XML; far more than the text may have in characters.
LARGEST_PART = 40 * MEGABYTE


class Package:
    """An office document: named parts in a ZIP archive; ``what`` is what its readers call it."""

    def __init__(self, payload: bytes, limits: ReadLimits, *, what: str) -> None:
        self._what = what
        self._archive = opened(payload, what=what)
        self._most = min(LARGEST_PART, limits.unpacked_bytes)

    def xml(self, name: str) -> Element | None:
        """The root of a part, or nothing when there is no such part; raises :class:`DocumentRefused`."""
        try:
            info: zipfile.ZipInfo = self._archive.getinfo(name)
        except KeyError:
            return None
        return parsed(content_of(self._archive, info, most=self._most, what=self._what))


def parsed(content: bytes) -> Element:
    """The root of some XML. What declares entities is refused: no office program writes such a declaration."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "memory" in str(error).lower():
            raise MemoryError from error
        raise DocumentRefused(
            "unreadable",
            "This document is damaged inside and cannot be read. Open it in its program and save it again, "
            "or paste its text.",
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentRefused(
            "entities",
            "This document declares abbreviations (XML entities), which reports do not need and which can do harm. "
            "Open it in its program and save it as PDF or text.",
        )
    return root


def local_name(element: Element) -> str:
    """The name of an element without its namespace; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def words_of(element: Element | None, name: str) -> str:
    """The text of the first element of that name."""
    if element is None:
        return ""
    return next(("".join(map(str, one.itertext())) for one in element.iter() if local_name(one) == name), "")


def children(element: Element) -> Iterator[tuple[str, Element]]:
    """Name and element of each child."""
    for child in element:
        if name := local_name(child):
            yield name, child

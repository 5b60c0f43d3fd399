"""From the characters of a page to its tree, within bounds (docs/method.md, "Pages")."""

import re

from lxml import etree, html

from reports.extraction.documents.values import DocumentRefused

# Choices of this product, see docs/method.md, "Pages".
MAXIMUM_PAGE_BYTES = 10_000_000
MAXIMUM_ELEMENTS = 60_000
MAXIMUM_ATTRIBUTES = 400
LONGEST_CLASS = 300

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Characters that no tree may hold, written as references.
_BAD_REFERENCE = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|d[89a-f][0-9a-f]{2}|fff[ef])|0*(?:[0-8]|1[1245-9]|2\d|3[01]|5[5-6]\d{3}|57[0-2]\d\d"
    r"|573[0-3]\d|5734[0-3]|6553[45]))(?:;|(?![0-9a-f]))",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# What the parser reads as one attribute, and one tag; scripts and comments hold no tags.
_ATTRIBUTE = r"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)|<[a-z][^\s/>]*+(?:[\s/=]++|{_ATTRIBUTE})*+",
    re.IGNORECASE | re.DOTALL,
)
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)


def tree_of(page: str) -> html.HtmlElement:
    """The tree of the page without comments; raises :class:`DocumentRefused` when it has none or is out of bounds."""
    page = _DECLARATION.sub("", _BAD_REFERENCE.sub("", _NOT_IN_XML.sub("", page)), count=1)
    _refuse_floods(page)
    # The parser gives up tags nested deeper than 256 by itself; it never asks the network.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=False, no_network=True
    )
    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise DocumentRefused("empty", "This page is empty. Save the page again once it shows the report.") from error
    _shorten_names(tree)
    return tree


def _shorten_names(tree: html.HtmlElement) -> None:
    """Cut classes and ids that no person wrote: every rule that reads them reads them whole."""
    for element in tree.iter():
        for name in ("class", "id", "style"):
            value = element.get(name)
            if value and len(value) > LONGEST_CLASS:
                element.set(name, value[:LONGEST_CLASS])


def _refuse_floods(page: str) -> None:
    """Pages that no person made: the parser's time grows with the square of the attributes of one tag."""
    if page.count("<") > 3 * MAXIMUM_ELEMENTS:
        raise DocumentRefused(
            "too_many_elements",
            f"This page has more than {MAXIMUM_ELEMENTS:,} elements. Save the report alone, without its comments.",
        )
    for tag in _TAG.finditer(page):
        if tag.end() - tag.start() > 4 * MAXIMUM_ATTRIBUTES and tag.group(1) is None:
            if page.startswith("<!--", tag.start()):
                continue
            if sum(1 for _ in _ONE_ATTRIBUTE.finditer(tag.group())) > MAXIMUM_ATTRIBUTES:
                raise DocumentRefused(
                    "too_many_attributes",
                    f"A tag of this page has more than {MAXIMUM_ATTRIBUTES:,} attributes; no report looks like that.",
                )

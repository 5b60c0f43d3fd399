"""The words of simple HTML, as in messages: paragraph by paragraph, without judging what is the report in it."""

from lxml import etree, html

from reports.extraction.documents.drafts import clean

_BLOCK_NAMES = """
    address article aside blockquote body br center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header
    hr li main nav ol p pre section table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_NOT_READ = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe"})


def markup_paragraphs(text: str) -> list[str]:
    """The visible words, a paragraph for each block."""
    if not text.strip():
        return []
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    pieces: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += name in _NOT_READ
            pieces += ["\n" if name in _BLOCKS else "", "" if hidden else element.text or ""]
        else:
            hidden -= name in _NOT_READ
            pieces += ["\n" if name in _BLOCKS else "", "" if hidden else element.tail or ""]
    return [words for line in "".join(_on_one_line(pieces)).split("\n") if (words := clean(line))]


def _on_one_line(pieces: list[str]) -> list[str]:
    """Line ends inside the words are blanks in HTML; only blocks end a line."""
    return [piece if piece == "\n" else piece.replace("\n", " ") for piece in pieces]

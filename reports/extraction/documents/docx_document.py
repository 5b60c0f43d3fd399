"""Word documents (DOCX): the text as it stands with all changes accepted, without notes, headers and comments."""

from collections.abc import Iterator

from reports.extraction.documents.archives import DOCX
from reports.extraction.documents.dates import plausible_text
from reports.extraction.documents.drafts import Draft
from reports.extraction.documents.limits import ReadLimits
from reports.extraction.documents.styled import TRACKED, Properties, Styled, row_texts, styled_draft
from reports.extraction.documents.values import DocumentRefused
from reports.extraction.documents.xml_parts import Element, Package, attribute, children, local_name, words_of

# Inside these nothing is text of the report: what was deleted or moved away, instructions of fields, doubles.
_NOT_READ = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr"})
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo"})
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
#: Stands in every file that the library python-docx makes, whenever it makes it.
_DAY_OF_TEMPLATE = "2013-12-23T23:15:00"
#: Deeper than any table in a table; the XML itself may be deeper.
MOST_NESTED = 60


def docx_draft(payload: bytes, *, limits: ReadLimits) -> Draft:
    """The report in a Word document; raises :class:`DocumentRefused`."""
    package = Package(payload, limits, what=DOCX)
    root = package.xml("word/document.xml")
    body = None if root is None else next((child for name, child in children(root) if name == "body"), None)
    if body is None:
        raise DocumentRefused("unreadable", "This Word document has no text part. Open it in Word and save it again.")
    core = package.xml("docProps/core.xml")
    has_changes = any(local_name(one) in _CHANGES for one in body.iter())
    about = Properties(
        title=words_of(core, "title"),
        author=words_of(core, "creator"),
        made=plausible_text(_made(words_of(core, "created"))),
        problems=(TRACKED,) if has_changes else (),
    )
    return styled_draft("docx", _paragraphs(body, _style_names(package.xml("word/styles.xml")), 0), about)


def _made(created: str) -> str:
    """When it was made, unless that is the day on which somebody made the template that a program fills."""
    return "" if created.startswith(_DAY_OF_TEMPLATE) else created


def _style_names(styles: Element | None) -> dict[str, str]:
    """The name of each style by its id: ids are translated by some programs, names of built-in styles are not."""
    if styles is None:
        return {}
    return {
        attribute(style, "styleId"): next((attribute(one, "val") for key, one in children(style) if key == "name"), "")
        for name, style in children(styles)
        if name == "style"
    }


def _paragraphs(parent: Element, styles: dict[str, str], depth: int) -> Iterator[Styled]:
    if depth > MOST_NESTED:
        return
    for name, child in children(parent):
        if name == "p":
            yield Styled(_words(child), _style(child, styles))
            for box in _boxes(child):
                yield from _paragraphs(box, styles, depth + 1)
        elif name == "tbl":
            yield from _rows(child, styles, depth)
        elif name in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _paragraphs(child, styles, depth + 1)


def _rows(table: Element, styles: dict[str, str], depth: int) -> Iterator[Styled]:
    for name, row in children(table):
        if name == "tr":
            cells = [
                [one.text for one in _paragraphs(cell, styles, depth + 1)] for key, cell in children(row) if key == "tc"
            ]
            for text in row_texts(["\n".join(cell) for cell in cells]):
                yield from (Styled(line) for line in text.split("\n"))


def _style(paragraph: Element, styles: dict[str, str]) -> str:
    for name, properties in children(paragraph):
        if name == "pPr":
            key = next((attribute(one, "val") for kind, one in children(properties) if kind == "pStyle"), "")
            return styles.get(key, key)
    return ""


def _words(paragraph: Element) -> str:
    """The words of a paragraph; hidden runs and text boxes are not its own."""
    pieces: list[str] = []
    waiting = [child for _, child in reversed(list(children(paragraph)))]
    while waiting:
        element = waiting.pop()
        name = local_name(element)
        if name in _NOT_READ or name == "txbxContent" or (name == "r" and _is_hidden(element)):
            continue
        if name == "t":
            pieces.append(element.text or "")
        elif name in _MARKS:
            pieces.append(_MARKS[name])
        else:
            waiting += [child for _, child in reversed(list(children(element)))]
    return "".join(pieces)


def _is_hidden(run: Element) -> bool:
    return any(
        kind == "vanish" and attribute(one, "val") not in {"0", "false"}
        for name, properties in children(run)
        if name == "rPr"
        for kind, one in children(properties)
    )


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that are anchored in a paragraph, each once."""
    waiting = [child for _, child in reversed(list(children(paragraph)))]
    while waiting:
        element = waiting.pop()
        name = local_name(element)
        if name == "txbxContent":
            yield element
        elif name not in _NOT_READ:
            waiting += [child for _, child in reversed(list(children(element)))]

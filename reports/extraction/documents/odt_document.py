"""OpenDocument texts (ODT): the text as it stands with all changes accepted, without notes and comments."""

from collections.abc import Iterator

from reports.extraction.documents.archives import ODT
from reports.extraction.documents.dates import plausible_text
from reports.extraction.documents.drafts import Draft
from reports.extraction.documents.limits import ReadLimits
from reports.extraction.documents.styled import TRACKED, Properties, Styled, row_texts, styled_draft
from reports.extraction.documents.values import DocumentRefused
from reports.extraction.documents.xml_parts import Element, Package, attribute, children, local_name, words_of

# Inside these nothing is text of the report: deleted words, notes, comments, lists of contents.
_NOT_READ = frozenset(
    {"tracked-changes", "note", "annotation", "table-of-content", "bibliography", "forms", "desc", "title"}
)
_MARKS = {"tab": " ", "line-break": "\n"}
_BOXES = frozenset({"frame", "text-box", "custom-shape", "rect", "g", "a"})
#: Deeper than any list or table in another; the XML itself may be deeper.
MOST_NESTED = 60
LONGEST_RUN_OF_SPACES = 100


def odt_draft(payload: bytes, *, limits: ReadLimits) -> Draft:
    """The report in an OpenDocument text; raises :class:`DocumentRefused`."""
    package = Package(payload, limits, what=ODT)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(local_name(one) == "encryption-data" for one in manifest.iter()):
        raise DocumentRefused(
            "encrypted", "This document is protected by a password. Save it without one and bring that file."
        )
    root = package.xml("content.xml")
    text = None if root is None else next((one for one in root.iter() if local_name(one) == "text"), None)
    if root is None or text is None:
        raise DocumentRefused("unreadable", "This document has no text part. Open it in its program and save it again.")
    meta = package.xml("meta.xml")
    about = Properties(
        title=words_of(meta, "title"),
        author=words_of(meta, "initial-creator") or words_of(meta, "creator"),
        made=plausible_text(words_of(meta, "creation-date")[:19]),
        problems=(TRACKED,) if any(local_name(one) == "changed-region" for one in text.iter()) else (),
    )
    return styled_draft("odt", _paragraphs(text, _parents(root), 0), about)


def _parents(root: Element) -> dict[str, str]:
    """The named style behind each automatic one."""
    return {
        attribute(style, "name"): attribute(style, "parent-style-name")
        for style in root.iter()
        if local_name(style) == "style" and attribute(style, "parent-style-name")
    }


def _paragraphs(parent: Element, parents: dict[str, str], depth: int) -> Iterator[Styled]:
    if depth > MOST_NESTED:
        return
    for name, child in children(parent):
        if name in {"p", "h"}:
            style = attribute(child, "style-name")
            style = parents.get(style, style).replace("_20_", " ")
            if name == "h" and attribute(child, "outline-level") in {"", "1"} and "itle" not in style:
                style = "Heading 1"
            yield Styled(_words(child), style)
            yield from _boxed(child, parents, depth)
        elif name == "table-row":
            cells = [[one.text for one in _paragraphs(cell, parents, depth + 1)] for _, cell in children(child)]
            for text in row_texts(["\n".join(cell) for cell in cells]):
                yield from (Styled(line) for line in text.split("\n"))
        elif name not in _NOT_READ:
            yield from _paragraphs(child, parents, depth + 1)


def _boxed(paragraph: Element, parents: dict[str, str], depth: int) -> Iterator[Styled]:
    """The paragraphs of frames that are anchored in a paragraph."""
    for name, child in children(paragraph):
        if name in _BOXES:
            yield from _paragraphs(child, parents, depth + 1)
        elif name == "span" and depth < MOST_NESTED:
            yield from _boxed(child, parents, depth + 1)


def _words(paragraph: Element) -> str:
    """The words of a paragraph, without those of notes and frames in it."""
    pieces: list[str] = [paragraph.text or ""]
    waiting: list[Element | str] = _inside(paragraph)
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        name = local_name(one)
        if name in _MARKS:
            pieces.append(_MARKS[name])
        elif name == "s":
            count = attribute(one, "c")
            pieces.append(" " * min(int(count) if count.isdigit() else 1, LONGEST_RUN_OF_SPACES))
        elif name not in _NOT_READ and (name not in _BOXES or name == "a"):
            pieces.append(one.text or "")
            waiting += _inside(one)
    return "".join(pieces)


def _inside(element: Element) -> list[Element | str]:
    """Children with the words behind them, the last one first."""
    found: list[Element | str] = []
    for child in reversed(element):
        found += [child.tail or "", child]
    return found

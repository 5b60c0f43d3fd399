"""The report's text where a page states it as data: schema.org's articleBody (docs/method.md, "Pages")."""

import re

from lxml import etree, html

from reports.extraction.pages.blocks import blocks_of
from reports.extraction.pages.lines import line_of
from reports.extraction.pages.structured import Structured
from reports.text import furniture

# Starting values, see docs/method.md, "Pages".
SHORTEST_STATED_BODY = 60
COVERED_SHARE = 0.5
SHINGLE = 4

_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|li|body)\b", re.I)
_BREAK = re.compile(r"\s*\n\s*|(?<=[.!?”\"])(?=[A-Z“][a-z])")
_WORD = re.compile(r"\w+")


def stated_body(facts: Structured) -> list[str]:
    """The paragraphs of articleBody; empty when the page states none of any length."""
    words = next(
        (body for node in (facts.report, *facts.nodes) if isinstance(body := node.get("articleBody"), str)), ""
    )
    if furniture.word_count(words) < SHORTEST_STATED_BODY:
        return []
    words = html_unescaped(words)
    if _MARKUP.search(words):
        return _paragraphs_of_markup(words)
    return [line for part in _BREAK.split(words) if (line := line_of(part))]


def is_better(stated: list[str], printed: list[str]) -> bool:
    """Whether the stated text holds the report and the printed one does not, or holds only its beginning."""
    if not stated:
        return False
    one, two = _shingles(stated), _shingles(printed)
    covered = len(one & two) / max(1, len(one))
    if covered < COVERED_SHARE:
        return len(one) > COVERED_SHARE * len(two)
    return False


def html_unescaped(words: str) -> str:
    """Entities resolved, also those written twice."""
    from html import unescape

    return unescape(unescape(words))


def _paragraphs_of_markup(words: str) -> list[str]:
    try:
        tree = html.document_fromstring(f"<html><body>{words}</body></html>")
    except (etree.ParserError, ValueError):
        return []
    return [line for block in blocks_of(tree) if (line := line_of(block.text))]


def _shingles(paragraphs: list[str]) -> set[tuple[str, ...]]:
    words = _WORD.findall(" ".join(paragraphs).lower())
    return {tuple(words[index : index + SHINGLE]) for index in range(max(1, len(words) - SHINGLE + 1))}

"""What a page states about itself in fields made for it: JSON-LD and meta elements (docs/method.md, "Pages")."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.html import HtmlElement

# Starting values, see docs/method.md, "Pages".
MAXIMUM_STRUCTURED_CHARACTERS = 3_000_000
DEEPEST_NODE = 8
MAXIMUM_NODES = 2_000
MAXIMUM_OF_ONE_FIELD = 20
LONGEST_FIELD = 2_000

_REPORT_TYPES = """
    NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle ReviewNewsArticle
    AskPublicNewsArticle LiveBlogPosting Article Report BlogPosting ScholarlyArticle TechArticle SocialMediaPosting
    AdvertiserContentArticle SatiricalArticle DiscussionForumPosting Review
"""
REPORT_TYPES = tuple(_REPORT_TYPES.split())
PAGE_TYPES = ("WebPage", "ItemPage", "AboutPage", "MedicalWebPage", "Recipe", "HowTo", "CreativeWork", "VideoObject")
SITE_TYPES = ("NewsMediaOrganization", "Organization", "WebSite", "Corporation")

_WRAPPING = re.compile(r"^[\s/*]*<!(?:--|\[CDATA\[)[\s/*]*|[\s/*]*(?:--|\]\])>[\s/*]*$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_TAGS = re.compile(r"<[^<>]{1,400}>")
_SPACE = re.compile(r"\s+")

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Structured:
    """All that a page states in fields; ``report`` is the node about the report itself, empty when there is none."""

    report: Node
    page: Node
    nodes: tuple[Node, ...]
    by_id: dict[str, Node]
    meta: dict[str, tuple[str, ...]]

    def first_meta(self, *names: str) -> str:
        """The first content among these names of meta elements, in this order of names."""
        return next((content for name in names for content in self.meta.get(name, ())), "")

    def resolved(self, value: Any) -> Any:
        """The node that a bare reference points to, or the value itself."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
            return self.by_id.get(value["@id"], value)
        return value


def structured(tree: HtmlElement) -> Structured:
    """Read every field of the page; malformed ones are passed over."""
    nodes = tuple(_nodes_of(tree))
    by_id = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1}
    reports = [node for node in nodes if _is_a(node, REPORT_TYPES)]
    # A report with a headline before one without; otherwise the first one stands for the page.
    report = next((node for node in reports if text_of(node.get("headline") or node.get("name"))), None)
    page = next((node for node in nodes if _is_a(node, PAGE_TYPES)), {})
    return Structured(report or (reports[0] if reports else {}), page, nodes, by_id, _meta(tree))


def text_of(value: Any) -> str:
    """The words of a field, whatever it holds: markup and entities resolved, white space collapsed."""
    if isinstance(value, list):
        return next((words for item in value if (words := text_of(item))), "")
    if isinstance(value, dict):
        return text_of(value.get("@value") or value.get("name"))
    if not isinstance(value, str):
        return ""
    return _SPACE.sub(" ", _TAGS.sub("", unescape(unescape(value)))).strip()


def is_site_node(node: Node) -> bool:
    """Whether the node is about the publisher or the site."""
    return _is_a(node, SITE_TYPES)


def _is_a(node: Node, types: tuple[str, ...]) -> bool:
    stated = node.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return any(isinstance(name, str) and name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] in types for name in names)


def _nodes_of(tree: HtmlElement) -> Iterator[Node]:
    read = count = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        read += len(script.text)
        if read > MAXIMUM_STRUCTURED_CHARACTERS:
            return
        for node in _walked(_loaded(script.text)):
            count += 1
            if count > MAXIMUM_NODES:
                return
            yield node


def _loaded(words: str) -> Any:
    words = _WRAPPING.sub("", words).strip().rstrip(";")
    for attempt in (words, _TRAILING_COMMA.sub(r"\1", words), unescape(words)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walked(value: Any) -> Iterator[Node]:
    """Every object inside, those further out first."""
    level = [value]
    for _ in range(DEEPEST_NODE):
        following: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                yield item
                following += [inner for inner in item.values() if isinstance(inner, dict | list)]
            elif isinstance(item, list):
                following += [inner for inner in item if isinstance(inner, dict | list)]
        level = following


def _meta(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = text_of((element.get("content") or "")[:LONGEST_FIELD])
        if not content:
            continue
        for attribute in ("property", "name", "itemprop"):
            for name in (element.get(attribute) or "").lower().split()[:2]:
                if len(contents := found.setdefault(name, [])) < MAXIMUM_OF_ONE_FIELD:
                    contents.append(content)
    return {name: tuple(contents) for name, contents in found.items()}

"""The headline of a page, without the name of its site (docs/method.md, "Pages")."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from reports.extraction.documents.values import Evidence, Found
from reports.extraction.pages.blocks import Block
from reports.extraction.pages.hints import is_comment, is_extra
from reports.extraction.pages.sites import bare_name
from reports.extraction.pages.structured import Structured, text_of
from reports.text import furniture

# Starting values, see docs/method.md, "Pages".
LONGEST_TITLE = 300
SHARED_WORDS = 0.6
LOWER_HEADINGS = 30
LIKENESS_OF_LOWER = 0.5

_SEPARATOR = re.compile(r"\s+(?:[|–—•·»›«‹:]|::|-{1,2}|/)\s+|\s*\|\s*|: (?=[A-Z][\w.]+$)")
_CUT = re.compile(r"(?:\.\.\.|…)$")
_WORD = re.compile(r"\w+")


def headline_of(tree: HtmlElement, facts: Structured, blocks: list[Block], sites: frozenset[str]) -> Found | None:
    """The headline as printed when the page states it so too; otherwise as stated, as printed, or from the title."""
    upper, lower = _headings(blocks, sites)
    printed = upper + lower
    title = _title(tree)
    stated = [words for given in _stated(facts) if _names(words := _cleaned(given, (*printed, title), sites), sites)]
    title = _cleaned(title, tuple(printed), sites)
    others = [*stated, title]
    if words := _confirmed(upper, others, 0.0) or _confirmed(lower, others, LIKENESS_OF_LOWER):
        words = _whole(words, [*stated, title])
        is_stated = any(_bare(words) == _bare(other) for other in stated)
        return Found(words, Evidence.STATED if is_stated else Evidence.READ)
    if stated:
        return Found(stated[0], Evidence.STATED)
    if len(upper) == 1:
        return Found(upper[0], Evidence.READ)
    if _names(title, sites):
        return Found(title, Evidence.READ)
    return Found(printed[0], Evidence.READ) if printed else None


def _confirmed(printed: list[str], others: list[str], bound: float) -> str:
    """The printed heading that is most like what the page states; of equals the first."""
    best, most = "", bound
    for words in printed:
        likeness = max((_likeness(words, other) for other in others), default=0.0)
        if likeness > most:
            best, most = words, likeness
    return best


def _whole(words: str, others: list[str]) -> str:
    """The heading without a date or second line that it holds beside the stated headline, and not cut short."""
    bare = f" {_bare(words)} "
    for other in others:
        inside = f" {_bare(other)} "
        if other and (inside in bare or (_CUT.search(words) and inside.startswith(bare))) and inside != bare:
            return other
    return words


def _headings(blocks: list[Block], sites: frozenset[str]) -> tuple[list[str], list[str]]:
    """Headings in which a page may print its headline: those of the first level, and those below it."""
    upper: list[str] = []
    lower: list[str] = []
    for block in blocks:
        if len(lower) >= LOWER_HEADINGS:
            break
        if not block.heading or is_comment(block) or not _names(words := _cleaned(block.text, (), sites), sites):
            continue
        if block.heading == "h1":
            upper.append(words)
        elif block.heading in ("h2", "h3") and not is_extra(block):
            lower.append(words)
    return upper, lower


def _names(words: str, sites: frozenset[str]) -> bool:
    """Whether the words can be a headline: there are some, not just the name of the site or of a section."""
    if not words or len(words) > LONGEST_TITLE or bare_name(words) in sites:
        return False
    return not (furniture.is_breadcrumb(words) or furniture.is_section_name(words))


def _stated(facts: Structured) -> Iterator[str]:
    for words in (
        text_of(facts.report.get("headline")),
        facts.first_meta("og:title"),
        facts.first_meta("citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"),
        text_of(facts.report.get("name")),
        facts.first_meta("headline", "twitter:title"),
    ):
        if words and len(words) <= LONGEST_TITLE:
            yield words


def _title(tree: HtmlElement) -> str:
    element = tree.find(".//title")
    return text_of(element.text_content()) if element is not None else ""


def _cleaned(words: str, others: tuple[str, ...], sites: frozenset[str]) -> str:
    """The words without the name of the site before or behind a stroke."""
    words = words.strip()
    for _ in range(3):
        cuts = list(_SEPARATOR.finditer(words))
        if not cuts:
            return words
        first, last = cuts[0], cuts[-1]
        head, tail = words[: last.start()].strip(), words[last.end() :].strip()
        if head and (_is_site(tail, sites) or any(_bare(head) == _bare(other) for other in others if other != words)):
            words = head
            continue
        head, tail = words[: first.start()].strip(), words[first.end() :].strip()
        if tail and (_is_site(head, sites) or any(_bare(tail) == _bare(other) for other in others if other != words)):
            words = tail
            continue
        for cut in cuts:
            head = words[: cut.start()].strip()
            if any(_bare(head) == _bare(other) for other in others if other != words):
                return head
        return words
    return words


def _is_site(words: str, sites: frozenset[str]) -> bool:
    bare = bare_name(words)
    return bool(bare) and any(
        bare == site or (len(site) > 4 and site in bare and len(bare) < 2 * len(site)) for site in sites
    )


def _likeness(first: str, second: str) -> float:
    """The share of words that two titles have in common when they print one headline; 0 when they do not."""
    one, two = set(_WORD.findall(first.lower())), set(_WORD.findall(second.lower()))
    if not one or not two:
        return 0.0
    shared = len(one & two)
    enough = shared >= SHARED_WORDS * min(len(one), len(two)) and shared >= min(2, len(one), len(two))
    return shared / len(one | two) if enough else 0.0


def _bare(words: str) -> str:
    return " ".join(_WORD.findall(words.lower()))

"""When the report on a page was published: not when it was changed (docs/method.md, "Pages")."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement

from reports.extraction.documents.values import Evidence, Found
from reports.extraction.pages.blocks import Block
from reports.extraction.pages.hints import is_comment, names_around
from reports.extraction.pages.sites import domain_of
from reports.extraction.pages.structured import Structured, text_of

# Choices of this product, see docs/method.md, "Pages".
EARLIEST_YEAR = 1990
LATEST_YEAR = 2100
LONGEST_PRINTED_DATE = 120
LONGEST_BARE_DATE = 60
MOST_DATES = 200
BLOCKS_BEFORE_HEADLINE = 6
BLOCKS_BEHIND_HEADLINE = 30
SAME_MOMENT = timedelta(seconds=90)

META_FIELDS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "publicationdate",
    "pubdate",
    "published_time",
    "published-date",
    "article:published",
    "og:published_time",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "displaydate",
    "originalpublicationdate",
    "rnews:datepublished",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "date",
    "datecreated",
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|"
    r"[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.I,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?")
_SLASHED_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b")
_NAMED = (
    re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at\s+)?((?:19|20)\d{{2}})\b", re.I),
    re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH},?\s+((?:19|20)\d{{2}})\b", re.I),
    re.compile(rf"\b(\d{{1,2}})-{_MONTH}-((?:19|20)\d{{2}})\b", re.I),
)
_NUMBERED = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2})\b")
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d{2})/(\d{1,2}|[a-z]{3})/(\d{1,2})(?:/|-|$)|[/_-]((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?:[/_.-]|$)", re.I
)
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})(?::\d{2})?\s*(?:([ap])\.?m\b)?", re.I)
_SAID_PUBLISHED = re.compile(r"\b(?:publi|posted|written|originally|created|first )", re.I)
_CHANGED = re.compile(r"updat|modif|correct|edited|last", re.I)
_PUBLISHED = re.compile(
    r"publi|entry-date|post-?date|dt-published|posted|created|article-?date|pubdate|byline|dateline|timestamp", re.I
)


def published_of(tree: HtmlElement, facts: Structured, blocks: list[Block], address: str, at: int) -> Found | None:
    """The day or moment of publication: stated, printed around block ``at``, or told by the address."""
    day_first = _day_first(tree, facts, address)
    printed = _window(blocks, at)
    told = _in_address(address)
    for value, evidence in _candidates(tree, facts, printed, day_first=day_first):
        if not value:
            continue
        # A day in the address is never changed; a date stated later than that comes from a move to another system.
        if told and value[:10] > told and _days_between(value, told) > 1:
            return Found(told, Evidence.GUESSED)
        return Found(_as_printed(value, tree, facts, printed, told), evidence)
    if told:
        return Found(told, Evidence.GUESSED)
    value = _searched(tree)
    return Found(value, Evidence.GUESSED) if value else None


def _candidates(
    tree: HtmlElement, facts: Structured, printed: list[Block], *, day_first: bool
) -> Iterator[tuple[str, Evidence]]:
    for node in (facts.report, facts.page):
        for key in ("datePublished", "uploadDate", "dateCreated"):
            yield read_moment(text_of(node.get(key)), day_first=day_first), Evidence.STATED
    for field in META_FIELDS:
        yield read_moment(facts.first_meta(field), day_first=day_first), Evidence.STATED
    yield from ((value, Evidence.STATED) for value in _marked(tree, day_first=day_first))
    yield from ((value, Evidence.READ) for value in _printed(printed, day_first=day_first))


def _as_printed(value: str, tree: HtmlElement, facts: Structured, printed: list[Block], told: str) -> str:
    """A moment stated in universal time in the local time of the page, when the page tells that too."""
    if not value.endswith("+00:00"):
        return value
    moment = datetime.fromisoformat(value)
    elsewhere = [element.get("datetime") or "" for element in islice(tree.iter("time"), MOST_DATES)]
    elsewhere += [content for field in META_FIELDS for content in facts.meta.get(field, ())]
    elsewhere += [text_of(node.get("datePublished")) for node in facts.nodes]
    for other in map(read_moment, elsewhere):
        if other[19:] not in ("", "+00:00") and abs(datetime.fromisoformat(other) - moment) <= SAME_MOMENT:
            return other
    for block in printed:
        if offset := _printed_offset(block.text, moment):
            return moment.astimezone(timezone(offset)).isoformat()
    if told and told != value[:10] and _days_between(value, told) == 1:
        return told
    return value


def _printed_offset(words: str, moment: datetime) -> timedelta | None:
    """How far the clock printed beside a date stands from universal time; None when it tells no other zone."""
    day, clock = read_day(words), _CLOCK.search(words)
    if not day or not clock or len(words) > LONGEST_PRINTED_DATE:
        return None
    hour, minute, half = int(clock.group(1)), int(clock.group(2)), (clock.group(3) or "").lower()
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    local = datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=UTC)
    offset = local - moment.replace(second=0, microsecond=0)
    return offset if offset and abs(offset) <= timedelta(hours=14) and not offset % timedelta(minutes=15) else None


def _days_between(first: str, second: str) -> int:
    return abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days)


def _searched(tree: HtmlElement) -> str:
    """What htmldate finds on the page outside its prose, where dates tell of events: the last resort."""
    rest = deepcopy(tree)
    for element in rest.iter():
        if element.tag not in ("script", "title") and len(element.text or "") > LONGEST_BARE_DATE:
            element.text = None
        if len(element.tail or "") > LONGEST_BARE_DATE:
            element.tail = None
    found = find_date(rest, original_date=True, extensive_search=True, max_date=f"{LATEST_YEAR}-01-01")
    return read_moment(found or "")


def _day_first(tree: HtmlElement, facts: Structured, address: str) -> bool:
    """Whether numbers in dates of this page are day, month, year: everywhere but in American English."""
    stated = tree.get("lang") or tree.get("xml:lang") or facts.first_meta("og:locale", "content-language", "language")
    language = stated.lower().replace("_", "-")
    return language not in ("", "en", "en-us") or domain_of(address).endswith(".uk")


def _window(blocks: list[Block], at: int) -> list[Block]:
    around = [*blocks[at : at + BLOCKS_BEHIND_HEADLINE], *blocks[max(0, at - BLOCKS_BEFORE_HEADLINE) : at][::-1]]
    return [block for block in around if not is_comment(block)]


def read_moment(words: str, *, day_first: bool = False) -> str:
    """The day or moment that the words begin with or name, as ISO 8601; empty when they name none."""
    words = words.strip()
    if match := _ISO.match(words):
        return _moment(*match.groups())
    if match := _COMPACT.fullmatch(words):
        return _moment(*match.groups())
    if words.isdigit() and len(words) in (10, 13):
        return ""
    if match := _SLASHED_YEAR_FIRST.match(words):
        return _moment(*match.groups())
    return read_day(words, day_first=day_first)


def read_day(words: str, *, day_first: bool = False) -> str:
    """The first day with its year that the words name, month by name or, when that leaves no doubt, by number."""
    for pattern in _NAMED:
        if match := pattern.search(words):
            first, second, year = match.groups()
            day, month = (first, second) if first.isdigit() else (second, first)
            return _moment(year, str(_MONTHS.index(month[:3].lower()) + 1), day)
    if match := _ISO.search(words):
        return _moment(*match.groups()[:3])
    if match := _NUMBERED.search(words):
        first, stroke, second, year = match.groups()
        # With dots the day comes first; otherwise a number above 12 tells, then the habit of the country.
        if stroke == "." or int(first) > 12 or (day_first and int(second) <= 12):
            return _moment(year, second, first)
        return _moment(year, first, second)
    return ""


def _moment(
    year: str, month: str, day: str, hour: Any = None, minute: Any = None, second: Any = None, zone: Any = None
) -> str:
    try:
        when = date(int(year), int(month), int(day))
        clock = datetime(when.year, when.month, when.day, int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001
    except ValueError:
        return ""
    if not EARLIEST_YEAR <= when.year <= LATEST_YEAR:
        return ""
    # Midnight to the second is how programs write a day.
    if hour is None or (clock.hour, clock.minute, clock.second) == (0, 0, 0):
        return when.isoformat()
    return clock.isoformat() + _offset(zone)


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}" if int(digits[:2]) <= 14 and int(digits[2:]) < 60 else ""


def _marked(tree: HtmlElement, *, day_first: bool) -> Iterator[str]:
    """Elements made for a date: microdata first, then those marked as the date of publication, then the first ones."""
    found: list[tuple[int, int, str]] = []
    for number, element in enumerate(tree.iter("time", "abbr", "span", "p", "div", "meta")):
        if len(found) >= MOST_DATES:
            break
        prop = (element.get("itemprop") or "").lower()
        stated = (
            element.get("datetime")
            or element.get("content")
            or (element.get("title") if element.tag == "abbr" else "")
            or ""
        )
        if (
            element.tag == "time"
            or "datepublished" in prop
            or "datecreated" in prop
            or (element.tag == "abbr" and stated)
        ):
            rank = _rank(element, prop)
            if rank is not None and (
                value := read_moment(stated, day_first=day_first)
                or read_day(text_of(element.text_content()[:200]), day_first=day_first)
            ):
                found.append((rank, number, value))
    yield from (value for _, _, value in sorted(found))


def _rank(element: HtmlElement, prop: str) -> int | None:
    names = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("pubdate") and "pubdate")))
    if "datemodified" in prop or _CHANGED.search(names):
        return 4
    if "datepublished" in prop:
        return 0
    if _PUBLISHED.search(names) or "pubdate" in element.attrib:
        return 1
    here = element.getparent()
    for _ in range(6):
        if here is None:
            break
        around = " ".join(filter(None, (here.get("class"), here.get("id"))))
        if re.search(r"comment|related|sidebar|recirc|widget|footer", around, re.I) or here.tag in (
            "aside",
            "nav",
            "footer",
        ):
            return 6
        here = here.getparent()
    return 2


def _printed(blocks: list[Block], *, day_first: bool) -> Iterator[str]:
    """Short lines with a date: those that say published, then the shortest, then those that speak of a change."""
    found: list[tuple[int, int, str]] = []
    for number, block in enumerate(blocks):
        if len(block.text) > LONGEST_PRINTED_DATE or not (value := read_day(block.text, day_first=day_first)):
            continue
        if _SAID_PUBLISHED.search(block.text):
            rank = 0
        elif _CHANGED.search(block.text):
            rank = 3
        elif any(_PUBLISHED.search(name) for name in names_around(block)) or len(block.text) <= LONGEST_BARE_DATE:
            rank = 1
        else:
            rank = 2
        found.append((rank, number, value))
    yield from (value for _, _, value in sorted(found))


def _in_address(address: str) -> str:
    match = _IN_ADDRESS.search(address)
    if not match:
        return ""
    year, month, day = (match.group(1), match.group(2), match.group(3)) if match.group(1) else match.groups()[3:]
    if month.isalpha():
        if month.lower() not in _MONTHS:
            return ""
        month = str(_MONTHS.index(month.lower()) + 1)
    return _moment(year, month, day)

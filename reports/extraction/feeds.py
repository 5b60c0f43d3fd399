"""PURE: the bytes of an RSS or Atom feed in, its entries out; of a page that is no feed, the feeds that it names."""

import html
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser

from reports.text.addresses import LONGEST_KEY, address_key

#: Entries taken from one feed, its first ones; outlets give 10 to 200.
MOST_ENTRIES = 500
#: Tags of a feed whose parsing takes seconds; one of 500 entries with markup has some 50,000.
MOST_TAGS = 200_000
#: A single tag beyond this is no tag of a feed, and the parser's time grows with the square of it.
LONGEST_TAG = 20_000
MOST_OFFERS = 20
#: The part of a page that is searched for feeds it names: its head.
HEAD = 300_000

_PERIODS = {"hourly": 60, "daily": 24 * 60, "weekly": 7 * 24 * 60, "monthly": 30 * 24 * 60, "yearly": 365 * 24 * 60}
_LONG_TAG = re.compile(rf"<[A-Za-z/?][^<>]{{{LONGEST_TAG}}}")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_IS_FEED = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_LINK = re.compile(r"<link\b([^<>]{1,2000})>", re.IGNORECASE)
_BASE = re.compile(r"<base\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: two keys that name it, its address, and what the feed says of it.

    ``published_at`` and ``updated_at`` are ISO 8601 moments, without offset when the feed tells none that can be read.
    """

    key: str
    address: str
    address_key: str
    headline: str = ""
    byline: str = ""
    summary: str = ""
    published_at: str = ""
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A feed as it was read; ``minutes`` is how long it asks to be left alone, 0 when it does not say."""

    title: str
    entries: tuple[FeedEntry, ...]
    minutes: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class FeedOffer:
    """A feed that a page names."""

    address: str
    title: str


class NotAFeed(Exception):
    """What stands at the address is no feed; ``offers`` are the feeds it names, if it is a page that names some."""

    def __init__(self, code: str, message: str, offers: tuple[FeedOffer, ...] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.offers = offers


def read_feed(payload: bytes, *, address: str, charset: str = "") -> FeedDocument:
    """The entries of a feed, at most :data:`MOST_ENTRIES`; raises NotAFeed for everything else."""
    text = _decoded(payload, charset)
    if not _IS_FEED.search(text[:HEAD]):
        raise _no_feed(text, address)
    _refuse_hostile(text)
    parsed = feedparser.parse(
        _DECLARATION.sub("", text).encode("utf-8", "replace"),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": address},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not parsed.get("version"):
        raise _no_feed(text, address)
    head = parsed.feed
    entries = [found for entry in parsed.entries[:MOST_ENTRIES] if (found := _entry(entry, address))]
    return FeedDocument(
        title=_plain(head.get("title"), 200),
        entries=_told_apart(entries),
        minutes=_minutes(head),
        language=_plain(head.get("language"), 12),
    )


def _decoded(payload: bytes, charset: str) -> str:
    """The words of the feed by its mark, its own declaration, or what the server said; else UTF-8."""
    if payload.startswith((b"\xff\xfe", b"\xfe\xff")):
        return payload.decode("utf-16", "replace").replace("\x00", "")
    declared = _DECLARED.match(payload)
    named = [declared[1].decode("ascii")] if declared else []
    for name in (*named, charset, "utf-8-sig"):
        try:
            return payload.decode(name or "utf-8-sig", "strict").lstrip("\ufeff").replace("\x00", "")
        except (LookupError, UnicodeError, ValueError):
            continue
    return payload.decode("utf-8", "replace").replace("\x00", "")


def _refuse_hostile(text: str) -> None:
    """Raise NotAFeed for what parsers must not be given: entities of its own, tags without measure."""
    if "<!entity" in text.lower():
        raise NotAFeed("entities", "The feed defines entities of its own; such a feed is not read.")
    if text.count("<") > MOST_TAGS or _LONG_TAG.search(text):
        raise NotAFeed("too_large", "The feed is built in a way that would take too long to read.")


def _no_feed(text: str, address: str) -> NotAFeed:
    offers = _offers(text[:HEAD], address)
    if offers:
        return NotAFeed("page", "This is a page, not a feed. It names feeds; choose one of them.", offers)
    return NotAFeed("not_a_feed", "There is no RSS or Atom feed at this address.")


def _offers(text: str, address: str) -> tuple[FeedOffer, ...]:
    base = next((found.get("href", "") for tag in _BASE.findall(text) if (found := _attributes(tag))), "")
    offers: dict[str, FeedOffer] = {}
    for tag in _LINK.findall(text):
        found = _attributes(tag)
        media_type = found.get("type", "").partition(";")[0].strip().lower()
        if "alternate" not in found.get("rel", "").lower().split() or media_type not in _FEED_TYPES:
            continue
        target = _absolute(found.get("href", ""), _absolute(base, address) or address)
        if target and len(offers) < MOST_OFFERS:
            offers.setdefault(target, FeedOffer(target, _plain(found.get("title"), 200)))
    return tuple(offers.values())


def _attributes(tag: str) -> dict[str, str]:
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}


def _entry(entry: Any, address: str) -> FeedEntry | None:
    """The entry, or None when it leads nowhere."""
    target = _absolute(str(entry.get("feedburner_origlink") or entry.get("link") or ""), address)
    if not target:
        return None
    guid = _plain(entry.get("id"), 2000)
    is_address = guid.startswith(("http://", "https://"))
    same_page = address_key(target)
    return FeedEntry(
        key=(address_key(guid) if is_address else guid[:LONGEST_KEY]) or same_page,
        address=target,
        address_key=same_page,
        headline=_plain(entry.get("title"), 300),
        byline=_plain(entry.get("author"), 200),
        summary=_plain(entry.get("summary"), 1000),
        published_at=_moment(entry, "published") or _moment(entry, "updated"),
        updated_at=_moment(entry, "updated"),
    )


def _told_apart(entries: list[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Each page once; a key that the feed gives to several pages names none of them, so their addresses do."""
    pages: dict[str, FeedEntry] = {}
    for entry in entries:
        pages.setdefault(entry.address_key, entry)
    used = Counter(entry.key for entry in pages.values())
    return tuple(entry if used[entry.key] == 1 else replace(entry, key=entry.address_key) for entry in pages.values())


def _moment(entry: Any, field: str) -> str:
    """The time of that field in its own zone; parsers of feeds take one without a zone for Greenwich's, and lose it."""
    words = str(dict.get(entry, field) or "").strip()
    moment: datetime | None = None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        try:
            moment = parsedate_to_datetime(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            moment = _guessed(entry, field)
    if moment is None:
        return ""
    return moment.replace(microsecond=0).isoformat()


def _guessed(entry: Any, field: str) -> datetime | None:
    """What the parser made of a time in another spelling, which may or may not have had a zone."""
    parts = dict.get(entry, f"{field}_parsed")
    if not parts:
        return None
    try:
        year, month, day, hour, minute, second = parts[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC).replace(tzinfo=None)
    except (ValueError, TypeError):
        return None


def _minutes(head: Any) -> int:
    """How long the feed asks to be left alone: the longer of its two ways to say so."""
    asked = [0]
    if (ttl := str(head.get("ttl", ""))).isascii() and ttl.strip().isdigit():
        asked.append(int(ttl.strip()[:7]))
    if period := _PERIODS.get(str(head.get("sy_updateperiod", "")).strip().lower()):
        often = str(head.get("sy_updatefrequency", "1")).strip()
        asked.append(period // max(1, int(often[:6]) if often.isascii() and often.isdigit() else 1))
    return max(asked)


def _absolute(link: str, base: str) -> str:
    """The link as a whole address of the web, or nothing."""
    try:
        found = urljoin(base, link.strip().replace(" ", "%20")) if link.strip() else ""
        parts = urlsplit(found)
    except ValueError:
        return ""
    is_usable = parts.scheme in ("http", "https") and parts.netloc and len(found) <= 2000
    return found if is_usable and not re.search(r"[\x00-\x20\x7f\\]", found) else ""


def _plain(value: object, longest: int) -> str:
    """Words without markup, on one line."""
    text = str(value or "")[: longest * 20]
    return " ".join(html.unescape(_TAG.sub(" ", text)).replace("\x00", "").split())[:longest]

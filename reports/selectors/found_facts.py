"""What was found in a delivered item, read for pages, forms and keeping."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from reports.extraction.batches import EARLIEST_YEAR, LATEST_YEAR
from reports.extraction.documents import Evidence
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

LENGTH_OF_A_DAY = 10
PAGES = ("html", "mhtml")
#: A day without an hour is stored as its noon: no hour of that day is further away than twelve hours.
NOON = time(12, 0)


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published, as far as its document tells: a day, a time, and the offset of that clock."""

    moment: datetime
    has_time: bool
    has_zone: bool


def published_in(found: Mapping[str, Any]) -> Published | None:
    """When the document says it was published; None when it does not, or not so that it can be read."""
    value = found.get("published_moment") or found.get("published_at") or ""
    try:
        moment = datetime.fromisoformat(value)
    except (ValueError, TypeError):
        return None
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        return None
    has_time = len(value) > LENGTH_OF_A_DAY
    return Published(moment if has_time else datetime.combine(moment, NOON), has_time, moment.tzinfo is not None)


def moment_of(found: Mapping[str, Any]) -> datetime | None:
    """The moment of publication in UTC; a clock without a zone is taken for one of UTC, a day for its noon."""
    published = published_in(found)
    if published is None:
        return None
    return published.moment.astimezone(UTC) if published.has_zone else published.moment.replace(tzinfo=UTC)


def with_given(found: dict[str, Any], given: Mapping[str, Any], *, latest: datetime) -> dict[str, Any]:
    """What the document does not tell is taken from what its feed said of it, as a guess.

    A time that the feed states wins over a guess at the day. No report was published later than ``latest``: such a time
    is not taken, and ``published_note`` says so.
    """
    evidence = found["evidence"]
    _leave_out_ahead(found, latest)
    if (byline := str(given.get("byline") or "")) and not found.get("byline"):
        found["byline"], evidence["byline"] = byline, Evidence.GUESSED
    value = str(given.get("published_at") or "")
    has_time = len(value) > LENGTH_OF_A_DAY
    if value and (not found.get("published_at") or (has_time and evidence["published_at"] == Evidence.GUESSED)):
        found["published_at"], evidence["published_at"] = value[:LENGTH_OF_A_DAY], Evidence.GUESSED
        found["published_moment"] = value if has_time else None
        found["published_by_feed"] = has_time
        _leave_out_ahead(found, latest)
    return found


def _leave_out_ahead(found: dict[str, Any], latest: datetime) -> None:
    published, stated = published_in(found), found.get("published_moment") or found.get("published_at")
    if published is None:
        return
    begins = published.moment if published.has_time else published.moment.replace(hour=0, minute=0)
    if (begins if published.has_zone else begins.replace(tzinfo=UTC)) > latest:
        found["published_at"] = found["published_moment"] = None
        found["evidence"]["published_at"] = str(Evidence.MISSING)
        found["published_by_feed"] = False
        found["published_note"] = f"it says {stated}, which has not come yet"


def zones_in(found: Mapping[str, Any], chosen: Sequence[str] = ()) -> tuple[ZoneSpan, ...]:
    """The zones of the text; ``chosen`` names another zone for each, in their order."""
    rows = found.get("zones", ())
    names = chosen if len(chosen) == len(rows) else [row["zone"] for row in rows]
    return tuple(ZoneSpan(Zone(name), Span(row["start"], row["end"])) for name, row in zip(names, rows, strict=True))


def headline_in(found: Mapping[str, Any]) -> str:
    """The headline as it stands in the text; else the one that the document states."""
    text = found.get("text", "")
    spans = (zone.span for zone in zones_in(found) if zone.zone is Zone.HEADLINE)
    return next((" ".join(span.of(text).split()) for span in spans), "") or found.get("headline") or ""


def evidence_of(found: Mapping[str, Any], fact: str) -> str:
    """What a fact rests on; “missing” when nothing tells it."""
    if fact == "outlet":
        return str(found.get("outlet", {}).get("by", Evidence.MISSING))
    return str(found.get("evidence", {}).get(fact, Evidence.MISSING))


def is_complete(found: Mapping[str, Any], *, has_source: bool, names_new: bool = False) -> bool:
    """Whether a report can be stored as it is: headline, body, outlet and day are known.

    ``names_new`` takes the name of an outlet for enough, from which a new one would be made.
    """
    outlet = found.get("outlet", {})
    knows_outlet = has_source or bool(outlet.get("source")) or (names_new and bool(outlet.get("name")))
    has_body = any(row["zone"] == Zone.BODY for row in found.get("zones", ()))
    return bool(knows_outlet and has_body and headline_in(found) and knows_day(found))


def knows_day(found: Mapping[str, Any]) -> bool:
    """Whether something says when it was published: a guess does not, save for a time that its feed states."""
    is_guess = evidence_of(found, "published_at") == Evidence.GUESSED and not found.get("published_by_feed")
    return published_in(found) is not None and not is_guess


def day_note(found: Mapping[str, Any]) -> str:
    """The day as it was found, and where nothing says that it is that of publication, what it was taken from."""
    stated = found.get("published_moment") or found.get("published_at") or ""
    if published_in(found) is None:
        return str(found.get("published_note") or stated)
    if found.get("published_by_feed"):
        return f"{stated}, as its feed says"
    if knows_day(found):
        return str(stated)
    taken_from = "by its address or a date on its page" if found.get("kind") in PAGES else "when the file was made"
    return f"{stated}, {taken_from}: check it"

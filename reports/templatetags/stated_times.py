"""Days and times as documents state them, written like every other day on the pages."""

from datetime import UTC, datetime

from django import template
from django.utils.formats import date_format

register = template.Library()

#: An ISO day has so many characters; what is longer states a time.
LENGTH_OF_A_DAY = 10


@register.filter
def stated_day(stated: str | None) -> str:
    """The day of an ISO day or moment, such as 4 Mar 2026; what is neither as it was stated."""
    moment = _read(stated)
    return date_format(moment, "j M Y") if moment else stated or ""


@register.filter
def stated_moment(stated: str | None) -> str:
    """Day and time, in UTC where the offset of the clock is stated; a day without a time is only a day."""
    moment = _read(stated)
    if moment is None or len(str(stated)) <= LENGTH_OF_A_DAY:
        return stated_day(stated)
    if moment.tzinfo is None:
        return date_format(moment, "j M Y, H:i")
    return f"{date_format(moment.astimezone(UTC), 'j M Y, H:i')} UTC"


def _read(stated: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(stated or "")
    except ValueError:
        return None

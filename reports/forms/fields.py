"""Fields that read what a person types about a report: words, clocks, and things chosen by name."""

from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from reports.text.intake import TextRefused, admitted

# Continents and oceans of the time zone database; its other names are aliases that nobody looks for.
AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
# The first newspaper was printed in 1605; an earlier year is a slip of the keyboard.
EARLIEST_YEAR = 1605
# Clocks run ahead of UTC by up to 14 hours, and embargoed texts come in the evening before.
MAY_LIE_AHEAD = timedelta(days=1)


@cache
def zone_choices() -> list[tuple[str, Any]]:
    """UTC, then every place of the time zone database, grouped by continent."""
    names = sorted(name for name in available_timezones() if name.partition("/")[0] in AREAS and "/" in name)
    groups = [
        (area, [(name, name.partition("/")[2].replace("_", " ")) for name in members])
        for area, members in groupby(names, key=lambda name: name.partition("/")[0])
    ]
    return [("UTC", "UTC"), *groups]


class PastedTextField(forms.CharField):
    """A whole report as it was pasted; refused with the reason that the intake gives."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        # The intake has a kinder answer to NUL bytes than Django's validator.
        self.validators = []

    def validate(self, value: str) -> None:
        """Raise ValidationError with the intake's message when the text cannot be taken in."""
        try:
            admitted(value)
        except TextRefused as refused:
            raise ValidationError(refused.message, code=refused.code) from refused


class WallClockField(forms.Field):
    """What a clock on some wall showed: date and time without a zone."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        """The moment as typed; None when nothing was."""
        if not value or not value.strip():
            return None
        try:
            moment = parse_datetime(value.strip())
        except ValueError:
            moment = None
        if moment is None:
            raise ValidationError("Write the date and time like 2026-03-04 18:20.", code="not_a_time")
        return moment


class ChoiceBySlug(forms.ModelChoiceField):
    """A stored thing chosen by its slug."""

    def __init__(self, **kwargs: Any) -> None:
        gone = {"invalid_choice": "This is not in the list any more. Choose again."}
        super().__init__(to_field_name="slug", required=False, error_messages=gone, **kwargs)


def moment_in(moment: datetime, *, zone_name: str) -> datetime:
    """The moment at which clocks in the zone showed that time; raises ValidationError when it cannot be."""
    latest = timezone.now() + MAY_LIE_AHEAD
    if not EARLIEST_YEAR <= moment.year <= latest.year:
        raise ValidationError(f"The year {moment.year} cannot be right.", code="year")
    zone = ZoneInfo(zone_name)
    aware = moment if timezone.is_aware(moment) else moment.replace(tzinfo=zone)
    in_utc = aware.astimezone(UTC)
    if timezone.is_naive(moment) and in_utc.astimezone(zone).replace(tzinfo=None) != moment:
        message = f"Clocks in {zone_name} never showed this time: they were put forward in that night."
        raise ValidationError(message, code="skipped_hour")
    if in_utc > latest:
        raise ValidationError("This lies in the future. Check the date.", code="future")
    return in_utc

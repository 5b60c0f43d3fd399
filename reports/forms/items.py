"""What an editor puts right in what was found, before it is stored."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from reports.forms.facts import ReportFactsForm
from reports.forms.fields import ChoiceBySlug, moment_in, zone_choices
from reports.models import DeliveredItem, Story
from reports.selectors.found_facts import NOON, headline_in, moment_of, published_in
from reports.selectors.items import KnownText, story_groups
from reports.text.zones import Zone

#: A request holds a thousand fields; beyond that the zones stay as found (docs/method.md, "What was found").
MOST_ZONES = 900
NEW_REPORT = "new"


def zone_field(number: int) -> str:
    """The name of the field that says the zone of a stretch, by its place from 0."""
    return f"zone_{number}"


class ItemForm(ReportFactsForm):
    """The facts of one report as they were found, with a zone for each stretch of its text."""

    byline = forms.CharField(max_length=200, required=False, help_text="Who wrote it, as printed.")
    published_on = forms.DateField(
        required=False,
        label="Day of publication",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the day like 2026-03-04."},
    )
    published_time = forms.TimeField(
        required=False,
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="Leave empty when only the day is known.",
        error_messages={"invalid": "Write the time like 18:20."},
    )
    clock = forms.ChoiceField(required=False, label="Time zone of that clock")
    newer_text_of = forms.ChoiceField(required=False, label="Is it a report that is stored already?")

    field_order = (
        "headline",
        "byline",
        "source",
        "new_source",
        "published_on",
        "published_time",
        "clock",
        "url",
        "newer_text_of",
        "story",
        "new_story",
    )

    def __init__(self, *args: Any, item: DeliveredItem, known: Sequence[KnownText] = (), **kwargs: Any) -> None:
        self.item = item
        self.spans = item.found.get("zones", [])
        super().__init__(*args, initial=initial_of(item), **kwargs)
        self.fields["headline"].help_text = "Written here, it stands above the text; the printed one stays as a repeat."
        self.fields["new_source"].help_text = "It is opened as an outlet that nobody has confirmed yet."
        clocks = [("", "Not known: taken as UTC"), *zone_choices()]
        cast(forms.ChoiceField, self.fields["clock"]).choices = clocks
        updates = [(str(one.article), f"A newer text of “{one.headline}”") for one in known if one.is_update]
        cast(forms.ChoiceField, self.fields["newer_text_of"]).choices = [("", "No, a report of its own"), *updates]
        if not updates:
            del self.fields["newer_text_of"]

    def _offer_stories(self, stories: Sequence[Story]) -> None:
        field = cast(ChoiceBySlug, self.fields["story"])
        field.empty_label = "Propose one when it is analysed"
        groups = story_groups(self.item, stories)
        shown = [(title, [(story.slug, story.title) for story in rows]) for title, rows in groups if rows]
        field.choices = [("", field.empty_label), *shown]

    @property
    def zones(self) -> list[str]:
        """The zone of each stretch as it was sent; as it was found where nothing was sent."""
        found = [row["zone"] for row in self.spans]
        if not self.is_bound or not self.corrects_zones:
            return found
        return [self.data.get(zone_field(number), zone) for number, zone in enumerate(found)]

    @property
    def corrects_zones(self) -> bool:
        """Whether the text is short enough for a field for each of its stretches."""
        return len(self.spans) <= MOST_ZONES

    def clean(self) -> dict[str, Any]:
        """Zones that make a report, and a moment as far as it is known."""
        given = super().clean()
        self._settle_zones(given)
        self._settle_moment(given)
        return given

    def _settle_zones(self, given: dict[str, Any]) -> None:
        zones = self.zones
        if not set(zones) <= set(Zone):
            self.add_error(None, ValidationError("One of the zones does not exist. Choose it again.", code="zone"))
            return
        leads = [str(number + 1) for number, zone in enumerate(zones) if zone == Zone.HEADLINE]
        if len(leads) > 1:
            message = (
                f"The stretches {', '.join(leads[:-1])} and {leads[-1]} are both marked as the headline. Keep one."
            )
            self.add_error(None, ValidationError(message, code="two_headlines"))
        elif not leads and not given.get("headline") and "headline" not in self.errors:
            message = "No stretch is the headline. Mark one, or write the headline here."
            self.add_error("headline", ValidationError(message, code="no_headline"))
        if Zone.BODY not in zones:
            message = "No stretch is body any more, so there would be nothing to read. Mark one as body."
            self.add_error(None, ValidationError(message, code="no_body"))

    def _settle_moment(self, given: dict[str, Any]) -> None:
        day, time = given.get("published_on"), given.get("published_time")
        given["published_at"] = None
        if not self.changed_data_of("published_on", "published_time", "clock"):
            given["published_at"] = moment_of(self.item.found)  # to the second, as the document says
            return
        if self.errors.keys() & {"published_on", "published_time", "clock"}:
            return
        if time and not day:
            self.add_error("published_on", ValidationError("A time needs its day.", code="day"))
        elif day:
            moment = datetime.combine(day, time or NOON)
            if not time:  # the noon of today may lie ahead
                moment = min(moment, timezone.now().astimezone(UTC).replace(tzinfo=None, second=0, microsecond=0))
                moment = moment if moment.date() == day else datetime.combine(day, NOON)
            try:
                given["published_at"] = moment_in(moment, zone_name=given.get("clock") or "UTC")
            except ValidationError as error:
                self.add_error("published_on", error)

    def changed_data_of(self, *names: str) -> bool:
        """Whether one of these fields was changed."""
        return not {*names}.isdisjoint(self.changed_data)

    def given(self) -> dict[str, Any]:
        """The answers of a valid form, by the names that the service gives them."""
        told = self.cleaned_data
        return {
            "headline": told["headline"] or headline_in(self.item.found),
            "byline": told["byline"],
            "source": told["source"].pk if told["source"] else None,
            "new_source": told["new_source"],
            "url": told["url"],
            "published_at": told["published_at"],
            "has_time": bool(told["published_time"]),
            "has_zone": bool(told["clock"]),
            "story": told["story"].pk if told["story"] else None,
            "new_story": told["new_story"],
            "zones": tuple(self.zones) if self.corrects_zones else (),
            "newer_text_of": int(told["newer_text_of"]) if told.get("newer_text_of") else None,
        }


def initial_of(item: DeliveredItem) -> dict[str, Any]:
    """What was found, as the form shows it; a moment with an offset is shown in UTC."""
    found, outlet = item.found, item.found.get("outlet", {})
    initial = {
        "headline": headline_in(found),
        "byline": found.get("byline") or "",
        "url": found.get("url") or item.address,
        "new_source": "" if outlet.get("source") or item.delivery.source_id else outlet.get("name", ""),
        "new_story": "" if item.delivery.story_id else item.given.get("story", ""),
    }
    if published := published_in(found):
        moment = published.moment.astimezone(UTC) if published.has_zone else published.moment
        initial["published_on"] = moment.date()
        initial["published_time"] = moment.time() if published.has_time else None
        initial["clock"] = "UTC" if published.has_zone else ""
    return initial

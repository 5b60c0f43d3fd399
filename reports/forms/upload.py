"""What a person types when bringing in a report, checked and answered in their words."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import slug_re

from reports.forms.fields import ChoiceBySlug, PastedTextField, WallClockField, moment_in, zone_choices
from reports.models import Article, Source, Story
from reports.selectors.choices import article_at, source_called, sources_by_name, stories_to_choose
from reports.text.intake import MAXIMUM_CHARACTERS


class ArticleUploadForm(forms.Form):
    """A pasted report with what is known about it."""

    source = ChoiceBySlug(queryset=Source.objects.all(), label="Outlet", empty_label="Choose the outlet")
    new_source = forms.CharField(
        max_length=120,
        required=False,
        label="Name of the new outlet",
        help_text="As it calls itself. Leave the list above alone.",
    )
    text = PastedTextField(
        required=False,
        label="Its text",
        help_text=f"Headline first, one paragraph a line; up to {MAXIMUM_CHARACTERS:,} characters. English is analysed; other languages are kept.",
    )
    headline = forms.CharField(
        max_length=300, required=False, help_text="Leave empty to take the first line of the report."
    )
    url = forms.URLField(
        max_length=500,
        required=False,
        label="Address",
        assume_scheme="https",
        help_text="Where the outlet published it.",
        error_messages={"invalid": "This is no web address. Copy it from the browser: https://…"},
    )
    published_at = WallClockField(required=False, label="Published", help_text="As the outlet’s own clock showed it.")
    zone = forms.ChoiceField(choices=zone_choices, initial="UTC", required=False, label="Time zone of that clock")
    story = ChoiceBySlug(
        queryset=Story.objects.all(),
        label="Story",
        empty_label="Propose one for me",
        help_text="A proposal is marked as one until an editor confirms it.",
    )
    new_story = forms.CharField(
        max_length=200,
        required=False,
        label="Title of the new story",
        help_text="In words that no outlet would object to.",
    )

    def __init__(self, *args: Any, story_slug: str = "", source_slug: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: The stored article at the address that was typed, for a link beside the error.
        self.stored_article: Article | None = None
        self._field("source").queryset = sources_by_name()
        self.fields["text"].widget.attrs |= {"rows": 18, "spellcheck": "false"}
        self.fields["source"].initial = source_slug
        self.fields["story"].initial = story_slug
        chosen = self.data.get("story", "") if self.is_bound else story_slug
        self._offer_stories(chosen if slug_re.fullmatch(chosen) else "")

    def _field(self, name: str) -> ChoiceBySlug:
        return cast(ChoiceBySlug, self.fields[name])

    def _offer_stories(self, chosen: str) -> None:
        stories = [(story.slug, story.title) for story in stories_to_choose(with_slug=chosen)]
        field = self._field("story")
        field.choices = [("", field.empty_label), *stories]

    def clean_new_source(self) -> str:
        """The name with single blanks."""
        return " ".join(self.cleaned_data["new_source"].split())

    def clean_new_story(self) -> str:
        """The title with single blanks."""
        return " ".join(self.cleaned_data["new_story"].split())

    def clean(self) -> dict[str, Any]:
        """One outlet, one story at most, a moment with its zone, and an address that is not stored yet."""
        given = super().clean() or self.cleaned_data
        self._settle_source(given)
        self._settle_story(given)
        self._settle_moment(given)
        self._refuse_stored_address(given)
        return given

    def _settle_source(self, given: dict[str, Any]) -> None:
        if self.errors.keys() & {"source", "new_source"}:
            return
        chosen, name = given.get("source"), given.get("new_source", "")
        known = source_called(name) if name else None
        if not chosen and not name:
            self.add_error(
                "source", ValidationError("Choose the outlet that published this, or name a new one.", code="missing")
            )
        elif chosen and name and known != chosen:
            message = f"You chose {chosen.name} and named {name}. Keep one of the two."
            self.add_error("new_source", ValidationError(message, code="two_sources"))
        else:
            given["source"] = chosen or known

    def _settle_story(self, given: dict[str, Any]) -> None:
        chosen, title = given.get("story"), given.get("new_story", "")
        if chosen and title:
            message = f"You chose the story “{chosen.title}” and named a new one. Keep one of the two."
            self.add_error("new_story", ValidationError(message, code="two_stories"))

    def _settle_moment(self, given: dict[str, Any]) -> None:
        moment = given.get("published_at")
        if moment is None or "zone" in self.errors:
            return
        try:
            given["published_at"] = moment_in(moment, zone_name=given.get("zone") or "UTC")
        except ValidationError as error:
            self.add_error("published_at", error)

    def _refuse_stored_address(self, given: dict[str, Any]) -> None:
        source, url = given.get("source"), given.get("url", "")
        if source:
            self.stored_article = article_at(source=source, url=url)
        if source and self.stored_article:
            message = f"{source.name} is already stored with this address: “{self.stored_article.headline}”."
            self.add_error("url", ValidationError(message, code="stored"))

"""What a person tells about a report, however its words came in: outlet, headline, address, story."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import slug_re

from reports.forms.fields import ChoiceBySlug
from reports.models import Source, Story
from reports.selectors.choices import source_called, sources_by_name, stories_to_choose


class ReportFactsForm(forms.Form):
    """One outlet and one story at most, chosen or named."""

    source = ChoiceBySlug(queryset=Source.objects.all(), label="Outlet", empty_label="Choose the outlet")
    new_source = forms.CharField(
        max_length=120,
        required=False,
        label="Name of the new outlet",
        help_text="As it calls itself. Leave the list above alone.",
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
        #: The outlets and stories to choose from, read once for all forms of a page.
        self.sources = list(sources_by_name())
        source = self._field("source")
        source.choices = [("", source.empty_label), *((row.slug, row.name) for row in self.sources)]
        self.fields["source"].initial = source_slug
        self.fields["story"].initial = story_slug
        chosen = self.data.get("story", "") if self.is_bound else story_slug
        self.stories = stories_to_choose(with_slug=chosen if slug_re.fullmatch(chosen) else "")
        self._offer_stories(self.stories)

    def _field(self, name: str) -> ChoiceBySlug:
        return cast(ChoiceBySlug, self.fields[name])

    def _offer_stories(self, stories: Sequence[Story]) -> None:
        field = self._field("story")
        field.choices = [("", field.empty_label), *((story.slug, story.title) for story in stories)]

    def clean_new_source(self) -> str:
        """The name with single blanks."""
        return " ".join(self.cleaned_data["new_source"].split())

    def clean_new_story(self) -> str:
        """The title with single blanks."""
        return " ".join(self.cleaned_data["new_story"].split())

    def clean(self) -> dict[str, Any]:
        """One outlet, one story at most."""
        given = super().clean() or self.cleaned_data
        self._settle_source(given)
        self._settle_story(given)
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

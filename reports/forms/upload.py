"""What a person types when pasting a report, checked and answered in their words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from reports.forms.facts import ReportFactsForm
from reports.forms.fields import PastedTextField, WallClockField, moment_in, zone_choices
from reports.models import Article
from reports.selectors.choices import article_at
from reports.text.intake import MAXIMUM_CHARACTERS


class ArticleUploadForm(ReportFactsForm):
    """A pasted report with what is known about it."""

    text = PastedTextField(
        required=False,
        label="Its text",
        help_text=f"Headline first, one paragraph a line; up to {MAXIMUM_CHARACTERS:,} characters. "
        "English is analysed; other languages are kept.",
    )
    published_at = WallClockField(required=False, label="Published", help_text="As the outlet’s own clock showed it.")
    zone = forms.ChoiceField(choices=zone_choices, initial="UTC", required=False, label="Time zone of that clock")

    field_order = ("source", "new_source", "text", "headline", "url", "published_at", "zone", "story", "new_story")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: The stored article at the address that was typed, for a link beside the error.
        self.stored_article: Article | None = None
        self.fields["text"].widget.attrs |= {"rows": 18, "spellcheck": "false"}

    def clean(self) -> dict[str, Any]:
        """One outlet, one story at most, a moment with its zone, and an address that is not stored yet."""
        given = super().clean()
        self._settle_moment(given)
        self._refuse_stored_address(given)
        return given

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

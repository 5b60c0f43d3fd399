"""What a person types when pasting a report, checked and answered in their words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from reports.forms.facts import ReportFactsForm
from reports.forms.fields import PastedTextField, WallClockField, moment_in, zone_choices
from reports.models import Article, ArticleRevision
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
    as_version = forms.BooleanField(required=False, label="It is a newer text: store it as the next version")

    field_order = (
        *("source", "new_source", "text", "headline", "url", "as_version"),
        *("published_at", "zone", "story", "new_story"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: The stored article at the address that was typed, for a link beside the error.
        self.stored_article: Article | None = None
        #: Whether that report may get this text as its next version, when the editor says so.
        self.offers_version = False
        self.fields["text"].widget.attrs |= {"rows": 18, "spellcheck": "false"}

    def clean(self) -> dict[str, Any]:
        """One outlet, one story at most, a moment with its zone, and a word about an address that is stored."""
        given = super().clean()
        self._settle_moment(given)
        self._settle_address(given)
        return given

    def ask_for_version(self, stored: Article) -> None:
        """Tell that the report is stored with this address, and offer to store the text as its next version."""
        self.stored_article, self.offers_version = stored, True
        if not self.cleaned_data.get("as_version"):
            message = (
                f"A report of {stored.source.name} is stored with this address already: “{stored.headline}”. "
                "Tick below when this is a newer text of it."
            )
            self.add_error("url", ValidationError(message, code="stored"))

    def tell_same(self, same: ArticleRevision) -> None:
        """Tell that the report at this address has this very text, so that there is nothing to store."""
        self.offers_version = False
        self.errors.pop("url", None)
        message = f"This very text is stored with this address already, as version {same.number} of its report."
        self.add_error("url", ValidationError(message, code="same"))

    def _settle_moment(self, given: dict[str, Any]) -> None:
        moment = given.get("published_at")
        if moment is None or "zone" in self.errors:
            return
        try:
            given["published_at"] = moment_in(moment, zone_name=given.get("zone") or "UTC")
        except ValidationError as error:
            self.add_error("published_at", error)

    def _settle_address(self, given: dict[str, Any]) -> None:
        source = given.get("source")
        if source and (stored := article_at(source=source, url=given.get("url", ""))):
            self.ask_for_version(stored)

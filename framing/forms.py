"""What editors write about who said what: a primary text, its withdrawal, the correction of a quotation."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from framing.selectors.corrections import Word
from reports.forms.fields import WallClockField, moment_in, zone_choices
from reports.models import PrimaryText, Quote
from reports.models.corrections import LONGEST_REASON
from reports.models.primary import LONGEST_WITHDRAWAL_REASON, MAXIMUM_CHARACTERS

KIND_CHOICES = [
    (Quote.Kind.DIRECT, "quoted: all of it inside quotation marks"),
    (Quote.Kind.MIXED, "quoted in part: marks around some of its words"),
    (Quote.Kind.INDIRECT, "reported: without quotation marks"),
    (Quote.Kind.SCARE, "scare quotes: the outlet’s own words, held at a distance"),
]


class PrimaryTextForm(forms.Form):
    """What was said, as it was published by whoever said it."""

    kind = forms.ChoiceField(choices=PrimaryText.Kind.choices, label="What it is")
    speaker = forms.CharField(
        required=False, label="Who said or wrote it", help_text="The person or body, named as the reports name them."
    )
    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        label="Its words",
        help_text=f"Verbatim, in the language of the reports; up to {MAXIMUM_CHARACTERS:,} characters.",
    )
    url = forms.CharField(
        required=False,
        label="Address",
        widget=forms.URLInput,
        help_text="Where it was made public. Only a document may do without one.",
    )
    published_at = WallClockField(
        required=False, label="Made public", help_text="As the clock showed it at that place; leave empty if unknown."
    )
    zone = forms.ChoiceField(choices=zone_choices, initial="UTC", required=False, label="Time zone of that clock")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The service answers NUL bytes and odd addresses in its own words.
        self.fields["text"].validators = []
        self.fields["speaker"].widget.attrs["maxlength"] = 200

    def clean(self) -> dict[str, Any]:
        """The moment in UTC."""
        given = super().clean() or self.cleaned_data
        moment = given.get("published_at")
        if moment is not None and "zone" not in self.errors:
            try:
                given["published_at"] = moment_in(moment, zone_name=given.get("zone") or "UTC")
            except ValidationError as error:
                self.add_error("published_at", error)
        return given


class WithdrawalForm(forms.Form):
    """Why a primary text is taken back."""

    reason = forms.CharField(
        required=False,
        label="Why it is withdrawn",
        help_text="For whoever saw it here before.",
        widget=forms.TextInput(attrs={"maxlength": LONGEST_WITHDRAWAL_REASON}),
    )


class QuoteCorrectionForm(forms.Form):
    """The state that an editor wants a quotation to have; its bounds are chosen among the words around it."""

    kind = forms.ChoiceField(choices=KIND_CHOICES, label="Kind")
    first = forms.TypedChoiceField(coerce=int, label="First word")
    last = forms.TypedChoiceField(coerce=int, label="Last word")
    speaker_name = forms.CharField(
        required=False,
        label="Speaker",
        help_text="As this report prints the name. Leave empty where it names nobody.",
        widget=forms.TextInput(attrs={"maxlength": 200, "list": "speakers-of-report", "autocomplete": "off"}),
    )
    is_anonymous = forms.BooleanField(required=False, label="The report keeps the name back (anonymous)")
    removed = forms.BooleanField(required=False, label="This is no quotation: remove it")
    reason = forms.CharField(
        required=False,
        label="Why",
        help_text="One sentence for the log, which readers can see.",
        widget=forms.TextInput(attrs={"maxlength": LONGEST_REASON}),
    )
    quote = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, words: Sequence[Word], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words
        choices = [(word.number, f"{word.number} · {word.text}") for word in words]
        for name in ("first", "last"):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean(self) -> dict[str, Any]:
        """The bounds as code points of the text."""
        given = super().clean() or self.cleaned_data
        by_number = {word.number: word for word in self.words}
        first, last = by_number.get(given.get("first", 0)), by_number.get(given.get("last", 0))
        if first and last and first.number > last.number:
            self.add_error("last", "The last word stands before the first one.")
        elif first and last:
            given |= {"start": first.start, "end": last.end}
        return given

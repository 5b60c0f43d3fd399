"""What people write when they publish or roll back, and what the pages of releases can be asked."""

import re
from typing import Any

from django import forms

from framing.analysis.entries import MAX_NAME, Category
from framing.analysis.lexicon import MAX_BYTES
from framing.models.curation import LONGEST_NOTE
from framing.queries import Query
from framing.services.batch_edits import Edit
from framing.services.releases import LONGEST_REASON

KINDS = [("", "all"), ("changed", "changed"), ("added", "added"), ("removed", "retired"), ("sets", "sets")]


class ReleaseQuery(Query):
    """Which changes of a release."""

    kind = forms.ChoiceField(choices=KINDS, required=False)
    against = forms.IntegerField(min_value=1, max_value=2_000_000_000, required=False)


class ReasonForm(forms.Form):
    """Why a release is made."""

    reason = forms.CharField(
        required=False,
        label="Reason",
        help_text="One or two sentences that readers see beside the release.",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_REASON}),
    )


class PublishForm(ReasonForm):
    """The reason, and the drafts as the page showed them: a draft that changed since is refused."""

    drafts = forms.CharField(widget=forms.HiddenInput, max_length=100_000)

    def clean_drafts(self) -> dict[int, int]:
        """Version by key of each draft."""
        pairs = [part.partition(":") for part in self.cleaned_data["drafts"].split()]
        numbers: list[Any] = [text for key, _, version in pairs for text in (key, version)]
        if not all(text.isascii() and text.isdigit() and len(text) < 10 for text in numbers):
            raise forms.ValidationError("The page was changed on its way. Open it again.")
        return {int(key): int(version) for key, _, version in pairs}


class ImportForm(forms.Form):
    """A lexicon file: chosen first, then, as its text, taken."""

    file = forms.FileField(
        required=False, label="File", help_text=f"TOML or CSV in UTF-8, up to {MAX_BYTES // 1_000_000} MB."
    )
    name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    content = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    note = forms.CharField(
        required=False,
        label="Why the lexicon should change",
        help_text="Stands in every draft; whoever reviews it reads this.",
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_NOTE}),
    )
    with_faults = forms.BooleanField(required=False, label="Leave out the rows that cannot be taken")

    def given(self) -> tuple[bytes, str] | None:
        """The bytes of the file and its name; None when neither a file nor its text was sent."""
        file = self.cleaned_data.get("file")
        if file is not None:
            # One byte more than is read tells that it is too long.
            return file.read(MAX_BYTES + 1), str(file.name)[:200]
        content = self.cleaned_data.get("content")
        return (content.encode(), self.cleaned_data["name"]) if content else None


class BatchForm(forms.Form):
    """What to set in many entries; an empty field leaves it as it is."""

    category = forms.ChoiceField(
        choices=[("", "as it is"), *((kind.value, kind.value.replace("_", " ")) for kind in Category)], required=False
    )
    intensity = forms.TypedChoiceField(
        choices=[("", "as it is"), ("1", "1, mild"), ("2", "2, marked"), ("3", "3, strong")],
        coerce=int,
        empty_value=None,
        required=False,
    )
    add_tags = forms.CharField(required=False, max_length=400, label="Add tags", help_text="With commas between.")
    remove_tags = forms.CharField(required=False, max_length=400, label="Remove tags")
    owner = forms.CharField(required=False, max_length=MAX_NAME, label="Owner")
    clears_owner = forms.BooleanField(required=False, label="Remove the owner")
    review_on = forms.DateField(
        required=False, label="Review date", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    clears_review = forms.BooleanField(required=False, label="Remove the review date")
    note = forms.CharField(
        required=False,
        label="Why",
        help_text="Stands in every new draft; whoever reviews it reads this.",
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_NOTE}),
    )

    def edit(self) -> Edit:
        """The edit that the fields mean."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "note"}
        tags = {name: tuple(re.split(r"[,\s]+", given[name].strip(", "))) for name in ("add_tags", "remove_tags")}
        return Edit(**(given | {name: tuple(filter(None, found)) for name, found in tags.items()}))


class BatchQuery(Query):
    """Which live entries to choose from."""

    q = forms.CharField(max_length=80, required=False)
    set = forms.CharField(max_length=80, required=False)
    tag = forms.CharField(max_length=40, required=False)

"""What people write when they publish or roll back, and what the pages of releases can be asked."""

from typing import Any

from django import forms

from framing.queries import Query
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

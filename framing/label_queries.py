"""What the lists of labels across stories may be asked; whatever makes no sense counts as not asked."""

from typing import Any

from django import forms

from framing.queries import Query
from framing.selectors.distinctive import KINDS, OTHERS, WAYS

# A label has few spellings; more in an address are a mistake.
_MOST_LABELS = 20


class ApartQuery(Query):
    """Which labels that set a source apart."""

    source = forms.SlugField(max_length=80, required=False, label="Source")
    referent = forms.CharField(max_length=200, required=False, label="Called so")
    kind = forms.ChoiceField(choices=[("", "Any"), *KINDS.items()], required=False, label="Kind")
    way = forms.ChoiceField(choices=WAYS, required=False, label="Used")


class LabelUsesQuery(Query):
    """Which uses of labels."""

    referent = forms.CharField(max_length=200, required=False)
    source = forms.SlugField(max_length=80, required=False)
    side = forms.ChoiceField(choices=[("", "the source"), (OTHERS, "the others")], required=False)
    shared = forms.BooleanField(required=False)

    def asked(self) -> dict[str, Any]:
        """The same with the labels, of which an address may name several."""
        given = self.data.getlist("label") if hasattr(self.data, "getlist") else []
        labels = [label for label in given if 0 < len(label) <= 200 and "\x00" not in label]
        return super().asked() | {"labels": labels[:_MOST_LABELS]}

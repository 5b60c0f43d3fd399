"""What curators decide about a wording that was proposed."""

from collections.abc import Iterable
from typing import Any

from django import forms

from framing.analysis.entries import MAX_NAME, MAX_PROSE, MAX_TERM, Category, ContrastSet, ReferentKind
from framing.models.curation import LONGEST_NOTE

LEANINGS = [("0", "takes no side"), ("-1", "disparages what it names"), ("1", "praises what it names")]
WEIGHTS = [("1", "1, light"), ("2", "2"), ("3", "3, heavy")]


class AcceptForm(forms.Form):
    """Where a wording goes: a set that is there, or a new one."""

    term = forms.CharField(max_length=MAX_TERM, label="Term", help_text="The head word as the entry will show it.")
    contrast_set = forms.ChoiceField(
        required=False, label="Set", help_text="The labels in use for the same people, thing or event."
    )
    referent = forms.CharField(
        required=False,
        max_length=MAX_NAME,
        label="What a new set is about",
        help_text="Who or what its labels point at.",
    )
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.value) for kind in ReferentKind], initial=ReferentKind.OTHER.value, required=False
    )
    topic = forms.CharField(required=False, max_length=60, label="Its topic")
    category = forms.ChoiceField(choices=[(one.value, one.value.replace("_", " ")) for one in Category])
    intensity = forms.ChoiceField(choices=WEIGHTS, initial="2", label="Weight")
    valence = forms.ChoiceField(choices=LEANINGS, initial="0", label="Leaning")
    passage = forms.IntegerField(required=False, widget=forms.HiddenInput)
    use = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(
        required=False,
        label="Why",
        help_text="For whoever reviews the draft.",
        widget=forms.TextInput(attrs={"maxlength": LONGEST_NOTE}),
    )

    def __init__(self, *args: Any, sets: Iterable[ContrastSet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_topic: dict[str, list[tuple[str, str]]] = {}
        for found in sorted(sets, key=lambda one: (one.topic, one.referent.lower())):
            by_topic.setdefault(found.topic.replace("_", " ") or "no topic", []).append((found.code, found.referent))
        field = self.fields["contrast_set"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "a new set, named below"), *by_topic.items()]

    def clean(self) -> dict[str, Any]:
        """A new set needs a name."""
        given = super().clean() or self.cleaned_data
        if not given.get("contrast_set") and not given.get("referent") and "contrast_set" not in self.errors:
            self.add_error("referent", "Choose a set above, or say what a new one is about.")
        return given


class DecisionForm(forms.Form):
    """Why a wording is put aside."""

    reason = forms.CharField(
        required=False,
        label="Or put it aside, because",
        help_text="Needed to reject it: whoever meets the word again reads this.",
        widget=forms.TextInput(attrs={"maxlength": LONGEST_NOTE}),
    )


class NewDraftForm(AcceptForm):
    """A label that somebody met, as the beginning of a new entry: in a set that is there, or in a new one."""

    sentence = forms.CharField(
        required=False,
        max_length=MAX_PROSE,
        label="A sentence where it stands",
        help_text="The words in it are marked by themselves; the entry must match them.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

"""What curators write about an alias set, and what the list of sets can be asked."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from framing.analysis.aliases import AliasSet
from framing.analysis.aliases.sets import KINDS, LONGEST_CODE, LONGEST_NAME, LONGEST_NOTE, MOST_NAMES
from framing.analysis.aliases.sheet import MAX_BYTES
from framing.models.decisions import LONGEST_REASON
from framing.selectors.alias_pages import KIND_WORDS
from reports.forms.queries import Query

STATES = [("", "in force"), ("retired", "retired")]
KIND_CHOICES = [(kind, KIND_WORDS.get(kind, kind)) for kind in KINDS]
#: Characters of the names together that the form takes; more than all names may have.
_LONGEST_NAMES = (MOST_NAMES + 20) * (LONGEST_NAME + 2)


class AliasQuery(Query):
    """Which sets."""

    q = forms.CharField(max_length=80, required=False, label="Words")
    kind = forms.ChoiceField(choices=[("", "Any"), *KIND_CHOICES], required=False)
    state = forms.ChoiceField(choices=STATES, required=False)


class AliasForm(forms.Form):
    """One set; what is wrong with it is found by the rules of the table, not here."""

    code = forms.CharField(
        label="Code",
        required=False,
        help_text="Names the set for good: small letters, digits, points and underscores.",
        widget=forms.TextInput(attrs={"maxlength": LONGEST_CODE, "spellcheck": "false", "autocapitalize": "off"}),
    )
    kind = forms.CharField(label="Kind", required=False, widget=forms.Select(choices=KIND_CHOICES))
    names = forms.CharField(
        label="Names",
        required=False,
        max_length=_LONGEST_NAMES,
        help_text="One a line. The first is the one that pages show. Spellings that the rules allow need no line.",
        widget=forms.Textarea(attrs={"rows": 7, "spellcheck": "false"}),
    )
    note = forms.CharField(
        label="Note",
        required=False,
        help_text="What the names have in common, or which of them is in dispute.",
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_NOTE}),
    )
    reason = forms.CharField(
        label="Why this change",
        required=False,
        help_text="For the history of the set.",
        widget=forms.TextInput(attrs={"maxlength": LONGEST_REASON}),
    )
    is_shared = forms.BooleanField(required=False, label="Keep the names that other sets have, too, in both")
    seen = forms.IntegerField(required=False, min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput)
    story = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))

    def given(self) -> dict[str, Any]:
        """What was typed, as the services take it; ask is_valid first."""
        typed = self.cleaned_data
        values = {name: typed[name] for name in ("code", "kind", "note", "reason", "is_shared")}
        return values | {"names": typed["names"].splitlines()}

    @property
    def seen_edition(self) -> int:
        """The edition in which the set was last touched when the form was shown."""
        return int(self.cleaned_data.get("seen") or 0)


def initial_of(one: AliasSet, seen: int) -> dict[str, Any]:
    """What the form shows of a set."""
    names = "\n".join(one.names)
    return {"code": one.code, "kind": str(one.kind), "names": names, "note": one.note, "seen": seen}


class AliasImportForm(forms.Form):
    """A table: chosen first, then, as its text, taken."""

    file = forms.FileField(required=False, label="File", help_text=f"CSV in UTF-8, up to {MAX_BYTES // 1_000_000} MB.")
    name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    content = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    edition = forms.IntegerField(required=False, min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput)
    reason = forms.CharField(
        required=False,
        label="Why the table changes",
        help_text="For the history of every set that changes.",
        widget=forms.TextInput(attrs={"maxlength": LONGEST_REASON}),
    )
    with_faults = forms.BooleanField(required=False, label="Leave out the sets that cannot be taken")

    def given(self) -> tuple[bytes, str] | None:
        """The bytes of the file and its name; None when neither a file nor its text was sent."""
        file = self.cleaned_data.get("file")
        if file is not None:
            # One byte more than is read tells that it is too long.
            return file.read(MAX_BYTES + 1), str(file.name)[:200]
        content = self.cleaned_data.get("content")
        return (content.encode(), self.cleaned_data["name"]) if content else None

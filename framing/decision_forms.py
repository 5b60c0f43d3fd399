"""What editors write when they decide about claims."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from framing.analysis.alignment.values import DecisionKind
from framing.models.decisions import LONGEST_REASON, MOST_PLACES
from framing.selectors.decision_places import Named, named

#: More names are not read at all: a decision may hold fewer, and a page sends no more.
MOST_NAMES = 4 * MOST_PLACES


class ClaimsField(forms.Field):
    """Claims by their names in a form, each once, in the order given."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[Named]:
        """The claims; a name that means none is refused."""
        texts = list(value or [])[:MOST_NAMES]
        found = [named(text) for text in texts]
        if None in found:
            raise ValidationError("One of the claims could not be read. Go back to the tab and choose again.")
        return list(dict.fromkeys(one for one in found if one))


class DecisionForm(forms.Form):
    """A decision about claims: ``claims`` are ticked, ``of`` is the group that a split is about."""

    KINDS = frozenset(kind.value for kind in DecisionKind)

    kind = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in DecisionKind])
    claims = ClaimsField(required=False, label="Claims")
    of = ClaimsField(required=False, label="Group")
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    reason = forms.CharField(
        required=False,
        label="Why, for the log",
        widget=forms.TextInput(attrs={"maxlength": LONGEST_REASON}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The service answers what is too long in its own words, and NUL bytes are dropped there.
        self.fields["reason"].validators = []

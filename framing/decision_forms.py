"""What editors write when they decide about claims and referents."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from framing.analysis.alignment.values import DecisionKind
from framing.analysis.referents.values import ReferentDecisionKind
from framing.models.decisions import LONGEST_REASON, MOST_PLACES
from framing.models.referents import LONGEST_NAME
from framing.selectors.decision_places import Named, named

#: More names are not read at all: a decision may hold fewer, and a page sends no more.
MOST_NAMES = 4 * MOST_PLACES
#: Mentions that a form about referents may name: each stands for others, and a few of them are kept.
MOST_MENTIONS = 4000


class NamesField(forms.Field):
    """Places by their names in a form, one or several in a value, each once, in the order given."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, things: str, most: int, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.things, self.most = things, most

    def to_python(self, value: Any) -> list[Named]:
        """The places; a name that means none is refused."""
        texts = [name for text in value or [] for name in text.split() or [text]][: self.most]
        found = [named(text) for text in texts]
        if None in found:
            message = f"One of the {self.things} could not be read. Go back to the tab and choose again."
            raise ValidationError(message)
        return list(dict.fromkeys(one for one in found if one))


class StoryDecisionForm(forms.Form):
    """What every decision is given beside what it is about."""

    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    reason = forms.CharField(
        required=False,
        label="Why, for the log",
        widget=forms.TextInput(attrs={"maxlength": LONGEST_REASON}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The service answers what is too long in its own words, and NUL bytes are dropped there.
        for field in self.fields.values():
            if type(field) is forms.CharField:
                field.validators = []


class DecisionForm(StoryDecisionForm):
    """A decision about claims: ``claims`` are ticked, ``of`` is the group that a split is about."""

    KINDS = frozenset(kind.value for kind in DecisionKind)

    kind = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in DecisionKind])
    claims = NamesField(things="claims", most=MOST_NAMES, label="Claims")
    of = NamesField(things="claims", most=MOST_NAMES, label="Group")


class ReferentDecisionForm(StoryDecisionForm):
    """A decision about referents: ``labels`` are ticked with all that they stand for, ``mentions`` one by one; ``of``
    is everything that was shown, ``name`` what the referent is to be called."""

    KINDS = frozenset(kind.value for kind in ReferentDecisionKind)

    do = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in ReferentDecisionKind], label="Decision")
    labels = NamesField(things="labels", most=MOST_MENTIONS, label="Labels")
    mentions = NamesField(things="mentions", most=MOST_MENTIONS, label="Words")
    of = NamesField(things="mentions", most=MOST_MENTIONS, label="Referent")
    name = forms.CharField(required=False, label="Name", widget=forms.TextInput(attrs={"maxlength": LONGEST_NAME}))

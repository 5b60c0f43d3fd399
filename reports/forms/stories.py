"""What editors ask of the lists of reports and proposals, and what they write when they arrange stories."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from reports.forms.queries import Query
from reports.models import StoryProposal
from reports.models.stories import LONGEST_REASON
from reports.selectors.article_list import SORTS, STATES
from reports.selectors.report_lines import Stood

STATES_OF_PROPOSALS = [
    ("", "Waiting"),
    ("accepted", "Accepted"),
    ("rejected", "Rejected"),
    ("gone", "Settled otherwise"),
]


class ArticleListQuery(Query):
    """Which reports."""

    q = forms.CharField(max_length=200, required=False)
    source = forms.SlugField(max_length=80, required=False)
    language = forms.CharField(max_length=12, required=False)
    state = forms.ChoiceField(choices=STATES, required=False)
    first = forms.DateField(required=False)
    last = forms.DateField(required=False)
    copy = forms.BooleanField(required=False)
    sort = forms.ChoiceField(choices=SORTS, required=False)

    def asked(self) -> dict[str, Any]:
        """Each field's value, dates and ticks as an address writes them."""
        found = super().asked()
        for name in ("first", "last"):
            found[name] = found[name].isoformat() if found[name] else ""
        return found | {"copy": "1" if found["copy"] else ""}


class MaybeQuery(Query):
    """Which proposals."""

    q = forms.CharField(max_length=80, required=False)
    kind = forms.ChoiceField(choices=StoryProposal.Kind.choices, required=False)
    state = forms.ChoiceField(choices=STATES_OF_PROPOSALS, required=False)


class StoodField(forms.Field):
    """Reports as lists send them: number of the report, number of the story in which it stood, or 0."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[Stood]:
        """The reports, each once; what is none is refused."""
        found = {}
        for text in value or ():
            article, _, story = text.partition(":")
            if not all(part.isascii() and part.isdigit() and len(part) < 18 for part in (article, story)):
                raise ValidationError("This is no report of the list. Choose anew.", code="no_report")
            found[int(article)] = Stood(int(article), int(story) or None)
        return list(found.values())


class PlacingForm(forms.Form):
    """What is to be done with ticked reports; which of it is needed says the button that was pressed."""

    report = StoodField(required=False)
    to = forms.SlugField(max_length=120, required=False, label="The story")
    title = forms.CharField(
        max_length=400,
        required=False,
        label="Title of the new story",
        help_text="In words that no outlet would object to.",
    )
    reason = forms.CharField(max_length=LONGEST_REASON * 4, required=False, label="Why, for the log")
    q = forms.CharField(max_length=80, required=False)


class RenameForm(forms.Form):
    """What a story is called, and where it stands."""

    title = forms.CharField(max_length=400, required=False, label="Title")
    slug = forms.CharField(
        max_length=200,
        required=False,
        label="New address",
        help_text="Leave it empty to keep the address. The old one will lead to the story for good.",
    )
    reason = forms.CharField(max_length=LONGEST_REASON * 4, required=False, label="Why, for the log")


class ReasonForm(forms.Form):
    """Why something is done, for the log."""

    reason = forms.CharField(max_length=LONGEST_REASON * 4, required=False, label="Why, for the log")

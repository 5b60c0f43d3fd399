"""What readers say is wrong with a mark, and what curators answer; the services judge both."""

from django import forms

from framing.models import Dispute
from framing.models.curation import LONGEST_NOTE

ANSWERS = [
    (Dispute.State.ACCEPTED, "Accepted: the mark was wrong, or the entry needs work"),
    (Dispute.State.DECLINED, "Declined: the mark stands"),
]
KEEPS = [
    (Dispute.Kept.NOT, "Not kept"),
    (Dispute.Kept.IGNORE, "As a sentence that the entry must not match"),
    (Dispute.Kept.MATCH, "As a sentence that the entry must match"),
]


class DisputeForm(forms.Form):
    """What is wrong with a mark."""

    fault = forms.ChoiceField(
        choices=Dispute.Fault.choices,
        widget=forms.RadioSelect,
        label="This mark is wrong because",
        error_messages={"required": "Choose what is wrong with the mark."},
    )
    complaint = forms.CharField(
        required=False,
        label="In your words",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_NOTE}),
    )


class AnswerForm(forms.Form):
    """What a curator says to it."""

    state = forms.ChoiceField(
        choices=ANSWERS,
        widget=forms.RadioSelect,
        label="Answer",
        error_messages={"required": "Choose whether the dispute is accepted or declined."},
    )
    answer = forms.CharField(
        required=False,
        label="In words",
        help_text="The reader sees this, with your name.",
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_NOTE}),
    )
    keep = forms.ChoiceField(
        choices=KEEPS,
        required=False,
        widget=forms.RadioSelect,
        label="Keep the sentence",
        help_text="It is added to a draft of the entry; a second person reviews it before it is published.",
    )

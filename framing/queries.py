"""What the query string of a list may ask; whatever makes no sense counts as not asked."""

from typing import Any

from django import forms

from framing.analysis import months
from framing.analysis.lexicon import Category
from framing.models import CandidateDecision, Dispute, Draft, Term
from framing.selectors import claims, label_cells, labels, numbers
from framing.selectors.month_charts import THEIRS
from framing.selectors.source_page import ALL
from framing.selectors.statements import ONLY
from reports.forms.queries import Query
from reports.text.voice import Voice

#: The kind of candidates that are labels of one source.
LABELS = "labels"


class SourceQuery(Query):
    """Which outlets."""

    q = forms.CharField(max_length=80, required=False, label="Words")


class SourceMonthsQuery(Query):
    """Which term a source is shown with, and which of the uses behind a number."""

    term = forms.RegexField(r"^[a-z0-9_.]+$", max_length=120, required=False)
    month = forms.CharField(max_length=7, required=False)
    side = forms.ChoiceField(choices=[("", "the source"), (THEIRS, "the others")], required=False)
    counted = forms.ChoiceField(choices=[("", "the term"), (ALL, "all terms")], required=False)

    def asked(self) -> dict[str, Any]:
        """The same with the month as a day; None where none is named."""
        found = super().asked()
        return found | {"month": months.read(found["month"])}


class LexiconQuery(Query):
    """Which entries."""

    q = forms.CharField(max_length=80, required=False, label="Words")
    topic = forms.CharField(max_length=60, required=False)
    category = forms.ChoiceField(
        choices=[("", "Any"), *((category.value, category.value.replace("_", " ")) for category in Category)],
        required=False,
    )
    state = forms.ChoiceField(choices=[("", "Any"), *Term.State.choices], required=False)
    tag = forms.CharField(max_length=40, required=False)
    draft = forms.ChoiceField(choices=[("", "Any"), ("open", "in work"), ("none", "not in work")], required=False)


class ConcordanceQuery(Query):
    """Which hits of an entry."""

    voice = forms.ChoiceField(choices=[("", "Any"), *((voice.value, voice.value) for voice in Voice)], required=False)
    source = forms.SlugField(max_length=80, required=False)


class StatementQuery(Query):
    """Which statements of a story."""

    speaker = forms.CharField(max_length=220, required=False)
    only = forms.ChoiceField(choices=ONLY, required=False)


class ClaimQuery(Query):
    """Which groups of claims of a story."""

    only = forms.ChoiceField(choices=claims.ONLY, required=False)
    report = forms.IntegerField(min_value=1, max_value=2**53, required=False)
    speaker = forms.CharField(max_length=220, required=False)

    def asked(self) -> dict[str, Any]:
        """The same with 0 where no report is asked for."""
        found = super().asked()
        return found | {"report": found["report"] or 0}


class LabelQuery(Query):
    """Which referents of a story, in which order."""

    kind = forms.ChoiceField(choices=[("", "Any"), *label_cells.KINDS.items()], required=False)
    only = forms.ChoiceField(choices=labels.ONLY, required=False)
    sort = forms.ChoiceField(choices=labels.SORTS, required=False)
    q = forms.CharField(max_length=80, required=False, label="Words")
    page = forms.IntegerField(min_value=1, max_value=10_000, required=False)
    report = forms.IntegerField(min_value=1, max_value=2**53, required=False)

    def asked(self) -> dict[str, Any]:
        """The same with the first page of the list where none is asked for, and report 0."""
        found = super().asked()
        return found | {"page": found["page"] or 1, "report": found["report"] or 0}


class ReferentQuery(Query):
    """Which passages of a referent."""

    report = forms.IntegerField(min_value=1, max_value=2**53, required=False)
    label = forms.CharField(max_length=300, required=False, strip=False)

    def asked(self) -> dict[str, Any]:
        """The same with 0 where no report is asked for."""
        found = super().asked()
        return found | {"report": found["report"] or 0}


class NumberQuery(Query):
    """Which figures of a story."""

    verdict = forms.ChoiceField(choices=numbers.CHOICES, required=False)


class FiguresQuery(Query):
    """Which of the marks that the figures of a story count."""

    report = forms.IntegerField(min_value=1, max_value=2**53, required=False)
    set = forms.RegexField(r"^[a-z0-9_.]+$", max_length=80, required=False)
    category = forms.ChoiceField(
        choices=[("", "Any"), *((kind.value, kind.value) for kind in Category)], required=False
    )

    def asked(self) -> dict[str, Any]:
        """The same with 0 where no report is asked for."""
        found = super().asked()
        return found | {"report": found["report"] or 0}


class SpeakerQuery(Query):
    """Which speakers."""

    q = forms.CharField(max_length=80, required=False, label="Name")


class DisputeQuery(Query):
    """Which disputes."""

    state = forms.ChoiceField(choices=[("", "Any"), *Dispute.State.choices], required=False)
    fault = forms.ChoiceField(choices=[("", "Any"), *Dispute.Fault.choices], required=False, label="Fault")
    entry = forms.CharField(max_length=120, required=False, label="Entry")
    source = forms.SlugField(max_length=80, required=False, label="Source")
    whose = forms.ChoiceField(choices=[("", "Everybody’s"), ("mine", "Mine")], required=False)


class CandidateQuery(Query):
    """Which wordings of the queue, or which of their passages."""

    state = forms.ChoiceField(
        choices=[("", "Waiting"), *((value, f"{label}") for value, label in CandidateDecision.Verdict.choices)],
        required=False,
    )
    q = forms.CharField(max_length=80, required=False, label="Words")
    source = forms.SlugField(max_length=80, required=False, label="Source")
    kind = forms.ChoiceField(
        choices=[("", "Words the model proposes"), (LABELS, "Labels that set one source apart")], required=False
    )


class DraftQuery(Query):
    """Which drafts."""

    q = forms.CharField(max_length=80, required=False, label="Words")
    state = forms.ChoiceField(
        choices=[("", "Any"), ("open", "open"), *Draft.State.choices], required=False, label="State"
    )
    topic = forms.CharField(max_length=60, required=False, label="Topic")
    set = forms.CharField(max_length=80, required=False, label="Set")
    category = forms.ChoiceField(
        choices=[("", "Any"), *((category.value, category.value.replace("_", " ")) for category in Category)],
        required=False,
        label="Category",
    )
    tag = forms.CharField(max_length=40, required=False, label="Tag")
    owner = forms.CharField(max_length=80, required=False, label="Owner")
    overdue = forms.BooleanField(required=False, label="To look at again")


class SymmetryQuery(Query):
    """Which sets of the symmetry report."""

    topic = forms.CharField(max_length=60, required=False)

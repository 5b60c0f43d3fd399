"""How the lexicon changes: drafts that a second person approves, what checks them, and what readers dispute."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from framing.models.lexicon import LexiconRelease

LONGEST_NOTE = 1_000


def _person() -> Any:
    """Somebody whose part in a decision is kept as long as the decision."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class Draft(models.Model):
    """One change of the lexicon on its way to a release: a new entry, another wording of one, or its retirement."""

    class Kind(models.TextChoices):
        NEW = "new", "new entry"
        CHANGE = "change", "change"
        RETIRE = "retire", "retirement"

    class State(models.TextChoices):
        SUGGESTED = "suggested", "suggested"
        DRAFT = "draft", "draft"
        IN_REVIEW = "in_review", "in review"
        APPROVED = "approved", "approved"
        PUBLISHED = "published", "published"
        DECLINED = "declined", "declined"

    OPEN = (State.SUGGESTED, State.DRAFT, State.IN_REVIEW, State.APPROVED)

    code = models.CharField(max_length=120, help_text="Code of the entry that it makes, changes or retires.")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NEW)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    entry = models.JSONField(
        encoder=DjangoJSONEncoder, default=dict, help_text="The whole entry, keys as in the lexicon file."
    )
    contrast_set = models.JSONField(
        null=True, blank=True, help_text="Its contrast set as in the lexicon file, where that is new or changed."
    )
    base_digest = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of the live entry that it was begun from; blank for a new one."
    )
    version = models.PositiveIntegerField(default=1, help_text="Grows with each save; a form of an older one is told.")
    note = models.CharField(max_length=LONGEST_NOTE, blank=True, help_text="Why the lexicon should change.")
    opened_by = _person()
    edited_by = _person()
    reviewed_by = _person()
    opened_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(auto_now=True)
    release = models.ForeignKey(LexiconRelease, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts")

    class Meta:
        ordering = ["-edited_at", "-pk"]
        permissions = [
            ("suggest_term", "Can suggest a term and dispute a mark"),
            ("review_draft", "Can approve what somebody else has drafted"),
            ("publish_release", "Can publish a release of the lexicon"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(state__in=["suggested", "draft", "in_review", "approved"]),
                name="one_open_draft_per_entry",
            ),
            models.CheckConstraint(condition=Q(code__regex=r"^[a-z0-9_.]+$"), name="draft_code_is_plain"),
            models.CheckConstraint(condition=Q(version__gte=1), name="draft_versions_start_at_one"),
            models.CheckConstraint(condition=Q(kind__in=["new", "change", "retire"]), name="draft_kind_is_known"),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("edited_by")),
                name="draft_reviewed_by_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "published"]) | Q(reviewed_by__isnull=False),
                name="draft_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="published", release__isnull=False) | ~Q(state="published") & Q(release__isnull=True),
                name="draft_published_in_a_release",
            ),
            models.CheckConstraint(
                condition=Q(kind="new", base_digest="") | ~Q(kind="new") & ~Q(base_digest=""),
                name="draft_of_a_live_entry_names_it",
            ),
        ]
        indexes = [models.Index(fields=["state", "edited_at"], name="draft_state")]

    def __str__(self) -> str:
        return f"{self.code} ({self.get_state_display()})"

    def get_absolute_url(self) -> str:
        return reverse("framing:draft_edit", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether it may still come into a release."""
        return self.state in self.OPEN


class DraftEvent(models.Model):
    """The log of a draft: who did what when, with the entry as it was left."""

    class Action(models.TextChoices):
        OPENED = "opened", "opened"
        EDITED = "edited", "edited"
        SUBMITTED = "submitted", "sent to review"
        APPROVED = "approved", "approved"
        RETURNED = "returned", "sent back"
        DECLINED = "declined", "declined"
        PUBLISHED = "published", "published"

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField(help_text="Order among the events of the draft, from 1.")
    action = models.CharField(max_length=10, choices=Action)
    entry = models.JSONField(
        encoder=DjangoJSONEncoder, null=True, blank=True, help_text="The entry after it, where it changed."
    )
    comment = models.CharField(max_length=LONGEST_NOTE, blank=True)
    done_by = _person()
    done_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["draft", "number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="event_number_once_per_draft"),
            models.CheckConstraint(condition=Q(number__gte=1), name="event_numbers_start_at_one"),
        ]
        triggers = [
            pgtrigger.Protect(name="event_never_changes", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.action}"


class EntryCheck(models.Model):
    """What an entry's own sentences prove of it, judged once by a worker for each wording and engine."""

    digest = models.CharField(max_length=64, help_text="SHA-256 of the entry's table and that of its set.")
    engine = models.CharField(max_length=80)
    entry = models.JSONField(encoder=DjangoJSONEncoder)
    contrast_set = models.JSONField()
    problems = models.JSONField(null=True, help_text="Rows of {code, message}; null until a worker has looked.")
    asked_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["digest", "engine"], name="entry_checked_once_per_wording_and_engine"),
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="check_digest_is_sha256"),
            models.CheckConstraint(
                condition=Q(problems__isnull=True, checked_at__isnull=True)
                | Q(problems__isnull=False, checked_at__isnull=False),
                name="checked_entry_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"check {self.digest[:8]}"

    @property
    def is_passed(self) -> bool:
        """Whether a worker has looked and found nothing wrong."""
        return self.problems == []


class Dispute(models.Model):
    """A reader's objection to one mark, with what the mark said then; it stays when the mark is gone."""

    class Fault(models.TextChoices):
        SENSE = "sense", "the word means something else here"
        VOICE = "voice", "it is not the outlet’s own voice"
        NAME = "name", "it is part of a name"
        TERM = "term", "the word does not belong in the lexicon"
        OTHER = "other", "something else"

    class State(models.TextChoices):
        OPEN = "open", "open"
        ACCEPTED = "accepted", "accepted"
        DECLINED = "declined", "declined"

    class Kept(models.TextChoices):
        NOT = "", "not kept"
        MATCH = "matches", "kept as must match"
        IGNORE = "ignores", "kept as must not match"

    hit = models.ForeignKey("framing.TermHit", null=True, on_delete=models.SET_NULL, related_name="disputes")
    revision = models.ForeignKey("reports.ArticleRevision", on_delete=models.CASCADE, related_name="disputes")
    release = models.ForeignKey(LexiconRelease, on_delete=models.PROTECT, related_name="disputes")
    entry = models.CharField(max_length=120)
    term = models.CharField(max_length=120)
    text = models.CharField(max_length=200, help_text="The marked words.")
    sentence = models.CharField(max_length=2_000, help_text="The sentence around them.")
    start = models.PositiveIntegerField(help_text="Where the marked words stand in the text.")
    end = models.PositiveIntegerField()
    voice = models.CharField(max_length=10)
    was_counted = models.BooleanField()
    told = models.CharField(max_length=300, help_text="Why the mark counted or not, as its card said.")
    fault = models.CharField(max_length=10, choices=Fault)
    complaint = models.CharField(max_length=LONGEST_NOTE, blank=True)
    reported_by = _person()
    reported_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answer = models.CharField(max_length=LONGEST_NOTE, blank=True)
    answered_by = _person()
    answered_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True, help_text="When the reporter read the answer.")
    kept_as = models.CharField(max_length=10, choices=Kept, blank=True, default=Kept.NOT)
    draft = models.ForeignKey(Draft, null=True, blank=True, on_delete=models.SET_NULL, related_name="disputes")

    class Meta:
        ordering = ["-reported_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reported_by", "revision", "entry", "start"],
                condition=Q(state="open"),
                name="one_open_dispute_per_mark_and_reader",
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="dispute_span_not_empty"),
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True)
                | ~Q(state="open") & Q(answered_at__isnull=False) & ~Q(answer=""),
                name="closed_dispute_has_an_answer",
            ),
        ]
        indexes = [models.Index(fields=["state", "reported_at"], name="dispute_state")]

    def __str__(self) -> str:
        return f"“{self.text}” disputed"

    def get_absolute_url(self) -> str:
        return reverse("framing:dispute_detail", args=[self.pk])

"""What editors put right in the quotations that the engine found: a log that is only ever added to."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from reports.models.articles import ArticleRevision
from reports.models.statements import Quote, inside_text

LONGEST_REASON = 300
#: Corrections of one text, undone ones included; a text that needs more was read by the wrong engine.
MOST_CORRECTIONS = 500


def held_for(number: Any, pk: Any) -> Q:
    """The condition on corrections of one report that they hold for its text of that number and key."""
    return Q(revision__number__lte=number) | Q(revision__article__latest_revision=pk)


class QuoteCorrectionQuerySet(models.QuerySet["QuoteCorrection"]):
    def in_force_for(self, revision: ArticleRevision) -> "QuoteCorrectionQuerySet":
        """What an analysis of that text takes in, in order: corrections of earlier texts of the article included.

        An earlier text that is the newest again takes in those of the texts between, too.
        """
        return self.filter(held_for(revision.number, revision.pk), revision__article=revision.article_id).order_by(
            "number"
        )

    def with_undone(self) -> "QuoteCorrectionQuerySet":
        """Each with ``is_undone``: whether a later one takes it back."""
        return self.annotate(is_undone=Exists(QuoteCorrection.objects.filter(undoes=OuterRef("pk"))))


class QuoteCorrection(models.Model):
    """The whole state that an editor wants one quotation to have; an undo repeats the state that it takes back."""

    # A log outlives what it is about: an article with corrections and a person who made some are kept.
    revision = models.ForeignKey(ArticleRevision, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveIntegerField(help_text="Order among the corrections of the article, from 1.")
    target_start = models.PositiveIntegerField(null=True)
    target_end = models.PositiveIntegerField(null=True)
    removed = models.BooleanField(default=False, help_text="These words are no quotation.")
    kind = models.CharField(max_length=10, choices=Quote.Kind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    speaker_name = models.CharField(max_length=200, blank=True, help_text="Blank where nobody is named.")
    speaker_start = models.PositiveIntegerField(null=True)
    speaker_end = models.PositiveIntegerField(null=True)
    is_anonymous = models.BooleanField(default=False)
    before = models.JSONField(default=dict, blank=True, help_text="The quotation as it was; empty for an added one.")
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    undoes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undoings")

    objects = QuoteCorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "number"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "number"], name="correction_number_once_per_revision"),
            models.UniqueConstraint(fields=["undoes"], name="correction_undone_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="correction_numbers_start_at_one"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="correction_span_not_empty"),
            models.CheckConstraint(
                condition=Q(target_start__isnull=True, target_end__isnull=True) | Q(target_start__lt=F("target_end")),
                name="correction_target_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(speaker_start__isnull=True, speaker_end__isnull=True)
                | Q(speaker_start__lt=F("speaker_end")),
                name="correction_speaker_span_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(speaker_name="") | Q(speaker_start__isnull=False), name="correction_speaker_stands_in_text"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["direct", "mixed", "indirect", "scare"]), name="correction_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(removed=False) | Q(target_start__isnull=False), name="only_what_was_there_is_removed"
            ),
        ]
        triggers = [
            inside_text("correction_inside_text"),
            pgtrigger.Protect(name="correction_never_changes", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"correction {self.number}, {self.start}–{self.end}"


class ZoneCorrectionQuerySet(models.QuerySet["ZoneCorrection"]):
    def in_force_for(self, revision: ArticleRevision) -> "ZoneCorrectionQuerySet":
        """What an analysis of that text takes in, in order: corrections of earlier texts of the article included.

        An earlier text that is the newest again takes in those of the texts between, too.
        """
        return self.filter(held_for(revision.number, revision.pk), revision__article=revision.article_id).order_by(
            "number"
        )

    def with_undone(self) -> "ZoneCorrectionQuerySet":
        """Each with ``is_undone``: whether a later one takes it back."""
        return self.annotate(is_undone=Exists(ZoneCorrection.objects.filter(undoes=OuterRef("pk"))))


class ZoneCorrection(models.Model):
    """All zones of one text as an editor wants them; numbers are shared with the corrections of quotations."""

    revision = models.ForeignKey(ArticleRevision, on_delete=models.PROTECT, related_name="zone_corrections")
    number = models.PositiveIntegerField(help_text="Order among all corrections of the article, from 1.")
    zones = models.JSONField(help_text="Rows of [zone, start, end] in text order.")
    before = models.JSONField(help_text="The rows as they were.")
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    undoes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undoings")

    objects = ZoneCorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "number"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "number"], name="zone_correction_number_once_per_revision"),
            models.UniqueConstraint(fields=["undoes"], name="zone_correction_undone_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="zone_correction_numbers_start_at_one"),
        ]
        triggers = [
            pgtrigger.Protect(name="zone_correction_never_changes", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"zones, correction {self.number}"

"""What is said in a revision: quotations with their speakers, and checkable claims."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify

from reports.models.articles import ArticleRevision

#: Refuses a row whose span reaches beyond the text it points into; a plain CHECK cannot see the other table.
INSIDE_TEXT = """
IF NEW."end" > (SELECT text_length FROM reports_articlerevision WHERE id = NEW.revision_id) THEN
    RAISE EXCEPTION '{name}: %..% lies outside revision %', NEW.start, NEW."end", NEW.revision_id
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


def inside_text(name: str) -> pgtrigger.Trigger:
    """The trigger that keeps the spans of one table inside the text of their revision."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("start", "end", "revision_id"),
        when=pgtrigger.Before,
        func=INSIDE_TEXT.format(name=name),
    )


def speaker_key_of(name: str) -> str:
    """What stands for a speaker in addresses: the name in small letters with hyphens, whatever its script."""
    return slugify(name, allow_unicode=True)[:200]


class Quote(models.Model):
    """Attributed speech as one engine found it in one revision, with so many corrections taken in."""

    class Kind(models.TextChoices):
        DIRECT = "direct", "direct"
        MIXED = "mixed", "mixed"
        INDIRECT = "indirect", "indirect"
        SCARE = "scare", "scare quotes"

    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="quotes")
    engine = models.CharField(max_length=80)
    corrections = models.PositiveIntegerField(default=0, help_text="As many as the analysis took in that found it.")
    number = models.PositiveIntegerField(help_text="Order in the text, from 1.")
    kind = models.CharField(max_length=10, choices=Kind)
    zone = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    fragments = models.JSONField(default=list, help_text="[start, end] of each stretch inside quotation marks.")
    speaker_start = models.PositiveIntegerField(null=True)
    speaker_end = models.PositiveIntegerField(null=True)
    speaker_text = models.CharField(max_length=300, blank=True)
    speaker_name = models.CharField(max_length=200, blank=True)
    speaker_key = models.CharField(
        max_length=200, blank=True, help_text="The named speaker in addresses; blank for anybody else."
    )
    speaker_how = models.CharField(max_length=20, blank=True, help_text="What links the words to the name.")
    speaker_confidence = models.CharField(max_length=10, blank=True, help_text="How far that link can be trusted.")
    relayed_by = models.JSONField(default=list, blank=True, help_text="Who passed the words on, as the report says.")
    is_anonymous = models.BooleanField(default=False)
    cue_start = models.PositiveIntegerField(null=True)
    cue_end = models.PositiveIntegerField(null=True)
    cue_text = models.CharField(max_length=120, blank=True)
    stance = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["revision", "number"]
        indexes = [
            models.Index(fields=["speaker_name"], name="quote_speaker_name"),
            models.Index(fields=["speaker_key"], name="quote_speaker_key"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "engine", "corrections", "number"],
                name="quote_number_once_per_revision_engine_and_corrections",
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="quote_span_not_empty"),
            models.CheckConstraint(
                condition=Q(speaker_start__isnull=True, speaker_end__isnull=True)
                | Q(speaker_start__lt=F("speaker_end")),
                name="quote_speaker_span_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(cue_start__isnull=True, cue_end__isnull=True) | Q(cue_start__lt=F("cue_end")),
                name="quote_cue_span_not_empty",
            ),
        ]
        triggers = [inside_text("quote_inside_text")]

    def __str__(self) -> str:
        return f"{self.speaker or 'nobody named'}, {self.kind}, {self.start}–{self.end}"

    @property
    def speaker(self) -> str:
        """Who speaks: the name, else what the report calls the speaker, else nothing."""
        return self.speaker_name or self.speaker_text


class Found(models.Model):
    """Something that one engine found in one revision, with so many corrections of its quotations taken in."""

    engine = models.CharField(max_length=80)
    corrections = models.PositiveIntegerField(default=0, help_text="As many as the analysis took in that found it.")
    number = models.PositiveIntegerField(help_text="Order in the text, from 1.")
    zone = models.CharField(max_length=20)
    sentence = models.PositiveIntegerField(default=0, help_text="Place among the sentences of the run, from 0.")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    voice = models.CharField(max_length=10)

    class Meta:
        abstract = True


def found_constraints(prefix: str) -> list[models.BaseConstraint]:
    """The rules every table of findings states."""
    return [
        models.UniqueConstraint(
            fields=["revision", "engine", "corrections", "number"],
            name=f"{prefix}_number_once_per_revision_engine_and_corrections",
        ),
        models.CheckConstraint(condition=Q(start__lt=F("end")), name=f"{prefix}_span_not_empty"),
        models.CheckConstraint(
            condition=Q(voice__in=["own", "quoted", "indirect", "scare", "name"]),
            name=f"{prefix}_voice_is_one_of_five",
        ),
    ]


class Quantity(Found):
    """A figure with what it counts; the rest of what was found about it stands in ``details``."""

    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="quantities")
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    comparator = models.CharField(max_length=10)
    unit = models.CharField(max_length=120)
    counted = models.CharField(max_length=120, blank=True, help_text="Lemma of what happened to them.")
    population = models.CharField(max_length=300, blank=True)
    speaker_name = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=dict, help_text="Spans, keys, place, time, who counted, parts.")

    class Meta:
        ordering = ["revision", "number"]
        verbose_name_plural = "quantities"
        constraints = [
            *found_constraints("quantity"),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="quantity_low_is_not_above_high",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=False) | Q(high__isnull=False), name="quantity_has_a_number"
            ),
        ]
        triggers = [inside_text("quantity_inside_text")]

    def __str__(self) -> str:
        return f"quantity {self.number}, {self.start}–{self.end}"


class Claim(Found):
    """A checkable clause, verbatim, with what fills its slots."""

    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="claims")
    block = models.PositiveIntegerField(default=0, help_text="Place of its paragraph among the parsed ones, from 0.")
    speaker_name = models.CharField(max_length=200, blank=True)
    event = models.CharField(max_length=40, blank=True)
    certainty = models.CharField(max_length=20, default="asserted")
    polarity = models.CharField(max_length=10, default="positive")
    is_opinion = models.BooleanField(default=False)
    is_background = models.BooleanField(default=False)
    slots = models.JSONField(default=dict, help_text="Predicate, agent, patient, place, time, cause, and its words.")

    class Meta:
        ordering = ["revision", "number"]
        constraints = found_constraints("claim")
        triggers = [inside_text("claim_inside_text")]

    def __str__(self) -> str:
        return f"claim {self.number}, {self.start}–{self.end}"


class Mention(Found):
    """One place where a report speaks of somebody or something; what else was found stands in ``details``."""

    revision = models.ForeignKey(ArticleRevision, on_delete=models.CASCADE, related_name="mentions")
    head_start = models.PositiveIntegerField()
    head_end = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    form = models.CharField(max_length=10)
    key = models.CharField(max_length=200, help_text="Folded name or lemma of the head.")
    chain = models.PositiveIntegerField(help_text="Number of the referent inside the report, from 0.")
    details = models.JSONField(default=dict, help_text="Name, speaker, nation, modifiers, number, article, links.")

    class Meta:
        ordering = ["revision", "number"]
        indexes = [models.Index(fields=["key"], name="mention_key")]
        constraints = found_constraints("mention")
        triggers = [inside_text("mention_inside_text")]

    def __str__(self) -> str:
        return f"mention {self.number}, {self.start}–{self.end}"

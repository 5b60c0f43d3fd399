"""An item at one address, and the immutable versions of its text."""

from collections.abc import Iterable
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, GeneratedField, Q, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from reports.models.sources import Source
from reports.models.stories import Story
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

#: Waits for whoever merges the story at this moment, so that no report is left behind in it.
STORY_STANDS = """
IF (SELECT merged_into_id FROM reports_story WHERE id = NEW.story_id FOR KEY SHARE) IS NOT NULL THEN
    RAISE EXCEPTION 'article_stands_in_no_merged_story: story % is merged into another', NEW.story_id
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


def spans_of(rows: Iterable[Any]) -> tuple[ZoneSpan, ...]:
    """Stored rows of zones as values of the text engine."""
    return tuple(ZoneSpan(Zone(zone), Span(start, end)) for zone, start, end in rows)


class ArticleQuerySet(models.QuerySet["Article"]):
    def with_latest_revision(self) -> "ArticleQuerySet":
        """Each article with its source and newest revision, in one query."""
        return self.select_related("source", "latest_revision")

    def with_last_number(self) -> "ArticleQuerySet":
        """Each with ``last_number``, the highest number of its texts: an earlier text may be the newest again."""
        numbers = ArticleRevision.objects.filter(article=models.OuterRef("pk")).order_by("-number").values("number")
        return self.annotate(last_number=models.Subquery(numbers[:1]))


class Article(models.Model):
    """What one source published at one address."""

    class Placement(models.TextChoices):
        NONE = "none", "in no story yet"
        PROPOSED = "proposed", "proposed by the machine"
        PERSON = "person", "placed by a person"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="articles")
    story = models.ForeignKey(Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="articles")
    placement = models.CharField(max_length=10, choices=Placement, default=Placement.NONE)
    placement_score = models.FloatField(
        null=True, blank=True, help_text="How alike the reports are, 0 to 1, when proposed."
    )
    placement_reason = models.CharField(max_length=300, blank=True)
    headline = models.CharField(max_length=300)
    byline = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=500, blank=True)
    language = models.CharField(max_length=12, default="en")
    published_at = models.DateTimeField(null=True, blank=True)
    provenance = models.JSONField(
        default=dict, blank=True, help_text="What each fact rests on: stated, read, guessed, person, missing."
    )
    agency = models.CharField(max_length=80, blank=True, help_text="The news agency whose copy it is, when it says so.")
    latest_revision = models.ForeignKey(
        "reports.ArticleRevision", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["published_at", "pk"]
        permissions = [("place_article", "Can place an article in a story")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "url"], condition=~Q(url=""), name="article_once_per_source_and_address"
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="article_has_a_headline"),
            models.CheckConstraint(
                condition=Q(placement="none", story__isnull=True) | ~Q(placement="none"),
                name="article_in_a_story_was_placed",
            ),
            models.CheckConstraint(
                condition=Q(placement_score__isnull=True) | Q(placement_score__range=(0, 1)),
                name="placement_score_is_a_share",
            ),
        ]
        indexes = [
            models.Index(
                Coalesce("published_at", "created_at").desc(), models.F("id").desc(), name="articles_newest_first"
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="article_stands_in_no_merged_story",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("story_id"),
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__story__isnull=False),
                func=STORY_STANDS,
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("framing:article_detail", args=[self.pk])


class ArticleRevision(models.Model):
    """One immutable text; every stored offset counts code points of ``text``."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    text_length = GeneratedField(
        expression=models.functions.Length("text"), output_field=models.PositiveIntegerField(), db_persist=True
    )
    digest = models.CharField(max_length=64, help_text="SHA-256 of the text in UTF-8.")
    zones = models.JSONField(default=list, help_text="Rows of [zone, start, end] in text order.")
    problems = models.JSONField(default=list, blank=True, help_text="What was noticed on the way in: code and message.")
    language = models.CharField(max_length=12, default="en", help_text="BCP 47 tag; only English is analysed.")
    # Endings are cut as English ones only where the text is English.
    search = GeneratedField(
        expression=Case(
            When(language="en", then=SearchVector("text", config="english")),
            default=SearchVector("text", config="simple"),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    words = ArrayField(
        models.TextField(), default=list, help_text="Its distinct words as the matcher reads them; see text/words.py."
    )
    stored_at = models.DateTimeField(auto_now_add=True)
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["article", "number"]
        indexes = [
            GinIndex(fields=["search"], name="revision_search"),
            GinIndex(fields=["words"], name="revision_words"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once_per_article"),
            models.UniqueConstraint(fields=["article", "digest"], name="revision_text_once_per_article"),
            models.CheckConstraint(condition=~Q(text=""), name="revision_text_not_empty"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revision_numbers_start_at_one"),
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="revision_digest_is_sha256"),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="revision_text_never_changes",
                fields=["article", "number", "text", "digest", "language", "zones", "words", "stored_at"],
            )
        ]

    #: The zones with the corrections of editors, once a selector has laid them over; see selectors/zones.py.
    corrected_zones: list[Any] | None = None

    def __str__(self) -> str:
        return f"{self.article} · revision {self.number}"

    @property
    def zone_rows(self) -> list[Any]:
        """The zones that hold as rows: with corrections where they were laid over, else as they were stored."""
        return self.zones if self.corrected_zones is None else self.corrected_zones

    @property
    def zone_spans(self) -> tuple[ZoneSpan, ...]:
        """The same as values of the text engine."""
        return spans_of(self.zone_rows)

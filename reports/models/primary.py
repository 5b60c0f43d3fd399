"""What somebody said, as they put it out themselves: the witness that reports of it are laid beside."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import GeneratedField, Q

from reports.models.stories import Story

# Choices of this product, see docs/method.md, "Limits". A long speech has about 60,000 characters.
MAXIMUM_CHARACTERS = 100_000
#: Live primary texts of one story: more would push the reports off the page that they are there to explain.
MOST_LIVE = 20
LONGEST_WITHDRAWAL_REASON = 300

#: Counts what the row to be stored does not see; the services hold the story, so that two counts never race.
ROOM_IN_STORY = f"""
IF NEW.withdrawn_at IS NULL AND (SELECT count(*) FROM reports_primarytext
    WHERE story_id = NEW.story_id AND withdrawn_at IS NULL) >= {MOST_LIVE} THEN
    RAISE EXCEPTION 'primary_texts_at_most_{MOST_LIVE}: story % is full', NEW.story_id
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class PrimaryTextQuerySet(models.QuerySet["PrimaryText"]):
    def live(self) -> "PrimaryTextQuerySet":
        """Those that nobody has withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class PrimaryText(models.Model):
    """The full wording of a statement as its speaker published it, attached to one story.

    Only a merge of stories, and its undo, moves it to another one.
    """

    class Kind(models.TextChoices):
        STATEMENT = "statement", "statement"
        POST = "post", "post"
        TRANSCRIPT = "transcript", "transcript"
        LETTER = "letter", "letter"
        DOCUMENT = "document", "document"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="primary_texts")
    kind = models.CharField(max_length=12, choices=Kind)
    speaker = models.CharField(max_length=200, help_text="Who said or wrote it, as reports name the person or body.")
    speaker_key = models.CharField(max_length=200, blank=True, help_text="The speaker in addresses.")
    text = models.TextField()
    text_length = GeneratedField(
        expression=models.functions.Length("text"), output_field=models.PositiveIntegerField(), db_persist=True
    )
    digest = models.CharField(max_length=64, help_text="SHA-256 of the text in UTF-8.")
    url = models.URLField(max_length=500, blank=True, help_text="Where it was made public.")
    published_at = models.DateTimeField(null=True, blank=True, help_text="When it was made public.")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawal_reason = models.CharField(max_length=LONGEST_WITHDRAWAL_REASON, blank=True)

    objects = PrimaryTextQuerySet.as_manager()

    class Meta:
        ordering = ["story", "published_at", "pk"]
        indexes = [models.Index(fields=["speaker_key"], name="primary_text_speaker_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "digest"],
                condition=Q(withdrawn_at__isnull=True),
                name="primary_text_once_per_story",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="primary_text_not_empty"),
            models.CheckConstraint(condition=Q(text_length__lte=MAXIMUM_CHARACTERS), name="primary_text_not_too_long"),
            models.CheckConstraint(condition=~Q(speaker=""), name="primary_text_names_its_speaker"),
            models.CheckConstraint(
                condition=Q(kind__in=["statement", "post", "transcript", "letter", "document"]),
                name="primary_text_kind_is_known",
            ),
            models.CheckConstraint(condition=~Q(url="") | Q(kind="document"), name="primary_text_has_an_address"),
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="primary_text_digest_is_sha256"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawal_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason=""),
                name="primary_text_withdrawal_states_its_reason",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="primary_text_never_changes",
                fields=["kind", "speaker", "speaker_key", "text", "digest", "url", "published_at", "created_at"],
            ),
            pgtrigger.Protect(
                name="primary_text_withdrawn_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__withdrawn_at__isnull=False)
                & (
                    pgtrigger.Q(old__withdrawn_at__df=pgtrigger.F("new__withdrawn_at"))
                    | pgtrigger.Q(old__withdrawal_reason__df=pgtrigger.F("new__withdrawal_reason"))
                ),
            ),
            pgtrigger.Trigger(
                name="primary_texts_at_most_20",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("story_id"),
                when=pgtrigger.Before,
                func=ROOM_IN_STORY,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}, {self.kind}"

    @property
    def key(self) -> str:
        """The name of this witness in stored comparisons."""
        return f"primary:{self.pk}"

    @property
    def is_live(self) -> bool:
        """Whether comparisons take it in."""
        return self.withdrawn_at is None

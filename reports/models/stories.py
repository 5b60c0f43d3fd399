"""One event as covered by several sources, and how its reports came to stand in it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

#: Of a change, for its log.
LONGEST_REASON = 300

#: Both tables hold addresses of stories: one that was ever used leads to one story.
SLUG_WAS_NEVER_USED = """
IF EXISTS (SELECT 1 FROM reports_storyaddress WHERE slug = NEW.slug AND story_id <> NEW.id) THEN
    RAISE EXCEPTION 'story_slug_never_used_before: % once was the address of another story', NEW.slug
        USING ERRCODE = 'unique_violation';
END IF;
RETURN NEW;
"""
ADDRESS_IS_OF_NO_OTHER = """
IF EXISTS (SELECT 1 FROM reports_story WHERE slug = NEW.slug) THEN
    RAISE EXCEPTION 'story_address_is_of_no_story_now: % is the address of a story', NEW.slug
        USING ERRCODE = 'unique_violation';
END IF;
RETURN NEW;
"""


class StandingStories(models.Manager["Story"]):
    """The stories that pages show: one that was merged into another is reached through ``Story.every`` only."""

    def get_queryset(self) -> models.QuerySet["Story"]:
        return super().get_queryset().filter(merged_into__isnull=True)


class Story(models.Model):
    """An event and the articles that report it; merged into another one it keeps its row, log and address."""

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    place = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=400, blank=True, help_text="One neutral sentence for the list of stories.")
    is_title_proposed = models.BooleanField(
        default=False, help_text="The title was taken from the first report and no editor has confirmed it."
    )
    takes_proposals = models.BooleanField(
        default=True, help_text="Reports that come in may be placed here by the machine."
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged", editable=False
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StandingStories()
    every = models.Manager["Story"]()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name_plural = "stories"
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="story_has_a_title"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("pk")),
                name="story_is_not_merged_into_itself",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="story_slug_never_used_before",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("slug"),
                when=pgtrigger.Before,
                func=SLUG_WAS_NEVER_USED,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("framing:story_read", args=[self.slug])


class StoryAddress(models.Model):
    """An address that a story once had; it leads to the story for good."""

    slug = models.SlugField(max_length=120, unique=True)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="old_addresses")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "story addresses"
        triggers = [
            pgtrigger.Trigger(
                name="story_address_is_of_no_story_now",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("slug"),
                when=pgtrigger.Before,
                func=ADDRESS_IS_OF_NO_OTHER,
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class StoryChange(models.Model):
    """What a person or the machine did with a story; an undo names what it takes back."""

    class Kind(models.TextChoices):
        MOVED = "moved", "moved reports"
        SPLIT = "split", "split off reports"
        MERGED = "merged", "merged two stories"
        PINNED = "pinned", "confirmed reports"
        UNPINNED = "unpinned", "let reports be proposed again"
        RENAMED = "renamed", "renamed the story"
        CLOSED = "closed", "closed it to proposals"
        OPENED = "opened", "opened it to proposals"
        UNDONE = "undone", "took a change back"

    kind = models.CharField(max_length=10, choices=Kind)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="changes")
    other = models.ForeignKey(Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    details = models.JSONField(
        default=dict, help_text="Which reports, where they stood before, names before and after."
    )
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Nobody when the machine did it.",
    )
    undoes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undoings")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["undoes"], name="story_change_undone_once"),
            models.CheckConstraint(
                condition=Q(kind="undone", undoes__isnull=False) | ~Q(kind="undone") & Q(undoes__isnull=True),
                name="story_change_undo_names_what_it_takes_back",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="story_change_never_changes", exclude=["story", "other", "changed_by"]),
        ]

    def __str__(self) -> str:
        return f"{self.story}: {self.get_kind_display()}"


class StoryProposal(models.Model):
    """A report that may belong to a story, or two stories that may be one: waiting for an editor."""

    class Kind(models.TextChoices):
        PLACE = "place", "a report may belong to this story"
        MERGE = "merge", "two stories may be one"
        SPLIT = "split", "a report may not belong here"

    class State(models.TextChoices):
        OPEN = "open", "waiting"
        ACCEPTED = "accepted", "accepted"
        REJECTED = "rejected", "rejected"
        GONE = "gone", "settled otherwise"

    kind = models.CharField(max_length=6, choices=Kind)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="proposals")
    article = models.ForeignKey(
        "reports.Article", null=True, blank=True, on_delete=models.CASCADE, related_name="story_proposals"
    )
    other = models.ForeignKey(Story, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField(help_text="How alike they are, 0 to 1.")
    reasons = models.JSONField(default=list, help_text="Why, in words.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "story", "article", "other"], nulls_distinct=False, name="story_proposal_once"
            ),
            models.CheckConstraint(condition=Q(score__range=(0, 1)), name="story_proposal_score_is_a_share"),
            models.CheckConstraint(
                condition=Q(kind="merge", article__isnull=True, other__isnull=False)
                | Q(kind__in=["place", "split"], article__isnull=False, other__isnull=True),
                name="story_proposal_names_what_it_is_about",
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True) | ~Q(state="open") & Q(decided_at__isnull=False),
                name="story_proposal_settled_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "-score"], name="story_proposals_waiting")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.story}"

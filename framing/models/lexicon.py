"""What curators keep: contrast sets of terms for one referent, and the frozen releases made of them."""

import pgtrigger
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse


class Referent(models.Model):
    """The people, thing or event that the labels of a contrast set point at."""

    class Kind(models.TextChoices):
        ACTOR = "actor", "actor"
        GROUP = "group", "group"
        PLACE = "place", "place"
        EVENT = "event", "event"
        ACTION = "action", "action"
        OBJECT = "object", "object"
        OTHER = "other", "other"

    name = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="referent_has_a_name")]

    def __str__(self) -> str:
        return self.name


class ContrastSet(models.Model):
    """The labels in use for one referent, side by side."""

    code = models.CharField(max_length=80, unique=True)
    referent = models.ForeignKey(Referent, on_delete=models.PROTECT, related_name="contrast_sets")
    topic = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["topic", "code"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[a-z0-9_.]+$"), name="contrast_set_code_is_plain"),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.referent})"


class Term(models.Model):
    """One wording in one sense in one set as the newest release has it, or as the last one that had it."""

    class State(models.TextChoices):
        LIVE = "live", "live"
        RETIRED = "retired", "retired"

    code = models.CharField(max_length=120, unique=True)
    contrast_set = models.ForeignKey(ContrastSet, on_delete=models.PROTECT, related_name="terms")
    term = models.CharField(max_length=120)
    category = models.CharField(max_length=30)
    intensity = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.LIVE)
    entry = models.JSONField(
        default=dict, encoder=DjangoJSONEncoder, help_text="The whole entry, keys as in the lexicon file."
    )
    edited_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["contrast_set", "term", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[a-z0-9_.]+$"), name="term_code_is_plain"),
            models.CheckConstraint(condition=~Q(term=""), name="term_is_not_empty"),
            models.CheckConstraint(condition=Q(intensity__range=(1, 3)), name="term_intensity_from_1_to_3"),
            models.CheckConstraint(condition=Q(state__in=["live", "retired"]), name="term_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.term

    def get_absolute_url(self) -> str:
        return reverse("framing:lexicon_entry", args=[self.code])


class LexiconRelease(models.Model):
    """A frozen lexicon; figures name the release they were counted with."""

    number = models.PositiveIntegerField(unique=True)
    reason = models.CharField(max_length=400)
    title = models.CharField(max_length=200, blank=True)
    content = models.TextField(help_text="The whole lexicon in the interchange format (TOML).")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content; a lexicon may come back later.")
    restores = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The release rolled back to.",
    )
    set_count = models.PositiveIntegerField()
    entry_count = models.PositiveIntegerField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        get_latest_by = "number"
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="release_numbers_start_at_one"),
            models.CheckConstraint(condition=~Q(reason=""), name="release_states_its_reason"),
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="release_digest_is_sha256"),
        ]
        triggers = [pgtrigger.Protect(name="release_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"release {self.number}"

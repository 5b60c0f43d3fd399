"""What was brought in at once, and what became of each piece of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from reports.models.articles import Article, ArticleRevision
from reports.models.feeds import Feed
from reports.models.sources import Source
from reports.models.stories import Story

#: The number of a file of rows that somebody looked at and nobody took yet; its rows are pieces only afterwards.
FILE_OF_ROWS = 0


class Delivery(models.Model):
    """Files, addresses, rows or entries that came in together."""

    class Kind(models.TextChoices):
        FILES = "files", "files"
        ADDRESS = "address", "an address"
        FEED = "feed", "a feed"
        ROWS = "rows", "a batch"

    kind = models.CharField(max_length=8, choices=Kind)
    source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The outlet of all of them.",
    )
    story = models.ForeignKey(Story, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    feed = models.ForeignKey(Feed, null=True, blank=True, on_delete=models.SET_NULL, related_name="deliveries")
    keeps_at_once = models.BooleanField(default=False, help_text="Good pieces are stored without being looked at.")
    delivered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.created_at:%Y-%m-%d %H:%M}"


class DeliveredItem(models.Model):
    """One file, address, row or entry on its way to a stored report.

    waiting → (fetching →) reading → found → kept; failed with a reason; dropped by an editor; an archive is opened, and
    its files are items of their own. Undoing a kept one takes the report out again and leaves the item as found.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        FETCHING = "fetching", "being fetched"
        READING = "reading", "being read"
        FOUND = "found", "to be looked at"
        KEPT = "kept", "stored"
        FAILED = "failed", "failed"
        DROPPED = "dropped", "left out"
        OPENED = "opened", "opened"

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveIntegerField(help_text="Order in the delivery, from 1.")
    name = models.CharField(max_length=300, help_text="Of the file, the address, the row or the entry, for people.")
    address = models.CharField(max_length=2000, blank=True, help_text="Where it is fetched from, or was published.")
    entry_key = models.CharField(max_length=500, blank=True, help_text="What a feed calls the entry.")
    entry_address = models.CharField(
        max_length=500, blank=True, help_text="The entry's address without what only tracks: an entry comes in once."
    )
    feed = models.ForeignKey(Feed, null=True, blank=True, on_delete=models.SET_NULL, related_name="items")
    media_type = models.CharField(max_length=100, blank=True)
    charset = models.CharField(max_length=40, blank=True)
    payload = models.BinaryField(null=True, editable=False, help_text="The bytes until they are stored or dropped.")
    payload_length = models.PositiveIntegerField(default=0)
    payload_digest = models.CharField(max_length=64, blank=True)
    given = models.JSONField(default=dict, help_text="What a row or a feed says of it: headline, time, outlet, …")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(null=True, blank=True, help_text="A failed fetch is tried again then.")
    failure_code = models.CharField(max_length=40, blank=True)
    failure_message = models.CharField(max_length=500, blank=True)
    found = models.JSONField(default=dict, help_text="The document as it was read, with the evidence of each finding.")
    likeness = models.JSONField(default=list, help_text="Stored reports that it repeats or shares text with.")
    proposal = models.JSONField(default=dict, help_text="The story it may belong to, with reasons.")
    answers = models.JSONField(default=dict, help_text="What an editor put right before it was stored.")
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="items")
    revision = models.ForeignKey(
        ArticleRevision, null=True, blank=True, on_delete=models.SET_NULL, related_name="items"
    )
    outcome = models.CharField(
        max_length=10,
        blank=True,
        help_text="What keeping it came to: new, revision, same.",
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["delivery", "number"]
        constraints = [
            models.UniqueConstraint(fields=["delivery", "number"], name="item_number_once_per_delivery"),
            models.UniqueConstraint(
                fields=["feed", "entry_key"], condition=~Q(entry_key=""), name="entry_once_per_feed"
            ),
            models.UniqueConstraint(
                fields=["feed", "entry_address"], condition=~Q(entry_address=""), name="entry_address_once_per_feed"
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(failure_message=""), name="failed_item_says_why"),
            models.CheckConstraint(
                condition=~Q(state__in=["fetching", "reading"]) | Q(lease_until__isnull=False),
                name="item_in_work_has_a_lease",
            ),
        ]
        indexes = [models.Index(fields=["state", "not_before"], name="items_by_state")]

    def __str__(self) -> str:
        return self.name

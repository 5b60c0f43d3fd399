"""Where reports are fetched from again and again, and how politely."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from reports.models.sources import Source


class Feed(models.Model):
    """An RSS or Atom feed of one outlet, polled by the clock."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="feeds")
    url = models.URLField(max_length=500, unique=True)
    title = models.CharField(max_length=200, blank=True, help_text="As the feed calls itself.")
    is_active = models.BooleanField(default=True)
    keeps_at_once = models.BooleanField(
        default=False, help_text="Its reports are stored without an editor looking at them first."
    )
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    minutes = models.PositiveIntegerField(default=15, help_text="Between two polls, as last adapted.")
    next_poll_at = models.DateTimeField(null=True, blank=True, help_text="Empty: at the next chance.")
    lease_until = models.DateTimeField(null=True, blank=True, help_text="Until then one worker polls it alone.")
    polled_at = models.DateTimeField(null=True, blank=True)
    last_result = models.CharField(max_length=300, blank=True, help_text="What the last poll came to, in words.")
    failures = models.PositiveIntegerField(default=0, help_text="Polls in a row that failed.")
    paused_reason = models.CharField(max_length=300, blank=True)
    offers = models.JSONField(
        default=list,
        blank=True,
        help_text="Feeds that the page at this address names, when it is no feed itself.",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["source__name", "pk"]
        constraints = [models.CheckConstraint(condition=Q(minutes__gte=1), name="feed_waits_a_minute_at_least")]
        indexes = [models.Index(fields=["is_active", "next_poll_at"], name="feeds_due")]

    def __str__(self) -> str:
        return self.title or self.url


class FetchHost(models.Model):
    """What is known of one host that reports are fetched from: its rules, and when it may be asked again."""

    host = models.CharField(max_length=253, unique=True)
    robots = models.TextField(blank=True, help_text="Its robots.txt as last read.")
    robots_status = models.PositiveIntegerField(null=True, blank=True)
    robots_read_at = models.DateTimeField(null=True, blank=True)
    next_request_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["host"]

    def __str__(self) -> str:
        return self.host

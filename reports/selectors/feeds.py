"""What is known of the feeds, for the people who keep them."""

from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from reports.models import DeliveredItem, Feed


def feeds_with_state() -> QuerySet[Feed]:
    """All feeds with their source; ``item_count`` is how many reports each brought, ``last_item_at`` when the last."""
    brought = Feed.objects.select_related("source", "added_by").annotate(
        item_count=Count("items"), last_item_at=Max("items__created_at")
    )
    return brought.order_by("source__name", "pk")


def state_of(feed: Feed) -> str:
    """One word for where a feed stands: paused, polled now, failing, due, waiting."""
    now = timezone.now()
    if not feed.is_active:
        return "paused"
    if feed.lease_until and feed.lease_until >= now:
        return "being polled"
    if feed.failures:
        return "failing"
    return "due" if feed.next_poll_at is None or feed.next_poll_at <= now else "waiting"


def last_entries_of(feed: Feed, *, most: int = 20) -> list[DeliveredItem]:
    """What the feed brought last, newest first, without the bytes."""
    items = DeliveredItem.objects.filter(feed=feed).select_related("delivery", "article").defer("payload", "found")
    return list(items.order_by("-pk")[:most])

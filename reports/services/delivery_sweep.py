"""What lost messages and killed workers left of deliveries is taken up again; bytes that nobody needs are forgotten."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from reports.models import DeliveredItem, Delivery
from reports.services.delivery_items import IN_WORK, State
from reports.signals import item_waiting, rows_waiting

#: A message that is younger may still be on its way.
PATIENCE = timedelta(seconds=20)
#: Items asked for in one sweep; the next one goes on.
MOST_A_SWEEP = 200


def sweep_deliveries() -> int:
    """Ask again for every item that nobody reads; returns how many messages were sent."""
    forget_old()
    now = timezone.now()
    lost = Q(state=State.WAITING, created_at__lt=now - PATIENCE) & (Q(not_before__isnull=True) | Q(not_before__lte=now))
    left = DeliveredItem.objects.filter(lost | Q(state__in=IN_WORK, lease_until__lt=now))
    single = left.exclude(delivery__kind=Delivery.Kind.ROWS).order_by("pk")
    items = list(single.values_list("pk", flat=True)[:MOST_A_SWEEP])
    for item_id in items:
        item_waiting.send(sender=DeliveredItem, item_id=item_id)
    batches = _batches_nobody_reads(left)
    for delivery_id in batches:
        rows_waiting.send(sender=Delivery, delivery_id=delivery_id)
    return len(items) + len(batches)


def forget_old() -> int:
    """Bytes of what was stored or left out, and of what nobody looked at for long, are gone; returns of how many."""
    old = timezone.now() - timedelta(days=settings.UPLOAD_KEEP_DAYS)
    settled = Q(state__in=[State.KEPT, State.DROPPED, State.OPENED])
    stale = Q(state__in=[State.FOUND, State.FAILED], created_at__lt=old)
    with transaction.atomic():
        rows = DeliveredItem.objects.filter(settled | stale, payload_length__gt=0)
        return rows.update(payload=None, payload_length=0, payload_digest="")


def _batches_nobody_reads(left: QuerySet[DeliveredItem]) -> list[int]:
    """Batches with rows left over, none of which is being read."""
    rows = left.filter(delivery__kind=Delivery.Kind.ROWS).order_by()
    waiting = set(rows.values_list("delivery", flat=True).distinct()[:MOST_A_SWEEP])
    at_work = DeliveredItem.objects.filter(
        delivery__in=waiting, state__in=IN_WORK, lease_until__gte=timezone.now()
    ).values_list("delivery", flat=True)
    return sorted(waiting - set(at_work))

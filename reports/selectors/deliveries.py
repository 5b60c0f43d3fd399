"""Deliveries for their list and their page: what came in, how far it is, what became of each piece."""

from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.fields.json import KT

from reports.models import DeliveredItem, Delivery
from reports.models.deliveries import FILE_OF_ROWS

State = DeliveredItem.State
DELIVERIES_ON_A_PAGE = 25
ITEMS_ON_A_PAGE = 50
WHOSE = [("mine", "Mine"), ("", "All"), ("feeds", "Feeds")]
_UNREAD = [State.WAITING, State.FETCHING, State.READING]
#: What is read of an item for its row: neither its bytes nor its text.
_ROW = ("pk", "number", "name", "address", "state", "attempts", "not_before", "failure_code", "failure_message")


@dataclass(frozen=True, slots=True)
class Progress:
    """How many pieces of a delivery are in which state."""

    total: int
    unread: int
    to_look_at: int
    ready: int
    kept: int
    failed: int
    dropped: int

    @property
    def read(self) -> int:
        return self.total - self.unread

    @property
    def is_settled(self) -> bool:
        """Whether nothing is waited for any more."""
        return self.unread == 0

    @property
    def sign(self) -> str:
        """Changes whenever something on the page changes."""
        told = (self.total, self.unread, self.to_look_at, self.ready, self.kept, self.failed, self.dropped)
        return "-".join(map(str, told))


def deliveries_of(whose: str, user: User) -> QuerySet[Delivery]:
    """The deliveries, newest first, each with how many of its pieces are in which state."""
    found = Delivery.objects.select_related("source", "story", "feed__source", "delivered_by")
    if whose == "mine":
        found = found.filter(delivered_by=user)
    elif whose == "feeds":
        found = found.filter(kind=Delivery.Kind.FEED)
    return (
        _with_content(found)
        .annotate(
            unread=_count(Q(items__state__in=_UNREAD)),
            to_look_at=_count(Q(items__state=State.FOUND, items__number__gt=FILE_OF_ROWS)),
            kept=_count(Q(items__state=State.KEPT)),
            failed=_count(Q(items__state=State.FAILED)),
            dropped=_count(Q(items__state=State.DROPPED)),
        )
        .order_by("-pk")
    )


def delivery_with_all(pk: int) -> QuerySet[Delivery]:
    """The delivery with outlet, story, feed and who brought it."""
    found = Delivery.objects.select_related("source", "story", "feed", "delivered_by").filter(pk=pk)
    return _with_content(found)


def name_of(delivery: Delivery) -> str:
    """What a delivery is called by its content: its first file and how many more, its host, its feed, its rows.

    For a row of :func:`deliveries_of` or :func:`delivery_with_all`.
    """
    row: Any = delivery  # its columns of content are annotated
    if delivery.kind == Delivery.Kind.FEED and delivery.feed:
        return str(delivery.feed)
    if delivery.kind == Delivery.Kind.ROWS:
        rows = f"{row.total:,} row{'' if row.total == 1 else 's'}"
        return " of ".join(filter(None, [rows if row.total else "", row.looked_name or row.rows_name])) or rows
    if row.first_address:
        return urlsplit(row.first_address).hostname or row.first_address
    if not row.first_name:
        return delivery.get_kind_display().capitalize()
    return f"{row.first_name} and {row.brought - 1:,} more" if row.brought > 1 else row.first_name


def is_looked_at(delivery: Delivery) -> bool:
    """Whether it is still a file of rows that nobody took, for a row of :func:`delivery_with_all`."""
    return bool(getattr(delivery, "is_looked_at", False))


def file_looked_at(delivery: int) -> DeliveredItem | None:
    """The file of rows that somebody looked at and nobody took yet, with its bytes; None when there is none."""
    items = DeliveredItem.objects.filter(number=FILE_OF_ROWS, state=State.FOUND, payload_length__gt=0)
    return items.filter(delivery=delivery).select_related("delivery").first()


def progress_of(delivery: Delivery) -> Progress:
    """How far a delivery is; an archive that was opened is no piece of its own any more."""
    counts = (
        delivery.items.filter(number__gt=FILE_OF_ROWS)
        .exclude(state=State.OPENED)
        .aggregate(
            total=Count("pk"),
            unread=Count("pk", filter=Q(state__in=_UNREAD)),
            to_look_at=Count("pk", filter=Q(state=State.FOUND)),
            ready=Count("pk", filter=Q(state=State.FOUND, found__is_complete=True, failure_code="")),
            kept=Count("pk", filter=Q(state=State.KEPT)),
            failed=Count("pk", filter=Q(state=State.FAILED)),
            dropped=Count("pk", filter=Q(state=State.DROPPED)),
        )
    )
    return Progress(**counts)


def items_of(delivery: Delivery) -> QuerySet[DeliveredItem]:
    """The pieces for their rows, with what was found of headline, outlet, day, language and completeness."""
    rows = delivery.items.filter(number__gt=FILE_OF_ROWS).only(
        *_ROW, "delivery", "payload_length", "outcome", "article__headline", "revision__number"
    )
    return (
        rows.select_related("article", "revision")
        .annotate(
            found_headline=KT("found__headline"),
            found_outlet=KT("found__outlet__name"),
            found_source=KT("found__outlet__source"),
            found_day=KT("found__published_at"),
            found_day_by=KT("found__evidence__published_at"),
            found_language=KT("found__language"),
            is_complete=Case(When(found__is_complete=True, then=True), default=False, output_field=BooleanField()),
            first_likeness=KT("likeness__0__kind"),
            would_be=KT("likeness__0__would_be"),
            given_headline=KT("given__headline"),
            stands_again=KT("answers__stands_again"),
        )
        .order_by("number")
    )


def next_to_look_at(item: DeliveredItem) -> DeliveredItem | None:
    """The next piece of the delivery that waits for a decision, from the beginning again at the end."""
    waiting = DeliveredItem.objects.filter(delivery=item.delivery_id, number__gt=FILE_OF_ROWS, state=State.FOUND)
    rows = waiting.exclude(pk=item.pk).only("number", "delivery").order_by("number")
    return rows.filter(number__gt=item.number).first() or rows.first()


class PlaceInDelivery(NamedTuple):
    """How many pieces of a delivery wait for a decision, the which piece this is, and how many there are.

    An archive that was opened is none of them.
    """

    waiting: int
    place: int
    total: int


def place_in_delivery(item: DeliveredItem) -> PlaceInDelivery:
    """Where a piece stands among those of its delivery; an opened archive at the place of the piece before it."""
    rows = DeliveredItem.objects.filter(delivery=item.delivery_id, number__gt=FILE_OF_ROWS)
    counts = rows.exclude(state=State.OPENED).aggregate(
        waiting=Count("pk", filter=Q(state=State.FOUND)),
        place=Count("pk", filter=Q(number__lte=item.number)),
        total=Count("pk"),
    )
    return PlaceInDelivery(**counts)


def _count(condition: Q) -> Count:
    return Count("items", filter=condition)


def _with_content(found: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """With what a delivery is named by, how many pieces it has, and how many of them were brought as they are."""
    pieces = DeliveredItem.objects.filter(delivery=OuterRef("pk"), number__gt=FILE_OF_ROWS).order_by("number")
    file = DeliveredItem.objects.filter(delivery=OuterRef("pk"), number=FILE_OF_ROWS)
    return found.annotate(
        total=_count(Q(items__number__gt=FILE_OF_ROWS) & ~Q(items__state=State.OPENED)),
        brought=_count(Q(items__number__gt=FILE_OF_ROWS, items__given__in_archive__isnull=True)),
        first_name=Subquery(pieces.values("name")[:1]),
        first_address=Case(
            When(kind=Delivery.Kind.ADDRESS, then=Subquery(pieces.values("address")[:1])), default=Value("")
        ),
        looked_name=Subquery(file.values("name")[:1]),
        rows_name=Subquery(pieces.annotate(file=KT("given__file")).values("file")[:1]),
        is_looked_at=Exists(file.filter(state=State.FOUND, payload_length__gt=0)),
    )

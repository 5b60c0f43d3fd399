"""Deliveries for tests: rows as the services leave them, and a reader that needs no process."""

import hashlib
from typing import Any

import factory
from django.urls import reverse

from reports.extraction.documents import DocumentRefused, Evidence, ExtractedDocument, Found, Member, as_json
from reports.models import DeliveredItem, Delivery, Source
from reports.tests.factories import TEXT, EditorFactory, SourceFactory, zones_of
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan


def document(text: str = TEXT, **facts: Any) -> ExtractedDocument:
    """What a page with this text turns out to hold: its first paragraph is the headline."""
    zones = tuple(ZoneSpan(Zone(zone), Span(start, end)) for zone, start, end in zones_of(text))
    told = {
        "headline": Found(text.split("\n\n")[0], Evidence.STATED),
        "byline": Found("Odo Farr", Evidence.READ),
        "published_at": Found("2026-03-04T18:20:00+01:00", Evidence.STATED),
        "site": Found("The Quay Post", Evidence.STATED),
        "url": Found("https://quay.example/gate", Evidence.STATED),
        "language": "en",
        "language_confidence": 0.98,
        "kind": "html",
    }
    return ExtractedDocument(text=text, zones=zones, **(told | facts))


class PlainReader:
    """Answers each name with a document, with members of an archive, or with a refusal."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def read(self, payload: bytes, *, name: str, media_type: str = "", url: str = "") -> ExtractedDocument:
        self.asked.append(name)
        answer = self.answers.get(name.partition(".")[0], document())
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, tuple):
            raise DocumentRefused("archive", "This is an archive.")
        return answer

    def unpack(self, payload: bytes, *, name: str) -> tuple[Member, ...]:
        return self.answers[name.partition(".")[0]]


class DeliveryFactory(factory.django.DjangoModelFactory):
    """Files that an editor brought."""

    class Meta:
        model = Delivery

    kind = Delivery.Kind.FILES
    delivered_by = factory.SubFactory(EditorFactory)


class DeliveredItemFactory(factory.django.DjangoModelFactory):
    """A file that waits to be read; ``looked_at=True`` is one that was read, ``failed=True`` one that could not be."""

    class Meta:
        model = DeliveredItem

    class Params:
        looked_at = factory.Trait(state="found", found=factory.LazyFunction(lambda: found()))
        failed = factory.Trait(state="failed", failure_code="unreadable", failure_message="It is damaged.")

    delivery = factory.SubFactory(DeliveryFactory)
    number = factory.LazyAttribute(lambda item: item.delivery.items.count() + 1)
    name = factory.Sequence(lambda n: f"report {n + 1:03}.html")
    payload = b"<p>What the file holds"
    payload_length = factory.LazyAttribute(lambda item: len(item.payload or b""))
    payload_digest = factory.LazyAttribute(lambda item: hashlib.sha256(item.payload or b"").hexdigest())


def found(text: str = TEXT, *, outlet: dict[str, Any] | None = None, **facts: Any) -> dict[str, Any]:
    """The findings of an item, as they are stored."""
    nobody = {"source": None, "name": "The Quay Post", "by": "stated", "how": "as the document says"}
    made = as_json(document(text, **facts)) | {"outlet": outlet or nobody}
    made["is_complete"] = bool(made["outlet"]["source"] and made["published_at"])
    return made


def address_of(name, item):
    return reverse(f"reports:{name}", args=[item.delivery_id, item.number])


def known(*, delivery=None, **facts):
    """An item of a known outlet, read and complete."""
    source = SourceFactory()
    outlet = {"source": source.pk, "name": source.name, "by": "guessed", "how": "from the domain quay.example"}
    told = found(outlet=outlet, **facts)
    return DeliveredItemFactory(looked_at=True, found=told, delivery=delivery or DeliveryFactory())


def answered(item, **changes):
    """What the form of that page sends when only that was changed."""
    source = Source.objects.filter(pk=item.found["outlet"]["source"]).first()
    sent = {
        "headline": item.found["headline"],
        "byline": item.found["byline"] or "",
        "source": source.slug if source else "",
        "new_source": "",
        "url": item.found["url"] or "",
        "published_on": "2026-03-04",
        "published_time": "17:20",
        "clock": "UTC",
        "story": "",
        "new_story": "",
    }
    sent |= {f"zone_{number}": row["zone"] for number, row in enumerate(item.found["zones"])}
    return sent | changes

"""Deliveries for tests: rows as the services leave them, and a reader that needs no process."""

import hashlib
from typing import Any

import factory

from reports.extraction.documents import DocumentRefused, Evidence, ExtractedDocument, Found, Member, as_json
from reports.models import DeliveredItem, Delivery
from reports.tests.factories import TEXT, EditorFactory, zones_of
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

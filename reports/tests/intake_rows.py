"""Rows about what comes in that only the rules of the database are tried on; and those that it refuses."""

import factory

from reports.models import ArticleKeys, GroupingKey, SourceDomain, SourceName, TermCounts, TextBand, WireReading
from reports.tests.deliveries import DeliveredItemFactory, DeliveryFactory
from reports.tests.factories import FIRST_MORNING, ArticleFactory, FeedFactory, RevisionFactory, SourceFactory

__all__ = ["BAD_INTAKE_ROWS", "DeliveredItemFactory", "DeliveryFactory"]


class SourceNameFactory(factory.django.DjangoModelFactory):
    """Another name of an outlet."""

    class Meta:
        model = SourceName

    source = factory.SubFactory(SourceFactory)
    name = factory.Sequence(lambda n: f"The Old Daily {n + 1:03}")


class SourceDomainFactory(factory.django.DjangoModelFactory):
    """A host of an outlet."""

    class Meta:
        model = SourceDomain

    source = factory.SubFactory(SourceFactory)
    domain = factory.Sequence(lambda n: f"daily-{n + 1:03}.example")


class WireReadingFactory(factory.django.DjangoModelFactory):
    """A text that repeats nothing."""

    class Meta:
        model = WireReading

    revision = factory.SubFactory(RevisionFactory)


class TextBandFactory(factory.django.DjangoModelFactory):
    """One key of a text."""

    class Meta:
        model = TextBand

    revision = factory.SubFactory(RevisionFactory)
    band = 3
    value = factory.Sequence(lambda n: n + 1)


class ArticleKeysFactory(factory.django.DjangoModelFactory):
    """The features of a report, as bytes that nobody reads here."""

    class Meta:
        model = ArticleKeys

    article = factory.SubFactory(ArticleFactory)
    revision = factory.LazyAttribute(lambda keys: keys.article.latest_revision)
    moment = FIRST_MORNING
    features = b"features"


class GroupingKeyFactory(factory.django.DjangoModelFactory):
    """One term by which a report is found."""

    class Meta:
        model = GroupingKey

    keys = factory.SubFactory(ArticleKeysFactory)
    key = 7
    moment = FIRST_MORNING


class TermCountsFactory(factory.django.DjangoModelFactory):
    """What was counted of one report."""

    class Meta:
        model = TermCounts

    reports = 1
    open_reports = 1
    words = b""
    pairs = b""


def number_twice() -> None:
    delivery = DeliveryFactory()
    for _ in range(2):
        DeliveredItemFactory(delivery=delivery, number=1)


def entry_twice(**fields: str) -> None:
    feed = FeedFactory()
    for _ in range(2):
        DeliveredItemFactory(feed=feed, **fields)


BAD_INTAKE_ROWS = {
    "other_name_once_whatever_its_case": lambda: [SourceNameFactory(name=name) for name in ("Quay", "QUAY")],
    "other_name_is_not_empty": lambda: SourceNameFactory(name=""),
    "domain_is_plain": lambda: SourceDomainFactory(domain="https://daily.example"),
    "feed_waits_a_minute_at_least": lambda: FeedFactory(minutes=0),
    "item_number_once_per_delivery": number_twice,
    "entry_once_per_feed": lambda: entry_twice(entry_key="one"),
    "entry_address_once_per_feed": lambda: entry_twice(entry_address="daily.example/one"),
    "failed_item_says_why": lambda: DeliveredItemFactory(state="failed", failure_message=""),
    "item_in_work_has_a_lease": lambda: DeliveredItemFactory(state="reading", lease_until=None),
}

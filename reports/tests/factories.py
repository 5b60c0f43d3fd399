"""Rows for tests with plain fixed values; every name and text here is invented."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from reports.models import (
    Article,
    ArticleRevision,
    Claim,
    Feed,
    FetchHost,
    Mention,
    PrimaryText,
    Quantity,
    Quote,
    QuoteCorrection,
    SharedText,
    Source,
    Story,
    ZoneCorrection,
)
from reports.models.statements import speaker_key_of
from reports.text.words import distinct_words

HEADLINE = "Council shuts the old harbour gate"
PARAGRAPHS = (
    "The town council of Brennick shut the old harbour gate on Monday after a night of rain broke the lower wall.",
    "“We closed it before anybody was hurt,” said Mara Quill, who runs the works department. "
    "She said the gate would stay shut for at least nine days.",
    "Fishermen called the decision “a siege of the small boats” and asked for a passage at high tide.",
    "About 40 boats lie behind the gate, the harbour office said; 12 of them had cargo on board.",
)
TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS))
FIRST_MORNING = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
PASSWORD = "a plain test password"


def zones_of(text: str) -> list[list[Any]]:
    """Rows of [zone, start, end]: the first paragraph is the headline, each later one body."""
    rows, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        rows.append(["headline" if number == 0 else "body", start, start + len(paragraph)])
        start += len(paragraph) + 2
    return [row for row in rows if row[1] < row[2]]


class SourceFactory(factory.django.DjangoModelFactory):
    """An outlet, "The Daily 001" and so on."""

    class Meta:
        model = Source

    name = factory.Sequence(lambda n: f"The Daily {n + 1:03}")
    slug = factory.Sequence(lambda n: f"the-daily-{n + 1:03}")
    homepage = "https://daily.example/"
    country = "Brennia"
    note = "An invented newspaper of the coast."


class FeedFactory(factory.django.DjangoModelFactory):
    """A feed that was never polled."""

    class Meta:
        model = Feed

    source = factory.SubFactory(SourceFactory)
    url = factory.Sequence(lambda n: f"https://daily-{n + 1:03}.example.org/feed.xml")


class FetchHostFactory(factory.django.DjangoModelFactory):
    """A host whose rules, read just now, forbid nothing."""

    class Meta:
        model = FetchHost

    host = factory.Sequence(lambda n: f"daily-{n + 1:03}.example.org")
    robots_status = 404
    robots_read_at = factory.LazyFunction(timezone.now)


class StoryFactory(factory.django.DjangoModelFactory):
    """An event with a title and nothing in it."""

    class Meta:
        model = Story

    title = factory.Sequence(lambda n: f"Harbour gate shut, part {n + 1}")
    slug = factory.Sequence(lambda n: f"harbour-gate-shut-part-{n + 1}")
    place = "Brennick"


class ArticleFactory(factory.django.DjangoModelFactory):
    """An article with one revision; ``revision=False`` leaves the revision out, ``revision="…"`` sets its text."""

    class Meta:
        model = Article
        skip_postgeneration_save = True

    source = factory.SubFactory(SourceFactory)
    headline = HEADLINE
    url = factory.Sequence(lambda n: f"https://daily.example/harbour/{n + 1:03}")
    published_at = factory.Sequence(lambda n: FIRST_MORNING + timedelta(minutes=n))
    placement = factory.LazyAttribute(
        lambda article: Article.Placement.PERSON if getattr(article, "story", None) else Article.Placement.NONE
    )

    @factory.post_generation
    def revision(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if create and extracted is not False:
            RevisionFactory(article=self, **({"text": extracted} if extracted else {}))


class RevisionFactory(factory.django.DjangoModelFactory):
    """An immutable text; the newest one becomes its article's latest."""

    class Meta:
        model = ArticleRevision
        skip_postgeneration_save = True

    article = factory.SubFactory(ArticleFactory, revision=False)
    number = factory.LazyAttribute(lambda revision: revision.article.revisions.count() + 1)
    text = TEXT
    digest = factory.LazyAttribute(lambda revision: hashlib.sha256(revision.text.encode()).hexdigest())
    zones = factory.LazyAttribute(lambda revision: zones_of(revision.text))
    words = factory.LazyAttribute(lambda revision: distinct_words(revision.text))

    @factory.post_generation
    def make_latest(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        if create:
            self.article.latest_revision = self
            self.article.save(update_fields=["latest_revision"])


class SharedTextFactory(factory.django.DjangoModelFactory):
    """Two texts with the first paragraph of ``TEXT`` in both."""

    class Meta:
        model = SharedText

    earlier = factory.SubFactory(RevisionFactory)
    later = factory.SubFactory(RevisionFactory)
    kind = SharedText.Kind.SHARES
    jaccard = 0.4
    containment = 0.6
    stretches = factory.LazyFunction(
        lambda: [[place, place + len(PARAGRAPHS[0])] * 2 for place in [TEXT.index(PARAGRAPHS[0])]]
    )


class QuoteFactory(factory.django.DjangoModelFactory):
    """Mara Quill's sentence in ``TEXT``."""

    class Meta:
        model = Quote

    revision = factory.SubFactory(RevisionFactory)
    engine = "test-engine 1"
    number = factory.Sequence(lambda n: n + 1)
    kind = Quote.Kind.DIRECT
    zone = "body"
    start = TEXT.index("We closed")
    end = TEXT.index("We closed") + len("We closed it before anybody was hurt")
    fragments = factory.LazyAttribute(lambda quote: [[quote.start, quote.end]])
    speaker_start = TEXT.index("Mara Quill")
    speaker_end = TEXT.index("Mara Quill") + len("Mara Quill")
    speaker_text = "Mara Quill"
    speaker_name = "Mara Quill"
    speaker_key = factory.LazyAttribute(lambda quote: "" if quote.is_anonymous else speaker_key_of(quote.speaker_name))
    speaker_how = "stated"
    speaker_confidence = "high"
    is_anonymous = False
    cue_start = TEXT.index("said Mara")
    cue_end = TEXT.index("said Mara") + len("said")
    cue_text = "said"
    stance = "neutral"


def slot_of(text: str, words: str, key: str = "") -> dict[str, Any]:
    """A slot as claims store it, on the first place of these words."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "key": key or words.lower()}


class ClaimFactory(factory.django.DjangoModelFactory):
    """The clause ``words``, which stand in the text of the revision; its predicate is ``verb`` or the first word."""

    class Meta:
        model = Claim

    class Params:
        words = "12 of them had cargo on board"
        verb = ""

    revision = factory.SubFactory(RevisionFactory)
    engine = "test-engine 1"
    number = factory.Sequence(lambda n: n + 1)
    zone = "body"
    start = factory.LazyAttribute(lambda claim: claim.revision.text.index(claim.words))
    end = factory.LazyAttribute(lambda claim: claim.start + len(claim.words))
    voice = "own"
    slots = factory.LazyAttribute(
        lambda claim: {
            "predicate": slot_of(claim.revision.text, claim.verb or claim.words.split()[0]),
            "agent": None,
            "patient": None,
            "place": None,
            "time": None,
            "cause": None,
            "quote": None,
            "attributed_by": None,
            "stance": None,
            "quantities": [],
            "check_reasons": [],
            "terms": claim.words.lower().split(),
            "names": [],
        }
    )


class QuantityFactory(factory.django.DjangoModelFactory):
    """The figure ``words``, which stand in the text of the revision: about 40 boats."""

    class Meta:
        model = Quantity

    class Params:
        words = "About 40 boats"

    revision = factory.SubFactory(RevisionFactory)
    engine = "test-engine 1"
    number = factory.Sequence(lambda n: n + 1)
    zone = "body"
    start = factory.LazyAttribute(lambda quantity: quantity.revision.text.index(quantity.words))
    end = factory.LazyAttribute(lambda quantity: quantity.start + len(quantity.words))
    voice = "own"
    low = 36
    high = 44
    comparator = "approx"
    unit = "vehicle"
    counted = "lie"
    population = ""
    details = factory.LazyFunction(
        lambda: {
            "population_span": None,
            "population_keys": [],
            "counted_by": None,
            "relayed_by": [],
            "place": None,
            "time": None,
            "part_of": None,
            "sum_of": [],
        }
    )


class MentionFactory(factory.django.DjangoModelFactory):
    """The phrase ``words``, which stand in the text of the revision; its head is the last word."""

    class Meta:
        model = Mention

    class Params:
        words = "the old harbour gate"

    revision = factory.SubFactory(RevisionFactory)
    engine = "test-engine 1"
    number = factory.Sequence(lambda n: n + 1)
    zone = "body"
    start = factory.LazyAttribute(lambda mention: mention.revision.text.index(mention.words))
    end = factory.LazyAttribute(lambda mention: mention.start + len(mention.words))
    head_start = factory.LazyAttribute(lambda mention: mention.end - len(mention.words.split()[-1]))
    head_end = factory.LazyAttribute(lambda mention: mention.end)
    voice = "own"
    kind = "object"
    form = "nominal"
    key = factory.LazyAttribute(lambda mention: mention.words.split()[-1].lower())
    chain = 0


class PrimaryTextFactory(factory.django.DjangoModelFactory):
    """What Mara Quill's department put out, with the words that ``TEXT`` quotes of it; each one differs."""

    class Meta:
        model = PrimaryText

    story = factory.SubFactory(StoryFactory)
    kind = PrimaryText.Kind.STATEMENT
    speaker = "Mara Quill"
    speaker_key = factory.LazyAttribute(lambda primary: speaker_key_of(primary.speaker))
    text = factory.Sequence(
        lambda n: f"Notice {n + 1:03}. We closed it before anybody was hurt, and it stays shut for at least nine days."
    )
    digest = factory.LazyAttribute(lambda primary: hashlib.sha256(primary.text.encode()).hexdigest())
    url = "https://works.brennick.example/notices/gate"
    published_at = FIRST_MORNING - timedelta(hours=1)

    class Params:
        withdrawn = factory.Trait(withdrawn_at=FIRST_MORNING, withdrawal_reason="It was the wrong notice.")


class QuoteCorrectionFactory(factory.django.DjangoModelFactory):
    """Mara Quill's sentence in ``TEXT``, given to the harbour office."""

    class Meta:
        model = QuoteCorrection

    revision = factory.SubFactory(RevisionFactory)
    number = factory.LazyAttribute(
        lambda correction: QuoteCorrection.objects.filter(revision__article=correction.revision.article_id).count() + 1
    )
    target_start = TEXT.index("We closed")
    target_end = TEXT.index("We closed") + len("We closed it before anybody was hurt")
    kind = Quote.Kind.DIRECT
    start = factory.SelfAttribute("target_start")
    end = factory.SelfAttribute("target_end")
    speaker_name = "the harbour office"
    speaker_start = TEXT.index("the harbour office")
    speaker_end = TEXT.index("the harbour office") + len("the harbour office")
    before = factory.LazyAttribute(
        lambda correction: {
            "kind": "direct",
            "start": correction.target_start,
            "end": correction.target_end,
            "fragments": [[correction.target_start, correction.target_end]],
            "speaker_start": TEXT.index("Mara Quill"),
            "speaker_end": TEXT.index("Mara Quill") + len("Mara Quill"),
            "speaker_text": "Mara Quill",
            "speaker_name": "Mara Quill",
            "is_anonymous": False,
        }
    )
    reason = "The notice of the office has these words."
    corrected_by = factory.SubFactory("reports.tests.factories.EditorFactory")


class ZoneCorrectionFactory(factory.django.DjangoModelFactory):
    """The last paragraph of ``TEXT`` taken for a caption."""

    class Meta:
        model = ZoneCorrection

    revision = factory.SubFactory(RevisionFactory)
    number = 1
    before = factory.LazyAttribute(lambda correction: correction.revision.zones)
    zones = factory.LazyAttribute(lambda correction: [*correction.before[:-1], ["caption", *correction.before[-1][1:]]])
    reason = "It stands under a picture."
    corrected_by = factory.SubFactory("reports.tests.factories.EditorFactory")


class UserFactory(factory.django.DjangoModelFactory):
    """A person with an account and no group; the password is ``PASSWORD``."""

    class Meta:
        model = get_user_model()
        django_get_or_create = ("username",)
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n + 1:03}")
    password = factory.django.Password(PASSWORD)


class ReaderFactory(UserFactory):
    """Somebody who may read."""

    username = factory.Sequence(lambda n: f"reader{n + 1:03}")

    @factory.post_generation
    def reader_group(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        self.groups.add(Group.objects.get_or_create(name="Reader")[0])


class EditorFactory(UserFactory):
    """Somebody who may bring in reports."""

    username = factory.Sequence(lambda n: f"editor{n + 1:03}")

    @factory.post_generation
    def editor_group(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        # The real groups are made by migration; a test that emptied the tables still gets the right its page is about.
        group, _ = Group.objects.get_or_create(name="Editor")
        group.permissions.add(Permission.objects.get(content_type__app_label="reports", codename="add_article"))
        self.groups.add(group)

"""Storing what was found, and taking it out again while nobody has worked on it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from reports.models import Article, ArticleRevision, DeliveredItem, Source, SourceDomain, Story
from reports.services.delivery_items import ItemRefused
from reports.services.keeping import Answers, answers_from, keep_delivery, keep_item
from reports.services.story_merging import merge_stories
from reports.services.undoing import can_be_undone, undo_item
from reports.signals import report_taken_out, work_asked_for
from reports.tests.deliveries import DeliveredItemFactory, DeliveryFactory, found
from reports.tests.factories import (
    HEADLINE,
    TEXT,
    ArticleFactory,
    EditorFactory,
    QuoteCorrectionFactory,
    SourceFactory,
    StoryFactory,
)
from reports.tests.test_services_races import _at_once

pytestmark = pytest.mark.django_db
LATER = TEXT + "\n\nBy evening the rain had stopped and the wall was covered with boards."


def looked_at(text=TEXT, *, source=None, delivery=None, **facts):
    """An item that was read, of an outlet that is known."""
    source = source or SourceFactory()
    outlet = {"source": source.pk, "name": source.name, "by": "guessed", "how": "from the domain quay.example"}
    more = {"delivery": delivery} if delivery else {}
    return DeliveredItemFactory(looked_at=True, found=found(text, outlet=outlet, **facts), **more)


def put_right(item, **changes):
    """What an editor sends who changes only that."""
    known = answers_from(item)
    return Answers(**{name: getattr(known, name) for name in known.__slots__} | changes)


def test_what_was_found_is_stored_as_it_was_read():
    editor, source = EditorFactory(), SourceFactory()
    item = looked_at(source=source)

    submission = keep_item(item=item, by=editor)

    article = submission.article
    assert (article.source, article.headline, article.byline) == (source, HEADLINE, "Odo Farr")
    assert article.url == "https://quay.example/gate"
    assert article.published_at == datetime(2026, 3, 4, 17, 20, tzinfo=UTC)
    assert article.latest_revision.text == TEXT
    assert article.submitted_by == editor
    assert article.provenance == {
        "headline": "stated",
        "byline": "read",
        "url": "stated",
        "published_at": "stated",
        "language": "read",
        "source": "guessed",
    }
    item.refresh_from_db()
    assert (item.state, item.outcome, item.article, item.decided_by) == ("kept", "new", article, editor)
    assert item.payload is None


def test_what_an_editor_put_right_rests_on_a_person():
    item, other, story = looked_at(), SourceFactory(), StoryFactory()
    moment = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)

    article = keep_item(
        item=item,
        by=None,
        answers=put_right(item, source=other.pk, byline="", published_at=moment, story=story.pk),
    ).article

    assert (article.source, article.byline, article.published_at, article.story) == (other, "", moment, story)
    assert article.provenance["source"] == article.provenance["published_at"] == "person"
    assert article.provenance["byline"] == "missing"
    assert article.placement == Article.Placement.PERSON


def test_zones_that_an_editor_chose_are_stored():
    item = looked_at()
    zones = [row["zone"] for row in item.found["zones"]]
    zones[-1] = "boilerplate"

    article = keep_item(item=item, by=None, answers=put_right(item, zones=tuple(zones))).article

    assert [row[0] for row in article.latest_revision.zones] == zones


def test_a_headline_that_an_editor_wrote_stands_above_and_the_printed_one_stays():
    item = looked_at()

    article = keep_item(item=item, by=None, answers=put_right(item, headline="Gate of Brennick shut")).article

    assert article.headline == "Gate of Brennick shut"
    assert article.latest_revision.text == f"Gate of Brennick shut\n\n{TEXT}"
    assert [row[0] for row in article.latest_revision.zones][:2] == ["headline", "duplicate_headline"]
    start, end = article.latest_revision.zones[1][1:]
    assert article.latest_revision.text[start:end] == HEADLINE
    assert article.provenance["headline"] == "person"


@pytest.mark.parametrize(
    ("stated", "precision"),
    [
        ("2026-03-04", {"published_time": "missing"}),
        ("2026-03-04T18:20:00", {"published_zone": "guessed"}),
        ("2026-03-04T18:20:00+01:00", {}),
    ],
)
def test_what_a_time_lacks_is_stored_with_it(stated, precision):
    from reports.extraction.documents import Evidence, Found

    item = looked_at(published_at=Found(stated, Evidence.STATED))

    provenance = keep_item(item=item, by=None).article.provenance

    kept = {name: provenance[name] for name in provenance if name.startswith("published_") and name != "published_at"}
    assert kept == precision


def test_a_day_without_an_hour_is_its_noon():
    from reports.extraction.documents import Evidence, Found

    item = looked_at(published_at=Found("2026-03-04", Evidence.STATED))

    assert keep_item(item=item, by=None).article.published_at == datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def test_without_an_outlet_nothing_is_stored():
    item = DeliveredItemFactory(looked_at=True)

    with pytest.raises(ItemRefused, match="Choose the outlet"):
        keep_item(item=item, by=None)

    item.refresh_from_db()
    assert (item.state, item.payload is not None) == ("found", True)
    assert not Article.objects.exists()


def test_a_new_outlet_is_not_confirmed_and_gets_the_domain():
    item = DeliveredItemFactory(looked_at=True)

    article = keep_item(item=item, by=None, may_name_outlet=True).article

    assert (article.source.name, article.source.is_confirmed) == ("The Quay Post", False)
    assert SourceDomain.objects.get().domain == "quay.example"


def test_a_refused_text_leaves_the_item_as_it_was():
    item = looked_at()
    zones = tuple("boilerplate" for _ in item.found["zones"])

    with pytest.raises(ValueError, match="headline"):
        keep_item(item=item, by=None, answers=put_right(item, headline="", zones=zones))

    item.refresh_from_db()
    assert (item.state, Article.objects.count()) == ("found", 0)


def test_the_same_address_again_is_a_new_text_of_the_same_report():
    source = SourceFactory()
    first, second = looked_at(source=source), looked_at(LATER, source=source)

    one, other = (keep_item(item=item, by=None) for item in (first, second))

    assert one.article == other.article
    assert (other.outcome, other.revision.number) == ("revision", 2)


def test_an_update_without_its_address_can_be_named_as_one():
    stored = ArticleFactory(url="")
    item = looked_at(LATER, source=stored.source, url=None)

    submission = keep_item(item=item, by=None, answers=put_right(item, newer_text_of=stored.pk))

    assert (submission.article, submission.revision.number) == (stored, 2)
    assert Article.objects.count() == 1


def test_an_item_is_stored_once():
    item = looked_at()
    keep_item(item=item, by=None)

    with pytest.raises(ItemRefused, match="stored already"):
        keep_item(item=item, by=None)


def test_all_that_is_complete_is_stored_at_once():
    source, delivery = SourceFactory(), DeliveryFactory()
    for number in range(3):
        looked_at(f"{HEADLINE} {number}\n\n{TEXT}", source=source, delivery=delivery, url=None)
    DeliveredItemFactory(delivery=delivery, looked_at=True)
    DeliveredItemFactory(delivery=delivery, failed=True)

    kept, refused = keep_delivery(delivery=delivery, by=None)

    assert (kept, refused) == (3, 0)
    assert sorted(delivery.items.values_list("state", flat=True)) == ["failed", "found", "kept", "kept", "kept"]


def test_an_item_that_is_refused_says_why_and_the_others_are_stored():
    source, delivery = SourceFactory(), DeliveryFactory()
    long = looked_at("word " * 70 + "\n\n" + TEXT, source=source, delivery=delivery, url=None)
    looked_at(source=source, delivery=delivery)

    assert keep_delivery(delivery=delivery, by=None) == (1, 1)

    long.refresh_from_db()
    assert (long.state, long.failure_code) == ("found", "long_headline")


def test_all_of_a_story_that_was_merged_meanwhile_are_stored_where_it_leads():
    into, merged = StoryFactory(), StoryFactory()
    delivery = DeliveryFactory(story=merged)
    looked_at(delivery=delivery)
    merge_stories(into=into, merged=merged)

    assert keep_delivery(delivery=delivery, by=None) == (1, 0)
    assert Article.objects.get().story == into


def test_an_item_whose_outlet_is_gone_says_so_when_all_are_stored():
    item = looked_at()
    Source.objects.all().delete()

    assert keep_delivery(delivery=item.delivery, by=None) == (0, 1)

    item.refresh_from_db()
    assert (item.state, item.failure_code) == ("found", "no_source")


def test_a_newer_text_of_a_report_that_was_taken_out_meanwhile_is_refused():
    item, gone = looked_at(), ArticleFactory()
    answers = put_right(item, newer_text_of=gone.pk)
    gone.delete()

    with pytest.raises(ItemRefused, match="not there any more"):
        keep_item(item=item, by=None, answers=answers)


def test_undoing_takes_a_new_report_out_and_leaves_the_item_as_found():
    item = looked_at()
    before = DeliveredItem.objects.filter(pk=item.pk).values("found", "state", "outcome", "article", "decided_by").get()
    keep_item(item=item, by=EditorFactory())

    undo_item(item=item)

    assert not Article.objects.exists()
    assert DeliveredItem.objects.filter(pk=item.pk).values(*before).get() == before


def test_undoing_takes_a_new_text_out_and_the_earlier_one_stands_again():
    source = SourceFactory()
    keep_item(item=looked_at(source=source), by=None)
    later = looked_at("Gate shut for nine days\n\n" + LATER, source=source)
    article = keep_item(item=later, by=None).article

    undo_item(item=later)

    article.refresh_from_db()
    assert (article.headline, article.latest_revision.number) == (HEADLINE, 1)
    assert ArticleRevision.objects.count() == 1


def test_undoing_what_was_stored_before_takes_nothing_out():
    source = SourceFactory()
    keep_item(item=looked_at(source=source), by=None)
    again = looked_at(source=source)
    assert keep_item(item=again, by=None).outcome == "same"

    undo_item(item=again)

    assert Article.objects.count() == 1


def test_the_story_that_lost_the_report_is_told():
    told = []

    def note(sender, story_id, **kwargs):
        told.append(story_id)

    report_taken_out.connect(note)
    story = StoryFactory()
    item = looked_at(delivery=DeliveryFactory(story=story))
    keep_item(item=item, by=None)

    undo_item(item=item)

    report_taken_out.disconnect(note)
    assert told == [story.pk]
    assert Story.objects.filter(pk=story.pk).exists()


def test_a_story_that_was_opened_for_it_alone_goes_with_it():
    item = looked_at()
    article = keep_item(item=item, by=None).article
    story = StoryFactory(is_title_proposed=True)
    Article.objects.filter(pk=article.pk).update(story=story, placement="proposed")

    undo_item(item=item)

    assert not Story.objects.exists()


def correct_a_quotation(article):
    QuoteCorrectionFactory(revision=article.latest_revision)


def place_in_a_story(article):
    Article.objects.filter(pk=article.pk).update(story=StoryFactory(), placement="person")


def store_a_newer_text(article):
    keep_item(item=looked_at(LATER, source=article.source), by=None)


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (correct_a_quotation, "somebody corrected a quotation"),
        (place_in_a_story, "somebody placed it in a story"),
        (store_a_newer_text, "newer text"),
    ],
)
def test_what_somebody_worked_on_stays(work, words):
    item = looked_at()
    article = keep_item(item=item, by=None).article
    work(article)

    with pytest.raises(ItemRefused, match=words):
        undo_item(item=item)

    item.refresh_from_db()
    assert item.state == "kept"
    assert Article.objects.filter(pk=article.pk).exists()


def test_work_that_another_app_knows_of_keeps_it_too():
    def disputed(sender, article_id, revision_id, **kwargs):
        return "a reader disputes a mark in it"

    item = looked_at()
    keep_item(item=item, by=None)
    work_asked_for.connect(disputed)

    with pytest.raises(ItemRefused, match="It stays, since a reader disputes a mark in it"):
        undo_item(item=item)

    work_asked_for.disconnect(disputed)


def test_after_a_day_it_stays():
    item = looked_at()
    keep_item(item=item, by=None)
    DeliveredItem.objects.update(decided_at=timezone.now() - timedelta(hours=25))

    item.refresh_from_db()

    assert not can_be_undone(item)
    with pytest.raises(ItemRefused, match="24 hours"):
        undo_item(item=item)


def test_what_was_left_out_comes_back():
    item = DeliveredItemFactory(looked_at=True, state="dropped", payload=None)

    undo_item(item=item)

    item.refresh_from_db()
    assert item.state == "found"


@pytest.mark.django_db(transaction=True)
def test_two_editors_who_store_one_item_at_once_store_it_once():
    item = looked_at()

    def kept():
        try:
            return keep_item(item=item, by=None).outcome
        except ItemRefused as refused:
            return refused.code

    assert sorted(_at_once(kept, kept)) == ["new", "not_found"]
    assert Article.objects.count() == Source.objects.count() == 1

"""A wording that an outlet takes up again: what was fetched there is its newest text, what came from a file is not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reports.models import Article, ArticleRevision
from reports.services.corrections import correct_quote
from reports.services.delivery_items import ItemRefused
from reports.services.ingest import submit_article, submit_report
from reports.services.keeping import Answers, answers_from, keep_item
from reports.services.undoing import undo_item, undoing_in_words
from reports.signals import revision_stored
from reports.tests.deliveries import DeliveredItemFactory, DeliveryFactory, address_of, found
from reports.tests.factories import HEADLINE, TEXT, EditorFactory, QuoteFactory, SourceFactory

pytestmark = pytest.mark.django_db
URL = "https://quay.example/gate"
CHANGED = "Gate of Brennick open\n\nThe town council of Brennick opened the old harbour gate again on Thursday morning."


@pytest.fixture
def source():
    return SourceFactory()


@pytest.fixture
def article(source):
    """A report whose wording was changed once."""
    submit_article(source=source, text=TEXT, url=URL)
    return submit_article(source=source, text=CHANGED, url=URL)


@pytest.fixture
def announced():
    """The texts that were announced as the newest, with whether they had been that before."""
    told = []

    def note(sender, revision_id, is_again=False, **kwargs):
        told.append((ArticleRevision.objects.get(pk=revision_id).number, is_again))

    revision_stored.connect(note)
    yield told
    revision_stored.disconnect(note)


def fetched(source, text=TEXT, *, kind="address", **more):
    outlet = {"source": source.pk, "name": source.name, "by": "guessed", "how": "from the domain quay.example"}
    delivery = DeliveryFactory(kind=kind)
    return DeliveredItemFactory(
        looked_at=True, found=found(text, outlet=outlet), delivery=delivery, **{"address": URL} | more
    )


def newest(article):
    article.refresh_from_db()
    return article.latest_revision.number, article.headline


@pytest.mark.parametrize("kind", ["address", "feed"])
def test_earlier_wording_that_was_fetched_again_is_the_newest(source, article, announced, kind):
    submission = keep_item(item=fetched(source, kind=kind), by=None)

    assert newest(article) == (1, HEADLINE)
    assert (submission.outcome, submission.stands_again, submission.revision.number) == ("revision", True, 1)
    assert announced == [(1, True)]
    assert ArticleRevision.objects.count() == 2


def test_wordings_may_change_to_and_fro(source, article):
    for text, number in ((TEXT, 1), (CHANGED, 2), (TEXT, 1), (TEXT, 1)):
        keep_item(item=fetched(source, text), by=None)

        assert newest(article)[0] == number
    assert ArticleRevision.objects.count() == 2


@pytest.mark.parametrize(
    "brought",
    [
        {"kind": "files"},
        {"kind": "rows"},
        {"address": "https://quay.example/elsewhere", "url": "https://quay.example/another"},
    ],
)
def test_earlier_wording_of_a_file_or_another_address_is_the_same(source, article, announced, brought):
    item = fetched(source, **{name: brought[name] for name in ("kind", "address") if name in brought})
    answers = answers_from(item)
    if "url" in brought:
        answers = Answers(**{name: getattr(answers, name) for name in answers.__slots__} | {"url": URL, "zones": ()})
        item.found["url"] = brought["url"]
        item.save()

    submission = keep_item(item=item, by=None, answers=answers)

    assert (submission.outcome, newest(article)[0], announced) == ("same", 2, [])


def test_earlier_wording_that_was_pasted_is_the_same(source, article):
    submission = submit_report(source=source, text=TEXT, url=URL)

    assert (submission.outcome, newest(article)[0]) == ("same", 2)


def test_same_words_at_another_address_never_stand_again(source, article):
    submission = submit_report(source=source, text=TEXT, url="https://quay.example/mirror", is_current=True)

    assert (submission.outcome, newest(article)[0]) == ("same", 2)


def test_what_was_fetched_before_the_newest_text_came_in_is_the_same(source, article):
    item = fetched(source, given={"fetched_at": (timezone.now() - timedelta(hours=1)).isoformat()})

    assert keep_item(item=item, by=None).outcome == "same"
    assert newest(article)[0] == 2


def test_what_was_fetched_before_an_earlier_wording_stood_again_is_the_same(source, article):
    seen_before = fetched(source, CHANGED)
    keep_item(item=fetched(source), by=None)

    assert keep_item(item=seen_before, by=None).outcome == "same"
    assert newest(article)[0] == 1


def test_undoing_sets_the_text_back_that_stood_before(source, article, announced):
    item = fetched(source)
    keep_item(item=item, by=None)
    item.refresh_from_db()

    assert undoing_in_words(item) == "The report has the text again that stood before."
    undo_item(item=item)

    assert newest(article)[0] == 2
    assert announced == [(1, True), (2, True)]
    assert ArticleRevision.objects.count() == 2
    item.refresh_from_db()
    assert (item.state, item.revision) == ("found", None)


def test_undoing_what_another_text_has_followed_is_refused(source, article):
    item = fetched(source)
    keep_item(item=item, by=None)
    keep_item(item=fetched(source, CHANGED), by=None)

    with pytest.raises(ItemRefused, match="newer text"):
        undo_item(item=item)

    assert newest(article)[0] == 2


def test_a_third_text_that_is_undone_leaves_the_one_that_stood_before_it(source, article):
    keep_item(item=fetched(source), by=None)
    third = fetched(source, CHANGED + "\n\nBoats went out before noon, and the council met again.")
    keep_item(item=third, by=None)
    assert newest(article)[0] == 3

    undo_item(item=third)

    assert newest(article) == (1, HEADLINE)


def test_report_named_by_an_editor_takes_its_earlier_wording_up_again(source, article):
    Article.objects.filter(pk=article.pk).update(url="")
    item = fetched(source)
    known = answers_from(item)
    answers = Answers(**{name: getattr(known, name) for name in known.__slots__} | {"newer_text_of": article.pk})

    assert keep_item(item=item, by=None, answers=answers).outcome == "revision"
    assert newest(article)[0] == 1


def test_corrections_of_the_text_between_hold_for_the_text_that_stands_again(source, article):
    quote = QuoteFactory(revision=article.latest_revision, start=23, end=40)
    correct_quote(quote=quote, kind="mixed", start=quote.start, end=quote.end, speaker_name=quote.speaker)
    first = article.revisions.get(number=1)
    model = type(article.latest_revision.corrections.get())
    assert model.objects.in_force_for(first).count() == 0

    keep_item(item=fetched(source), by=None)

    assert model.objects.in_force_for(first).count() == 1


def test_pages_of_the_delivery_say_so_and_the_undo_says_what_stays(client, source, article):
    client.force_login(EditorFactory())
    item = fetched(source)
    keep_item(item=item, by=None)
    again = fetched(source)
    keep_item(item=again, by=None)

    listed = client.get(reverse("reports:delivery_detail", args=[item.delivery_id])).text
    page = client.get(address_of("item_detail", item)).text
    undone = client.post(address_of("item_undo", again), follow=True).text

    assert "version 1 again" in listed
    assert "is the newest text of that report again, as version 1; nothing was added." in page
    assert "The report had been stored before, so it stays as it is." in undone
    assert Article.objects.count() == 1


@pytest.fixture
def page_of(client, article):
    """What an editor reads on the page of a piece that stands at the address of the report."""
    client.force_login(EditorFactory())
    there = {"kind": "address", "article": article.pk, "headline": article.headline, "would_be": "revision"}

    def page_of(item):
        item.likeness = [there | {"source": article.source.name, "revisions": 2, "is_there": True}]
        item.save()
        return client.get(address_of("item_detail", item)).text

    return page_of


def test_editor_is_told_before_an_earlier_wording_is_the_newest_again(source, page_of):
    page = page_of(fetched(source))

    assert "it would make version 1 the newest again, in place of version 2, of" in page
    assert "it will be version 3" not in page


def test_editor_is_told_before_an_earlier_wording_of_a_file_adds_nothing(source, page_of):
    page = page_of(fetched(source, kind="files", address=""))

    assert "as version 1. Storing it adds nothing; version 2 stays the newest of" in page


def test_editor_is_told_of_the_newest_wording_that_it_is_stored(source, page_of):
    assert "The same outlet has this text:" in page_of(fetched(source, CHANGED))


def test_a_wording_that_is_new_or_of_no_known_outlet_is_no_earlier_one(source, page_of):
    item = fetched(source)
    item.found["outlet"]["source"] = None

    for told in (page_of(item), page_of(fetched(source, TEXT + "\n\nThe wall was mended overnight."))):
        assert "it will be version 3 of" in told
        assert "the newest again" not in told

"""The feeds on the desk."""

import pytest
from django.urls import reverse

from reports.models import DeliveredItem, Delivery, Feed
from reports.tests.factories import EditorFactory, ReaderFactory, SourceFactory

pytestmark = pytest.mark.django_db
ADDRESS = "https://post.example/feed.xml"


@pytest.fixture
def editor(client):
    editor = EditorFactory()
    client.force_login(editor)
    return editor


def feed_at(address=ADDRESS, **fields):
    return Feed.objects.create(source=SourceFactory(), url=address, **fields)


def brought(feed, number=1, **fields):
    delivery = Delivery.objects.create(kind="feed", feed=feed)
    return DeliveredItem.objects.create(delivery=delivery, number=number, name=f"Entry {number}", feed=feed, **fields)


def test_feed_is_added_and_shown(client, editor):
    source = SourceFactory()

    answer = client.post(reverse("reports:feed_add"), {"address": ADDRESS, "source": source.slug}, follow=True)

    feed = Feed.objects.get()
    assert (feed.url, feed.source, feed.added_by, feed.keeps_at_once) == (ADDRESS, source, editor, False)
    assert answer.redirect_chain[-1][0] == reverse("reports:feed_edit", args=[feed.pk])
    assert "not asked yet" in answer.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"address": ""}, "This field is required."),
        ({"address": "ftp://post.example/feed"}, "http"),
        ({"address": "http://user:secret@post.example/"}, "password"),
        ({"source": ""}, "Choose the outlet"),
    ],
)
def test_what_cannot_be_is_refused_and_stays_typed(client, editor, typed, told):
    source = SourceFactory()

    page = client.post(reverse("reports:feed_add"), {"address": ADDRESS, "source": source.slug} | typed)

    assert page.status_code == 422
    assert told in page.text
    assert not Feed.objects.exists()


def test_one_address_is_polled_once(client, editor):
    feed = feed_at()

    page = client.post(reverse("reports:feed_add"), {"address": ADDRESS, "source": SourceFactory().slug})

    assert page.status_code == 422
    assert f"This feed is polled already, for {feed.source.name}." in page.text


def test_feeds_that_a_page_names_are_offered_and_one_is_taken(client, editor):
    feed = feed_at("https://post.example/", is_active=False, offers=[{"address": ADDRESS, "title": "All reports"}])
    address = reverse("reports:feed_edit", args=[feed.pk])

    page = client.get(address)
    client.post(address, {"address": ADDRESS, "source": feed.source.slug})

    assert "All reports" in page.text
    feed.refresh_from_db()
    assert (feed.url, feed.offers) == (ADDRESS, [])


def test_feed_is_paused_resumed_and_asked(client, editor):
    feed = feed_at()

    def after(step, **data):
        page = client.post(reverse(f"reports:feed_{step}", args=[feed.pk]), data, follow=True)
        feed.refresh_from_db()
        return page.text

    assert "The feed is paused." in after("pause", reason="Too many\x00 doubles.")
    assert (feed.is_active, feed.paused_reason) == (False, "Too many doubles.")
    assert "Resume it first." in after("poll")
    after("resume")
    assert feed.is_active
    assert "in a moment" in after("poll")


@pytest.mark.parametrize("rows", [1, 12])
def test_lists_cost_the_same_however_long_they_are(client, editor, django_assert_num_queries, rows):
    for number in range(rows):
        feed = feed_at(f"https://post.example/{number}")
        brought(feed)
    for number in range(2, rows + 1):
        brought(feed, number)

    client.get(reverse("reports:feed_list"))
    with django_assert_num_queries(7):
        listed = client.get(reverse("reports:feed_list"))
    with django_assert_num_queries(8):
        one = client.get(reverse("reports:feed_edit", args=[feed.pk]))

    assert listed.text.count('class="record feed"') == rows
    assert one.text.count("waiting") >= rows


def test_empty_list_says_what_to_do(client, editor):
    assert "No feed yet" in client.get(reverse("reports:feed_list")).text


def test_readers_are_told_whom_the_pages_are_for(client):
    client.force_login(ReaderFactory())
    feed = feed_at()

    assert client.get(reverse("reports:feed_list")).status_code == 403
    assert client.get(reverse("reports:feed_edit", args=[feed.pk])).status_code == 403
    assert client.post(reverse("reports:feed_pause", args=[feed.pk])).status_code == 403

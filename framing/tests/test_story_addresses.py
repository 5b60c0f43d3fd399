"""Every address that a story ever had leads on for good, whatever is asked below it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from framing.tests.factories import CuratorFactory
from reports.models import Story
from reports.services.story_merging import merge_stories
from reports.services.story_naming import rename_story
from reports.services.story_undoing import undo_change
from reports.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db
#: Values of what else stands in such an address.
OTHERS = {"pk": 7, "number": 3, "hit_id": 9, "name": "own-voice", "kind": "svg"}


def addresses_below_stories():
    """The name and arguments of every pattern with the slug of a story in it."""
    found = []
    for namespace in ("reports", "framing"):
        patterns = get_resolver().namespace_dict[namespace][1].reverse_dict
        for name in filter(lambda key: isinstance(key, str), patterns.keys()):
            for ways, pattern, *_ in patterns.getlist(name):
                parameters = ways[0][1]
                if "stories/" in pattern and "slug" in parameters:
                    found.append((f"{namespace}:{name}", {key: OTHERS[key] for key in parameters if key != "slug"}))
    return sorted(found, key=str)


ADDRESSES = addresses_below_stories()
#: Addresses that only take what a form sends.
FOR_FORMS = {"undo", "retry"}


@pytest.fixture
def editor(client):
    client.force_login(CuratorFactory())


@pytest.fixture
def story():
    """A story that was called otherwise once, and into which another one was merged that was, too."""
    story = StoryFactory(slug="gate")
    rename_story(story=story, title="Wall", slug="wall")
    merged = StoryFactory(slug="quay")
    rename_story(story=merged, title="Pier", slug="pier")
    merge_stories(into=story, merged=merged)
    return story


def test_all_addresses_below_stories_are_known():
    assert len(ADDRESSES) > 20


@pytest.mark.parametrize("old", ["gate", "pier", "quay"])
@pytest.mark.parametrize(("name", "others"), ADDRESSES, ids=[name for name, _ in ADDRESSES])
def test_old_address_leads_to_the_same_below_the_story_now(client, editor, story, old, name, others):
    answer = client.get(reverse(name, kwargs={"slug": old, **others}) + "?q=a+b&q=c")

    if name.rpartition("_")[2] in FOR_FORMS:
        assert answer.status_code == 405
    else:
        assert answer.status_code == 301
        assert answer.url == reverse(name, kwargs={"slug": "wall", **others}) + "?q=a+b&q=c"
        assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(("name", "others"), ADDRESSES, ids=[name for name, _ in ADDRESSES])
def test_nothing_that_was_sent_to_an_old_address_is_stored(client, editor, story, name, others):
    answer = client.post(reverse(name, kwargs={"slug": "quay", **others}), {"do": "rename", "title": "Odd"})

    assert answer.status_code in {302, 405}
    assert list(Story.objects.values_list("slug", "title")) == [("wall", "Wall")]


def test_sender_to_an_old_address_is_told(client, editor, story):
    answer = client.post("/stories/quay/arrange/", {"do": "close"}, follow=True)

    assert "Nothing was stored: the story is now part of “Wall”" in answer.text


def test_chain_of_merges_leads_to_its_end(client, story):
    last = StoryFactory(slug="lighthouse")
    merge_stories(into=last, merged=story)

    for old in ("gate", "wall", "quay", "pier"):
        assert client.get(f"/stories/{old}/quotes/").url == "/stories/lighthouse/quotes/"


def test_address_leads_back_when_the_merge_is_taken_back(client, story):
    undo_change(change=story.changes.get(kind="merged"))

    assert client.get("/stories/pier/").status_code == 200
    assert client.get("/stories/quay/").url == "/stories/pier/"


def test_address_that_was_never_used_is_not_found(client, story):
    assert client.get("/stories/nowhere/").status_code == 404
    assert client.get("/stories/wall/marks/99/").status_code == 404


def test_story_at_its_own_address_is_read_without_asking_for_others(client, story):
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("framing:story_read", args=["wall"]))

    assert not any("reports_storyaddress" in query["sql"] for query in asked)


def test_lists_show_no_merged_story(client, story):
    page = client.get(reverse("framing:story_list")).text

    assert "Wall" in page
    assert "Pier" not in page

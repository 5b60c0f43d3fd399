"""What the logs of decisions about claims and about referents have in common."""

from typing import Any, NamedTuple

import pytest
from django.urls import reverse

from framing.tests.factories import ClaimDecisionFactory, EditorFactory, ReferentDecisionFactory
from reports.services.story_merging import merge_stories
from reports.tests.factories import StoryFactory

pytestmark = pytest.mark.django_db


class Log(NamedTuple):
    """A log by what it is about, the factories of its rows and of the other log's, and the reason that a row tells."""

    things: str
    make: Any
    other: Any
    reason: str

    def address(self, story) -> str:
        return reverse(f"framing:{self.things}_decisions", args=[story.slug])

    def undo(self, story, number) -> str:
        return reverse(f"framing:{self.things}_decision_undo", args=[story.slug, number])


@pytest.fixture(
    params=[
        Log("claim", ClaimDecisionFactory, ReferentDecisionFactory, "Both tell of the same gate."),
        Log("referent", ReferentDecisionFactory, ClaimDecisionFactory, "One crew keeps the gate."),
    ],
    ids=lambda log: log.things,
)
def log(request):
    return request.param


@pytest.fixture
def story():
    return StoryFactory()


@pytest.fixture
def editor(client):
    person = EditorFactory()
    client.force_login(person)
    return person


def test_decision_is_taken_back_from_the_log(client, log, story, editor):
    log.make(story=story)

    answer = client.post(log.undo(story, 1), follow=True)

    assert f"Decision 1 is taken back. The {log.things}s are being compared again." in answer.text
    assert '<span class="tag">taken back</span>' in answer.text
    assert 'takes back <a href="#d1">decision 1</a>' in answer.text


def test_undo_is_not_undone(client, log, story, editor):
    log.make(story=story)
    client.post(log.undo(story, 1))

    answer = client.post(log.undo(story, 2), follow=True)

    assert "An undo cannot be undone." in answer.text


def test_decision_of_another_story_or_log_is_not_found(client, log, story, editor):
    log.make(story=StoryFactory())
    log.other(story=story)

    assert client.post(log.undo(story, 1)).status_code == 404


def test_only_editors_take_back(client, log, story):
    log.make(story=story)

    assert "/sign-in/" in client.post(log.undo(story, 1)).headers["Location"]


def test_forms_carry_their_token(client, log, story, editor):
    log.make(story=story)

    page = client.get(log.address(story)).text

    assert "csrfmiddlewaretoken" in page[page.index('class="log-line') :]


def test_readers_see_the_log_without_buttons(client, log, story):
    made = log.make(story=story)

    page = client.get(log.address(story)).text

    assert log.reason in page
    assert made.decided_by.username in page
    assert "a report that is gone" in page
    assert "Take it back" not in page


def test_story_without_decisions_says_so(client, log, story):
    assert "Nothing was decided" in client.get(log.address(story)).text


@pytest.mark.parametrize("count", [1, 12])
def test_log_costs_the_same_at_any_length(client, log, story, count, django_assert_num_queries):
    for _ in range(count):
        log.make(story=story)

    with django_assert_num_queries(3):
        client.get(log.address(story))


def test_log_tells_what_was_decided_in_a_story_that_became_part_of_this_one(client, log, story, editor):
    merged = StoryFactory(title="Gate of Brennick")
    log.make(story=merged)
    merge_stories(into=story, merged=merged)

    page = client.get(log.address(story)).text

    assert "Decided in “Gate of Brennick”" in page
    assert log.reason in page
    assert "Take it back" not in page

"""Placing articles in stories: people decide, the machine proposes."""

from datetime import UTC, datetime, timedelta

import pytest

from reports.models import Article, Story
from reports.services.ingest import submit_article
from reports.services.sources import add_source
from reports.services.stories import open_story, place_article, propose_story
from reports.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FERRY = (
    "Ferry Aurora returns to Brennick after engine fault\n\n"
    "The ferry Aurora turned back to Brennick on Monday with forty passengers after an engine fault."
)
FERRY_TOO = (
    "Engine fault halts Brennick ferry Aurora\n\n"
    "Forty passengers of the ferry Aurora waited in Brennick on Monday after its engine failed at sea."
)
COURT = "Court hears case of the orchard well\n\nA judge in Maldon heard two growers who dispute the water of one well."


def _article(text, hours=0):
    return submit_article(source=SourceFactory(), text=text, published_at=NOON + timedelta(hours=hours))


def test_second_report_of_an_event_joins_the_first_as_a_proposal():
    story = propose_story(article=_article(FERRY))
    second = _article(FERRY_TOO, hours=2)

    assert propose_story(article=second) == story
    second.refresh_from_db()
    assert second.placement == Article.Placement.PROPOSED
    assert "hours apart" in second.placement_reason


def test_report_of_another_event_opens_a_story_of_its_own():
    first, second = (propose_story(article=_article(text)) for text in (FERRY, COURT))

    assert first != second
    assert second.is_title_proposed


def test_report_of_another_week_opens_a_story_of_its_own():
    first = propose_story(article=_article(FERRY))

    assert propose_story(article=_article(FERRY_TOO, hours=24 * 7)) != first


def test_choice_of_a_person_is_never_changed_by_a_proposal():
    propose_story(article=_article(FERRY))
    article = place_article(article=_article(FERRY_TOO), story=open_story(title="Somewhere else"))

    assert propose_story(article=article).title == "Somewhere else"
    article.refresh_from_db()
    assert article.placement == Article.Placement.PERSON


def test_proposing_twice_opens_one_story():
    article = _article(FERRY)

    assert propose_story(article=article) == propose_story(article=Article.objects.get(pk=article.pk))
    assert Story.objects.count() == 1


def test_stories_of_one_title_have_addresses_of_their_own():
    slugs = [open_story(title="Ferry returns").slug for _ in range(3)]

    assert slugs == ["ferry-returns", "ferry-returns-2", "ferry-returns-3"]


def test_title_without_latin_letters_still_has_an_address():
    assert open_story(title="渡船").slug == "story"


def test_source_of_the_same_name_in_other_case_is_the_same():
    assert add_source(name="The Daily  Quay") == add_source(name="the daily quay")


def test_report_without_a_time_counts_from_when_it_was_brought_in():
    first, second = (submit_article(source=SourceFactory(), text=text) for text in (FERRY, FERRY_TOO))

    assert propose_story(article=first) == propose_story(article=second)

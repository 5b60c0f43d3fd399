"""The demo's merged story and its address."""

import pytest

from reports.models import Story, StoryChange
from reports.selectors.story_addresses import story_led_to
from reports.services.demo_stories import MERGED_SLUG, arrange_demo
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = pytest.mark.django_db


def test_demo_has_one_address_that_leads_on_however_often_it_is_called():
    first, second = StoryFactory.create_batch(2)
    ArticleFactory.create_batch(2, story=first)
    ArticleFactory(story=second)

    for _ in range(2):
        arrange_demo()

    assert story_led_to(MERGED_SLUG) == first
    assert StoryChange.objects.count() == 1


def test_demo_without_stories_has_neither():
    assert arrange_demo() is None
    assert not Story.every.exists()

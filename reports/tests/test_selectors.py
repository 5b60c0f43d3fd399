"""The reads behind the upload form."""

import pytest

from reports.selectors.choices import address_with, article_at, source_called, sources_by_name, stories_to_choose
from reports.tests.factories import ArticleFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db


def test_sources_come_by_name():
    for name in ("Quay Post", "Anvil", "Harbour Sheet"):
        SourceFactory(name=name)

    assert [source.name for source in sources_by_name()] == ["Anvil", "Harbour Sheet", "Quay Post"]


def test_a_source_is_found_whatever_its_case():
    source = SourceFactory(name="Quay Post")

    assert source_called("quay post") == source
    assert source_called("quay") is None


def test_newest_stories_come_first_and_a_named_old_one_last(monkeypatch):
    monkeypatch.setattr("reports.selectors.choices.STORIES_OFFERED", 2)
    oldest, older, newest = StoryFactory(), StoryFactory(), StoryFactory()

    assert stories_to_choose() == [newest, older]
    assert stories_to_choose(with_slug=oldest.slug) == [newest, older, oldest]
    assert stories_to_choose(with_slug=older.slug) == [newest, older]
    assert stories_to_choose(with_slug="no-such-story") == [newest, older]


def test_an_article_is_found_at_its_address_in_its_source_only():
    article = ArticleFactory(url="https://daily.example/one")

    assert article_at(source=article.source, url=article.url) == article
    assert article_at(source=SourceFactory(), url=article.url) is None
    assert article_at(source=article.source, url="") is None


def test_new_report_of_a_long_story_is_shown_beside_its_first_ones():
    story = StoryFactory()
    first, second, _, new = ArticleFactory.create_batch(4, story=story)

    assert address_with(new) == f"{story.get_absolute_url()}?columns={first.pk}&columns={second.pk}&columns={new.pk}"


def test_new_report_of_a_short_story_is_there_anyway():
    story = StoryFactory()
    *_, new = ArticleFactory.create_batch(3, story=story)

    assert address_with(new) == story.get_absolute_url()


def test_report_without_a_story_is_read_by_itself():
    article = ArticleFactory(story=None)

    assert address_with(article) == article.get_absolute_url()

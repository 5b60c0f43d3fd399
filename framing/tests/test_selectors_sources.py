"""Outlets and what they published, in an order that ranks nobody."""

import pytest

from framing.analysis.figures import MINIMUM_OWN_WORDS
from framing.selectors.runs import Standing
from framing.selectors.sources import articles_of, reports_of, sources_with_reports
from framing.tests.factories import AnalysisRunFactory
from reports.tests.factories import FIRST_MORNING, ArticleFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db


def test_sources_come_by_name_whatever_they_published():
    quiet, busy = SourceFactory(name="Anvil"), SourceFactory(name="Quay Post")
    story = StoryFactory()
    ArticleFactory.create_batch(2, source=busy, story=story)
    ArticleFactory(source=busy, published_at=None)

    found = list(sources_with_reports())

    assert found == [quiet, busy]
    assert [(source.report_count, source.story_count) for source in found] == [(0, 0), (3, 1)]
    assert found[1].newest_at == max(article.published_at for article in story.articles.all())


def test_sources_are_found_by_name_country_and_note_all_words_together():
    source = SourceFactory(name="Quay Post", country="Kestria", note="Weekly of the dockers.")
    SourceFactory(name="Anvil", country="Kestria")

    assert list(sources_with_reports("kestria dockers quay")) == [source]
    assert list(sources_with_reports("100%")) == []


def test_articles_stand_by_story_and_those_without_story_last():
    source = SourceFactory()
    old, new = StoryFactory(), StoryFactory()
    alone = ArticleFactory(source=source)
    second = ArticleFactory(source=source, story=old, published_at=FIRST_MORNING.replace(hour=9))
    first = ArticleFactory(source=source, story=old, published_at=FIRST_MORNING)
    undated = ArticleFactory(source=source, story=old, published_at=None)
    newest = ArticleFactory(source=source, story=new)
    ArticleFactory(story=new)

    assert list(articles_of(source)) == [newest, first, second, undated, alone]


def test_report_tells_its_run_and_whether_its_text_is_enough():
    enough = AnalysisRunFactory(figures={"own_words": MINIMUM_OWN_WORDS, "own_hits": 3})
    short = AnalysisRunFactory(figures={"own_words": MINIMUM_OWN_WORDS - 1, "own_hits": 3})
    bare = ArticleFactory()

    reports = reports_of([enough.revision.article, short.revision.article, bare])

    assert [report.run for report in reports] == [enough, short, None]
    assert [report.is_enough_text for report in reports] == [True, False, False]
    assert [report.standing for report in reports] == [Standing.DONE, Standing.DONE, Standing.NOT_ASKED]


@pytest.mark.parametrize("made", [1, 12])
def test_reports_cost_one_query(made, django_assert_num_queries):
    articles = [run.revision.article for run in AnalysisRunFactory.create_batch(made)]

    with django_assert_num_queries(1):
        reports_of(articles)

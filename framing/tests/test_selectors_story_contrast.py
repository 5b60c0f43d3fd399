"""A wording that stands out in one report of a story."""

import pytest

from framing.selectors.story_contrast import contrasts_of
from framing.tests.curation import CandidateHitFactory
from framing.tests.factories import AnalysisRunFactory
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = pytest.mark.django_db
PLAIN = "Gate shut\n\n" + "The council shut the gate and the boats lay behind the wall. " * 12


@pytest.fixture
def story():
    """One report of three writes of a blockade again and again."""
    story = StoryFactory()
    for text in (PLAIN.replace("gate and", "gate in a blockade and"), PLAIN + "It rained.", PLAIN + "It snowed."):
        ArticleFactory(story=story, revision=text)
    ArticleFactory(revision=PLAIN + "A report of another story.")
    return story


def proposed(article, word="blockade", key="blockade"):
    start = article.latest_revision.text.index(word)
    run = AnalysisRunFactory(revision=article.latest_revision)
    return CandidateHitFactory(run=run, key=key, start=start, end=start + len(word))


def test_word_of_one_report_stands_out(story):
    article = story.articles.first()
    proposed(article)

    (one,) = contrasts_of("blockade")

    assert (one.story, one.source_name) == (story, article.source.name)
    assert (one.word, one.count, one.other_count) == ("blockade", 12, 0)


def test_form_of_the_text_is_looked_for_where_the_key_is_its_base(story):
    proposed(story.articles.first(), key="blockades")

    assert [one.word for one in contrasts_of("blockades")] == ["blockade"]


def test_word_of_all_reports_does_not_stand_out(story):
    proposed(story.articles.first(), word="boats", key="boat")

    assert contrasts_of("boat") == ()


def test_report_in_no_story_has_nothing_to_stand_out_from():
    proposed(ArticleFactory(revision=PLAIN), word="boats", key="boat")

    assert contrasts_of("boat") == ()


@pytest.mark.parametrize("stories", [1, 6])
def test_contrast_costs_three_queries(stories, django_assert_num_queries):
    for _ in range(stories):
        story = StoryFactory()
        proposed(ArticleFactory(story=story, revision=PLAIN + "A blockade."))
        ArticleFactory(story=story, revision=PLAIN)

    with django_assert_num_queries(3):
        contrasts_of("blockade")

"""The list of stories and its search."""

import pytest
from django.http import QueryDict

from framing.selectors.stories import LONGEST_QUESTION, STORIES_ON_A_PAGE, Question, story_list
from framing.tests.factories import AnalysisRunFactory
from reports.tests.factories import ArticleFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db


def listed(query="", page=None):
    return story_list(Question.asked(QueryDict(query)), page)


def titles(query=""):
    return {row.story.title for row in listed(query).stories}


@pytest.fixture
def stories():
    ArticleFactory(story=StoryFactory(title="Gate"), source__slug="quay", source__name="Quay Post")
    ArticleFactory(
        story=StoryFactory(title="Ferry"),
        source__slug="hill",
        source__name="Hill Post",
        revision="Ferry stops\n\nThe ferry lay still & the <b>crew</b> sang.",
    )


def test_words_find_texts_and_titles(stories):
    assert titles("q=fishermen") == {"Gate"}
    assert titles("q=ferry") == {"Ferry"}
    assert titles("q=fishermen+or+crew") == {"Gate", "Ferry"}
    assert titles('q="harbour+gate"') == {"Gate"}
    assert titles("q=nowhere") == set()


def test_source_narrows_and_facets_keep_counting_the_others(stories):
    found = listed("source=hill")

    assert [row.story.title for row in found.stories] == ["Ferry"]
    assert [(facet.slug, facet.count, facet.is_chosen) for facet in found.sources] == [
        ("hill", 1, True),
        ("quay", 1, False),
    ]
    assert found.source_name == "Hill Post"
    assert found.sources[0].address == "?"
    assert listed("source=nobody").source_name == "nobody"


def test_excerpts_mark_found_words_and_leave_the_text_as_it_was(stories):
    (excerpt,) = listed("q=crew").stories[0].excerpts

    assert ("crew", True) in excerpt.pieces
    assert "still & the" in "".join(text for text, _ in excerpt.pieces)


def test_old_revisions_are_not_searched():
    article = ArticleFactory(story=StoryFactory())
    article.revisions.create(number=2, text="Other words", digest="a" * 64, zones=[])
    article.latest_revision = article.revisions.get(number=2)
    article.save()

    assert not listed("q=fishermen").stories


@pytest.mark.parametrize(
    "words", ["%00", '"', "'", "\\", "&|!():*", "a%00b", "-", "or", "the", "%EE%80%80", "%F0%9F%90%9F", "x" * 10_000]
)
def test_odd_questions_are_answered(stories, words):
    assert listed(f"q={words}").page.number == 1


def test_long_questions_are_cut_and_say_so():
    question = Question.asked(QueryDict("q=" + "word+" * 5000))

    assert len(question.words) <= LONGEST_QUESTION
    assert question.was_cut


def test_newest_report_comes_first():
    old, new = StoryFactory(), StoryFactory()
    ArticleFactory(story=new)
    ArticleFactory(story=old, published_at="2020-01-01T00:00Z")

    assert [row.story for row in listed().stories] == [new, old]


def test_states_and_figures_are_told_by_report():
    story = StoryFactory()
    for traits in ({}, {"failed": True}, {"queued": True}, {"running": True}):
        AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision, **traits)
    ArticleFactory(story=story, revision=False)

    (row,) = listed().stories

    assert (row.analysed_count, row.failed_count, row.more_count, len(row.headlines)) == (1, 1, 2, 3)
    assert row.reports[0].figures.own_hits == 4


def test_repeated_analysis_keeps_the_figures_of_the_last_finished_one():
    revision = ArticleFactory(story=StoryFactory()).latest_revision
    AnalysisRunFactory(revision=revision)
    AnalysisRunFactory(revision=revision, engine="test-engine 2", queued=True)

    (row,) = listed().stories

    assert row.reports[0].standing == "queued"
    assert row.reports[0].figures.own_words == 512


def test_pages_link_to_each_other_with_the_question_kept():
    source = SourceFactory()
    for _ in range(STORIES_ON_A_PAGE + 1):
        ArticleFactory(story=StoryFactory(), source=source)

    first, last = listed("q=gate"), listed("q=gate", "2")

    assert len(first.stories) == STORIES_ON_A_PAGE
    assert first.next_address == "?q=gate&page=2"
    assert last.previous_address == "?q=gate&page=1"
    assert len(listed("", "nonsense").stories) == STORIES_ON_A_PAGE


@pytest.mark.parametrize("stories_count", [1, 12])
@pytest.mark.parametrize(("query", "queries"), [("", 5), ("q=gate", 6)])
def test_list_costs_the_same_at_any_size(stories_count, query, queries, django_assert_num_queries):
    for _ in range(stories_count):
        story = StoryFactory()
        for _ in range(2):
            AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision)

    with django_assert_num_queries(queries):
        for row in listed(query).stories:
            assert row.headlines[0].article.source.name

"""Stories that gained or lost reports are compared as they are now."""

import pytest

from framing.models import AnalysisRun, LabelUse
from framing.services.comparison import compare_story
from framing.services.scoring import run_analysis
from framing.tests.factories import AnalysisRunFactory, ReleaseFactory
from framing.tests.label_rows import LabelUseFactory
from reports.services.ingest import submit_article
from reports.services.story_changes import move_reports
from reports.services.story_merging import merge_stories
from reports.services.story_undoing import undo_change
from reports.tests.factories import ArticleFactory, SourceFactory, StoryFactory
from reports.tests.story_rows import stood

pytestmark = pytest.mark.django_db
NAMING = (
    "Edda Roon shuts the harbour\n\nEdda Roon shut the harbour on Monday, and the Brennick Brigade stayed at the quay.",
    "Edda Roon speaks\n\nThe Brennick Brigade met Edda Roon on Monday, the works department said.",
)


def analysed(story):
    article = ArticleFactory(story=story)
    AnalysisRunFactory(revision=article.latest_revision)
    return article


@pytest.fixture
def origin():
    ReleaseFactory()
    story = StoryFactory()
    for _ in range(2):
        analysed(story)
    return story


def test_both_stories_are_compared_when_a_report_is_moved_and_moved_back(origin, compared_again):
    target = StoryFactory()

    (change,) = move_reports(reports=stood(origin.articles.first()), to=target)
    assert sorted(compared_again) == [origin.pk, target.pk]
    undo_change(change=change)

    assert sorted(compared_again) == sorted([origin.pk, target.pk] * 2)


def test_only_the_story_that_is_left_is_compared_after_a_merge(origin, compared_again):
    merge_stories(into=origin, merged=StoryFactory())

    assert compared_again == [origin.pk]


def test_labels_of_a_story_with_one_report_left_are_not_counted(origin):
    kept, moved = origin.articles.order_by("pk")
    LabelUseFactory(story=origin, article=kept)

    move_reports(reports=stood(moved), to=StoryFactory())

    assert not LabelUse.objects.filter(story=origin).exists()


def test_labels_are_counted_again_when_the_report_comes_back(origin):
    story = StoryFactory()
    for text in NAMING:
        article = submit_article(source=SourceFactory(), text=text, story=story)
        run_analysis(run=AnalysisRun.objects.get(revision=article.latest_revision))
    compare_story(story=story)
    uses = LabelUse.objects.filter(story=story).count()
    (change,) = move_reports(reports=stood(*story.articles.all()[:1]), to=StoryFactory())
    assert not LabelUse.objects.filter(story=story).exists()

    undo_change(change=change)
    compare_story(story=story)

    assert uses
    assert LabelUse.objects.filter(story=story).count() == uses

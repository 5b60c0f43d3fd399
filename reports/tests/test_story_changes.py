"""What editors do with stories: every change is logged, compared anew, and can be taken back."""

import pytest

from reports.models import Article, Story, StoryChange, StoryProposal
from reports.models.primary import MOST_LIVE
from reports.selectors.report_lines import Stood
from reports.services.keeping import keep_item
from reports.services.story_changes import move_proposed, move_reports, pin_reports, split_reports, unpin_reports
from reports.services.story_holding import StoryChangeRefused
from reports.services.story_merging import merge_stories
from reports.services.story_naming import close_story
from reports.services.story_undoing import undo_change
from reports.services.undoing import undo_item
from reports.signals import stories_changed
from reports.tests.deliveries import known
from reports.tests.factories import ArticleFactory, PrimaryTextFactory, StoryFactory, UserFactory
from reports.tests.story_rows import proposed, standing, stood

pytestmark = pytest.mark.django_db
PLACE = StoryProposal.Kind.PLACE


@pytest.fixture
def announced():
    """The numbers of stories that were said to have other reports, in portions."""
    found = []

    def note(sender, story_ids, **kwargs):
        found.append(story_ids)

    stories_changed.connect(note)
    yield found
    stories_changed.disconnect(note)


@pytest.fixture
def person():
    return UserFactory()


# moving


def test_moved_report_stands_there_by_a_persons_hand(person, announced):
    origin, target = StoryFactory.create_batch(2)
    article = proposed(origin)

    (change,) = move_reports(reports=stood(article), to=target, reason="Another gate.", moved_by=person)

    article.refresh_from_db()
    assert (article.story, article.placement, article.placement_score) == (target, "person", None)
    assert (change.kind, change.story, change.other, change.changed_by) == ("moved", target, origin, person)
    assert change.details["reports"][0]["before"]["reason"] == "same names"
    assert announced == [[origin.pk, target.pk]]


def test_moving_there_and_back_restores_all():
    origin, target = StoryFactory.create_batch(2)
    article = proposed(origin)
    before = standing()

    (change,) = move_reports(reports=stood(article), to=target)
    undo_change(change=change)

    assert standing() == before


def test_reports_of_several_stories_are_moved_with_a_row_for_each():
    first, second, target = StoryFactory.create_batch(3)
    articles = [proposed(first), proposed(second), ArticleFactory()]

    changes = move_reports(reports=stood(*articles), to=target)

    assert {change.other for change in changes} == {first, second, None}
    assert target.articles.count() == 3


def test_report_that_was_moved_since_the_page_was_shown_is_not_moved():
    origin, target, elsewhere = StoryFactory.create_batch(3)
    article = proposed(origin)
    shown = stood(article)
    move_reports(reports=shown, to=elsewhere)

    with pytest.raises(StoryChangeRefused, match="somebody moved it since the page was shown"):
        move_reports(reports=shown, to=target)


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        (lambda article: [], "Tick at least one report"),
        (lambda article: [Stood(0, None)], "One of these reports is gone"),
        (stood, "stands in “Gate” already"),
    ],
)
def test_what_cannot_be_moved_is_told(chosen, message):
    story = StoryFactory(title="Gate")

    with pytest.raises(StoryChangeRefused, match=message):
        move_reports(reports=chosen(proposed(story)), to=story)


def test_reason_too_long_for_the_log_is_refused():
    with pytest.raises(StoryChangeRefused, match="may have 300"):
        move_reports(reports=stood(proposed(StoryFactory())), to=StoryFactory(), reason="x" * 301)


def test_story_opened_by_the_machine_leads_where_its_last_report_went():
    origin, target = StoryFactory(is_title_proposed=True), StoryFactory()
    article = proposed(origin)
    before = standing()

    (change,) = move_reports(reports=stood(article), to=target)

    origin.refresh_from_db()
    assert origin.merged_into == target
    undo_change(change=change)
    assert standing() == before


def test_story_titled_by_an_editor_stays_without_reports():
    origin = StoryFactory()

    move_reports(reports=stood(proposed(origin)), to=StoryFactory())

    assert Story.objects.filter(pk=origin.pk).exists()


def test_machine_moves_what_no_person_placed_and_says_so():
    origin, target = StoryFactory.create_batch(2)
    article = proposed(origin)

    change = move_proposed(report=stood(article)[0], to=target, score=0.7, reason="same place")

    article.refresh_from_db()
    assert (article.placement, article.placement_score, change.changed_by) == ("proposed", 0.7, None)


def test_machine_moves_nothing_that_a_person_placed_or_into_a_closed_story():
    origin, closed = StoryFactory(), StoryFactory(takes_proposals=False)

    with pytest.raises(StoryChangeRefused, match="placed by a person"):
        move_proposed(report=stood(ArticleFactory(story=origin))[0], to=StoryFactory(), score=0.7, reason="")
    with pytest.raises(StoryChangeRefused, match="closed to proposals"):
        move_proposed(report=stood(proposed(origin))[0], to=closed, score=0.7, reason="")


# splitting


def test_split_reports_stand_in_a_new_story_and_go_back():
    origin = StoryFactory()
    kept, split = proposed(origin), proposed(origin)
    before = standing()

    (change,) = split_reports(reports=stood(split), title=" The other  gate ")

    new = Story.objects.get(title="The other gate")
    assert list(new.articles.all()) == [split]
    assert list(origin.articles.all()) == [kept]
    undo_change(change=change)
    after = standing()
    assert after[0] == before[0]
    assert Story.every.get(pk=new.pk).merged_into == origin


def test_all_reports_of_a_story_are_not_split_off():
    with pytest.raises(StoryChangeRefused, match="all the reports of the story"):
        split_reports(reports=stood(proposed(StoryFactory())), title="Another")


def test_split_without_a_title_stores_nothing():
    origin = StoryFactory()
    proposed(origin)

    with pytest.raises(StoryChangeRefused, match="Write a title"):
        split_reports(reports=stood(proposed(origin)), title=" \x00 ")
    assert Story.objects.count() == 1


# confirming


def test_confirmed_report_is_let_go_again(announced):
    article = proposed(StoryFactory())
    before = standing()

    (pinned,) = pin_reports(reports=stood(article))
    article.refresh_from_db()
    assert article.placement == "person"
    unpin_reports(reports=stood(article))
    article.refresh_from_db()
    assert article.placement == "proposed"

    with pytest.raises(StoryChangeRefused, match="has been placed anew since"):
        undo_change(change=pinned)
    undo_change(change=StoryChange.objects.get(kind="unpinned"))
    undo_change(change=pinned)
    assert standing() == before
    assert announced == []


def test_nothing_to_confirm_or_let_go_is_told():
    fixed, loose = ArticleFactory(story=StoryFactory()), proposed(StoryFactory())

    with pytest.raises(StoryChangeRefused, match="confirmed already"):
        pin_reports(reports=stood(fixed))
    with pytest.raises(StoryChangeRefused, match="None of what is ticked"):
        unpin_reports(reports=stood(loose))


# merging


def test_merge_and_undo_restore_all_placements(announced):
    into, merged = StoryFactory.create_batch(2)
    for story in (into, merged):
        proposed(story)
        ArticleFactory(story=story)
        PrimaryTextFactory(story=story)
    PrimaryTextFactory(story=merged, withdrawn=True)
    before = standing()

    change = merge_stories(into=into, merged=merged, reason="One gate.")

    merged.refresh_from_db()
    assert merged.merged_into == into
    assert into.articles.count() == 4
    assert into.primary_texts.count() == 3
    assert not Story.objects.filter(pk=merged.pk).exists()
    undo_change(change=change)
    assert standing() == before
    assert (into.primary_texts.count(), merged.primary_texts.count()) == (1, 2)
    assert announced == [[into.pk, merged.pk]] * 2


def test_undone_merge_leaves_alone_what_was_moved_on():
    into, merged, third = StoryFactory.create_batch(3)
    moved_on, back = proposed(merged), proposed(merged)
    change = merge_stories(into=into, merged=merged)
    moved_on.refresh_from_db()
    move_reports(reports=stood(moved_on), to=third)

    undo = undo_change(change=change)

    assert list(third.articles.all()) == [moved_on]
    assert list(Story.objects.get(pk=merged.pk).articles.all()) == [back]
    assert [row["article"] for row in undo.details["reports"]] == [back.pk]


def test_primary_text_that_both_have_stays_behind():
    into, merged = StoryFactory.create_batch(2)
    text = PrimaryTextFactory(story=into).text
    PrimaryTextFactory(story=merged, text=text)

    merge_stories(into=into, merged=merged)

    assert into.primary_texts.count() == 1


def test_stories_with_too_many_primary_texts_are_not_merged():
    into, merged = StoryFactory.create_batch(2)
    PrimaryTextFactory.create_batch(MOST_LIVE, story=into)
    PrimaryTextFactory(story=merged)

    with pytest.raises(StoryChangeRefused, match="Together they would have 21 primary texts"):
        merge_stories(into=into, merged=merged)


def test_story_is_merged_once_and_not_into_itself():
    into, merged = StoryFactory.create_batch(2)
    merge_stories(into=into, merged=merged)

    with pytest.raises(StoryChangeRefused, match="has been merged into"):
        merge_stories(into=into, merged=merged)
    with pytest.raises(StoryChangeRefused, match="into itself"):
        merge_stories(into=into, merged=into)


def test_merge_is_not_taken_back_while_the_story_itself_is_merged():
    first, second, third = StoryFactory.create_batch(3)
    proposed(first)
    before = standing()
    inner = merge_stories(into=second, merged=first)
    outer = merge_stories(into=third, merged=second)

    with pytest.raises(StoryChangeRefused, match="Take that back first"):
        undo_change(change=inner)
    undo_change(change=outer)
    undo_change(change=inner)
    assert standing() == before


def test_move_out_of_a_story_that_was_merged_since_is_moved_back_by_hand_only():
    origin, target, third = StoryFactory.create_batch(3)
    (change,) = move_reports(reports=stood(proposed(origin)), to=target)
    merge_stories(into=third, merged=origin)

    with pytest.raises(StoryChangeRefused, match="Move it by hand"):
        undo_change(change=change)


# taking back


def test_story_that_a_report_was_moved_out_of_stays_for_the_way_back():
    item = known()
    kept = keep_item(item=item, by=None).article
    origin = StoryFactory(is_title_proposed=True)
    Article.objects.filter(pk=kept.pk).update(story=origin, placement=Article.Placement.PROPOSED)
    moved = ArticleFactory(story=origin, placement=Article.Placement.PROPOSED)
    (change,) = move_reports(reports=stood(moved), to=StoryFactory())

    undo_item(item=item)
    undo_change(change=StoryChange.objects.get(pk=change.pk))

    moved.refresh_from_db()
    assert moved.story == origin


def test_undo_is_stored_once_and_not_undone(person):
    story = StoryFactory()
    change = close_story(story=story)

    first, second = (undo_change(change=change, undone_by=person) for _ in range(2))

    assert first == second
    with pytest.raises(StoryChangeRefused, match="An undo cannot be taken back"):
        undo_change(change=first)

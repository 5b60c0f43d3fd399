"""What a story is called and where it stands: old addresses are kept, and never given away."""

import pytest

from reports.models import Story, StoryAddress, StoryProposal
from reports.services.story_changes import split_reports
from reports.services.story_holding import StoryChangeRefused
from reports.services.story_merging import merge_stories
from reports.services.story_naming import close_story, open_to_proposals, rename_story
from reports.services.story_proposals import propose
from reports.services.story_undoing import undo_change
from reports.tests.factories import ArticleFactory, StoryFactory
from reports.tests.story_rows import proposed, standing, stood

pytestmark = pytest.mark.django_db


def test_renamed_story_keeps_its_old_address_for_good():
    story = StoryFactory(title="Gate shut", slug="gate-shut", is_title_proposed=True)
    before = standing()

    change = rename_story(story=story, title="Wall broken", slug="Wall broken!")

    story.refresh_from_db()
    assert (story.title, story.slug, story.is_title_proposed) == ("Wall broken", "wall-broken", False)
    assert StoryAddress.objects.get().slug == "gate-shut"
    undo_change(change=change)
    assert standing() == before
    assert StoryAddress.objects.get().slug == "wall-broken"


def test_story_goes_back_to_an_address_of_its_own():
    story = StoryFactory(slug="gate")
    rename_story(story=story, title="Wall", slug="wall")

    rename_story(story=story, title="Gate", slug="gate")

    assert [address.slug for address in story.old_addresses.all()] == ["wall"]


def test_address_once_used_is_never_given_to_another_story():
    story = StoryFactory(title="Gate", slug="gate")
    rename_story(story=story, title="Wall", slug="wall")
    merged = StoryFactory(slug="quay")
    merge_stories(into=story, merged=merged)
    other = StoryFactory(slug="other")

    for taken in ("gate", "wall", "quay"):
        with pytest.raises(StoryChangeRefused, match="Addresses are never given away"):
            rename_story(story=other, title="Other", slug=taken)
    split_reports(reports=stood(ArticleFactory()), title="Gate")
    assert Story.objects.filter(slug="gate-2").exists()


@pytest.mark.parametrize(
    ("title", "slug", "message"),
    [("", "", "Write a title"), ("x" * 201, "", "may have 200"), ("Gate", "!!", "Latin letters")],
)
def test_bad_names_are_told(title, slug, message):
    with pytest.raises(StoryChangeRefused, match=message):
        rename_story(story=StoryFactory(), title=title, slug=slug)


def test_same_title_confirms_a_proposed_one_and_no_other():
    story = StoryFactory(title="Gate", is_title_proposed=True)

    rename_story(story=story, title="Gate")

    with pytest.raises(StoryChangeRefused, match="its title already"):
        rename_story(story=story, title="Gate")


def test_renaming_is_not_taken_back_behind_another():
    story = StoryFactory()
    change = rename_story(story=story, title="One")
    rename_story(story=story, title="Two")

    with pytest.raises(StoryChangeRefused, match="renamed since"):
        undo_change(change=change)


def test_closed_story_is_opened_and_its_proposals_wait_again():
    story = StoryFactory()
    article = proposed(StoryFactory())
    proposal = propose(kind=StoryProposal.Kind.PLACE, story=story, article=article, score=0.4, reasons=["same names"])

    change = close_story(story=story)
    proposal.refresh_from_db()
    assert proposal.state == "gone"
    with pytest.raises(StoryChangeRefused, match="closed already"):
        close_story(story=story)

    undo_change(change=change)
    proposal.refresh_from_db()
    assert proposal.state == "open"
    close_story(story=story)
    assert open_to_proposals(story=story).kind == "opened"

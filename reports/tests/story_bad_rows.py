"""Rows that the database refuses, of stories, their addresses, changes and proposals, by the rule that refuses them."""

from reports.tests.factories import ArticleFactory, StoryFactory
from reports.tests.story_rows import StoryAddressFactory, StoryChangeFactory, StoryProposalFactory


def merged_into_itself():
    story = StoryFactory()
    story.merged_into = story
    story.save()


def address_given_away():
    StoryAddressFactory(slug="gate")
    StoryFactory(slug="gate")


def address_of_a_standing_story():
    StoryFactory(slug="gate")
    StoryAddressFactory(slug="gate")


def report_in_a_merged_story():
    ArticleFactory(story=StoryFactory(merged_into=StoryFactory()))


def undone_twice():
    change = StoryChangeFactory()
    for _ in range(2):
        StoryChangeFactory(story=change.story, kind="undone", undoes=change)


def proposed_twice():
    proposal = StoryProposalFactory()
    StoryProposalFactory(story=proposal.story, article=proposal.article)


BAD_STORY_ROWS = {
    "story_is_not_merged_into_itself": merged_into_itself,
    "story_slug_never_used_before": address_given_away,
    "story_address_is_of_no_story_now": address_of_a_standing_story,
    "article_stands_in_no_merged_story": report_in_a_merged_story,
    "story_change_undone_once": undone_twice,
    "story_change_undo_names_what_it_takes_back": lambda: StoryChangeFactory(kind="undone"),
    "story_proposal_once": proposed_twice,
    "story_proposal_score_is_a_share": lambda: StoryProposalFactory(score=1.2),
    "story_proposal_names_what_it_is_about": lambda: StoryProposalFactory(article=None),
    "story_proposal_settled_at_a_time": lambda: StoryProposalFactory(state="rejected"),
}

"""Decisions of a story that becomes part of another: they go along with its reports, and come back with them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from framing.models import ClaimDecision, Comparison, ReferentDecision
from framing.selectors.decision_places import Named
from framing.services import merged_decisions
from framing.services.claim_decisions import put_together, split_off
from framing.services.comparison import compare_story
from framing.services.referent_decisions import merge_referents
from framing.services.story_decisions import undo_decision
from framing.tests.factories import EditorFactory, ReleaseFactory
from framing.tests.test_referent_decisions_hold import BRIGADE, RIDERS, TEXTS, THIRD, added, holding, named, words_with
from reports.models import Claim, Story
from reports.services.story_holding import StoryChangeRefused
from reports.services.story_merging import merge_stories
from reports.services.story_undoing import undo_change
from reports.tests.factories import StoryFactory
from reports.tests.story_rows import ArrangerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged() -> Any:
    """A story of two reports that call one band by two names."""
    ReleaseFactory()
    story = StoryFactory(title="Fire in Ostvale")
    for text in TEXTS:
        added(story, text)
    compare_story(story=story)
    return story


@pytest.fixture
def into() -> Any:
    """A story of one more report of that event."""
    ReleaseFactory()
    story = StoryFactory(title="Grain of Ostvale")
    added(story, THIRD)
    return story


def claims_of(story: Story) -> list[Named]:
    """The first claim of each report."""
    rows = Claim.objects.filter(revision__article__story=story, number=1).order_by("revision__article")
    return [
        Named(row.revision.article_id, row.revision_id, row.start, row.end) for row in rows.select_related("revision")
    ]


def merge_band(story: Story) -> ReferentDecision:
    """The decision that both names are one band."""
    mentions = [*named(story, BRIGADE), *named(story, RIDERS)]
    return merge_referents(story=story, mentions=mentions, seen=0, reason="Both say so.")


def joined_in(comparison: Comparison | None) -> list[set[int]]:
    assert comparison is not None
    groups = [row for row in comparison.claims if row["status"] == "joined"]
    return [{member["article"] for member in row["members"]} for row in groups]


def test_referents_that_were_merged_stay_one_in_the_other_story(merged: Story, into: Story) -> None:
    merge_band(merged)

    merge_stories(into=into, merged=merged)

    assert RIDERS in words_with(into, BRIGADE)
    assert holding(into, BRIGADE)[1] == "merged"


def test_claims_that_were_joined_stay_joined_in_the_other_story(merged: Story, into: Story) -> None:
    names = claims_of(merged)
    put_together(story=merged, claims=names, seen=0)

    merge_stories(into=into, merged=merged)

    together = {name.article for name in names}
    assert any(together <= joined for joined in joined_in(compare_story(story=into)))


def test_log_tells_what_was_taken_along_from_where_and_by_whom(merged: Story, into: Story) -> None:
    editor = EditorFactory()
    put_together(story=merged, claims=claims_of(merged), seen=0)
    merge_band(merged)

    change = merge_stories(into=into, merged=merged, merged_by=editor)

    claim, band = ClaimDecision.objects.get(story=into), ReferentDecision.objects.get(story=into)
    assert (claim.number, band.number, band.decided_by) == (1, 2, editor)
    assert band.reason == "Taken along from “Fire in Ostvale”, decision 2 there: Both say so."
    assert change.details["decisions"] == {"taken": [["claims", 1, 1], ["referents", 2, 2]], "left": []}


def test_pages_show_both_logs_and_how_many_were_taken_along(merged: Story, into: Story, client: Client) -> None:
    merge_band(merged)
    merge_stories(into=into, merged=merged)

    page = client.get(reverse("framing:referent_decisions", args=[into.slug])).text
    client.force_login(ArrangerFactory())
    changes = client.get(reverse("reports:story_changes", args=[into.slug])).text

    assert "Taken along from “Fire in Ostvale”, decision 1 there: Both say so." in page
    assert "Decided in “Fire in Ostvale”" in page
    assert "1 decision about its claims and referents was taken along." in changes


def test_undone_merge_gives_the_decisions_back(merged: Story, into: Story) -> None:
    merge_band(merged)
    change = merge_stories(into=into, merged=merged)

    undo_change(change=change)

    merged.refresh_from_db()
    assert RIDERS in words_with(merged, BRIGADE)
    assert list(ReferentDecision.objects.in_force_for(into)) == []
    assert ReferentDecision.objects.filter(story=into).count() == 2
    assert ReferentDecision.objects.in_force_for(merged).count() == 1


def test_what_somebody_took_back_here_is_not_taken_back_twice(merged: Story, into: Story) -> None:
    merge_band(merged)
    change = merge_stories(into=into, merged=merged)
    undo_decision(decision=ReferentDecision.objects.get(story=into))

    undo_change(change=change)

    assert ReferentDecision.objects.filter(story=into).count() == 2


def test_second_merge_takes_them_along_once_more(merged: Story, into: Story) -> None:
    merge_band(merged)
    undo_change(change=merge_stories(into=into, merged=merged))
    merged.refresh_from_db()

    merge_stories(into=into, merged=merged)

    assert ReferentDecision.objects.in_force_for(into).count() == 1
    assert RIDERS in words_with(into, BRIGADE)


def test_decision_that_contradicts_one_of_the_other_story_stays_behind(merged: Story, into: Story) -> None:
    first, second = claims_of(merged)
    split_off(story=merged, apart=[first], others=[second], seen=0)
    split = ClaimDecision.objects.get()
    ClaimDecision.objects.create(story=into, number=1, kind="join", places=split.places)

    change = merge_stories(into=into, merged=merged)

    assert [row.kind for row in ClaimDecision.objects.in_force_for(into)] == ["join"]
    assert change.details["decisions"] == {"taken": [], "left": [["claims", 1, 1]]}


def test_what_the_other_story_says_already_is_not_said_twice(merged: Story, into: Story) -> None:
    put_together(story=merged, claims=claims_of(merged), seen=0)
    ClaimDecision.objects.create(story=into, number=1, kind="join", places=ClaimDecision.objects.get().places)

    change = merge_stories(into=into, merged=merged)
    undo_change(change=change)

    assert ClaimDecision.objects.in_force_for(into).count() == 1


def test_what_was_undone_and_what_is_about_reports_elsewhere_stays_behind(merged: Story, into: Story) -> None:
    undo_decision(decision=merge_band(merged))
    elsewhere = [{"article": 0, "revision": 0, "start": 0, "end": 4, "words": "Gate"}] * 2
    ClaimDecision.objects.create(story=merged, number=3, kind="join", places=elsewhere)

    change = merge_stories(into=into, merged=merged)

    assert "decisions" not in change.details
    assert not ClaimDecision.objects.filter(story=into).exists()


def test_merge_is_refused_where_there_would_be_too_many(
    merged: Story, into: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge_band(merged)
    monkeypatch.setattr(merged_decisions, "MOST_DECISIONS", 0)

    with pytest.raises(StoryChangeRefused, match="Together they would have 1 decisions"):
        merge_stories(into=into, merged=merged)

    merged.refresh_from_db()
    assert merged.merged_into is None
    assert merged.articles.count() == 2

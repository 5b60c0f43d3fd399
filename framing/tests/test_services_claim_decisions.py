"""Deciding that claims are the same, or are not."""

import pytest

from framing.models import AnalysisRun, ClaimDecision, Comparison
from framing.models.decisions import LONGEST_REASON, MOST_PLACES
from framing.selectors.decision_places import Named
from framing.services import story_decisions
from framing.services.claim_decisions import put_together, split_off
from framing.services.comparison import compare_story
from framing.services.scoring import request_analysis, run_analysis
from framing.services.story_decisions import DecisionRefused, undo_decision
from framing.tests.claim_stories import claimed, claims_story
from framing.tests.factories import ClaimDecisionFactory, EditorFactory, ReleaseFactory
from reports.models import Claim
from reports.services.ingest import submit_article
from reports.tests.factories import RevisionFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return claims_story(3)


@pytest.fixture
def claims(story):
    """The six claims of three reports: the closing and the rest of each, report by report."""
    rows = Claim.objects.filter(revision__article__story=story).select_related("revision")
    rows = rows.order_by("revision__article__published_at", "number")
    return [Named(row.revision.article_id, row.revision_id, row.start, row.end) for row in rows]


def refused(function, **values):
    before = ClaimDecision.objects.count()
    with pytest.raises(DecisionRefused) as caught:
        function(**values)
    assert ClaimDecision.objects.count() == before
    return caught.value


def test_joined_claims_are_logged_with_words_and_the_story_is_compared_anew(story, claims, compared_again):
    editor = EditorFactory()

    made = put_together(story=story, claims=[claims[0], claims[2]], seen=0, reason=" One  gate. ", decided_by=editor)

    assert (made.number, made.kind, made.reason, made.decided_by) == (1, "join", "One gate.", editor)
    assert made.places[1] == {
        "article": claims[2].article,
        "revision": claims[2].revision,
        "start": claims[2].start,
        "end": claims[2].end,
        "words": "The council closed the harbour gate on Tuesday",
    }
    assert compared_again == [story.pk]


def test_confirmed_claims_are_logged_as_confirmed(story, claims):
    made = put_together(story=story, claims=[claims[0], claims[2]], seen=0, is_confirmed=True)

    assert made.kind == "confirm"


def test_every_claim_that_is_split_off_has_a_row_and_stands_first_in_it(story, claims, compared_again):
    made = split_off(story=story, apart=[claims[0], claims[2]], others=[claims[0], claims[2], claims[4]], seen=0)

    assert [(row.kind, [place["article"] for place in row.places]) for row in made] == [
        ("split", [claims[0].article, claims[4].article]),
        ("split", [claims[2].article, claims[4].article]),
    ]


def test_same_decision_again_gives_the_one_in_force(story, claims, compared_again):
    first = put_together(story=story, claims=[claims[0], claims[2]], seen=0)
    again = put_together(story=story, claims=[claims[2], claims[0], claims[2]], seen=0)

    assert again == first
    assert compared_again == [story.pk]


def test_split_the_other_way_round_is_another_decision(story, claims):
    (first,) = split_off(story=story, apart=[claims[0]], others=[claims[2], claims[4]], seen=0)
    (other,) = split_off(story=story, apart=[claims[2]], others=[claims[0], claims[4]], seen=1)

    assert (first.number, other.number) == (1, 2)


@pytest.mark.parametrize("chosen", [0, 1])
def test_fewer_than_two_claims_are_refused(story, claims, chosen):
    told = refused(put_together, story=story, claims=claims[:chosen], seen=0)

    assert told.field == "claims"
    assert "at least two claims" in told.message


def test_split_needs_claims_on_both_sides(story, claims):
    none = refused(split_off, story=story, apart=[], others=claims[:2], seen=0)
    every = refused(split_off, story=story, apart=claims[:2], others=claims[:2], seen=0)

    assert "Tick the claims" in none.message
    assert "Leave at least one claim unticked" in every.message


def test_claim_of_another_story_is_refused(story, claims):
    other = claims_story()
    row = Claim.objects.filter(revision__article__story=other).first()
    foreign = Named(row.revision.article_id, row.revision_id, row.start, row.end)

    assert "not in this story" in refused(put_together, story=story, claims=[claims[0], foreign], seen=0).message


def test_claim_under_the_name_of_another_report_is_refused(story, claims):
    moved = Named(claims[2].article, claims[0].revision, claims[0].start, claims[0].end)

    assert "not in this story" in refused(put_together, story=story, claims=[claims[0], moved], seen=0).message


def test_claim_of_an_earlier_text_is_refused(story, claims):
    article = story.articles.get(pk=claims[0].article)
    RevisionFactory(article=article, text="Another headline\n\nAnother text of the gate.")

    assert "has changed" in refused(put_together, story=story, claims=[claims[0], claims[2]], seen=0).message


def test_claim_that_the_analysis_does_not_find_any_more_is_refused(story, claims):
    Claim.objects.filter(revision=claims[0].revision, start=claims[0].start).update(engine="an engine before this")

    assert "has changed" in refused(put_together, story=story, claims=[claims[0], claims[2]], seen=0).message


def test_too_many_claims_are_refused(story, claims):
    run = AnalysisRun.objects.get(revision=claims[0].revision)
    text = run.revision.text
    many = [Named(claims[0].article, claims[0].revision, at, len(text)) for at in range(MOST_PLACES + 1)]

    assert f"may name {MOST_PLACES}" in refused(put_together, story=story, claims=many, seen=0).message


def test_too_many_decisions_are_refused(story, claims, monkeypatch):
    monkeypatch.setattr(story_decisions, "MOST_DECISIONS", 1)
    put_together(story=story, claims=[claims[0], claims[2]], seen=0)

    told = refused(put_together, story=story, claims=[claims[1], claims[3]], seen=1)

    assert "as many as it may have" in told.message


def test_long_reason_is_refused_at_its_field(story, claims):
    told = refused(put_together, story=story, claims=claims[:2], seen=0, reason="x" * (LONGEST_REASON + 1))

    assert told.field == "reason"


def test_join_of_what_was_split_is_refused_with_the_number_of_the_decision(story, claims):
    split_off(story=story, apart=[claims[0]], others=[claims[2]], seen=0)

    told = refused(put_together, story=story, claims=[claims[0], claims[2]], seen=1)

    assert "Decision 1 says of some of these claims that they do not belong together." in told.message


def test_split_of_what_was_joined_is_refused(story, claims):
    put_together(story=story, claims=[claims[0], claims[2]], seen=0)

    told = refused(split_off, story=story, apart=[claims[2]], others=[claims[0]], seen=1)

    assert "Decision 1 says of some of these claims that they belong together." in told.message


def test_contradiction_through_a_third_claim_is_refused(story, claims):
    put_together(story=story, claims=[claims[0], claims[2]], seen=0)
    put_together(story=story, claims=[claims[2], claims[4]], seen=1)

    told = refused(split_off, story=story, apart=[claims[0]], others=[claims[4]], seen=2)

    assert "belong together" in told.message


def test_what_was_taken_back_contradicts_nothing(story, claims):
    first = put_together(story=story, claims=[claims[0], claims[2]], seen=0)
    undo_decision(decision=first)

    (made,) = split_off(story=story, apart=[claims[2]], others=[claims[0]], seen=2)

    assert made.number == 3


def test_decision_that_was_not_seen_about_these_claims_is_told_first(story, claims):
    put_together(story=story, claims=[claims[0], claims[2]], seen=0)

    told = refused(put_together, story=story, claims=[claims[0], claims[2], claims[4]], seen=0)

    assert "Decision 1 was made about some of these claims since the page was shown to you." in told.message


def test_undo_that_was_not_seen_is_told_first(story, claims):
    undo_decision(decision=put_together(story=story, claims=[claims[0], claims[2]], seen=0))

    told = refused(put_together, story=story, claims=[claims[0], claims[2]], seen=1)

    assert "Decision 1 was taken back about some of these claims" in told.message


def test_decision_about_other_claims_does_not_stand_in_the_way(story, claims):
    put_together(story=story, claims=[claims[0], claims[2]], seen=0)

    assert put_together(story=story, claims=[claims[1], claims[5]], seen=0).number == 2


def test_undo_is_logged_once_and_asks_for_a_comparison(story, claims, compared_again):
    made, editor = put_together(story=story, claims=[claims[0], claims[2]], seen=0), EditorFactory()

    undo = undo_decision(decision=made, undone_by=editor)
    again = undo_decision(decision=made)

    assert (undo.number, undo.undoes, undo.decided_by, again) == (2, made, editor, undo)
    assert compared_again == [story.pk, story.pk]
    assert not ClaimDecision.objects.in_force_for(story).exists()


def test_undo_cannot_be_undone(story, claims):
    undo = undo_decision(decision=put_together(story=story, claims=[claims[0], claims[2]], seen=0))

    assert "cannot be undone" in refused(undo_decision, decision=undo).message


def test_decisions_of_two_stories_are_numbered_apart(story, claims):
    ClaimDecisionFactory(story=StoryFactory())

    assert put_together(story=story, claims=[claims[0], claims[2]], seen=0).number == 1


def test_claims_of_one_report_may_be_joined(story, claims):
    run = AnalysisRun.objects.get(revision=claims[0].revision)
    row = claimed(run, "12 fishing boats and seven ferries had cargo on board")

    made = put_together(
        story=story, claims=[claims[0], Named(claims[0].article, row.revision_id, row.start, row.end)], seen=0
    )

    assert len(made.places) == 2


def test_decision_holds_in_the_next_comparison_and_over_another_analysis():
    ReleaseFactory()
    compared = StoryFactory()
    for text in (
        "Gate of Brennick shut\n\nFloods broke the lower wall of the harbour. A baker sold bread at the quay.",
        "Harbour wall damaged\n\nThe rains have ruined a stretch of masonry. Sailors sang a song on the pier.",
    ):
        article = submit_article(source=SourceFactory(), text=text, story=compared)
        run_analysis(run=AnalysisRun.objects.get(revision=article.latest_revision))
    rows = [claim_of(words) for words in ("Floods broke", "The rains have")]
    compare_story(story=compared)

    put_together(story=compared, claims=[name_of(row) for row in rows], seen=0)
    after = compare_story(story=compared)
    AnalysisRun.objects.all().delete()
    Claim.objects.all().delete()
    for article in compared.articles.all():
        run_analysis(run=request_analysis(revision=article.latest_revision))
    Comparison.objects.all().delete()
    anew = compare_story(story=compared)

    for comparison in (after, anew):
        joined = [row for row in comparison.claims if row["status"] == "joined"]
        assert [sorted(member["article"] for member in row["members"]) for row in joined] == [
            sorted(row.revision.article_id for row in rows)
        ]


def name_of(row):
    return Named(row.revision.article_id, row.revision_id, row.start, row.end)


def claim_of(words):
    """The claim that begins with these words."""
    rows = Claim.objects.select_related("revision")
    return next(row for row in rows if row.revision.text[row.start : row.end].startswith(words))

"""Reports that come in find their story, by stored features and with reasons."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone

from reports.models import Article, ArticleKeys, GroupingKey, Story, StoryProposal, TermCounts
from reports.services import placing
from reports.services.ingest import submit_article
from reports.services.placing import place, place_all
from reports.services.stories import open_story, place_article
from reports.services.story_merging import merge_stories
from reports.services.story_proposals import reject_proposal
from reports.services.term_counts import count_terms, known_terms, newest_counts
from reports.tests.factories import SourceFactory
from reports.tests.grouping_reports import BALLOT, COURT, COURT_TOO, FERRY, FERRY_GERMAN, FERRY_TOO

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def _article(report, hours=0.0, **given):
    when = None if hours is None else NOON + timedelta(hours=hours)
    return submit_article(source=SourceFactory(), text="\n\n".join(report), published_at=when, **given)


def test_second_report_of_an_event_joins_the_first_with_reasons():
    story = place(article=_article(FERRY))
    second = _article(FERRY_TOO, hours=3)

    assert place(article=second) == story
    second.refresh_from_db()
    assert second.placement == Article.Placement.PROPOSED
    assert 0 < second.placement_score <= 1
    assert "Aurora" in second.placement_reason
    assert "Mara Quill" in second.placement_reason
    assert second.placement_reason.endswith("3 hours apart.")


def test_report_of_another_event_opens_a_story():
    stories = {place(article=_article(report)) for report in (FERRY, COURT, BALLOT)}

    assert len(stories) == 3
    assert all(story.is_title_proposed for story in stories)


def test_report_in_another_language_is_placed_by_names_and_numbers():
    story = place(article=_article(FERRY))
    german = _article(FERRY_GERMAN, hours=2)

    assert german.language == "de"
    assert place(article=german) == story


def test_reports_without_a_time_are_of_when_they_came():
    assert place(article=_article(FERRY, hours=None)) == place(article=_article(FERRY_TOO, hours=None))


def test_report_of_another_week_opens_a_story_of_its_own():
    assert place(article=_article(FERRY)) != place(article=_article(FERRY_TOO, hours=24 * 7))


def test_what_a_person_placed_stays_and_is_found():
    story = open_story(title="Somewhere else")
    article = place_article(article=_article(FERRY), story=story)

    assert place(article=article) == story
    assert place(article=_article(FERRY_TOO)) == story
    article.refresh_from_db()
    assert article.placement == Article.Placement.PERSON


def test_closed_story_takes_no_report():
    story = place(article=_article(FERRY))
    Story.objects.filter(pk=story.pk).update(takes_proposals=False)

    assert place(article=_article(FERRY_TOO)) != story


def test_report_goes_where_the_merged_story_leads():
    merged, into = place(article=_article(FERRY)), open_story(title="At sea")
    merge_stories(into=into, merged=merged)

    assert place(article=_article(FERRY_TOO)) == into


def test_doubtful_report_opens_a_story_and_waits_for_an_editor(monkeypatch):
    story = place(article=_article(FERRY))
    monkeypatch.setattr(placing, "attach_from", lambda reports: 1.0)
    article = _article(FERRY_TOO)

    assert place(article=article) != story
    proposal = StoryProposal.objects.get()
    assert (proposal.kind, proposal.story, proposal.article) == ("place", story, article)
    assert any("Aurora" in reason for reason in proposal.reasons)


def test_rejected_proposal_is_never_carried_out(monkeypatch):
    story = place(article=_article(FERRY))
    article = _article(FERRY_TOO)
    with monkeypatch.context() as doubtful:
        doubtful.setattr(placing, "attach_from", lambda reports: 1.0)
        place(article=article)
    reject_proposal(proposal=StoryProposal.objects.get())
    Article.objects.filter(pk=article.pk).update(story=None, placement="none")

    assert place(article=Article.objects.get(pk=article.pk)) != story
    assert StoryProposal.objects.get().state == StoryProposal.State.REJECTED


def test_placing_twice_stores_features_once():
    article = _article(FERRY)

    assert place(article=article) == place(article=Article.objects.get(pk=article.pk))
    assert (Story.objects.count(), ArticleKeys.objects.count()) == (1, 1)
    assert GroupingKey.objects.count() == len(set(GroupingKey.objects.values_list("key", flat=True)))


def test_newer_text_has_other_features():
    source = SourceFactory()
    given = {"source": source, "url": "https://daily.example/1", "published_at": NOON}
    place(article=submit_article(text="\n\n".join(FERRY), **given))
    before = bytes(ArticleKeys.objects.get().features)
    place(article=submit_article(text="\n\n".join(COURT), **given))

    assert bytes(ArticleKeys.objects.get().features) != before
    assert place(article=_article(COURT_TOO)) == Story.objects.get()


def test_many_at_once_stand_as_they_would_one_by_one():
    stories = place_all(articles=[_article(one) for one in (FERRY, COURT, FERRY_TOO, BALLOT, COURT_TOO)])

    assert [stories.index(story) for story in stories] == [0, 1, 0, 3, 1]
    assert Story.objects.count() == 3


def test_stories_of_one_title_opened_together_have_addresses_of_their_own():
    place_all(articles=[_article(("Brief", words)) for words in (FERRY[1], COURT[1], BALLOT[1])])

    assert set(Story.objects.values_list("slug", flat=True)) == {"brief", "brief-2", "brief-3"}


def test_article_that_is_gone_is_not_placed():
    article = _article(FERRY)
    Article.objects.filter(pk=article.pk).delete()

    with pytest.raises(ObjectDoesNotExist):
        place(article=article)


def test_number_of_queries_does_not_grow_with_reports(django_assert_max_num_queries):
    few, many = ([_article(FERRY, hours=hour / 10) for hour in range(count)] for count in (1, 12))
    for bundle in (few, many):
        for article in bundle:
            place(article=article)
        Article.objects.filter(pk__in=[article.pk for article in bundle]).update(story=None, placement="none")

    for bundle in (few, many):
        with django_assert_max_num_queries(20):
            place_all(articles=bundle)


def test_terms_are_counted_over_the_newest_reports():
    assert count_terms() is None
    assert known_terms(newest_counts()).words.reports == 0
    for report in (FERRY, FERRY_TOO, COURT):
        place(article=_article(report))
    first = count_terms()
    second = count_terms()

    assert TermCounts.objects.get() == second != first
    assert known_terms(newest_counts()).words.reports == 3
    assert known_terms(first.pk).words.reports == 3


def test_counts_of_terms_change_what_is_found_no_more_than_a_little():
    place_all(articles=[_article(report) for report in (FERRY, COURT, BALLOT)])
    count_terms()

    assert place(article=_article(COURT_TOO)).title == COURT[0]


def test_open_reports_are_those_of_the_last_days():
    place(article=_article(FERRY))
    submitted = submit_article(source=SourceFactory(), text="\n\n".join(COURT), published_at=timezone.now())
    place(article=submitted)

    assert count_terms().open_reports == 1

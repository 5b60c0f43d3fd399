"""The tab Sequence: the clock, what to check, the list by time, and states."""

import re

import pytest
from django.urls import reverse

from framing.models import AnalysisRun, Comparison
from framing.tests.factories import ComparisonFactory
from framing.tests.sequence_stories import timed_story
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = pytest.mark.django_db


def page_of(client, story, **query):
    response = client.get(reverse("framing:story_sequence", args=[story.slug]), query)
    assert response.status_code == 200
    return response.text


def test_each_report_has_a_lane_with_its_publication(client):
    page = page_of(client, timed_story())

    assert page.count('class="clock-lane"') == 2
    assert page.count('<line class="published"') == 3  # with the key
    assert "published 4 Mar 12:00" in page


def test_clock_is_hidden_from_those_who_listen_and_its_links_from_the_keyboard(client):
    page = page_of(client, timed_story())
    clock = page[page.index('<div class="clock"') : page.index('<p class="clock-key')]

    assert 'aria-hidden="true"' in clock.split(">")[0]
    assert clock.count("<a ") == clock.count('tabindex="-1"') > 0


def test_event_tells_its_words_how_they_were_read_and_leads_to_its_sentence(client):
    story = timed_story()
    article = story.articles.order_by("published_at").first()
    page = page_of(client, story)

    assert "<q>Sunday</q> <span>read against publication on Wed 4 March 2026</span>" in page
    assert f'href="{story.get_absolute_url()}#s{article.pk}-1">The town council' in page


def test_order_of_telling_stands_beside_that_in_time(client):
    page = page_of(client, timed_story())

    assert re.search(r">told 1, in time 2</span>", page)
    assert re.search(r">told 2, in time 3</span>", page)


def test_stretches_that_do_not_meet_are_listed_with_both_passages(client):
    page = page_of(client, timed_story())
    checks = page[page.index('id="checks"') : page.index('id="by-time"')]

    assert "<b>Check:</b> at least 42 hours apart." in checks
    assert checks.count('<article class="told') == 2
    assert "error" not in checks


def test_background_and_what_is_far_off_stand_outside_the_clock(client):
    page = page_of(client, timed_story())
    outside = page[page.index('id="outside"') : page.index('id="as-table"')]

    assert "The gate was built in 1931" in outside
    assert "1931" not in page[page.index('id="clock"') : page.index('id="outside"')]


def test_table_has_every_event(client):
    story = timed_story()
    page = page_of(client, story)
    table = page[page.index("<table") : page.index("</table>")]

    assert table.count("<tr>") - 1 == len(Comparison.objects.get().chronology["events"])


def test_claims_without_a_time_are_counted_in_words(client):
    page = page_of(client, timed_story())

    assert re.search(r"2 of 3 claims placed; the others have no words of time", page)


def test_hours_of_an_unnamed_place_are_marked(client):
    assert "local hours</span>" in page_of(client, timed_story())


def test_cause_that_is_a_claim_is_given_as_the_account_of_its_report(client):
    story = timed_story()
    comparison = Comparison.objects.get()
    row = comparison.chronology["events"][0]
    article = row["article"]
    comparison.chronology["answers"] = [
        {"article": article, "claim": 1, "group": 1, "to_article": article, "to_claim": 2, "to_group": None}
        | {"start": 0, "end": 5, "text": "after a night of rain"}
    ]
    comparison.save()
    page = page_of(client, story)

    assert "It is that report’s account, not a finding." in page
    assert "<q>after a night of rain</q>" in page


def test_event_of_a_claim_that_is_gone_is_left_out(client):
    story = timed_story()
    comparison = Comparison.objects.get()
    comparison.chronology["events"][0]["claim"] = 99
    comparison.save()

    assert "Sequence" in page_of(client, story)


def test_one_report_waits_for_a_second(client):
    assert "One report so far." in page_of(client, timed_story(1))


def test_story_without_reports_says_so(client):
    assert "No report yet" in page_of(client, StoryFactory())


def test_without_publication_only_whole_dates_are_placed_and_that_is_said(client):
    page = page_of(client, timed_story(published=False))

    assert "No time of publication:" in page
    assert "The gate was built in 1931" in page


def test_nothing_placed_is_a_state_of_its_own(client):
    story = timed_story()
    comparison = Comparison.objects.get()
    comparison.chronology = {"events": [], "conflicts": [], "unplaced": []}
    comparison.save()

    assert "Nothing could be placed in time" in page_of(client, story)


def test_comparison_at_work_is_waited_for(client):
    story = timed_story()
    Comparison.objects.update(state=Comparison.State.QUEUED, finished_at=None)

    page = page_of(client, story)

    assert "Being compared; this takes a few seconds." in page
    assert 'hx-trigger="run-settled from:body"' in page


def test_failed_comparison_says_that_nothing_can_be_said(client):
    story = timed_story()
    Comparison.objects.update(state=Comparison.State.FAILED, attempts=3, failure_code="out_of_time")

    assert "The comparison failed, so nothing can be said yet." in page_of(client, story)


def test_report_that_is_not_analysed_yet_is_told(client):
    story = timed_story()
    ArticleFactory(story=story)

    assert "waiting-name" in page_of(client, story)


def test_address_with_a_release_keeps_it(client):
    story = timed_story()
    number = AnalysisRun.objects.first().release.number

    page = page_of(client, story, release=number)

    assert f"Figures of release {number}." in page
    assert f"?release={number}#s" in page


def test_release_that_never_was_is_not_found(client):
    story = timed_story()

    assert client.get(reverse("framing:story_sequence", args=[story.slug]), {"release": "999"}).status_code == 404


def test_partial_is_the_part_alone(client):
    story = timed_story()
    response = client.get(reverse("framing:story_sequence", args=[story.slug]), headers={"HX-Request": "true"})

    assert response.text.lstrip().startswith('<div class="story-sequence" id="story-sequence"')


def test_nothing_is_styled_or_scripted_in_place(client):
    page = page_of(client, timed_story())

    assert " style=" not in page
    assert not re.search(r"<script(?![^>]*src)", page)


def test_comparison_of_an_older_engine_without_a_clock_opens(client):
    story = timed_story(2)
    Comparison.objects.all().delete()
    ComparisonFactory(story=story)

    assert "Nothing could be placed in time" in page_of(client, story)


@pytest.mark.parametrize("reports", [2, 12])
def test_tab_costs_the_same_at_any_size(client, reports, django_assert_num_queries):
    story = timed_story(reports)

    with django_assert_num_queries(7):
        page_of(client, story)


def test_tab_of_one_report_costs_no_more(client, django_assert_max_num_queries):
    story = timed_story(1)

    with django_assert_max_num_queries(7):
        page_of(client, story)

"""The tab of what the reports of a story claim."""

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from framing.models import AnalysisRun, Comparison
from framing.tests.claim_stories import claimed, claims_story, comparison_in, group, report_of
from framing.tests.factories import (
    AnalysisRunFactory,
    ClaimDecisionFactory,
    ComparisonFactory,
    EditorFactory,
    HarmReportFactory,
)
from framing.tests.statements import quoted
from reports.models import Claim
from reports.tests.factories import ReaderFactory, StoryFactory

pytestmark = pytest.mark.django_db
FORBIDDEN = ("omitted", "left out", "hid ", "buried", "wrong")


def page_of(client, story, **query):
    response = client.get(reverse("framing:story_claims", args=[story.slug]), query)
    assert response.status_code == 200
    return response.text


def changed(story, **values):
    """The story with its first group changed."""
    comparison = comparison_in(story)
    comparison.claims[0] |= values
    comparison.save()
    return story


def test_group_stands_in_one_column_a_report_with_the_words_that_differ(client):
    page = page_of(client, claims_story())

    assert '<ol class="members members-2"' in page
    assert "Differs in time" in page
    assert re.search(r'<span class="differs">on Monday</span><sup class="differs-number">.*?1</sup>', page)
    assert '<span class="differs">on Tuesday</span>' in page
    assert '<span class="soft">two days</span>' in page


@pytest.mark.parametrize(
    ("relation", "heading"),
    [
        ("same", "Same"),
        ("contradicts", "Contradict one another: check"),
        ("related", "Related"),
        ("differs", "Differs in time"),
    ],
)
def test_heading_says_the_relation_in_words(client, relation, heading):
    assert f"</span>{heading}<span" in page_of(client, changed(claims_story(), relation=relation))


def test_heading_names_every_dimension_once(client):
    story = claims_story()
    found = comparison_in(story).claims[0]["differences"][0]
    rows = [found, found | {"dimension": "number"}, found | {"dimension": "number"}, found | {"dimension": "agency"}]

    assert "Differs in time, number and who acts" in page_of(client, changed(story, differences=rows))


def test_clause_leads_to_its_sentence_and_says_where_it_stands_and_whose_words_it_is(client):
    story = claims_story()
    first, second = (article.pk for article in story.articles.order_by("published_at"))

    page = page_of(client, story)

    assert f'href="{story.get_absolute_url()}#s{first}-1">paragraph 1 of 3</a><span class="shape-own">own voice' in page
    assert f'href="{story.get_absolute_url()}#s{second}-1">paragraph 1 of 2</a>' in page
    assert '<span class="shape-indirect">reported</span><span><span class="speaker-name">fishermen</span>' in page
    assert page.count('<span class="push num">25 % of its words</span>') == 2


def test_clause_within_a_sentence_says_that_it_goes_on(client):
    page = page_of(client, claims_story())

    assert '1</sup><span class="faint"> …</span>' in page
    assert '<span class="faint">… </span>The mayor had promised' in page


def test_quotation_names_the_speaker_with_the_way_to_the_page_and_who_passed_it_on(client):
    story = StoryFactory()
    run = report_of(story, ("“We closed it,” said Mara Quill.",))
    quoted(run, "We closed it", relayed_by=["Radio Quay"])
    claimed(run, "We closed it", voice="quoted", slots={"quote": 1})

    page = page_of(client, story)

    assert '<a class="speaker-name" href="/speakers/mara-quill/">Mara Quill</a>' in page
    assert "passed on by Radio Quay" in page


def test_headline_leads_to_the_head_of_its_text(client):
    story = StoryFactory()
    run = report_of(story, ("The gate is shut.",))
    claimed(run, "Council shuts the old harbour gate")

    assert f'#r{run.revision.article_id}">headline</a>' in page_of(client, story)


def test_only_in_one_report_says_time_length_and_qualifiers_and_never_more(client):
    page = page_of(client, claims_story())

    assert page.count("Only in The Daily") == 2
    assert page.count("<span>616 words</span><span>the other report is shorter</span>") == 2
    for word in FORBIDDEN:
        assert word not in page.lower()


def test_qualifier_of_one_claim_alone_stands_at_that_claim(client):
    story = claims_story()
    run = AnalysisRun.objects.order_by("revision__article__published_at").first()
    comparison = comparison_in(story)
    other = group(9, "only_in", [claimed(run, "About 40 boats lie behind it")], qualifiers=["told an hour later"])
    comparison.claims.append(other)
    comparison.save()

    page = page_of(client, story)

    assert "<span>Told an hour later</span>" in page


def test_background_and_opinion_stand_apart(client):
    page = page_of(client, claims_story())

    asides = page[page.index('class="twin asides"') : page.index("</details>", page.index('class="twin asides"'))]
    assert "The wall was built a hundred years ago" in asides
    assert '<span class="tag">background</span>' in asides


def test_check_reasons_are_listed_without_a_figure_that_looks_like_a_probability(client):
    page = page_of(client, changed(claims_story(), check_reasons=["has a number", "tells of casualties"]))

    assert "<p>Has a number; tells of casualties.</p>" in page
    assert '<span class="faint num">2 reasons</span>' in page


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("proposed", "matched by the machine</p>"),
        ("confirmed", "confirmed by an editor</a>"),
        ("joined", "joined by an editor</a>"),
        ("split", "split by an editor</a>"),
    ],
)
def test_group_says_whether_it_is_proposed_or_decided(client, status, words):
    assert words in page_of(client, changed(claims_story(), status=status))


def test_report_without_a_counterpart_says_so_with_its_time(client):
    story = claims_story(3)
    row = comparison_in(story).claims[0]

    page = page_of(client, changed(story, members=row["members"][:2]))

    assert page.count("No counterpart found</p>") == 1
    assert page.count('<span class="nowrap">published <time') == 1


def test_more_than_four_reports_stand_in_rows(client):
    story = claims_story(5)

    page = page_of(client, changed(story, members=comparison_in(story).claims[0]["members"][:3]))

    assert '<ol class="members members-rows"' in page
    assert page.count("No counterpart found in") == 1


def test_filters_leave_what_they_say(client):
    story = claims_story()
    first = story.articles.order_by("published_at").first()

    different, alone = page_of(client, story, only="differences"), page_of(client, story, only="alone")
    of_first = page_of(client, story, only="alone", report=first.pk)
    said = page_of(client, story, speaker=f"{story.articles.order_by('published_at')[1].pk}~fishermen")

    assert ("Differs in time" in different, 'id="alone"' in different) == (True, False)
    assert ("Differs in time" in alone, alone.count("Only in The Daily")) == (False, 2)
    assert of_first.count("Only in The Daily") == 1
    assert ("Differs in time" in said, 'id="alone"' in said) == (True, False)


def test_filters_tell_how_much_each_leaves(client):
    page = page_of(client, claims_story())

    assert re.findall(r'<span>(All|Differences|In one report) <small class="num">(\d+)</small>', page) == [
        ("All", "3"),
        ("Differences", "1"),
        ("In one report", "2"),
    ]
    assert "fishermen (1)</option>" in page


def test_speakers_of_one_wording_are_told_apart_by_their_reports(client):
    story = claims_story(4)
    names = [article.source.name for article in story.articles.order_by("published_at")]

    page = page_of(client, story)

    told = re.findall(r">(fishermen[^<]*)</option>", page)
    assert told == [f"fishermen, in {name} (1)" for name in sorted((names[1], names[3]))]


def test_nothing_of_a_choice_says_so(client):
    page = page_of(client, changed(claims_story(), relation="same"), only="differences")

    assert "No claim of this choice stands in several reports." in page


@pytest.mark.parametrize(
    "query",
    [{"only": "x"}, {"report": "abc"}, {"report": "9" * 40}, {"report": "-1"}, {"speaker": "\0"}, {"only": "\0"}],
)
def test_odd_choices_are_answered(client, query):
    assert "Differs in time" in page_of(client, claims_story(), **query)


def test_one_report_stands_by_itself(client):
    page = page_of(client, claims_story(1))

    assert "One report so far." in page
    assert "The town council of Brennick shut the old harbour gate" in page
    assert 'id="groups"' not in page
    assert "Only in" not in page


def test_story_without_reports_says_so(client):
    assert "No report yet" in page_of(client, StoryFactory())


def test_reports_without_claims_say_so(client):
    story = claims_story()
    Claim.objects.all().delete()
    comparison = comparison_in(story)
    comparison.claims = []
    comparison.save()

    assert "No claim was found in these reports." in page_of(client, story)


@pytest.mark.parametrize(
    ("state", "values", "words"),
    [
        (
            "running",
            {"lease_until": "2099-01-01T00:00Z", "finished_at": None},
            "Being compared; this takes a few seconds.",
        ),
        (
            "failed",
            {"failure_code": "engine_error", "failure_message": "It broke."},
            "The comparison failed, so nothing",
        ),
    ],
)
def test_comparison_that_is_not_done_says_so(client, state, values, words):
    story = claims_story()
    Comparison.objects.update(state=state, **values)

    assert words in page_of(client, story)


def test_limits_that_were_met_are_told(client):
    story = claims_story()
    Comparison.objects.update(problems=["One report is too long to align."])

    assert "One report is too long to align." in page_of(client, story)


def test_report_that_is_analysed_again_is_asked_about(client):
    story = claims_story()
    AnalysisRunFactory(revision=AnalysisRun.objects.first().revision, corrections=1, queued=True)

    page = page_of(client, story)

    assert "is being analysed again; until then its last analysis is shown." in page
    assert 'hx-trigger="run-settled from:body"' in page


def test_decision_that_is_being_taken_in_leaves_the_last_groups_in_sight(client):
    story = claims_story()
    ClaimDecisionFactory(story=story)

    page = page_of(client, story)

    assert "A decision of an editor is being taken in." in page
    assert "Differs in time" in page


def test_decision_that_could_not_be_taken_in_is_not_said_to_be_at_work(client):
    story = claims_story()
    ClaimDecisionFactory(story=story)
    failure = {"failure_code": "engine_error", "failure_message": "It broke."}
    ComparisonFactory(story=story, decisions=1, state=Comparison.State.FAILED, finished_at=None, **failure)

    page = page_of(client, story)

    assert "The last decision of an editor could not be taken in" in page
    assert "is being taken in" not in page
    assert "Differs in time" in page


def test_comparison_with_the_decision_takes_the_place_of_the_one_before(client):
    story = claims_story()
    ClaimDecisionFactory(story=story)
    ComparisonFactory(story=story, decisions=1, claims=comparison_in(story).claims[1:])

    page = page_of(client, story)

    assert "is being taken in" not in page
    assert "Differs in time" not in page


def test_page_of_a_release_says_so_and_keeps_it_on_its_links(client):
    story = claims_story()
    number = comparison_in(story).release.number

    page = page_of(client, story, release=number)

    assert f"Figures of release {number}." in page
    assert f'<input type="hidden" name="release" value="{number}">' in page
    assert page.count(f'/?release={number}"') >= 4
    assert f"?release={number}#s" in page


def test_claim_that_is_gone_leaves_its_group(client):
    story = claims_story()
    Claim.objects.filter(number=1).delete()

    assert "Differs in time" not in page_of(client, story)


def test_words_of_reports_are_never_taken_for_markup(client):
    story = StoryFactory()
    run = report_of(story, ("<script>alert(1)</script> shut the gate.",))
    claimed(run, "<script>alert(1)</script> shut the gate")

    assert escape("<script>alert(1)</script> shut the gate") in page_of(client, story)


@pytest.mark.parametrize("user", [None, ReaderFactory])
def test_readers_see_no_buttons_of_editors(client, user):
    if user:
        client.force_login(user())

    assert "claims/decide/" not in page_of(client, claims_story())


def test_editors_can_confirm_split_and_join(client):
    client.force_login(EditorFactory())

    page = page_of(client, claims_story())

    for words in (
        'name="kind" value="confirm"',
        "?kind=split&amp;claims=",
        "?kind=join&amp;claims=",
        'name="seen" value="0"',
    ):
        assert words in page


def test_decided_group_need_not_be_confirmed(client):
    client.force_login(EditorFactory())

    page = page_of(client, changed(claims_story(), status="joined"))

    assert 'value="confirm"' not in page
    assert "?kind=split&amp;claims=" in page


@pytest.mark.parametrize("name", ["story_read", "story_quotes", "story_claims", "story_numbers"])
def test_every_tab_leads_to_the_others_with_their_counts(client, name):
    story = claims_story()

    page = client.get(reverse(f"framing:{name}", args=[story.slug])).text
    tabs = page[page.index('<nav class="tabs"') : page.index("</nav>", page.index('<nav class="tabs"'))]

    assert 'Read<span class="visually-hidden">, reports: </span><span class="num">2</span>' in tabs
    assert 'Claims<span class="visually-hidden">, in all reports together: </span><span class="num">3</span>' in tabs
    assert 'Numbers<span class="visually-hidden">, things counted: </span><span class="num">2</span>' in tabs
    assert tabs.count('aria-current="page"') == 1


@pytest.mark.parametrize("reports", [2, 12])
def test_tab_costs_the_same_at_any_size(client, reports, django_assert_num_queries):
    story = claims_story(reports)

    with django_assert_num_queries(8):
        page_of(client, story)


def test_who_acts_on_whom_stands_below_all_claims_and_not_below_a_choice(client):
    story = claims_story()
    run = AnalysisRun.objects.order_by("revision__article__published_at").first()
    HarmReportFactory(revision=run.revision, words="shut the old harbour gate", verb="shut")

    assert 'id="agency"' in page_of(client, story)
    assert 'id="agency"' not in page_of(client, story, only="differences")


def test_tab_costs_the_same_with_many_groups(client, django_assert_num_queries):
    story = claims_story()
    comparison = comparison_in(story)
    first = comparison.claims[0]
    comparison.claims = [first | {"number": number} for number in range(1, 13)]
    comparison.save()

    with django_assert_num_queries(8):
        page = page_of(client, story)

    assert page.count('<article class="claim-group') == 12

"""The tab Quotes: strips, roster, quotations of one report, filters and states."""

import re

import pytest
from django.urls import reverse

from framing.models import AnalysisRun, Comparison
from framing.tests.factories import AnalysisRunFactory, ClaimDecisionFactory, ComparisonFactory, EditorFactory
from framing.tests.statements import WHOLE, compared_story, comparison_in, quoted, report_in, statement
from reports.models import Quote
from reports.tests.factories import ArticleFactory, PrimaryTextFactory, ReaderFactory, StoryFactory

pytestmark = pytest.mark.django_db


def page_of(client, story, **query):
    response = client.get(reverse("framing:story_quotes", args=[story.slug]), query)
    assert response.status_code == 200
    return response.text


def lines_of(page):
    """The running lines of the witnesses as they are read out."""
    return [
        " ".join(re.sub(r"<[^>]+>", "", line).split())
        for line in re.findall(r'<p class="witness-line">(.*?)</p>', page, re.DOTALL)
    ]


def test_each_witness_can_be_read_as_one_line_with_its_gap_in_words(client):
    first, second = lines_of(page_of(client, compared_story(3)))[:2]

    assert first == "We closed it before anybody was hurt"
    assert second.startswith("We closed it before anybody ends earlier")


def test_statements_stay_in_sight_when_claims_were_decided_about_since(client):
    story = compared_story()
    ClaimDecisionFactory(story=story)

    assert lines_of(page_of(client, story))
    assert lines_of(page_of(client, story, release=comparison_in(story).release.number))


def test_statements_of_an_earlier_release_are_told_to_be_none_where_there_are_none(client):
    story = compared_story()
    Comparison.objects.update(statements=[])
    ClaimDecisionFactory(story=story)

    page = page_of(client, story, release=comparison_in(story).release.number)

    assert "No quotation stands in more than one report." in page


def test_words_missing_inside_are_a_gap_between_two_and_no_claim(client):
    story = StoryFactory()
    runs = [report_in(story, WHOLE), report_in(story, WHOLE)]
    row = statement([quoted(run, "We closed it before anybody was hurt") for run in runs])
    keys = [witness["key"] for witness in row["witnesses"]]
    row["edits"][0]["texts"][keys[1]], row["edits"][0]["op"], row["edits"][0]["class"] = "", "only_in", "wording"
    row["edits"][0]["spans"][keys[1]] = []
    row["edits"].insert(0, row["edits"][1] | {"op": "equal", "class": "equal"})
    ComparisonFactory(story=story, statements=[row])
    page = page_of(client, story)

    name = runs[0].revision.article.source.name
    assert f"5 words in {name}, not here" in page
    assert f"In {name}, not in" in page
    assert "left out" not in re.sub(r"<header.*?</header>", "", page, flags=re.DOTALL)


def test_primary_text_is_the_first_row_and_may_say_what_was_left_out(client):
    page = page_of(client, compared_story(2, with_primary=True))

    assert page.index("statement, primary text") < page.index("paragraph 1")
    assert "The whole text" in page


def test_equal_words_stand_in_columns_that_are_hidden_from_those_who_listen(client):
    page = page_of(client, compared_story())

    assert '<div class="collation rows-2" aria-hidden="true">' in page
    assert '<span class="is-equal">closed </span><span class="is-equal">closed </span>' in page
    hidden = page[page.index('class="collation rows-2"') : page.index('<footer class="statement-foot')]
    assert "<a " not in hidden


def test_witness_leads_to_its_sentence_in_the_text_and_shows_its_own_line(client):
    story = compared_story()
    article = story.articles.first()

    page = page_of(client, story)

    assert f'href="{story.get_absolute_url()}#r{article.pk}">paragraph 1</a>' in page
    assert '<span class="said">Mara Quill</span>' in page


def test_indirect_statements_stand_apart(client):
    story = compared_story()
    comparison = comparison_in(story)
    comparison.statements = [comparison.statements[0] | {"form": "reported"}]
    comparison.save()

    page = page_of(client, story)

    assert 'id="reported"' in page
    assert "No quotation stands in more than one report." in page


def test_roster_counts_words_shares_verbs_and_who_passed_them_on(client):
    page = page_of(client, compared_story())

    assert "passed on by Radio Quay" in page
    assert '<rect class="share-bar" width="100.00%" height="4"/>' in page
    assert re.search(r'<b class="num">14</b> words', page)
    assert '<span class="speaker-name">A clerk</span> <span class="tag">anonymous</span>' in page


def test_anonymous_voices_of_two_reports_are_two_rows(client):
    page = page_of(client, compared_story(4))

    assert page.count('<span class="speaker-name">A clerk</span> <span class="tag">anonymous</span></th>') == 2
    assert len(re.findall(r'href="/speakers/mara-quill/">Mara Quill</a>\s*</th>', page)) == 1


def test_figure_opens_the_quotations_it_counts(client):
    story = compared_story()
    clerk = Quote.objects.get(is_anonymous=True)
    key = f"{clerk.revision.article_id}~a-clerk"

    assert f"?speaker={key}#quotations" in page_of(client, story)
    page = page_of(client, story, speaker=key)
    singles = page[page.index('id="singles"') :]
    assert singles.count('class="quote-line"') == 1
    assert "No quotation of this choice stands in several texts." in page


def test_only_changed_leaves_what_is_the_same_out(client):
    page = page_of(client, compared_story(), only="changed")

    assert "No quotation of this choice" in page
    assert 'id="singles"' not in page


@pytest.mark.parametrize(("only", "shown"), [("quoted", 0), ("reported", 2)])
def test_quoted_and_reported_can_be_told_apart(client, only, shown):
    assert page_of(client, compared_story(), only=only).count('class="quote-line"') == shown


@pytest.mark.parametrize("query", [{"speaker": "nobody-here"}, {"only": "x"}, {"speaker": "\0"}, {"speaker": "<b>"}])
def test_odd_choices_are_answered(client, query):
    assert "<b>" not in page_of(client, compared_story(), **query).split("Speaker</label>")[1].split("</form>")[0]


def test_one_report_waits_for_a_second(client):
    page = page_of(client, compared_story(1))

    assert "One report so far." in page
    assert 'id="quotations"' not in page
    assert page.count('class="quote-line"') == 2


def test_story_without_reports_says_so(client):
    assert "No report yet" in page_of(client, StoryFactory())


def test_reports_without_quotations_say_so(client):
    story = StoryFactory()
    AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision)

    assert "No quotation was found in this report." in page_of(client, story)


def test_report_that_is_analysed_again_keeps_its_last_figures_and_is_asked_about(client):
    story = compared_story()
    run = AnalysisRun.objects.first()
    AnalysisRunFactory(revision=run.revision, corrections=1, queued=True)

    page = page_of(client, story)

    assert "is being analysed again; until then its last analysis is shown." in page
    assert reverse("framing:run_status", args=[run.revision.article_id]) in page
    assert 'hx-trigger="run-settled from:body"' in page
    assert 'class="collation rows-2"' in page


def test_story_that_is_being_compared_says_so(client):
    story = compared_story()
    PrimaryTextFactory(story=story)

    assert "Being compared" in page_of(client, story)


def test_statement_with_a_text_that_is_gone_is_not_shown(client):
    story = compared_story()
    comparison = comparison_in(story)
    comparison.statements[0]["witnesses"][0]["article"] = 999_999
    comparison.save()

    assert 'class="collation' not in page_of(client, story)


def test_words_of_reports_are_never_taken_for_markup(client):
    story = StoryFactory()
    run = report_in(story, "“<script>alert(1)</script>,” said Mara Quill.")
    quoted(run, "<script>alert(1)</script>")

    assert "“&lt;script&gt;alert(1)&lt;/script&gt;" in page_of(client, story)


@pytest.mark.parametrize("user", [None, ReaderFactory])
def test_readers_see_no_controls_of_editors(client, user):
    if user:
        client.force_login(user())

    page = page_of(client, compared_story(with_primary=True))

    for words in ("/correct/", "primary-texts/add", "/withdraw/", 'id="quote-correct"'):
        assert words not in page


def test_editors_see_where_to_correct_and_attach(client):
    client.force_login(EditorFactory())

    page = page_of(client, compared_story(with_primary=True))

    for words in ("/quotes/1/correct/", "primary-texts/add", "/withdraw/", 'id="quote-correct"'):
        assert words in page


def test_both_tabs_lead_to_each_other_with_their_counts(client):
    story = compared_story()

    for address in (story.get_absolute_url(), reverse("framing:story_quotes", args=[story.slug])):
        page = client.get(address).text
        assert 'Read<span class="visually-hidden">, reports: </span><span class="num">2</span>' in page
        assert 'Quotes<span class="visually-hidden">, quotations: </span><span class="num">4</span>' in page


@pytest.mark.parametrize("reports", [2, 12])
def test_tab_costs_the_same_at_any_size(client, reports, django_assert_num_queries):
    story = compared_story(reports, with_primary=True)

    with django_assert_num_queries(7):
        page_of(client, story)


def test_two_forms_of_a_name_stand_in_one_row_under_either_address(client):
    story = StoryFactory()
    quoted(report_in(story, WHOLE + " Mara B. Quill spoke."), "We closed it", "Mara B. Quill")
    quoted(report_in(story, WHOLE + " Mara Quill spoke."), "We closed it")

    page = page_of(client, story)
    asked = page_of(client, story, speaker="mara-b-quill")

    assert 'value="mara-quill"' in page
    assert 'value="mara-b-quill"' not in page
    assert "selected>Mara" in asked


def test_line_says_what_led_to_the_name_where_a_rule_did(client):
    story = StoryFactory()
    run = report_in(story, WHOLE + " She spoke.")
    quoted(
        run,
        "We closed it",
        "",
        speaker_name="Mara Quill",
        speaker_key="mara-quill",
        speaker_text="She",
        speaker_how="pronoun",
        speaker_confidence="medium",
    )

    assert "“She” taken for this speaker (medium confidence)" in page_of(client, story)

"""The list of stories and the page of one."""

import re

import pytest
from django.urls import reverse

from framing.tests.claim_stories import claims_story
from framing.tests.factories import AnalysisRunFactory, ComparisonFactory, EditorFactory, TermHitFactory
from reports.tests.factories import ArticleFactory, StoryFactory

pytestmark = pytest.mark.django_db
LIST = reverse("framing:story_list")


def address(story):
    return reverse("framing:story_read", args=[story.slug])


@pytest.fixture
def story():
    story = StoryFactory(title="Gate shut & barred")
    for _ in range(2):
        run = AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision)
        TermHitFactory(run=run, phrase="siege")
    return story


def test_list_shows_headlines_side_by_side(client, story):
    page = client.get(LIST).text

    assert page.count("Council shuts the old harbour gate") == 2
    assert "Gate shut &amp; barred" in page
    assert "analysed" not in page


def test_the_folder_of_stories_leads_to_their_list(client):
    assert client.get("/stories/?page=2").headers["Location"] == f"{LIST}?page=2"


def test_empty_list_says_what_comes_next(client):
    assert "Nothing has been laid side by side here yet" in client.get(LIST).text
    client.force_login(EditorFactory())
    assert reverse("reports:article_upload") in client.get(LIST).text


def test_nothing_found_says_how_to_ask(client, story):
    page = client.get(LIST, {"q": "nowhere"}).text

    assert "Nothing found" in page
    assert "Nothing found for “nowhere”" in page


@pytest.mark.parametrize(
    "query", ["q=%00", "q=" + "a" * 10_000, "q=%22%27", "q=%ff%fe", "source=%00", "page=-1", "page=%00", "q=<script>"]
)
def test_bad_questions_are_answered(client, story, query):
    response = client.get(f"{LIST}?{query}")

    assert response.status_code == 200
    assert "<script>" not in response.text.replace("<script ", "")


def test_found_words_are_marked_and_escaped(client):
    ArticleFactory(story=StoryFactory(), revision="Head line\n\nA < b and the crew & others sang.")

    page = client.get(LIST, {"q": "crew"}).text

    assert '<mark class="found">crew</mark> &amp; others' in page


def test_story_shows_both_texts_with_their_marks(client, story):
    page = client.get(address(story)).text

    assert page.count('class="mark mark-own"') == 2
    assert page.count('class="column source-') == 2
    assert "4</a></b> own-voice terms in" in page


def test_marked_text_invents_no_white_space(client, story):
    page = client.get(address(story)).text
    column = page[page.index('<div class="text"') : page.index('<footer class="column-foot"')]

    words = re.sub(r"<[^>]+>", "", column)

    assert "“a siege of the small boats” and asked" in words


def test_story_answers_any_choice(client, story):
    for query in ("?columns=x", "?columns=999999999999999999", "?hide=own&hide=%00", "?columns=1,2,3,4,5,6"):
        assert client.get(address(story) + query).status_code == 200


def test_hidden_voices_are_not_marked(client, story):
    page = client.get(address(story), {"hide": "own"}).text

    assert 'class="mark mark-own"' not in page
    assert "show all" in page


def test_one_report_waits_for_a_second(client):
    story = StoryFactory()
    AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision)

    assert "One report so far." in client.get(address(story)).text


def test_story_without_reports_says_so(client):
    assert "No report yet" in client.get(address(StoryFactory())).text


def test_waiting_and_failed_reports_show_their_text_and_their_state(client):
    story = StoryFactory()
    waiting = AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision, queued=True)
    AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision, failed=True)

    page = client.get(address(story)).text

    assert reverse("framing:run_status", args=[waiting.revision.article_id]) in page
    assert "The analysis took longer than it may." in page
    assert page.count("Fishermen called the decision") == 2
    assert 'hx-trigger="run-settled from:body"' in page


def test_settled_story_does_not_listen_for_more(client, story):
    ComparisonFactory(story=story)

    assert "run-settled" not in client.get(address(story)).text


def test_no_release_is_said(client):
    story = StoryFactory()
    ArticleFactory(story=story)

    assert "No lexicon has been released yet." in client.get(address(story)).text


def test_little_text_is_not_rated(client):
    story = StoryFactory()
    figures = {"own_words": 90, "own_hits": 1, "rate_per_1000": 11.1, "interval": [0.3, 61.9]}
    AnalysisRunFactory(revision=ArticleFactory(story=story).latest_revision, figures=figures)

    page = client.get(address(story)).text

    assert "not enough text to say" in page
    assert "11.1" not in page


def test_crossings_are_listed(client, story):
    first, second = story.articles.values_list("pk", flat=True)
    hit = TermHitFactory(
        run=story.articles.last().latest_revision.runs.get(), phrase="Mara", voice="quoted", entry="e.q"
    )
    TermHitFactory(run=story.articles.first().latest_revision.runs.get(), phrase="Mara", entry="e.q")
    row = {"entry": "e.q", "term": "X-backed", "owned_by": [str(first)], "attributed_by": [str(second)]}
    ComparisonFactory(story=story, crossings=[row])

    page = client.get(address(story)).text

    assert '<span class="crossing-term">Mara</span>' in page
    assert f"marks/{hit.pk}/" in page


def test_sentences_lead_to_the_same_claim_elsewhere(client):
    story = claims_story()
    first, second = story.articles.order_by("published_at", "pk")

    page = client.get(address(story)).text

    assert (
        f'id="s{first.pk}-1" data-groups="1"><a class="link" id="l{first.pk}-1" href="{address(story)}claims/#g1">'
        in page
    )
    assert f"<span>in {second.source.name}: differs in time</span>" in page
    assert page.count("<span>only in this report</span>") == 2
    assert page.count('data-groups="1"') == 4  # two sentences, two blocks


def test_strip_is_filled_by_claims_and_tells_so_in_its_table(client):
    story = claims_story()
    page = client.get(address(story)).text
    table = page[page.index('id="overview-table"') : page.index("</table>", page.index('id="overview-table"'))]

    assert page.count('<rect class="block block-body fill-1"') == 2
    assert page.count("<title>only in this report</title>") == 2
    assert page.count('fill="url(#hatch)"') == 3  # the key, too
    assert "Shared with" in table
    assert "Only here" in table


def test_what_stands_in_one_report_is_never_called_an_omission(client):
    page = client.get(address(claims_story())).text.lower()

    assert not any(word in page for word in ("omit", "left out", "hidden by", "buried"))


def test_links_can_be_switched_off(client):
    story = claims_story()
    page = client.get(address(story), {"hide": "links"}).text

    assert 'class="link"' not in page
    assert 'class="block block-body fill-1"' in page
    assert f'id="legend-links" href="{address(story)}"' in page


def test_without_a_comparison_the_strip_says_nothing_of_claims(client, story):
    page = client.get(address(story)).text

    assert "Same fill, same claim" not in page
    assert 'id="hatch"' not in page
    assert "Shared with" not in page


def test_source_names_are_escaped_in_links_and_blocks(client):
    story = claims_story()
    for article in story.articles.all():
        article.source.name = f"<b>Bell & {article.pk}</b>"
        article.source.save()

    page = client.get(address(story)).text

    assert "<b>Bell" not in page
    assert "in &lt;b&gt;Bell &amp; " in page


def test_only_editors_are_offered_to_add_a_report(client, story):
    assert "Add a report" not in client.get(address(story)).text
    client.force_login(EditorFactory())
    assert f"?story={story.slug}" in client.get(address(story)).text


def test_unknown_story_is_not_found(client):
    assert client.get("/stories/nowhere/").status_code == 404


@pytest.mark.parametrize("signed_in", [False, True])
def test_story_page_of_four_reports_keeps_its_budget(client, signed_in, django_assert_max_num_queries):
    story = claims_story(4)
    for article in story.articles.all():
        TermHitFactory.create_batch(20, run=article.latest_revision.runs.get())
    if signed_in:
        client.force_login(EditorFactory())

    # The limit the product was built to is 12, and one for the answers that wait for whoever signed in.
    with django_assert_max_num_queries(13 if signed_in else 8):
        client.get(address(story))

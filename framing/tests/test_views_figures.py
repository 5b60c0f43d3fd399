"""The tab Figures: its charts and their tables, what they count, their files, and states."""

import re

import pytest
from django.urls import reverse

from framing.models import AnalysisRun, TermHit
from framing.tests.factories import (
    AnalysisRunFactory,
    ContrastSetFactory,
    ReferentFactory,
    ReleaseFactory,
    TermHitFactory,
)
from framing.tests.label_stories import labels_story
from reports.tests.factories import ArticleFactory, RevisionFactory, StoryFactory

pytestmark = pytest.mark.django_db
CHARTS = ["own-voice", "speakers", "labels", "clock", "by-referent", "by-category"]


def counted_story(reports=2, *, hits=2, others=True):
    """A story of labels whose reports have counted terms of two sets, and others that do not count."""
    story = labels_story(reports)
    TermHit.objects.all().delete()
    closing = ReferentFactory(name="Closing of the harbour gate")
    ContrastSetFactory(code="gate_closure", referent=closing)
    for run in AnalysisRun.objects.order_by("pk"):
        for nth in range(hits):
            TermHitFactory(run=run, nth=nth)
        if not others:
            continue
        TermHitFactory(run=run, nth=hits, contrast_set="gate_protesters", category="actor_label")
        TermHitFactory(run=run, nth=hits + 1, voice="quoted")
        TermHitFactory(run=run, nth=hits + 2, zone="headline")
    return story


def page_of(client, story, **query):
    response = client.get(reverse("framing:story_figures", args=[story.slug]), query)
    assert response.status_code == 200
    return response.text


def table_of(page, name):
    section = page[page.index(f'<section class="chart" id="{name}"') :]
    rows = re.findall(r"<tr>(.*?)</tr>", section[: section.index("</table>")], re.S)
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]


def file_of(client, story, name, **query):
    return client.get(f"/stories/{story.slug}/charts/{name}", query)


def test_every_chart_has_two_drawings_a_table_and_three_files(client):
    story = counted_story()
    page = page_of(client, story)
    shown = re.findall(r'<section class="chart" id="([a-z-]+)"', page)

    assert shown == [name for name in CHARTS if name in shown]
    assert {"own-voice", "by-referent", "by-category", "labels"} <= set(shown)
    for name in shown:
        assert page.count(f'id="{name}-wide-title"') == page.count(f'id="{name}-narrow-title"') == 1
        assert all(f"/stories/{story.slug}/charts/{name}.{kind}" in page for kind in ("svg", "png", "csv"))
    assert page.count("<table") == len(shown)


def test_rates_are_the_stored_figures_in_the_order_of_the_reports(client):
    story = counted_story()
    names = [article.source.name for article in story.articles.order_by("published_at", "pk")]
    rows = table_of(page_of(client, story), "own-voice")

    assert [row[0] for row in rows[1:]] == names
    assert rows[1][1:4] == ["4", "512", "7.8"]


def test_terms_are_counted_by_referent_in_bodies_and_own_voice_alone(client):
    rows = table_of(page_of(client, counted_story()), "by-referent")

    assert rows[1][0] == "Closing of the harbour gate"
    assert rows[1][2] == "2"
    assert rows[3][0] == "gate protesters"
    assert rows[3][2] == "1"


def test_a_number_opens_the_marks_that_it_counts(client):
    story = counted_story()
    first = story.articles.order_by("published_at", "pk").first()
    page = page_of(client, story)
    address = re.search(rf'href="([^"]*report={first.pk}&amp;set=gate_closure#counted)"', page)[1]
    opened = client.get(address.replace("&amp;", "&").split("#")[0]).text
    counted = opened[opened.index('id="counted"') :]

    assert len(re.findall(r"<li><a", counted)) == 2
    assert counted.count(f"/stories/{story.slug}/marks/") == 2
    assert f"{first.source.name}, Closing of the harbour gate" in counted


def test_marks_lead_to_their_evidence(client):
    story = counted_story()
    href = re.search(r'<li><a class="serif" href="([^"]+)"', page_of(client, story))[1]

    assert client.get(href).status_code == 200


def test_too_little_text_has_no_rate(client):
    story = counted_story()
    AnalysisRun.objects.update(
        figures={"own_words": 120, "own_hits": 2, "rate_per_1000": 16.7, "interval": [2.0, 60.2]}
    )
    page = page_of(client, story)
    rows = table_of(page, "own-voice")

    assert rows[1][1:] == ["2", "120", "not enough text to say", ""]
    assert "2 in 120 words: not enough text to say" in page
    assert ">16.7" not in page


def test_labels_are_counted_in_own_voice_and_lead_to_their_passages(client):
    story = counted_story()
    page = page_of(client, story)
    rows = table_of(page, "labels")

    assert rows[0] == ["Referent", "Report", "Own-voice mentions", "Different labels"]
    assert f"/stories/{story.slug}/labels/" in page[page.index('id="labels-table"') :]


@pytest.mark.parametrize("kind", ["svg", "png", "csv"])
def test_a_chart_is_a_file_with_an_address_of_its_own(client, kind):
    types = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
    response = file_of(client, counted_story(), f"own-voice.{kind}")

    assert response.status_code == 200
    assert response["Content-Type"] == types[kind]
    assert response.content


def test_whoever_has_the_file_need_not_load_it_again(client):
    story = counted_story()
    tag = file_of(client, story, "own-voice.svg")["ETag"]
    again = client.get(f"/stories/{story.slug}/charts/own-voice.svg", headers={"If-None-Match": tag})

    assert again.status_code == 304


@pytest.mark.parametrize("name", ["own-voice.gif", "nothing.svg", "own-voice.json"])
def test_what_is_no_chart_is_not_found(client, name):
    assert file_of(client, counted_story(), name).status_code == 404


def test_the_address_of_a_release_goes_on_to_files_and_marks(client):
    story = counted_story()
    number = AnalysisRun.objects.first().release.number
    page = page_of(client, story, release=number)

    assert f"charts/own-voice.png?release={number}" in page
    assert re.search(rf"\?release={number}&amp;report=\d+#counted", page)
    assert file_of(client, story, "own-voice.csv", release=number).status_code == 200
    assert file_of(client, story, "own-voice.csv", release=999).status_code == 404


def test_story_without_a_report_says_what_comes_here(client):
    assert "No report yet" in page_of(client, StoryFactory())


def test_one_report_stands_by_itself(client):
    page = page_of(client, counted_story(1))

    assert "One report so far." in page
    assert 'id="own-voice"' in page


@pytest.mark.parametrize(("trait", "words"), [("queued", "being analysed"), ("failed", "the analysis failed")])
def test_reports_without_figures_say_why_beside_the_others(client, trait, words):
    story = counted_story()
    revision = ArticleFactory(story=story).latest_revision
    AnalysisRunFactory(revision=revision, **{trait: True})
    rows = table_of(page_of(client, story), "own-voice")

    assert [revision.article.source.name, words] in [row[:2] for row in rows]


def test_without_a_release_nothing_is_counted(client):
    story = StoryFactory()
    ArticleFactory(story=story)
    page = page_of(client, story)

    assert "No lexicon release yet." in page
    assert 'id="own-voice"' not in page


def test_report_in_another_language_is_named_and_only_on_the_clock(client):
    story = counted_story()
    other = ArticleFactory(story=story, language="fr")
    page = page_of(client, story)

    assert "is in French: kept for its date, names and text, not analysed." in page
    assert other.source.name not in [row[0] for row in table_of(page, "own-voice")]
    assert other.source.name in [row[0] for row in table_of(page, "clock")]


def test_later_texts_stand_on_the_clock(client):
    story = counted_story()
    article = story.articles.order_by("published_at", "pk").first()
    RevisionFactory(article=article, text="Gate shut again\n\nThe town shut the gate again.")
    AnalysisRunFactory(revision=article.latest_revision)

    assert [article.source.name, "text 2 stored"] in [row[:2] for row in table_of(page_of(client, story), "clock")]


def test_story_without_any_term_says_so(client):
    page = page_of(client, counted_story(hits=0, others=False))

    assert "No term of the lexicon stands in the own voice of these reports." in page
    assert 'id="by-referent"' not in page


def test_odd_questions_open_the_page(client):
    page = page_of(client, counted_story(), report="x", set="<b>", category="none")

    assert "<b>" not in page[page.index('id="counted-title"') :][:80]


@pytest.mark.parametrize("reports", [2, 12])
def test_tab_costs_the_same_at_any_size(client, reports, django_assert_num_queries):
    story = counted_story(reports)

    with django_assert_num_queries(9):
        page_of(client, story)


def test_a_swap_gets_the_part_alone(client):
    story = counted_story()
    ReleaseFactory()
    response = client.get(reverse("framing:story_figures", args=[story.slug]), headers={"HX-Request": "true"})

    assert response.text.startswith('<div class="story-figures"')

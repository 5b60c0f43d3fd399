"""The months of a source: two charts with their tables and files, the uses behind each number, and every state."""

import re
from html import unescape

import pytest
from django.urls import reverse

from framing.models import AnalysisRun, TermHit
from framing.selectors import month_charts, source_page
from framing.tests.factories import AnalysisRunFactory, ReleaseFactory
from framing.tests.source_stories import CLOSURE, SIEGE, closing, months_of, reported
from framing.tests.test_views_figures import table_of
from reports.models import WireReading
from reports.tests.factories import ArticleFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db
JUNK = ["x" * 10_000, "a\x00b", "-1", "2025-13", "９", "'; --", "\U0010ffff", ""]


@pytest.fixture
def two():
    """A source and another one, in three stories from March to May."""
    closing()
    source, other = SourceFactory(name="Quay Post"), SourceFactory(name="Lower Town Mail")
    months_of(source, other, StoryFactory.create_batch(3))
    return source, other


def page_of(client, source, **query):
    response = client.get(source.get_absolute_url(), query)
    assert response.status_code == 200
    return response.text


def file_of(client, source, name, **query):
    return client.get(f"/sources/{source.slug}/charts/{name}", query)


def opened(client, page, words, count):
    """The page behind the first number in the row of that month."""
    row = page[page.index(f'<th scope="row">{words}</th>') :]
    address = unescape(re.search(rf'href="([^"]+)">{count}<', row)[1])
    assert address.endswith("#counted")
    return client.get(address.partition("#")[0])


def test_facts_of_a_source_stand_at_its_head(client, two):
    source = two[0]
    source.ownership, source.is_agency, source.is_confirmed = "Owned by its readers.", True, False
    source.save()
    source.domains.create(domain="quay-post.example")

    head = page_of(client, source).partition('class="page-head"')[2].partition("</header>")[0]

    for words in ("Owned by its readers.", "News agency", "quay-post.example", "no editor has confirmed it"):
        assert words in head
    assert "3 reports in 3 stories" in head
    assert re.sub("<[^>]+>", "", head).count("10 March 2025 to 10 May 2025") == 1


def test_each_month_has_its_terms_for_its_own_words(client, two):
    rows = table_of(page_of(client, two[0]), "by-month")

    assert rows[0] == ["Month", "Reports", "Terms", "Own words", "Per 1,000 words", "95 % interval"]
    assert [row[:5] for row in rows[1:]] == [
        [month, "1", "2", "400", "5.0"] for month in ("March 2025", "April 2025", "May 2025")
    ]


def test_a_month_with_too_little_text_and_one_without_reports_are_told_in_words(client, two):
    source = two[0]
    reported(source, 8, words=299)
    page = page_of(client, source)
    rows = {row[0]: row[1:] for row in table_of(page, "by-month")}

    assert rows["August 2025"] == ["1", "2", "299", "not enough text to say", ""]
    assert rows["June 2025"] == ["0", "0", "0", "no report", ""]
    assert "A dash: not enough text in August 2025; no report in June and July 2025." in page


def test_reports_of_a_month_are_counted_together(client, two):
    source = two[0]
    reported(source, 8, words=200)
    reported(source, 8, words=100)

    assert ["August 2025", "2", "4", "300", "13.3"] in [
        row[:5] for row in table_of(page_of(client, source), "by-month")
    ]


def test_one_month_is_shown_by_itself(client):
    source = SourceFactory()
    reported(source, 3)

    assert table_of(page_of(client, source), "by-month")[1][0] == "March 2025"


def test_a_term_stands_beside_the_others_in_shared_stories_alone(client, two):
    source, other = two
    reported(source, 3, hits=7)  # in no story
    reported(other, 3, StoryFactory(), hits=7)
    rows = table_of(page_of(client, source, term=SIEGE), "term-by-month")

    assert rows[1] == ["March 2025", "2", "400", "5.0 (0.6–18.1)", "0", "400", "0.0 (0.0–9.2)"]
    assert table_of(page_of(client, source, term=CLOSURE), "term-by-month")[1][4] == "1"


def test_a_set_holds_the_uses_of_all_its_terms(client, two):
    rows = table_of(page_of(client, two[0], term="gate_closure"), "term-by-month")

    assert [(row[1], row[4]) for row in rows[1:]] == [("2", "1")] * 3


def test_without_a_choice_the_most_used_sets_are_offered(client, two):
    source = two[0]
    page = page_of(client, source)

    assert '<option value="gate_closure">Closing of the harbour gate (6)</option>' in page
    offered = f'<a href="{source.get_absolute_url()}?term=gate_closure#over-time">Closing of the harbour gate</a>'
    assert f'{offered}<span class="faint num">6 uses</span>' in page
    assert 'id="counted"' not in page


def test_the_chosen_set_is_the_one_that_the_form_shows(client, two):
    page = page_of(client, two[0], term=SIEGE)

    assert '<option value="gate_closure" selected>Closing of the harbour gate (6)</option>' in page
    assert "“siege” by month" in page


def test_every_term_of_the_set_can_be_chosen_and_the_chosen_one_is_marked(client, two):
    page = page_of(client, two[0], term=SIEGE)

    assert f'term={SIEGE}#over-time" class="ink strong" aria-current="true">siege</a>' in page
    assert f'term={CLOSURE}#over-time">closure</a>' in page


def test_a_number_opens_exactly_the_uses_that_it_counts(client, two):
    source = two[0]
    page = page_of(client, source)
    month = opened(client, page[page.index('id="by-month"') :], "April 2025", 2)

    assert len(month.context["uses"].lines) == 2
    assert {line.hit.revision.article.published_at.month for line in month.context["uses"].lines} == {4}
    assert "What is counted: terms, Quay Post, April 2025" in month.text


def test_a_number_of_the_others_opens_theirs(client, two):
    source, other = two
    page = page_of(client, source, term=CLOSURE)
    found = opened(client, page[page.index('id="term-by-month"') :], "March 2025", 1)

    assert [line.article.source for line in found.context["uses"].lines] == [other]
    assert "“closure”, the others in stories of Quay Post, March 2025" in found.text
    line = found.context["uses"].lines[0]
    assert client.get(reverse("framing:article_mark_card", args=[line.article.pk, line.hit.pk])).status_code == 200


def test_counts_of_all_terms_stay_when_a_term_is_chosen(client, two):
    source = two[0]
    page = page_of(client, source, term=CLOSURE)

    assert len(opened(client, page[page.index('id="by-month"') :], "March 2025", 2).context["uses"].lines) == 2


def test_uses_are_paged_with_what_was_asked(client, two, monkeypatch):
    monkeypatch.setattr(source_page, "USES_ON_A_PAGE", 2)
    page = page_of(client, two[0], term=SIEGE, uses=2)

    assert "Uses, page 2 of 3" in page
    assert f'href="?term={SIEGE}&amp;uses=3#counted"' in page


def test_charts_are_files_too(client, two):
    source = two[0]

    assert file_of(client, source, "by-month.csv").content.decode().startswith("Month,Reports,Terms")
    assert "Quay Post" in file_of(client, source, "term-by-month.svg", term=SIEGE).content.decode()
    assert file_of(client, source, "by-month.png").headers["Content-Type"] == "image/png"
    page = page_of(client, source, term=SIEGE)
    assert f'href="/sources/{source.slug}/charts/term-by-month.png?term={SIEGE}"' in page


@pytest.mark.parametrize("name", ["none.svg", "by-month.pdf", "term-by-month.csv"])
def test_what_is_no_chart_is_not_found(client, name):
    source = SourceFactory()
    reported(source, 3)

    assert file_of(client, source, name).status_code == 404


def test_too_little_text_in_every_month_says_what_comes_nearest(client):
    source = SourceFactory()
    reported(source, 3, words=120)
    reported(source, 5, words=230)
    page = page_of(client, source)

    assert "no month has 300 own words; nearest is May 2025 with 230 own words." in page
    assert "<svg" not in page[page.index('id="by-month"') :].partition("</section>")[0]


def test_reports_without_a_date_stand_in_no_month(client):
    source = SourceFactory()
    reported(source, None, words=900)

    assert "as no report has a date" in page_of(client, source)
    reported(source, 3)
    assert "1 without a date stand in no month." in page_of(client, source)


def test_without_a_shared_story_nothing_is_laid_beside(client):
    closing()
    source = SourceFactory(name="Quay Post")
    reported(source, 3, StoryFactory())
    page = page_of(client, source, term=SIEGE)

    assert "No shared story: no other source has an analysed report in a story that Quay Post tells of" in page
    assert 'id="by-month"' in page


def test_a_term_that_nobody_uses_says_so(client, two):
    TermHit.objects.filter(entry=CLOSURE).delete()

    assert "Neither Quay Post nor the others use it" in page_of(client, two[0], term=CLOSURE)


def test_a_term_that_the_lexicon_does_not_have_says_so(client, two):
    page = page_of(client, two[0], term="no.such")

    assert "The lexicon has no such term." in page
    assert 'id="counted"' not in page


def test_too_little_text_in_shared_stories_says_so(client, two):
    AnalysisRun.objects.update(figures={"own_words": 100, "own_hits": 2})

    assert "in no month 300 own words stand in the stories that it shares" in page_of(client, two[0], term=SIEGE)


def test_without_a_release_nothing_is_counted(client):
    source = SourceFactory()
    ArticleFactory(source=source)

    assert "No lexicon release yet." in page_of(client, source)


def test_without_an_analysis_the_months_wait(client):
    source = SourceFactory()
    AnalysisRunFactory(revision=ArticleFactory(source=source).latest_revision, queued=True)

    assert "No report of this source is analysed yet." in page_of(client, source)


def test_reports_that_are_not_counted_are_told(client, two):
    ArticleFactory(source=two[0])

    assert "1 of 4 reports is in no figure" in page_of(client, two[0])


def test_copy_that_counts_in_another_report_is_in_no_figure(client, two):
    source = two[0]
    article = source.articles.order_by("pk").first()
    length = article.latest_revision.text_length
    reading = WireReading.objects.create(revision=article.latest_revision, uncounted=[[0, length // 2 - 1]])
    assert "March 2025" in [row[0] for row in table_of(page_of(client, source), "by-month")]

    reading.uncounted = [[0, length // 2], [length // 2, length]]
    reading.save()

    assert "March 2025" not in [row[0] for row in table_of(page_of(client, source), "by-month")]


def test_an_address_of_a_release_keeps_its_figures(client, two):
    source = two[0]
    first = AnalysisRun.objects.first().release.number
    newer = ReleaseFactory()
    for run in AnalysisRun.objects.filter(revision__article__source=source):
        AnalysisRunFactory(revision=run.revision, release=newer, figures={"own_words": 400, "own_hits": 9})

    page = page_of(client, source, release=first)

    assert table_of(page, "by-month")[1][2] == "2"
    assert f"Figures of release {first}." in page
    assert f"/charts/by-month.csv?release={first}" in page
    assert f"release={first}&amp;month=2025-03#counted" in page
    assert table_of(page_of(client, source), "by-month")[1][2] == "9"
    assert client.get(source.get_absolute_url(), {"release": 99}).status_code == 404


def test_more_than_two_years_are_drawn_from_the_end_and_all_stand_in_the_table(client, monkeypatch):
    monkeypatch.setattr(month_charts, "MOST_MONTHS", 3)
    source = SourceFactory()
    for month in range(1, 6):
        reported(source, month)
    page = page_of(client, source)

    assert "Drawn are the last 3 months; all 5 stand in the table." in page
    assert len(table_of(page, "by-month")) == 6


@pytest.mark.parametrize("junk", JUNK)
def test_odd_questions_open_the_page(client, two, junk):
    asked = dict.fromkeys(["term", "month", "side", "counted", "uses"], junk)

    assert client.get(two[0].get_absolute_url(), asked).status_code == 200


@pytest.mark.parametrize("stories", [1, 12])
def test_page_costs_the_same_at_any_size(client, stories, django_assert_num_queries):
    closing()
    source, other = SourceFactory.create_batch(2)
    months_of(source, other, StoryFactory.create_batch(min(stories, 9)))
    for _ in range(stories - 9):
        reported(source, 2)

    with django_assert_num_queries(10):
        page_of(client, source)
    with django_assert_num_queries(15):
        page_of(client, source, term=SIEGE, month="2025-03")

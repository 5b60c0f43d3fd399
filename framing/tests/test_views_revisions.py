"""The texts of a report, what changed between them, and the analysis of each."""

import pytest
from django.urls import reverse

from framing.models import AnalysisRun
from framing.services.scoring import run_analysis
from framing.tests.factories import AnalysisRunFactory, ReleaseFactory, TermHitFactory
from reports.models import Quantity
from reports.services.ingest import submit_article
from reports.tests.factories import ArticleFactory, RevisionFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

ADDRESS = "https://daily.example/gate"
REPORT = """Harbour gate stays shut

The harbour office closed the gate on Monday after 12 boats were damaged by the storm.

“We closed it before anybody was hurt,” said Mara Quill, the harbour master.

The gate was built in 1931 and was last repaired nine years ago, says a notice at the quay.

Boats wait outside the harbour for the gate to open, as on every Monday of the month.

The town spoke of repairs that would last until the end of the week.

Fishermen asked the town for money for two lost days of work.
"""
NEWER = REPORT.replace("12 boats", "14 boats").replace(
    "asked the town for money", "called the closure a siege and asked the town for money"
)


@pytest.fixture
def article():
    source = SourceFactory()
    story = StoryFactory()
    submit_article(source=source, text=REPORT, url=ADDRESS, story=story)
    return submit_article(source=source, text=NEWER, url=ADDRESS)


def diff(client, article, newer=2, older=1, **query):
    return client.get(reverse("framing:revision_diff", args=[article.pk, newer, older]), query)


def test_list_tells_each_text_and_what_changed(client, article):
    page = client.get(reverse("framing:revision_list", args=[article.pk])).text

    assert page.index("2 paragraphs changed: 7 words") < page.index("The first text")
    assert "?revision=1" in page
    assert reverse("framing:revision_diff", args=[article.pk, 2, 1]) in page


@pytest.mark.parametrize("count", [1, 12])
def test_list_costs_the_same_at_any_length(client, count, django_assert_num_queries):
    article = ArticleFactory(revision=False)
    for number in range(count):
        RevisionFactory(article=article, text=f"Gate shut\n\nThe gate is shut for day {number} of the storm now.")

    with django_assert_num_queries(3):
        client.get(reverse("framing:revision_list", args=[article.pk]))


def test_diff_marks_words_on_both_sides_and_as_one_text(client, article):
    side, inline = diff(client, article).text, diff(client, article, view="inline").text

    for page in (side, inline):
        assert "<del>12</del>" in page
        assert "<ins>14</ins>" in page
        assert "called the closure a siege" in page
        assert "2 paragraphs changed: 7 words" in page
        assert "<b>changed</b>" in page
    assert "<del>12</del><ins>14</ins>" in inline
    assert "<del>12</del><ins>14</ins>" not in side
    assert "unchanged paragraphs" in side
    assert '<td class="serif">12</td>' in side


def test_diff_can_be_read_the_other_way_round(client, article):
    page = diff(client, article, newer=1, older=2, view="inline").text

    assert "<del>14</del><ins>12</ins>" in page


def test_texts_that_are_not_there_are_no_page(client, article):
    assert diff(client, article, newer=3).status_code == 404
    assert diff(client, article, older=9).status_code == 404
    assert client.get(f"{article.get_absolute_url()}?revision=7").status_code == 404
    assert client.get(f"{article.get_absolute_url()}?revision=x").status_code == 200


def test_what_an_article_holds_never_becomes_markup(client):
    source = SourceFactory()
    for words in ("<script>alert(1)</script>", "<img src=x onerror=alert(2)>"):
        text = f"The gate was shut on Monday after {words} boats were damaged by a storm, the office said."
        article = submit_article(source=source, text=text, headline=f"Gate {words} shut", url=ADDRESS)

    for page in (diff(client, article).text, diff(client, article, view="inline").text):
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_figures_of_both_texts_are_set_against_each_other(client, article):
    older, newer = article.revisions.order_by("number")
    runs = [AnalysisRunFactory(revision=revision, engine="e 1") for revision in (older, newer)]
    TermHitFactory(run=runs[1], revision=newer, term="siege", entry="gate_closure.siege", is_counted=True)
    for revision, number in ((older, "12"), (newer, "14")):
        start = revision.text.index(f"{number} boats")
        Quantity.objects.create(
            revision=revision,
            engine="e 1",
            number=1,
            start=start,
            end=start + 2,
            zone="body",
            sentence=1,
            voice="own",
            low=float(number),
            high=float(number),
            comparator="exact",
            unit="boat",
            counted="damage",
            population="boats",
            details={"population_keys": ["boat"]},
        )

    page = diff(client, article).text

    assert "from <b>12</b> to <b>14</b>" in page
    assert '<dt class="serif">siege</dt><dd>came in</dd>' in page


def test_without_both_analyses_no_figure_is_compared(client, article):
    assert "Told when both texts are analysed" in diff(client, article).text


def test_story_tells_what_changed_since_the_report_was_first_stored(client, article):
    page = client.get(article.story.get_absolute_url()).text

    assert "Updated once" in page
    assert f'{reverse("framing:revision_diff", args=[article.pk, 2, 1])}">7 words changed' in page
    submit_article(source=article.source, text=NEWER + "\n\nIt rained on Friday again, the office said.", url=ADDRESS)
    page = client.get(article.story.get_absolute_url()).text
    assert "Updated twice" in page
    assert "8 since the text before" in page


def test_the_analysis_of_an_earlier_text_stays_reachable(client):
    ReleaseFactory()
    source = SourceFactory()
    for text in (NEWER, REPORT):
        article = submit_article(source=source, text=text, url=ADDRESS)
        run_analysis(run=AnalysisRun.objects.get(revision=article.latest_revision))

    older = client.get(f"{article.get_absolute_url()}?revision=1").text
    newest = client.get(article.get_absolute_url()).text

    assert "siege" in older
    assert "An earlier text: revision 1 of 2." in older
    assert "siege" not in newest
    assert "An earlier text" not in newest
    assert "?revision=1" in older[older.index('class="mark') :]


@pytest.mark.parametrize("view", ["side", "inline"])
def test_a_diff_costs_few_queries(client, article, view, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        diff(client, article, view=view)

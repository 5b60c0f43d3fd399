"""Zones of a stored report put right: the form, the log, the analysis that takes them in, and what is never shown."""

import pytest
from django.urls import reverse

from framing.models import AnalysisRun
from framing.selectors.zone_page import PARAGRAPHS_ON_A_PAGE
from framing.services.comparison import analysed_runs, compare_story
from framing.services.scoring import request_analysis, run_analysis
from framing.tests.factories import EditorFactory, ReleaseFactory
from reports.models import ZoneCorrection
from reports.services.ingest import submit_article
from reports.services.zone_corrections import correct_zones
from reports.tests.factories import ReaderFactory, SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

REPORT = """Harbour gate stays shut

The closure of the gate went on for a second day after 12 boats were damaged by the storm.

The closure began on Monday at the old quay of the harbour of Brennick, which has two gates.

In our archive every other closure of the last ten years is told with pictures and maps.
"""
ZONES = ["headline", "body", "body", "body"]


@pytest.fixture
def article():
    ReleaseFactory()
    made = submit_article(source=SourceFactory(), text=REPORT, story=StoryFactory())
    run_analysis(run=AnalysisRun.objects.get())
    return made


@pytest.fixture
def editor(client):
    user = EditorFactory()
    client.force_login(user)
    return user


def address(article):
    return reverse("framing:zones_correct", args=[article.pk])


def form(article, *zones, **more):
    shown = {f"zone_{number}": zone for number, zone in enumerate(zones)}
    return {"shown": 0, "text": article.latest_revision_id, "reason": "It is an appeal.", **shown, **more}


def own_hits(client, article):
    report = client.get(article.get_absolute_url()).context["page"].report
    return report.figures.own_hits if report.figures else None


def test_editor_gives_a_paragraph_another_zone_and_the_figures_follow(client, article, editor):
    assert own_hits(client, article) == 3

    response = client.post(address(article), form(article, *ZONES[:3], "boilerplate"), follow=True)

    assert "The zones are stored. The report is being analysed anew." in response.text
    assert ZoneCorrection.objects.get().corrected_by == editor
    waiting = client.get(article.get_absolute_url())
    assert "Being analysed anew." in waiting.text
    assert own_hits(client, article) is None
    run_analysis(run=AnalysisRun.objects.latest("pk"))
    assert own_hits(client, article) == 2
    assert "furniture-boilerplate" in client.get(article.get_absolute_url()).text


def test_no_page_shows_a_figure_over_zones_that_are_known_to_be_wrong(client, article):
    assert "own-voice term" in client.get("/").text
    correct_zones(revision=article.latest_revision, wanted=[*ZONES[:3], "boilerplate"], shown=0)

    for page in ("/", article.story.get_absolute_url(), article.source.get_absolute_url()):
        assert '<span class="num">3</span> own-voice' not in client.get(page).text
        assert '<b class="num">3</b> own-voice' not in client.get(page).text
    number = AnalysisRun.objects.first().release.number
    pinned = client.get(f"{article.get_absolute_url()}?release={number}").context["page"].report
    assert pinned.figures is None
    assert analysed_runs(article.story) == []


def test_a_comparison_reads_the_corrected_zones(article):
    submit_article(source=SourceFactory(), text=REPORT.replace("12", "14"), story=article.story)
    run_analysis(run=AnalysisRun.objects.latest("pk"))
    correct_zones(revision=article.latest_revision, wanted=[*ZONES[:3], "boilerplate"], shown=0)
    run_analysis(run=AnalysisRun.objects.latest("pk"))

    compare_story(story=article.story)

    corrected = {run.revision.article_id: run.revision.zone_rows[3][0] for run in analysed_runs(article.story)}
    assert corrected[article.pk] == "boilerplate"
    assert sorted(corrected.values()) == ["body", "boilerplate"]


def test_another_engine_and_another_release_keep_to_the_corrected_zones(article, monkeypatch):
    correct_zones(revision=article.latest_revision, wanted=[*ZONES[:3], "boilerplate"], shown=0)
    monkeypatch.setattr("framing.services.scoring.current_engine", lambda: "another engine")

    run = request_analysis(revision=article.latest_revision)
    run_analysis(run=run)

    run.refresh_from_db()
    assert (run.corrections, run.figures["own_hits"]) == (1, 2)


def test_log_names_what_became_what_and_takes_it_back(client, article, editor):
    client.post(address(article), form(article, *ZONES[:3], "boilerplate"))
    log = reverse("framing:correction_log", args=[article.pk])

    page = client.get(log).text
    assert "In our archive every other closure" in page
    assert "was <b>body</b>, is <b>site furniture</b>" in page
    assert "It is an appeal." in page
    after = client.post(reverse("framing:correction_undo", args=[article.pk, 1]), follow=True).text

    assert "Correction 1 is taken back." in after
    assert "takes back" in after
    run_analysis(run=AnalysisRun.objects.latest("pk"))
    assert own_hits(client, article) == 3


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"zone_1": "headline"}, "2 headlines"),
        ({"zone_1": "heading"}, "one of the zones of the list"),
        ({}, "stand like this already"),
        ({"zone_3": "caption", "reason": "x" * 301}, "The reason has 301 characters"),
        ({"zone_3": "caption", "text": "1"}, "newer text by now"),
        ({"zone_3": "caption", "text": "９"}, None),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_chosen(client, article, editor, data, message):
    response = client.post(address(article), form(article, *ZONES) | data)

    assert response.status_code == (422 if message else 302)
    assert message is None or message in response.text
    assert ZoneCorrection.objects.exists() == (message is None)
    if data.get("zone_3") and message:
        assert '<option value="caption" selected>' in response.text


def test_readers_look_and_do_not_choose(client, article):
    assert "<select" not in client.get(address(article)).text
    assert client.post(address(article), form(article, *ZONES)).status_code == 302
    client.force_login(ReaderFactory())
    assert client.post(address(article), form(article, *ZONES)).status_code == 403
    assert not ZoneCorrection.objects.exists()


def test_a_very_long_text_is_corrected_in_parts(client, article, editor):
    lines = "\n\n".join(f"Boats waited outside on day {number} of the storm." for number in range(700))
    long = submit_article(source=SourceFactory(), text=f"Gate shut\n\n{lines}")

    page = client.get(address(long), {"from": PARAGRAPHS_ON_A_PAGE})
    assert page.text.count("<select") == PARAGRAPHS_ON_A_PAGE
    data = {f"zone_{PARAGRAPHS_ON_A_PAGE + 1}": "caption", "shown": 0, "text": long.latest_revision_id}
    assert client.post(f"{address(long)}?from={PARAGRAPHS_ON_A_PAGE}", data).status_code == 302
    assert ZoneCorrection.objects.get().zones[PARAGRAPHS_ON_A_PAGE + 1][0] == "caption"


@pytest.mark.parametrize("count", [1, 12])
def test_log_of_both_kinds_costs_the_same_at_any_length(client, count, django_assert_num_queries):
    revision = submit_article(source=SourceFactory(), text=REPORT).latest_revision
    for number in range(count):
        wanted = [*ZONES[:3], ["caption", "boilerplate"][number % 2]]
        correct_zones(revision=revision, wanted=wanted, shown=number)

    with django_assert_num_queries(4):
        client.get(reverse("framing:correction_log", args=[revision.article_id]))

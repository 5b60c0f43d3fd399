"""Reports in other languages: kept, found, placed, compared with nothing, and plainly told as not analysed."""

import pytest
from django.utils import timezone

from framing.models import AnalysisRun
from framing.selectors.runs import Standing, status_of
from framing.services.comparison import compare_story
from framing.services.scoring import place_unread, request_analysis, run_analysis
from framing.services.sweeps import PATIENCE, sweep
from framing.signals import placing_requested
from framing.tests.factories import ReleaseFactory
from reports.models import Article
from reports.services.ingest import submit_article
from reports.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

SAYS_SO = (
    "This report is in French. Parallax analyses reports in English; it is kept here for its date, names and text."
)
FRENCH = """La porte du port de Brennick reste fermée

La vieille porte du port de Brennick restera fermée jusqu'à mercredi, a annoncé lundi le bureau du port.

Les pêcheurs du quai demandent une indemnité pour deux jours de travail perdus.
"""
ENGLISH = """Harbour gate of Brennick stays shut

The old harbour gate of Brennick stays shut until Wednesday, the harbour office said on Monday.

Fishermen of the quay asked for money for two lost days of work.
"""


def stored(text=FRENCH, **more):
    return submit_article(source=SourceFactory(), text=text, **more)


def test_no_analysis_is_asked_for():
    ReleaseFactory()

    article = stored()

    assert request_analysis(revision=article.latest_revision) is None
    assert sweep() == 0
    assert not AnalysisRun.objects.exists()


def test_a_release_that_reaches_every_text_leaves_it_out():
    stored(), stored(ENGLISH)

    ReleaseFactory()
    sweep()

    assert [run.revision.language for run in AnalysisRun.objects.all()] == ["en"]


def test_it_is_placed_without_an_analysis():
    article = stored()

    story_id = place_unread(article=article)

    article.refresh_from_db()
    assert (article.story_id, article.placement) == (story_id, Article.Placement.PROPOSED)
    assert place_unread(article=stored(ENGLISH)) is None


def test_the_sweep_asks_again_for_its_place_until_it_has_one():
    article, heard = stored(), []

    def hear(article_id, **kwargs):
        heard.append(article_id)

    placing_requested.connect(hear)
    sweep()
    with later(PATIENCE * 2):
        sweep()
        place_unread(article=article)
        sweep()
    placing_requested.disconnect(hear)

    assert heard == [article.pk]


def test_a_story_compares_its_english_reports():
    ReleaseFactory()
    story = StoryFactory()
    stored(story=story)
    for text in (ENGLISH, ENGLISH.replace("Wednesday", "Friday")):
        run_analysis(run=AnalysisRun.objects.get(revision=stored(text, story=story).latest_revision))

    comparison = compare_story(story=story)

    assert len(comparison.revisions) == 2


def test_a_new_text_in_another_language_takes_the_report_out_of_the_analysis():
    ReleaseFactory()
    address = {"source": SourceFactory(), "url": "https://daily.example/gate"}
    submit_article(text=ENGLISH, **address)

    article = submit_article(text=FRENCH, **address)

    assert status_of(article).standing is Standing.OTHER_LANGUAGE
    assert status_of(submit_article(text=ENGLISH + "It rained.", **address)).standing is Standing.QUEUED


@pytest.mark.parametrize("with_release", [True, False])
def test_every_page_says_that_it_is_not_analysed(client, with_release):
    if with_release:
        ReleaseFactory()
    article = stored(story=StoryFactory())
    stored(ENGLISH, story=article.story)

    for address in (article.get_absolute_url(), article.story.get_absolute_url(), f"/articles/{article.pk}/status/"):
        assert SAYS_SO in client.get(address).text
    for address in ("/", article.source.get_absolute_url()):
        assert "in French, not analysed" in client.get(address).text
    assert "pêcheurs" in client.get(article.get_absolute_url()).text
    for tab in ("quotes", "labels", "claims", "numbers", "sequence"):
        assert client.get(f"{article.story.get_absolute_url()}{tab}/").status_code == 200


@pytest.mark.parametrize("tab", ["quotes", "labels", "claims", "numbers", "sequence"])
def test_no_table_has_an_empty_column_of_it(client, tab):
    ReleaseFactory()
    story = StoryFactory()
    french = stored(story=story)
    for text in (ENGLISH, ENGLISH.replace("Wednesday", "Friday")):
        run_analysis(run=AnalysisRun.objects.get(revision=stored(text, story=story).latest_revision))
    compare_story(story=story)

    page = client.get(f"{story.get_absolute_url()}{tab}/").text

    assert page.count(french.source.name) == 1
    assert "</b> is in French: kept for its date, names and text, not analysed." in page


@pytest.mark.parametrize(
    ("question", "text", "marked"),
    [
        ("pêcheurs", FRENCH, "pêcheurs"),
        ("la porte -quai", FRENCH, None),
        (
            "闸门",
            "港口关闭两天\n\n港务局周一表示，老港口闸门将关闭至周三，没有人受伤。\n\n渔民协会要求市政府赔偿。",
            "闸门",
        ),
        ("asking", ENGLISH, "asked"),
    ],
    ids=["French", "left out", "Chinese", "English endings"],
)
def test_it_is_found_by_its_words(client, question, text, marked):
    story = StoryFactory(title="A gate")
    stored(text, story=story)

    page = client.get("/", {"q": question}).text

    assert ("A gate" in page) == (marked is not None)
    assert marked is None or f'<mark class="found">{marked}</mark>' in page


def later(by):
    """The clock of the sweep put forward."""
    patch = pytest.MonkeyPatch()
    now = timezone.now
    patch.setattr("framing.services.sweeps.timezone.now", lambda: now() + by)

    class Forward:
        def __enter__(self):
            return patch

        def __exit__(self, *args):
            patch.undo()

    return Forward()

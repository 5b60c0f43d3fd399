"""A text that is its report's newest again is shown with the figures of today, and its story is compared with it."""

import pytest
from django.urls import reverse

from framing.models import AnalysisRun, CandidateHit
from framing.selectors.comparisons import comparison_status_of
from framing.selectors.runs import newest_finished_runs
from framing.services.comparison import compare_story
from framing.services.scoring import run_analysis
from framing.services.standing_again import take_up_again
from framing.services.sweeps import sweep
from framing.signals import analysis_requested, standing_again
from framing.tests.factories import ReleaseFactory
from reports.models import TextBand
from reports.selectors.zones import zones_now
from reports.services.copies import find_copies
from reports.services.ingest import submit_article, submit_report
from reports.services.zone_corrections import correct_zones
from reports.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db
URL = "https://daily.example/gate"
FIRST = """Gate stays shut

The harbour office shut the gate of Brennick on Monday after a storm damaged twelve boats at the quay.

“We shut it before anybody was hurt,” said Mara Quill, the harbour master of Brennick.
"""
SECOND = FIRST.replace("twelve boats", "fourteen boats").replace("stays shut", "stays shut for days")
OTHER = FIRST.replace("Gate stays shut", "Storm at Brennick").replace("office shut", "master closed")


@pytest.fixture
def asked():
    """What workers were asked for: new analyses, and finished ones to be taken up."""
    told = {"analyse": [], "take up": []}

    def analyse(sender, run_id, **kwargs):
        told["analyse"].append(run_id)

    def take_up(sender, run_id, **kwargs):
        told["take up"].append(run_id)

    analysis_requested.connect(analyse)
    standing_again.connect(take_up)
    yield told
    analysis_requested.disconnect(analyse)
    standing_again.disconnect(take_up)


@pytest.fixture
def report():
    """A report of two texts in a compared story, every text analysed."""
    ReleaseFactory()
    story = StoryFactory()
    source = SourceFactory()
    submit_article(source=SourceFactory(), text=OTHER, story=story)
    submit_article(source=source, text=FIRST, url=URL, story=story)
    settle(story)
    article = submit_article(source=source, text=SECOND, url=URL)
    settle(story)
    return article


def settle(story):
    for run in AnalysisRun.objects.filter(state="queued"):
        run_analysis(run=run)
    compare_story(story=story)


def fetched_again(article, text=FIRST):
    return submit_report(source=article.source, text=text, url=URL, is_current=True)


def test_finished_analysis_is_taken_up_and_its_story_compared_with_it(report, asked):
    first = report.revisions.get(number=1)
    run = AnalysisRun.objects.get(revision=first)

    fetched_again(report)
    assert asked == {"analyse": [], "take up": [run.pk]}
    assert take_up_again(run_id=run.pk) == report.story_id
    compare_story(story=report.story)

    shown = comparison_status_of(report.story)
    assert (shown.comparison.state, first.pk in shown.comparison.revisions) == ("done", True)
    assert sweep() == 0


def test_release_that_came_meanwhile_is_taken_in(report, asked):
    release = ReleaseFactory()

    fetched_again(report)

    run = AnalysisRun.objects.get(pk=asked["analyse"][0])
    assert (run.revision.number, run.release) == (1, release)
    run_analysis(run=run)
    assert newest_finished_runs([run.revision_id])[run.revision_id] == run


def test_candidates_are_those_of_the_text_that_stands(report):
    first, second = report.revisions.order_by("number")
    run = AnalysisRun.objects.get(revision=second)
    CandidateHit.objects.filter(revision__article=report).delete()
    CandidateHit.objects.create(
        run=run, revision=second, key="shut", text="shut", zone="body", start=21, end=25, voice="own", score=0.9
    )

    fetched_again(report)
    take_up_again(run_id=AnalysisRun.objects.get(revision=first).pk)

    assert not CandidateHit.objects.filter(revision=second).exists()


def test_text_that_stands_no_more_is_not_taken_up(report):
    run = AnalysisRun.objects.get(revision__number=1, revision__article=report)

    assert take_up_again(run_id=run.pk) is None


def test_copies_are_looked_for_by_the_text_that_stands(report):
    first = report.revisions.get(number=1)
    find_copies(revision_id=report.latest_revision_id)

    fetched_again(report)
    find_copies(revision_id=first.pk)

    assert set(TextBand.objects.filter(revision__article=report).values_list("revision", flat=True)) == {first.pk}


def test_zones_that_were_corrected_between_hold_and_figures_are_shown(report, asked):
    second = report.latest_revision
    wanted = [str(zone.zone) for zone in zones_now(second)]
    wanted[-1] = "caption"
    correct_zones(revision=second, wanted=wanted, shown=0)
    settle(report.story)

    fetched_again(report)
    settle(report.story)

    first = report.revisions.get(number=1)
    assert str(zones_now(first)[-1].zone) == "caption"
    assert newest_finished_runs([first.pk])[first.pk].corrections == 1


def test_pages_say_which_text_stands(client, report):
    fetched_again(report)

    listed = client.get(reverse("framing:revision_list", args=[report.pk])).text
    assert listed.index("newest again") < listed.index('id="revision-2"')
    assert reverse("framing:revision_diff", args=[report.pk, 1, 2]) in listed
    article = client.get(report.get_absolute_url()).text
    assert "All 2 revisions" in article
    assert reverse("framing:revision_diff", args=[report.pk, 1, 2]) in article
    assert "revision 2 of 2" in client.get(f"{report.get_absolute_url()}?revision=2").text
    story = client.get(report.story.get_absolute_url()).text
    assert "Updated twice: it reads as at first again" in story
    assert "since the text before" in story

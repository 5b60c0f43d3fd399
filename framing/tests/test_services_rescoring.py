"""A release has exactly those texts analysed anew that one of its changed forms can reach."""

from dataclasses import replace
from threading import Event, Thread

import pytest
from django.db import connection
from django.utils import timezone

from framing.analysis.lexicon import load_lexicon
from framing.models import AnalysisRun, Comparison
from framing.models.analysis import RunState
from framing.selectors.comparisons import comparison_status_of
from framing.selectors.concordance import hits_of_entry, waiting_count
from framing.selectors.rescoring import rescoring_of
from framing.services import releases, scoring
from framing.services.comparison import compare_story
from framing.services.releases import current_release, publish_release
from framing.services.rescoring import RUNS_A_MESSAGE
from framing.services.scoring import retry_analysis, run_analyses, run_analysis
from framing.services.sweeps import PATIENCE, sweep
from framing.signals import comparison_requested, rescoring_requested
from framing.tests.factories import LEXICON
from reports.models import Article, ArticleRevision
from reports.services.ingest import submit_article
from reports.tests.factories import SourceFactory, StoryFactory

pytestmark = pytest.mark.django_db

SIEGE = "Harbour gate stays shut\n\nThe siege of the harbour went on for another day, and the boats stayed at the quay."
MOB = "Crowd at harbour gate\n\nA mob stood at the gate on Monday, and nobody went through it until the evening came."
RAIN = "Rain over Brennick\n\nThe rain went on for another day, and the boats stayed at the quay until the evening."


def lexicon(*, intensity=3, without=""):
    text = LEXICON.format(number=1).replace("intensity = 3", f"intensity = {intensity}")
    found = load_lexicon(text)
    return replace(found, entries=tuple(entry for entry in found.entries if entry.code != without))


def publish(**changes):
    return publish_release(lexicon=lexicon(**changes), reason="Other words.")[0]


def analyse_all():
    while run := AnalysisRun.objects.filter(state=RunState.QUEUED).order_by("pk").first():
        run_analysis(run=run)


def stored(text, story=None):
    return submit_article(source=SourceFactory(), text=text, story=story)


@pytest.fixture
def heard():
    """What is asked for while the test runs."""
    asked = {"runs": [], "stories": []}

    def hear_runs(run_ids, **kwargs):
        asked["runs"].append(run_ids)

    def hear_story(story_id, **kwargs):
        asked["stories"].append(story_id)

    rescoring_requested.connect(hear_runs)
    comparison_requested.connect(hear_story)
    yield asked
    rescoring_requested.disconnect(hear_runs)
    comparison_requested.disconnect(hear_story)


def test_only_texts_that_a_changed_form_can_reach_are_queued(heard):
    publish()
    siege, _, _ = stored(SIEGE), stored(MOB), stored(RAIN)
    analyse_all()

    release = publish(intensity=2)

    queued = AnalysisRun.objects.get(release=release)
    assert (queued.revision, queued.state, queued.is_rescoring) == (siege.latest_revision, RunState.QUEUED, True)
    assert heard["runs"] == [[queued.pk]]


def test_runs_of_the_earlier_release_stand_for_all_other_texts():
    publish()
    siege, mob = stored(SIEGE), stored(MOB)
    analyse_all()

    release = publish(intensity=2)
    analyse_all()

    hits = hits_of_entry("gate_closure.siege", release)
    assert [(hit.run.release, hit.intensity) for hit in hits] == [(release, 2)]
    assert hits_of_entry("gate_protesters.mob", release).get().revision == mob.latest_revision
    assert waiting_count(release) == 0
    sweep()
    assert AnalysisRun.objects.count() == 3
    assert retry_analysis(article=siege).release == release
    assert retry_analysis(article=mob).release.number == 1


def test_hits_that_a_text_had_under_an_earlier_release_can_still_be_asked_for():
    first = publish()
    stored(SIEGE)
    analyse_all()
    second = publish(without="gate_closure.siege")
    analyse_all()

    assert hits_of_entry("gate_closure.siege", first).count() == 1
    assert hits_of_entry("gate_closure.siege", second).count() == 0


def test_first_release_queues_every_text(heard):
    stored(SIEGE)
    stored(RAIN)

    release = publish()

    assert AnalysisRun.objects.filter(release=release, state=RunState.QUEUED).count() == 2
    assert len(heard["runs"]) == 1
    assert rescoring_of(release).total == 0


def test_a_text_that_was_never_asked_for_is_left_to_the_sweep():
    publish()
    article = stored(SIEGE)
    AnalysisRun.objects.all().delete()

    release = publish(intensity=2)

    assert not AnalysisRun.objects.exists()
    sweep()
    assert AnalysisRun.objects.get(revision=article.latest_revision).release == release


def test_progress_is_told_from_the_rows():
    publish()
    stored(SIEGE)
    stored(SIEGE.replace("Harbour", "Quay"))
    analyse_all()
    release = publish(intensity=2)

    before = rescoring_of(release)
    run_analysis(run=AnalysisRun.objects.filter(release=release).first())
    AnalysisRun.objects.filter(release=release, state=RunState.QUEUED).update(
        state=RunState.FAILED, failure_code="engine_error", finished_at=timezone.now()
    )
    after = rescoring_of(release)

    assert (before.total, before.done, before.failed, before.waiting, before.is_finished) == (2, 0, 0, 2, False)
    assert (after.total, after.done, after.failed, after.waiting, after.is_finished) == (2, 1, 1, 0, True)


def test_messages_carry_some_runs_each(heard, monkeypatch):
    publish()
    for number in range(5):
        stored(SIEGE.replace("Monday", f"day {number}").replace("Harbour", f"Harbour {number}"))
    analyse_all()
    monkeypatch.setattr("framing.services.rescoring.RUNS_A_MESSAGE", 2)

    release = publish(intensity=2)

    assert [len(ids) for ids in heard["runs"]] == [2, 2, 1]
    assert {pk for ids in heard["runs"] for pk in ids} == {
        run.pk for run in AnalysisRun.objects.filter(release=release)
    }
    assert RUNS_A_MESSAGE > 2


def test_a_story_is_compared_once_for_all_of_its_texts_in_one_message(heard):
    publish()
    story = StoryFactory()
    stored(SIEGE, story)
    stored(SIEGE.replace("Harbour", "Quay"), story)
    analyse_all()
    compare_story(story=story)
    heard["runs"].clear()
    release = publish(intensity=2)
    heard["stories"].clear()

    run_analyses(run_ids=heard["runs"][0])

    assert heard["stories"] == [story.pk]
    assert compare_story(story=story).release == release


def test_a_story_waits_for_its_last_text_and_is_then_compared_under_the_new_release():
    first = publish()
    story = StoryFactory()
    stored(SIEGE, story)
    stored(SIEGE.replace("Harbour", "Quay"), story)
    analyse_all()
    compare_story(story=story)
    release = publish(intensity=2)
    run_analysis(run=AnalysisRun.objects.filter(release=release).first())

    waiting = compare_story(story=story)
    status = comparison_status_of(story)
    analyse_all()

    assert (waiting, status.standing) == (None, "pending")
    assert sweep() == 1
    assert compare_story(story=story).release == release
    assert Comparison.objects.filter(story=story).count() == 2
    assert Comparison.objects.filter(story=story, release=first, state=RunState.DONE).count() == 1


def test_reports_of_several_releases_are_compared_with_the_newest_of_them():
    publish()
    story = StoryFactory()
    stored(SIEGE, story)
    stored(MOB, story)
    analyse_all()
    old = compare_story(story=story)
    release = publish(intensity=2)
    analyse_all()

    compared = compare_story(story=story)
    found = comparison_status_of(story).result

    assert (compared.release, found) == (release, compared)
    assert compared != old
    assert sweep() == 0


def test_a_text_whose_new_analysis_failed_does_not_hinder_the_comparison():
    publish()
    story = StoryFactory()
    stored(SIEGE, story)
    stored(SIEGE.replace("Harbour", "Quay"), story)
    analyse_all()
    release = publish(without="gate_closure.siege")
    AnalysisRun.objects.filter(pk=AnalysisRun.objects.latest("pk").pk).update(
        state=RunState.FAILED, failure_code="engine_error", finished_at=timezone.now()
    )
    analyse_all()

    made = compare_story(story=story)
    AnalysisRun.objects.filter(state=RunState.FAILED).update(state=RunState.QUEUED, failure_code="")
    analyse_all()

    assert (made.state, made.release) == (RunState.DONE, release)
    assert compare_story(story=story) != made


def test_what_is_left_when_a_message_takes_long_is_asked_for_again(heard, monkeypatch):
    publish()
    stored(SIEGE)
    stored(MOB)
    ids = list(AnalysisRun.objects.values_list("pk", flat=True).order_by("pk"))
    heard["runs"].clear()
    monkeypatch.setattr(scoring, "MOST_SECONDS_A_MESSAGE", 0.000001)

    run_analyses(run_ids=ids)

    assert heard["runs"] == [ids]


def test_an_analysis_that_raises_does_not_take_the_rest_of_its_message_along(heard, monkeypatch):
    publish()
    stored(SIEGE)
    stored(MOB)
    ids = list(AnalysisRun.objects.values_list("pk", flat=True).order_by("pk"))
    heard["runs"].clear()

    def broken(*args):
        raise RuntimeError("no")

    monkeypatch.setattr(scoring, "_analyser", broken)
    with pytest.raises(RuntimeError):
        run_analyses(run_ids=ids)

    assert heard["runs"] == [ids[1:]]
    assert AnalysisRun.objects.get(pk=ids[0]).state == RunState.FAILED


def test_rescoring_whose_messages_were_lost_is_asked_for_again_once_it_stands_still(heard):
    publish()
    stored(SIEGE)
    analyse_all()
    release = publish(intensity=2)
    waiting = AnalysisRun.objects.get(release=release)
    long_ago = timezone.now() - 2 * PATIENCE
    AnalysisRun.objects.update(queued_at=long_ago, finished_at=long_ago)
    heard["runs"].clear()

    sweep()
    AnalysisRun.objects.create(
        revision=stored(RAIN).latest_revision.article.revisions.create(number=9, text="x", digest="0" * 64),
        release=release,
        engine=waiting.engine,
        is_rescoring=True,
        state=RunState.DONE,
        finished_at=timezone.now(),
    )
    sweep()

    assert heard["runs"] == [[waiting.pk]]


def test_a_change_that_marks_nothing_otherwise_queues_nothing():
    publish()
    stored(SIEGE)
    analyse_all()
    found = lexicon()

    release, _ = publish_release(
        lexicon=replace(found, entries=tuple(replace(entry, why="Because.") for entry in found.entries)),
        reason="Better prose.",
    )

    assert not AnalysisRun.objects.filter(release=release).exists()
    assert sweep() == 0


@pytest.mark.django_db(transaction=True)
def test_a_text_that_is_stored_while_a_release_is_published_is_analysed_with_that_release(monkeypatch):
    """The publisher has looked for texts already; whoever stores one now waits, and asks with the new release."""
    publish()
    looked, stores = Event(), Event()
    queue = releases.queue_rescoring

    def slowly(**known):
        made = queue(**known)
        looked.set()
        stores.wait(timeout=5)
        connection.cursor().execute("SELECT pg_sleep(0.5)")
        return made

    monkeypatch.setattr(releases, "queue_rescoring", slowly)

    def publishing():
        publish(intensity=2)
        connection.close()

    publisher = Thread(target=publishing)
    publisher.start()
    looked.wait(timeout=10)
    source = SourceFactory()
    stores.set()
    article = submit_article(source=source, text=SIEGE)
    publisher.join(timeout=10)

    assert current_release().number == 2
    assert [run.release.number for run in AnalysisRun.objects.filter(revision=article.latest_revision)] == [2]


@pytest.mark.django_db(transaction=True)
def test_a_release_waits_for_a_text_that_is_being_stored_and_reaches_it(monkeypatch):
    publish()
    asked, publishes = Event(), Event()
    request = scoring.correction_count

    def slowly(revision):
        counted = request(revision)
        asked.set()
        publishes.wait(timeout=5)
        connection.cursor().execute("SELECT pg_sleep(0.5)")
        return counted

    monkeypatch.setattr(scoring, "correction_count", slowly)
    source = SourceFactory()

    def storing():
        submit_article(source=source, text=SIEGE)
        connection.close()

    storer = Thread(target=storing)
    storer.start()
    asked.wait(timeout=10)
    publishes.set()
    release = publish(intensity=2)
    storer.join(timeout=10)

    revision = ArticleRevision.objects.get()
    assert Article.objects.get().latest_revision == revision
    assert AnalysisRun.objects.latest("pk").release == release

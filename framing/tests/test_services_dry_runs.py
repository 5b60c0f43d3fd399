"""A changed lexicon is tried on the stored texts, and foretells exactly what publishing it gives."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from framing.analysis.lexicon import load_lexicon
from framing.analysis.overlay import change_of, with_changes
from framing.analysis.tables import table_of
from framing.models import AnalysisRun, Draft, DryRun
from framing.models.analysis import RunState
from framing.selectors.runs import newest_finished_runs
from framing.services import dry_runs
from framing.services.dry_runs import (
    KEPT_FOR,
    PATIENCE,
    DryRunRefused,
    continue_dry_run,
    start_impact,
    start_trial,
)
from framing.services.releases import current_release, lexicon_of, publish_release
from framing.services.scoring import run_analysis
from framing.services.sweeps import sweep
from framing.signals import dry_run_requested
from framing.tests.curation import DraftFactory, entry_table
from framing.tests.factories import LEXICON
from reports.models import Article
from reports.services.ingest import submit_article
from reports.tests.factories import SourceFactory

pytestmark = pytest.mark.django_db

SIEGE = "Harbour gate stays shut\n\nThe siege of the harbour went on, and the boats stayed at the quay for day {}."
LOCKOUT = "Harbour gate stays shut\n\nThe lockout went on, and a “lockout” it was called at the quay on day {}."
RAIN = "Rain over Brennick\n\nThe rain went on for another day, and the boats stayed at the quay until day {}."
SIEGE_CODE = "gate_closure.siege"


@pytest.fixture
def published():
    return publish_release(lexicon=load_lexicon(LEXICON.format(number=1)), reason="First words.")[0]


def stored(*texts):
    made = [
        submit_article(source=SourceFactory(), text=text.format(number), headline="")
        for number, text in enumerate(texts)
    ]
    for run in AnalysisRun.objects.filter(state=RunState.QUEUED):
        run_analysis(run=run)
    return [article.latest_revision for article in made]


def changed(code=SIEGE_CODE, *, approved=False, **fields):
    entry = next(entry for entry in lexicon_of(current_release()).entries if entry.code == code)
    return DraftFactory(
        code=code,
        kind=Draft.Kind.CHANGE,
        base_digest="0" * 64,
        entry=table_of(entry) | {"guidance": []} | fields,
        approved=approved,
    )


def done(dry_run):
    while continue_dry_run(dry_run=dry_run):
        pass
    dry_run.refresh_from_db()
    return dry_run


def changes_in(dry_run):
    return [(hit.revision_id, hit.entry, hit.text, hit.change) for hit in dry_run.hits.order_by("revision", "start")]


def test_trial_of_a_new_entry_shows_its_hits_in_the_texts_that_can_hold_it(published):
    siege, lockout, _ = stored(SIEGE, LOCKOUT, RAIN)

    trial = start_trial(draft=DraftFactory(code="gate_closure.lockout"), by=None)
    assert (trial.state, trial.revisions, trial.left_out) == (RunState.QUEUED, [lockout.pk], 0)
    done(trial)

    assert (trial.state, trial.checked, trial.found) == (RunState.DONE, 1, 2)
    assert changes_in(trial) == [(lockout.pk, "gate_closure.lockout", "lockout", "new")] * 2
    assert [hit.voice for hit in trial.hits.order_by("start")] == ["own", "scare"]
    assert trial.figures.get().after["own_hits"] == trial.figures.get().before["own_hits"] + 1
    assert siege.pk not in trial.revisions


@pytest.mark.parametrize(
    ("fields", "change", "own_hits"),
    [
        ({"intensity": 2}, "same", None),
        ({"intensity": 1, "plain": True}, "judged", 0),
        ({"forms": ["blockade"]}, "lost", 0),
        ({"forms": ["siege of the harbour"]}, "new", None),
    ],
)
def test_hits_of_a_change_are_new_lost_judged_otherwise_or_the_same(published, fields, change, own_hits):
    stored(SIEGE)

    trial = done(start_trial(draft=changed(**fields), by=None))

    assert change in [told for *_, told in changes_in(trial)]
    assert trial.found == (change != "lost")
    assert [row.after["own_hits"] for row in trial.figures.all()] == ([] if own_hits is None else [own_hits])


def test_trial_of_better_prose_shows_where_the_entry_stands_as_it_does_now(published):
    siege, _ = stored(SIEGE, RAIN)

    trial = done(start_trial(draft=changed(why="Says that somebody is to be starved."), by=None))

    assert (trial.checked, trial.found, changes_in(trial)) == (
        1,
        1,
        [(siege.pk, SIEGE_CODE, "siege", "same")],
    )
    assert not trial.figures.exists()


def test_impact_of_better_prose_is_done_at_once(published):
    stored(SIEGE)
    changed(why="Says that somebody is to be starved.", approved=True)

    impact = start_impact(by=None)

    assert (impact.state, impact.revisions) == ("done", [])


def test_marks_of_other_entries_that_give_way_are_told_too(published):
    (siege,) = stored(SIEGE)
    draft = DraftFactory(
        code="gate_closure.long_siege", entry=entry_table("gate_closure.long_siege", "siege of the harbour")
    )

    trial = done(start_trial(draft=draft, by=None))

    assert sorted(changes_in(trial)) == [
        (siege.pk, "gate_closure.long_siege", "siege of the harbour", "new"),
        (siege.pk, SIEGE_CODE, "siege", "lost"),
    ]
    assert trial.found == 1


def test_retirement_is_tried_as_well(published):
    stored(SIEGE)
    draft = DraftFactory(code=SIEGE_CODE, kind=Draft.Kind.RETIRE, base_digest="0" * 64)

    assert [change for *_, change in changes_in(done(start_trial(draft=draft, by=None)))] == ["lost"]


def test_text_that_is_not_analysed_yet_is_compared_with_what_the_base_would_show(published):
    submit_article(source=SourceFactory(), text=SIEGE.format(1))

    trial = done(start_trial(draft=changed(intensity=2), by=None))

    assert [change for *_, change in changes_in(trial)] == ["same"]
    assert not trial.figures.exists()


def test_trial_takes_the_newest_texts_and_says_how_many_it_leaves_out(published, monkeypatch):
    revisions = stored(*[SIEGE] * 5)
    monkeypatch.setattr(dry_runs, "MOST_TEXTS_OF_A_TRIAL", 2)

    trial = start_trial(draft=changed(intensity=2), by=None)

    assert trial.revisions == [revisions[4].pk, revisions[3].pk]
    assert trial.left_out == 3


def test_texts_are_tried_in_batches_and_each_is_told_once(published, monkeypatch):
    stored(*[SIEGE] * 5)
    monkeypatch.setattr(dry_runs, "TEXTS_A_MESSAGE", 2)
    trial = start_trial(draft=changed(intensity=2), by=None)

    seen = []
    while continue_dry_run(dry_run=trial):
        trial.refresh_from_db()
        seen.append((trial.checked, trial.found, trial.state))

    assert seen == [(2, 2, RunState.QUEUED), (4, 4, RunState.QUEUED)]
    trial.refresh_from_db()
    assert (trial.checked, trial.hits.count(), trial.state) == (5, 5, RunState.DONE)
    assert continue_dry_run(dry_run=trial) is False


def test_a_slow_batch_leaves_the_rest_to_the_next(published, monkeypatch):
    stored(*[SIEGE] * 3)
    monkeypatch.setattr(dry_runs, "MOST_SECONDS_A_MESSAGE", 0.0)
    trial = start_trial(draft=changed(intensity=2), by=None)

    assert continue_dry_run(dry_run=trial)

    trial.refresh_from_db()
    assert trial.checked == 1


def test_worker_that_is_killed_loses_only_its_batch(published, monkeypatch):
    stored(*[SIEGE] * 2)
    trial = start_trial(draft=changed(intensity=2), by=None)
    monkeypatch.setattr(dry_runs, "_store", lambda *args: (_ for _ in ()).throw(OperationalError("gone")))
    with pytest.raises(OperationalError):
        continue_dry_run(dry_run=trial)
    monkeypatch.undo()
    trial.refresh_from_db()
    assert (trial.state, trial.checked) == (RunState.QUEUED, 0)

    assert done(trial).checked == 2


def test_two_workers_do_not_try_the_same_texts(published):
    stored(SIEGE)
    trial = start_trial(draft=changed(intensity=2), by=None)
    DryRun.objects.update(state=RunState.RUNNING, lease_until=timezone.now() + timedelta(minutes=1))

    assert continue_dry_run(dry_run=trial) is False
    assert not trial.hits.exists()


def test_error_is_stored_with_its_reason(published, monkeypatch):
    stored(SIEGE)
    trial = start_trial(draft=changed(intensity=2), by=None)
    monkeypatch.setattr(dry_runs, "_seen", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        continue_dry_run(dry_run=trial)

    trial.refresh_from_db()
    assert (trial.state, trial.failure_code) == (RunState.FAILED, "engine_error")


def test_deleted_article_is_passed_over(published):
    stored(*[SIEGE] * 2)
    trial = start_trial(draft=changed(intensity=2), by=None)
    Article.objects.first().delete()

    assert done(trial).checked == 2
    assert trial.hits.count() == 1


def test_impact_tries_every_approved_draft_and_the_same_again_is_the_stored_one(published):
    stored(SIEGE, LOCKOUT, RAIN)
    changed(forms=["blockade"], approved=True)
    DraftFactory(code="gate_closure.lockout", approved=True)
    DraftFactory(code="gate_closure.other")

    impact = done(start_impact(by=None))

    assert [row["code"] for row in impact.changes] == ["gate_closure.lockout", SIEGE_CODE]
    assert impact.figures.count() == 2
    assert start_impact(by=None) == impact
    stored(SIEGE.replace("Harbour", "Quay"))
    assert start_impact(by=None) != impact


def test_publishing_gives_exactly_the_figures_and_marks_that_the_impact_foretold(published):
    revisions = stored(SIEGE, LOCKOUT, RAIN, SIEGE.replace("siege", "siege, a siege,"))
    changed(intensity=1, plain=True, approved=True)
    DraftFactory(code="gate_closure.lockout", approved=True)
    impact = done(start_impact(by=None))
    base = lexicon_of(published)
    before = {pk: run.figures for pk, run in newest_finished_runs([one.pk for one in revisions]).items()}

    after = with_changes(base, [change_of(row, base) for row in impact.changes])
    publish_release(lexicon=after, reason="As tried.")
    for run in AnalysisRun.objects.filter(state=RunState.QUEUED):
        run_analysis(run=run)

    runs = newest_finished_runs([one.pk for one in revisions])
    foretold = {row.revision_id: row.after for row in impact.figures.all()}
    assert {pk: run.figures for pk, run in runs.items()} == before | foretold
    assert {row.revision_id: row.before for row in impact.figures.all()} == {pk: before[pk] for pk in foretold}
    codes = {row["code"] for row in impact.changes}
    published_hits = {
        (hit.revision_id, hit.start, hit.end, hit.entry, hit.is_counted, hit.reason)
        for run in runs.values()
        for hit in run.hits.filter(entry__in=codes)
    }
    assert published_hits == {
        (hit.revision_id, hit.start, hit.end, hit.entry, hit.is_counted, hit.reason)
        for hit in impact.hits.exclude(change="lost").filter(entry__in=codes)
    }


@pytest.mark.parametrize("start", [lambda: start_trial(draft=DraftFactory(), by=None), lambda: start_impact(by=None)])
def test_without_a_release_or_a_draft_nothing_can_be_tried(start):
    with pytest.raises(DryRunRefused):
        start()


def test_changes_that_do_not_fit_are_told(published):
    draft = DraftFactory(entry=entry_table("gate_closure.lockout") | {"contrast_set": "nowhere"}, code="x.y")

    with pytest.raises(DryRunRefused, match="its table has the code"):
        start_trial(draft=draft, by=None)


def test_the_same_trial_is_not_begun_twice_while_it_runs(published):
    stored(SIEGE)
    draft = changed(intensity=2)

    first = start_trial(draft=draft, by=None)

    assert start_trial(draft=draft, by=None) == first
    done(first)
    assert start_trial(draft=draft, by=None) != first


def test_sweep_takes_up_what_nobody_tries_and_forgets_what_is_old(published):
    stored(SIEGE)
    asked = []

    def hear(dry_run_id, **kwargs):
        asked.append(dry_run_id)

    trial = start_trial(draft=changed(intensity=2), by=None)
    dry_run_requested.connect(hear)
    sweep()
    assert asked == []

    DryRun.objects.update(queued_at=timezone.now() - 2 * PATIENCE)
    sweep()
    assert asked == [trial.pk]

    DryRun.objects.update(queued_at=timezone.now() - KEPT_FOR)
    sweep()
    dry_run_requested.disconnect(hear)
    assert not DryRun.objects.exists()

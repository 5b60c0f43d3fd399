"""Publishing approved drafts: all of them or nothing, and every reason why not."""

import threading

import pytest
from django.db import connection

from framing.analysis.proposals import entry_digest
from framing.analysis.tables import table_of
from framing.models import AnalysisRun, Draft, EntryCheck, LexiconRelease, Term
from framing.services import publishing
from framing.services.checks import check_of
from framing.services.publishing import next_release, publish_drafts
from framing.services.releases import ReleaseRefused, current_release, lexicon_of, restore_release
from framing.tests.curation import HARBOUR_SET, DraftFactory, entry_table
from framing.tests.factories import NOON, AnalysisRunFactory, CuratorFactory, ReleaseFactory
from reports.tests.factories import TEXT, ArticleFactory

pytestmark = pytest.mark.django_db
SIEGE = "gate_closure.siege"
MOB = "gate_protesters.mob"


def live(code):
    return next(entry for entry in lexicon_of(current_release()).entries if entry.code == code)


def proven(draft, problems=(), contrast_set=HARBOUR_SET):
    """The draft with a worker's answer on its wording."""
    check = check_of(entry=draft.entry, contrast_set=contrast_set)
    check.problems, check.checked_at = list(problems), NOON
    check.save()
    return draft


def new_draft(code="gate_closure.lockout", **values):
    return proven(DraftFactory(approved=True, code=code, entry=entry_table(code), **values))


def change_of_siege(**changes):
    entry = live(SIEGE)
    table = table_of(entry) | changes
    table["guidance"] = [dict(row, date=str(row["date"])) for row in table["guidance"]]
    values = {"kind": Draft.Kind.CHANGE, "base_digest": entry_digest(entry), "entry": table}
    return proven(DraftFactory(approved=True, code=SIEGE, **values))


def retirement(code):
    entry = live(code)
    values = {"kind": Draft.Kind.RETIRE, "base_digest": entry_digest(entry), "entry": {"code": code}}
    return DraftFactory(approved=True, code=code, **values)


def published(*drafts, reason="Words of the strike.", by=None):
    return publish_drafts(drafts=drafts, reason=reason, by=by or CuratorFactory())


def refused(*drafts, **given):
    """The refusal, after which nothing is stored."""
    releases, events = LexiconRelease.objects.count(), sum(draft.events.count() for draft in drafts)
    with pytest.raises(ReleaseRefused) as caught:
        published(*drafts, **given)
    assert LexiconRelease.objects.count() == releases
    assert sum(draft.events.count() for draft in drafts) == events
    return caught.value


@pytest.fixture(autouse=True)
def release(db):
    return ReleaseFactory()


def test_new_changed_and_retired_entries_go_into_one_release():
    drafts = [new_draft(), change_of_siege(intensity=2), retirement(MOB)]
    curator = CuratorFactory()

    made = published(*drafts, by=curator)

    lexicon = lexicon_of(made)
    assert {entry.code: entry.intensity for entry in lexicon.entries} == {
        "gate_closure.closure": 1,
        "gate_closure.lockout": 2,
        SIEGE: 2,
    }
    assert (made.number, made.published_by, made.digest) == (current_release().number, curator, lexicon.digest)
    assert Term.objects.get(code="gate_closure.lockout").state == Term.State.LIVE


def test_drafts_are_marked_with_their_release_and_log_it():
    draft, curator = new_draft(), CuratorFactory()

    made = published(draft, by=curator)

    draft.refresh_from_db()
    event = draft.events.get()
    assert (draft.state, draft.release) == (Draft.State.PUBLISHED, made)
    assert (event.action, event.done_by, event.comment) == ("published", curator, "Words of the strike.")


def test_a_retired_entry_stays_as_a_retired_row():
    Term.objects.all().delete()
    published(new_draft())

    published(retirement(MOB))

    assert Term.objects.get(code=MOB).state == Term.State.RETIRED


@pytest.mark.parametrize("reason", ["", "  ", "a" * 401])
def test_a_reason_is_needed(reason):
    assert refused(new_draft(), reason=reason).field == "reason"


def test_nothing_is_no_release():
    assert "No approved draft" in refused().message


@pytest.mark.parametrize("state", ["suggested", "draft", "in_review", "declined"])
def test_a_draft_that_is_not_approved_stops_all(state):
    waiting = DraftFactory(state=state)

    found = refused(new_draft("gate_closure.bar"), waiting)

    assert found.lines == (f"{waiting.code}: it is {waiting.get_state_display()}, not approved.",)


def test_a_draft_that_was_changed_since_it_was_shown_stops_all():
    draft = new_draft()
    Draft.objects.filter(pk=draft.pk).update(version=2)

    assert "somebody changed it" in refused(draft).lines[0]


def test_a_failing_example_stops_all_and_is_told():
    draft = proven(new_draft(), [{"code": "missed", "message": "“They called it” should find “lockout”."}])

    found = refused(draft, new_draft("gate_closure.bar"))

    assert found.lines == (f"{draft.code}: “They called it” should find “lockout”.",)


def test_a_proof_of_another_wording_is_none():
    draft = new_draft()
    draft.entry = entry_table(draft.code, "shutdown")
    draft.save()

    assert refused(draft).lines == (f"{draft.code}: Its examples are still being checked.",)


def test_a_proof_by_another_engine_is_none():
    draft = new_draft()
    EntryCheck.objects.update(engine="test-engine 0")

    assert "still being checked" in refused(draft).lines[0]


def test_a_live_entry_that_changed_meanwhile_stops_its_draft():
    first = change_of_siege(intensity=2)
    Draft.objects.filter(pk=first.pk).update(state="declined")
    second = change_of_siege(intensity=1)
    Draft.objects.filter(pk=second.pk).update(state="declined")
    Draft.objects.filter(pk=first.pk).update(state="approved")
    published(first)
    Draft.objects.filter(pk=second.pk).update(state="approved")

    assert "live entry has changed" in refused(second).lines[0]


def test_a_lexicon_that_does_not_hold_together_is_refused_as_a_whole():
    code = "gate_closure.bar"
    draft = proven(DraftFactory(approved=True, code=code, entry=entry_table(code) | {"mirror": MOB}))

    found = refused(draft, retirement(MOB))

    assert "do not fit together" in found.message
    assert f"mirror “{MOB}” is not in the file" in found.lines[0]


def test_drafts_with_sets_in_a_circle_are_refused():
    sets = [HARBOUR_SET | {"within": "ports"}, {"code": "ports", "referent": "Ports", "within": "gate_closure"}]
    drafts = []
    for code, contrast_set in zip(("gate_closure.bar", "ports.port"), sets, strict=True):
        entry = entry_table(code) | {"contrast_set": contrast_set["code"]}
        draft = DraftFactory(approved=True, code=code, entry=entry, contrast_set=contrast_set)
        drafts.append(proven(draft, contrast_set=contrast_set))

    assert "lies within itself" in refused(*drafts).lines[0]


def test_a_release_can_be_rolled_back_after_drafts_were_published(release):
    published(new_draft())

    restored = restore_release(release=release, reason="Too early.", by=CuratorFactory())

    assert (restored.number, restored.digest, restored.restores) == (release.number + 2, release.digest, release)


def test_the_next_release_tells_what_blocks_and_asks_for_missing_proofs():
    ready, code = new_draft(), "gate_closure.shut_out"
    waiting = DraftFactory(approved=True, code=code, entry=entry_table(code))

    found = next_release()

    assert {row.draft: row.blocks for row in found.ready} == {
        ready: (),
        waiting: ("Its examples are still being checked.",),
    }
    assert not found.is_ready
    assert EntryCheck.objects.filter(entry__code=code, problems__isnull=True).count() == 1


def test_one_look_asks_for_some_missing_proofs_only(monkeypatch):
    monkeypatch.setattr(publishing, "MOST_ASKED", 2)
    for code in ("gate_closure.a_bar", "gate_closure.a_gap", "gate_closure.a_lock"):
        DraftFactory(approved=True, code=code, entry=entry_table(code))

    next_release()
    assert EntryCheck.objects.count() == 2


def test_publishing_queues_the_texts_that_a_new_form_can_reach():
    reached, other = (
        ArticleFactory(revision=TEXT.replace("siege", word)).latest_revision for word in ("lockout", "gap")
    )
    for revision in (reached, other):
        AnalysisRunFactory(revision=revision)

    made = published(new_draft())

    runs = AnalysisRun.objects.filter(release=made, is_rescoring=True)
    assert [run.revision for run in runs] == [reached]


def test_the_next_release_tells_what_does_not_fit_together():
    retirement(MOB)
    code = "gate_closure.bar"
    proven(DraftFactory(approved=True, code=code, entry=entry_table(code) | {"mirror": MOB}))

    found = next_release()

    assert (found.after, found.is_ready) == (None, False)
    assert "is not in the file" in found.faults[0]


@pytest.mark.parametrize("made", [1, 12])
def test_readiness_costs_the_same_at_any_size(made, django_assert_num_queries):
    for number in range(made):
        new_draft(f"gate_closure.lockout_{number}")
    next_release()

    with django_assert_num_queries(5):
        assert next_release().is_ready


@pytest.mark.django_db(transaction=True)
def test_of_two_curators_who_publish_at_once_one_makes_the_release_and_one_is_told():
    draft, curators, answers = new_draft(), [CuratorFactory(), CuratorFactory()], []
    together = threading.Barrier(2)

    def publish(curator):
        together.wait()
        try:
            answers.append(f"release {published(draft, by=curator).number}")
        except ReleaseRefused as refusal:
            answers.append(refusal.lines[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=publish, args=(curator,)) for curator in curators]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    number = current_release().number
    assert sorted(answers) == [f"{draft.code}: it is in release {number} already.", f"release {number}"]
    assert draft.events.count() == 1

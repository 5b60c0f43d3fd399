"""The database states the rules of how it was worded: each one refuses its bad row and names itself."""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError

from framing.models import LexiconRelease, TermHit
from framing.tests.curation import (
    AliasChangeFactory,
    AliasFactory,
    AliasSetFactory,
    CandidateDecisionFactory,
    CandidateHitFactory,
    DisputeFactory,
    DraftEventFactory,
    DraftFactory,
    DryRunFactory,
    DryRunFiguresFactory,
    DryRunHitFactory,
    EntryCheckFactory,
    SymmetryMeasurementFactory,
)
from framing.tests.factories import (
    NOON,
    AnalysisRunFactory,
    ClaimDecisionFactory,
    ComparisonFactory,
    ContrastSetFactory,
    HarmReportFactory,
    ReferentDecisionFactory,
    ReferentFactory,
    ReleaseFactory,
    TermFactory,
    TermHitFactory,
)
from framing.tests.label_rows import DistinctiveLabelFactory, LabelUseFactory
from reports.tests.factories import TEXT, RevisionFactory, SourceFactory, StoryFactory, UserFactory

pytestmark = pytest.mark.django_db


def twice(make, **fields):
    """Make two rows that share the fields."""
    make(**fields)
    make(**fields)


def draft_reviewed_by_its_editor():
    person = UserFactory()
    DraftFactory(edited_by=person, reviewed_by=person)


def same_label_twice():
    use = LabelUseFactory()
    LabelUseFactory(comparison=use.comparison, story=use.story, source=use.source, article=use.article)


BAD_ROWS = {
    "referent_has_a_name": lambda: ReferentFactory(name=""),
    "contrast_set_code_is_plain": lambda: ContrastSetFactory(code="Gate closure"),
    "term_code_is_plain": lambda: TermFactory(code="gate/siege"),
    "term_is_not_empty": lambda: TermFactory(term=""),
    "term_intensity_from_1_to_3": lambda: TermFactory(intensity=4),
    "term_state_is_known": lambda: TermFactory(state="draft"),
    "one_open_draft_per_entry": lambda: twice(DraftFactory, code="gate_closure.lockout"),
    "draft_code_is_plain": lambda: DraftFactory(code="gate/lockout"),
    "draft_versions_start_at_one": lambda: DraftFactory(version=0),
    "draft_kind_is_known": lambda: DraftFactory(kind="other", base_digest="0" * 64),
    "draft_reviewed_by_second_person": draft_reviewed_by_its_editor,
    "draft_approved_by_somebody": lambda: DraftFactory(state="approved"),
    "draft_published_in_a_release": lambda: DraftFactory(release=ReleaseFactory()),
    "draft_of_a_live_entry_names_it": lambda: DraftFactory(kind="change"),
    "event_number_once_per_draft": lambda: twice(DraftEventFactory, draft=DraftFactory(), number=1),
    "event_numbers_start_at_one": lambda: DraftEventFactory(number=0),
    "entry_checked_once_per_wording_and_engine": lambda: twice(EntryCheckFactory, digest="0" * 64),
    "check_digest_is_sha256": lambda: EntryCheckFactory(digest=""),
    "checked_entry_has_a_time": lambda: EntryCheckFactory(checked_at=None),
    "one_open_dispute_per_mark_and_reader": lambda: twice(
        DisputeFactory, hit=TermHitFactory(), reported_by=UserFactory()
    ),
    "dispute_span_not_empty": lambda: DisputeFactory(start=9, end=2),
    "closed_dispute_has_an_answer": lambda: DisputeFactory(accepted=True, answer=""),
    "dry_run_digest_is_sha256": lambda: DryRunFactory(digest=""),
    "trial_is_of_a_draft": lambda: DryRunFactory(draft=None),
    "dry_run_running_has_a_lease": lambda: DryRunFactory(state="running"),
    "dry_run_done_has_a_time": lambda: DryRunFactory(state="done"),
    "dry_run_failure_states_its_reason": lambda: DryRunFactory(failure_code="lost"),
    "dry_run_hit_once_per_span_and_entry": lambda: twice(
        DryRunHitFactory, dry_run=DryRunFactory(), revision=RevisionFactory()
    ),
    "dry_run_hit_span_not_empty": lambda: DryRunHitFactory(start=9, end=2),
    "figures_once_per_dry_run_and_revision": lambda: twice(
        DryRunFiguresFactory, dry_run=DryRunFactory(impact=True), revision=RevisionFactory()
    ),
    "symmetry_once_per_release_and_engine": lambda: twice(SymmetryMeasurementFactory, release=ReleaseFactory()),
    "swap_test_has_a_time": lambda: SymmetryMeasurementFactory(swapped_at=None),
    "candidate_once_per_run_and_span": lambda: twice(CandidateHitFactory, run=AnalysisRunFactory()),
    "candidate_span_not_empty": lambda: CandidateHitFactory(start=9, end=2, text="x"),
    "candidate_score_is_a_share": lambda: CandidateHitFactory(score=1.5),
    "candidate_voice_is_one_of_five": lambda: CandidateHitFactory(voice="loud"),
    "candidate_inside_text": lambda: CandidateHitFactory(end=len(TEXT) + 1, text="x"),
    "candidate_decision_names_a_wording": lambda: CandidateDecisionFactory(key=""),
    "candidate_verdict_is_known": lambda: CandidateDecisionFactory(verdict="perhaps"),
    "alias_set_code_is_plain": lambda: AliasSetFactory(code="Harbour guard"),
    "alias_once_per_set": lambda: twice(AliasFactory, alias_set=AliasSetFactory(), text="Harbour Guard"),
    "alias_has_words": lambda: AliasFactory(text="", key="x"),
    "alias_has_a_key": lambda: AliasFactory(key=""),
    "alias_editions_start_at_one": lambda: AliasChangeFactory(number=0),
    "release_numbers_start_at_one": lambda: ReleaseFactory(number=0),
    "release_states_its_reason": lambda: ReleaseFactory(reason=""),
    "release_digest_is_sha256": lambda: ReleaseFactory(digest="x" * 64),
    "analysis_once_per_revision_release_engine_corrections": lambda: twice(
        AnalysisRunFactory, revision=RevisionFactory(), release=ReleaseFactory()
    ),
    "analysis_running_has_a_lease": lambda: AnalysisRunFactory(running=True, lease_until=None),
    "analysis_done_has_a_time": lambda: AnalysisRunFactory(finished_at=None),
    "analysis_failure_states_its_reason": lambda: AnalysisRunFactory(failed=True, failure_code=""),
    "hit_once_per_run_span_and_entry": lambda: twice(TermHitFactory, run=AnalysisRunFactory(), nth=1),
    "hit_span_not_empty": lambda: TermHitFactory(start=9, end=2, text="x"),
    "hit_voice_is_one_of_five": lambda: TermHitFactory(voice="loud"),
    "only_own_voice_counts": lambda: TermHitFactory(voice="quoted", is_counted=True),
    "hit_intensity_from_1_to_3": lambda: TermHitFactory(intensity=0),
    "hit_inside_text": lambda: TermHitFactory(end=len(TEXT) + 1, text="x"),
    "comparison_once_per_inputs_release_engine_decisions": lambda: twice(
        ComparisonFactory, story=StoryFactory(), release=ReleaseFactory()
    ),
    "harm_number_once_per_revision_engine_and_corrections": lambda: twice(
        HarmReportFactory, revision=RevisionFactory(), number=1
    ),
    "label_use_is_used": lambda: LabelUseFactory(own=0, attributed=0),
    "label_use_once_per_referent_and_report": lambda: same_label_twice(),
    "distinctive_uses_are_among_all": lambda: DistinctiveLabelFactory(uses=9, of=3),
    "distinctive_label_once_per_source_and_referent": lambda: twice(
        DistinctiveLabelFactory, source=SourceFactory(), text="angry mob"
    ),
    "harm_span_not_empty": lambda: HarmReportFactory(start=9, end=2),
    "harm_voice_is_one_of_five": lambda: HarmReportFactory(voice="loud"),
    "harm_inside_text": lambda: HarmReportFactory(end=len(TEXT) + 1),
    "decision_number_once_per_story": lambda: twice(ClaimDecisionFactory, story=StoryFactory(), number=1),
    "decision_undone_once": lambda: twice(ClaimDecisionFactory, undoes=ClaimDecisionFactory()),
    "decision_numbers_start_at_one": lambda: ClaimDecisionFactory(number=0),
    "decision_kind_is_known": lambda: ClaimDecisionFactory(kind="perhaps"),
    "referent_decision_number_once_per_story": lambda: twice(ReferentDecisionFactory, story=StoryFactory(), number=1),
    "referent_decision_undone_once": lambda: twice(ReferentDecisionFactory, undoes=ReferentDecisionFactory()),
    "referent_decision_numbers_start_at_one": lambda: ReferentDecisionFactory(number=0),
    "referent_decision_kind_is_known": lambda: ReferentDecisionFactory(kind="perhaps"),
    "renamed_referent_has_a_name": lambda: ReferentDecisionFactory(kind="rename", name=""),
    "comparison_digest_is_sha256": lambda: ComparisonFactory(inputs_digest=""),
    "comparison_running_has_a_lease": lambda: ComparisonFactory(state="running", finished_at=None),
    "comparison_done_has_a_time": lambda: ComparisonFactory(finished_at=None),
    "comparison_failure_states_its_reason": lambda: ComparisonFactory(
        state="done", failure_code="lost", finished_at=NOON
    ),
}

FROZEN = {
    "number": 2,
    "reason": "Another reason",
    "title": "Another title",
    "content": "",
    "digest": "0" * 64,
    "set_count": 9,
    "entry_count": 9,
    "published_at": NOON,
}


@pytest.mark.parametrize("rule", BAD_ROWS)
def test_database_refuses_the_bad_row(rule):
    with pytest.raises(IntegrityError, match=rule):
        BAD_ROWS[rule]()


@pytest.mark.parametrize("field", FROZEN)
def test_release_never_changes(field):
    release = ReleaseFactory(number=1)

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update"):
        LexiconRelease.objects.filter(pk=release.pk).update(**{field: FROZEN[field]})


@pytest.mark.parametrize("make", [ClaimDecisionFactory, ReferentDecisionFactory])
@pytest.mark.parametrize("change", [{"reason": "Another reason"}, {"places": []}])
def test_decision_never_changes(make, change):
    decision = make()

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update"):
        type(decision).objects.filter(pk=decision.pk).update(**change)


def test_release_is_never_deleted():
    release = ReleaseFactory()

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update or delete"):
        release.delete()


def test_hit_cannot_be_moved_outside_its_text():
    hit = TermHitFactory()

    with pytest.raises(IntegrityError, match="hit_inside_text"):
        TermHit.objects.filter(pk=hit.pk).update(end=len(TEXT) + 1)


def test_a_draft_reviewed_by_a_second_person_is_taken():
    assert DraftFactory(approved=True).pk


def test_a_settled_draft_leaves_the_entry_free_for_another():
    DraftFactory(code="gate_closure.lockout", declined=True)

    assert DraftFactory(code="gate_closure.lockout").pk


def test_log_of_a_draft_never_changes():
    event = DraftEventFactory()

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update or delete"):
        event.delete()


def test_log_of_aliases_never_changes():
    change = AliasChangeFactory()

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update or delete"):
        change.delete()


def test_every_rule_of_the_app_has_its_bad_row():
    rules = {
        rule.name
        for model in apps.get_app_config("framing").get_models()
        for rule in (*model._meta.constraints, *getattr(model._meta, "triggers", ()))
    }

    frozen = {f"{log}_never_changes" for log in ("release", "event", "decision", "referent_decision", "alias_change")}
    assert rules == BAD_ROWS.keys() | frozen

"""Storing candidates with the run that stands, and deciding about a wording."""

import pytest

from framing.analysis.candidates.values import Candidate
from framing.models import CandidateDecision, CandidateHit, Draft
from framing.services.candidate_rows import store_candidates
from framing.services.candidates import (
    CandidateRefused,
    accept_candidate,
    decide_later,
    reject_candidate,
    sentence_with_mark,
    set_code_of,
)
from framing.services.scoring import request_analysis, run_analysis
from framing.tests.curation import CandidateHitFactory, DraftFactory
from framing.tests.factories import AnalysisRunFactory, CuratorFactory, ReleaseFactory
from reports.services.ingest import submit_article
from reports.tests.factories import PARAGRAPHS, TEXT, RevisionFactory, SourceFactory
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

pytestmark = pytest.mark.django_db
BROKE = Span(TEXT.index("broke"), TEXT.index("broke") + len("broke"))
ENTRY = {"term": "broke", "category": "event_label", "contrast_set": "gate_closure", "intensity": 2, "valence": 0}


FOUND = Candidate(BROKE, "broke", 0.8, ("a colourful verb",), Zone.BODY, Voice.OWN, "broke")


def accepted(hit, entry=ENTRY, contrast_set=None):
    return accept_candidate(
        key=hit.key,
        hit=hit,
        sentence=sentence_with_mark(hit),
        entry=entry,
        contrast_set=contrast_set,
        by=CuratorFactory(),
    )


def test_candidates_are_stored_with_their_reasons():
    run = AnalysisRunFactory()

    store_candidates(run, [FOUND])

    stored = CandidateHit.objects.get()
    assert (stored.run, stored.revision, stored.key) == (run, run.revision, "broke")
    assert (stored.zone, stored.voice, stored.reasons) == ("body", "own", ["a colourful verb"])
    assert (stored.start, stored.end, stored.score) == (BROKE.start, BROKE.end, 0.8)


LOADED = """Harbour gate at Brennick stays closed

The shameless, brutal closure of the gate was a disgraceful outrage, and the cowardly council cynically lied about it.
"""


def analysed_report():
    article = submit_article(source=SourceFactory(), text=LOADED)
    run = request_analysis(revision=article.latest_revision)
    run_analysis(run=run)
    return run


def test_analysis_proposes_wording_beside_the_terms_of_the_lexicon():
    ReleaseFactory()

    run = analysed_report()

    proposed = list(CandidateHit.objects.filter(run=run))
    assert proposed
    assert all(hit.reasons and hit.revision.text[hit.start : hit.end] == hit.text for hit in proposed)
    assert not any(hit.start < term.end and term.start < hit.end for hit in proposed for term in run.hits.all())


def test_installation_without_a_candidate_model_proposes_nothing(settings):
    ReleaseFactory()
    settings.CANDIDATE_MODEL = "none"

    assert not CandidateHit.objects.filter(run=analysed_report()).exists()


def test_only_the_run_that_stands_keeps_candidates():
    first = AnalysisRunFactory()
    store_candidates(first, [FOUND])
    second = AnalysisRunFactory(revision=first.revision, release=ReleaseFactory())

    store_candidates(second, [FOUND])
    store_candidates(first, [FOUND])

    assert CandidateHit.objects.get().run == second


def test_candidates_of_an_earlier_text_go_and_do_not_come_back():
    old = AnalysisRunFactory()
    store_candidates(old, [FOUND])
    new = AnalysisRunFactory(revision=RevisionFactory(article=old.revision.article, text=TEXT + "\n\nMore."))

    store_candidates(new, [])
    old.refresh_from_db()
    store_candidates(old, [FOUND])

    assert not CandidateHit.objects.exists()


def test_accepted_wording_becomes_a_draft_with_the_passage_as_its_proof():
    ReleaseFactory()
    hit = CandidateHitFactory()

    draft = accepted(hit)

    assert (draft.kind, draft.state, draft.code) == ("new", "draft", "gate_closure.broke")
    assert draft.entry["matches"] == [PARAGRAPHS[0].replace("broke", "[[broke]]")]
    decision = CandidateDecision.objects.get()
    assert (decision.key, decision.verdict, decision.draft) == ("broke", "accepted", draft)


def test_code_of_the_draft_is_free_among_entries_and_drafts():
    ReleaseFactory()
    DraftFactory(code="gate_closure.siege_2")

    draft = accepted(CandidateHitFactory(), ENTRY | {"term": "siege"})

    assert draft.code == "gate_closure.siege_3"


def test_new_set_goes_with_the_draft():
    ReleaseFactory()
    code = set_code_of("Gate  closure")
    new_set = {"code": code, "referent": "Damage to the wall", "kind": "event", "topic": "harbour"}

    draft = accepted(CandidateHitFactory(), ENTRY | {"contrast_set": ""}, new_set)

    assert code == "gate_closure_2"
    assert (draft.contrast_set["code"], draft.code) == (code, "gate_closure_2.broke")


@pytest.mark.parametrize(
    ("entry", "field"), [(ENTRY | {"contrast_set": ""}, "contrast_set"), (ENTRY | {"term": " "}, "term")]
)
def test_wording_without_a_set_or_a_term_is_refused_and_waits(entry, field):
    ReleaseFactory()

    with pytest.raises(CandidateRefused) as caught:
        accepted(CandidateHitFactory(), entry)

    assert caught.value.field == field
    assert not CandidateDecision.objects.exists()
    assert not Draft.objects.exists()


def test_rejection_needs_a_reason_and_later_does_not():
    CandidateHitFactory()
    curator = CuratorFactory()

    with pytest.raises(CandidateRefused, match="Say why"):
        reject_candidate(key="broke", by=curator, reason=" ")
    later = decide_later(key="broke", by=curator)
    rejected = reject_candidate(key="broke", by=curator, reason="Says no more than that it gave way.")

    assert later.pk == rejected.pk
    assert (rejected.verdict, rejected.text, rejected.decided_by) == ("rejected", "broke", curator)


def test_wording_that_nothing_proposes_is_not_decided_about():
    with pytest.raises(CandidateRefused, match="any more"):
        decide_later(key="nowhere", by=CuratorFactory())
    with pytest.raises(CandidateRefused, match="1,001 characters"):
        decide_later(key=CandidateHitFactory().key, by=CuratorFactory(), reason="a" * 1001)

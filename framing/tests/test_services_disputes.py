"""Opening, answering and reading disputes."""

import pytest

from framing.models import Dispute, Draft
from framing.services import disputes as service
from framing.services.disputes import DisputeRefused, answer_dispute, mark_seen, open_dispute
from framing.tests.curation import DisputeFactory
from framing.tests.factories import AnalysisRunFactory, CuratorFactory, TermHitFactory
from reports.tests.factories import PARAGRAPHS, TEXT, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db
FIRST = TEXT.index(PARAGRAPHS[0])


@pytest.fixture
def hit():
    run = AnalysisRunFactory(sentences=[["body", FIRST, FIRST + len(PARAGRAPHS[0])]])
    return TermHitFactory(run=run, phrase="broke")


def refused(**given):
    with pytest.raises(DisputeRefused) as caught:
        open_dispute(**given)
    return caught.value


def test_dispute_keeps_what_the_mark_said(hit):
    reader = UserFactory()

    dispute = open_dispute(hit=hit, fault="sense", complaint="  The wall gave way.  ", by=reader)

    assert (dispute.state, dispute.reported_by, dispute.complaint) == ("open", reader, "The wall gave way.")
    assert (dispute.sentence, dispute.text, dispute.voice) == (PARAGRAPHS[0], "broke", "own")
    assert (dispute.told, dispute.was_counted, dispute.release) == (hit.reason, True, hit.run.release)


def test_dispute_stays_when_the_mark_goes(hit):
    dispute = open_dispute(hit=hit, fault="sense", complaint="", by=UserFactory())

    hit.delete()

    dispute.refresh_from_db()
    assert (dispute.hit, dispute.text) == (None, "broke")


def test_paragraph_stands_in_where_no_sentence_was_found():
    hit = TermHitFactory(run=AnalysisRunFactory(), phrase="broke")

    assert open_dispute(hit=hit, fault="sense", complaint="", by=UserFactory()).sentence == PARAGRAPHS[0]


def test_endless_sentence_is_cut_around_the_mark():
    text = "Head\n\n" + "many words " * 400 + "siege " + "and more " * 400
    run = AnalysisRunFactory(revision=RevisionFactory(text=text))

    dispute = open_dispute(hit=TermHitFactory(run=run, phrase="siege"), fault="sense", complaint="", by=UserFactory())

    assert len(dispute.sentence) == 2000
    assert dispute.sentence in text
    assert "siege" in dispute.sentence


def test_one_reader_disputes_a_mark_once_at_a_time(hit):
    reader = UserFactory()
    first = open_dispute(hit=hit, fault="sense", complaint="", by=reader)

    assert "waits for an answer" in refused(hit=hit, fault="name", complaint="", by=reader).message
    open_dispute(hit=hit, fault="sense", complaint="", by=UserFactory())
    answer_dispute(dispute=first, state="declined", answer="It is a wall.", by=CuratorFactory())
    open_dispute(hit=hit, fault="name", complaint="", by=reader)

    assert Dispute.objects.count() == 3


def test_clicks_that_cross_store_one_dispute(hit, monkeypatch):
    reader = UserFactory()
    open_dispute(hit=hit, fault="sense", complaint="", by=reader)
    monkeypatch.setattr(service, "open_dispute_about", lambda *_: None)

    assert "waits for an answer" in refused(hit=hit, fault="sense", complaint="", by=reader).message
    assert Dispute.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"fault": "mood", "complaint": ""}, "fault"),
        ({"fault": "other", "complaint": "  "}, "complaint"),
        ({"fault": "sense", "complaint": "a" * 1001}, "complaint"),
    ],
)
def test_dispute_that_says_nothing_or_too_much_is_refused_at_its_field(hit, given, field):
    assert refused(hit=hit, by=UserFactory(), **given).field == field
    assert not Dispute.objects.exists()


def test_reader_with_many_open_disputes_waits_for_answers(hit, monkeypatch):
    monkeypatch.setattr(service, "MOST_OPEN", 1)
    reader = UserFactory()
    DisputeFactory(reported_by=reader)

    assert "wait for an answer" in refused(hit=hit, fault="sense", complaint="", by=reader).message


def test_answer_names_who_gave_it_and_closes_the_dispute():
    dispute, curator = DisputeFactory(), CuratorFactory()

    answered = answer_dispute(dispute=dispute, state="accepted", answer=" It is a wall. ", by=curator)

    assert (answered.state, answered.answer, answered.answered_by) == ("accepted", "It is a wall.", curator)
    assert answered.answered_at is not None


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"state": "open", "answer": "Yes."}, "state"),
        ({"state": "accepted", "answer": " "}, "answer"),
        ({"state": "accepted", "answer": "a" * 1001}, "answer"),
    ],
)
def test_answer_needs_a_verdict_and_words(given, field):
    dispute = DisputeFactory()

    with pytest.raises(DisputeRefused) as caught:
        answer_dispute(dispute=dispute, by=CuratorFactory(), **given)

    dispute.refresh_from_db()
    assert (caught.value.field, dispute.state) == (field, "open")


def test_second_answer_is_refused():
    dispute = DisputeFactory()
    answer_dispute(dispute=dispute, state="declined", answer="It stands.", by=CuratorFactory())

    with pytest.raises(DisputeRefused, match="meanwhile"):
        answer_dispute(dispute=dispute, state="accepted", answer="Yes.", by=CuratorFactory())


def test_answer_is_seen_once_and_only_by_who_asked():
    dispute, waiting = DisputeFactory(accepted=True), DisputeFactory()

    assert not mark_seen(dispute=dispute, by=UserFactory())
    assert mark_seen(dispute=dispute, by=dispute.reported_by)
    assert not mark_seen(dispute=dispute, by=dispute.reported_by)
    assert not mark_seen(dispute=waiting, by=waiting.reported_by)


@pytest.fixture
def quoted(hit):
    """A dispute of "siege" in the harbour lexicon."""
    siege = TermHitFactory(run=hit.run, phrase="siege")
    return DisputeFactory(hit=siege, sentence=PARAGRAPHS[2])


def answered(dispute, keep):
    return answer_dispute(dispute=dispute, state="accepted", answer="It is kept.", by=CuratorFactory(), keep=keep)


@pytest.mark.parametrize(
    ("keep", "kept"), [("matches", PARAGRAPHS[2].replace("siege", "[[siege]]")), ("ignores", PARAGRAPHS[2])]
)
def test_sentence_becomes_an_example_in_a_draft_of_the_entry(quoted, keep, kept):
    dispute = answered(quoted, keep)

    draft = Draft.objects.get()
    assert kept in draft.entry[keep]
    assert (draft.kind, draft.state, draft.code) == ("change", "draft", "gate_closure.siege")
    assert (dispute.draft, dispute.kept_as) == (draft, keep)
    assert draft.note == f"Dispute {dispute.pk} of “siege”: the word means something else here."


def test_draft_that_is_open_already_takes_the_sentence_in(quoted):
    first = answered(quoted, "ignores").draft
    second = answered(DisputeFactory(hit=TermHitFactory(run=AnalysisRunFactory(), phrase="siege")), "ignores").draft

    assert first == second
    assert second.entry["ignores"][-2:] == [PARAGRAPHS[2], PARAGRAPHS[0]]


def test_sentence_that_cannot_be_kept_leaves_the_dispute_open(quoted):
    Dispute.objects.filter(pk=quoted.pk).update(entry="gate_closure.gone")

    with pytest.raises(DisputeRefused, match=r"gate_closure\.gone") as caught:
        answered(quoted, "ignores")

    quoted.refresh_from_db()
    assert (caught.value.field, quoted.state, Draft.objects.count()) == ("keep", "open", 0)


def test_sentence_is_kept_as_one_thing_or_the_other(quoted):
    answered(quoted, "ignores")
    other = DisputeFactory(hit=quoted.hit, sentence=PARAGRAPHS[2])

    with pytest.raises(DisputeRefused, match="opposite"):
        answered(other, "matches")
    with pytest.raises(DisputeRefused):
        answered(other, "somehow")

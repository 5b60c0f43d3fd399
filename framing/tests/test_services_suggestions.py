"""A word that somebody misses becomes the beginning of a draft, or is told to be there already."""

import pytest

from framing.models import Draft
from framing.services.drafts import DraftRefused
from framing.services.suggestions import suggest_term
from framing.tests.factories import ReleaseFactory
from reports.tests.factories import ReaderFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def release():
    return ReleaseFactory()


@pytest.fixture
def reader():
    return ReaderFactory()


def test_suggestion_waits_with_its_sentence_marked(reader):
    draft = suggest_term(
        term="Lock-out",
        contrast_set="gate_closure",
        sentence="They spoke of a lock-out.",
        why="It says that somebody is kept from work.",
        url="https://daily.example/harbour",
        by=reader,
    )

    assert (draft.state, draft.code, draft.opened_by) == ("suggested", "gate_closure.lock_out", reader)
    assert draft.entry["matches"] == ["They spoke of a [[lock-out]]."]
    assert draft.note == "It says that somebody is kept from work.\nhttps://daily.example/harbour"


def test_suggestion_without_a_set_is_kept(reader):
    draft = suggest_term(term="lockout", by=reader)

    assert (draft.code, draft.entry["contrast_set"]) == ("suggested.lockout", "")


def test_word_that_the_lexicon_has_is_told_with_its_entry(reader):
    with pytest.raises(DraftRefused, match="has it already") as refused:
        suggest_term(term="Siege", by=reader)

    assert [entry.code for entry in refused.value.entries] == ["gate_closure.siege"]
    assert suggest_term(term="Siege", by=reader, is_other=True).state == "suggested"


def test_second_suggestion_of_a_word_is_told_of_the_first(reader):
    first = suggest_term(term="lockout", by=reader)

    with pytest.raises(DraftRefused, match="Somebody suggested it on") as refused:
        suggest_term(term="Lockout", by=ReaderFactory())

    assert refused.value.draft == first


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"term": "  "}, "term"),
        ({"term": "x" * 121}, "term"),
        ({"term": "осада"}, "term"),
        ({"term": "the"}, "forms"),
        ({"contrast_set": "nowhere"}, "contrast_set"),
        ({"sentence": "x" * 2_001}, "sentence"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "https://x.example/" + "y" * 600}, "url"),
        ({"why": "x" * 2_001}, "why"),
    ],
)
def test_suggestion_that_cannot_be_kept_is_told(reader, given, field):
    with pytest.raises(DraftRefused) as refused:
        suggest_term(**({"term": "lockout", "by": reader} | given))

    assert refused.value.field == field
    assert not Draft.objects.exists()

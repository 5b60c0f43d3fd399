"""Releases: published once, mirrored to the rows of the curators, never changed."""

import pytest
from django.db import DatabaseError, transaction

from framing.analysis.lexicon import load_lexicon
from framing.models import ContrastSet, LexiconRelease, Referent, Term
from framing.services import releases
from framing.services.releases import (
    ReleaseRefused,
    current_release,
    lexicon_of,
    publish_release,
    restore_release,
)
from framing.tests.factories import LEXICON, CuratorFactory

pytestmark = pytest.mark.django_db


def _lexicon(number=1, without=""):
    text = LEXICON.format(number=number)
    if without:
        text = "[[entry]]".join(part for part in text.split("[[entry]]") if f'code = "{without}"' not in part)
    return load_lexicon(text)


def test_first_release_is_number_one_and_holds_the_whole_lexicon():
    release, is_new = publish_release(lexicon=_lexicon(), reason="First words.")

    assert (release.number, is_new) == (1, True)
    assert lexicon_of(release) == _lexicon()
    assert (release.set_count, release.entry_count) == (2, 3)


def test_unchanged_lexicon_makes_no_second_release():
    first, _ = publish_release(lexicon=_lexicon(), reason="First words.")

    assert publish_release(lexicon=_lexicon(), reason="Again.") == (first, False)
    assert LexiconRelease.objects.count() == 1


def test_rows_of_the_curators_mirror_what_is_live():
    publish_release(lexicon=_lexicon(), reason="First words.")

    assert set(Term.objects.values_list("code", "state")) == {
        ("gate_closure.closure", "live"),
        ("gate_closure.siege", "live"),
        ("gate_protesters.mob", "live"),
    }
    assert ContrastSet.objects.get(code="gate_closure").referent == Referent.objects.get(kind="action")


def test_entry_that_is_gone_is_retired_and_not_deleted():
    publish_release(lexicon=_lexicon(), reason="First words.")

    release, _ = publish_release(lexicon=_lexicon(2, without="gate_closure.siege"), reason="One fewer.")

    assert release == current_release()
    assert release.number == 2
    assert Term.objects.get(code="gate_closure.siege").state == Term.State.RETIRED


def test_entry_that_comes_back_is_live_again():
    publish_release(lexicon=_lexicon(), reason="First words.")
    publish_release(lexicon=_lexicon(2, without="gate_closure.siege"), reason="One fewer.")

    publish_release(lexicon=_lexicon(3), reason="Back again.")

    assert Term.objects.get(code="gate_closure.siege").state == Term.State.LIVE


@pytest.mark.parametrize("change", ["update", "delete"])
def test_release_is_never_changed_or_deleted(change):
    publish_release(lexicon=_lexicon(), reason="First words.")
    rows = LexiconRelease.objects.all()

    with pytest.raises(DatabaseError, match="Cannot update or delete rows"), transaction.atomic():
        rows.update(reason="Other words.") if change == "update" else rows.delete()

    assert LexiconRelease.objects.get().reason == "First words."


def test_no_release_is_said_so():
    assert current_release() is None


def test_rolling_back_makes_a_new_release_with_the_same_digest_that_names_the_old_one():
    curator = CuratorFactory()
    first, _ = publish_release(lexicon=_lexicon(), reason="First words.")
    publish_release(lexicon=_lexicon(2, without="gate_closure.siege"), reason="One fewer.")

    made = restore_release(release=first, reason="  The siege\n is needed. ", by=curator)

    assert (made.number, made.digest, made.content) == (3, first.digest, first.content)
    assert (made.restores, made.published_by, made.reason) == (first, curator, "The siege is needed.")
    assert Term.objects.get(code="gate_closure.siege").state == Term.State.LIVE


@pytest.mark.parametrize(("reason", "words"), [(" \x00\n", "Say why"), ("a" * 401, "401 characters")])
def test_rolling_back_needs_a_reason_that_fits(reason, words):
    first, _ = publish_release(lexicon=_lexicon(), reason="First words.")
    publish_release(lexicon=_lexicon(2), reason="Another title.")

    with pytest.raises(ReleaseRefused, match=words) as refused:
        restore_release(release=first, reason=reason, by=CuratorFactory())

    assert refused.value.field == "reason"
    assert LexiconRelease.objects.count() == 2


def test_the_current_lexicon_is_not_restored_once_more():
    first, _ = publish_release(lexicon=_lexicon(), reason="First words.")

    with pytest.raises(ReleaseRefused, match="Release 1 is the current one"):
        restore_release(release=first, reason="Again.", by=CuratorFactory())

    assert LexiconRelease.objects.count() == 1


def test_a_lexicon_that_could_not_be_read_again_is_refused(monkeypatch):
    monkeypatch.setattr(releases, "MAX_BYTES", 1_000)

    with pytest.raises(ReleaseRefused, match="MB as a file"):
        publish_release(lexicon=_lexicon(), reason="Too much.")

    assert not LexiconRelease.objects.exists()

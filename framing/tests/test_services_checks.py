"""The examples of an entry are judged once for each wording, by a worker."""

from datetime import timedelta

import pytest
from django.utils import timezone

from framing.models import EntryCheck
from framing.services.checks import KEPT_FOR, PATIENCE, ask_for_waiting_checks, check_of, run_check
from framing.services.scoring import current_engine
from framing.signals import check_requested
from framing.tests.curation import HARBOUR_SET, EntryCheckFactory, entry_table

pytestmark = pytest.mark.django_db
TABLE = entry_table("gate_closure.lockout")


@pytest.fixture
def asked():
    """Ids of the checks that workers were asked for."""
    ids = []

    def listen(sender, *, check_id, **kwargs):
        ids.append(check_id)

    check_requested.connect(listen)
    yield ids
    check_requested.disconnect(listen)


def test_same_wording_is_asked_for_once(asked):
    first = check_of(entry=TABLE, contrast_set=HARBOUR_SET)
    again = check_of(entry=dict(reversed(TABLE.items())), contrast_set=HARBOUR_SET)
    other = check_of(entry=TABLE | {"why": "Else."}, contrast_set=HARBOUR_SET)

    assert first == again
    assert asked == [first.pk, other.pk]
    assert first.problems is None
    assert not first.is_passed


def test_proven_entry_passes():
    check = check_of(entry=TABLE, contrast_set=HARBOUR_SET)

    run_check(check=check)

    assert check.is_passed
    assert check.checked_at


def test_unproven_entry_is_told_why():
    check = check_of(entry=TABLE | {"ignores": ["A lockout began."]}, contrast_set=HARBOUR_SET)

    run_check(check=check)

    assert [problem["code"] for problem in check.problems] == ["false_hit"]


def test_answer_that_is_there_stays():
    check = EntryCheckFactory(problems=[{"code": "missed", "message": "It finds nothing."}])

    run_check(check=check)

    check.refresh_from_db()
    assert [problem["code"] for problem in check.problems] == ["missed"]


def test_lost_message_is_sent_again_by_whoever_looks(asked):
    check = check_of(entry=TABLE, contrast_set=HARBOUR_SET)
    EntryCheck.objects.filter(pk=check.pk).update(asked_at=timezone.now() - 2 * PATIENCE)

    check_of(entry=TABLE, contrast_set=HARBOUR_SET)
    check_of(entry=TABLE, contrast_set=HARBOUR_SET)

    assert asked == [check.pk, check.pk]


def test_sweep_asks_again_and_forgets_what_is_old(asked):
    now = timezone.now()
    waiting = EntryCheckFactory(waiting=True, engine=current_engine())
    old = EntryCheckFactory()
    EntryCheck.objects.filter(pk=waiting.pk).update(asked_at=now - 2 * PATIENCE)
    EntryCheck.objects.filter(pk=old.pk).update(asked_at=now - KEPT_FOR - timedelta(days=1))

    assert ask_for_waiting_checks(most=10) == 1

    assert asked == [waiting.pk]
    assert not EntryCheck.objects.filter(pk=old.pk).exists()

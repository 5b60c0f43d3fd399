"""A real Celery worker judges the examples of an entry that somebody types."""

import time

import pytest

from framing.models import EntryCheck
from framing.services.checks import check_of
from framing.tests.curation import HARBOUR_SET, entry_table
from framing.tests.workers import running_worker

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("worker")]


def test_examples_are_judged_by_a_real_worker():
    check = check_of(entry=entry_table("gate_closure.lockout"), contrast_set=HARBOUR_SET)

    with running_worker():
        end = time.monotonic() + 60
        while time.monotonic() < end and EntryCheck.objects.filter(problems__isnull=True).exists():
            time.sleep(0.05)

    check.refresh_from_db()
    assert check.is_passed

"""A queue that is down loses no report and stops no page."""

from functools import partial

import pytest
from django.urls import reverse
from kombu.exceptions import OperationalError

from framing.models import AnalysisRun
from framing.models.analysis import RunState
from framing.tasks import analyse_revision_task
from framing.tests.factories import EditorFactory, ReleaseFactory
from reports.services.dispatch import after_commit
from reports.tests.factories import TEXT, SourceFactory

pytestmark = pytest.mark.django_db(transaction=True)


def _refused(**kwargs):
    raise OperationalError("Error 111 connecting to 127.0.0.1. Connection refused.")


def test_failure_to_send_is_logged_and_goes_no_further(caplog):
    after_commit(partial(_refused, run_id=1))

    assert "Connection refused" in caplog.text


def test_report_is_stored_and_shown_while_the_queue_is_down(client, monkeypatch):
    monkeypatch.setattr(analyse_revision_task, "delay", _refused)
    ReleaseFactory()
    client.force_login(EditorFactory())

    answer = client.post(reverse("reports:article_upload"), {"source": SourceFactory().slug, "text": TEXT})

    assert answer.status_code == 302
    assert AnalysisRun.objects.get().state == RunState.QUEUED

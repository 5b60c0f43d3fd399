"""The queue's doors to the services: ids in, nothing out, three lines each."""

from celery import shared_task
from django.db import OperationalError

from framing.models import AnalysisRun, EntryCheck
from framing.services.checks import run_check
from framing.services.comparison import compare_story
from framing.services.scoring import run_analysis
from framing.services.sweeps import sweep
from reports.models import Story

# The database may restart; five tries with growing pauses outlast that. Everything else is stored as a failure.
RETRIES = {"autoretry_for": (OperationalError,), "retry_backoff": True, "max_retries": 5}


@shared_task(ignore_result=True, **RETRIES)
def analyse_revision_task(*, run_id: int) -> None:
    """Analyse what that run asks for, then have its story compared."""
    run = AnalysisRun.objects.select_related("revision__article__story", "release").filter(pk=run_id).first()
    if run and (story_id := run_analysis(run=run)):
        compare_story_task.delay(story_id=story_id)


@shared_task(ignore_result=True, **RETRIES)
def compare_story_task(*, story_id: int) -> None:
    """Compare the analysed reports of that story."""
    if story := Story.objects.filter(pk=story_id).first():
        compare_story(story=story)


@shared_task(ignore_result=True, **RETRIES)
def check_entry_task(*, check_id: int) -> None:
    """Judge the examples of that entry."""
    if check := EntryCheck.objects.filter(pk=check_id).first():
        run_check(check=check)


@shared_task(ignore_result=True, **RETRIES)
def sweep_task() -> None:
    """Take up what was left behind."""
    sweep()

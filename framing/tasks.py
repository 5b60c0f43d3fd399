"""The queue's doors to the services: ids in, nothing out, three lines each."""

from celery import shared_task
from django.db import OperationalError

from framing.models import DryRun, EntryCheck, SymmetryMeasurement
from framing.selectors.runs import run_to_do
from framing.services.checks import run_check
from framing.services.comparison import compare_story
from framing.services.distinctive import measure_labels
from framing.services.dry_runs import continue_dry_run
from framing.services.label_counts import count_labels_again
from framing.services.scoring import place_unread, run_analyses, run_analysis
from framing.services.standing_again import take_up_again
from framing.services.sweeps import sweep
from framing.services.symmetry import measure_symmetry
from reports.models import Article, Story

# The database may restart; five tries with growing pauses outlast that. Everything else is stored as a failure.
RETRIES = {"autoretry_for": (OperationalError,), "retry_backoff": True, "max_retries": 5}


@shared_task(ignore_result=True, **RETRIES)
def analyse_revision_task(*, run_id: int) -> None:
    """Analyse what that run asks for, then have its story compared."""
    run = run_to_do(run_id)
    if run and (story_id := run_analysis(run=run)):
        compare_story_task.delay(story_id=story_id)


@shared_task(ignore_result=True, **RETRIES)
def take_up_again_task(*, run_id: int) -> None:
    """Bring a text up to date that is its report's newest again, then have its story compared."""
    if story_id := take_up_again(run_id=run_id):
        compare_story_task.delay(story_id=story_id)


@shared_task(ignore_result=True, **RETRIES)
def rescore_task(*, run_ids: list[int]) -> None:
    """Analyse what these runs ask for one after the other, then have their stories compared."""
    run_analyses(run_ids=run_ids)


@shared_task(ignore_result=True, **RETRIES)
def place_report_task(*, article_id: int) -> None:
    """Place a report that is not analysed, then have its story compared without it."""
    article = Article.objects.with_latest_revision().filter(pk=article_id).first()
    if article and (story_id := place_unread(article=article)):
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
def dry_run_task(*, dry_run_id: int) -> None:
    """Try a changed lexicon on the next few texts, then send for the ones after them."""
    run = DryRun.objects.select_related("base").defer("base__content").filter(pk=dry_run_id).first()
    if run and continue_dry_run(dry_run=run):
        dry_run_task.delay(dry_run_id=dry_run_id)


@shared_task(ignore_result=True, **RETRIES)
def measure_symmetry_task(*, measurement_id: int) -> None:
    """Run the swap test on that release and count its hits."""
    row = SymmetryMeasurement.objects.select_related("release").defer("release__content").filter(pk=measurement_id)
    if measurement := row.first():
        measure_symmetry(measurement=measurement)


@shared_task(ignore_result=True, **RETRIES)
def measure_labels_task() -> None:
    """Measure which labels set one source apart."""
    measure_labels()


@shared_task(ignore_result=True, **RETRIES)
def count_labels_task(*, story_id: int) -> None:
    """Count the labels of that story with wire text once."""
    if story := Story.objects.filter(pk=story_id).first():
        count_labels_again(story=story)


@shared_task(ignore_result=True, **RETRIES)
def sweep_task() -> None:
    """Take up what was left behind."""
    sweep()

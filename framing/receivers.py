"""What happens when something was stored or asked for."""

from functools import partial
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import User
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from framing.selectors.work_on_reports import work_on_revision
from framing.services.comparison import compare_anew, compare_regrouped
from framing.services.label_counts import ask_for_label_counts
from framing.services.merged_decisions import give_back, take_along
from framing.services.roles import OURS, sync_roles
from framing.services.scoring import request_analysis
from framing.services.standing_again import analyse_standing_again
from framing.signals import (
    analysis_requested,
    check_requested,
    comparison_requested,
    dry_run_requested,
    label_count_requested,
    placing_requested,
    rescoring_requested,
    standing_again,
    symmetry_requested,
)
from framing.tasks import (
    analyse_revision_task,
    check_entry_task,
    compare_story_task,
    count_labels_task,
    dry_run_task,
    measure_symmetry_task,
    place_report_task,
    rescore_task,
    take_up_again_task,
)
from reports.extraction.language import ENGLISH
from reports.models import ArticleRevision, Story
from reports.services.dispatch import after_commit
from reports.signals import (
    copies_changed,
    merge_taken_back,
    primary_texts_changed,
    publication_corrected,
    quotes_corrected,
    report_taken_out,
    revision_stored,
    sources_merged,
    stories_changed,
    stories_merging,
    work_asked_for,
    zones_corrected,
)


@receiver(revision_stored)
def request_analysis_of_new_revision(
    sender: object, *, revision_id: int, is_again: bool = False, **kwargs: Any
) -> None:
    """A new text is analysed with the current release; before the first one it waits for that.

    One that is the newest again is brought up to date. One in another language is only placed in a story.
    """
    revision = ArticleRevision.objects.get(pk=revision_id)
    if is_again and revision.language == ENGLISH:
        analyse_standing_again(revision=revision)
    elif revision.language == ENGLISH:
        request_analysis(revision=revision)
    else:
        placing_requested.send(sender=ArticleRevision, article_id=revision.article_id)


@receiver([quotes_corrected, zones_corrected])
def request_analysis_with_corrections(sender: object, *, revision_id: int, **kwargs: Any) -> None:
    """A corrected report is analysed anew; until that is done its last analysis is shown."""
    request_analysis(revision=ArticleRevision.objects.get(pk=revision_id))


@receiver(primary_texts_changed)
def request_comparison_with_primary_texts(sender: object, *, story_id: int, **kwargs: Any) -> None:
    """A story whose primary texts changed is compared anew."""
    comparison_requested.send(sender=Story, story_id=story_id)


@receiver(stories_changed)
def compare_stories_with_other_reports(sender: object, *, story_ids: list[int], **kwargs: Any) -> None:
    """Stories that gained or lost reports are compared as they are now."""
    compare_regrouped(story_ids=story_ids)


@receiver(stories_merging)
def take_decisions_along(
    sender: object, *, into_id: int, merged_id: int, by: User | None, **kwargs: Any
) -> dict[str, Any]:
    """What editors decided about the reports of a story holds in the one that it becomes part of."""
    stories = Story.every.in_bulk([into_id, merged_id])
    told = take_along(into=stories[into_id], merged=stories[merged_id], by=by)
    return {"decisions": told} if any(told.values()) else {}


@receiver(merge_taken_back)
def give_decisions_back(
    sender: object, *, story_id: int, details: dict[str, Any], by: User | None, **kwargs: Any
) -> None:
    """What a merge had taken along holds no more where it went."""
    if taken := details.get("decisions", {}).get("taken"):
        give_back(story=Story.every.get(pk=story_id), taken=taken, by=by)


@receiver(publication_corrected)
def compare_with_corrected_times(sender: object, *, story_id: int, **kwargs: Any) -> None:
    """Hours are counted from publication, so a story with another time of it is compared anew."""
    compare_anew(story=Story.objects.get(pk=story_id))


@receiver(sources_merged)
def compare_with_merged_sources(sender: object, *, story_ids: list[int], **kwargs: Any) -> None:
    """Labels are kept by outlet, so stories whose reports have another one now are compared anew."""
    for story in Story.objects.filter(pk__in=story_ids):
        compare_anew(story=story)


@receiver(placing_requested)
def send_placing(sender: object, *, article_id: int, **kwargs: Any) -> None:
    """Hand the report to a worker once it is committed."""
    after_commit(partial(place_report_task.delay, article_id=article_id))


@receiver(work_asked_for)
def tell_work_on_revision(sender: object, *, article_id: int, revision_id: int, **kwargs: Any) -> str:
    """Who worked on a report that somebody wants to take out again."""
    return work_on_revision(article_id=article_id, revision_id=revision_id)


@receiver(report_taken_out)
def compare_without_report(sender: object, *, story_id: int, **kwargs: Any) -> None:
    """A story that lost a report, or a text of one, is compared anew."""
    comparison_requested.send(sender=Story, story_id=story_id)


@receiver(analysis_requested)
def send_analysis(sender: object, *, run_id: int, **kwargs: Any) -> None:
    """Hand the run to a worker once its row is committed."""
    after_commit(partial(analyse_revision_task.delay, run_id=run_id))


@receiver(standing_again)
def send_taking_up(sender: object, *, run_id: int, **kwargs: Any) -> None:
    """Hand the finished run to a worker once it is committed that its text is the newest again."""
    after_commit(partial(take_up_again_task.delay, run_id=run_id))


@receiver(rescoring_requested)
def send_rescoring(sender: object, *, run_ids: list[int], **kwargs: Any) -> None:
    """Hand the runs to one worker once their rows are committed."""
    after_commit(partial(rescore_task.delay, run_ids=run_ids))


@receiver(comparison_requested)
def send_comparison(sender: object, *, story_id: int, **kwargs: Any) -> None:
    """Hand the story to a worker once its rows are committed."""
    after_commit(partial(compare_story_task.delay, story_id=story_id))


@receiver(copies_changed)
def request_label_counts(sender: object, *, article_ids: list[int], **kwargs: Any) -> None:
    """Other words than before count in another report: sums over stories follow."""
    ask_for_label_counts(articles=article_ids)


@receiver(label_count_requested)
def send_label_count(sender: object, *, story_id: int, **kwargs: Any) -> None:
    """Hand the story to a worker once what changed is committed."""
    after_commit(partial(count_labels_task.delay, story_id=story_id))


@receiver(check_requested)
def send_check(sender: object, *, check_id: int, **kwargs: Any) -> None:
    """Hand the examples of an entry to a worker once their row is committed."""
    after_commit(partial(check_entry_task.delay, check_id=check_id))


@receiver(dry_run_requested)
def send_dry_run(sender: object, *, dry_run_id: int, **kwargs: Any) -> None:
    """Hand the next texts of a dry run to a worker once its row is committed."""
    after_commit(partial(dry_run_task.delay, dry_run_id=dry_run_id))


@receiver(symmetry_requested)
def send_symmetry(sender: object, *, measurement_id: int, **kwargs: Any) -> None:
    """Hand a release to a worker that measures its symmetry, once the row is committed."""
    after_commit(partial(measure_symmetry_task.delay, measurement_id=measurement_id))


@receiver(post_migrate)
def sync_roles_after_migrating(sender: AppConfig, **kwargs: Any) -> None:
    """The groups exist after every migration; permissions are made here first, since auth makes them app by app."""
    if sender.label != "reports":
        return
    for label in (*OURS, "auth"):
        create_permissions(apps.get_app_config(label), verbosity=0)
    sync_roles()

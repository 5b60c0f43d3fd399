"""Taking a stored report out again, as long as nobody worked on it: the item is as it was found."""

from datetime import timedelta

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone

from reports.models import (
    Article,
    ArticleRevision,
    DeliveredItem,
    QuoteCorrection,
    Source,
    Story,
    StoryChange,
    ZoneCorrection,
)
from reports.services.delivery_items import ItemRefused, State
from reports.services.ingest import Outcome, stand_again
from reports.signals import report_taken_out, work_asked_for

#: So long after it was stored a report can be taken out again (docs/operations.md).
MAY_BE_UNDONE_FOR = timedelta(hours=24)
_AS_FOUND = {
    "state": State.FOUND,
    "article": None,
    "revision": None,
    "outcome": "",
    "decided_by": None,
    "decided_at": None,
}


def undo_item(*, item: DeliveredItem) -> None:
    """The item waits for a decision again: a stored report is taken out, one that was left out comes back.

    Raises :class:`ItemRefused` when too much time has passed or somebody worked on the report, and changes nothing.
    """
    with transaction.atomic():
        row = DeliveredItem.objects.select_for_update(of=("self",)).defer("payload").get(pk=item.pk)
        if row.state == State.DROPPED:
            _bring_back(row)
        elif row.state == State.KEPT:
            _refuse_late(row)
            _take_out(row)
        DeliveredItem.objects.filter(pk=row.pk, state__in=[State.KEPT, State.DROPPED]).update(**_AS_FOUND)


def undoing_in_words(item: DeliveredItem) -> str:
    """What becomes of the report when this item, as it stands now, is undone."""
    if item.outcome == Outcome.SAME:
        return "The report had been stored before, so it stays as it is."
    if item.outcome == Outcome.REVISION:
        return "The report has the text again that stood before."
    return "Nothing of it is stored."


def can_be_undone(item: DeliveredItem) -> bool:
    """Whether it is worth offering; whether somebody worked on the report is only known when it is asked for."""
    if item.state == State.DROPPED:
        return bool(item.found)
    return item.state == State.KEPT and bool(item.decided_at and timezone.now() - item.decided_at < MAY_BE_UNDONE_FOR)


def _bring_back(row: DeliveredItem) -> None:
    if not row.found:
        raise ItemRefused("nothing_left", "Nothing was read of it before it was left out. Bring it in again.")


def _refuse_late(row: DeliveredItem) -> None:
    if not can_be_undone(row):
        hours = int(MAY_BE_UNDONE_FOR.total_seconds() // 3600)
        raise ItemRefused("late", f"It was stored more than {hours} hours ago, so it stays.")


def _take_out(row: DeliveredItem) -> None:
    if row.article_id is None or row.revision_id is None or row.outcome == Outcome.SAME:
        return  # it was stored before, or somebody took it out by hand
    story = _held_around(row.article_id)
    article = Article.objects.select_for_update(of=("self",)).filter(pk=row.article_id).first()
    revision = ArticleRevision.objects.filter(pk=row.revision_id).first()
    if article is None or revision is None:
        return
    if article.latest_revision_id != revision.pk:
        raise ItemRefused("newer_text", "A newer text of this report was stored since, so this one stays.")
    if row.answers.get("stands_again"):
        _set_back(row, article)
    else:
        _take_out_text(row, article, revision, story)


def _set_back(row: DeliveredItem, article: Article) -> None:
    """The text that stood before an earlier one stood again; both stay stored, so no work on them is lost."""
    before = article.revisions.filter(pk=row.answers.get("instead_of") or 0).first()
    if before is None:
        raise ItemRefused("newer_text", "The text that stood before is not stored any more, so this one stays.")
    if _kept_again_since(row):
        raise ItemRefused("shared", "The same text was brought in again since, so it stays.")
    stand_again(article, before)


def _kept_again_since(row: DeliveredItem) -> bool:
    since = DeliveredItem.objects.filter(revision=row.revision_id, state=State.KEPT, decided_at__gt=row.decided_at)
    return since.exclude(pk=row.pk).exists()


def _take_out_text(row: DeliveredItem, article: Article, revision: ArticleRevision, story: Story | None) -> None:
    if others := _others_who_kept(row):
        raise ItemRefused("shared", f"“{others.name}” brought in the same text, so it stays.")
    if work := work_on(article, revision, kept=row):
        raise ItemRefused("worked_on", f"It stays, since {work}.")
    is_whole = article.revisions.count() == 1
    try:
        _delete(article, revision, is_whole=is_whole, before=row.answers.get("instead_of"))
    except ProtectedError as error:
        raise ItemRefused("worked_on", "It stays, since somebody worked on it.") from error
    if article.story_id is not None:
        report_taken_out.send(sender=Article, story_id=article.story_id)
    if is_whole and story is not None and story.pk == article.story_id:
        _close_if_empty(story)


def _held_around(article_id: int) -> Story | None:
    """The story of the report, held before the report's outlet and the report, as everybody does."""
    where = Article.objects.filter(pk=article_id).values_list("source", "story").first()
    if where is None:
        return None
    story = Story.every.select_for_update().filter(pk=where[1]).first()
    Source.objects.select_for_update().filter(pk=where[0]).first()  # no newer text comes in meanwhile
    return story


def work_on(article: Article, revision: ArticleRevision, *, kept: DeliveredItem) -> str:
    """What somebody did with a report since it was stored, in words; empty when nobody did anything."""
    if QuoteCorrection.objects.filter(revision=revision).exists():
        return "somebody corrected a quotation in it"
    if ZoneCorrection.objects.filter(revision=revision).exists():
        return "somebody corrected its zones"
    if _was_placed(article, kept):
        return "somebody placed it in a story"
    answers = work_asked_for.send(sender=Article, article_id=article.pk, revision_id=revision.pk)
    return next((str(words) for _, words in answers if words), "")


def _was_placed(article: Article, kept: DeliveredItem) -> bool:
    """Whether a person placed it after it was stored, other than by storing it."""
    if article.placement != Article.Placement.PERSON or kept.outcome != Outcome.NEW:
        return False
    answers = kept.answers
    placed_by_keeping = answers.get("story") == article.story_id or bool(answers.get("new_story"))
    return not placed_by_keeping


def _others_who_kept(row: DeliveredItem) -> DeliveredItem | None:
    others = DeliveredItem.objects.filter(revision=row.revision_id, state=State.KEPT).exclude(pk=row.pk)
    return others.only("name").first()


def _delete(article: Article, revision: ArticleRevision, *, is_whole: bool, before: int | None) -> None:
    """``before`` is the number of the text that was the newest when this one came."""
    if is_whole:
        article.delete()
        return
    others = article.revisions.exclude(pk=revision.pk)
    earlier = others.filter(pk=before or 0).first() or others.order_by("-number").first()
    assert earlier is not None
    stand_again(article, earlier)
    revision.delete()


def _close_if_empty(story: Story) -> None:
    """A story that was opened for this report alone and that nobody has touched goes with it."""
    is_ours = story.is_title_proposed and not story.articles.exists()
    changes = StoryChange.objects.filter(Q(story=story) | Q(other=story))
    if not is_ours or changes.exists() or story.primary_texts.exists():
        return
    try:
        with transaction.atomic():
            story.delete()
    except ProtectedError:
        return

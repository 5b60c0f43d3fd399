"""Moving reports between stories and confirming where they stand: every change is a row of a log.

See docs/method.md, "Stories". What is placed by a person is never moved by the machine.
"""

from collections import defaultdict
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from reports.models import Article, Story, StoryChange
from reports.selectors.report_lines import Stood
from reports.services.stories import open_story
from reports.services.story_holding import (
    Held,
    Json,
    Placing,
    StoryChangeRefused,
    announce,
    held,
    logged,
    placed,
    plain_reason,
    plain_title,
)
from reports.services.story_proposals import settle_placed

Kind = StoryChange.Kind
PERSON = Article.Placement.PERSON


def move_reports(
    *, reports: Sequence[Stood], to: Story, reason: str = "", moved_by: User | None = None
) -> tuple[StoryChange, ...]:
    """The reports in that story by a person's decision: a row of the log for each story that they leave.

    Both stories are compared anew. Raises :class:`StoryChangeRefused` before anything is stored.
    """
    with transaction.atomic():
        reason = plain_reason(reason)
        found = held(reports, to.pk)
        target = found.standing(to.pk)
        moving = [article for article in found.articles if article.story_id != target.pk]
        if not moving:
            raise StoryChangeRefused("story", f"What is ticked stands in “{target.title}” already.")
        return _moved(Kind.MOVED, found, moving, target, reason, moved_by)


def move_proposed(*, report: Stood, to: Story, score: float, reason: str) -> StoryChange:
    """The report in that story as the machine proposes it; refused where a person placed it or closed the story."""
    with transaction.atomic():
        found = held([report], to.pk)
        target, article = found.standing(to.pk), found.articles[0]
        if article.placement == PERSON:
            raise StoryChangeRefused("reports", f"“{article.headline}” was placed by a person.")
        if article.story_id == target.pk or not target.takes_proposals:
            raise StoryChangeRefused("story", f"“{target.title}” has it already or is closed to proposals.")
        placing = Placing(target.pk, Article.Placement.PROPOSED.value, score, reason[:300])
        return _moved(Kind.MOVED, found, [article], target, "", None, placing)[0]


def split_reports(
    *,
    reports: Sequence[Stood],
    title: str,
    reason: str = "",
    split_by: User | None = None,
    is_title_confirmed: bool = True,
) -> tuple[StoryChange, ...]:
    """The reports in a new story of that title: a row of the log for each story that they leave."""
    with transaction.atomic():
        reason, title = plain_reason(reason), plain_title(title)
        found = held(reports)
        if len({article.story_id for article in found.articles}) == 1:
            _refuse_whole_story(found)
        story = open_story(title=title, created_by=split_by, is_proposed=not is_title_confirmed)
        return _moved(Kind.SPLIT, found, found.articles, story, reason, split_by)


def pin_reports(
    *, reports: Sequence[Stood], reason: str = "", pinned_by: User | None = None
) -> tuple[StoryChange, ...]:
    """The reports confirmed where they stand, so that the machine never moves them: a row for each story."""
    with transaction.atomic():
        reason, found = plain_reason(reason), held(reports)
        waiting = [article for article in found.articles if article.story_id and article.placement != PERSON]
        if not waiting:
            message = "What is ticked is confirmed already, or stands in no story that it could be confirmed in."
            raise StoryChangeRefused("reports", message)
        return _placed_anew(Kind.PINNED, found, waiting, PERSON, reason, pinned_by)


def unpin_reports(
    *, reports: Sequence[Stood], reason: str = "", unpinned_by: User | None = None
) -> tuple[StoryChange, ...]:
    """The reports where they stand, from where the machine may propose to move them: a row for each story."""
    with transaction.atomic():
        reason, found = plain_reason(reason), held(reports)
        fixed = [article for article in found.articles if article.story_id and article.placement == PERSON]
        if not fixed:
            raise StoryChangeRefused("reports", "None of what is ticked was placed by a person.")
        return _placed_anew(Kind.UNPINNED, found, fixed, Article.Placement.PROPOSED, reason, unpinned_by)


def _moved(
    kind: StoryChange.Kind,
    found: Held,
    moving: Sequence[Article],
    target: Story,
    reason: str,
    by: User | None,
    placing: Placing | None = None,
) -> tuple[StoryChange, ...]:
    after = placing or Placing.by_person(target.pk)
    made = []
    for origin_id, articles in _by_story(moving).items():
        origin = found.stories.get(origin_id) if origin_id else None
        rows = [placed(article, after) for article in articles]
        settled = settle_placed(articles, target, decided_by=by)
        details: Json = {"reports": rows, "settled": settled}
        if origin and lead_on_if_empty(origin, target):
            details["emptied"] = True
        made.append(logged(kind, target, origin, details, reason=reason, by=by))
    announce(target.pk, *(article["before"]["story"] for change in made for article in change.details["reports"]))
    return tuple(made)


def lead_on_if_empty(story: Story, target: Story) -> bool:
    """Whether nothing is left in a story that the machine had opened, so that its address leads to the other now."""
    if not story.is_title_proposed or story.articles.exists() or story.primary_texts.live().exists():
        return False
    story.merged_into = target
    story.save(update_fields=["merged_into"])
    return True


def _placed_anew(
    kind: StoryChange.Kind,
    found: Held,
    articles: Sequence[Article],
    placement: Article.Placement,
    reason: str,
    by: User | None,
) -> tuple[StoryChange, ...]:
    made = []
    for story_id, group in _by_story(articles).items():
        story = found.stories[story_id or 0]
        rows = [placed(article, Placing(story.pk, placement.value)) for article in group]
        settled = settle_placed(group, story, decided_by=by) if placement == PERSON else []
        made.append(logged(kind, story, None, {"reports": rows, "settled": settled}, reason=reason, by=by))
    return tuple(made)


def _by_story(articles: Sequence[Article]) -> dict[int | None, list[Article]]:
    groups: dict[int | None, list[Article]] = defaultdict(list)
    for article in articles:
        groups[article.story_id].append(article)
    return dict(groups)


def _refuse_whole_story(found: Held) -> None:
    """A whole story split off is the same story under another name."""
    story_id = found.articles[0].story_id
    if story_id and found.stories[story_id].articles.count() == len(found.articles):
        message = "These are all the reports of the story. Leave one unticked, or give the story another title."
        raise StoryChangeRefused("reports", message)

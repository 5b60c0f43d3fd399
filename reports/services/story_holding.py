"""What all changes of stories share: rows held in one order, refusals that lose nothing, one log.

Stories are held before reports, each by rising number, so that two changes never wait for each other. See
docs/method.md, "Stories".
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from reports.models import Article, Story, StoryChange
from reports.models.stories import LONGEST_REASON
from reports.selectors.report_lines import Stood
from reports.signals import stories_changed

#: Reports that one change may move: what an editor can look through.
MOST_REPORTS = 200

Json = dict[str, Any]


class StoryChangeRefused(ValueError):
    """A change that cannot be made: ``message`` says why and what to do, ``field`` what it is about.

    ``field`` is empty where it is about the change as a whole.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Placing:
    """How a report stands in its story: whose placing it is, how alike, and why."""

    story: int | None
    placement: str
    score: float | None = None
    reason: str = ""

    @classmethod
    def of(cls, article: Article) -> "Placing":
        return cls(article.story_id, article.placement, article.placement_score, article.placement_reason)

    @classmethod
    def by_person(cls, story: int) -> "Placing":
        return cls(story, Article.Placement.PERSON.value)

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Placing":
        return cls(row["story"], row["placement"], row["score"], row["reason"])

    def as_json(self) -> Json:
        return {"story": self.story, "placement": self.placement, "score": self.score, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Held:
    """Stories and reports that nobody else changes until the transaction ends."""

    stories: Mapping[int, Story]
    articles: Sequence[Article]

    def standing(self, pk: int, field: str = "story") -> Story:
        """The story of that number; refused when it has been merged into another one."""
        story = self.stories.get(pk)
        if story is None:
            raise StoryChangeRefused(field, "This story is gone.")
        if story.merged_into_id:
            into = Story.every.get(pk=story.merged_into_id)
            message = f"“{story.title}” has been merged into “{into.title}”. Go on from there."
            raise StoryChangeRefused(field, message)
        return story


def held(reports: Sequence[Stood], *others: int) -> Held:
    """The reports with the stories they stood in and the other ones, held until the transaction ends.

    Raises :class:`StoryChangeRefused` where nothing or too much was chosen, or a report stands elsewhere by now.
    """
    chosen = {one.article: one.story for one in reports}
    if not chosen:
        raise StoryChangeRefused("reports", "Tick at least one report.")
    if len(chosen) > MOST_REPORTS:
        raise StoryChangeRefused("reports", f"{len(chosen):,} reports are too many at once; take up to {MOST_REPORTS}.")
    stories = held_stories({*others, *filter(None, chosen.values())})
    articles = held_articles(chosen)
    if len(articles) < len(chosen):
        raise StoryChangeRefused("reports", "One of these reports is gone. Choose anew.")
    for article in articles:
        if article.story_id != chosen[article.pk]:
            _refuse_moved(article)
    return Held(stories, articles)


def held_stories(pks: Collection[int]) -> dict[int, Story]:
    """These stories, merged ones too, by their numbers."""
    rows = Story.every.select_for_update().filter(pk__in=pks).order_by("pk")
    return {story.pk: story for story in rows}


def held_articles(pks: Collection[int]) -> list[Article]:
    """These reports with their sources."""
    rows = Article.objects.select_for_update(of=["self"]).select_related("source")
    return list(rows.filter(pk__in=pks).order_by("pk"))


def _refuse_moved(article: Article) -> None:
    where = f"stands in “{article.story.title}” by now" if article.story else "stands in no story by now"
    message = f"“{article.headline}” {where}: somebody moved it since the page was shown. Look at it once more."
    raise StoryChangeRefused("reports", message)


def put(article: Article, placing: Placing) -> None:
    """The report, placed so."""
    article.story_id = placing.story
    article.placement = placing.placement
    article.placement_score = placing.score
    article.placement_reason = placing.reason
    article.save(update_fields=["story", "placement", "placement_score", "placement_reason"])


def placed(article: Article, after: Placing) -> Json:
    """The report, placed so, as the log remembers it."""
    before = Placing.of(article)
    put(article, after)
    row: Json = {"article": article.pk, "headline": article.headline, "source": article.source.name}
    return row | {"before": before.as_json(), "after": after.as_json()}


def logged(
    kind: StoryChange.Kind,
    story: Story,
    other: Story | None,
    details: Json,
    *,
    reason: str,
    by: User | None,
    undoes: StoryChange | None = None,
) -> StoryChange:
    """A new row of the log; rows are only ever added."""
    # Names as they were: titles change, and the account of whoever did it may go.
    names = {"title": story.title, "other_title": other.title if other else "", "by": by.get_username() if by else ""}
    details = names | details
    return StoryChange.objects.create(
        kind=kind, story=story, other=other, details=details, reason=reason, changed_by=by, undoes=undoes
    )


def announce(*stories: int | None) -> None:
    """Say that other reports stand in these stories now."""
    stories_changed.send(sender=Story, story_ids=sorted({pk for pk in stories if pk}))


def plain_reason(given: str) -> str:
    """The reason in one line; refused when it is too long for the log."""
    reason = " ".join(given.replace("\x00", "").split())
    if len(reason) > LONGEST_REASON:
        message = f"The reason has {len(reason):,} characters; it may have {LONGEST_REASON:,}."
        raise StoryChangeRefused("reason", message)
    return reason


def plain_title(given: str) -> str:
    """The title in one line; refused when there is none, or when it is too long."""
    title = " ".join(given.replace("\x00", "").split())
    longest = Story._meta.get_field("title").max_length or 0
    if not title:
        raise StoryChangeRefused("title", "Write a title, in words that no outlet would object to.")
    if len(title) > longest:
        raise StoryChangeRefused("title", f"The title has {len(title):,} characters; it may have {longest:,}.")
    return title

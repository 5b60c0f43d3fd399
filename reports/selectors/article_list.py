"""Every report there is: found by words and by what is known of it, page by page."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from reports.extraction.language import ENGLISH
from reports.models import Article, ArticleRevision, StoryProposal
from reports.selectors.report_lines import newest_first, published_or_stored
from reports.selectors.text_search import texts_with

REPORTS_ON_A_PAGE = 40
NOT_ANALYSED = "other"
SORTS = [("", "Newest first"), ("oldest", "Oldest first"), ("stored", "Last brought in"), ("source", "By outlet")]
STATES = [
    ("", "Any"),
    ("none", "In no story"),
    ("proposed", "Placed by the machine"),
    ("person", "Placed by a person"),
    ("maybe", "On the maybe list"),
]


def reports_asked(asked: Mapping[str, Any]) -> QuerySet[Article]:
    """The reports that fit a query, each with its source and story."""
    found: QuerySet[Article] = Article.objects.select_related("source", "story")
    if words := str(asked.get("q", "")).strip():
        texts = ArticleRevision.objects.filter(texts_with(words)).values("pk")
        found = found.filter(Q(latest_revision__in=texts) | Q(headline__icontains=words))
    if source := asked.get("source"):
        found = found.filter(source__slug=source)
    if language := asked.get("language"):
        found = found.exclude(language=ENGLISH) if language == NOT_ANALYSED else found.filter(language=language)
    if state := asked.get("state"):
        found = _in_state(found, state)
    if asked.get("copy"):
        found = found.exclude(agency="")
    return _sorted(_between(found, asked), str(asked.get("sort", "")))


def languages_stored() -> list[tuple[str, int]]:
    """Every language that a stored report has, with how many have it; the most frequent first."""
    rows = Article.objects.order_by().values_list("language").annotate(count=Count("pk"))
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _in_state(found: QuerySet[Article], state: str) -> QuerySet[Article]:
    if state == "maybe":
        waiting = StoryProposal.objects.filter(state=StoryProposal.State.OPEN, article__isnull=False)
        return found.filter(pk__in=waiting.values("article"))
    if state == Article.Placement.NONE:
        return found.filter(story__isnull=True)
    return found.filter(placement=state, story__isnull=False)


def _between(found: QuerySet[Article], asked: Mapping[str, Any]) -> QuerySet[Article]:
    first, last = asked.get("first"), asked.get("last")
    if not first and not last:
        return found
    found = found.annotate(moment=published_or_stored())
    if first:
        found = found.filter(moment__date__gte=first)
    if last:
        found = found.filter(moment__date__lte=last)
    return found


def _sorted(found: QuerySet[Article], sort: str) -> QuerySet[Article]:
    if sort == "oldest":
        return found.order_by(published_or_stored().asc(), "id")
    if sort == "stored":
        return found.order_by("-id")
    if sort == "source":
        return found.order_by("source__name", F("published_at").desc(nulls_last=True), "-id")
    return newest_first(found)

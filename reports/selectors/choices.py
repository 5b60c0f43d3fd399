"""Named reads for choosing: outlets, stories, and where a stored report can be read."""

from urllib.parse import urlencode

from django.db.models import QuerySet

from reports.models import Article, Source, Story

# A list that a person scans in a select box; older stories are reached from their own page.
STORIES_OFFERED = 200
# With more other reports than these the new one might not be among the columns that a story opens with.
BESIDE_A_NEW_ONE = 2


def sources_by_name() -> QuerySet[Source]:
    """Every outlet with what a choice needs, in the order of names."""
    return Source.objects.only("pk", "name", "slug").order_by("name", "pk")


def source_called(name: str) -> Source | None:
    """The outlet that goes by that name, whatever its case; None when it is new. Its own name comes first."""
    own = Source.objects.filter(name__iexact=name).first()
    return own or Source.objects.filter(names__name__iexact=name).first()


def stories_to_choose(*, with_slug: str = "") -> list[Story]:
    """The newest stories, and the one of that slug however old it is."""
    stories = list(Story.objects.only("pk", "title", "slug")[:STORIES_OFFERED])
    if with_slug and all(story.slug != with_slug for story in stories):
        stories += Story.objects.filter(slug=with_slug).only("pk", "title", "slug")
    return stories


def article_at(*, source: Source, url: str) -> Article | None:
    """The article that this outlet published at this address; None when it is not stored, or without an address."""
    return Article.objects.filter(source=source, url=url).first() if url else None


def address_with(article: Article) -> str:
    """Where the article can be read: beside the first reports of its story, or by itself while it has none."""
    if article.story is None:
        return article.get_absolute_url()
    others = article.story.articles.exclude(pk=article.pk).order_by("published_at", "pk").values_list("pk", flat=True)
    first = list(others[: BESIDE_A_NEW_ONE + 1])
    address = article.story.get_absolute_url()
    if len(first) <= BESIDE_A_NEW_ONE:
        return address
    columns = [*first[:BESIDE_A_NEW_ONE], article.pk]
    return f"{address}?{urlencode({'columns': columns}, doseq=True)}"

"""Named reads of texts that repeat one another."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import F, Q, QuerySet

from reports.extraction.copies import METHOD
from reports.models import Article, ArticleRevision, SharedText, TextBand
from reports.selectors.zones import lay_over

#: Texts that one key leads to at most: what a whole corpus prints is furniture and leads nowhere.
MOST_OF_A_KEY = 100
#: Texts that one text is compared with word for word, those of most keys in common first.
MOST_CANDIDATES = 60


def candidates_for(keys: Sequence[tuple[int, int]], *, article: int = 0, most: int = MOST_CANDIDATES) -> list[int]:
    """Newest texts with most keys in common with these, without those of that article; one query.

    The work is bounded by the number of keys, however many texts share one.
    """
    if not keys:
        return []
    table = TextBand._meta.db_table
    texts = ArticleRevision._meta.db_table
    query = f"""
        SELECT found.revision_id
        FROM unnest(%s::integer[], %s::bigint[]) AS key(band, value)
        CROSS JOIN LATERAL (
            SELECT revision_id FROM {table} stored
            WHERE stored.band = key.band AND stored.value = key.value
            ORDER BY stored.revision_id LIMIT %s
        ) AS found
        JOIN {texts} text ON text.id = found.revision_id AND text.article_id <> %s
        GROUP BY found.revision_id ORDER BY count(*) DESC, found.revision_id LIMIT %s
    """
    bands, values = [band for band, _ in keys], [value for _, value in keys]
    with connection.cursor() as cursor:
        cursor.execute(query, [bands, values, MOST_OF_A_KEY, article, most])
        return [row[0] for row in cursor.fetchall()]


def texts_to_compare(revision_ids: Iterable[int]) -> list[ArticleRevision]:
    """Those of these texts that are newest ones, with article, source and the zones that hold; in two queries."""
    found = ArticleRevision.objects.filter(pk__in=list(revision_ids), article__latest_revision=F("pk"))
    texts = list(found.select_related("article__source").defer("search", "words", "problems").order_by("pk"))
    lay_over((text, None) for text in texts)
    return texts


def shared_by(revision_ids: Iterable[int]) -> QuerySet[SharedText]:
    """What these texts share with any other."""
    listed = list(revision_ids)
    return SharedText.objects.filter(Q(earlier__in=listed) | Q(later__in=listed))


def texts_not_compared() -> QuerySet[ArticleRevision]:
    """Newest texts that were not compared with the others by the method in use."""
    newest = ArticleRevision.objects.filter(article__latest_revision=F("pk"))
    return newest.exclude(wire__method=METHOD).order_by("pk")


def articles_that_share(articles: QuerySet[Article]) -> list[int]:
    """Those of the articles whose newest text has something in common with another one."""
    revisions = articles.filter(latest_revision__isnull=False).values("latest_revision")
    rows = SharedText.objects.filter(Q(earlier__in=revisions) | Q(later__in=revisions))
    pairs = rows.values_list("earlier__article", "later__article")
    return sorted({pk for pair in pairs for pk in pair})

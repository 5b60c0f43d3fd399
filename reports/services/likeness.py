"""What a document that came in repeats: stored texts that are the same, updates of it, or share wire copy with it."""

import hashlib
from typing import Any

from reports.extraction.documents import ExtractedDocument
from reports.models import Article, ArticleRevision, Source

MOST_SHOWN = 5


def likeness_of(document: ExtractedDocument, *, source: Source | None, address: str) -> list[dict[str, Any]]:
    """Rows of kind (exact, address, near, shares), article, headline and source, the strongest first."""
    rows = _same_text(document)
    seen = {row["article"] for row in rows}
    if source and address:
        at = Article.objects.filter(source=source, url=address).exclude(pk__in=seen).select_related("source")
        rows += [_row("address", article) for article in at]
    return rows[:MOST_SHOWN]


def _same_text(document: ExtractedDocument) -> list[dict[str, Any]]:
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    same = ArticleRevision.objects.filter(digest=digest).select_related("article__source")
    return [_row("exact", revision.article) for revision in same.defer("text", "words", "zones")[:MOST_SHOWN]]


def _row(kind: str, article: Article) -> dict[str, Any]:
    return {
        "kind": kind,
        "article": article.pk,
        "headline": article.headline,
        "source": article.source.name,
        "source_id": article.source_id,
        "revisions": article.revisions.count(),
    }

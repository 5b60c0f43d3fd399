"""What a document that came in repeats: stored texts that are the same, updates of it, or share wire copy with it."""

from typing import Any

from django.db.models import Count

from reports.extraction.documents import ExtractedDocument
from reports.models import Article, Source
from reports.services.copies import likeness_of_text

#: The report that stands at the same address, whatever its words.
AT_ADDRESS = "address"


def likeness_of(document: ExtractedDocument, *, source: Source | None, address: str) -> list[dict[str, Any]]:
    """Rows of kind (exact, near, shares, address), article, headline, source and how many texts it has.

    ``is_there`` marks the report at the same address of the same outlet, of which this would be the next text.
    """
    rows = likeness_of_text(document.text, document.zones, source=source, url=address)
    there = Article.objects.filter(source=source, url=address).first() if source and address else None
    if there and there.pk not in {row["article"] for row in rows}:
        rows.insert(0, {"kind": AT_ADDRESS, "article": there.pk, "headline": there.headline})
        rows[0] |= {"source": there.source.name, "would_be": "revision"}
    counts = Article.objects.filter(pk__in=[row["article"] for row in rows]).annotate(count=Count("revisions"))
    texts = dict(counts.order_by().values_list("pk", "count"))
    shown = ("kind", "article", "headline", "source", "would_be", "containment")
    return [
        {name: row[name] for name in shown if name in row}
        | {"revisions": texts.get(row["article"], 0), "is_there": bool(there and there.pk == row["article"])}
        for row in rows
    ]

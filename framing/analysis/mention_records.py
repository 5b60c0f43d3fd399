"""Mentions as the JSON of the batch commands; the contract is docs/interchange.md."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from framing.analysis.lexicon import Lexicon
from framing.analysis.records import Document
from framing.analysis.scoring import Hit
from reports.extraction.mentions import Mention


def mentions_given(
    mentions: Sequence[Mention], labels: Iterable[Hit], lexicon: Lexicon, document: Document
) -> list[dict[str, Any]]:
    """``mentions`` of one article; ``referent`` is that of the set whose label is the head of the mention, or None."""
    sets = sorted((hit.span.start, hit.span.end, lexicon.set_of(hit.entry).referent) for hit in labels)
    return [
        {
            "id": f"m{number}",
            **document.place_of(mention.span),
            "text": document.words_of(mention.span),
            "referent": _referent(mention, sets),
            "voice": str(mention.voice),
            "kind": str(mention.kind),
            "form": str(mention.form),
            "chain": mention.chain + 1,
        }
        for number, mention in enumerate(mentions, start=1)
    ]


def _referent(mention: Mention, sets: Sequence[tuple[int, int, str]]) -> str | None:
    place = bisect_left(sets, (mention.span.start,))
    while place < len(sets) and sets[place][0] < mention.span.end:
        start, end, referent = sets[place]
        if start <= mention.head.start and mention.head.end <= end <= mention.span.end:
            return referent or None
        place += 1
    return None

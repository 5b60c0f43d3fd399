"""The story that a document may belong to, before it is stored."""

from typing import Any

from reports.extraction.documents import ExtractedDocument


def proposal_for(document: ExtractedDocument, *, published_at: Any = None) -> dict[str, Any]:
    """``story`` (or None), ``score`` and ``reasons``, and under ``maybe`` rows of the same for others."""
    return {}

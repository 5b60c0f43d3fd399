"""Reads for the grouping into stories: reports of the days around that share a term."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

#: Reports that one is compared with: those that share most of its keys, of equal ones the newer. A choice.
MOST_CANDIDATES = 40

_NEAR = """
WITH near AS (
    SELECT keys_id, count(*) AS shared FROM reports_groupingkey
    WHERE key = ANY(%(keys)s) AND moment BETWEEN %(since)s AND %(until)s
    GROUP BY keys_id ORDER BY shared DESC, keys_id DESC LIMIT %(most)s
)
SELECT k.article_id, a.story_id, k.moment, r.language, k.features, k.told
FROM near
JOIN reports_articlekeys k ON k.id = near.keys_id
JOIN reports_articlerevision r ON r.id = k.revision_id
JOIN reports_article a ON a.id = k.article_id
JOIN reports_story s ON s.id = a.story_id
WHERE s.takes_proposals AND a.id <> %(article)s AND NOT EXISTS (
    SELECT 1 FROM reports_storyproposal p
    WHERE p.kind = 'place' AND p.state = 'rejected' AND p.article_id = %(article)s AND p.story_id = a.story_id
)
ORDER BY near.shared DESC, k.article_id DESC
"""


class NearRow(NamedTuple):
    """A report that stands in a story that takes proposals, with its stored features."""

    article: int
    story: int
    moment: datetime
    language: str
    features: bytes
    told: dict[str, Any]


def near_reports(keys: Sequence[int], *, since: datetime, until: datetime, article: int = 0) -> list[NearRow]:
    """Placed reports of that time that share keys, those with most first; none whose story was rejected for it."""
    values: dict[str, Any] = {
        "keys": list(keys),
        "since": since,
        "until": until,
        "article": article,
        "most": MOST_CANDIDATES,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, values)
        rows = cursor.fetchall()
    return [
        NearRow(article_id, story, moment, language, bytes(features), json.loads(told))
        for article_id, story, moment, language, features, told in rows
    ]

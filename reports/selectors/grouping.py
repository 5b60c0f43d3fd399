"""Reads for the grouping into stories: stored features, and reports of the days around that share a term."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from reports.models import StoryProposal

#: Reports that one is compared with: those that share most of its keys, of equal ones the newer. A choice.
MOST_CANDIDATES = 30

# Plain statements: this is asked for every report that comes in, and making them would cost more than answering them.
_OWN = """
SELECT id, revision_id, moment, language, features, told, (SELECT max(id) FROM reports_termcounts)
FROM reports_articlekeys WHERE article_id = %s
"""
_NEAR = """
WITH near AS MATERIALIZED (
    SELECT keys_id, count(*) AS shared FROM reports_groupingkey
    WHERE key = ANY(%(keys)s) AND moment BETWEEN %(since)s AND %(until)s
    GROUP BY keys_id ORDER BY shared DESC, keys_id DESC LIMIT %(most)s
)
SELECT k.article_id, a.story_id, k.moment, k.language, k.features, k.told
FROM near JOIN reports_articlekeys k ON k.id = near.keys_id
JOIN reports_article a ON a.id = k.article_id JOIN reports_story s ON s.id = a.story_id
WHERE s.takes_proposals AND a.id <> %(article)s
ORDER BY near.shared DESC, k.article_id DESC
"""


class StoredFeatures(NamedTuple):
    """The features of a report as they are stored; ``told`` is JSON."""

    keys: int
    revision: int
    moment: datetime
    language: str
    features: bytes
    told: str


class NearReport(NamedTuple):
    """A report that stands in a story that takes proposals, with its stored features."""

    article: int
    story: int
    moment: datetime
    language: str
    features: bytes
    told: str


def stored_features(article: int) -> tuple[StoredFeatures | None, int | None]:
    """The features of an article, and the number of the counts of terms in use; None where there are none."""
    with connection.cursor() as cursor:
        cursor.execute(_OWN, [article])
        row = cursor.fetchone()
        if row is None:
            cursor.execute("SELECT max(id) FROM reports_termcounts")
            return None, cursor.fetchone()[0]
    return StoredFeatures(*row[:6]), row[6]


def near_reports(keys: Sequence[int], *, since: datetime, until: datetime, article: int = 0) -> list[NearReport]:
    """Placed reports of that time that share keys, those with most first."""
    values: dict[str, Any] = {"keys": list(keys), "since": since, "until": until}
    values |= {"article": article, "most": MOST_CANDIDATES}
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, values)
        return [NearReport(*row) for row in cursor.fetchall()]


def rejected_stories(article: int) -> set[int]:
    """The stories in which people did not want this article."""
    kinds, state = [StoryProposal.Kind.PLACE, StoryProposal.Kind.SPLIT], StoryProposal.State
    place = StoryProposal.objects.filter(article=article, kind=kinds[0], state=state.REJECTED)
    left = StoryProposal.objects.filter(article=article, kind=kinds[1], state=state.ACCEPTED)
    return set(place.union(left).values_list("story", flat=True))


def told_of(stored: str | dict[str, Any]) -> dict[str, Any]:
    """The words for reasons, which a plain statement gives as JSON."""
    row: dict[str, Any] = json.loads(stored) if isinstance(stored, str) else stored
    return row

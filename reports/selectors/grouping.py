"""Reads for the grouping into stories: stored features, and reports of the days around that share a term.

Plain statements: they are asked for every report that comes in, and making them would cost more than answering them.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

#: Reports that one is compared with: those that share most of its keys, of equal ones the newer. A choice.
MOST_CANDIDATES = 20

_STORED = """
SELECT id, article_id, revision_id, moment, language, features, told FROM reports_articlekeys WHERE {field} = ANY(%s)
"""
# The limit inside keeps the planner from joining whole tables, however little it knows of the numbers asked for.
_NEAR = """
SELECT asked.article, found.keys_id
FROM unnest(%s::bigint[], %s::text[], %s::timestamptz[], %s::timestamptz[]) AS asked(article, keys, since, until)
CROSS JOIN LATERAL (
    SELECT keys_id FROM reports_groupingkey
    WHERE key = ANY(asked.keys::bigint[]) AND moment BETWEEN asked.since AND asked.until
    GROUP BY keys_id ORDER BY count(*) DESC, keys_id DESC LIMIT %s
) AS found
"""
_PLACED = """
SELECT a.id, a.story_id FROM reports_article a LEFT JOIN reports_story s ON s.id = a.story_id
WHERE a.id = ANY(%s) AND (s.id IS NULL OR s.takes_proposals)
"""
_REJECTED = """
SELECT article_id, story_id FROM reports_storyproposal
WHERE article_id = ANY(%s) AND (kind = 'place' AND state = 'rejected' OR kind = 'split' AND state = 'accepted')
"""


class StoredFeatures(NamedTuple):
    """The features of a report as they are stored; ``told`` is JSON."""

    keys: int
    article: int
    revision: int
    moment: datetime
    language: str
    features: bytes
    told: str

    @property
    def told_row(self) -> dict[str, Any]:
        """Its words for reasons."""
        row: dict[str, Any] = json.loads(self.told)
        return row


class Asked(NamedTuple):
    """What a report is looked up by."""

    article: int
    keys: Sequence[int]
    since: datetime
    until: datetime


def features_of_articles(articles: Collection[int]) -> dict[int, StoredFeatures]:
    """The stored features of these articles, by article."""
    rows = _rows(_STORED.format(field="article_id"), [list(articles)])
    return {row[1]: StoredFeatures(*row) for row in rows}


def near_reports(asked: Sequence[Asked]) -> tuple[dict[int, list[int]], dict[int, StoredFeatures]]:
    """Reports that share most keys with each one asked for, by article; and the features of all of them."""
    keys = ["{" + ",".join(map(str, one.keys)) + "}" for one in asked]
    columns = [[one.article for one in asked], keys, [one.since for one in asked], [one.until for one in asked]]
    found: dict[int, list[int]] = defaultdict(list)
    for article, row in _rows(_NEAR, [*columns, MOST_CANDIDATES + 1]):
        found[article].append(row)
    rows = _rows(_STORED.format(field="id"), [sorted({key for near in found.values() for key in near})])
    stored = {row[0]: StoredFeatures(*row) for row in rows}
    near = {article: sorted(stored[key].article for key in keys if key in stored) for article, keys in found.items()}
    return near, {one.article: one for one in stored.values()}


def open_places(articles: Collection[int]) -> dict[int, int | None]:
    """The story of each of these articles, None for none; without those in stories that take no proposals."""
    return dict(_rows(_PLACED, [list(articles)]))


def held_stories(articles: Collection[int]) -> dict[int, int | None]:
    """The story of each of these articles, which nobody else places until the transaction ends."""
    query = "SELECT id, story_id FROM reports_article WHERE id = ANY(%s) ORDER BY id FOR UPDATE"
    return dict(_rows(query, [list(articles)]))


def rejected_stories(articles: Collection[int]) -> set[tuple[int, int]]:
    """Articles, each with a story in which people did not want it."""
    return {(article, story) for article, story in _rows(_REJECTED, [list(articles)])}


def _rows(query: str, values: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()

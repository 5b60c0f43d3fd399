"""Articles as the batch commands are given them, before anything is analysed."""

from datetime import UTC, datetime

import pytest

from framing.analysis.records import document_of

REPORT = {"id": "a", "headline": "Harbour closed", "body": "The harbour was closed on Monday, the office said."}


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("2026-03-04T18:20:00+02:00", datetime(2026, 3, 4, 16, 20, tzinfo=UTC)),
        ("2026-03-04T18:20:00Z", datetime(2026, 3, 4, 18, 20, tzinfo=UTC)),
        ("2026-03-04 18:20", datetime(2026, 3, 4, 18, 20, tzinfo=UTC)),
        ("2026-03-04", datetime(2026, 3, 4, 12, 0, tzinfo=UTC)),
    ],
)
def test_time_of_publication_is_read_in_utc(given, read):
    assert document_of(REPORT | {"published_at": given}).published_at == read


@pytest.mark.parametrize("given", [None, ""])
def test_article_without_a_time_has_none(given):
    document = document_of(REPORT | {"published_at": given})

    assert document.published_at is None
    assert document.problems == ()


@pytest.mark.parametrize("given", ["yesterday", "2026-02-30", 99, {"day": 4}, "0001-01-01T00:00:00+23:00"])
def test_time_that_cannot_be_read_is_told_and_the_article_is_read_without_one(given):
    document = document_of(REPORT | {"published_at": given})

    assert document.published_at is None
    assert [problem.code for problem in document.problems] == ["published_at"]

"""What the upload desk stores: an outlet, a story and a report, all of them or nothing."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from reports.models import Article
from reports.services.ingest import submit_article
from reports.services.sources import add_source
from reports.services.stories import open_story


@transaction.atomic
def upload_report(*, report: Mapping[str, Any], by: User | None) -> Article:
    """The stored article of a checked upload form; raises ``TextRefused`` and leaves nothing behind."""
    source = report["source"] or add_source(name=report["new_source"])
    story = report["story"]
    if report["new_story"]:
        story = open_story(title=report["new_story"], created_by=by)
    return submit_article(
        source=source,
        text=report["text"],
        headline=report["headline"],
        url=report["url"],
        published_at=report["published_at"],
        story=story,
        submitted_by=by,
    )

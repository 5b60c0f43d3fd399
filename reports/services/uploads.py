"""What the upload desk stores: an outlet, a story and a report, all of them or nothing."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from reports.models import Article
from reports.services.ingest import Outcome, Submission, submit_report
from reports.services.sources import add_source
from reports.services.stories import open_story


class AddressStored(Exception):
    """Another text stands at this address already, and nobody said that this one is its next version."""

    def __init__(self, article: Article) -> None:
        super().__init__(article.headline)
        self.article = article


@transaction.atomic
def upload_report(*, report: Mapping[str, Any], by: User | None) -> Submission:
    """What a checked upload form came to; raises ``TextRefused`` or ``AddressStored`` and leaves nothing behind."""
    source = report["source"] or add_source(name=report["new_source"])
    story = report["story"]
    if report["new_story"]:
        story = open_story(title=report["new_story"], created_by=by)
    submission = submit_report(
        source=source,
        text=report["text"],
        headline=report["headline"],
        url=report["url"],
        published_at=report["published_at"],
        story=story,
        submitted_by=by,
    )
    if submission.outcome is Outcome.REVISION and not report["as_version"]:
        raise AddressStored(submission.article)
    return submission

"""What the upload desk stores: all of it, or nothing."""

import pytest

from reports.models import Article, ArticleRevision, Source, Story
from reports.services.ingest import Outcome, submit_article
from reports.services.uploads import AddressStored, upload_report
from reports.tests.factories import TEXT, SourceFactory

pytestmark = pytest.mark.django_db

ADDRESS = "https://daily.example/one"
LATER = TEXT + "\n\nThe wall was mended overnight, the works department said on Wednesday, and boats may pass again."


def report(**changes):
    """What the form gives."""
    told = {"source": None, "new_source": "Quay Post", "story": None, "new_story": "", "headline": ""}
    return told | {"text": TEXT, "url": "", "published_at": None, "as_version": False} | changes


def test_a_new_outlet_a_new_story_and_a_report_are_stored_together():
    submission = upload_report(report=report(new_story="Gate shut"), by=None)

    assert submission.outcome is Outcome.NEW
    assert (submission.article.source.name, submission.article.story.title) == ("Quay Post", "Gate shut")


def test_another_text_at_a_stored_address_leaves_nothing_behind_unless_it_was_said_to_be_newer():
    source = SourceFactory()
    stored = submit_article(source=source, text=TEXT, url=ADDRESS)

    with pytest.raises(AddressStored) as refused:
        upload_report(report=report(source=source, text=LATER, url=ADDRESS, new_story="Gate shut"), by=None)

    assert refused.value.article == stored
    assert (ArticleRevision.objects.count(), Story.objects.count()) == (1, 0)


def test_a_text_that_is_said_to_be_newer_is_the_next_version():
    source = SourceFactory()
    submit_article(source=source, text=TEXT, url=ADDRESS)

    submission = upload_report(report=report(source=source, text=LATER, url=ADDRESS, as_version=True), by=None)

    assert (submission.outcome, submission.revision.number) == (Outcome.REVISION, 2)
    assert (Article.objects.count(), Source.objects.count()) == (1, 1)

"""The database states the rules of what was written: each one refuses its bad row and names itself."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError

from reports.models import Article, ArticleRevision
from reports.tests.factories import (
    TEXT,
    ArticleFactory,
    ClaimFactory,
    QuoteFactory,
    RevisionFactory,
    SourceFactory,
    StoryFactory,
)

pytestmark = pytest.mark.django_db


def twice(make, **fields):
    """Make two rows that share the fields."""
    make(**fields)
    make(**fields)


BAD_ROWS = {
    "source_name_once_whatever_its_case": lambda: [SourceFactory(name="Quay Post"), SourceFactory(name="QUAY POST")],
    "source_has_a_name": lambda: SourceFactory(name=""),
    "story_has_a_title": lambda: StoryFactory(title=""),
    "article_once_per_source_and_address": lambda: twice(
        ArticleFactory, source=SourceFactory(), url="https://daily.example/one"
    ),
    "article_has_a_headline": lambda: ArticleFactory(headline=""),
    "article_in_a_story_was_placed": lambda: ArticleFactory(story=StoryFactory(), placement="none"),
    "placement_score_is_a_share": lambda: ArticleFactory(placement_score=1.01),
    "revision_number_once_per_article": lambda: [
        RevisionFactory(article=ArticleFactory(revision="Gate shut"), number=1, text="Gate open")
    ],
    "revision_text_once_per_article": lambda: RevisionFactory(article=ArticleFactory(revision=TEXT), text=TEXT),
    "revision_text_not_empty": lambda: RevisionFactory(text=""),
    "revision_numbers_start_at_one": lambda: RevisionFactory(number=0),
    "revision_digest_is_sha256": lambda: RevisionFactory(digest="F" * 64),
    "quote_number_once_per_revision_and_engine": lambda: twice(QuoteFactory, revision=RevisionFactory(), number=1),
    "quote_span_not_empty": lambda: QuoteFactory(start=9, end=9),
    "quote_speaker_span_not_empty": lambda: QuoteFactory(speaker_start=9, speaker_end=2),
    "quote_cue_span_not_empty": lambda: QuoteFactory(cue_start=9, cue_end=9),
    "quote_inside_text": lambda: QuoteFactory(end=len(TEXT) + 1),
    "claim_number_once_per_revision_and_engine": lambda: twice(ClaimFactory, revision=RevisionFactory(), number=1),
    "claim_span_not_empty": lambda: ClaimFactory(start=9, end=2),
    "claim_inside_text": lambda: ClaimFactory(end=len(TEXT) + 1),
}

#: What the trigger against changes forbids, with a value that differs from the stored one.
FROZEN = {
    "number": 2,
    "text": "Another text",
    "digest": "0" * 64,
    "zones": [],
    "stored_at": datetime(2020, 1, 1, tzinfo=UTC),
}


@pytest.mark.parametrize("rule", BAD_ROWS)
def test_database_refuses_the_bad_row(rule):
    with pytest.raises(IntegrityError, match=rule):
        BAD_ROWS[rule]()


@pytest.mark.parametrize("field", FROZEN)
def test_stored_revision_never_changes(field):
    revision = RevisionFactory()

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update"):
        ArticleRevision.objects.filter(pk=revision.pk).update(**{field: FROZEN[field]})


def test_stored_revision_never_moves_to_another_article():
    revision, other = RevisionFactory(), ArticleFactory(revision=False)

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update"):
        ArticleRevision.objects.filter(pk=revision.pk).update(article=other)


def test_quote_cannot_be_moved_outside_its_text():
    quote = QuoteFactory()

    with pytest.raises(IntegrityError, match="quote_inside_text"):
        type(quote).objects.filter(pk=quote.pk).update(end=len(TEXT) + 1)


def test_a_quote_may_end_with_its_text():
    assert QuoteFactory(start=0, end=len(TEXT)).pk


def test_articles_without_address_do_not_clash():
    twice(ArticleFactory, source=SourceFactory(), url="")

    assert Article.objects.count() == 2


def test_every_rule_of_the_app_has_its_bad_row():
    rules = {
        rule.name
        for model in apps.get_app_config("reports").get_models()
        for rule in (*model._meta.constraints, *getattr(model._meta, "triggers", ()))
    }

    assert rules == BAD_ROWS.keys() | {"revision_text_never_changes"}

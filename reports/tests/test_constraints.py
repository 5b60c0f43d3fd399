"""The database states the rules of what was written: each one refuses its bad row and names itself."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError
from django.db.models import ProtectedError

from reports.models import Article, ArticleRevision, PrimaryText, QuoteCorrection, StoryChange, ZoneCorrection
from reports.models.primary import MAXIMUM_CHARACTERS, MOST_LIVE
from reports.tests.factories import (
    TEXT,
    ArticleFactory,
    ClaimFactory,
    MentionFactory,
    PrimaryTextFactory,
    QuantityFactory,
    QuoteCorrectionFactory,
    QuoteFactory,
    RevisionFactory,
    SharedTextFactory,
    SourceFactory,
    StoryFactory,
    ZoneCorrectionFactory,
)
from reports.tests.intake_rows import BAD_INTAKE_ROWS
from reports.tests.story_bad_rows import BAD_STORY_ROWS
from reports.tests.story_rows import StoryChangeFactory

pytestmark = pytest.mark.django_db


def twice(make, **fields):
    """Make two rows that share the fields."""
    make(**fields)
    make(**fields)


BAD_ROWS = (
    BAD_STORY_ROWS
    | BAD_INTAKE_ROWS
    | {
        "source_name_once_whatever_its_case": lambda: [
            SourceFactory(name="Quay Post"),
            SourceFactory(name="QUAY POST"),
        ],
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
        "texts_compared_once": lambda: twice(SharedTextFactory, earlier=RevisionFactory(), later=RevisionFactory()),
        "a_text_is_no_copy_of_itself": lambda: [
            SharedTextFactory(earlier=text, later=text) for text in [RevisionFactory()]
        ],
        "likeness_is_a_share": lambda: SharedTextFactory(jaccard=1.01),
        "quote_number_once_per_revision_engine_and_corrections": lambda: twice(
            QuoteFactory, revision=RevisionFactory(), number=1
        ),
        "quote_span_not_empty": lambda: QuoteFactory(start=9, end=9),
        "quote_speaker_span_not_empty": lambda: QuoteFactory(speaker_start=9, speaker_end=2),
        "quote_cue_span_not_empty": lambda: QuoteFactory(cue_start=9, cue_end=9),
        "quote_inside_text": lambda: QuoteFactory(end=len(TEXT) + 1),
        "claim_number_once_per_revision_engine_and_corrections": lambda: twice(
            ClaimFactory, revision=RevisionFactory(), number=1
        ),
        "claim_span_not_empty": lambda: ClaimFactory(start=9, end=2),
        "claim_inside_text": lambda: ClaimFactory(end=len(TEXT) + 1),
        "claim_voice_is_one_of_five": lambda: ClaimFactory(voice="loud"),
        "quantity_number_once_per_revision_engine_and_corrections": lambda: twice(
            QuantityFactory, revision=RevisionFactory(), number=1
        ),
        "mention_number_once_per_revision_engine_and_corrections": lambda: twice(
            MentionFactory, revision=RevisionFactory(), number=1
        ),
        "mention_span_not_empty": lambda: MentionFactory(start=9, end=2),
        "mention_inside_text": lambda: MentionFactory(end=len(TEXT) + 1),
        "mention_voice_is_one_of_five": lambda: MentionFactory(voice="loud"),
        "quantity_span_not_empty": lambda: QuantityFactory(start=9, end=2),
        "quantity_inside_text": lambda: QuantityFactory(end=len(TEXT) + 1),
        "quantity_voice_is_one_of_five": lambda: QuantityFactory(voice="loud"),
        "quantity_low_is_not_above_high": lambda: QuantityFactory(low=9, high=2),
        "quantity_has_a_number": lambda: QuantityFactory(low=None, high=None),
        "primary_text_once_per_story": lambda: twice(
            PrimaryTextFactory, story=StoryFactory(), text="We closed the gate."
        ),
        "primary_text_not_empty": lambda: PrimaryTextFactory(text=""),
        "primary_text_not_too_long": lambda: PrimaryTextFactory(text="a" * (MAXIMUM_CHARACTERS + 1)),
        "primary_text_names_its_speaker": lambda: PrimaryTextFactory(speaker=""),
        "primary_text_kind_is_known": lambda: PrimaryTextFactory(kind="rumour"),
        "primary_text_has_an_address": lambda: PrimaryTextFactory(url=""),
        "primary_text_digest_is_sha256": lambda: PrimaryTextFactory(digest=""),
        "primary_text_withdrawal_states_its_reason": lambda: PrimaryTextFactory(withdrawn=True, withdrawal_reason=""),
        "primary_texts_at_most_20": lambda: PrimaryTextFactory.create_batch(MOST_LIVE + 1, story=StoryFactory()),
        "correction_number_once_per_revision": lambda: twice(
            QuoteCorrectionFactory, revision=RevisionFactory(), number=1
        ),
        "zone_correction_number_once_per_revision": lambda: twice(ZoneCorrectionFactory, revision=RevisionFactory()),
        "zone_correction_undone_once": lambda: twice(ZoneCorrectionFactory, undoes=ZoneCorrectionFactory()),
        "zone_correction_numbers_start_at_one": lambda: ZoneCorrectionFactory(number=0),
        "correction_undone_once": lambda: twice(QuoteCorrectionFactory, undoes=QuoteCorrectionFactory()),
        "correction_numbers_start_at_one": lambda: QuoteCorrectionFactory(number=0),
        "correction_span_not_empty": lambda: QuoteCorrectionFactory(start=9, end=9),
        "correction_target_not_empty": lambda: QuoteCorrectionFactory(target_start=9, target_end=2, start=1, end=2),
        "correction_speaker_span_not_empty": lambda: QuoteCorrectionFactory(speaker_end=2),
        "correction_speaker_stands_in_text": lambda: QuoteCorrectionFactory(speaker_start=None, speaker_end=None),
        "correction_kind_is_known": lambda: QuoteCorrectionFactory(kind="loud"),
        "only_what_was_there_is_removed": lambda: QuoteCorrectionFactory(
            target_start=None, target_end=None, start=1, end=9, removed=True, before={}
        ),
        "correction_inside_text": lambda: QuoteCorrectionFactory(end=len(TEXT) + 1),
    }
)

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


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "post"),
        ("speaker", "Somebody else"),
        ("speaker_key", "somebody-else"),
        ("text", "Another text"),
        ("digest", "0" * 64),
        ("url", "https://elsewhere.example/"),
        ("published_at", None),
        ("created_at", datetime(2020, 1, 1, tzinfo=UTC)),
    ],
)
def test_primary_text_never_changes(field, value):
    primary = PrimaryTextFactory()

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update"):
        PrimaryText.objects.filter(pk=primary.pk).update(**{field: value})


@pytest.mark.parametrize("change", [{"withdrawn_at": None, "withdrawal_reason": ""}, {"withdrawal_reason": "Nothing."}])
def test_withdrawn_primary_text_stays_withdrawn_for_its_reason(change):
    primary = PrimaryTextFactory(withdrawn=True)

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update"):
        PrimaryText.objects.filter(pk=primary.pk).update(**change)


def test_withdrawn_primary_text_may_be_attached_again():
    story = StoryFactory()
    twice(PrimaryTextFactory, story=story, text="We closed the gate.", withdrawn=True)

    assert PrimaryTextFactory(story=story, text="We closed the gate.").is_live


def test_withdrawn_primary_texts_leave_room_for_others():
    story = StoryFactory()
    PrimaryTextFactory.create_batch(MOST_LIVE, story=story, withdrawn=True)

    assert PrimaryTextFactory(story=story).pk


def test_document_may_have_no_address():
    assert PrimaryTextFactory(kind="document", url="").pk


@pytest.mark.parametrize("change", [{"reason": "Another reason"}, {"corrected_by": None}, {"speaker_name": "Somebody"}])
def test_correction_never_changes(change):
    correction = QuoteCorrectionFactory()

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update or delete"):
        QuoteCorrection.objects.filter(pk=correction.pk).update(**change)


@pytest.mark.parametrize("change", [{"reason": "Another reason"}, {"corrected_by": None}, {"zones": []}])
def test_correction_of_zones_never_changes(change):
    correction = ZoneCorrectionFactory()

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update or delete"):
        ZoneCorrection.objects.filter(pk=correction.pk).update(**change)


def test_correction_is_never_deleted():
    correction = QuoteCorrectionFactory()

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update or delete"):
        correction.delete()


def test_article_with_corrections_is_kept():
    correction = QuoteCorrectionFactory()

    with pytest.raises(ProtectedError):
        correction.revision.article.delete()


@pytest.mark.parametrize("change", [{"kind": "opened"}, {"details": {}}, {"reason": "Other."}])
def test_change_of_a_story_never_changes(change):
    row = StoryChangeFactory(details={"title": "Gate"})

    with pytest.raises(DatabaseError, match="pgtrigger: Cannot update"):
        StoryChange.objects.filter(pk=row.pk).update(**change)


def test_quotes_of_an_analysis_with_other_corrections_have_their_own_numbers():
    quote = QuoteFactory(number=1)

    assert QuoteFactory(revision=quote.revision, number=1, corrections=1).pk


def test_articles_without_address_do_not_clash():
    twice(ArticleFactory, source=SourceFactory(), url="")

    assert Article.objects.count() == 2


def test_every_rule_of_the_app_has_its_bad_row():
    rules = {
        rule.name
        for model in apps.get_app_config("reports").get_models()
        for rule in (*model._meta.constraints, *getattr(model._meta, "triggers", ()))
    }

    assert rules == BAD_ROWS.keys() | {
        "revision_text_never_changes",
        "primary_text_never_changes",
        "primary_text_withdrawn_for_good",
        "correction_never_changes",
        "zone_correction_never_changes",
        "story_change_never_changes",
    }

"""Taking in a report: checked, normalised, divided into zones, stored as an immutable revision, announced."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import transaction

from reports.extraction.language import language_to_store
from reports.extraction.revisions import Version, is_same_report
from reports.models import Article, ArticleRevision, Source, Story
from reports.selectors.zones import zones_carried_over, zones_now
from reports.services.stories import held_where_it_leads, place_article
from reports.signals import revision_stored
from reports.text.intake import TextRefused, admitted
from reports.text.problems import Problem
from reports.text.spans import Span
from reports.text.words import distinct_words
from reports.text.zones import Zone, ZoneSpan, find_zones

LONGEST_HEADLINE = 300
LONGEST_BYLINE = 200


class Reading(NamedTuple):
    """A text made ready for storing."""

    text: str
    zones: tuple[ZoneSpan, ...]
    problems: tuple[Problem, ...]
    headline: str
    byline: str
    language: str


class Outcome(StrEnum):
    """What storing a report came to."""

    NEW = "new"
    REVISION = "revision"
    SAME = "same"


class Submission(NamedTuple):
    """The stored article, its text that was meant, and what storing it came to.

    ``instead_of`` is the key of the text that was the newest before; ``stands_again`` is true where no text was
    added, but an earlier one is the newest again.
    """

    article: Article
    revision: ArticleRevision
    outcome: Outcome
    instead_of: int | None = None
    stands_again: bool = False


def submit_article(**report: Any) -> Article:
    """The article of :func:`submit_report`."""
    return submit_report(**report).article


def submit_report(
    *,
    source: Source,
    text: str,
    headline: str = "",
    byline: str = "",
    url: str = "",
    published_at: datetime | None = None,
    story: Story | None = None,
    submitted_by: User | None = None,
    zones: Sequence[ZoneSpan] = (),
    provenance: Mapping[str, str] | None = None,
    is_current: bool = False,
) -> Submission:
    """The stored report; the same text again gives the same article, a changed one at its address a new revision.

    Where only the site around the report changed, at its address, it is the same, too: no revision is made of it.
    ``is_current`` says that this text stood at ``url`` after the newest one was stored: where it is an earlier text of
    the report, that one is the newest again. Otherwise an earlier text is the same: it may come from an old file.

    ``zones`` are spans into ``text`` that somebody has seen; without them they are found. ``provenance`` tells what
    each fact rests on (``reports.extraction.documents.values.Evidence``). Raises
    :class:`~reports.text.intake.TextRefused` before anything is stored.
    """
    reading = read_submission(text=text, headline=headline, zones=zones)
    digest = hashlib.sha256(reading.text.encode()).hexdigest()
    with transaction.atomic():
        story = hold_for_storing(source, story)
        article = _stored_article(source, url, digest)
        if article is None:
            article = Article.objects.create(
                source=source,
                headline=reading.headline,
                byline=(byline or reading.byline)[:LONGEST_BYLINE],
                url=url,
                language=reading.language,
                published_at=published_at,
                provenance=dict(provenance or {}),
                submitted_by=submitted_by,
            )
            revision = store_revision(article=article, reading=reading, digest=digest, stored_by=submitted_by)
            return _placed(Submission(article, revision, Outcome.NEW), story)
        stored = _same_report(article, reading, digest)
        if stored is not None:
            return _placed(settled_same(article, stored, is_current=is_current and article.url == url), story)
        before = article.latest_revision_id
        revision = store_revision(article=article, reading=reading, digest=digest, stored_by=submitted_by)
        return _placed(Submission(article, revision, Outcome.REVISION, before), story)


def hold_for_storing(source: Source, story: Story | None) -> Story | None:
    """The story, or the one that it was merged into, held before the outlet as everybody does who moves reports.

    One submission an outlet at a time: two of one report make no double.
    """
    held = held_where_it_leads(story) if story is not None else None
    Source.objects.select_for_update().get(pk=source.pk)
    return held


def settled_same(article: Article, stored: ArticleRevision, *, is_current: bool) -> Submission:
    """What a stored text comes to that came in again: nothing, or it is the newest again."""
    before = article.latest_revision_id
    if not is_current or stored.pk == before:
        return Submission(article, stored, Outcome.SAME)
    stand_again(article, stored)
    return Submission(article, stored, Outcome.REVISION, before, stands_again=True)


def stand_again(article: Article, revision: ArticleRevision) -> None:
    """An earlier text of the report is its newest again, announced like a new one, so that its readers follow."""
    with transaction.atomic():
        article.latest_revision, article.language = revision, revision.language
        article.save(update_fields=["latest_revision", "language"])
        words = _words_of(Zone.HEADLINE, revision.text, zones_now(revision))
        if words and words != article.headline:
            article.headline = words[:LONGEST_HEADLINE]
            article.save(update_fields=["headline"])
        revision_stored.send(sender=ArticleRevision, revision_id=revision.pk, is_again=True)


def stored_text(
    *, source: Source, url: str, text: str, headline: str = "", zones: Sequence[ZoneSpan] = ()
) -> ArticleRevision | None:
    """The stored text that :func:`submit_report` would come to; None where it would store one. Raises TextRefused."""
    reading = read_submission(text=text, headline=headline, zones=zones)
    digest = hashlib.sha256(reading.text.encode()).hexdigest()
    article = _stored_article(source, url, digest)
    return _same_report(article, reading, digest) if article else None


def read_submission(*, text: str, headline: str = "", zones: Sequence[ZoneSpan] = ()) -> Reading:
    """The text as it would be stored, with its zones; raises TextRefused."""
    body = admitted(text)
    stored, lead = body.text, None
    if headline.strip() and not zones:
        words = " ".join(admitted(headline).text.split())
        stored, lead = f"{words}\n\n{body.text}", Span(0, len(words))
    # Spans that somebody has seen hold only for the very text they were seen on.
    divided = tuple(zones) if zones and body.text == text else find_zones(stored, headline=lead)
    spoken = language_to_store(body.text)
    found = _words_of(Zone.HEADLINE, stored, divided)
    if not found:
        raise TextRefused("no_headline", "No headline was found. Write the headline into its own field.")
    if not any(zone.zone is Zone.BODY for zone in divided):
        raise TextRefused("no_body", "Only a headline was found. Paste the whole report, headline first.")
    if len(found) > LONGEST_HEADLINE:
        raise TextRefused("long_headline", f"The headline has {len(found)} characters; it may have {LONGEST_HEADLINE}.")
    return Reading(stored, divided, body.problems, found, _words_of(Zone.BYLINE, stored, divided), spoken)


def store_revision(
    *, article: Article, reading: Reading, digest: str, stored_by: User | None = None
) -> ArticleRevision:
    """The article's revision of that text, stored and announced when it is new."""
    existing = article.revisions.filter(digest=digest).first()
    if existing:
        return existing
    with transaction.atomic():
        last = article.revisions.order_by("-number").values_list("number", flat=True).first() or 0
        revision = ArticleRevision.objects.create(
            article=article,
            number=last + 1,
            text=reading.text,
            digest=digest,
            language=reading.language,
            zones=[[str(zone.zone), zone.span.start, zone.span.end] for zone in reading.zones],
            problems=[{"code": problem.code, "message": problem.message} for problem in reading.problems],
            words=distinct_words(reading.text),
            stored_by=stored_by,
        )
        article.latest_revision = revision
        article.headline = reading.headline
        article.language = reading.language
        article.save(update_fields=["latest_revision", "headline", "language"])
        revision_stored.send(sender=ArticleRevision, revision_id=revision.pk)
    return revision


def _stored_article(source: Source, url: str, digest: str) -> Article | None:
    articles = Article.objects.filter(source=source)
    if url and (same_address := articles.filter(url=url).first()):
        return same_address
    return articles.filter(revisions__digest=digest).first()


def _same_report(article: Article, reading: Reading, digest: str) -> ArticleRevision | None:
    """The stored text that says the same: the very text, or the newest one where only the site around it changed."""
    if existing := article.revisions.filter(digest=digest).first():
        return existing
    newest = article.latest_revision
    if newest is None:
        return None
    stored = Version(newest.text, zones_now(newest))
    given = Version(reading.text, zones_carried_over(newest, reading.text, reading.zones))
    return newest if is_same_report(stored, given) else None


def _placed(submission: Submission, story: Story | None) -> Submission:
    if story is not None and submission.article.story_id != story.pk:
        place_article(article=submission.article, story=story)
    return submission


def _words_of(zone: Zone, text: str, zones: tuple[ZoneSpan, ...]) -> str:
    return next((" ".join(found.span.of(text).split()) for found in zones if found.zone is zone), "")

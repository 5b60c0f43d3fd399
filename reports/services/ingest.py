"""Taking in a report: checked, normalised, divided into zones, stored as an immutable revision, announced."""

import hashlib
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction

from reports.extraction.language import refuse_other_languages
from reports.models import Article, ArticleRevision, Source, Story
from reports.services.stories import place_article
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


def submit_article(
    *,
    source: Source,
    text: str,
    headline: str = "",
    byline: str = "",
    url: str = "",
    published_at: datetime | None = None,
    story: Story | None = None,
    submitted_by: User | None = None,
) -> Article:
    """The stored article; the same text again gives the same article, a changed one at its address a new revision.

    Raises :class:`~reports.text.intake.TextRefused` before anything is stored.
    """
    reading = read_submission(text=text, headline=headline)
    digest = hashlib.sha256(reading.text.encode()).hexdigest()
    with transaction.atomic():
        Source.objects.select_for_update().get(pk=source.pk)  # one submission a source at a time: no doubles
        article = _stored_article(source, url, digest)
        if article is None:
            article = Article.objects.create(
                source=source,
                headline=reading.headline,
                byline=(byline or reading.byline)[:LONGEST_BYLINE],
                url=url,
                published_at=published_at,
                submitted_by=submitted_by,
            )
        store_revision(article=article, reading=reading, digest=digest, stored_by=submitted_by)
        if story is not None and article.story_id != story.pk:
            place_article(article=article, story=story)
    return article


def read_submission(*, text: str, headline: str = "") -> Reading:
    """The text as it would be stored, with its zones; raises TextRefused."""
    body = admitted(text)
    refuse_other_languages(body.text)
    stored, lead = body.text, None
    if headline.strip():
        words = " ".join(admitted(headline).text.split())
        stored, lead = f"{words}\n\n{body.text}", Span(0, len(words))
    zones = find_zones(stored, headline=lead)
    found = _words_of(Zone.HEADLINE, stored, zones)
    if not found:
        raise TextRefused("no_headline", "No headline was found. Write the headline into its own field.")
    if not any(zone.zone is Zone.BODY for zone in zones):
        raise TextRefused("no_body", "Only a headline was found. Paste the whole report, headline first.")
    if len(found) > LONGEST_HEADLINE:
        raise TextRefused("long_headline", f"The headline has {len(found)} characters; it may have {LONGEST_HEADLINE}.")
    return Reading(stored, zones, body.problems, found, _words_of(Zone.BYLINE, stored, zones))


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
            zones=[[str(zone.zone), zone.span.start, zone.span.end] for zone in reading.zones],
            problems=[{"code": problem.code, "message": problem.message} for problem in reading.problems],
            words=distinct_words(reading.text),
            stored_by=stored_by,
        )
        article.latest_revision = revision
        article.headline = reading.headline
        article.save(update_fields=["latest_revision", "headline"])
        revision_stored.send(sender=ArticleRevision, revision_id=revision.pk)
    return revision


def _stored_article(source: Source, url: str, digest: str) -> Article | None:
    articles = Article.objects.filter(source=source)
    if url and (same_address := articles.filter(url=url).first()):
        return same_address
    return articles.filter(revisions__digest=digest).first()


def _words_of(zone: Zone, text: str, zones: tuple[ZoneSpan, ...]) -> str:
    return next((" ".join(found.span.of(text).split()) for found in zones if found.zone is zone), "")

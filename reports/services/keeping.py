"""Storing what was found: as it was read, or as an editor put it right."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from reports.extraction.documents import Evidence
from reports.models import Article, DeliveredItem, Delivery, Source, SourceDomain, Story
from reports.selectors.choices import article_at
from reports.selectors.found_facts import evidence_of, headline_in, moment_of, published_in, zones_in
from reports.selectors.source_matching import registrable
from reports.services.delivery_items import ItemRefused, State, fetched_at, payload_columns
from reports.services.ingest import (
    Outcome,
    Submission,
    hold_for_storing,
    read_submission,
    settled_same,
    store_revision,
    stored_text,
    submit_report,
)
from reports.services.sources import add_source
from reports.services.stories import open_story, place_article
from reports.text.domains import domain_of
from reports.text.fold import normalised
from reports.text.intake import TextRefused
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

#: Items of one delivery that are stored in one go; pressed again, more (docs/method.md, "What was found").
MOST_AT_ONCE = 200
#: Of an item that does not wait for a decision.
DECIDED = "not_found"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is to be stored of an item: every fact as an editor left it, and a zone for each stretch of its text."""

    headline: str = ""
    byline: str = ""
    source: int | None = None
    new_source: str = ""
    url: str = ""
    published_at: datetime | None = None
    has_time: bool = True
    has_zone: bool = True
    story: int | None = None
    new_story: str = ""
    zones: tuple[str, ...] = ()
    #: The stored report of which this is a newer text.
    newer_text_of: int | None = None

    def as_json(self) -> dict[str, Any]:
        """For the row of the item."""
        moment = self.published_at.isoformat() if self.published_at else None
        return asdict(self) | {"published_at": moment, "zones": list(self.zones)}


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A text that is stored already, as version ``number``; ``stands_again`` where it would be the newest again."""

    article: Article
    number: int
    newest: int
    stands_again: bool


def answers_from(item: DeliveredItem, *, may_name_outlet: bool = False) -> Answers:
    """What would be stored if nobody put anything right."""
    found, delivery, outlet = item.found, item.delivery, item.found.get("outlet", {})
    published = published_in(found)
    source = delivery.source_id or outlet.get("source")
    return Answers(
        headline=headline_in(found),
        byline=found.get("byline") or "",
        source=source,
        new_source="" if source or not may_name_outlet else outlet.get("name", ""),
        url=(found.get("url") or item.address)[:500],
        published_at=moment_of(found),
        has_time=bool(published and published.has_time),
        has_zone=bool(published and published.has_zone),
        story=delivery.story_id or item.given.get("story_id"),
        new_story=item.given.get("story", "") if not delivery.story_id else "",
    )


def keep_item(
    *, item: DeliveredItem, by: User | None, answers: Answers | None = None, may_name_outlet: bool = False
) -> Submission:
    """The stored report of the item; raises TextRefused or ItemRefused and leaves everything as it was."""
    with transaction.atomic():
        row = _locked(item)
        if row.state != State.FOUND:
            raise ItemRefused(DECIDED, _why_not(row))
        answers = answers or answers_from(row, may_name_outlet=may_name_outlet)
        submission = _stored(row, answers, by)
        DeliveredItem.objects.filter(pk=row.pk).update(
            state=State.KEPT,
            answers=answers.as_json() | {"instead_of": submission.instead_of, "stands_again": submission.stands_again},
            article=submission.article,
            revision=submission.revision,
            outcome=submission.outcome,
            decided_by=by,
            decided_at=timezone.now(),
            failure_code="",
            failure_message="",
            **payload_columns(None),
        )
    return submission


def foreseen(item: DeliveredItem) -> Foreseen | None:
    """What storing a piece as it was read would come to, where its text is stored already; None where it is new."""
    answers = answers_from(item)
    source = Source.objects.filter(pk=answers.source).first() if answers.source else None
    if source is None:
        return None
    try:
        text, zones = text_to_store(item.found, answers)
        revision = stored_text(source=source, url=answers.url, text=text, zones=zones)
    except TextRefused:
        return None
    if revision is None:
        return None
    article = Article.objects.select_related("latest_revision").get(pk=revision.article_id)
    newest = article.latest_revision
    is_older = newest is not None and newest.pk != revision.pk
    is_taken_up = is_older and article.url == answers.url and _is_current(item, article, answers.url)
    return Foreseen(article, revision.number, newest.number if newest else revision.number, is_taken_up)


def keep_delivery(*, delivery: Delivery, by: User | None) -> tuple[int, int]:
    """Stores every item of which everything is known; returns how many were stored and how many were refused."""
    ready = DeliveredItem.objects.filter(delivery=delivery, state=State.FOUND, found__is_complete=True)
    ready = ready.filter(failure_code="")
    kept = refused = 0
    for item in ready.defer("payload").select_related("delivery").order_by("number")[:MOST_AT_ONCE]:
        try:
            keep_item(item=item, by=by)
            kept += 1
        except (ItemRefused, TextRefused) as error:
            if error.code == DECIDED:
                continue  # by somebody else, in the meantime
            note_refusal(item, error.code, error.message)
            refused += 1
    return kept, refused


def note_refusal(item: DeliveredItem, code: str, message: str) -> None:
    """Why an item could not be stored, for the editor who looks at it next."""
    with transaction.atomic():
        waiting = DeliveredItem.objects.filter(pk=item.pk, state=State.FOUND)
        waiting.update(failure_code=code[:40], failure_message=message[:500])


def _locked(item: DeliveredItem) -> DeliveredItem:
    rows = DeliveredItem.objects.select_for_update(of=("self",)).select_related("delivery").defer("payload")
    return rows.get(pk=item.pk)


def _why_not(row: DeliveredItem) -> str:
    if row.state == State.KEPT:
        return "It is stored already; somebody else was faster, or you pressed twice."
    if row.state == State.DROPPED:
        return "It was left out in the meantime."
    return "It has not been read yet, so there is nothing to store."


def _stored(row: DeliveredItem, answers: Answers, by: User | None) -> Submission:
    source = _source(answers, row)
    story = _story(answers, by)
    text, zones = text_to_store(row.found, answers)
    if answers.newer_text_of:
        return _newer_text(row, answers.newer_text_of, text, zones, story, by)
    story = hold_for_storing(source, story)
    there = article_at(source=source, url=answers.url)
    return submit_report(
        source=source,
        text=text,
        zones=zones,
        byline=answers.byline,
        url=answers.url,
        published_at=answers.published_at,
        story=story,
        submitted_by=by,
        provenance=provenance_of(row, answers),
        is_current=bool(there and _is_current(row, there, answers.url)),
    )


def _is_current(row: DeliveredItem, article: Article, url: str) -> bool:
    """Whether the text stood at the address of the report after its newest one was stored."""
    return _is_own_address(row, url) and _was_fetched_since(row, article)


def _is_own_address(row: DeliveredItem, url: str) -> bool:
    """Whether the text was fetched there: from that very address, or from one whose page calls itself so."""
    return url in {row.address[:500], (row.found.get("url") or "")[:500]}


def _was_fetched_since(row: DeliveredItem, article: Article) -> bool:
    """Whether the text was seen at its address after the newest text of the report became the newest."""
    newest = article.latest_revision
    if newest is None or not row.address or row.delivery.kind not in {Delivery.Kind.ADDRESS, Delivery.Kind.FEED}:
        return False
    made_newest = DeliveredItem.objects.filter(revision=newest, state=State.KEPT, outcome=Outcome.REVISION)
    since = made_newest.aggregate(last=Max("decided_at"))["last"] or newest.stored_at
    return fetched_at(row) > max(since, newest.stored_at)


def text_to_store(found: Mapping[str, Any], answers: Answers) -> tuple[str, tuple[ZoneSpan, ...]]:
    """The text with its zones; a headline that an editor wrote stands above it, the printed one stays as a repeat."""
    text, zones = found["text"], zones_in(found, answers.zones)
    printed = next((" ".join(one.span.of(text).split()) for one in zones if one.zone is Zone.HEADLINE), "")
    wanted = " ".join(normalised(answers.headline).text.split())
    is_typed = wanted and wanted != headline_in(found)
    if printed and (not is_typed or wanted == printed):
        return text, zones
    if not wanted:
        raise TextRefused("no_headline", "No headline was found. Write the headline into its own field.")
    shift = len(wanted) + 2
    below = tuple(ZoneSpan(_repeated(one.zone), one.span.shifted(shift)) for one in zones)
    return f"{wanted}\n\n{text}", (ZoneSpan(Zone.HEADLINE, Span(0, len(wanted))), *below)


def _repeated(zone: Zone) -> Zone:
    return Zone.DUPLICATE_HEADLINE if zone is Zone.HEADLINE else zone


def _newer_text(
    row: DeliveredItem, article_id: int, text: str, zones: tuple[ZoneSpan, ...], story: Story | None, by: User | None
) -> Submission:
    """The text as another revision of a stored report, whatever its address."""
    reading = read_submission(text=text, zones=zones)
    digest = hashlib.sha256(reading.text.encode()).hexdigest()
    source = Source.objects.filter(articles=article_id).first()
    story = hold_for_storing(source, story) if source else None
    article = Article.objects.select_related("latest_revision").filter(pk=article_id).first()
    if article is None:
        raise ItemRefused("no_report", "The report of which this is a newer text is not there any more. Choose again.")
    if stored := article.revisions.filter(digest=digest).first():
        submission = settled_same(article, stored, is_current=_was_fetched_since(row, article))
    else:
        before = article.latest_revision_id
        revision = store_revision(article=article, reading=reading, digest=digest, stored_by=by)
        submission = Submission(article, revision, Outcome.REVISION, before)
    if story is not None and article.story_id != story.pk:
        place_article(article=article, story=story)
    return submission


def _source(answers: Answers, row: DeliveredItem) -> Source:
    if answers.source:
        if source := Source.objects.filter(pk=answers.source).first():
            return source
        raise ItemRefused("no_source", "This outlet is not in the list any more. Choose again.")
    name = " ".join(answers.new_source.split())[:120]
    if not name:
        raise ItemRefused("no_source", "Choose the outlet that published this, or name a new one.")
    language = str(row.found.get("language") or "en")[:12]
    source = add_source(name=name, language="en" if language == "und" else language, is_confirmed=False)
    domain = registrable(domain_of(answers.url))
    if domain and not source.is_confirmed:
        SourceDomain.objects.get_or_create(domain=domain, defaults={"source": source})
    return source


def _story(answers: Answers, by: User | None) -> Story | None:
    if answers.story:
        story = Story.every.filter(pk=answers.story).first()  # placing follows one that was merged
        if story is None:
            raise ItemRefused("no_story", "This story is not there any more. Choose again.")
        return story
    if title := " ".join(answers.new_story.split()):
        return Story.objects.filter(title=title).order_by("pk").first() or open_story(title=title, created_by=by)
    return None


def provenance_of(item: DeliveredItem, answers: Answers) -> dict[str, str]:
    """What each stored fact rests on; what an editor typed rests on a person."""
    found, before = item.found, answers_from(item, may_name_outlet=True)
    told = {
        "headline": _rest(found, "headline", before.headline, answers.headline or before.headline),
        "byline": _rest(found, "byline", before.byline, answers.byline),
        "url": _rest(found, "url", before.url, answers.url),
        "published_at": _rest(found, "published_at", before.published_at, answers.published_at),
    }
    told["language"] = str(Evidence.READ)
    outlet = found.get("outlet", {})
    as_found = (outlet.get("source") or outlet.get("name")) == (answers.source or answers.new_source)
    told["source"] = evidence_of(found, "outlet") if as_found else str(Evidence.PERSON)
    if answers.published_at and not answers.has_time:
        told["published_time"] = str(Evidence.MISSING)
    if answers.published_at and answers.has_time and not answers.has_zone:
        told["published_zone"] = str(Evidence.GUESSED)
    return told


def _rest(found: Mapping[str, Any], fact: str, before: object, now: object) -> str:
    if not now:
        return str(Evidence.MISSING)
    evidence = evidence_of(found, fact)
    if now == before:
        return evidence if evidence != Evidence.MISSING else str(Evidence.GUESSED)
    return str(Evidence.PERSON)

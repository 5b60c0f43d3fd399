"""Where a report belongs: found among the stories of its days, or opened for it (docs/method.md, "Stories").

Loads numpy and the sentence model: workers come here, web processes never do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from reports.extraction.documents import ExtractedDocument
from reports.extraction.language import is_english
from reports.grouping.attaching import StoryLikeness, likeliest_stories
from reports.grouping.features import features_of, meaning_text
from reports.grouping.keys import keys_of, rarest
from reports.grouping.packing import is_readable, packed, told_as_json, told_from_json, unpacked
from reports.grouping.values import ReportFeatures
from reports.grouping.weights import attach_from, maybe_from
from reports.models import Article, ArticleKeys, ArticleRevision, GroupingKey, Story, StoryProposal
from reports.selectors.grouping import (
    NearReport,
    StoredFeatures,
    near_reports,
    rejected_stories,
    stored_features,
    told_of,
)
from reports.services.sources import one_at_a_time
from reports.services.stories import story_opened
from reports.services.story_proposals import propose
from reports.services.term_counts import OPEN_FOR, KnownTerms, known_terms, newest_counts
from reports.text.encoding import load_encoder
from reports.text.zones import Zone

#: Stories that are told as "maybe" beside the one that a report was placed in, or beside none.
MOST_MAYBE = 3
OPENED = "No open story reports the same; a new one was opened."


@dataclass(frozen=True, slots=True)
class Fit:
    """The story that a report belongs to, None for one of its own, and those that it may belong to."""

    best: StoryLikeness | None = None
    maybe: tuple[StoryLikeness, ...] = ()


def place(*, article: Article) -> Story:
    """The story the article stands in, found among the open ones or opened for it; a person's choice stays.

    Its features are stored with it, so that later reports find it wherever it stands.
    """
    keys, features, terms = _ready(article)
    found = keys_of(features, terms.words, terms.pairs) if features else []
    with transaction.atomic():
        one_at_a_time(Story)  # else two first reports of one event open a story each
        locked = Article.objects.select_for_update().get(pk=article.pk)
        if keys is not None and features is not None:
            _make_findable(keys, found, features.moment)
        if locked.story_id is not None:
            return Story.objects.get(pk=locked.story_id)
        fit = fitting(features, found, terms, article=article.pk) if features else Fit()
        return _placed(locked, fit)


def fitting(features: ReportFeatures, keys: list[int], terms: KnownTerms, *, article: int = 0) -> Fit:
    """The stories of the report's days that it fits; ``features`` have a moment."""
    when = features.moment
    if when is None:
        return Fit()
    asked = rarest(keys, terms.words, terms.pairs, terms.open_reports)
    rows = near_reports(asked, since=when - OPEN_FOR, until=when + OPEN_FOR, article=article)
    rows = [row for row in rows if is_readable(row.features)]
    others = [_unpacked(row) for row in rows]
    reports = max(terms.words.reports, len(rows) + 1)
    stories, least = [row.story for row in rows], maybe_from(reports)
    likely = likeliest_stories(features, others, stories, terms.words, terms.pairs, least=least)
    if likely and article:
        refused = rejected_stories(article)
        likely = [one for one in likely if one.story not in refused]
    if likely and likely[0].likeness.score >= attach_from(reports):
        return Fit(likely[0], tuple(likely[1 : MOST_MAYBE + 1]))
    return Fit(None, tuple(likely[:MOST_MAYBE]))


def _placed(article: Article, fit: Fit) -> Story:
    if fit.best is not None:
        story = Story.objects.get(pk=fit.best.story)
        score, reason = round(fit.best.likeness.score, 2), told(fit.best)
    else:
        story = story_opened(title=article.headline, is_proposed=True, created_by=article.submitted_by)
        score, reason = None, OPENED
    Article.objects.filter(pk=article.pk).update(
        story=story,
        placement=Article.Placement.PROPOSED,
        placement_score=score,
        placement_reason=reason,
    )
    if fit.best is None and fit.maybe:
        article.refresh_from_db()
        for one in fit.maybe:
            _ask_about(article, one)
    return story


def _ask_about(article: Article, found: StoryLikeness) -> None:
    """Have an editor asked whether the article belongs there."""
    other = Story.objects.get(pk=found.story)
    share, reasons = round(found.likeness.score, 2), found.likeness.reasons
    propose(kind=StoryProposal.Kind.PLACE, story=other, article=article, score=share, reasons=reasons)


def told(found: StoryLikeness) -> str:
    """Why a report fits, as one sentence that a placement has room for."""
    words = "; ".join(found.likeness.reasons)
    longest = Article._meta.get_field("placement_reason").max_length or 0
    words = words if len(words) < longest else f"{words[: longest - 2]}…"
    return f"{words[:1].upper()}{words[1:]}."


def _ready(article: Article) -> tuple[int | None, ReportFeatures | None, KnownTerms]:
    """The features of the article's newest text, made and stored where they are not, and what is known of terms."""
    stored, counts = stored_features(article.pk)
    terms = known_terms(counts)
    if article.latest_revision_id is None:
        return None, None, terms
    moment = article.published_at or article.created_at
    is_newest = stored and (stored.revision, stored.moment) == (article.latest_revision_id, moment)
    if stored and is_newest and is_readable(stored.features):
        return stored.keys, _unpacked(stored), terms
    revision = ArticleRevision.objects.get(pk=article.latest_revision_id)
    features = _read(article, revision, moment)
    row, _ = ArticleKeys.objects.update_or_create(
        article=article,
        defaults={
            "revision": revision,
            "moment": moment,
            "language": features.language,
            "features": packed(features),
            "told": told_as_json(features.told),
        },
    )
    GroupingKey.objects.filter(keys=row).delete()
    return row.pk, features, terms


def _read(article: Article, revision: ArticleRevision, moment: datetime) -> ReportFeatures:
    parts = {zone: [one.span.of(revision.text) for one in revision.zone_spans if one.zone is zone] for zone in Zone}
    body = "\n\n".join(parts[Zone.BODY])
    dateline = next(iter(parts[Zone.DATELINE]), "")
    return read_features(article.headline, body, revision.language, moment, dateline=dateline)


def read_features(
    headline: str, body: str, language: str, moment: datetime | None, *, dateline: str = ""
) -> ReportFeatures:
    """The features of a report with the meaning of its beginning, where its language has a model."""
    vector = load_encoder()(meaning_text(headline, body), ())[0] if is_english(language) else None
    language = "en" if is_english(language) else language
    return features_of(headline, body, language=language, moment=moment, dateline=dateline, vector=vector)


def _unpacked(row: NearReport | StoredFeatures) -> ReportFeatures:
    told = told_from_json(told_of(row.told))
    return unpacked(row.features, told=told, language=row.language, moment=row.moment)


def _make_findable(keys: int, found: Sequence[int], moment: datetime | None) -> None:
    """The report's keys as rows, unless it has some."""
    table = GroupingKey._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (keys_id, key, moment) SELECT %s, unnest(%s::bigint[]), %s "
            f"WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE keys_id = %s)",
            [keys, list(found), moment, keys],
        )


def fit_of_document(document: ExtractedDocument, *, moment: datetime) -> dict[str, Any]:
    """Where a document that is not stored yet would be placed: see ``item_proposals.proposal_for``."""
    headline = document.headline.value if document.headline else ""
    if not document.body.strip():
        return {}
    features = read_features(headline, document.body, document.language, moment)
    terms = known_terms(newest_counts())
    fit = fitting(features, keys_of(features, terms.words, terms.pairs), terms)
    rows = [_proposal_row(one) for one in (fit.best, *fit.maybe) if one is not None]
    best = rows.pop(0) if fit.best is not None else {"story": None, "title": "", "score": None, "reasons": []}
    return best | {"maybe": rows}


def _proposal_row(found: StoryLikeness) -> dict[str, Any]:
    title = Story.objects.values_list("title", flat=True).get(pk=found.story)
    score, reasons = round(found.likeness.score, 2), list(found.likeness.reasons)
    return {"story": found.story, "title": title, "score": score, "reasons": reasons}

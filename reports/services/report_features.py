"""What grouping reads of reports, made once for each newest text and kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from reports.extraction.language import is_english
from reports.grouping.features import features_of, meaning_text
from reports.grouping.keys import keys_of
from reports.grouping.lengths import Measured, measured
from reports.grouping.packing import is_readable, packed, told_as_json, told_from_json, unpacked
from reports.grouping.values import ReportFeatures
from reports.models import Article, ArticleKeys, ArticleRevision, GroupingKey
from reports.selectors.grouping import StoredFeatures, features_of_articles
from reports.services.term_counts import KnownTerms
from reports.text.encoding import load_encoder
from reports.text.zones import Zone

# One statement for all keys: a row each would cost more than all that is done with them.
_FINDABLE = """
INSERT INTO reports_groupingkey (keys_id, key, moment)
SELECT new.keys_id, new.key, new.moment
FROM unnest(%s::bigint[], %s::bigint[], %s::timestamptz[]) AS new(keys_id, key, moment)
WHERE NOT EXISTS (SELECT 1 FROM reports_groupingkey old WHERE old.keys_id = new.keys_id)
"""


@dataclass(frozen=True, slots=True)
class Ready:
    """An article ready to be compared; without a text it has nothing to be compared by."""

    article: Article
    stored: int = 0
    mine: Measured | None = None
    keys: tuple[int, ...] = ()


def ready_features(articles: Sequence[Article], terms: KnownTerms) -> list[Ready]:
    """The articles with the features of their newest texts, made and stored where they are not."""
    stored = features_of_articles([article.pk for article in articles])
    return [_ready(article, stored.get(article.pk), terms) for article in articles]


def _ready(article: Article, stored: StoredFeatures | None, terms: KnownTerms) -> Ready:
    if article.latest_revision_id is None:
        return Ready(article)
    moment = article.published_at or article.created_at
    is_newest = stored and (stored.revision, stored.moment) == (article.latest_revision_id, moment)
    if stored and is_newest and is_readable(stored.features):
        mine = measured(unpacked_row(stored), terms.words, terms.pairs)
        return Ready(article, stored.keys, mine, tuple(keys_of(mine)))
    revision = ArticleRevision.objects.get(pk=article.latest_revision_id)
    features = _read(article, revision, moment)
    mine = measured(features, terms.words, terms.pairs)
    row, _ = ArticleKeys.objects.update_or_create(
        article=article,
        defaults={
            "revision": revision,
            "moment": moment,
            "language": features.language,
            "features": packed(features, mine.lengths),
            "told": told_as_json(features.told),
        },
    )
    GroupingKey.objects.filter(keys=row).delete()
    return Ready(article, row.pk, mine, tuple(keys_of(mine)))


def unpacked_row(row: StoredFeatures) -> ReportFeatures:
    """The features of that row."""
    told = told_from_json(row.told_row)
    return unpacked(row.features, told=told, language=row.language, moment=row.moment)


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


def make_findable(ready: Sequence[Ready]) -> None:
    """The keys of these reports as rows, but for those that have some."""
    rows = [(one.stored, key, one.mine.report.moment) for one in ready if one.mine for key in one.keys]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_FINDABLE, [list(column) for column in zip(*rows, strict=True)])

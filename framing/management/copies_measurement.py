"""What ``manage.py bench`` measures of copies: one more text among many stored signatures.

Words are generated, so that no text is anybody's.
"""

import random
import resource
import statistics
import time
from collections.abc import Iterator, Sequence

from django.core.management import call_command
from django.db import connection

from framing.management.matching_measurement import invented_word
from reports.extraction.copies.signatures import BANDS
from reports.models import Article, ArticleRevision, SharedText, Source, TextBand
from reports.services.copies import find_copies
from reports.services.ingest import submit_article

#: From the smallest corpus to the largest a text may cost so many times as much.
MOST_TIMES_AS_MUCH = 3.0
#: What a report of 500 words has besides the bands of its signature.
FINGERPRINTS = 30
WORDS = 500
#: Other reports that print the agency's text, of the one that is measured at last.
PRINTED_BY = 20
_WORDS_TO_DRAW = 20_000


def copies(sizes: Sequence[int]) -> Iterator[str]:
    """A report of its own, and one that twenty others print in part, among so many stored reports."""
    chance, first = random.Random(11), 0.0
    words = [invented_word(chance) for _ in range(_WORDS_TO_DRAW)]
    for size in sizes:
        _store_signatures(size)
        wire = _paragraphs(chance, words)
        for number in range(PRINTED_BY):
            _stored(f"Bench Printer {number}", wire[: 3 + number % 3] + _paragraphs(chance, words)[:2])
        alone = [_milliseconds(_paragraphs(chance, words), f"Bench {n}") for n in range(PRINTED_BY)]
        copied = [_milliseconds([*wire, *_paragraphs(chance, words)[:1]], f"Bench copy {n}") for n in range(5)]
        own, shared = statistics.median(alone), statistics.median(copied)
        first = first or own
        yield f"copies: one report of {WORDS} words among {size:,} stored ones"
        yield f"  {own:.0f} ms for one of its own, {own / first:.1f} times the smallest corpus"
        yield f"    (at most {MOST_TIMES_AS_MUCH:.0f} times)"
        yield f"  {shared:.0f} ms for one that {PRINTED_BY} and more others print in part"
        yield f"  keys take {_megabytes():.0f} MB with their indexes; peak of this process {_peak():.0f} MB"
        call_command("flush", verbosity=0, interactive=False)


def _milliseconds(paragraphs: Sequence[str], source: str) -> float:
    article = _stored(source, paragraphs, is_read=False)
    assert article.latest_revision_id is not None
    began = time.perf_counter()
    find_copies(revision_id=article.latest_revision_id)
    return 1000 * (time.perf_counter() - began)


def _stored(name: str, paragraphs: Sequence[str], *, is_read: bool = True) -> Article:
    source, _ = Source.objects.get_or_create(name=name, defaults={"slug": name.lower().replace(" ", "-")})
    text = "\n\n".join(["The headline of a report that nobody wrote", *paragraphs])
    article = submit_article(source=source, text=text)
    if is_read and article.latest_revision_id is not None:
        find_copies(revision_id=article.latest_revision_id)
    return article


def _paragraphs(chance: random.Random, words: Sequence[str]) -> list[str]:
    """Five paragraphs of English function words and invented ones, so that the language is known."""
    small = ("the", "of", "and", "to", "in", "that", "was", "for", "on", "with", "he", "by", "at", "had", "not", "were")
    drawn = [chance.choice(small) if place % 2 else chance.choice(words) for place in range(WORDS)]
    part = WORDS // 5
    return [" ".join(drawn[start : start + part]).capitalize() + "." for start in range(0, WORDS, part)]


def _store_signatures(size: int) -> None:
    """So many reports with keys of their own; nothing is compared with them, so their words do not matter."""
    source = Source.objects.create(name="Bench Archive", slug="bench-archive")
    articles, texts, bands = (model._meta.db_table for model in (Article, ArticleRevision, TextBand))
    Article.objects.bulk_create(
        [Article(source=source, headline="Stored", url=f"https://archive.example/{n}") for n in range(size)],
        batch_size=5_000,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {texts} (article_id, number, text, digest, zones, problems, language, words, stored_at)"
            f" SELECT id, 1, 'Stored', lpad(to_hex(id), 64, '0'), '[]', '[]', 'en', ARRAY[]::text[], now()"
            f" FROM {articles} WHERE source_id = %s",
            [source.pk],
        )
        cursor.execute(
            f"UPDATE {articles} one SET latest_revision_id = text.id FROM {texts} text WHERE text.article_id = one.id"
        )
        cursor.execute(
            f"INSERT INTO {bands} (band, value, revision_id)"
            f" SELECT least(key, {BANDS}), ('x' || substr(md5(text.id || '-' || key), 1, 16))::bit(64)::bigint, text.id"
            f" FROM {texts} text, generate_series(0, {BANDS + FINGERPRINTS - 1}) key"
        )
        cursor.execute(f"ANALYZE {bands}, {texts}, {articles}, {SharedText._meta.db_table}")


def _megabytes() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size(%s)", [TextBand._meta.db_table])
        return float(cursor.fetchone()[0]) / 1_000_000


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000

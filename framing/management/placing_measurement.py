"""What ``manage.py bench`` measures of stories: reports placed one by one, from stored features, in a real database.

The words are numbers that nobody wrote, spread as words of news are: few are common, a story has some of its own.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import timedelta

import numpy as np
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from reports.grouping.keys import keys_of
from reports.grouping.lengths import measured
from reports.grouping.packing import packed, told_as_json
from reports.grouping.values import ReportFeatures, Told
from reports.models import Article, ArticleKeys, ArticleRevision, GroupingKey, Source, Story
from reports.services.placing import place, place_all
from reports.services.term_counts import count_terms, known_terms, newest_counts

#: What is promised: so many reports a second, and so many times the cost among the most open reports.
LEAST_A_SECOND = 200.0
MOST_TIMES_AS_MUCH = 2.0
#: Open reports among which one more is placed.
OPEN = (10_000, 100_000)
PLACED = 10_000
#: Reports that wait together are placed one after the other with their reading and writing in common.
BUNDLE = 50
MEASURED = 400
VOCABULARY = 60_000
#: Words of a report, and those of them that the reports of its story share.
WORDS, OF_STORY = 230, 45
ROWS_A_TURN = 2_000
_HOURS = 70


def placing(sizes: Sequence[int]) -> Iterator[str]:
    """Ten thousand reports from the first to the last, then some among ever more open ones."""
    made = _Reports()
    for keys in made.stored(PLACED, is_placed=False):
        began = time.perf_counter()
        for start in range(0, len(keys), BUNDLE):
            place_all(articles=keys[start : start + BUNDLE])
        made.seconds += time.perf_counter() - began
        count_terms()
    a_second = PLACED / made.seconds
    yield f"stories: {PLACED:,} reports placed one after the other from stored features, {BUNDLE} a turn"
    yield f"  {a_second:.0f} a second (at least {LEAST_A_SECOND:.0f}), {Story.objects.count():,} stories"
    call_command("flush", verbosity=0, interactive=False)
    made, first, size = _Reports(), 0.0, 0
    for wanted in sizes:
        for _ in made.stored(wanted - size, is_placed=True):
            pass
        size = wanted
        count_terms()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        milliseconds = made.milliseconds_each()
        first = first or milliseconds
        yield f"stories: one report among {size:,} open ones"
        times = milliseconds / first
        yield f"  {milliseconds:.1f} ms, {times:.1f} times the smallest (at most {MOST_TIMES_AS_MUCH:.0f})"
    call_command("flush", verbosity=0, interactive=False)


class _Reports:
    """Reports of stories of many sizes, spread over the days in which a story is open."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._chance = np.random.default_rng(20_260_301)
        self._source = Source.objects.create(name="Bench Courier", slug="bench-courier")
        self._now = timezone.now()
        self._terms = known_terms(None)
        self._stories: list[tuple[np.ndarray, int]] = []

    def milliseconds_each(self) -> float:
        """The median of placing one more report."""
        taken = []
        for articles in self.stored(MEASURED, is_placed=False):
            for article in articles:
                began = time.perf_counter()
                place(article=article)
                taken.append(1000 * (time.perf_counter() - began))
        return float(np.median(taken))

    def stored(self, count: int, *, is_placed: bool) -> Iterator[list[Article]]:
        """So many reports with their features, a bundle at a time; placed, they stand in stories and can be found."""
        for start in range(0, count, ROWS_A_TURN):
            self._terms = known_terms(newest_counts())
            features = [self._features() for _ in range(min(ROWS_A_TURN, count - start))]
            articles = self._articles(len(features))
            rows = [self._keys(article, one) for article, (one, _) in zip(articles, features, strict=True)]
            ArticleKeys.objects.bulk_create(rows)
            if is_placed:
                self._place(rows, [(one, story) for one, story in features])
            yield articles

    def _articles(self, count: int) -> list[Article]:
        number = Article.objects.count()
        moments = [self._now - timedelta(hours=float(hours)) for hours in self._chance.uniform(0, _HOURS, count)]
        articles = Article.objects.bulk_create(
            Article(source=self._source, headline=f"Report {number + n}", published_at=moment)
            for n, moment in enumerate(moments)
        )
        revisions = ArticleRevision.objects.bulk_create(
            ArticleRevision(article=one, number=1, text=one.headline, digest=f"{one.pk:064x}", language="en")
            for one in articles
        )
        for article, revision in zip(articles, revisions, strict=True):
            article.latest_revision = revision
        Article.objects.bulk_update(articles, ["latest_revision"])
        return articles

    def _keys(self, article: Article, features: ReportFeatures) -> ArticleKeys:
        return ArticleKeys(
            article=article,
            revision=article.latest_revision,
            moment=article.published_at or self._now,
            language="en",
            features=packed(features, measured(features, self._terms.words, self._terms.pairs).lengths),
            told=told_as_json(features.told),
        )

    def _place(self, rows: Sequence[ArticleKeys], found: Sequence[tuple[ReportFeatures, int]]) -> None:
        known = {
            int(slug.removeprefix("bench-")): pk
            for slug, pk in Story.objects.filter(slug__startswith="bench-").values_list("slug", "pk")
        }
        new = sorted({story for _, story in found} - known.keys())
        made = Story.objects.bulk_create(Story(title=f"Story {n}", slug=f"bench-{n}") for n in new)
        known |= {number: story.pk for number, story in zip(new, made, strict=True)}
        articles = [row.article for row in rows]
        for article, (_, story) in zip(articles, found, strict=True):
            article.story_id, article.placement = known[story], Article.Placement.PROPOSED
        Article.objects.bulk_update(articles, ["story", "placement"])
        terms = self._terms
        table = GroupingKey._meta.db_table
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} (keys_id, key, moment) FROM STDIN") as copy:
            for row, (one, _) in zip(rows, found, strict=True):
                for key in keys_of(measured(one, terms.words, terms.pairs)):
                    copy.write_row((row.pk, key, row.moment))

    def _features(self) -> tuple[ReportFeatures, int]:
        """A report of a story, which it begins or goes on with."""
        chance = self._chance
        if not self._stories or chance.random() < 0.3:
            self._stories.append((_drawn(chance, OF_STORY * 2), len(self._stories)))
        place_ = len(self._stories) - 1 - int(chance.pareto(0.8) * 3) % len(self._stories)
        own, number = self._stories[place_]
        words = np.unique(np.concatenate([chance.choice(own, OF_STORY), _drawn(chance, WORDS)])).astype(np.uint32)
        is_own = np.isin(words, own)
        mixed = chance.permutation(np.concatenate([words, words]))[: WORDS + 100]
        pairs = np.unique(mixed[:-1].astype(np.uint64) * 65_537 + mixed[1:]).astype(np.uint32)
        together = np.concatenate([pairs, (own[:-1] * 31 + own[1:])[: OF_STORY // 2].astype(np.uint32)])
        pairs = np.unique(together)
        vector = chance.normal(size=384) + np.random.default_rng(number).normal(size=384)
        return (
            ReportFeatures(
                words=words,
                counts=np.where(is_own, chance.integers(2, 7, len(words)), 1).astype(np.uint8),
                in_lead=chance.random(len(words)) < np.where(is_own, 0.6, 0.15),
                is_name=chance.random(len(words)) < 0.2,
                pairs=pairs,
                pair_counts=np.ones(len(pairs), dtype=np.uint8),
                quoted=np.zeros(0, dtype=np.uint32),
                told=Told(tuple(f"Name{word}" for word in own[:12].tolist()), (), (), ""),
                digest=int(chance.integers(1 << 62)),
                vector=(vector / np.linalg.norm(vector)).astype(np.float32),
            ),
            number,
        )


def _drawn(chance: np.random.Generator, count: int) -> np.ndarray:
    """Words by their rank, a word of rank n n times as rare as the first, as in print."""
    ranks = np.exp(chance.uniform(0, np.log(VOCABULARY), count)).astype(np.int64)
    return ranks * 2_654_435_761 % (1 << 32)

"""What ``manage.py bench`` measures of publishing: one changed term, from the release to the last figure."""

import hashlib
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from framing.analysis.entries import Entry
from framing.analysis.lexicon import Lexicon
from framing.lexicons import starter_lexicon
from framing.management.measurements import demo_text, family_seconds, running_worker
from framing.models import AnalysisRun, Comparison, LexiconRelease
from framing.models.comparisons import inputs_digest_of
from framing.selectors.rescoring import rescoring_of
from framing.services.engines import current_engine
from framing.services.releases import publish_release
from reports.models import Article, ArticleRevision, Source, Story
from reports.text.words import distinct_words
from reports.text.zones import find_zones

#: What the product promises for 100,000 articles and two processes.
MOST_SECONDS = 20.0
ARTICLES_WITH_THE_TERM = 200
PROCESSES = 2
#: Reports of one event.
_A_STORY = 4
_TERM = "mirelock"
_ARTICLES_AT_ONCE = 1_000
_SENTENCE = re.compile(r"[^.!?]+[.!?]”?\s*")
_LONGEST_WAIT = 600


def rescoring(sizes: Sequence[int]) -> Iterator[str]:
    """A release that changes one term, in corpora of several sizes that hold the term equally often."""
    for size in sizes:
        began = time.perf_counter()
        release = _stored_corpus(size)
        stored = time.perf_counter() - began
        yield f"rescoring: {size:,} articles (stored in {stored:.0f} s), {ARTICLES_WITH_THE_TERM} with the changed term"
        with running_worker(PROCESSES) as pid:
            _wait_for_a_first_run(release)
            yield from _published(pid)
        call_command("flush", verbosity=0, interactive=False)


def _published(worker: int) -> Iterator[str]:
    used, began = family_seconds(worker), time.perf_counter()
    release, _ = publish_release(lexicon=_lexicon(intensity=2), reason="The term weighs more.")
    queued = time.perf_counter() - began
    while not rescoring_of(release).is_finished and time.perf_counter() - began < _LONGEST_WAIT:
        time.sleep(0.1)
    scored = time.perf_counter() - began
    while _stories_to_compare(release) and time.perf_counter() - began < _LONGEST_WAIT:
        time.sleep(0.1)
    compared, used = time.perf_counter() - began, family_seconds(worker) - used
    found = rescoring_of(release)
    yield f"  {found.total} texts looked up and queued in {queued:.1f} s; {found.done} done, {found.failed} failed"
    yield f"  re-scored in {scored:.1f} s by {PROCESSES} processes (at most {MOST_SECONDS:.0f} with 100,000 articles)"
    yield f"  their stories compared anew in {compared:.1f} s; processor time of the processes {used:.1f} s"


def _lexicon(*, intensity: int) -> Lexicon:
    starter = starter_lexicon()
    code = starter.contrast_sets[0].code
    entry = Entry(f"{code}.{_TERM}", code, _TERM, intensity=intensity)
    return replace(starter, entries=(*starter.entries, entry))


def _stories_to_compare(release: LexiconRelease) -> int:
    touched = AnalysisRun.objects.filter(release=release).values("revision__article__story").distinct()
    done = Comparison.objects.filter(release=release, state=Comparison.State.DONE)
    return touched.count() - done.values("story").distinct().count()


def _wait_for_a_first_run(release: LexiconRelease) -> None:
    """Until the processes have answered each: starting is measured elsewhere."""
    waiting = list(AnalysisRun.objects.filter(release=release).order_by("pk")[:PROCESSES])
    AnalysisRun.objects.filter(pk__in=[run.pk for run in waiting]).update(
        state=AnalysisRun.State.QUEUED, queued_at=timezone.now() - timedelta(hours=1)
    )
    began = time.perf_counter()
    while time.perf_counter() - began < _LONGEST_WAIT:
        if not AnalysisRun.objects.exclude(state=AnalysisRun.State.DONE).exists():
            return
        time.sleep(0.2)


def _stored_corpus(size: int) -> LexiconRelease:
    """So many articles, four to a story, with stored analyses and comparisons of the first release."""
    release, _ = publish_release(lexicon=_lexicon(intensity=1), reason="The first words.")
    sources = Source.objects.bulk_create(Source(name=f"Bench {n}", slug=f"bench-{n}") for n in range(_A_STORY))
    sentences = _SENTENCE.findall(demo_text(20_000))
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        for first in range(0, size, _ARTICLES_AT_ONCE):
            texts = [_text(number, sentences, size) for number in range(first, min(size, first + _ARTICLES_AT_ONCE))]
            _store_articles(first, texts, sources, release)
        cursor.execute("SET synchronous_commit = on")
        cursor.execute("ANALYZE")
    return release


def _text(number: int, sentences: Sequence[str], size: int) -> str:
    """An article of 120 to 300 words of the demo in an order of its own; every so many of them with the term."""
    chance = random.Random(number)
    chosen = [f"Report number {number} of the day.", *chance.sample(sentences, chance.randint(8, 20))]
    if number % max(1, size // ARTICLES_WITH_THE_TERM) == 0:
        chosen.insert(3, f"The {_TERM} of the quay went on all day.")
    body = " ".join(" ".join(sentence.split()) for sentence in chosen)
    return f"Council weighs measure number {number} after debate\n\n{body}"


def _store_articles(first: int, texts: Sequence[str], sources: Sequence[Source], release: LexiconRelease) -> None:
    """Some articles with everything that the pages read of them."""
    now, engine = timezone.now(), current_engine()
    count = len(texts)
    stories = Story.objects.bulk_create(
        Story(title=f"Event {n}", slug=f"event-{n}") for n in range(first // _A_STORY, -(-(first + count) // _A_STORY))
    )
    articles = Article.objects.bulk_create(
        Article(
            source=sources[place % _A_STORY],
            story=stories[place // _A_STORY],
            placement=Article.Placement.PERSON,
            headline=text.partition("\n")[0],
            published_at=now,
        )
        for place, text in enumerate(texts)
    )
    revisions = ArticleRevision.objects.bulk_create(map(_revision, articles, texts))
    ids = [article.pk for article in articles]
    newest = ArticleRevision.objects.filter(article=OuterRef("pk")).values("pk")[:1]
    Article.objects.filter(pk__in=ids).update(latest_revision=Subquery(newest))
    done: dict[str, Any] = {"release": release, "engine": engine, "state": "done", "finished_at": now, "attempts": 1}
    figures: dict[str, Any] = {
        "own_words": 180,
        "quoted_words": 10,
        "indirect_words": 10,
        "own_hits": 1,
        "rate_per_1000": 5.6,
    }
    figures |= {"interval": [0.1, 31.0], "by_zone": {}}
    AnalysisRun.objects.bulk_create(AnalysisRun(revision=row, figures=figures, **done) for row in revisions)
    comparisons = []
    for place, story in enumerate(stories):
        story_ids = [row.pk for row in revisions[place * _A_STORY : (place + 1) * _A_STORY]]
        digest = inputs_digest_of([(pk, 0) for pk in story_ids])
        comparisons.append(Comparison(story=story, revisions=story_ids, inputs_digest=digest, **done))
    Comparison.objects.bulk_create(comparisons)


def _revision(article: Article, text: str) -> ArticleRevision:
    return ArticleRevision(
        article=article,
        number=1,
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        zones=[[str(zone.zone), zone.span.start, zone.span.end] for zone in find_zones(text)],
        words=distinct_words(text),
    )

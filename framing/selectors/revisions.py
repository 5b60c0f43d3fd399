"""The texts of a report, what changed from one to the next, and what that changed in its figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from framing.moments import time_after
from reports.extraction.language import language_name
from reports.extraction.revisions import Counts, RevisionDiff, Version, compared
from reports.models import Article, ArticleRevision
from reports.models.articles import spans_of
from reports.selectors.zones import lay_over, zones_now
from reports.text.furniture import word_count
from reports.text.zones import Zone

_KEPT_COMPARISONS = 256
#: A report that came in within this of its publication was watched from then on.
FRESH = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One text in the list, with what changed against the one before; None for the first."""

    revision: ArticleRevision
    words: int
    counts: Counts | None
    previous: int | None
    is_newest: bool

    @property
    def changes(self) -> str:
        """What changed, in one line."""
        return changes_in_words(self.counts) if self.counts else "the first text"

    @property
    def language(self) -> str:
        return language_name(self.revision.language)


@dataclass(frozen=True, slots=True)
class Update:
    """That a report was changed after it was first stored, for a line beside its headline."""

    article: int
    times: int
    last: int
    previous: int
    words: int
    words_since_previous: int
    how_late: str

    @property
    def how_often(self) -> str:
        return {1: "once", 2: "twice"}.get(self.times, f"{self.times} times")


def revisions_of(article: Article) -> list[ArticleRevision]:
    """The texts of a report, the newest first, with the zones that hold for each; in two queries."""
    texts = article.revisions.select_related("stored_by").defer("search", "words").order_by("-number")
    listed = list(texts)
    lay_over((revision, None) for revision in listed)
    return listed


def lay_older_text(article: Article, number: int) -> None:
    """Let the article, for showing it only, have its text of that number as its newest; 0 changes nothing.

    Raises ``ArticleRevision.DoesNotExist`` where it has none.
    """
    newest = article.latest_revision
    if not number or (newest and newest.number == number):
        return
    older = article.revisions.defer("search", "words").get(number=number)
    older.article = article
    article.latest_revision, article.language = older, older.language
    zones = zones_now(older)
    words = (zone.span.of(older.text) for zone in zones if zone.zone is Zone.HEADLINE)
    article.headline = " ".join(next(words, article.headline).split())


def revision_lines(article: Article) -> list[RevisionLine]:
    """Each text of a report with what changed, the newest first."""
    listed = revisions_of(article)
    befores: list[ArticleRevision | None] = [*listed[1:], None]
    return [
        RevisionLine(
            revision=revision,
            words=sum(word_count(zone.span.of(revision.text)) for zone in revision.zone_spans),
            counts=diff_of(before, revision).counts if before else None,
            previous=before.number if before else None,
            is_newest=revision.pk == article.latest_revision_id,
        )
        for revision, before in zip(listed, befores, strict=True)
    ]


def diff_of(older: ArticleRevision, newer: ArticleRevision) -> RevisionDiff:
    """What changed from one text to the other, with the zones that were laid over each."""
    sides = ((one.text, tuple(tuple(row) for row in one.zone_rows)) for one in (older, newer))
    return _diff(*sides)


def changes_in_words(counts: Counts) -> str:
    """“headline and 2 paragraphs changed, 14 words; 1 put in”; that nothing of the report did, where so."""
    whole = [*(["headline"] if counts.headline else [])]
    whole += [_many(counts.changed, "paragraph")] if counts.changed else []
    told = [f"{' and '.join(whole)} changed"] if whole else []
    pairs = [(counts.put_in, "put in"), (counts.taken_out, "taken out"), (counts.moved, "moved")]
    told += [f"{_many(count, 'paragraph')} {what}" for count, what in pairs if count]
    if not told:
        return "only the site around the report changed" if counts.furniture else "nothing of the report changed"
    return f"{', '.join(told)}: {_many(counts.words, 'word')}"


def updates_of(articles: Sequence[Article]) -> dict[int, Update]:
    """By article, those whose text was changed since it was first stored; no query where none was, else two."""
    changed = {one.pk: one for one in articles if one.latest_revision and one.latest_revision.number > 1}
    if not changed:
        return {}
    texts = ArticleRevision.objects.filter(article__in=changed).defer("search", "words").order_by("number")
    by_article: dict[int, list[ArticleRevision]] = {}
    for revision in texts:
        by_article.setdefault(revision.article_id, []).append(revision)
    lay_over((revision, None) for revision in _ends(by_article.values()))
    return {pk: _update(changed[pk], listed) for pk, listed in by_article.items() if len(listed) > 1}


def _ends(listed: Iterable[Sequence[ArticleRevision]]) -> list[ArticleRevision]:
    """The texts that are compared: the first one, and the last two."""
    return [revision for texts in listed for revision in {one.pk: one for one in (texts[0], *texts[-2:])}.values()]


def _update(article: Article, texts: Sequence[ArticleRevision]) -> Update:
    first, previous, last = texts[0], texts[-2], texts[-1]
    whole = diff_of(first, last).counts.words
    return Update(
        article=article.pk,
        times=len(texts) - 1,
        last=last.number,
        previous=previous.number,
        words=whole,
        words_since_previous=diff_of(previous, last).counts.words if previous is not first else whole,
        how_late=_how_late(article.published_at, first.stored_at, last.stored_at),
    )


def _how_late(published_at: datetime | None, first: datetime, last: datetime) -> str:
    """How long after publication the last text came; nothing where the report was brought in so late that its hours
    tell nothing of the outlet's."""
    if published_at is None or first - published_at > FRESH:
        return ""
    return time_after(published_at, last)


_Side = tuple[str, tuple[tuple[str | int, ...], ...]]


@lru_cache(maxsize=_KEPT_COMPARISONS)
def _diff(older: _Side, newer: _Side) -> RevisionDiff:
    """Texts and zones never change, so that what was compared once need not be compared again."""
    return compared(Version(older[0], spans_of(older[1])), Version(newer[0], spans_of(newer[1])))


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"

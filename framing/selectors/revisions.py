"""The texts of a report, what changed from one to the next, and what that changed in its figures."""

from collections.abc import Sequence
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
    """One text in the list, with what changed against the one before; None for the first.

    ``instead_of`` is the number of the text in whose place an earlier one is the newest again.
    """

    revision: ArticleRevision
    words: int
    counts: Counts | None
    previous: int | None
    is_newest: bool
    instead_of: int | None = None

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
    #: Whether an earlier text is the newest again.
    is_back: bool = False

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
    """Each text of a report with what changed when it came in, the one that stands first, then the last ones."""
    listed = revisions_of(article)
    befores: list[ArticleRevision | None] = [*listed[1:], None]
    lines = []
    for revision, before in zip(listed, befores, strict=True):
        is_newest = revision.pk == article.latest_revision_id
        lines.append(
            RevisionLine(
                revision=revision,
                words=sum(word_count(zone.span.of(revision.text)) for zone in revision.zone_spans),
                counts=diff_of(before, revision).counts if before else None,
                previous=before.number if before else None,
                is_newest=is_newest,
                instead_of=listed[0].number if is_newest and revision is not listed[0] else None,
            )
        )
    return sorted(lines, key=lambda line: not line.is_newest)


def text_before(article: Article) -> int | None:
    """The number of the text that stood before the newest one; None for a report of one text. No query.

    Of an article from ``framing.selectors.reports``, which knows its ``last_number``.
    """
    newest, last = article.latest_revision, last_number_of(article)
    if newest is None or last == 1:
        return None
    return last if newest.number != last else last - 1


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
    changed = {one.pk: one for one in articles if one.latest_revision and last_number_of(one) > 1}
    if not changed:
        return {}
    texts = ArticleRevision.objects.filter(article__in=changed).defer("search", "words").order_by("number")
    by_article: dict[int, list[ArticleRevision]] = {}
    for revision in texts:
        by_article.setdefault(revision.article_id, []).append(revision)
    ends = {pk: _ends(changed[pk], listed) for pk, listed in by_article.items() if len(listed) > 1}
    lay_over((revision, None) for some in ends.values() for revision in {one.pk: one for one in some}.values())
    return {pk: _update(changed[pk], len(by_article[pk]), *some) for pk, some in ends.items()}


def last_number_of(article: Article) -> int:
    """The highest number of its texts, as far as the article was read with it."""
    newest = article.latest_revision.number if article.latest_revision else 0
    return max(newest, getattr(article, "last_number", None) or 0)


Ends = tuple[ArticleRevision, ArticleRevision, ArticleRevision]


def _ends(article: Article, texts: Sequence[ArticleRevision]) -> Ends:
    """The texts that are compared: the first one, the newest, and the one that stood before the newest."""
    newest = next((one for one in texts if one.pk == article.latest_revision_id), texts[-1])
    return texts[0], texts[-2] if newest is texts[-1] else texts[-1], newest


def _update(
    article: Article, count: int, first: ArticleRevision, previous: ArticleRevision, last: ArticleRevision
) -> Update:
    whole = diff_of(first, last).counts.words
    is_back = last.number < previous.number
    return Update(
        article=article.pk,
        times=count - 1 + is_back,
        last=last.number,
        previous=previous.number,
        words=whole,
        words_since_previous=diff_of(previous, last).counts.words if previous is not first else whole,
        # When an earlier text came back is known to the delivery that brought it, not to the text.
        how_late="" if is_back else _how_late(article.published_at, first.stored_at, last.stored_at),
        is_back=is_back,
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

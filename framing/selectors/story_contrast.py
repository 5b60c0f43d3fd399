"""Whether a wording stands out in one report of a story against the others; computed when a curator looks at it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F

from framing.analysis.candidates.contrast import contrasted
from framing.models import CandidateHit
from reports.models import Article, ArticleRevision, Story
from reports.text.flattened import flattened
from reports.text.words import RUN, distinct_words

#: Stories that are looked at for one wording, those with most of its passages.
STORIES_LOOKED_AT = 3
#: Reports whose words tell what everybody writes: the newest ones.
REPORTS_FOR_COMPARISON = 100
# Longer texts are read so far: enough to tell how a report words things.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class StoryContrast:
    """A word of the wording that stands out in one report of a story; ``other_count`` is of all its other reports."""

    story: Story
    source_name: str
    word: str
    count: int
    other_count: int


def contrasts_of(key: str) -> tuple[StoryContrast, ...]:
    """Where the wording stands out, story by story; three queries, none more for more passages."""
    articles = _articles(key)
    if not articles:
        return ()
    wording = _words_of(key)
    everyday = _everyday_words(articles)
    found: list[StoryContrast] = []
    for story, reports in _by_story(articles):
        counts = {str(article.pk): _counted(article) for article in reports}
        names = {str(article.pk): article.source.name for article in reports}
        found += [
            StoryContrast(story, names[one.report], one.word, one.count, one.other_count)
            for one in contrasted(counts, everyday)
            if one.word in wording
        ]
    return tuple(found)


def _articles(key: str) -> list[Article]:
    """Every report of the stories with most passages of the wording, with source and text."""
    hits = CandidateHit.objects.filter(key=key, revision=F("revision__article__latest_revision"))
    stories = (
        hits.filter(revision__article__story__isnull=False)
        .order_by()
        .values("revision__article__story")
        .annotate(found=Count("pk"))
        .order_by("-found", "revision__article__story")
        .values("revision__article__story")[:STORIES_LOOKED_AT]
    )
    articles = Article.objects.filter(story__in=stories, latest_revision__isnull=False)
    loaded = articles.select_related("source", "story", "latest_revision")
    return list(loaded.defer("latest_revision__search", "latest_revision__words").order_by("story", "pk"))


def _words_of(key: str) -> frozenset[str]:
    """The words in which the wording was found: a verb has many forms."""
    texts = CandidateHit.objects.filter(key=key).order_by().values_list("text", flat=True).distinct()
    return frozenset(word for text in texts[:100] for word in distinct_words(text)) | {key}


def _everyday_words(articles: Iterable[Article]) -> Counter[str]:
    """How often each word stands in the newest reports of other stories."""
    newest = ArticleRevision.objects.filter(article__latest_revision=F("pk")).order_by("-pk")
    others = newest.exclude(pk__in=[article.latest_revision_id for article in articles])
    everyday: Counter[str] = Counter()
    for text in others.values_list("text", flat=True)[:REPORTS_FOR_COMPARISON]:
        everyday.update(_words_in(text))
    return everyday


def _by_story(articles: Iterable[Article]) -> list[tuple[Story, list[Article]]]:
    stories: dict[Story, list[Article]] = {}
    for article in articles:
        if article.story:
            stories.setdefault(article.story, []).append(article)
    return list(stories.items())


def _counted(article: Article) -> Counter[str]:
    return Counter(_words_in(article.latest_revision.text)) if article.latest_revision else Counter()


def _words_in(text: str) -> list[str]:
    return RUN.findall(flattened(text[:_LONGEST]).text)

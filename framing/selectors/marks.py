"""The card of one mark: the entry behind it, and where the same referent stands in the other reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from framing.analysis.entries import ContrastSet, Entry
from framing.analysis.lexicon import Lexicon
from framing.analysis.segments import Segment, segmented
from framing.models import Dispute, TermHit
from framing.selectors.choices import SHAPES, Choice, shape_of
from framing.selectors.disputes import RIGHT_TO_DISPUTE, open_dispute_about
from framing.selectors.marked_reports import Mark, mark_of
from framing.selectors.pages import position_of
from framing.selectors.pins import pin_of
from framing.selectors.reports import COLOURS, Report, articles_in, reports_of
from reports.models import Article, Story
from reports.text.spans import Span

#: Labels that one report shows on a card before it says how many more there are.
MOST_LABELS = 6
# How far a counterpart's words reach to both sides where no sentence is stored.
_REACH = 80


@dataclass(frozen=True, slots=True)
class LabelCount:
    """One wording in one voice, how often, and its first mark."""

    text: str
    shape: str
    words: str
    count: int
    href: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What one report calls the referent, with the sentence in which it first does so."""

    report: Report
    labels: tuple[LabelCount, ...]
    more_count: int
    sentence: tuple[Segment[Mark], ...]
    is_this: bool


@dataclass(frozen=True, slots=True)
class CardPlace:
    """The page that a card stands on, a story's or an article's, with what is shown there."""

    path: str
    choice: Choice
    is_story: bool

    @classmethod
    def asked(cls, query: QueryDict, article: Article) -> "CardPlace":
        """The page that a query string names; the article's own where it names none that the article is on."""
        choice = Choice.asked(query)
        if article.story and query.get("on") == "story":
            return cls(reverse("framing:story_read", args=[article.story.slug]), choice, is_story=True)
        return cls(article.get_absolute_url(), choice, is_story=False)

    def card_address(self, hit: TermHit) -> str:
        """The card of a mark on that page."""
        return f"{self.path}marks/{hit.pk}/{self.choice.query}"

    def dispute_address(self, hit: TermHit) -> str:
        """The form that disputes a mark and leads back here."""
        query = self.choice.query
        if self.is_story:
            query = f"{query}&on=story" if query else "?on=story"
        return reverse("framing:dispute_open", args=[hit.revision.article_id, hit.pk]) + query


@dataclass(frozen=True, slots=True)
class DisputeLink:
    """What a reader may do about a mark that is wrong; ``mine`` is what this reader has said already."""

    address: str
    is_signed_in: bool
    mine: Dispute | None


@dataclass(frozen=True, slots=True)
class Card:
    """Everything about one mark."""

    hit: TermHit
    article: Article
    colour: str
    shape: str
    shape_words: str
    entry: Entry | None
    contrast_set: ContrastSet | None
    counterparts: tuple[Counterpart, ...]
    owned_by: tuple[Report, ...]
    attributed_by: tuple[Report, ...]
    back: str
    dispute: DisputeLink | None


def hit_in_story(story: Story, hit_id: int) -> TermHit | None:
    """A mark of a report of this story, with its run, release and article."""
    return _hits().filter(revision__article__story=story, pk=hit_id).first()


def hit_in_article(article: Article, hit_id: int) -> TermHit | None:
    """A mark of this article, with its run and release."""
    return _hits().filter(revision__article=article, pk=hit_id).first()


def card_of(
    hit: TermHit, lexicon: Lexicon, path: str, choice: Choice, *, reader: User | AnonymousUser | None = None
) -> Card:
    """The card of a mark; labels of the other reports of its story link to their marks under ``path``."""
    article = hit.revision.article
    reports = _reports_around(article, choice)
    entry = next((found for found in lexicon.entries if found.code == hit.entry), None)
    owned, attributed = _crossing(hit, reports)
    story_path = reverse("framing:story_read", args=[article.story.slug]) if article.story else path
    position = next((report.position for report in reports if report.article.pk == article.pk), None)
    shape = shape_of(hit)
    return Card(
        hit=hit,
        article=article,
        colour=colour_of(article, position),
        shape=shape,
        shape_words=SHAPES[shape],
        entry=entry,
        contrast_set=lexicon.sets.get(hit.contrast_set),
        counterparts=tuple(
            _counterpart(report, hit, path if report.article.pk == article.pk else story_path, choice.query)
            for report in reports
        ),
        owned_by=owned,
        attributed_by=attributed,
        back=f"{path}{choice.query}#m{hit.pk}",
        dispute=_dispute_link(
            hit, CardPlace(path, choice, is_story=bool(article.story) and path == story_path), reader or AnonymousUser()
        ),
    )


def colour_of(article: Article, position: int | None = None) -> str:
    """The class that sets the colour of the article's source in its story."""
    return f"source-{((position or position_of(article)) - 1) % COLOURS + 1}"


def _dispute_link(hit: TermHit, place: CardPlace, reader: User | AnonymousUser) -> DisputeLink | None:
    """Nothing for people whose role allows no dispute; everybody else may, once they are signed in."""
    if reader.is_authenticated and not reader.has_perm(RIGHT_TO_DISPUTE):
        return None
    return DisputeLink(place.dispute_address(hit), reader.is_authenticated, open_dispute_about(hit, reader))


def _hits() -> QuerySet[TermHit]:
    loaded = TermHit.objects.select_related("run__release", "revision__article__source", "revision__article__story")
    return loaded.defer(
        "run__release__content", "run__sentences", "run__voices", "run__problems", "revision__search", "revision__text"
    )


def _reports_around(article: Article, choice: Choice) -> tuple[Report, ...]:
    pin = pin_of(choice.release, [])
    articles = articles_in(article.story) if article.story else [article]
    return reports_of(articles, release=pin.release if pin else None)


def _counterpart(report: Report, hit: TermHit, path: str, query: str) -> Counterpart:
    is_this = report.article.pk == hit.revision.article_id
    same = [found for found in report.hits if found.contrast_set == hit.contrast_set]
    groups: dict[tuple[str, str], list[TermHit]] = {}
    for found in same:
        groups.setdefault((found.text.lower(), shape_of(found)), []).append(found)
    labels = [
        LabelCount(
            text=found[0].text,
            shape=shape,
            words=SHAPES[shape],
            count=len(found),
            href=f"{path}marks/{found[0].pk}/{query}",
            is_this=is_this and any(one.pk == hit.pk for one in found),
        )
        for (_, shape), found in groups.items()
    ]
    sentence = () if is_this or not same else _sentence_around(report, same, path, query)
    return Counterpart(report, tuple(labels[:MOST_LABELS]), max(0, len(labels) - MOST_LABELS), sentence, is_this)


def _sentence_around(report: Report, hits: Sequence[TermHit], path: str, query: str) -> tuple[Segment[Mark], ...]:
    """The words around the first use in own voice, else around the first use."""
    first = next((hit for hit in hits if hit.is_counted), hits[0])
    if not report.revision or not report.run:
        return ()
    text = report.revision.text
    stored = (Span(start, end) for _, start, end in report.run.sentences if start <= first.start < end)
    nearby = Span(max(0, first.start - _REACH), min(len(text), first.end + _REACH))
    return segmented(text, next(stored, nearby), [mark_of(hit, path, query) for hit in hits])


def _crossing(hit: TermHit, reports: Iterable[Report]) -> tuple[tuple[Report, ...], tuple[Report, ...]]:
    """Who owns and who only attributes this term, when some do one and some the other."""
    owned, attributed = [], []
    for report in reports:
        voices = [found for found in report.hits if found.entry == hit.entry and not found.is_ambiguous]
        if any(found.is_counted for found in voices):
            owned.append(report)
        elif any(found.voice in {"quoted", "indirect", "scare"} for found in voices):
            attributed.append(report)
    return (tuple(owned), tuple(attributed)) if owned and attributed else ((), ())

"""Candidates beside the marks of a text: wording that the lexicon does not hold, drawn on request, never counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from framing.analysis.segments import clear_stretch
from framing.models import AnalysisRun, CandidateDecision, CandidateHit, TermHit
from framing.selectors.choices import SHAPES, Choice
from framing.selectors.disputes import RIGHT_TO_DISPUTE, sentence_span
from reports.models import Article, Story
from reports.text.spans import Span
from reports.text.words import distinct_words

RIGHT_TO_DECIDE = "framing.add_candidatedecision"
#: Least score for each word, the highest first. Starting values: in whole articles the model gives few words more than
#: a third, and shows none below a tenth.
SCORE_WORDS = ((0.3, "strongly proposed"), (0.15, "proposed"), (0.0, "weakly proposed"))
# A longer sentence is left out of the address of the form that suggests a term.
_LONGEST_GIVEN = 300


@dataclass(frozen=True, slots=True)
class PlacedCandidate:
    """A candidate with the stretch on which no term is marked."""

    hit: CandidateHit
    span: Span
    words: str

    @property
    def voice_words(self) -> str:
        """Whose words they are."""
        return SHAPES[self.hit.voice]

    @property
    def score_words(self) -> str:
        """How sure the model is, in words."""
        return score_in_words(self.hit.score)


@dataclass(frozen=True, slots=True)
class UseByReport:
    """Whether one report of the story has the word."""

    article: Article
    proposed_count: int
    has_word: bool
    is_this: bool


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """Everything about one candidate."""

    hit: CandidateHit
    article: Article
    colour: str
    shape_words: str
    score_words: str
    uses: tuple[UseByReport, ...]
    decision: CandidateDecision | None
    suggest_address: str
    queue_address: str
    back: str
    is_candidate: bool = True

    @property
    def is_only_here(self) -> bool:
        """Whether the other reports of the story do not have the word at all."""
        return len(self.uses) > 1 and not any(use.has_word for use in self.uses if not use.is_this)


def score_in_words(score: float) -> str:
    """How sure the model is: never a figure alone."""
    return next(words for least, words in SCORE_WORDS if score >= least)


def not_rejected(candidates: QuerySet[CandidateHit]) -> QuerySet[CandidateHit]:
    """The candidates whose wording curators have not put aside for good."""
    rejected = CandidateDecision.objects.filter(key=OuterRef("key"), verdict=CandidateDecision.Verdict.REJECTED)
    return candidates.filter(~Exists(rejected))


def candidates_by_run(runs: Iterable[AnalysisRun]) -> dict[int, list[CandidateHit]]:
    """By id of the run, in text order; one query."""
    found: dict[int, list[CandidateHit]] = {}
    hits = not_rejected(CandidateHit.objects.filter(run__in=[run.pk for run in runs]))
    for hit in hits.order_by("run_id", "start", "-end"):
        found.setdefault(hit.run_id, []).append(hit)
    return found


def placed(candidates: Sequence[CandidateHit], text: str, hits: Sequence[TermHit]) -> tuple[PlacedCandidate, ...]:
    """The candidates where they can be drawn: beside the terms, never over them; one that a term covers is left out."""
    clear = ((one, clear_stretch(text, Span(one.start, one.end), hits)) for one in candidates)
    return tuple(PlacedCandidate(one, span, span.of(text)) for one, span in clear if span)


def candidate_in_story(story: Story, hit_id: int) -> CandidateHit | None:
    """A candidate of a report of this story."""
    return _loaded().filter(revision__article__story=story, pk=hit_id).first()


def candidate_in_article(article: Article, hit_id: int) -> CandidateHit | None:
    """A candidate of this article."""
    return _loaded().filter(revision__article=article, pk=hit_id).first()


def candidate_card_of(
    hit: CandidateHit, path: str, choice: Choice, *, colour: str, reader: User | AnonymousUser | None = None
) -> CandidateCard:
    """The card of a candidate on the page at ``path``."""
    article, user = hit.revision.article, reader or AnonymousUser()
    may_decide = user.is_authenticated and user.has_perm(RIGHT_TO_DECIDE)
    return CandidateCard(
        hit=hit,
        article=article,
        colour=colour,
        shape_words=SHAPES[hit.voice],
        score_words=score_in_words(hit.score),
        uses=_uses(hit, article),
        decision=CandidateDecision.objects.filter(key=hit.key).first(),
        suggest_address=_suggest_address(hit, user),
        queue_address=reverse("framing:candidate_decide", args=[hit.key]) if may_decide else "",
        back=f"{path}{choice.query}#c{hit.pk}",
    )


def _suggest_address(hit: CandidateHit, user: User | AnonymousUser) -> str:
    """The form with word and sentence filled in; empty for people whose role allows no suggestion."""
    if user.is_authenticated and not user.has_perm(RIGHT_TO_DISPUTE):
        return ""
    given = {"term": hit.text}
    sentence = sentence_span(hit.revision.text, Span(hit.start, hit.end), hit.run.sentences).of(hit.revision.text)
    if len(sentence) <= _LONGEST_GIVEN:
        given["sentence"] = " ".join(sentence.split())
    return f"{reverse('framing:suggest')}?{urlencode(given)}"


def _uses(hit: CandidateHit, article: Article) -> tuple[UseByReport, ...]:
    """The reports of the story in the order in which they were published, in two queries; none outside a story."""
    if article.story_id is None:
        return ()
    words = distinct_words(hit.text)
    with_word = Q(latest_revision__words__contains=[hit.key] if hit.key in words else words)
    articles = Article.objects.filter(story=article.story_id, latest_revision__isnull=False).select_related("source")
    having = set(articles.filter(with_word).values_list("pk", flat=True))
    counts: Mapping[int, int] = dict(
        CandidateHit.objects.filter(key=hit.key, revision__in=articles.values("latest_revision"))
        .order_by()
        .values_list("revision__article")
        .annotate(found=Count("pk"))
    )
    return tuple(
        UseByReport(one, counts.get(one.pk, 0), one.pk in having or one.pk in counts, one.pk == article.pk)
        for one in articles.order_by("published_at", "pk")
    )


def _loaded() -> QuerySet[CandidateHit]:
    loaded = CandidateHit.objects.select_related(
        "run__release", "revision__article__source", "revision__article__story"
    )
    heavy = ["run__release__content", "run__voices", "run__problems"]
    return loaded.defer(*heavy, "revision__search", "revision__words", "revision__zones")

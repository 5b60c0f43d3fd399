"""The curators' queue of candidates: wordings by how many sources, passages and stories propose them, with evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.paginator import Page, Paginator
from django.db.models import (
    Avg,
    CharField,
    Count,
    Exists,
    F,
    Func,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Window,
)
from django.db.models.functions import Coalesce, Greatest, RowNumber, Substr

from framing.models import CandidateDecision, CandidateHit
from framing.selectors.candidates import score_in_words
from framing.selectors.label_uses import own_uses
from reports.models import Article

#: Wordings on a page of the queue, passages on a page of the evidence.
KEYS_ON_A_PAGE = 25
PASSAGES_ON_A_PAGE = 20
#: The newest reports, whose candidates the queue counts; the passages of one wording are shown of all.
REPORTS_IN_QUEUE = 10_000
#: Reasons that stand with a wording in the queue.
REASONS_SHOWN = 3
# Characters of context on each side of a passage.
_CONTEXT = 150
WAITING = "waiting"
# The words of a text as the index of words has them.
_WORDS_OF = "array_remove(regexp_split_to_array(lower(%(expressions)s), '[^[:alnum:]]+'), '')"


@dataclass(frozen=True, slots=True)
class Passage:
    """A candidate with the words around it in its paragraph."""

    hit: CandidateHit
    left: str
    right: str

    @property
    def article(self) -> Article:
        """Where it stands."""
        return self.hit.revision.article

    @property
    def score_words(self) -> str:
        """How sure the model is, in words."""
        return score_in_words(self.hit.score)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One wording of the queue."""

    key: str
    passage_count: int
    source_count: int
    story_count: int
    mean_score: float
    top_score: float
    reasons: tuple[str, ...]
    best: Passage | None
    only_count: int
    decision: CandidateDecision | None

    @property
    def mean_words(self) -> str:
        """How sure the model is on the whole."""
        return score_in_words(self.mean_score)

    @property
    def top_words(self) -> str:
        """How sure it is where it is surest."""
        return score_in_words(self.top_score)


@dataclass(frozen=True, slots=True)
class SourceUse:
    """How often one source has the wording, in how many of its reports."""

    name: str
    slug: str
    passage_count: int
    article_count: int


def queue_counts() -> dict[str, int]:
    """How many wordings wait, and how many were decided each way; in two queries."""
    verdicts = dict(CandidateDecision.objects.order_by().values_list("verdict").annotate(found=Count("pk")))
    waiting = _recent().filter(~Exists(_decisions())).aggregate(found=Count("key", distinct=True))["found"]
    return {WAITING: waiting} | {name: verdicts.get(name, 0) for name in CandidateDecision.Verdict.values}


def queue(*, state: str, words: str, source: str, page: str | None) -> "Page[Any]":
    """The wordings in that state, those of most sources first; each with its counts."""
    hits = _recent()
    if state == WAITING:
        hits = hits.filter(~Exists(_decisions()))
    else:
        hits = hits.filter(Exists(_decisions().filter(verdict=state)))
    if words:
        hits = hits.filter(key__icontains=words)
    rows = (
        hits.order_by()
        .values("key")
        .annotate(
            passages=Count("pk"),
            sources=Count("revision__article__source", distinct=True),
            stories=Count("revision__article__story", distinct=True),
            mean=Avg("score"),
            top=Max("score"),
        )
        .order_by("-sources", "-passages", "-top", "key")
    )
    if source:
        there = Count("pk", filter=Q(revision__article__source__slug=source))
        rows = rows.annotate(there=there).filter(there__gt=0)
    return Paginator(rows, KEYS_ON_A_PAGE).get_page(page)


def proposals_of(rows: Iterable[Mapping[str, Any]]) -> list[Proposal]:
    """The rows of a page of the queue for reading, in four queries."""
    shown = list(rows)
    keys = [row["key"] for row in shown]
    reasons, best, only, decided = reasons_of(keys), _best_passages(keys), only_in_one_report(keys), _decided(keys)
    return [
        Proposal(
            key=row["key"],
            passage_count=row["passages"],
            source_count=row["sources"],
            story_count=row["stories"],
            mean_score=row["mean"],
            top_score=row["top"],
            reasons=reasons.get(row["key"], ())[:REASONS_SHOWN],
            best=best.get(row["key"]),
            only_count=only.get(row["key"], 0),
            decision=decided.get(row["key"]),
        )
        for row in shown
    ]


def reasons_of(keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The reasons of each wording, those of most passages first; one query."""
    each = Func("reasons", function="jsonb_array_elements_text", output_field=CharField(), set_returning=True)
    rows = (
        _standing()
        .filter(key__in=keys)
        .order_by()
        .annotate(why=each)
        .values_list("key", "why")
        .annotate(found=Count("pk"))
        .order_by("key", "-found", "why")
    )
    found: dict[str, tuple[str, ...]] = {}
    for key, why, _ in rows:
        found[key] = (*found.get(key, ()), why)
    return found


def only_in_one_report(keys: Sequence[str]) -> dict[str, int]:
    """By wording: in how many stories one report proposes it and no other report even has the words; one query.

    Whether another report has them is looked up in the index of the words of its text.
    """
    story, article = OuterRef("revision__article__story"), OuterRef("revision__article")
    others = Article.objects.filter(story=story, latest_revision__isnull=False).exclude(pk=article)
    same = _standing().filter(key=OuterRef("key"), revision__article__story=story).exclude(revision__article=article)
    words = Func(OuterRef("text"), template=_WORDS_OF, output_field=ArrayField(TextField()))
    only = Q(Exists(others)) & ~Q(Exists(others.filter(latest_revision__words__contains=words))) & ~Q(Exists(same))
    rows = (
        _standing()
        .filter(only, key__in=keys)
        .order_by()
        .values_list("key")
        .annotate(stories=Count("revision__article__story", distinct=True))
    )
    return dict(rows)


def passages_of(key: str, *, source: str = "", page: str | None = None) -> "Page[Any]":
    """The passages of one wording, the surest first, with the words around them."""
    hits = _standing().filter(key=key)
    if source:
        hits = hits.filter(revision__article__source__slug=source)
    return Paginator(_with_context(hits).order_by("-score", "pk"), PASSAGES_ON_A_PAGE).get_page(page)


def passage_of(hit: Any) -> Passage:
    """A candidate of ``passages_of`` for reading: cut at its paragraph, and at whole words."""
    left, right = hit.before.rpartition("\n")[2], hit.after.partition("\n")[0]
    if len(left) == _CONTEXT:
        left = f"…\u00a0{left.partition(' ')[2]}"
    if len(right) == _CONTEXT:
        right = f"{right.rpartition(' ')[0]}\u00a0…"
    return Passage(hit, left, right)


def sources_with(key: str) -> list[SourceUse]:
    """The sources that have the wording, those with most passages first; one query."""
    rows = (
        _standing()
        .filter(key=key)
        .order_by()
        .values_list("revision__article__source__name", "revision__article__source__slug")
        .annotate(passages=Count("pk"), articles=Count("revision__article", distinct=True))
    )
    return sorted((SourceUse(*row) for row in rows), key=lambda use: (-use.passage_count, use.name))


def sources_in_queue() -> list[tuple[str, str]]:
    """Slug and name of every source with a candidate, by name."""
    rows = _recent().order_by().values_list("revision__article__source__slug", "revision__article__source__name")
    return sorted(rows.distinct(), key=lambda row: row[1])


def candidate_of(key: str, pk: int | None) -> CandidateHit | None:
    """The passage with that number, or the surest one, with its text and source."""
    hits = _standing().filter(key=key).select_related("revision__article__source", "run")
    hits = hits.annotate(is_label=Exists(own_uses().order_by().filter(label_key=key)))
    chosen = hits.filter(pk=pk).first() if pk else None
    return chosen or hits.order_by("-score", "pk").first()


def may_be_label(hit: Any) -> bool:
    """Whether a report calls somebody by the wording of ``candidate_of``, which may be none; asks nothing more."""
    return hit is None or bool(hit.is_label)


def decision_about(key: str) -> CandidateDecision | None:
    """What was decided about a wording, with its draft."""
    return CandidateDecision.objects.filter(key=key).select_related("draft", "decided_by").first()


def _standing() -> QuerySet[CandidateHit]:
    """The candidates of newest texts; only the run that stands keeps any."""
    return CandidateHit.objects.filter(revision=F("revision__article__latest_revision"))


def _recent() -> QuerySet[CandidateHit]:
    """Those of the newest reports, so that the queue stays quick however many are stored."""
    oldest = Article.objects.order_by("-pk").values("pk")[REPORTS_IN_QUEUE - 1 : REPORTS_IN_QUEUE]
    return _standing().filter(revision__article__gte=Coalesce(Subquery(oldest), 0))


def _decisions() -> QuerySet[CandidateDecision]:
    return CandidateDecision.objects.filter(key=OuterRef("key"))


def _decided(keys: Sequence[str]) -> dict[str, CandidateDecision]:
    found = CandidateDecision.objects.filter(key__in=keys).select_related("draft", "decided_by")
    return {decision.key: decision for decision in found}


def _best_passages(keys: Sequence[str]) -> dict[str, Passage]:
    place = Window(RowNumber(), partition_by="key", order_by=[F("score").desc(), F("pk").asc()])
    first = _standing().filter(key__in=keys).annotate(place=place).filter(place=1)
    return {hit.key: passage_of(hit) for hit in _with_context(CandidateHit.objects.filter(pk__in=_ids(first)))}


def _ids(hits: QuerySet[CandidateHit]) -> Subquery:
    return Subquery(hits.values("pk"))


def _with_context(hits: QuerySet[CandidateHit]) -> QuerySet[Any]:
    start = Greatest(F("start") - _CONTEXT, 0)
    loaded = hits.select_related("revision__article__source", "revision__article__story")
    return loaded.defer("revision__text", "revision__search", "revision__words", "revision__zones").annotate(
        before=Substr("revision__text", start + 1, F("start") - start),
        after=Substr("revision__text", F("end") + 1, _CONTEXT),
    )

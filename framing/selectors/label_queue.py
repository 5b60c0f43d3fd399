"""Labels for the curators' queue: those that set one source apart, and those that one source alone uses while several
others call the referent something else (docs/method.md, "Distinctive labels")."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Min, Sum

from framing.analysis.distinctive import LEAST_USES, z_of
from framing.analysis.label_proposals import is_held, is_proposable
from framing.models import AnalysisRun, CandidateDecision, DistinctiveLabel, LabelUse
from framing.selectors.distinctive import OTHERS, CountedWord, uses_address
from framing.selectors.label_uses import MostUsed, own_uses
from framing.selectors.label_uses_page import LabelPassage, ReportUse, with_passages
from framing.selectors.runs import newest_finished_runs
from reports.models import ArticleRevision, Source

#: Other sources that call the referent something else, from which a label of one source alone is proposed.
LEAST_OTHER_SOURCES = 3
#: Labels of each of the two sorts that the queue looks at, the furthest up first.
MOST_LABELS = 500
#: Labels of one source alone that are looked at for how many other sources speak of the same, those of most reports.
MOST_LOOKED_AT = 2000
LABELS_ON_A_PAGE = 25
#: Words of the other sources that are told with a label.
WORDS_TOLD = 6
#: Reports whose passages stand with a label.
USES_SHOWN = 12
WAITING = "waiting"
_LONGEST_KEY = 120


@dataclass(frozen=True, slots=True)
class LabelProposal:
    """A label of one source for one referent; ``is_lone`` says that no other source uses it at all."""

    key: str
    text: str
    referent_key: str
    referent_name: str
    source: int
    z: float
    uses: int
    of: int
    others: int
    others_of: int
    articles: int
    stories: int
    is_distinctive: bool
    is_lone: bool

    @property
    def rank(self) -> float:
        """What the queue is ordered by."""
        return self.z * self.stories


@dataclass(frozen=True, slots=True)
class ToldProposal:
    """The same for reading: with its source, and the other sources' words."""

    label: LabelProposal
    source: Source
    other_words: tuple[CountedWord, ...]
    address: str


@dataclass(frozen=True, slots=True)
class ShownProposal(ToldProposal):
    """The same in the queue: with its first passage, and what was decided."""

    best: LabelPassage | None
    decision: CandidateDecision | None


@dataclass(frozen=True, slots=True)
class LabelQueue:
    """The labels in one state, furthest up first; how many there are in each; and what was decided, by wording."""

    labels: tuple[LabelProposal, ...]
    counts: Mapping[str, int]
    decisions: Mapping[str, CandidateDecision]


@dataclass(frozen=True, slots=True)
class LabelExample:
    """The passage from which a label is taken into a set: the sentence of a stored text."""

    use: LabelUse
    revision: ArticleRevision
    run: AnalysisRun
    start: int
    end: int
    text: str


def proposed_labels(
    held: Callable[[], frozenset[str]], *, state: str = WAITING, words: str = "", source: str = ""
) -> LabelQueue:
    """The labels in that state by z times stories; in five queries. A wording stands once, where it ranks highest.

    ``held`` tells what the lexicon has already; it is not asked where nothing is proposed.
    """
    proposed = [one for one in _all_proposals(source) if words.lower() in one.key and len(one.key) <= _LONGEST_KEY]
    known = held() if proposed else frozenset()
    found: dict[str, LabelProposal] = {}
    for one in sorted(proposed, key=lambda one: (-one.rank, -one.uses, one.key, one.source)):
        if not is_held(one.key, one.text, known):
            found.setdefault(one.key, one)
    decided = CandidateDecision.objects.filter(key__in=found).select_related("draft")
    decisions = {decision.key: decision for decision in decided}
    states = {key: str(decisions[key].verdict) if key in decisions else WAITING for key in found}
    counts = dict.fromkeys((WAITING, *CandidateDecision.Verdict.values), 0) | dict(Counter(states.values()))
    return LabelQueue(tuple(one for key, one in found.items() if states[key] == state), counts, decisions)


def sources_set_apart() -> list[tuple[str, str]]:
    """Slug and name of every source that a label sets apart; one query."""
    rows = DistinctiveLabel.objects.filter(z__gt=0).order_by().values_list("source__slug", "source__name")
    return list(rows.distinct())


def proposals_for(key: str) -> list[LabelProposal]:
    """Why the label is proposed, for each source and referent; in four queries."""
    return sorted(_all_proposals("", key), key=lambda one: (-one.rank, one.source))


def _all_proposals(source: str, key: str = "") -> list[LabelProposal]:
    measured = [*_distinctive(source, key)]
    known = {(one.source, one.referent_key, one.key) for one in measured}
    lone = [one for one in _lone(source, key) if (one.source, one.referent_key, one.key) not in known]
    return [one for one in (*measured, *lone) if is_proposable(one.key, one.text)]


def _distinctive(source: str, key: str) -> Iterable[LabelProposal]:
    rows = DistinctiveLabel.objects.filter(z__gt=0)
    rows = rows.filter(source__slug=source) if source else rows
    rows = rows.filter(label_key=key) if key else rows
    for row in rows.order_by((F("z") * F("stories")).desc(), "pk")[:MOST_LABELS]:
        yield LabelProposal(
            row.label_key,
            row.text,
            row.referent_key,
            row.referent_name,
            row.source_id,
            row.z,
            row.uses,
            row.of,
            row.others,
            row.others_of,
            row.articles,
            row.stories,
            is_distinctive=True,
            is_lone=not row.others,
        )


def _lone(source: str, key: str) -> Iterable[LabelProposal]:
    """Labels of one source alone, for referents that enough other sources speak of; three queries."""
    found = _of_one_source(source, key)
    totals = _totals({referent for referent, _ in found})
    several = [pair for pair in found if len(totals[pair[0]]) > LEAST_OTHER_SOURCES][:MOST_LABELS]
    for row in _told(several):
        by_source = totals[row["referent_key"]]
        of = by_source[row["by"]]
        others_of = by_source.total() - of
        yield LabelProposal(
            row["label_key"],
            row["text"],
            row["referent_key"],
            row["name"],
            row["by"],
            z_of(row["uses"], of, 0, others_of),
            row["uses"],
            of,
            0,
            others_of,
            row["articles"],
            row["stories"],
            is_distinctive=False,
            is_lone=True,
        )


def _of_one_source(source: str, key: str) -> list[tuple[str, str]]:
    """Referent and label where all uses are of one source, those of most reports first.

    Made without counting anything distinct: it goes over every stored use.
    """
    uses = own_uses().filter(label_key=key) if key else own_uses()
    pairs = uses.order_by().values("referent_key", "label_key")
    pairs = pairs.annotate(by=Min("source_id"), last=Max("source_id"), uses=Sum("own"), rows=Count("pk"))
    pairs = pairs.filter(by=F("last"), uses__gte=LEAST_USES)
    if source:
        pairs = pairs.filter(by__in=Source.objects.filter(slug=source).values("pk"))
    listed = pairs.order_by("-rows", "-uses", "label_key", "referent_key")[:MOST_LOOKED_AT]
    return [(row["referent_key"], row["label_key"]) for row in listed]


def _told(pairs: Sequence[tuple[str, str]]) -> Iterable[dict[str, Any]]:
    """What is told of labels of one source: as printed, and how widely used; one query."""
    wanted = set(pairs)
    uses = own_uses().filter(referent_key__in={pair[0] for pair in pairs}, label_key__in={pair[1] for pair in pairs})
    rows = (
        uses.order_by()
        .values("referent_key", "label_key")
        .annotate(
            by=Min("source_id"),
            uses=Sum("own"),
            articles=Count("article", distinct=True),
            stories=Count("story", distinct=True),
            text=MostUsed("text"),
            name=MostUsed("referent_name"),
        )
    )
    return [{**row} for row in rows if (row["referent_key"], row["label_key"]) in wanted]


def _totals(keys: Iterable[str]) -> Mapping[str, Counter[int]]:
    """By referent the own-voice labels of each source."""
    rows = own_uses().filter(referent_key__in=keys).order_by().values_list("referent_key", "source_id")
    found: dict[str, Counter[int]] = {}
    for key, source, uses in rows.annotate(uses=Sum("own")):
        found.setdefault(key, Counter())[source] = uses
    return found


def told_proposals(labels: Sequence[LabelProposal]) -> list[ToldProposal]:
    """The labels with their sources and the words of the others, in two queries."""
    sources = Source.objects.in_bulk({one.source for one in labels})
    words = _words(labels)
    return [
        ToldProposal(
            one,
            sources[one.source],
            _words_of_others(one, words.get(one.referent_key, []), sources[one.source].slug),
            uses_address(one.referent_key, [one.key], source=sources[one.source].slug),
        )
        for one in labels
        if one.source in sources
    ]


def shown_proposals(labels: Sequence[LabelProposal], decisions: Mapping[str, CandidateDecision]) -> list[ShownProposal]:
    """The labels of a page of the queue for reading, in five queries."""
    best = _first_passages(labels)
    return [
        ShownProposal(
            told.label,
            told.source,
            told.other_words,
            told.address,
            best.get((told.label.referent_key, told.label.key, told.label.source)),
            decisions.get(told.label.key),
        )
        for told in told_proposals(labels)
    ]


def _words(labels: Sequence[LabelProposal]) -> dict[str, list[tuple[str, int, str, int]]]:
    """By referent every label of every source as (key, source, text, uses)."""
    keys = {one.referent_key for one in labels}
    rows = own_uses().filter(referent_key__in=keys).order_by().values_list("referent_key", "label_key", "source_id")
    found: dict[str, list[tuple[str, int, str, int]]] = {}
    for referent, label, source, text, uses in rows.annotate(printed=MostUsed("text"), uses=Sum("own")):
        found.setdefault(referent, []).append((label, source, text, uses))
    return found


def _words_of_others(
    one: LabelProposal, words: Sequence[tuple[str, int, str, int]], slug: str
) -> tuple[CountedWord, ...]:
    totals: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for label, source, text, uses in words:
        if source != one.source and label != one.key:
            totals[label] += uses
            texts.setdefault(label, text)
    told = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))[:WORDS_TOLD]
    return tuple(
        CountedWord(texts[label], uses, uses_address(one.referent_key, [label], source=slug, side=OTHERS))
        for label, uses in told
    )


def _first_passages(labels: Sequence[LabelProposal]) -> dict[tuple[str, str, int], LabelPassage]:
    """The first passage of each label in its source's newest report."""
    wanted = own_uses().filter(
        referent_key__in={one.referent_key for one in labels},
        label_key__in={one.key for one in labels},
        source__in={one.source for one in labels},
    )
    newest = wanted.order_by("referent_key", "label_key", "source_id", "-article_id", "pk")
    uses = newest.distinct("referent_key", "label_key", "source_id")
    found = {}
    for report in with_passages(uses):
        if report.passages:
            found[report.use.referent_key, report.use.label_key, report.use.source_id] = report.passages[0]
    return found


def uses_proposed(key: str, labels: Sequence[LabelProposal]) -> list[ReportUse]:
    """Reports of the sources that the label sets apart, the newest first, with their passages; three queries."""
    uses = own_uses().filter(label_key=key, source__in={one.source for one in labels})
    uses = uses.filter(referent_key__in={one.referent_key for one in labels})
    return with_passages(
        uses.select_related("source", "story", "article__source").order_by("-article", "pk")[:USES_SHOWN]
    )


def example_of(reports: Sequence[ReportUse], chosen: int | None) -> LabelExample | None:
    """The chosen report's first passage, or that of the first report that has one; one query."""
    with_words = [report for report in reports if report.passages]
    report = next((one for one in with_words if one.use.pk == chosen), next(iter(with_words), None))
    if report is None:
        return None
    passage = report.passages[0]
    run = newest_finished_runs([passage.revision.pk]).get(passage.revision.pk)
    if run is None:
        return None
    passage.revision.article = report.article
    return LabelExample(report.use, passage.revision, run, passage.start, passage.end, passage.text)

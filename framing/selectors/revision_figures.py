"""What a changed text changed in terms, quotations and figures: from the stored analyses of both texts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from framing.models import AnalysisRun, TermHit
from framing.selectors.findings import quantities_by_revision
from framing.selectors.runs import attributed, newest_finished_runs
from reports.models import ArticleRevision, Quantity, Quote
from reports.text.words import RUN

# Of the words of two quotations so many are the same where one is the other, changed (docs/method.md, "Revisions").
LIKE_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term in the outlet's own voice that is used more or less often than before."""

    term: str
    before: int
    after: int

    @property
    def words(self) -> str:
        if not self.before:
            return "came in"
        return f"{self.before} before, {self.after} now" if self.after else "went out"


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """A quotation that was put in, taken out or changed; one side is empty where it does not stand there."""

    speaker: str
    before: str
    after: str

    @property
    def words(self) -> str:
        if not self.before:
            return "put in"
        return "changed" if self.after else "taken out"


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A figure that is another one now, for the same thing; one side is empty where it does not stand there."""

    counted: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FigureChanges:
    """Everything that can be told of two analyses; ``waiting`` where one of the texts has none."""

    terms: tuple[TermChange, ...] = ()
    quotes: tuple[QuoteChange, ...] = ()
    numbers: tuple[NumberChange, ...] = ()
    waiting: bool = False
    engines_differ: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.terms or self.quotes or self.numbers)


def figure_changes(older: ArticleRevision, newer: ArticleRevision) -> FigureChanges:
    """What changed between the standing analyses of the two texts; in five queries."""
    runs = newest_finished_runs([older.pk, newer.pk])
    if len(runs) < 2:
        return FigureChanges(waiting=True)
    pair = (runs[older.pk], runs[newer.pk])
    texts = {older.pk: older.text, newer.pk: newer.text}
    figures = quantities_by_revision(pair)
    return FigureChanges(
        terms=_terms(pair),
        quotes=_quotes(pair, texts),
        numbers=tuple(_numbers(figures[older.pk], figures[newer.pk], texts)),
        engines_differ=pair[0].engine != pair[1].engine,
    )


def _terms(runs: Sequence[AnalysisRun]) -> tuple[TermChange, ...]:
    counts: dict[int, Counter[str]] = {run.pk: Counter() for run in runs}
    counted = TermHit.objects.filter(run__in=counts, is_counted=True)
    for run, term in counted.values_list("run", "term"):
        counts[run][term] += 1
    before, after = (counts[run.pk] for run in runs)
    changed = [term for term in sorted(before | after) if before[term] != after[term]]
    return tuple(TermChange(term, before[term], after[term]) for term in changed)


def _quotes(runs: Sequence[AnalysisRun], texts: Mapping[int, str]) -> tuple[QuoteChange, ...]:
    sides: dict[int, list[tuple[str, str]]] = {run.revision_id: [] for run in runs}
    asked = {run.revision_id: (run.engine, run.corrections) for run in runs}
    for quote in attributed(Quote.objects.filter(revision__in=asked)).order_by("number"):
        if (quote.engine, quote.corrections) == asked[quote.revision_id]:
            words = " ".join(texts[quote.revision_id][quote.start : quote.end].split())
            sides[quote.revision_id].append((quote.speaker_name or quote.speaker_text, words))
    before, after = (sides[run.revision_id] for run in runs)
    gone = _left_over(before, [words for _, words in after])
    new = _left_over(after, [words for _, words in before])
    made = []
    for speaker, words in new:
        was = max(gone, key=lambda row, words=words: _likeness(row[1], words), default=None)  # type: ignore[misc]
        if was is not None and _likeness(was[1], words) >= LIKE_ENOUGH:
            gone.remove(was)
            made.append(QuoteChange(speaker, was[1], words))
        else:
            made.append(QuoteChange(speaker, "", words))
    return (*made, *(QuoteChange(speaker, words, "") for speaker, words in gone))


def _left_over(rows: Iterable[tuple[str, str]], others: Iterable[str]) -> list[tuple[str, str]]:
    waiting = Counter(others)
    left = []
    for speaker, words in rows:
        if waiting[words]:
            waiting[words] -= 1
        else:
            left.append((speaker, words))
    return left


def _likeness(one: str, other: str) -> float:
    bags = [Counter(RUN.findall(words.lower())) for words in (one, other)]
    total = bags[0].total() + bags[1].total()
    return 2 * (bags[0] & bags[1]).total() / total if total else 0.0


def _numbers(before: Iterable[Quantity], after: Iterable[Quantity], texts: Mapping[int, str]) -> Iterator[NumberChange]:
    """One line for each change of a value; the longest wording of what is counted names it."""
    old, new = _by_thing(before, texts), _by_thing(after, texts)
    told: dict[tuple[_Value | None, _Value | None, str], NumberChange] = {}
    for key in {**old, **new}:
        was, now = old.get(key, {}), new.get(key, {})
        gone, came = ([value for value in ours if value not in theirs] for ours, theirs in ((was, now), (now, was)))
        for values in zip_longest(gone, came):
            sides = [side[value] if value else ("", "") for side, value in zip((was, now), values, strict=True)]
            made = NumberChange(sides[1][1] or sides[0][1], sides[0][0], sides[1][0])
            same = (*values, key[-1])
            if same not in told or len(made.counted + made.after) > len(told[same].counted + told[same].after):
                told[same] = made
    return iter(told.values())


_Value = tuple[float | None, float | None, str]


def _by_thing(
    rows: Iterable[Quantity], texts: Mapping[int, str]
) -> dict[tuple[str, ...], dict[_Value, tuple[str, str]]]:
    """By what is counted the values, each with the words as printed and the name of what they count."""
    found: dict[tuple[str, ...], dict[_Value, tuple[str, str]]] = defaultdict(dict)
    for row in rows:
        population = " ".join(row.population.split())
        keys = tuple(sorted(row.details.get("population_keys", ()))) or (population.lower(),)
        words = " ".join(texts[row.revision_id][row.start : row.end].split())
        printed = (words, "" if population.lower() in words.lower() else population)
        found[(*keys, row.unit, row.counted or "")].setdefault((row.low, row.high, row.comparator), printed)
    return found

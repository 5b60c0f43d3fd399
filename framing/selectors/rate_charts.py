"""Own-voice terms for own-voice words: of each report as a whole, by referent and by category."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.analysis.figures import MINIMUM_OWN_WORDS, garwood_interval, rate_per_1000
from framing.analysis.plots import Cell, Chart, Dot, Dots, Table
from framing.models import TermHit
from framing.selectors.chart_words import (
    COUNTED,
    address,
    figure,
    name_of,
    report_cell,
    source_line,
    told_in_turn,
    waiting_words,
)
from framing.selectors.choices import CLASSES
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame

#: Rows that a chart by referent or category draws at most; its table has them all.
MOST_ROWS = 42
TOO_LITTLE = "not enough text to say"
AXIS = "own-voice terms per 1,000 own-voice words"
INTERVALS = (
    "Lines are exact Poisson intervals at 95 %. Terms repeat within a report, so the true uncertainty is larger; "
    "intervals that overlap widely do not tell two reports apart."
)
MINIMUM = (
    f"No rate is told from fewer than {MINIMUM_OWN_WORDS} own words. Body paragraphs only, without words of others."
)
_KINDS = {"set": "referent", "category": "category"}


@dataclass(frozen=True, slots=True)
class Rate:
    """Terms counted in one body, with the rate where there is enough text."""

    hits: int
    words: int

    @property
    def is_enough(self) -> bool:
        return self.words >= MINIMUM_OWN_WORDS

    @property
    def value(self) -> float | None:
        return rate_per_1000(self.hits, self.words) if self.is_enough else None

    @property
    def interval(self) -> tuple[float, float] | None:
        return garwood_interval(self.hits, self.words) if self.is_enough else None

    @property
    def told(self) -> str:
        """“17.1 (9.3–28.6)”, or why there is no rate."""
        return f"{self.value:.1f} ({self.range})" if self.interval else TOO_LITTLE

    @property
    def range(self) -> str:
        return "{:.1f}–{:.1f}".format(*self.interval) if self.interval else ""


def rates_chart(frame: StoryFrame) -> Chart:
    """Each report as a whole, in the order of the reports."""
    rates = [(report, _rate_of(report)) for report in frame.compared]
    rows = [
        (report_cell(report), *_cells(rate, address(frame, frame.path, COUNTED, report=report.article.pk)))
        if rate
        else (report_cell(report), Cell(waiting_words(report)), Cell(""), Cell(""), Cell(""))
        for report, rate in rates
    ]
    return Chart(
        name="own-voice",
        title="Terms in the report’s own voice",
        says="How many terms of the lexicon each report uses in its own voice, for each 1,000 of its own words.",
        told=told_in_turn(
            f"{name_of(report)}: {rate.told if rate else waiting_words(report)}" for report, rate in rates
        ),
        plot=Dots((("", tuple(_dot(report, rate, f": {TOO_LITTLE}") for report, rate in rates)),), AXIS),
        table=Table(("Report", "Terms", "Own words", "Per 1,000 words", "95 % interval"), tuple(rows)),
        source=source_line(frame),
        notes=(INTERVALS, MINIMUM),
    )


def referents_chart(frame: StoryFrame, counted: Sequence[TermHit], names: Mapping[str, str]) -> Chart:
    """The same by the referent that a term names; ``names`` are by contrast set."""
    return _grouped(frame, _Kind("set", "by-referent", counted, lambda hit: hit.contrast_set, lambda code: names[code]))


def categories_chart(frame: StoryFrame, counted: Sequence[TermHit]) -> Chart:
    """The same by what kind of word a term is."""
    words = {**CLASSES}
    kind = _Kind("category", "by-category", counted, lambda hit: hit.category, lambda code: words.get(code, code))
    return _grouped(frame, kind)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the terms are grouped by: the word in addresses, the name of the chart, how to tell a term's group."""

    query: str
    name: str
    counted: Sequence[TermHit]
    code_of: Callable[[TermHit], str]
    words_of: Callable[[str], str]

    def counts(self) -> dict[str, Counter[int]]:
        """By group, those with most terms first: the terms of each text."""
        found: dict[str, Counter[int]] = {}
        for hit in self.counted:
            found.setdefault(self.code_of(hit), Counter())[hit.revision_id] += 1
        return dict(sorted(found.items(), key=lambda item: (-item[1].total(), self.words_of(item[0]))))


def _grouped(frame: StoryFrame, kind: _Kind) -> Chart:
    counts = kind.counts()
    reports = [report for report in frame.compared if report.run]
    most = max(1, MOST_ROWS // max(1, len(reports)))
    shown = list(counts)[:most]
    groups = tuple(
        (kind.words_of(code), tuple(_dot(report, _rate_of(report, counts[code])) for report in reports))
        for code in shown
    )
    word = _KINDS[kind.query]
    left_out = len(counts) - len(shown)
    fewer = f"Drawn are the {len(shown)} with most terms; all {len(counts)} stand in the table." if left_out else ""
    return Chart(
        name=kind.name,
        title=f"Own-voice terms by {word}",
        says=f"Own-voice terms by {_SAYS[kind.query]}, for each 1,000 own words of the report.",
        told=told_in_turn(_told(kind, counts, shown, reports)),
        plot=Dots(groups, AXIS),
        table=Table(
            (word.capitalize(), "Report", "Terms", "Own words", "Per 1,000 words", "95 % interval"),
            tuple(_rows(frame, kind, counts, reports)),
        ),
        source=source_line(frame),
        notes=tuple(filter(None, (fewer, INTERVALS, MINIMUM))),
    )


_SAYS = {"set": "whom or what they name", "category": "what kind of word they are"}


def _told(
    kind: _Kind, counts: Mapping[str, Counter[int]], shown: Iterable[str], reports: Sequence[Report]
) -> Iterable[str]:
    for code in shown:
        rates = (f"{name_of(report)} {_told_rate(report, counts[code])}" for report in reports)
        yield f"{kind.words_of(code)}: {', '.join(rates)}"


def _told_rate(report: Report, counts: Counter[int]) -> str:
    rate = _rate_of(report, counts)
    return rate.told if rate else waiting_words(report)


def _rows(
    frame: StoryFrame, kind: _Kind, counts: Mapping[str, Counter[int]], reports: Sequence[Report]
) -> Iterable[tuple[Cell, ...]]:
    for code, found in counts.items():
        for report in reports:
            rate = _rate_of(report, found)
            query: dict[str, str | int] = {"report": report.article.pk, kind.query: code}
            if rate:
                opened = address(frame, frame.path, COUNTED, **query)
                yield (Cell(kind.words_of(code)), report_cell(report), *_cells(rate, opened))


def _rate_of(report: Report, counts: Counter[int] | None = None) -> Rate | None:
    """The stored figures of a report, or so many of its terms; None where nothing is analysed."""
    figures = report.run.figures if report.run else {}
    if not figures:
        return None
    hits = figures["own_hits"] if counts is None else counts[report.article.latest_revision_id or 0]
    return Rate(hits, figures["own_words"])


def _dot(report: Report, rate: Rate | None, too_little: str = "") -> Dot:
    if rate is None or not rate.interval:
        words = waiting_words(report) if rate is None else f"{rate.hits} in {rate.words:,} words{too_little}"
        return Dot(name_of(report), report.colour, words)
    return Dot(name_of(report), report.colour, rate.told, rate.value, *rate.interval)


def _cells(rate: Rate, opened: str) -> tuple[Cell, ...]:
    terms = figure(rate.hits, opened if rate.hits else "")
    if not rate.interval:
        return terms, figure(f"{rate.words:,}"), Cell(TOO_LITTLE), Cell("")
    return terms, figure(f"{rate.words:,}"), figure(f"{rate.value:.1f}"), figure(rate.range)

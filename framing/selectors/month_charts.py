"""Charts of one source by month: its own-voice terms, and one term or set beside the others in shared stories."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from framing.analysis.figures import MINIMUM_OWN_WORDS
from framing.analysis.months import in_words
from framing.analysis.plots import Cell, Chart, Course, Months, Ranged, Table
from framing.selectors.chart_words import figure, told_in_turn
from framing.selectors.rate_charts import AXIS, Rate
from framing.selectors.source_months import Month, SourceTexts, counted_months

#: Months that a chart draws, the last ones; its table has them all.
MOST_MONTHS = 24
BY_MONTH, TERM_BY_MONTH = "by-month", "term-by-month"
OTHERS = "the others, same stories"
_INTERVALS = (
    "Lines are exact Poisson intervals at 95 %. Terms repeat within a report, so the true uncertainty is larger; "
    "intervals that overlap widely do not tell two months apart."
)
_EVENTS = "Each month has its own events: a change may lie in the news and not in the choice of words."
#: Whose uses an address opens: those of the source, or of the others.
OURS, THEIRS = "", "others"
Opened = Callable[[date, str], str]


@dataclass(frozen=True, slots=True)
class Told:
    """What charts of a source share: its name, what they were made of, where uses of a month by one side stand."""

    name: str
    source: str
    opened: Opened


def has_rate(months: Sequence[Month]) -> bool:
    """Whether any month has enough text."""
    return any(one.rate.is_enough for one in months)


def fullest(months: Sequence[Month]) -> Month | None:
    """The month with most own words; None without any."""
    return max((one for one in months if one.reports), key=lambda one: one.rate.words, default=None)


def months_chart(told: Told, texts: SourceTexts) -> Chart | None:
    """The own-voice terms of the source by month; None where no month has enough text."""
    months = counted_months(texts.ours, texts.months)
    if not has_rate(months):
        return None
    drawn = months[-MOST_MONTHS:]
    rows = ((figure(one.reports), *_cells(one, told.opened(one.month, OURS))) for one in months)
    undated = f"{texts.undated_count} without a date stand in no month." if texts.undated_count else ""
    return Chart(
        name=BY_MONTH,
        title="Own-voice terms by month",
        says=f"How many terms of the lexicon {told.name} uses in its own voice, for each 1,000 of its own words.",
        told=told_in_turn(f"{one.month:%B %Y}: {_said(one)}" for one in drawn),
        plot=Months(_named(drawn), (Course(told.name, "source-1", _ranged(drawn)),), AXIS),
        table=Table(
            ("Month", "Reports", "Terms", "Own words", "Per 1,000 words", "95 % interval"),
            tuple((_head(one), *row) for one, row in zip(months, rows, strict=True)),
        ),
        source=told.source,
        notes=tuple(filter(None, (_fewer(months), _gaps(drawn), undated, _EVENTS, _INTERVALS))),
    )


@dataclass(frozen=True, slots=True)
class TermMonths:
    """One term, or all of a set, month by month: the source and the others in the stories that they share."""

    months: tuple[date, ...]
    ours: tuple[Month, ...]
    others: tuple[Month, ...]

    @property
    def use_count(self) -> int:
        return sum(one.rate.hits for one in (*self.ours, *self.others))


def term_months(texts: SourceTexts, uses: Mapping[int, int]) -> TermMonths:
    """The uses counted by run, beside the words of the same stories."""
    months = texts.shared_months
    return TermMonths(
        months, counted_months(texts.shared_ours, months, uses), counted_months(texts.others, months, uses)
    )


def term_chart(told: Told, term: str, found: TermMonths) -> Chart | None:
    """How often the source and the others use the term; None where neither has enough text in any month."""
    if not found.use_count or not has_rate((*found.ours, *found.others)):
        return None
    ours, others = found.ours[-MOST_MONTHS:], found.others[-MOST_MONTHS:]
    courses = (
        Course(told.name, "source-1", _ranged(ours)),
        Course(OTHERS, "soft", _ranged(others), is_hollow=True),
    )
    return Chart(
        name=TERM_BY_MONTH,
        title=f"“{term}” by month",
        says=f"Own-voice uses for each 1,000 own words: {told.name} beside all other sources in the same stories.",
        told=told_in_turn(
            f"{one.month:%B %Y}: {told.name} {_said(one)}, the others {_said(other)}"
            for one, other in zip(ours, others, strict=True)
        ),
        plot=Months(_named(ours), courses, "own-voice uses per 1,000 own-voice words"),
        table=Table(
            (
                "Month",
                "Uses here",
                "Own words",
                "Per 1,000 words",
                "Others’ uses",
                "Their own words",
                "Per 1,000 words",
            ),
            tuple(_pair(told, *pair) for pair in zip(found.ours, found.others, strict=True)),
        ),
        source=told.source,
        notes=tuple(filter(None, (_fewer(found.ours), _gaps(ours, others), _EVENTS, _INTERVALS))),
    )


def _pair(told: Told, one: Month, other: Month) -> tuple[Cell, ...]:
    cells = [_head(one)]
    for month, side in ((one, OURS), (other, THEIRS)):
        uses, words, *_ = _cells(month, told.opened(month.month, side))
        cells += [uses, words, Cell(_said(month))]
    return tuple(cells)


def _cells(one: Month, href: str) -> tuple[Cell, ...]:
    rate = one.rate
    counts = figure(rate.hits, href if rate.hits else ""), figure(rate.words)
    if rate.is_enough:
        return (*counts, figure(f"{rate.value:.1f}"), Cell(rate.range))
    return (*counts, Cell(_said(one)), Cell(""))


def _said(one: Month) -> str:
    return one.rate.told if one.reports else "no report"


def _head(one: Month) -> Cell:
    return Cell(f"{one.month:%B %Y}")


def _named(months: Sequence[Month]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{one.month:%b}", f"{one.month:%Y}") for one in months)


def _ranged(months: Sequence[Month]) -> tuple[Ranged | None, ...]:
    return tuple(_figure(one.rate) for one in months)


def _figure(rate: Rate) -> Ranged | None:
    return Ranged(rate.value, *rate.interval) if rate.value is not None and rate.interval else None


def _fewer(months: Sequence[Month]) -> str:
    drawn = f"Drawn are the last {MOST_MONTHS} months; all {len(months)} stand in the table."
    return drawn if len(months) > MOST_MONTHS else ""


def _gaps(*courses: Sequence[Month]) -> str:
    """The months without a figure in any course, and why."""
    columns = [tuple(column) for column in zip(*courses, strict=True)]
    bare = [column for column in columns if not has_rate(column)]
    short = [column[0].month for column in bare if any(one.reports for one in column)]
    empty = [column[0].month for column in bare if not any(one.reports for one in column)]
    said = f"No rate is told from fewer than {MINIMUM_OWN_WORDS} own words in a month."
    why = [f"not enough text in {in_words(short)}"] if short else []
    why += [f"no report in {in_words(empty)}"] if empty else []
    return f"{said} A dash: {'; '.join(why)}." if why else said

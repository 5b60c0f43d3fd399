"""The page of one source: what is known of it, its months as charts, and the uses that their numbers count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Min, Q
from django.utils.http import urlencode

from framing.analysis import months
from framing.analysis.figures import MINIMUM_OWN_WORDS
from framing.analysis.plots import Chart
from framing.models import ContrastSet, LexiconRelease, Term
from framing.selectors.concordance import Line, concordance, lines_of
from framing.selectors.month_charts import THEIRS, Told, fullest, months_chart, term_chart, term_months
from framing.selectors.pins import Pin, pin_of
from framing.selectors.source_months import (
    SourceTexts,
    Text,
    counted_months,
    sets_used,
    source_texts,
    uses_by_run,
    uses_shown,
)
from reports.models import Article, Source

ALL = "all"
COUNTED = "#counted"
#: Sets that are offered by name while none is chosen.
MOST_SETS = 6
#: Passages on a page of the list behind a number.
USES_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class AskedSource:
    """A term or set, whose uses are listed (of a month, of the others, or of all terms), under which release."""

    term: str = ""
    month: date | None = None
    side: str = ""
    counted: str = ""
    release: int = 0

    @property
    def lists_uses(self) -> bool:
        return bool(self.term or self.month)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a source without reading any of its texts."""

    reports: int
    stories: int
    first: datetime | None
    last: datetime | None
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermChoice:
    """A term, or a whole set of them, with the set around it; ``code`` is what an address calls it."""

    code: str
    name: str
    set_code: str
    set_name: str
    entries: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SourceMonths:
    """The months of one source: its charts, or why there are none, and the choice of terms."""

    source: Source
    asked: AskedSource
    pin: Pin | None
    release: int
    texts: SourceTexts
    report_count: int
    chosen: TermChoice | None
    choices: tuple[tuple[str, str, int], ...]
    whole: Chart | None
    of_term: Chart | None
    nearest: str
    has_uses: bool

    @property
    def path(self) -> str:
        return self.source.get_absolute_url()

    @property
    def analysed_count(self) -> int:
        return len(self.texts.ours)

    @property
    def left_out_count(self) -> int:
        """Reports that no figure of a month counts."""
        return self.report_count - self.analysed_count

    @property
    def has_others(self) -> bool:
        """Whether any other source has an analysed report in a story of this one."""
        return bool(self.texts.shared)

    @property
    def is_unknown(self) -> bool:
        """Whether a term was asked for that the lexicon does not have."""
        return bool(self.asked.term) and self.chosen is None

    def chart(self, name: str) -> Chart | None:
        """The chart of that name; None where there is none."""
        return next((chart for chart in (self.whole, self.of_term) if chart and chart.name == name), None)

    @property
    def most_used(self) -> list[tuple[str, str, int]]:
        """The sets of most own-voice uses: words, the address of this page with them, uses."""
        first = sorted(self.choices, key=lambda one: (-one[2], one[1]))[:MOST_SETS]
        return [(words, self._with_term(code), uses) for code, words, uses in first]

    @property
    def term_links(self) -> list[tuple[str, str, bool]]:
        """The set as a whole and its terms: words, the address of this page with them, whether they are chosen."""
        if self.chosen is None:
            return []
        found = [(self.chosen.set_code, "All of them"), *self.chosen.terms]
        return [(words, self._with_term(code), code == self.chosen.code) for code, words in found]

    def _with_term(self, code: str) -> str:
        pinned = {"release": str(self.pin.number)} if self.pin else {}
        return f"{self.path}?{urlencode(pinned | {'term': code})}#over-time"


@dataclass(frozen=True, slots=True)
class Uses:
    """The passages behind a number."""

    page: "Page[Any]"
    lines: tuple[Line, ...]
    told: str


def facts_of(source: Source) -> Facts:
    """The facts of a source in two queries."""
    found = Article.objects.filter(source=source).aggregate(
        reports=Count("pk"),
        stories=Count("story", distinct=True),
        first=Min("published_at"),
        last=Max("published_at"),
    )
    return Facts(**found, domains=tuple(source.domains.order_by("domain").values_list("domain", flat=True)))


def source_months(source: Source, asked: AskedSource, report_count: int) -> SourceMonths:
    """The charts of a source; a fixed number of queries."""
    newest = LexiconRelease.objects.order_by("-number").values_list("number", flat=True).first() or 0
    pin = pin_of(asked.release, _texts_of(source) if asked.release else ())
    release = pin.release if pin else None
    texts = source_texts(source, release, with_others=bool(asked.term or asked.side))
    used = sets_used(texts.ours) if texts.ours else {}
    chosen = _chosen(asked.term)
    told = _Told(source, asked, texts, pin.number if pin else newest)
    found = None
    if chosen and texts.shared:
        found = term_months(texts, uses_by_run([*texts.shared_ours, *texts.others], chosen.entries))
    return SourceMonths(
        source=source,
        asked=asked,
        pin=pin,
        release=newest,
        texts=texts,
        report_count=report_count,
        chosen=chosen,
        choices=_choices(used, chosen),
        whole=months_chart(told.of_all(), texts),
        of_term=term_chart(told.of_term(chosen.code), chosen.name, found) if chosen and found else None,
        nearest=_nearest(texts),
        has_uses=bool(found and found.use_count),
    )


def uses_of(shown: SourceMonths, page: str | None) -> Uses | None:
    """The passages that were asked for; None where none were; two queries."""
    asked = shown.asked
    if not asked.lists_uses or shown.is_unknown:
        return None
    is_all = asked.counted == ALL or not asked.term
    ours = shown.texts.ours if is_all else shown.texts.shared_ours
    entries = None if is_all else shown.chosen.entries if shown.chosen else ()
    hits = uses_shown(shown.texts.others if asked.side == THEIRS else ours, asked.month, entries)
    found = Paginator(lines_of(hits), USES_ON_A_PAGE).get_page(page)
    return Uses(found, tuple(concordance(found)), _uses_told(shown, is_all=is_all))


def _uses_told(shown: SourceMonths, *, is_all: bool) -> str:
    asked, name = shown.asked, shown.source.name
    what = "terms" if is_all or not shown.chosen else f"“{shown.chosen.name}”"
    who = f"the others in stories of {name}" if asked.side == THEIRS else name
    return f"{what}, {who}" + (f", {asked.month:%B %Y}" if asked.month else "")


@dataclass(frozen=True, slots=True)
class _Told:
    """What charts of the source are told with; addresses keep the chosen term and the release."""

    source: Source
    asked: AskedSource
    texts: SourceTexts
    release: int

    def of_all(self) -> Told:
        kept = {"term": self.asked.term, "counted": ALL if self.asked.term else ""}
        line = self._line(self.texts.ours, f"reports of {self.source.name}")
        return Told(self.source.name, line, lambda month, _: self._opened(month, kept))

    def of_term(self, code: str) -> Told:
        shared = [*self.texts.shared_ours, *self.texts.others]
        stories = len(self.texts.shared)
        line = self._line(shared, f"reports in {stories} shared stor{'y' if stories == 1 else 'ies'}")

        def opened(month: date, side: str) -> str:
            return self._opened(month, {"term": code, "side": side})

        return Told(self.source.name, line, opened)

    def _opened(self, month: date, kept: dict[str, str]) -> str:
        query = {"release": str(self.asked.release or ""), **kept, "month": months.written(month)}
        return f"{self.source.get_absolute_url()}?{urlencode([pair for pair in query.items() if pair[1]])}{COUNTED}"

    def _line(self, texts: Iterable[Text], what: str) -> str:
        known = list(texts)
        engines = [f"engine {name}" for name in sorted({one.engine for one in known})]
        made = [f"{len(known):,} {what}", f"lexicon release {self.release}", *engines]
        return f"{'; '.join(made)}."


def _texts_of(source: Source) -> list[int]:
    found = Article.objects.filter(source=source, latest_revision__isnull=False)
    return [pk for pk in found.order_by().values_list("latest_revision", flat=True) if pk]


def _chosen(code: str) -> TermChoice | None:
    """The term or set of that code with its whole set; one query."""
    if not code:
        return None
    around = Q(contrast_set__code=code) | Q(contrast_set__terms__code=code)
    terms = list(Term.objects.filter(around).select_related("contrast_set__referent").distinct().order_by("term", "pk"))
    if not terms:
        return None
    found, name = terms[0].contrast_set, terms[0].contrast_set.referent.name
    one = next((term for term in terms if term.code == code), None)
    return TermChoice(
        code=code,
        name=one.term if one else name,
        set_code=found.code,
        set_name=name,
        entries=(one.code,) if one else tuple(term.code for term in terms),
        terms=tuple((term.code, term.term) for term in terms),
    )


def _choices(used: dict[str, int], chosen: TermChoice | None) -> tuple[tuple[str, str, int], ...]:
    """Code, name and own-voice uses of every set to choose, by name; one query."""
    counts = used if chosen is None or chosen.set_code in used else used | {chosen.set_code: 0}
    names = dict(ContrastSet.objects.filter(code__in=list(counts)).values_list("code", "referent__name"))
    named = ((code, names.get(code, code.replace("_", " ")), uses) for code, uses in counts.items())
    return tuple(sorted(named, key=lambda one: (one[1].lower(), one[0])))


def _nearest(texts: SourceTexts) -> str:
    """What comes nearest to enough text, in words; empty without any."""
    most = fullest(counted_months(texts.ours, texts.months))
    if most is None or most.rate.words >= MINIMUM_OWN_WORDS:
        return ""
    return f"{most.month:%B %Y} with {most.rate.words:,} own words"

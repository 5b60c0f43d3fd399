"""What the page of a story or an article shows: marked texts, overview strips, the legend."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from framing.analysis.segments import Paragraph, Segment, paragraphs_of, segmented
from framing.analysis.strips import Sentence, Strip, read_length, strip_of
from framing.models import CandidateHit, Comparison, LexiconRelease, TermHit
from framing.moments import days_in_words, distance_in_words
from framing.selectors.candidates import PlacedCandidate, candidates_by_run, placed
from framing.selectors.choices import DEFAULT_COLUMNS, MOST_COLUMNS, SHAPES, Choice, Legend, legend_of, shape_of
from framing.selectors.comparisons import ComparisonStatus, comparison_of
from framing.selectors.pins import Pin, pin_of
from framing.selectors.quotes import quote_count_of
from framing.selectors.reports import Report, articles_in, reports_of
from framing.selectors.runs import quotes_of
from reports.models import Article, Quote, Story
from reports.text.spans import Span
from reports.text.zones import Zone

#: Furniture of the site: named with its zone on the article page, left out of Read.
FURNITURE = frozenset({Zone.BREADCRUMB, Zone.DUPLICATE_HEADLINE, Zone.BOILERPLATE})
QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Mark:
    """A hit as it is drawn in a text: a link to its card."""

    anchor: str
    start: int
    end: int
    css: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """One report with its strip and its marked headline; ``paragraphs`` only where its text is shown."""

    report: Report
    headline: tuple[Segment[Mark], ...]
    paragraphs: tuple[Paragraph[Mark], ...]
    furniture_count: int
    strip: Strip | None
    is_shown: bool
    text_address: str
    own_address: str
    candidates: tuple[PlacedCandidate, ...]
    with_candidates: bool

    @property
    def key(self) -> str:
        """The id of the article as a name for anchors; a number would be formatted at every use."""
        return str(self.report.article.pk)

    @property
    def strip_address(self) -> str:
        """What stands before the anchor of a sentence: nothing when its text is on this page."""
        return "" if self.is_shown else self.text_address

    @property
    def has_byline(self) -> bool:
        """Whether the text shows its byline itself."""
        return any(paragraph.zone is Zone.BYLINE for paragraph in self.paragraphs)

    @property
    def lines(self) -> tuple[tuple[TermHit, str], ...]:
        """Every hit with its shape in words, for the list beside the text."""
        return tuple((hit, SHAPES[shape_of(hit)]) for hit in self.report.hits)

    @property
    def has_list(self) -> bool:
        """Whether there is anything to list beside the text."""
        return bool(self.report.hits) or (self.with_candidates and bool(self.candidates))

    @property
    def counted(self) -> tuple[TermHit, ...]:
        """The hits that count towards the outlet."""
        return tuple(hit for hit in self.report.hits if hit.is_counted)


@dataclass(frozen=True, slots=True)
class CrossingLine:
    """A term that is one outlet's own word and only attributed by another, with a mark of each."""

    term: str
    referent: str
    owned: tuple[tuple[Report, str], ...]
    attributed: tuple[tuple[Report, str], ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything under the title of a story."""

    story: Story
    path: str
    reports: tuple[MarkedReport, ...]
    choice: Choice
    legend: Legend
    pin: Pin | None
    comparison_status: ComparisonStatus
    crossings: tuple[CrossingLine, ...]
    opened: int | None
    has_release: bool
    quote_count: int

    @property
    def releases(self) -> list[int]:
        """The numbers of the releases that the figures hold for: one, unless texts are being analysed anew."""
        return sorted({marked.report.release for marked in self.reports if marked.report.release})

    @property
    def opened_in(self) -> int | None:
        """The article whose mark is open: on a phone its text is the one on screen."""
        articles = (marked.report.article for marked in self.reports)
        return next((found.pk for found in articles if self.opened and found.latest_revision_id == self.opened), None)

    @property
    def columns(self) -> tuple[MarkedReport, ...]:
        return tuple(marked for marked in self.reports if marked.is_shown)

    @property
    def days(self) -> str:
        return days_in_words(self._moments())

    @property
    def distance(self) -> str:
        return distance_in_words(self._moments())

    @property
    def address(self) -> str:
        """This very page, for a swap after an analysis has settled."""
        return self.path + self.choice.query

    @property
    def mark_count(self) -> int:
        return sum(self.choice.shows(hit) for marked in self.columns for hit in marked.report.hits)

    @property
    def has_figures(self) -> bool:
        """Whether at least one report is analysed."""
        return any(marked.report.run for marked in self.reports)

    @property
    def is_settled(self) -> bool:
        """Whether no report is still waiting for its analysis, and the story not for its comparison."""
        is_analysed = all(marked.report.status.is_settled for marked in self.reports)
        return is_analysed and self.comparison_status.is_settled

    def _moments(self) -> list[datetime | None]:
        return [marked.report.article.published_at for marked in self.reports]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article with every zone of its text."""

    path: str
    marked: MarkedReport
    choice: Choice
    legend: Legend
    quotes: tuple[Quote, ...]
    opened: int | None
    has_release: bool
    pin: Pin | None

    @property
    def report(self) -> Report:
        return self.marked.report

    @property
    def quote_lines(self) -> list[tuple[Quote, str]]:
        """Each quotation with its words as the outlet wrote them."""
        text = self.report.revision.text if self.report.revision else ""
        return [(quote, text[quote.start : quote.end]) for quote in self.quotes]

    @property
    def address(self) -> str:
        return self.path + self.choice.query


def story_page(story: Story, choice: Choice, *, opened: TermHit | CandidateHit | None = None) -> StoryPage:
    """The reports of a story as the reader chose to see them; a mark that is opened brings its report into view."""
    articles = articles_in(story)
    pin = pin_of(choice.release, [article.latest_revision_id or 0 for article in articles])
    reports = reports_of(articles, release=pin.release if pin else None)
    shown = _columns(reports, choice, opened)
    path = reverse("framing:story_read", args=[story.slug])
    longest = max((read_length(_sentences(report)) for report in reports), default=1)
    runs = [report.run for report in reports if report.run]
    proposed = candidates_by_run(runs)
    marked = tuple(
        _marked(report, proposed, choice, path, shown=report.article.pk in shown, longest=longest, opened=opened)
        for report in reports
    )
    status = replace(comparison_of(story, runs), is_past=bool(pin))
    return StoryPage(
        story=story,
        path=path,
        reports=marked,
        choice=choice,
        legend=legend_of(
            (hit for one in marked if one.is_shown for hit in one.report.hits),
            choice,
            path,
            candidate_count=sum(len(one.candidates) for one in marked if one.is_shown),
        ),
        pin=pin,
        comparison_status=status,
        crossings=_crossings(status.result, reports, path, choice) if status.result else (),
        opened=opened.revision_id if opened else None,
        has_release=bool(runs) or LexiconRelease.objects.exists(),
        quote_count=quote_count_of(runs),
    )


def article_page(article: Article, choice: Choice, *, opened: TermHit | CandidateHit | None = None) -> ArticlePage:
    """One article with every zone, its figures and its quotations, coloured as in its story."""
    pin = pin_of(choice.release, [article.latest_revision_id or 0])
    (report,) = reports_of([article], positions=[position_of(article)], release=pin.release if pin else None)
    path = reverse("framing:article_detail", args=[article.pk])
    run = report.run
    quotes = quotes_of(run) if run else ()
    proposed = candidates_by_run([run] if run else [])
    marked = _marked(report, proposed, choice, path, shown=True, longest=1, opened=opened)
    return ArticlePage(
        path=path,
        marked=marked,
        choice=choice,
        legend=legend_of(report.hits, choice, path, candidate_count=len(marked.candidates)),
        quotes=tuple(quotes),
        opened=opened.revision_id if opened else None,
        has_release=bool(report.run) or LexiconRelease.objects.exists(),
        pin=pin,
    )


def position_of(article: Article) -> int:
    """The place of an article in its story, from 1; its colour follows from it."""
    if not article.story_id:
        return 1
    ids = Article.objects.filter(story=article.story_id).order_by("published_at", "pk").values_list("pk", flat=True)
    return list(ids).index(article.pk) + 1


def _columns(reports: Sequence[Report], choice: Choice, opened: TermHit | CandidateHit | None) -> set[int]:
    ids = [report.article.pk for report in reports]
    chosen = [pk for pk in choice.columns if pk in ids][:MOST_COLUMNS] or ids[:DEFAULT_COLUMNS]
    wanted = next(
        (r.article.pk for r in reports if opened and r.article.latest_revision_id == opened.revision_id), None
    )
    if wanted and wanted not in chosen:
        chosen = [*chosen[: max(len(chosen) - 1, 1)], wanted]
    return set(chosen)


def _marked(
    report: Report,
    proposed: Mapping[int, Sequence[CandidateHit]],
    choice: Choice,
    path: str,
    *,
    shown: bool,
    longest: int,
    opened: TermHit | CandidateHit | None,
) -> MarkedReport:
    sentences = _sentences(report)
    marks = [mark_of(hit, path, choice.query, opened=opened) for hit in report.hits if choice.shows(hit)]
    revision = report.revision
    candidates = placed(proposed.get(report.run.pk, ()), revision.text, report.hits) if report.run and revision else ()
    if choice.with_candidates:
        marks += [_candidate_mark(one, path, choice.query, opened=opened) for one in candidates]
    zones = revision.zone_spans if revision else ()
    spans = [sentence.span for sentence in sentences]
    paragraphs = paragraphs_of(revision.text, zones, marks, spans) if revision and shown else ()
    ticks = [(hit.start, hit.pk) for hit in report.hits if hit.is_counted]
    quoted = [Span(start, end) for voice, start, end in report.run.voices if voice == QUOTED] if report.run else []
    return MarkedReport(
        report=report,
        headline=_headline(report, marks),
        paragraphs=paragraphs,
        furniture_count=sum(found.zone in FURNITURE for found in zones),
        strip=strip_of(sentences, ticks=ticks, quoted=quoted, longest=longest) if sentences else None,
        is_shown=shown,
        text_address=path + choice.with_column(report.article.pk).query,
        own_address=path + Choice((report.article.pk,), frozenset(SHAPES) - {"own"}, release=choice.release).query,
        candidates=candidates,
        with_candidates=choice.with_candidates,
    )


def _candidate_mark(
    candidate: PlacedCandidate, path: str, query: str, *, opened: TermHit | CandidateHit | None
) -> Mark:
    hit, span = candidate.hit, candidate.span
    css = f"mark mark-candidate{' is-open' if opened == hit else ''}"
    title = f"candidate, not counted · {candidate.voice_words}"
    return Mark(f"c{hit.pk}", span.start, span.end, css, f"{path}candidates/{hit.pk}/{query}", title)


def mark_of(hit: TermHit, path: str, query: str, *, opened: TermHit | CandidateHit | None = None) -> Mark:
    """A hit as a link to its card under ``path``."""
    shape = shape_of(hit)
    css = f"mark mark-{shape}{' is-open' if opened == hit else ''}"
    title = f"{SHAPES[shape]}{f', {hit.speaker}' if hit.speaker else ''} · {hit.category.replace('_', ' ')}"
    return Mark(f"m{hit.pk}", hit.start, hit.end, css, f"{path}marks/{hit.pk}/{query}", title)


def _sentences(report: Report) -> list[Sentence]:
    stored = report.run.sentences if report.run else []
    return [Sentence(number, Zone(zone), Span(start, end)) for number, (zone, start, end) in enumerate(stored)]


def _headline(report: Report, marks: Iterable[Mark]) -> tuple[Segment[Mark], ...]:
    """The headline as it stands in the text, with its marks; the one given by the editor where the text has none."""
    revision = report.revision
    span = (
        next((found.span for found in revision.zone_spans if found.zone is Zone.HEADLINE), None) if revision else None
    )
    return segmented(revision.text, span, marks) if revision and span else (Segment(report.article.headline),)


def _crossings(
    comparison: Comparison, reports: Sequence[Report], path: str, choice: Choice
) -> tuple[CrossingLine, ...]:
    def first_hits(ids: Iterable[object], entry: str, *, own: bool) -> list[tuple[Report, TermHit]]:
        wanted = {str(pk) for pk in ids}
        found = []
        for report in reports:
            hits = [h for h in report.hits if h.entry == entry and (h.is_counted if own else h.voice != "own")]
            if str(report.article.pk) in wanted and hits:
                found.append((report, hits[0]))
        return found

    def linked(side: list[tuple[Report, TermHit]]) -> tuple[tuple[Report, str], ...]:
        return tuple((report, f"{path}marks/{hit.pk}/{choice.query}") for report, hit in side)

    lines = []
    for row in comparison.crossings:
        owned = first_hits(row["owned_by"], row["entry"], own=True)
        attributed = first_hits(row["attributed_by"], row["entry"], own=False)
        if owned and attributed:
            # The words as the owner wrote them: the entry may be headed by a pattern or by another of its forms.
            words = owned[0][1].text
            lines.append(CrossingLine(words, row.get("referent", ""), linked(owned), linked(attributed)))
    return tuple(lines)

"""What the page of a story or an article shows: marked texts, overview strips, the legend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from framing.analysis.strips import read_length
from framing.models import CandidateHit, Comparison, LexiconRelease, TermHit
from framing.moments import days_in_words, distance_in_words
from framing.selectors.candidates import candidates_by_run
from framing.selectors.choices import DEFAULT_COLUMNS, MOST_COLUMNS, Choice, Legend, legend_of
from framing.selectors.claim_links import claim_links_of
from framing.selectors.claim_matrix import ClaimMatrix, claim_matrix
from framing.selectors.column_order import PlacedColumn, in_chosen_order, placed_columns
from framing.selectors.comparisons import HEADLINE_MENTIONS, ComparisonStatus, comparison_of, shown_comparison_of
from framing.selectors.headlines import HeadlineGrid, headline_grid
from framing.selectors.marked_reports import MarkedReport, marked_report, sentences_of
from framing.selectors.pins import Pin, pin_of
from framing.selectors.reports import Report, articles_in, reports_of
from framing.selectors.revisions import lay_older_text, updates_of
from framing.selectors.runs import quotes_of
from reports.models import Article, ArticleRevision, Quote, Story
from reports.text.spans import Span

#: Digits of the longest place in a text that is looked for.
LONGEST_PLACE = 7
_WANTED = ("claims", HEADLINE_MENTIONS)


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
    headlines: HeadlineGrid | None = None
    matrix: ClaimMatrix | None = None

    @property
    def releases(self) -> list[int]:
        """The numbers of the releases that the figures hold for: one, unless texts are being analysed anew."""
        return sorted({marked.report.release for marked in self.reports if marked.report.release})

    @property
    def english_count(self) -> int:
        """How many of its reports are compared, or will be."""
        return sum(marked.report.is_english for marked in self.reports)

    @property
    def opened_in(self) -> int | None:
        """The article whose mark is open: on a phone its text is the one on screen."""
        articles = (marked.report.article for marked in self.reports)
        return next((found.pk for found in articles if self.opened and found.latest_revision_id == self.opened), None)

    @property
    def columns(self) -> tuple[MarkedReport, ...]:
        return in_chosen_order(self.reports, self.choice)

    @property
    def placed_columns(self) -> tuple[PlacedColumn, ...]:
        """The texts beside each other, each with the addresses that change its place."""
        return placed_columns(self.columns, self.choice, self.path)

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
    def link_count(self) -> int:
        """Sentences among the texts shown that lead to a claim."""
        return sum(len(marked.links) for marked in self.columns)

    @property
    def is_linked(self) -> bool:
        """Whether the claims of these reports were laid side by side."""
        return any(marked.strip and marked.strip.is_compared for marked in self.reports)

    @property
    def has_textures(self) -> bool:
        """Whether there are more claims shared than fills."""
        return any(
            block.look and block.look.texture
            for marked in self.reports
            if marked.strip
            for block in marked.strip.blocks
        )

    @property
    def has_wire(self) -> bool:
        """Whether a report has text that others print, too."""
        return any(marked.wire.spans for marked in self.reports)

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
    newest: int = 0

    @property
    def report(self) -> Report:
        return self.marked.report

    @property
    def is_newest(self) -> bool:
        """Whether the newest text is shown; only that can be corrected."""
        return not self.report.revision or self.report.revision.number == self.newest

    @property
    def is_anew(self) -> bool:
        """Whether corrected zones wait to be taken in: no figure is shown over zones that are known to be wrong."""
        run = self.report.status.run
        return self.report.run is None and not self.report.status.is_settled and bool(run and run.corrections)

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
    updates = updates_of(articles)
    found = reports_of(articles, release=pin.release if pin else None)
    reports = tuple(replace(report, update=updates.get(report.article.pk)) for report in found)
    shown = _columns(reports, choice, opened)
    beside = replace(choice, columns=tuple(shown))
    path = reverse("framing:story_read", args=[story.slug])
    longest = max((read_length(sentences_of(report)) for report in reports), default=1)
    runs = [report.run for report in reports if report.run]
    proposed = candidates_by_run(runs)
    status = replace(comparison_of(story, runs, wanted=_WANTED), is_past=bool(pin))
    compared = shown_comparison_of(status, runs, wanted=_WANTED)
    links = claim_links_of(story, compared, reports, release=choice.release)
    marked = tuple(
        marked_report(
            report,
            proposed,
            choice,
            path,
            shown=report.article.pk in shown,
            longest=longest,
            opened=opened,
            links=links,
            beside=beside,
        )
        for report in reports
    )
    return StoryPage(
        story=story,
        path=path,
        reports=marked,
        choice=choice,
        legend=_legend([one for one in marked if one.is_shown], choice, path),
        pin=pin,
        comparison_status=status,
        crossings=_crossings(compared, reports, path, choice) if compared else (),
        opened=opened.revision_id if opened else None,
        has_release=bool(runs) or LexiconRelease.objects.exists(),
        quote_count=sum(report.quote_count for report in reports),
        headlines=headline_grid(story, marked, compared, release=choice.release),
        matrix=claim_matrix(compared, links, marked),
    )


def _legend(shown: Sequence[MarkedReport], choice: Choice, path: str) -> Legend:
    """The legend of the reports whose texts are shown."""
    return legend_of(
        (hit for one in shown for hit in one.report.hits),
        choice,
        path,
        candidate_count=sum(len(one.candidates) for one in shown),
        link_count=sum(one.claim_count for one in shown),
        wire_count=sum(len(one.wire.spans) for one in shown),
    )


def article_page(
    article: Article, choice: Choice, *, opened: TermHit | CandidateHit | None = None, at: str = ""
) -> ArticlePage:
    """One article with every zone, its figures and its quotations, coloured as in its story.

    ``at`` names words of the text that are lit up: "120-180", in code points; what names none lights up none. With an
    earlier text chosen, that one with its own analysis; raises ``ArticleRevision.DoesNotExist``.
    """
    newest = article.latest_revision
    lay_older_text(article, choice.revision)
    pin = pin_of(choice.release, [article.latest_revision_id or 0])
    (report,) = reports_of([article], positions=[position_of(article)], release=pin.release if pin else None)
    path = reverse("framing:article_detail", args=[article.pk])
    run = report.run
    quotes = quotes_of(run) if run else ()
    proposed = candidates_by_run([run] if run else [])
    marked = marked_report(report, proposed, choice, path, shown=True, longest=1, opened=opened)
    marked = replace(marked, asked_for=span_asked_for(at, report.revision))
    return ArticlePage(
        path=path,
        marked=marked,
        choice=choice,
        legend=legend_of(
            report.hits, choice, path, candidate_count=len(marked.candidates), wire_count=len(report.wire.spans)
        ),
        quotes=tuple(quotes),
        opened=opened.revision_id if opened else None,
        has_release=bool(report.run) or LexiconRelease.objects.exists(),
        pin=pin,
        newest=newest.number if newest else 0,
    )


def span_asked_for(at: str, revision: ArticleRevision | None) -> Span | None:
    """The stretch of the text that "120-180" names; None where it names none."""
    start, _, end = at.partition("-")
    if not (revision and _is_place(start) and _is_place(end)):
        return None
    first, last = int(start), min(int(end), len(revision.text))
    return Span(first, last) if first < last else None


def _is_place(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) <= LONGEST_PLACE


def position_of(article: Article) -> int:
    """The place of an article in its story, from 1; its colour follows from it."""
    if not article.story_id:
        return 1
    ids = Article.objects.filter(story=article.story_id).order_by("published_at", "pk").values_list("pk", flat=True)
    return list(ids).index(article.pk) + 1


def _columns(reports: Sequence[Report], choice: Choice, opened: TermHit | CandidateHit | None) -> list[int]:
    ids = [report.article.pk for report in reports]
    chosen = [pk for pk in choice.columns if pk in ids][:MOST_COLUMNS] or ids[:DEFAULT_COLUMNS]
    wanted = next(
        (r.article.pk for r in reports if opened and r.article.latest_revision_id == opened.revision_id), None
    )
    if wanted and wanted not in chosen:
        chosen = [*chosen[: max(len(chosen) - 1, 1)], wanted]
    return chosen


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
        return tuple((report, f"{path}marks/{hit.pk}/{query}") for report, hit in side)

    lines, query = [], choice.query
    for row in comparison.crossings:
        owned = first_hits(row["owned_by"], row["entry"], own=True)
        attributed = first_hits(row["attributed_by"], row["entry"], own=False)
        if owned and attributed:
            # The words as the owner wrote them: the entry may be headed by a pattern or by another of its forms.
            words = owned[0][1].text
            lines.append(CrossingLine(words, row.get("referent", ""), linked(owned), linked(attributed)))
    return tuple(lines)

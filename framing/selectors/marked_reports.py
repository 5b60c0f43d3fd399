"""One report as pages show it: its marks, its overview strip, its text cut at both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from framing.analysis.segments import Paragraph, Segment, paragraphs_of, segmented
from framing.analysis.strips import Look, Sentence, Strip, strip_of
from framing.models import CandidateHit, TermHit
from framing.selectors.candidates import PlacedCandidate, placed
from framing.selectors.choices import SHAPES, Choice, shape_of
from framing.selectors.claim_links import ClaimLinks
from framing.selectors.reports import Report
from framing.selectors.wire import WireText, covered, inside_of
from reports.text.spans import Span
from reports.text.zones import Zone

#: Furniture of the site: named with its zone on the article page, left out of Read.
FURNITURE = frozenset({Zone.BREADCRUMB, Zone.DUPLICATE_HEADLINE, Zone.BOILERPLATE})
QUOTED = "quoted"
#: From this share on a paragraph is said to stand elsewhere as a whole.
WHOLE = 0.985


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
class WireRail:
    """The rail beside a paragraph whose words other reports print, too; ``label`` only where a run of them begins."""

    label: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """One report with its strip and its marked headline; ``paragraphs`` only where its text is shown.

    ``links`` are the sentences that lead to ``claims_path``; ``shared_with`` counts them by the other report;
    ``asked_for`` is what an address names of the text.
    """

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
    links: Mapping[int, Look] = field(default_factory=dict)
    claims_path: str = ""
    shared_with: Mapping[str, int] = field(default_factory=dict)
    rails: Mapping[int, WireRail] = field(default_factory=dict)
    asked_for: Span | None = None

    @property
    def words_address(self) -> str:
        """The address of some words of this very text, but for their places: they hold for the revision it names."""
        revision = self.report.revision
        path = reverse("framing:article_detail", args=[self.report.article.pk])
        return f"{path}?revision={revision.number}&at=" if revision else ""

    @property
    def wire(self) -> WireText:
        """What of its text other reports print, too."""
        return self.report.wire

    @property
    def key(self) -> str:
        """The id of the article as a name for anchors; a number would be formatted at every use."""
        return str(self.report.article.pk)

    @property
    def strip_address(self) -> str:
        """What stands before the anchor of a sentence: nothing when its text is on this page."""
        return "" if self.is_shown else self.text_address

    @property
    def claim_count(self) -> int:
        """Sentences with a claim, whether or not links are shown."""
        return self.strip.shared_count + self.strip.only_here_count if self.strip else 0

    @property
    def headline_paragraphs(self) -> list[Paragraph[Mark]]:
        """The headline cut into sentences; none where the text is not shown or has no headline."""
        return [paragraph for paragraph in self.paragraphs if paragraph.zone is Zone.HEADLINE]

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


def marked_report(
    report: Report,
    proposed: Mapping[int, Sequence[CandidateHit]],
    choice: Choice,
    path: str,
    *,
    shown: bool,
    longest: int,
    opened: TermHit | CandidateHit | None,
    links: ClaimLinks | None = None,
    beside: Choice | None = None,
) -> MarkedReport:
    """The report as the reader chose to see it; ``longest`` is the length of the longest report of its page.

    ``beside`` is the choice with the columns that are shown: a text that is not among them is shown beside these.
    """
    sentences, key, query = sentences_of(report), report.article.pk, choice.query
    looks = links.looks.get(key) if links else None
    marks = [mark_of(hit, path, query, opened=opened) for hit in report.hits if choice.shows(hit)]
    revision = report.revision
    candidates = placed(proposed.get(report.run.pk, ()), revision.text, report.hits) if report.run and revision else ()
    if choice.with_candidates:
        marks += [_candidate_mark(one, path, query, opened=opened) for one in candidates]
    zones = revision.zone_spans if revision else ()
    spans = [sentence.span for sentence in sentences]
    paragraphs = paragraphs_of(revision.text, zones, marks, spans) if revision and shown else ()
    ticks = [(hit.start, hit.pk) for hit in report.hits if hit.is_counted]
    wire = report.wire.spans
    quoted = [Span(start, end) for voice, start, end in report.run.voices if voice == QUOTED] if report.run else []
    return MarkedReport(
        report=report,
        headline=_headline(report, marks),
        paragraphs=paragraphs,
        furniture_count=sum(found.zone in FURNITURE for found in zones),
        strip=strip_of(sentences, ticks=ticks, quoted=quoted, longest=longest, looks=looks, wire=wire)
        if sentences
        else None,
        is_shown=shown,
        text_address=path + (choice if shown else (beside or choice).with_column(key)).query,
        own_address=path + Choice((key,), frozenset(SHAPES) - {"own"}, release=choice.release).query,
        candidates=candidates,
        with_candidates=choice.with_candidates,
        links=looks if looks and shown and choice.with_links else {},
        claims_path=links.path if links else "",
        shared_with=links.shared_with.get(key, {}) if links else {},
        rails=rails_of(report.wire, paragraphs),
    )


def rails_of(wire: WireText, paragraphs: Iterable[Paragraph[Mark]]) -> dict[int, WireRail]:
    """By the start of a paragraph the rail beside it; its label is told again where other outlets share the words."""
    rails: dict[int, WireRail] = {}
    before = ""
    for paragraph in paragraphs if wire.spans else ():
        words = _without_dateline(paragraph)
        inside = [span for span in wire.spans if span.overlaps(words)]
        if not inside:
            before = "" if paragraph.zone is Zone.BODY else before
            continue
        label = wire.label_of(inside_of(inside, words))
        is_whole = covered(words, inside) >= WHOLE * len(words)
        rails[paragraph.span.start] = WireRail("" if label == before else label, is_whole)
        before = label
    return rails


def _without_dateline(paragraph: Paragraph[Mark]) -> Span:
    """The paragraph from its first sentence on."""
    before = sum(len(segment.text) for segment in paragraph.dateline)
    return Span(paragraph.span.start + before, paragraph.span.end)


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


def sentences_of(report: Report) -> list[Sentence]:
    """The stored sentences with their zones; none while nothing is analysed."""
    stored = report.run.sentences if report.run else []
    return [Sentence(number, Zone(zone), Span(start, end)) for number, (zone, start, end) in enumerate(stored)]


def _headline(report: Report, marks: Iterable[Mark]) -> tuple[Segment[Mark], ...]:
    """The headline as it stands in the text, with its marks; the one given by the editor where the text has none."""
    revision = report.revision
    span = (
        next((found.span for found in revision.zone_spans if found.zone is Zone.HEADLINE), None) if revision else None
    )
    return segmented(revision.text, span, marks) if revision and span else (Segment(report.article.headline),)

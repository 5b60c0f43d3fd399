"""The page of a story's figures: its charts, and the marks that their numbers count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from framing.analysis.plots import Chart
from framing.models import ContrastSet, LexiconRelease, TermHit
from framing.selectors.chart_words import COUNTED, address
from framing.selectors.choices import CLASSES
from framing.selectors.clock_charts import clock_chart, later_texts
from framing.selectors.label_charts import labels_chart
from framing.selectors.rate_charts import categories_chart, rates_chart, referents_chart
from framing.selectors.reports import Report
from framing.selectors.speaker_charts import speakers_chart
from framing.selectors.story_frames import StoryFrame, story_frame
from reports.models import Story
from reports.text.zones import Zone


@dataclass(frozen=True, slots=True)
class AskedFigures:
    """Which marks are listed: of a report, a contrast set, a category (none: all that count), of which release."""

    report: int = 0
    set: str = ""
    category: str = ""
    release: int = 0

    @property
    def is_narrow(self) -> bool:
        return bool(self.report or self.set or self.category)


@dataclass(frozen=True, slots=True)
class CountedMark:
    """One mark that a figure counts, with the way to its evidence."""

    hit: TermHit
    referent: str
    category: str
    href: str


@dataclass(frozen=True, slots=True)
class CountedReport:
    """The counted marks of one report, in text order."""

    report: Report
    marks: tuple[CountedMark, ...]


@dataclass(frozen=True)
class FiguresPage:
    """Everything of the tab Figures: charts of the reports as a whole, and of their terms in groups."""

    frame: StoryFrame
    asked: AskedFigures
    whole: tuple[Chart, ...]
    grouped: tuple[Chart, ...]
    counted: tuple[CountedReport, ...]
    narrowed_to: str
    has_release: bool

    @property
    def story(self) -> Story:
        return self.frame.story

    @property
    def address(self) -> str:
        """This very page, for a swap after the work has settled."""
        asked = self.asked
        chosen: dict[str, str | int] = {"report": asked.report, "set": asked.set, "category": asked.category}
        return address(self.frame, self.frame.path, "", **{name: value for name, value in chosen.items() if value})

    @property
    def all_marks_address(self) -> str:
        return address(self.frame, self.frame.path, COUNTED)

    @property
    def is_single(self) -> bool:
        """Whether there is one report, beside which nothing can be laid."""
        return len(self.frame.compared) == 1

    @cached_property
    def mark_count(self) -> int:
        return sum(len(one.marks) for one in self.counted)

    def chart(self, name: str) -> Chart | None:
        """The chart of that name; None where the story has none."""
        return next((chart for chart in (*self.whole, *self.grouped) if chart.name == name), None)


def figures_page(story: Story, asked: AskedFigures) -> FiguresPage:
    """The charts of a story and the marks asked for; a fixed number of queries."""
    path = reverse("framing:story_figures", args=[story.slug])
    frame = story_frame(story, path, asked.release, wanted=["referents"])
    hits = _counted_hits(frame)
    names = _names_of({hit.contrast_set for hit in hits})
    return FiguresPage(
        frame=frame,
        asked=asked,
        whole=tuple(_whole_charts(frame)),
        grouped=(referents_chart(frame, hits, names), categories_chart(frame, hits)) if hits else (),
        counted=tuple(_counted(frame, [hit for hit in hits if _is_asked(frame, hit, asked)], names)),
        narrowed_to=_narrowed_to(frame, asked, names),
        has_release=bool(frame.analysed) or LexiconRelease.objects.exists(),
    )


def _whole_charts(frame: StoryFrame) -> Iterable[Chart]:
    """Those of the reports as a whole for which there is something to draw."""
    if frame.analysed:
        yield rates_chart(frame)
        made = [speakers_chart(frame, reverse("framing:story_quotes", args=[frame.story.slug])), labels_chart(frame)]
        yield from filter(None, made)
    clock = clock_chart(frame, later_texts(frame)) if frame.reports else None
    if clock:
        yield clock


def _counted_hits(frame: StoryFrame) -> list[TermHit]:
    """What the figures count: own-voice terms of the bodies, in text order, in one query."""
    runs = [report.run.pk for report in frame.analysed if report.run]
    found = TermHit.objects.filter(run__in=runs, is_counted=True, zone=Zone.BODY)
    return list(found.order_by("run", "start", "-end", "entry"))


def _names_of(codes: set[str]) -> dict[str, str]:
    """The referents of contrast sets by code; a set that is gone is called by its code."""
    stored = ContrastSet.objects.filter(code__in=codes).values_list("code", "referent__name")
    return {code: code.replace("_", " ") for code in codes} | dict(stored)


def _is_asked(frame: StoryFrame, hit: TermHit, asked: AskedFigures) -> bool:
    report = next((one for one in frame.reports if one.article.pk == asked.report), None)
    is_of_report = not asked.report or (report is not None and report.article.latest_revision_id == hit.revision_id)
    return is_of_report and asked.set in ("", hit.contrast_set) and asked.category in ("", hit.category)


def _counted(frame: StoryFrame, hits: Sequence[TermHit], names: dict[str, str]) -> Iterable[CountedReport]:
    for report in frame.analysed:
        marks = tuple(
            CountedMark(
                hit,
                names[hit.contrast_set],
                CLASSES.get(hit.category, hit.category),
                address(frame, reverse("framing:mark_card", args=[frame.story.slug, hit.pk])),
            )
            for hit in hits
            if hit.revision_id == report.article.latest_revision_id
        )
        if marks:
            yield CountedReport(report, marks)


def _narrowed_to(frame: StoryFrame, asked: AskedFigures, names: dict[str, str]) -> str:
    """What the list of marks is narrowed to, in words."""
    sources = [report.source.name for report in frame.reports if report.article.pk == asked.report]
    group = names.get(asked.set, asked.set) or CLASSES.get(asked.category, asked.category)
    return ", ".join(filter(None, [*sources, group]))

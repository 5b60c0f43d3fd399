"""When each report was published and when its text was replaced, on one clock."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from django.urls import reverse

from framing.analysis.plots import Cell, Chart, Clock, Lane, Moment, Table
from framing.selectors.chart_words import name_of, report_cell, source_line, told_in_turn
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame
from reports.extraction.documents.values import Evidence
from reports.models import ArticleRevision

Texts = Mapping[int, Iterable[tuple[int, datetime]]]


def later_texts(frame: StoryFrame) -> dict[int, list[tuple[int, datetime]]]:
    """By article: number and time of every text after the first one, in one query."""
    rows = ArticleRevision.objects.filter(article__in=[report.article.pk for report in frame.reports], number__gt=1)
    found: dict[int, list[tuple[int, datetime]]] = {}
    for article, number, at in rows.order_by("article", "number").values_list("article_id", "number", "stored_at"):
        found.setdefault(article, []).append((number, at))
    return found


def clock_chart(frame: StoryFrame, texts: Texts) -> Chart | None:
    """The clock of the reports, in other languages too; None where no time of publication is known."""
    lanes = [_lane(report, texts) for report in frame.reports]
    if not any(report.article.published_at for report in frame.reports):
        return None
    return Chart(
        name="clock",
        title="When the reports came out",
        says="When each report says it was published, and when a later text of it was stored here.",
        told=told_in_turn(f"{lane.label}: {lane.words}" for lane in lanes),
        plot=Clock(tuple(lanes)),
        table=Table(
            ("Report", "What", "When (UTC)"), tuple(row for report in frame.reports for row in _rows(report, texts))
        ),
        source=source_line(frame),
        notes=("A full point is a publication, a hollow one a later text. All times are UTC.",),
    )


def _lane(report: Report, texts: Texts) -> Lane:
    published = report.article.published_at
    if not published:
        return Lane(name_of(report), report.colour, (), "no time of publication known")
    guess = ", a guess" if _is_guess(report) else ""
    moments, words = [Moment(published, is_full=True, words="published")], [f"{_at(published)}{guess}"]
    for number, at in texts.get(report.article.pk, ()):
        moments.append(Moment(at, is_full=False, words=f"text {number}"))
        words.append(f"text {number} {_at(at)}")
    return Lane(name_of(report), report.colour, tuple(moments), ", ".join(words))


def _rows(report: Report, texts: Texts) -> Iterable[tuple[Cell, ...]]:
    published = report.article.published_at
    guess = " (a guess)" if published and _is_guess(report) else ""
    yield report_cell(report), Cell("published"), Cell(f"{_at(published)}{guess}" if published else "not known")
    path = reverse("framing:revision_list", args=[report.article.pk])
    for number, at in texts.get(report.article.pk, ()):
        yield report_cell(report), Cell(f"text {number} stored", href=path), Cell(_at(at))


def _is_guess(report: Report) -> bool:
    return (report.article.provenance or {}).get("published_at") == Evidence.GUESSED


def _at(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return f"{utc.day} {utc:%b %H:%M}"

"""How often the reports speak of the same referents in their own voice, and with how many labels."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from framing.analysis.labels.values import OWN_VOICES
from framing.analysis.plots import Cell, Chart, Field, Heat, Table
from framing.selectors.chart_words import address, figure, name_of, report_cell, source_line, told_in_turn
from framing.selectors.label_cells import StoredReferent, stored_referents
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame

#: Referents that the chart draws; its table has as many, and the tab Labels all of them.
MOST_REFERENTS = 14
_OWN = frozenset(map(str, OWN_VOICES))
_VOICE = 4


def labels_chart(frame: StoryFrame) -> Chart | None:
    """The referents with most own-voice mentions that several reports call differently; None where there is none."""
    referents = stored_referents(frame.shown.referents if frame.shown else (), frame.compared)
    telling = [one for one in referents if one.is_telling and one.own_count]
    shown = sorted(telling, key=lambda one: (-one.own_count, one.number))[:MOST_REFERENTS]
    if not shown:
        return None
    reports = frame.compared
    counts = {one.number: [_counts(one, report) for report in reports] for one in shown}
    rest = len(telling) - len(shown)
    return Chart(
        name="labels",
        title="Who is spoken of, with how many labels",
        says="How often each report speaks of a referent in its own voice, and how many labels it has for it.",
        told=told_in_turn(_told(one, reports, counts[one.number]) for one in shown),
        plot=Heat(
            tuple((name_of(report), report.colour) for report in reports),
            tuple((one.name, tuple(_field(count) for count in counts[one.number])) for one in shown),
        ),
        table=Table(
            ("Referent", "Report", "Own-voice mentions", "Different labels"),
            tuple(row for one in shown for row in _rows(frame, one, reports, counts[one.number])),
        ),
        source=source_line(frame),
        notes=(
            "Only referents that several reports call differently. A dash: the report does not speak of it. "
            "A tone tells nothing that the number does not.",
            *([f"{rest} more stand on the tab Labels."] if rest else []),
        ),
    )


def _counts(one: StoredReferent, report: Report) -> tuple[int, int] | None:
    """Own-voice mentions and the labels among them; None where the report does not speak of it."""
    labels: Sequence[Mapping[str, Any]] = one.cells.get(report.article.pk, ())
    own = [sum(mention[_VOICE] in _OWN for mention in label["mentions"]) for label in labels]
    return (sum(own), sum(count > 0 for count in own)) if labels else None


def _field(counts: tuple[int, int] | None) -> Field:
    return Field(counts[0], f"in {_labels(counts[1])}") if counts else Field(None)


def _labels(count: int) -> str:
    return f"{count} label{'' if count == 1 else 's'}"


def _told(one: StoredReferent, reports: Sequence[Report], counts: Sequence[tuple[int, int] | None]) -> str:
    told = (
        f"{name_of(report)} {count[0]} in {_labels(count[1])}"
        for report, count in zip(reports, counts, strict=True)
        if count
    )
    return f"{one.name}: {', '.join(told)}"


def _rows(
    frame: StoryFrame, one: StoredReferent, reports: Sequence[Report], counts: Sequence[tuple[int, int] | None]
) -> list[tuple[Cell, ...]]:
    path = reverse("framing:referent_detail", args=[frame.story.slug, one.number])
    rows: list[tuple[Cell, ...]] = []
    for report, count in zip(reports, counts, strict=True):
        if count:
            opened = address(frame, path, report=report.article.pk)
            rows.append((Cell(one.name), report_cell(report), figure(count[0], opened), figure(count[1])))
    return rows

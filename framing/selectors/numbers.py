"""The page of the figures of a story: what each report counts, by whom it was counted, and what they come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from framing.analysis.ledger import Verdict
from framing.selectors.claims import Option
from framing.selectors.findings import quantities_by_revision
from framing.selectors.ledger import ONE_TEXT, VERDICTS, LedgerView, ledger_rows
from framing.selectors.report_places import places_in
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame, story_frame
from reports.models import Quantity, Story

CHOICES = (
    ("", "All"),
    *((verdict.value, words) for verdict, (words, _) in VERDICTS.items()),
    (ONE_TEXT, "Print one text"),
)


@dataclass(frozen=True, slots=True)
class AskedNumbers:
    """What of the page is asked for: one verdict only, and the number of an earlier release (0: as it is now)."""

    verdict: str = ""
    release: int = 0


@dataclass(frozen=True, slots=True)
class LoneFigures:
    """What one report alone counts."""

    report: Report
    rows: tuple[LedgerView, ...]


@dataclass(frozen=True, slots=True)
class NumbersPage:
    """Everything of the tab Numbers."""

    frame: StoryFrame
    asked: AskedNumbers
    shared: tuple[LedgerView, ...]
    alone: tuple[LoneFigures, ...]
    verdicts: tuple[Option, ...]
    figure_count: int
    row_count: int

    @property
    def story(self) -> Story:
        return self.frame.story

    @property
    def alone_count(self) -> int:
        return sum(len(found.rows) for found in self.alone)

    @property
    def is_filtered(self) -> bool:
        return bool(self.asked.verdict)

    @property
    def is_single(self) -> bool:
        """Whether there is one report, which can be compared with nothing."""
        return len(self.frame.compared) == 1

    @property
    def address(self) -> str:
        """This very page, for a swap after the work has settled."""
        chosen = {"verdict": self.asked.verdict, "release": self.asked.release}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"{self.frame.path}?{query}" if query else self.frame.path


def numbers_page(story: Story, asked: AskedNumbers) -> NumbersPage:
    """The ledger of a story as asked for; a fixed number of queries."""
    path = reverse("framing:story_numbers", args=[story.slug])
    frame = story_frame(story, path, asked.release, wanted=["quantities"])
    runs = [report.run for report in frame.analysed if report.run]
    quantities = quantities_by_revision(runs) if runs else {}
    places = places_in(frame.compared, frame.read_path, frame.release)
    stored = frame.shown.quantities if frame.shown else _single(frame, quantities)
    rows = ledger_rows(stored, quantities, frame.compared, places)
    shown = [row for row in rows if asked.verdict in ("", row.filed)]
    return NumbersPage(
        frame=frame,
        asked=asked,
        shared=tuple(row for row in shown if not row.is_alone),
        alone=_alone(frame.compared, [row for row in shown if row.is_alone]),
        verdicts=_verdicts(rows, asked),
        figure_count=sum(map(len, quantities.values())),
        row_count=len(rows),
    )


def _single(frame: StoryFrame, quantities: dict[int, list[Quantity]]) -> list[dict[str, object]]:
    """A row for each figure of a report that stands alone, as a comparison would store it."""
    if len(frame.compared) != 1:
        return []
    article = frame.compared[0].article
    return [
        {"verdict": Verdict.ONLY_IN.value, "unit": row.unit, "counted": row.counted, "note": ""}
        | {"members": [{"article": article.pk, "quantities": [row.number]}]}
        for row in quantities.get(article.latest_revision_id or 0, [])
    ]


def _alone(reports: Sequence[Report], rows: Sequence[LedgerView]) -> tuple[LoneFigures, ...]:
    found = (LoneFigures(one, tuple(row for row in rows if row.entries[0].report == one)) for one in reports)
    return tuple(one for one in found if one.rows)


def _verdicts(rows: list[LedgerView], asked: AskedNumbers) -> tuple[Option, ...]:
    """How many rows there are of each; what hardly any story has is no choice where there is none."""
    counts = {value: sum(value in ("", row.filed) for row in rows) for value, _ in CHOICES}
    return tuple(
        Option(value, words, counts[value], asked.verdict == value)
        for value, words in CHOICES
        if value != ONE_TEXT or counts[value] or asked.verdict == value
    )

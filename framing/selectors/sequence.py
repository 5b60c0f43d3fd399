"""The page of when each report places each event: one clock, what to check, and whose act is said to answer whose."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from framing.analysis.sequence import Precision
from framing.analysis.sequence.clock import MOST_LABELLED, Clock, Drawn, Mark, Shares, Tick, clock_of, lane_of
from framing.analysis.sequence.reading import NO_ZONE
from framing.analysis.sequence.telling import stretch_in_words, weekday_in_words
from framing.selectors.claim_cells import Cells, ClaimCell
from framing.selectors.findings import claims_by_revision
from framing.selectors.report_places import places_in
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame, story_frame
from reports.models import Story

#: Reports up to which words stand on the clock; with more of them its marks have numbers alone.
MOST_WITH_WORDS = 5
#: Pixels of one row: a line of words, and the mark below it.
ROW_HEIGHT = 32
_LABEL_WORDS = 9


@dataclass(frozen=True, slots=True)
class EventView:
    """One claim that a report places in time; ``order`` is its place in the telling, ``rank`` that in time."""

    number: int
    cell: ClaimCell
    group: int | None
    earliest: datetime
    latest: datetime
    precision: Precision
    words: str
    how: str
    has_zone: bool
    order: int
    rank: int

    @property
    def report(self) -> Report:
        return self.cell.report

    @property
    def anchor(self) -> str:
        return f"e{self.number}"

    @property
    def when(self) -> str:
        """The stretch in words, with its day."""
        return stretch_in_words(self.earliest, self.latest)

    @property
    def hours(self) -> str:
        """The same below a heading that names the day."""
        return stretch_in_words(self.earliest, self.latest, day_is_named=True)

    @property
    def short(self) -> str:
        """The first words of the claim."""
        words = self.cell.text.split()
        return " ".join(words[:_LABEL_WORDS]) + ("…" if len(words) > _LABEL_WORDS else "")

    @property
    def shape(self) -> str:
        """The class of the mark."""
        return self.precision.value.replace("_", "-")

    @property
    def closeness(self) -> str:
        """How closely the words place it."""
        return f"to the {self.precision.value}" if self.precision != Precision.PART_OF_DAY else "to a part of the day"


@dataclass(frozen=True, slots=True)
class Happening:
    """What one report, or several in one group, place in time; the first moment told decides where it stands."""

    events: tuple[EventView, ...]

    @property
    def first(self) -> EventView:
        return self.events[0]

    @property
    def is_shared(self) -> bool:
        return len({event.report.article.pk for event in self.events}) > 1


@dataclass(frozen=True, slots=True)
class Day:
    """The events that begin on one day."""

    name: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class MarkView:
    """An event where it is drawn."""

    event: EventView
    drawn: Drawn

    @property
    def y(self) -> int:
        """Where its row begins, in pixels."""
        return 3 + self.drawn.row * ROW_HEIGHT


@dataclass(frozen=True, slots=True)
class Lane:
    """One report on the clock."""

    report: Report
    marks: tuple[MarkView, ...]
    published: str
    placed: int
    claims: int
    reasons: tuple[tuple[str, int], ...]
    has_words: bool

    @property
    def height(self) -> int:
        return 6 + ROW_HEIGHT * max((mark.drawn.row + 1 for mark in self.marks), default=1)

    @property
    def order_in_time(self) -> list[EventView]:
        """The events of the lane as time has them; their numbers are those of the telling."""
        return [mark.event for mark in self.marks]


@dataclass(frozen=True, slots=True)
class Check:
    """Events that the reports place in stretches that do not meet."""

    note: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What a report says answers what; ``words`` are those of that report."""

    cell: ClaimCell
    to: ClaimCell
    words: str
    event: EventView | None
    to_event: EventView | None

    @property
    def is_from_another(self) -> bool:
        """Whether the act that is answered is told as a claim by another report only."""
        return self.to.report.article.pk != self.cell.report.article.pk


@dataclass(frozen=True, slots=True)
class SequencePage:
    """Everything of the tab Sequence."""

    frame: StoryFrame
    events: tuple[EventView, ...]
    clock: Clock | None
    lanes: tuple[Lane, ...]
    days: tuple[Day, ...]
    before: tuple[EventView, ...]
    behind: tuple[EventView, ...]
    checks: tuple[Check, ...]
    answers: tuple[AnswerView, ...]

    @property
    def story(self) -> Story:
        return self.frame.story

    @property
    def address(self) -> str:
        """This very page, for a swap after the work has settled."""
        return self.frame.whole_address

    @property
    def ticks(self) -> tuple[Tick, ...]:
        return self.clock.ticks if self.clock else ()

    @property
    def is_single(self) -> bool:
        """Whether there is one report, which has no other beside it on the clock."""
        return len(self.frame.compared) == 1

    @property
    def without_time(self) -> list[Report]:
        """The reports whose time of publication is not known."""
        return [report for report in self.frame.compared if report.article.published_at is None]

    @property
    def on_clock(self) -> int:
        return sum(len(lane.marks) for lane in self.lanes)


def sequence_page(story: Story, release: int = 0) -> SequencePage:
    """The clock of a story; a fixed number of queries."""
    path = reverse("framing:story_sequence", args=[story.slug])
    frame = story_frame(story, path, release, wanted=["chronology"])
    stored: Mapping[str, Any] = frame.shown.chronology if frame.shown else {}
    runs = [report.run for report in frame.analysed if report.run]
    claims = claims_by_revision(runs) if runs and stored else {}
    cells = Cells(frame, places_in(frame.compared, frame.read_path, frame.release), claims)
    by_number = _events(stored.get("events", ()), cells)
    events = list(by_number.values())
    marks = [Mark(event.number, event.earliest, event.latest, event.precision) for event in events]
    published = [report.article.published_at for report in frame.compared if report.article.published_at]
    shares = clock_of(marks, published)
    return SequencePage(
        frame=frame,
        events=tuple(events),
        clock=shares.clock,
        lanes=_lanes(frame.compared, by_number, shares, stored.get("tallies", ())),
        days=_days([by_number[mark.number] for mark in shares.shown]),
        before=tuple(by_number[mark.number] for mark in shares.before),
        behind=tuple(by_number[mark.number] for mark in shares.behind),
        checks=tuple(_checks(stored.get("conflicts", ()), by_number)),
        answers=tuple(_answers(stored.get("answers", ()), cells, events)),
    )


def _events(stored: Sequence[Mapping[str, Any]], cells: Cells) -> dict[int, EventView]:
    """By place in the chronology; an event whose claim is gone has none."""
    found: dict[int, EventView] = {}
    ranks: dict[int, int] = {}
    for number, row in enumerate(stored):
        article = row["article"]
        ranks[article] = ranks.get(article, 0) + 1
        claim = cells.claim(article, row["claim"])
        if claim is None:
            continue
        found[number] = EventView(
            number=number,
            cell=cells.cell(article, claim),
            group=row["group"],
            earliest=datetime.fromisoformat(row["earliest"]),
            latest=datetime.fromisoformat(row["latest"]),
            precision=Precision(row["precision"]),
            words=" ".join(row["text"].split()),
            how="; ".join(note for note in row["how"].split("; ") if note != NO_ZONE),
            has_zone=NO_ZONE not in row["how"],
            order=row["order"],
            rank=ranks[article],
        )
    return found


def _lanes(
    reports: Sequence[Report],
    events: Mapping[int, EventView],
    shares: Shares,
    tallies: Sequence[Mapping[str, Any]],
) -> tuple[Lane, ...]:
    told = {row["article"]: row for row in tallies}
    made = []
    for report in reports:
        key, published = report.article.pk, report.article.published_at
        tally = told.get(key, {"placed": 0, "claims": 0, "reasons": []})
        marks = [mark for mark in shares.shown if events[mark.number].report.article.pk == key]
        with_words = len(reports) <= MOST_WITH_WORDS and len(marks) <= MOST_LABELLED
        drawn = lane_of(shares.clock, marks, with_words=with_words) if shares.clock else ()
        lane = Lane(
            report=report,
            marks=tuple(MarkView(events[one.number], one) for one in drawn),
            published=shares.clock.percent(published) if shares.clock and published else "",
            placed=tally["placed"],
            claims=tally["claims"],
            reasons=tuple((reason, count) for reason, count in tally["reasons"]),
            has_words=with_words,
        )
        made.append(lane)
    return tuple(made)


def _days(events: Sequence[EventView]) -> tuple[Day, ...]:
    """By the day of the first moment; what several reports tell in one group stands together."""
    by_key: dict[tuple[str, int], list[EventView]] = {}
    for event in events:
        key = ("alone", event.number) if event.group is None else ("group", event.group)
        by_key.setdefault(key, []).append(event)
    days: dict[str, list[Happening]] = {}
    for together in by_key.values():
        days.setdefault(weekday_in_words(together[0].earliest), []).append(Happening(tuple(together)))
    return tuple(Day(name, tuple(happenings)) for name, happenings in days.items())


def _checks(stored: Sequence[Mapping[str, Any]], events: Mapping[int, EventView]) -> Iterable[Check]:
    for row in stored:
        found = tuple(events[number] for number in row["events"] if number in events)
        if len({event.report.article.pk for event in found}) > 1:
            yield Check(row["note"], found)


def _answers(stored: Sequence[Mapping[str, Any]], cells: Cells, events: Sequence[EventView]) -> Iterable[AnswerView]:
    placed = {(event.report.article.pk, event.cell.claim.number): event for event in events}
    for row in stored:
        claim = cells.claim(row["article"], row["claim"])
        to = cells.claim(row["to_article"], row["to_claim"])
        if claim is None or to is None:
            continue
        yield AnswerView(
            cell=cells.cell(row["article"], claim),
            to=cells.cell(row["to_article"], to),
            words=" ".join(row["text"].split()),
            event=placed.get((row["article"], row["claim"])),
            to_event=placed.get((row["to_article"], row["to_claim"])),
        )

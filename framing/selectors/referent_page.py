"""The page of one referent: every sentence that names it, report by report, and why its mentions were joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from framing.selectors.label_cells import CellView, RowView, Spot, StoredReferent, stored_referents
from framing.selectors.label_crossings import spots_of
from framing.selectors.label_passages import PassageMaker, PassageView
from framing.selectors.labels import row_maker
from framing.selectors.report_places import ReportPlaces, places_in
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame, story_frame
from reports.models import Story

#: Confidence in words: from so much on. They are words for a reader; no rule of the method reads them.
CONFIDENCES = ((0.9, "sure"), (0.7, "likely"), (0.0, "uncertain"))
#: So many links stand in sight; the others are folded.
MOST_LINKS = 8


@dataclass(frozen=True, slots=True)
class AskedReferent:
    """Which passages are asked for: of one report by the id of its article, of one label by its key, and the number
    of an earlier release (0: as it is now)."""

    report: int = 0
    label: str = ""
    release: int = 0


@dataclass(frozen=True, slots=True)
class ReportPassages:
    """What one report calls the referent, with the sentences that were asked for."""

    cell: CellView
    passages: tuple[PassageView, ...]
    turns: tuple[str, ...]

    @property
    def report(self) -> Report:
        return self.cell.report

    @property
    def drift(self) -> str:
        """“first “the crew”, then “the mob”, then “the crew” again”; empty where nothing changes."""
        if len(self.turns) < 2:
            return ""
        said = [f"“{text}”{' again' if text in self.turns[:number] else ''}" for number, text in enumerate(self.turns)]
        return f"First {', then '.join(said)}."


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """One side of a link: the words and where they stand; no words where it is no label."""

    text: str
    report: Report
    place: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """Why two mentions are taken for one referent."""

    first: LinkEnd
    second: LinkEnd
    reason: str
    confidence: float

    @property
    def confidence_words(self) -> str:
        return confidence_words(self.confidence)


@dataclass(frozen=True, slots=True)
class ReferentPage:
    """Everything of one referent, or of one label of it in one report."""

    frame: StoryFrame
    asked: AskedReferent
    row: RowView
    reports: tuple[ReportPassages, ...]
    links: tuple[LinkView, ...]
    address: str
    back: str

    @property
    def story(self) -> Story:
        return self.frame.story

    @property
    def is_narrowed(self) -> bool:
        return bool(self.asked.report or self.asked.label)

    @property
    def label_text(self) -> str:
        """The label that is asked for as it was first printed; empty without one."""
        uses = (use for found in self.reports for use in found.cell.uses)
        return next((use.text for use in uses if use.key == self.asked.label), "")

    @property
    def passage_count(self) -> int:
        return sum(len(found.passages) for found in self.reports)

    @property
    def has_foot(self) -> bool:
        """Whether there are reasons or proposals to show."""
        return bool(self.links or self.row.proposals)

    @property
    def first_links(self) -> tuple[LinkView, ...]:
        """The links in sight; one more is not worth a fold."""
        return self.links if len(self.links) <= MOST_LINKS + 1 else self.links[:MOST_LINKS]

    @property
    def more_links(self) -> tuple[LinkView, ...]:
        return self.links[len(self.first_links) :]

    @property
    def may_be_decided(self) -> bool:
        """Whether decisions can be made from this page: not from the figures of an earlier release."""
        return self.frame.pin is None or self.frame.pin.is_newest


def referent_page(story: Story, number: int, asked: AskedReferent) -> ReferentPage | None:
    """The passages of a referent; None where the comparison that is shown has none of that number."""
    path = reverse("framing:story_labels", args=[story.slug])
    frame = story_frame(story, path, asked.release, wanted=["referents", "proposals"])
    referents = stored_referents(frame.shown.referents if frame.shown else (), frame.reports)
    referent = next((one for one in referents if one.number == number), None)
    if referent is None:
        return None
    places = places_in(frame.reports, frame.read_path, frame.release)
    rows = row_maker(frame, path, referents)
    row = rows.row(referent)
    named = (quote.speaker_key for found in frame.quotes.values() for quote in found)
    return ReferentPage(
        frame=frame,
        asked=asked,
        row=row,
        reports=tuple(_report_passages(referent, row, asked, PassageMaker(places, named))),
        links=tuple(_links(referent, places)),
        address=rows.href(number, asked.report, asked.label),
        back=f"{frame.whole_address}#ref{number}",
    )


def confidence_words(confidence: float) -> str:
    """How far a link can be trusted, in a word."""
    return next(words for least, words in CONFIDENCES if confidence >= least)


def _report_passages(
    referent: StoredReferent, row: RowView, asked: AskedReferent, passages: PassageMaker
) -> Iterable[ReportPassages]:
    for cell in row.named_cells:
        article = cell.report.article.pk
        if asked.report not in (0, article):
            continue
        spots = spots_of(referent, article, asked.label)
        spots += [] if asked.label else [Spot(*row) for row in referent.row["pronouns"].get(str(article), ())]
        if spots:
            yield ReportPassages(cell, passages.passages(article, spots), _turns(referent, article))


def _turns(referent: StoredReferent, article: int) -> tuple[str, ...]:
    """The labels in the order of their mentions, one entry for each time that the wording changes."""
    placed = sorted(
        (mention[1], label["text"], label["key"]) for label in referent.cells[article] for mention in label["mentions"]
    )
    turns = [(text, key) for number, (_, text, key) in enumerate(placed) if number == 0 or key != placed[number - 1][2]]
    return tuple(text for text, _ in turns)


def _links(referent: StoredReferent, places: dict[int, ReportPlaces]) -> list[LinkView]:
    """The strongest link between each two wordings of the reports, the strongest first."""
    mentions = {
        (article, mention[0]): (label["text"], mention[1])
        for article, labels in referent.cells.items()
        for label in labels
        for mention in label["mentions"]
    }
    found: dict[tuple[Any, ...], LinkView] = {}
    for row in sorted(referent.row["links"], key=lambda row: -row["confidence"]):
        ends = [_end(tuple(row[name]), mentions, places) for name in ("a", "b")]
        if None in ends:
            continue
        first, second = ends[0], ends[1]
        if first and second:
            sides = frozenset((end.report.article.pk, end.text) for end in (first, second))
            found.setdefault((sides, row["reason"]), LinkView(first, second, row["reason"], row["confidence"]))
    return list(found.values())


def _end(
    place: Sequence[int], mentions: dict[tuple[int, int], tuple[str, int]], places: dict[int, ReportPlaces]
) -> LinkEnd | None:
    article, number = place
    if article not in places:
        return None
    text, start = mentions.get((article, number), ("", 0))
    return LinkEnd(text, places[article].report, places[article].words(start) if text else "")

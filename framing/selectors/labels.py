"""The page of who is called what: a row for each referent, a column for each report, and labels that change voice."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse

from framing.selectors.claims import Option
from framing.selectors.label_cells import KINDS, RowView, StoredReferent, stored_referents
from framing.selectors.label_crossings import CrossingKindView, crossings_of
from framing.selectors.label_passages import PassageMaker
from framing.selectors.label_rows import RowMaker
from framing.selectors.label_wordings import WordingsView, wordings_of
from framing.selectors.report_places import places_in
from framing.selectors.story_frames import StoryFrame, story_frame
from reports.models import Story
from reports.text.fold import fold

#: Up to so many reports the matrix has room for notes beside its labels; beyond it is compact.
MOST_ROOMY = 4
#: So many referents stand on one page.
MOST_ROWS = 40
#: With so many own-voice mentions half of a difference counts for the order (docs/method.md).
HALF_WEIGHT_MENTIONS = 8
DIFFERENCES, CROSSINGS = "differences", "crossings"
ONLY = (("", "All"), (DIFFERENCES, "Differences"), (CROSSINGS, "Changing voice"))
SORTS = (("", "difference"), ("mentions", "number of mentions"), ("appearance", "first appearance"), ("name", "name"))


@dataclass(frozen=True, slots=True)
class AskedLabels:
    """What of the page is asked for: a kind of referent, ``differences`` or ``crossings`` only, an order, words of a
    name or label, a page of the list, the number of an earlier release (0: as it is now); of the wordings a report."""

    kind: str = ""
    only: str = ""
    sort: str = ""
    q: str = ""
    page: int = 1
    release: int = 0
    report: int = 0

    @property
    def is_filter(self) -> bool:
        """Whether some referents are asked for, and not all."""
        return bool(self.kind or self.only or self.q)

    @property
    def query(self) -> dict[str, str]:
        """As a query string without the page."""
        chosen = {"kind": self.kind, "only": self.only, "q": self.q, "sort": self.sort}
        chosen |= {"release": str(self.release or ""), "report": str(self.report or "")}
        return {name: value for name, value in chosen.items() if value}


@dataclass(frozen=True)
class LabelsPage:
    """Everything of the tab Labels; ``rows`` are the referents of this page of the list, ``rest_count`` counts those
    with one wording or of one report on all of its pages."""

    frame: StoryFrame
    asked: AskedLabels
    rows: tuple[RowView, ...]
    crossings: tuple[CrossingKindView, ...]
    wordings: WordingsView | None
    onlys: tuple[Option, ...]
    kinds: tuple[Option, ...]
    listed: Page[StoredReferent]
    referent_count: int
    rest_count: int

    @property
    def story(self) -> Story:
        return self.frame.story

    @cached_property
    def telling(self) -> list[RowView]:
        """The referents that several reports speak of in more than one wording."""
        return [row for row in self.rows if row.stored.is_telling]

    @cached_property
    def rest(self) -> list[RowView]:
        """Those with one wording, or of one report."""
        return [row for row in self.rows if not row.stored.is_telling]

    @property
    def found_count(self) -> int:
        """How many referents are what was asked for, on whatever page of the list."""
        return self.listed.paginator.count

    @property
    def is_filtered(self) -> bool:
        return self.asked.is_filter

    @property
    def is_single(self) -> bool:
        """Whether there is one report, which can be compared with nothing."""
        return len(self.frame.compared) == 1

    @property
    def is_compact(self) -> bool:
        """Whether there are more columns than have room for notes."""
        return len(self.frame.compared) > MOST_ROOMY

    @property
    def layout(self) -> str:
        """The class that lays the matrix out."""
        return "is-compact" if self.is_compact else f"is-roomy columns-{len(self.frame.compared)}"

    @property
    def may_be_decided(self) -> bool:
        """Whether decisions can be made from this page: not from the figures of an earlier release."""
        return self.frame.shown is not None and (self.frame.pin is None or self.frame.pin.is_newest)

    @property
    def sorts(self) -> list[Option]:
        return [Option(value, words, 0, self.asked.sort == value) for value, words in SORTS]

    @property
    def address(self) -> str:
        """This very page, for a swap after the work has settled."""
        query = self.asked.query | ({"page": str(self.listed.number)} if self.listed.number > 1 else {})
        return f"{self.frame.path}?{urlencode(query)}" if query else self.frame.path


def labels_page(story: Story, asked: AskedLabels) -> LabelsPage:
    """The referents of a story as asked for; a fixed number of queries."""
    path = reverse("framing:story_labels", args=[story.slug])
    frame = story_frame(story, path, asked.release, wanted=["referents", "proposals", "wordings"])
    referents = stored_referents(frame.shown.referents if frame.shown else (), frame.compared)
    shown = [referent for referent in referents if _is_asked(referent, asked)]
    listed = Paginator(_sorted(shown, asked.sort), MOST_ROWS).get_page(asked.page)
    rows = row_maker(frame, path, referents)
    places = places_in(frame.compared, frame.read_path, frame.release)
    return LabelsPage(
        frame=frame,
        asked=asked,
        rows=tuple(map(rows.row, listed.object_list)),
        crossings=crossings_of(shown, frame.compared, rows, PassageMaker(places)) if listed.number == 1 else (),
        wordings=wordings_of(frame, places, asked.query) if listed.number == 1 else None,
        onlys=_onlys(referents, asked),
        kinds=_kinds(referents, asked),
        listed=listed,
        referent_count=len(referents),
        rest_count=sum(not one.is_telling for one in shown),
    )


def row_maker(frame: StoryFrame, path: str, referents: Sequence[StoredReferent]) -> RowMaker:
    """What makes the rows of the comparison that is shown."""
    proposals = frame.shown.proposals if frame.shown else ()
    return RowMaker(path, frame.compared, referents, proposals, release=frame.release)


def _is_asked(referent: StoredReferent, asked: AskedLabels) -> bool:
    if asked.only == DIFFERENCES and not referent.is_telling:
        return False
    if asked.only == CROSSINGS and not referent.has_crossing:
        return False
    if asked.kind and referent.kind != asked.kind:
        return False
    words = fold(asked.q).casefold()
    return not words or any(words in fold(text).casefold() for text in _texts(referent))


def _texts(referent: StoredReferent) -> list[str]:
    return [referent.name, *(label["text"] for labels in referent.cells.values() for label in labels)]


def _sorted(referents: Sequence[StoredReferent], sort: str) -> list[StoredReferent]:
    """Those that are called differently first, each part in the order asked for."""
    return sorted(referents, key=lambda one: (not one.is_telling, *_place(one, sort)))


def _place(one: StoredReferent, sort: str) -> tuple[Any, ...]:
    if sort == "mentions":
        return (-one.mention_count, one.first)
    if sort == "appearance":
        return one.first
    if sort == "name":
        return (fold(one.name).casefold(), one.number)
    return (-_weighed_difference(one), -one.own_count, one.number)


def _weighed_difference(one: StoredReferent) -> float:
    """The difference, less of it where few reports speak of the referent, or few mentions are their own."""
    return one.difference * len(one.cells) * one.own_count / (one.own_count + HALF_WEIGHT_MENTIONS)


def _onlys(referents: Sequence[StoredReferent], asked: AskedLabels) -> tuple[Option, ...]:
    counts = {
        "": len(referents),
        DIFFERENCES: sum(one.is_telling for one in referents),
        CROSSINGS: sum(one.has_crossing for one in referents),
    }
    return tuple(Option(value, words, counts[value], asked.only == value) for value, words in ONLY)


def _kinds(referents: Sequence[StoredReferent], asked: AskedLabels) -> tuple[Option, ...]:
    counts = Counter(one.kind for one in referents)
    return tuple(
        Option(kind, words, counts[kind], asked.kind == kind)
        for kind, words in KINDS.items()
        if counts[kind] or asked.kind == kind
    )

"""The page of what the reports of a story claim: what several make, how they differ in it, and what one has alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from framing.analysis.alignment.values import Relation
from framing.selectors.agency import AgencyTable, agency_of
from framing.selectors.claim_cells import Cells, ClaimCell
from framing.selectors.claim_groups import GroupView, groups_of
from framing.selectors.findings import claims_by_revision, harms_by_revision
from framing.selectors.report_places import places_in
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame, story_frame
from reports.models import Story

#: Up to so many reports each has a column of its own in every group; more stand in rows.
MOST_COLUMNS = 4
#: So many claims of one report stand in sight; the others are folded behind their number.
MOST_LONE = 12
DIFFERENCES, ALONE = "differences", "alone"
#: Relations of groups of several reports in a line of links.
JUMPS = {
    Relation.CONTRADICTS: "contradict",
    Relation.DIFFERS: "differ",
    Relation.SAME: "same",
    Relation.RELATED: "related",
}
ONLY = (("", "All"), (DIFFERENCES, "Differences"), (ALONE, "In one report"))


@dataclass(frozen=True, slots=True)
class AskedClaims:
    """What of the page is asked for: ``differences`` or ``alone`` only, the id of an article, a speaker, the number
    of an earlier release (0: as it is now)."""

    only: str = ""
    report: int = 0
    speaker: str = ""
    release: int = 0

    @property
    def is_filter(self) -> bool:
        """Whether some claims are asked for, and not all."""
        return bool(self.only or self.report or self.speaker)


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter with its words and the number of groups it leaves."""

    value: str
    words: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Jump:
    """The way to the first group of one relation, with how many there are."""

    words: str
    count: int
    number: int


@dataclass(frozen=True, slots=True)
class LoneClaim:
    """A claim, or a few of one report, without a counterpart; ``qualifiers`` are those that not all of them have."""

    group: GroupView
    qualifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoneReport:
    """What stands in one report only, with what to know of the report before reading anything into it."""

    report: Report
    claims: tuple[LoneClaim, ...]
    asides: tuple[LoneClaim, ...]
    qualifiers: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.claims) + len(self.asides)

    @property
    def first(self) -> tuple[LoneClaim, ...]:
        """The claims in sight; one more is not worth a fold."""
        return self.claims if len(self.claims) <= MOST_LONE + 1 else self.claims[:MOST_LONE]

    @property
    def rest(self) -> tuple[LoneClaim, ...]:
        """The claims that are folded."""
        return self.claims[len(self.first) :]

    @property
    def word_count(self) -> int:
        """Words of the body."""
        figures = self.report.run.figures if self.report.run else {}
        return sum(figures.get(name, 0) for name in ("own_words", "quoted_words", "indirect_words"))


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """Everything of the tab Claims."""

    frame: StoryFrame
    asked: AskedClaims
    groups: tuple[GroupView, ...]
    lone: tuple[LoneReport, ...]
    kinds: tuple[Option, ...]
    reports: tuple[Option, ...]
    speakers: tuple[Option, ...]
    claim_count: int
    group_count: int
    agency: AgencyTable | None

    @property
    def story(self) -> Story:
        return self.frame.story

    @property
    def lone_count(self) -> int:
        return sum(found.count for found in self.lone)

    @property
    def jumps(self) -> list[Jump]:
        """One for each relation that occurs, in the order of the groups."""
        numbers = {
            relation: [group.number for group in self.groups if group.relation is relation] for relation in JUMPS
        }
        return [Jump(JUMPS[relation], len(found), found[0]) for relation, found in numbers.items() if found]

    @property
    def is_filtered(self) -> bool:
        return self.asked.is_filter

    @property
    def is_single(self) -> bool:
        """Whether there is one report, which can be compared with nothing."""
        return len(self.frame.compared) == 1

    @property
    def layout(self) -> str:
        """The class that lays the reports of a group out: columns, or rows where there are too many."""
        count = len(self.frame.compared)
        return f"members-{count}" if 2 <= count <= MOST_COLUMNS else "members-rows"

    @property
    def has_rows(self) -> bool:
        return self.layout == "members-rows"

    @property
    def last_decision(self) -> int:
        """The number of the last decision that the groups hold to."""
        return self.frame.shown.decisions if self.frame.shown else 0

    @property
    def may_be_decided(self) -> bool:
        """Whether decisions can be made from this page: not from the figures of an earlier release."""
        return self.frame.shown is not None and (self.frame.pin is None or self.frame.pin.is_newest)

    @property
    def address(self) -> str:
        """This very page, for a swap after the work has settled."""
        chosen = {"only": self.asked.only, "report": self.asked.report, "speaker": self.asked.speaker}
        query = urlencode({name: value for name, value in (chosen | {"release": self.asked.release}).items() if value})
        return f"{self.frame.path}?{query}" if query else self.frame.path


def claims_page(story: Story, asked: AskedClaims) -> ClaimsPage:
    """The groups of a story as asked for; a fixed number of queries."""
    path = reverse("framing:story_claims", args=[story.slug])
    frame = story_frame(story, path, asked.release, wanted=["claims", "emphasis"])
    cells = claim_cells_in(frame)
    groups = _groups(frame, cells)
    shown = [group for group in groups if _is_asked(group, asked)]
    lone = [group for group in shown if group.is_alone]
    return ClaimsPage(
        frame=frame,
        asked=asked,
        groups=tuple(group for group in shown if not group.is_alone),
        lone=_lone(frame, lone),
        kinds=_kinds(groups, asked),
        reports=_reports(frame.compared, groups, asked),
        speakers=_speakers(groups, asked),
        claim_count=sum(len(cells.all_of(report.article.pk)) for report in frame.analysed),
        group_count=len(groups),
        agency=None if asked.is_filter else _agency(frame),
    )


def claim_cells_in(frame: StoryFrame) -> Cells:
    """The claims of the story's reports, in one query."""
    runs = [report.run for report in frame.analysed if report.run]
    places = places_in(frame.compared, frame.read_path, frame.release)
    return Cells(frame, places, claims_by_revision(runs) if runs else {})


def _groups(frame: StoryFrame, cells: Cells) -> list[GroupView]:
    """The groups of the comparison that is shown; of a report that stands alone, one for each claim."""
    if frame.shown:
        return groups_of(frame.shown.claims, frame.shown.emphasis, frame.compared, cells)
    return groups_of(_single(frame.compared[0], cells), {}, frame.compared, cells) if len(frame.compared) == 1 else []


def _agency(frame: StoryFrame) -> AgencyTable | None:
    """Who acts on whom in the reports that are analysed, in one query."""
    runs = [report.run for report in frame.analysed if report.run]
    return agency_of(frame.compared, harms_by_revision(runs), release=frame.release) if runs else None


def _single(report: Report, cells: Cells) -> list[dict[str, object]]:
    """A group for each claim of a report that stands alone, as a comparison would store it."""
    empty: dict[str, object] = {"differences": [], "reasons": [], "qualifiers": [], "score": None, "status": "proposed"}
    article = report.article.pk
    return [
        empty
        | {"number": number, "relation": Relation.ONLY_IN, "check_reasons": cell.check_reasons}
        | {"members": [{"article": article, "claims": [number]}]}
        for number, cell in enumerate(cells.all_of(article), start=1)
    ]


def _is_asked(group: GroupView, asked: AskedClaims) -> bool:
    if asked.only == DIFFERENCES and not group.is_different:
        return False
    if asked.only == ALONE and not group.is_alone:
        return False
    if asked.report and not group.has_report(asked.report):
        return False
    return not asked.speaker or group.has_speaker(asked.speaker)


def _lone(frame: StoryFrame, groups: Sequence[GroupView]) -> tuple[LoneReport, ...]:
    """By report in the story's order, each in the order in which groups are shown; background and opinion apart."""
    found = []
    for report in frame.compared:
        own = [group for group in groups if group.has_report(report.article.pk)]
        shared = tuple(name for name in own[0].qualifiers if all(name in one.qualifiers for one in own)) if own else ()
        lone = [LoneClaim(one, tuple(name for name in one.qualifiers if name not in shared)) for one in own]
        claims = tuple(one for one in lone if not _is_aside(one.group.cells))
        asides = tuple(one for one in lone if _is_aside(one.group.cells))
        if lone or not groups:
            found.append(LoneReport(report, claims, asides, shared))
    return tuple(found) if groups else ()


def _is_aside(cells: Sequence[ClaimCell]) -> bool:
    return all(cell.is_aside for cell in cells)


def _kinds(groups: Sequence[GroupView], asked: AskedClaims) -> tuple[Option, ...]:
    counts = {
        "": len(groups),
        DIFFERENCES: sum(group.is_different for group in groups),
        ALONE: sum(group.is_alone for group in groups),
    }
    return tuple(Option(value, words, counts[value], asked.only == value) for value, words in ONLY)


def _reports(reports: Sequence[Report], groups: Sequence[GroupView], asked: AskedClaims) -> tuple[Option, ...]:
    """How many groups each report is in; where one-report groups are asked for, how many of those."""
    counted = [group for group in groups if group.is_alone] if asked.only == ALONE else groups
    return tuple(
        Option(
            str(report.article.pk),
            report.source.name,
            sum(group.has_report(report.article.pk) for group in counted),
            asked.report == report.article.pk,
        )
        for report in reports
    )


def _speakers(groups: Sequence[GroupView], asked: AskedClaims) -> tuple[Option, ...]:
    """Who is said to make claims, most groups first; speakers of one wording are told apart by their reports."""
    first: dict[str, ClaimCell] = {}
    counts: Counter[str] = Counter()
    for group in groups:
        for cell in group.cells:
            if cell.speaker_key:
                first.setdefault(cell.speaker_key, cell)
        counts.update({cell.speaker_key for cell in group.cells if cell.speaker_key})
    of_one_name = Counter(cell.speaker for cell in first.values())
    words = {
        key: cell.speaker if of_one_name[cell.speaker] == 1 else f"{cell.speaker}, in {cell.report.source.name}"
        for key, cell in first.items()
    }
    ranked = sorted(counts, key=lambda key: (-counts[key], words[key], key))
    return tuple(Option(key, words[key], counts[key], asked.speaker == key) for key in ranked)

"""What editors decided about the claims of a story, and the claims to choose from for another decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse

from framing.analysis.alignment.values import DecisionKind
from framing.analysis.readings import in_one_line
from framing.models import ClaimDecision
from framing.selectors.claim_cells import ClaimCell
from framing.selectors.claim_places import named, words_of
from framing.selectors.claims import claim_cells_in
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame, story_frame
from reports.models import Article, Story

#: What each kind of decision says, in the words of the log.
SAID = {
    DecisionKind.JOIN.value: "make the same claim",
    DecisionKind.SPLIT.value: "is not what the others claim",
    DecisionKind.CONFIRM.value: "make the same claim, as proposed",
}


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """The words of one claim as the decision remembers them."""

    source: str
    words: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One row of the log."""

    decision: ClaimDecision
    places: tuple[PlaceLine, ...]
    is_undone: bool

    @property
    def said(self) -> str:
        return SAID[self.decision.kind]

    @property
    def is_split(self) -> bool:
        return self.decision.kind == DecisionKind.SPLIT


@dataclass(frozen=True, slots=True)
class ReportClaims:
    """The claims of one report to choose from; ``is_own`` where a claim at hand is of this very report."""

    report: Report
    cells: tuple[ClaimCell, ...]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class DecidePage:
    """The form for one decision: ``chosen`` are the claims at hand, ``gone`` the words of those that are no more."""

    frame: StoryFrame
    kind: str
    words: str
    chosen: tuple[ClaimCell, ...]
    gone: tuple[str, ...]
    others: tuple[ReportClaims, ...]
    seen: int

    @property
    def story(self) -> Story:
        return self.frame.story

    @property
    def path(self) -> str:
        return reverse("framing:claims_decide", args=[self.story.slug])

    @property
    def chosen_names(self) -> list[str]:
        return [cell.name for cell in self.chosen]


def decide_page(
    story: Story, kind: str, names: Sequence[str], *, words: str = "", gone_from: bool = False
) -> DecidePage:
    """The claims of the story, those named first; ``words`` narrows the rest to clauses that hold them."""
    frame = story_frame(story, reverse("framing:story_claims", args=[story.slug]))
    cells = claim_cells_in(frame)
    by_name = {cell.name: cell for report in frame.analysed for cell in cells.all_of(report.article.pk)}
    chosen = tuple(by_name[name] for name in dict.fromkeys(names) if name in by_name)
    lost = [found for name in names if name not in by_name and (found := named(name))] if gone_from else []
    return DecidePage(
        frame=frame,
        kind=kind,
        words=words,
        chosen=chosen,
        gone=tuple(words_of(lost).values()) if lost else (),
        others=_others(frame, list(by_name.values()), {cell.name for cell in chosen}, words),
        seen=ClaimDecision.objects.filter(story=story).count(),
    )


def _others(frame: StoryFrame, cells: Sequence[ClaimCell], chosen: set[str], words: str) -> tuple[ReportClaims, ...]:
    """By report, those first that have none of the claims at hand: a counterpart is looked for there."""
    asked = in_one_line(words).casefold()
    own = {cell.report.article.pk for cell in cells if cell.name in chosen}
    left = [cell for cell in cells if cell.name not in chosen and asked in in_one_line(cell.text).casefold()]
    found = (
        ReportClaims(one, tuple(cell for cell in left if cell.report == one), one.article.pk in own)
        for one in frame.analysed
    )
    return tuple(sorted((one for one in found if one.cells), key=lambda one: one.is_own))


def decision_log(story: Story) -> list[DecisionLine]:
    """Every decision of the story, the newest first; in two queries."""
    undone = Exists(ClaimDecision.objects.filter(undoes=OuterRef("pk")))
    rows = ClaimDecision.objects.filter(story=story).annotate(is_undone=undone)
    decisions = list(rows.select_related("decided_by", "undoes").order_by("-number"))
    articles = {place["article"] for decision in decisions for place in decision.places}
    sources = dict(Article.objects.filter(pk__in=articles).values_list("pk", "source__name")) if articles else {}
    return [_line(decision, sources) for decision in decisions]


def decision_of(story: Story, number: int) -> ClaimDecision | None:
    """The decision of this story with that number."""
    return ClaimDecision.objects.select_related("story").filter(story=story, number=number).first()


def _line(decision: ClaimDecision, sources: dict[int, str]) -> DecisionLine:
    places = tuple(
        PlaceLine(sources.get(place["article"], "a report that is gone"), in_one_line(place["words"]))
        for place in decision.places
    )
    return DecisionLine(decision, places, bool(getattr(decision, "is_undone", False)))

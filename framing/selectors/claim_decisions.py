"""The claims of a story to choose from for a decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from framing.analysis.readings import in_one_line
from framing.selectors.claim_cells import ClaimCell
from framing.selectors.claims import claim_cells_in
from framing.selectors.decision_log import last_number_of
from framing.selectors.decision_places import named, words_of
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame, story_frame
from reports.models import Story


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
        seen=last_number_of(story),
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

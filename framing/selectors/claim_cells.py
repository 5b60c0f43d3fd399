"""Claims as they are shown: the verbatim clause with what differs in it, whose words it is, and where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from framing.analysis.segments import Segment, segmented
from framing.selectors.quotes import speaker_filter_of
from framing.selectors.report_places import ReportPlaces
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame
from reports.extraction.claims.values import Certainty, Polarity
from reports.extraction.name_table import joined_names
from reports.models import Claim, Quote
from reports.models.statements import speaker_key_of
from reports.text.spans import Span

#: Whose words a clause is; the shapes are those of the legend.
VOICES = {
    "own": "own voice",
    "quoted": "quoted",
    "indirect": "reported",
    "scare": "in scare quotes",
    "name": "in a name",
}
CERTAINTIES = {
    Certainty.HEDGED.value: "hedged",
    Certainty.PLANNED.value: "planned or promised",
    Certainty.CONDITIONAL.value: "on a condition",
}


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words of a clause that show a difference; ``number`` is its place in the list of the group, from 1."""

    start: int
    end: int
    number: int
    dimension: str


@dataclass(frozen=True, slots=True)
class ClaimCell:
    """One claim of one report."""

    claim: Claim
    report: Report
    segments: tuple[Segment[Highlight], ...]
    place: str
    href: str
    speaker: str = ""
    speaker_key: str = ""
    is_named: bool = False
    quote: Quote | None = None
    share: float | None = None
    #: Whether its sentence begins before it, and goes on behind it.
    is_led: bool = False
    is_followed: bool = False
    #: Differences that its words do not show but whoever says them does.
    said_marks: tuple[Highlight, ...] = ()

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)

    @property
    def name(self) -> str:
        """What stands for the claim in forms: its report, text and span outlive another numbering."""
        return f"{self.report.article.pk}-{self.claim.revision_id}-{self.claim.start}-{self.claim.end}"

    @property
    def anchor(self) -> str:
        return f"c{self.report.article.pk}-{self.claim.number}"

    @property
    def link_key(self) -> str:
        """The speaker's page; empty for somebody who is not named."""
        return self.speaker_key if self.is_named else ""

    @property
    def voice(self) -> str:
        return VOICES.get(self.claim.voice, self.claim.voice)

    @property
    def certainty(self) -> str:
        """In a word how far the words vouch for it; empty where they simply say it."""
        return CERTAINTIES.get(self.claim.certainty, "")

    @property
    def is_denial(self) -> bool:
        return self.claim.polarity == Polarity.NEGATIVE.value

    @property
    def is_aside(self) -> bool:
        """Whether it is told as background or says what somebody thinks of something."""
        return self.claim.is_background or self.claim.is_opinion

    @property
    def relayed_by(self) -> str:
        """Who passed the words on, as the report says."""
        return ", ".join(self.quote.relayed_by) if self.quote else ""

    @property
    def check_reasons(self) -> list[str]:
        """Why somebody may want to check it."""
        found: list[str] = self.claim.slots.get("check_reasons", [])
        return found

    @property
    def share_in_words(self) -> str:
        """“8 % of its words”; empty where no emphasis is told."""
        if self.share is None:
            return ""
        return f"{self.share:.0%} of its words".replace("%", " %") if self.share >= 0.01 else "under 1 % of its words"


class Cells:
    """Makes the cells of one story: knows its places, quotations and the names that are one."""

    def __init__(self, frame: StoryFrame, places: Mapping[int, ReportPlaces], claims: Mapping[int, Sequence[Claim]]):
        self.places = places
        self._claims = {
            pk: {claim.number: claim for claim in claims.get(found.report.article.latest_revision_id or 0, ())}
            for pk, found in places.items()
        }
        self._quotes = {(quote.revision_id, quote.number): quote for found in frame.quotes.values() for quote in found}
        self._named = {
            quote.speaker_key: quote.speaker_name
            for found in frame.quotes.values()
            for quote in found
            if quote.speaker_key
        }
        spoken = (claim.speaker_name for found in self._claims.values() for claim in found.values())
        self._joined = joined_names([*self._named.values(), *filter(None, spoken)])

    def claim(self, article: int, number: int) -> Claim | None:
        """The claim of that report with that number."""
        return self._claims.get(article, {}).get(number)

    def all_of(self, article: int) -> list[ClaimCell]:
        """Every claim of one report in text order."""
        return [self.cell(article, claim) for claim in self._claims.get(article, {}).values()]

    def cell(
        self, article: int, claim: Claim, *, marks: Iterable[Highlight] = (), share: float | None = None
    ) -> ClaimCell:
        """The claim ready to be shown, with its highlights."""
        places = self.places[article]
        speaker, key, quote = self._speaker(article, claim)
        is_led, is_followed = places.reaches_beyond(claim)
        return ClaimCell(
            claim=claim,
            report=places.report,
            segments=segmented(places.text, Span(claim.start, claim.end), marks),
            place=places.words(claim.start),
            href=places.href(claim),
            speaker=speaker,
            speaker_key=key,
            is_named=key in self._named,
            quote=quote,
            share=share,
            is_led=is_led,
            is_followed=is_followed,
        )

    def _speaker(self, article: int, claim: Claim) -> tuple[str, str, Quote | None]:
        """Who is said to say it, with the key of filters; a quotation knows more than the clause alone."""
        slots: Mapping[str, Any] = claim.slots
        quote = self._quotes.get((claim.revision_id, slots.get("quote") or 0))
        if quote and quote.speaker:
            return quote.speaker, speaker_filter_of(quote, article), quote
        name = claim.speaker_name or slots.get("attributed_by") or ""
        key = speaker_key_of(self._joined.get(name, name))
        return name, key if key in self._named else f"{article}~{key}" if key else "", quote

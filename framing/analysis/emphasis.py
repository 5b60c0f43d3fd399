"""Where each report puts a claim and how many words it gives it (docs/method.md, "Emphasis")."""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from framing.analysis.alignment.values import AnalysedReport, ClaimGroup
from framing.analysis.genre import other_form_of
from reports.extraction.claims.values import Claim, Slot
from reports.text.spans import Span
from reports.text.voice import WORD
from reports.text.zones import Zone

#: Paragraphs that a run needs at least to be called background: the last sentence of a report is not one.
LEAST_BACKGROUND_PARAGRAPHS = 2
#: Share of the body paragraphs after which background may begin.
BACKGROUND_FROM = 0.5

#: What is read as the report; captions and furniture count for nothing.
_READ = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY})
# They stand for anybody: no paragraph is about the matter of the lead because it says "it".
_PRONOUN_WORDS = "i you he she it we they who which that this these those there one"
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())


@dataclass(frozen=True, slots=True)
class Emphasis:
    """One group of claims in one report: ``first_position`` is 0 in the headline and 1 at the end of the text.

    ``claim_group`` is the place of the group among the groups, from 0. ``word_share`` is of the words of headline,
    standfirst and body; each word belongs to the shortest claim it stands in.
    """

    claim_group: int
    first_position: float
    word_share: float
    in_headline: bool
    in_lead: bool
    is_background: bool


def emphasis_of(reports: Sequence[AnalysedReport], groups: Sequence[ClaimGroup]) -> Mapping[str, tuple[Emphasis, ...]]:
    """By report, in the order of the groups; a report that is no news report by its form has none."""
    readings = {
        report.key: _Reading(report)
        for report in reports
        if not other_form_of(report.text, report.zones, report.quotes)
    }
    found: dict[str, list[Emphasis]] = {report.key: [] for report in reports}
    for number, group in enumerate(groups):
        for member in group.members:
            reading = readings.get(member.key)
            emphasis = reading.of_group(number, member.claims) if reading else None
            if emphasis:
                found[member.key].append(emphasis)
    return {key: tuple(emphases) for key, emphases in found.items()}


class _Reading:
    """One report measured out in words, so that any group of its claims can be placed in it."""

    def __init__(self, report: AnalysedReport) -> None:
        self._claims = report.claims
        self._body = [zone.span for zone in report.zones if zone.zone is Zone.BODY]
        self._starts_of_body = [span.start for span in self._body]
        read = [zone for zone in report.zones if zone.zone in _READ]
        self._words = _word_starts(report.text, (zone.span for zone in read))
        self._running = _word_starts(report.text, (zone.span for zone in read if zone.zone is not Zone.HEADLINE))
        self._own_words = self._words_by_claim()
        self._background = self._background_run()

    def of_group(self, number: int, places: Iterable[int]) -> Emphasis | None:
        """Where these claims stand; None where none of them is in what is read as the report."""
        given = [place for place in dict.fromkeys(places) if place < len(self._claims)]
        kept = [place for place in given if self._claims[place].zone in _READ]
        if not kept or not self._words:
            return None
        claims = [self._claims[place] for place in kept]
        in_headline = any(claim.zone is Zone.HEADLINE for claim in claims)
        return Emphasis(
            claim_group=number,
            first_position=0.0 if in_headline else min(self._position(claim.span.start) for claim in claims),
            word_share=sum(self._own_words[place] for place in kept) / len(self._words),
            in_headline=in_headline,
            in_lead=any(self._paragraph(claim) == 0 for claim in claims),
            is_background=all(claim.is_background or self._paragraph(claim) in self._background for claim in claims),
        )

    def _position(self, start: int) -> float:
        """The rank of the first word among those below the headline, as a share of them."""
        return min(bisect_left(self._running, start) + 1, len(self._running)) / max(len(self._running), 1)

    def _paragraph(self, claim: Claim) -> int | None:
        """The place of the claim's body paragraph, from 0; None outside the body."""
        place = bisect_right(self._starts_of_body, claim.span.start) - 1
        return place if place >= 0 and claim.span.start < self._body[place].end else None

    def _words_by_claim(self) -> list[int]:
        """By claim, the words that stand in it and in no shorter one: words of nested claims are counted once."""
        counts = [0] * len(self._claims)
        order = sorted(range(len(self._claims)), key=lambda place: self._claims[place].span)
        edges = sorted({edge for claim in self._claims for edge in (claim.span.start, claim.span.end)})
        covering: list[tuple[int, int]] = []
        following = 0
        for start, end in pairwise(edges):
            while following < len(order) and self._claims[order[following]].span.start <= start:
                place = order[following]
                heapq.heappush(covering, (len(self._claims[place].span), place))
                following += 1
            while covering and self._claims[covering[0][1]].span.end <= start:
                heapq.heappop(covering)
            if covering:
                counts[covering[0][1]] += bisect_left(self._words, end) - bisect_left(self._words, start)
        return counts

    def _background_run(self) -> frozenset[int]:
        """The longest run of paragraphs after the middle in which nobody from headline or lead acts or is acted on."""
        core = _Core(claim for claim in self._claims if claim.zone is Zone.HEADLINE or self._paragraph(claim) == 0)
        if not core.keys:
            return frozenset()
        about = {self._paragraph(claim) for claim in self._claims if core.has_part_in(claim)}
        longest = run = range(0)
        for place in range(ceil(BACKGROUND_FROM * len(self._body)), len(self._body)):
            run = range(0) if place in about else range(run.start if run else place, place + 1)
            longest = max(longest, run, key=len)
        return frozenset(longest) if len(longest) >= LEAST_BACKGROUND_PARAGRAPHS else frozenset()


class _Core:
    """Who the headline and the lead are about."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        kept = list(claims)
        actors = {slot.key.casefold() for claim in kept for slot in (claim.agent, claim.patient) if slot}
        names = {name.casefold() for claim in kept for name in claim.names}
        self.keys = (actors | names) - _PRONOUNS - {""}
        self._long_names = [name for name in sorted(names) if " " in name]

    def has_part_in(self, claim: Claim) -> bool:
        """Whether one of them acts in the claim or is acted on."""
        return any(self._is_of_core(slot) for slot in (claim.agent, claim.patient) if slot)

    def _is_of_core(self, slot: Slot) -> bool:
        key = slot.key.casefold()
        return key in self.keys or any(f" {name} " in f" {key} " for name in self._long_names)


def _word_starts(text: str, spans: Iterable[Span]) -> list[int]:
    return sorted(word.start() for span in spans for word in WORD.finditer(text, span.start, span.end))

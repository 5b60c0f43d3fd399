"""Whose act is said to answer whose: causes that are themselves told as claims (docs/method.md, "Sequence")."""

import re
from collections.abc import Iterator, Mapping, Sequence

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.alignment.words import stems_in, weight_of
from framing.analysis.sequence.belonging import MOST_CLAIMS
from framing.analysis.sequence.likeness import words_of
from framing.analysis.sequence.values import Answer
from reports.extraction.claims.values import Claim
from reports.text.fold import fold
from reports.text.spans import Span

#: Share of the weight of the words of a cause that a claim must have to be what is answered.
LEAST_SHARE = 0.5
#: Words of content that both must have.
LEAST_WORDS = 2
#: Words of grammar weigh less and tell nothing of what is answered.
LEAST_WEIGHT = 0.2
#: Claims that one word may lead to; a word that most claims have leads nowhere.
MOST_OF_ONE_WORD = 60

_ANSWERING = re.compile(
    r"(?i:in (?:response|retaliation|reaction|answer|reprisal|revenge|return|protest)\b|after\b|following\b|over\b|"
    r"(?:\w+ )?(?:hours?|minutes?|days?|weeks?) after\b)"
)
#: A claim that says so without a cause of its own: "these strikes are a response to …".
_SAYS_SO = re.compile(
    r"(?i:\b(?:(?:response|answer|reaction|reply) to|retaliat\w+ (?:for|against|to)|reprisals? for|revenge for|"
    r"respond(?:s|ed|ing)? to|in response to))\b"
)
_LONGEST = 220

Place = tuple[str, int]


def answers_in(reports: Sequence[AnalysedReport], group_of: Mapping[Place, int]) -> tuple[Answer, ...]:
    """What each report says answers what, where both are claims; in the order of the reports and of their texts."""
    book = _Book(reports, group_of)
    found: list[Answer] = []
    for report in reports:
        seen: set[tuple[int | None, int, int | None, int]] = set()
        for number, claim in enumerate(report.claims[:MOST_CLAIMS]):
            cause = _cause_of(claim, report.text)
            target = book.target(report, number, cause) if cause else None
            if cause is None or target is None:
                continue
            group, to_group = group_of.get((report.key, number)), group_of.get(target)
            pair = (group, -1 if group is not None else number, to_group, -1 if to_group is not None else target[1])
            if pair in seen or (group is not None and group == to_group):
                continue
            seen.add(pair)
            found.append(Answer(report.key, number, group, *target, to_group, cause, cause.of(report.text)))
    return tuple(found)


def _cause_of(claim: Claim, text: str) -> Span | None:
    if claim.cause:
        return claim.cause.span if _ANSWERING.match(claim.cause.span.of(text)) else None
    found = _SAYS_SO.search(fold(claim.span.of(text)[: _LONGEST * 2]))
    if not found:
        return None
    start = claim.span.start + found.start()
    return Span(start, min(claim.span.end, start + _LONGEST))


class _Book:
    """The claims of all reports by the words in them."""

    def __init__(self, reports: Sequence[AnalysedReport], group_of: Mapping[Place, int]) -> None:
        self.group_of = group_of
        self.reports = {report.key: report for report in reports}
        self.stems: dict[Place, frozenset[str]] = {}
        self.by_stem: dict[str, list[Place]] = {}
        for report in reports:
            for number in range(min(len(report.claims), MOST_CLAIMS)):
                stems = words_of(report, number)
                self.stems[report.key, number] = stems
                for stem in sorted(stems):
                    self.by_stem.setdefault(stem, []).append((report.key, number))

    def target(self, report: AnalysedReport, number: int, cause: Span) -> Place | None:
        """The claim that the words of a cause tell of."""
        inside = [
            other
            for other in self._near(report, number)
            if cause.start <= report.claims[other].span.start <= cause.end + 1
        ]
        if inside:
            return report.key, min(inside, key=lambda other: (report.claims[other].span.start, other))
        wanted = {stem for stem in stems_in(report.text, cause) if weight_of(stem) > LEAST_WEIGHT}
        whole = sum(map(weight_of, wanted))
        if len(wanted) < LEAST_WORDS or not whole:
            return None
        best: tuple[bool, float, int, Place] | None = None
        for place in self._sharing(wanted):
            if self._is_itself(report, number, place, cause):
                continue
            shared = wanted & self.stems[place]
            share = sum(map(weight_of, shared)) / whole
            if len(shared) >= LEAST_WORDS and share >= LEAST_SHARE:
                rank = (place[0] == report.key, share, -len(self.stems[place]), place)
                best = max(best, rank) if best else rank
        return best[3] if best else None

    def _near(self, report: AnalysedReport, number: int) -> Iterator[int]:
        """The other claims of the same sentence."""
        sentence = report.claims[number].sentence
        for step in (1, -1):
            other = number + step
            while 0 <= other < len(report.claims) and report.claims[other].sentence == sentence:
                yield other
                other += step

    def _sharing(self, wanted: set[str]) -> list[Place]:
        found: set[Place] = set()
        for stem in wanted:
            places = self.by_stem.get(stem, ())
            if len(places) <= MOST_OF_ONE_WORD:
                found.update(places)
        return sorted(found)

    def _is_itself(self, report: AnalysedReport, number: int, place: Place, cause: Span) -> bool:
        """Whether the place is the claim that has the cause, one around it, or one of its group."""
        group = self.group_of.get((report.key, number))
        if group is not None and self.group_of.get(place) == group:
            return True
        return place[0] == report.key and report.claims[place[1]].span.overlaps(cause)

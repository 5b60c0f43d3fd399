"""Editors' decisions found again in the texts: the claims that belong together, and those that do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from framing.analysis.alignment.grouping import Wishes
from framing.analysis.alignment.linking import Ids, ids_of
from framing.analysis.alignment.readings import Reading
from framing.analysis.alignment.values import AnalysedReport, Decision, DecisionKind, Place, Status
from framing.analysis.alignment.words import is_content, stems_in
from reports.text.spans import Span

#: Share of the words of both that a claim has to have in common with the words a decision remembers; a starting value.
WORDS_SHARE = 0.6
#: Share of a claim or of the remembered span that both have to cover; a starting value.
SPAN_SHARE = 0.5
_SHOWN_WORDS = 8

_STATUS = {
    DecisionKind.JOIN: Status.JOINED,
    DecisionKind.SPLIT: Status.SPLIT,
    DecisionKind.CONFIRM: Status.CONFIRMED,
}


@dataclass(slots=True)
class Ruling:
    """What the decisions in force come to; ``status`` is by claim, that of the latest decision about it."""

    together: list[tuple[Reading, Reading]] = field(default_factory=list)
    apart: set[Ids] = field(default_factory=set)
    status: dict[tuple[str, int], Status] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def wishes(self) -> Wishes:
        """For grouping."""
        return Wishes(tuple(self.together), frozenset(self.apart))


def ruling_of(
    decisions: Sequence[Decision], reports: Sequence[AnalysedReport], readings: Sequence[Sequence[Reading]]
) -> Ruling:
    """The decisions whose places are still there; where two disagree the later one holds."""
    finder = _Finder(reports, readings)
    bonds = _Bonds()
    ruling = Ruling()
    for decision in sorted(decisions, key=lambda one: -one.number):
        places = [finder.claim_at(place) for place in decision.places]
        lost = [place for place, found in zip(decision.places, places, strict=True) if found is None]
        if lost or len(places) < 2:
            ruling.problems.append(_lost(decision, lost))
            continue
        found = [reading for reading in places if reading is not None]
        if not bonds.take(decision.kind, found):
            ruling.problems.append(f"decision {decision.number} ({decision.kind}) gives way to a later one")
            continue
        pairs = [(found[0], other) for other in found[1:] if other is not found[0]]
        if decision.kind is DecisionKind.SPLIT:
            ruling.apart.update(ids_of(*pair) for pair in pairs)
        else:
            ruling.together += pairs
        for reading in found:
            ruling.status.setdefault(reading.id, _STATUS[decision.kind])
    ruling.problems.reverse()
    return ruling


def _lost(decision: Decision, lost: Iterable[Place]) -> str:
    words = next((place.words for place in lost), "")
    shown = " ".join(words.split()[:_SHOWN_WORDS])
    told = f"“{shown}” is no longer found" if shown else "it names fewer than two claims"
    return f"decision {decision.number} ({decision.kind}) is not applied: {told}"


class _Bonds:
    """Which claims hold together so far, later decisions first; an earlier one may not undo what they say."""

    def __init__(self) -> None:
        self._part: dict[tuple[str, int], set[tuple[str, int]]] = {}
        self._apart: list[Ids] = []

    def take(self, kind: DecisionKind, found: Sequence[Reading]) -> bool:
        """Take a decision in; False when a later one stands against it."""
        ids = [reading.id for reading in found]
        if kind is DecisionKind.SPLIT:
            if any(other in self._with(ids[0]) for other in ids[1:]):
                return False
            self._apart += [(ids[0], other) for other in ids[1:]]
            return True
        whole = set().union(*(self._with(one) for one in ids))
        if any(one in whole and other in whole for one, other in self._apart):
            return False
        self._part.update(dict.fromkeys(whole, whole))
        return True

    def _with(self, one: tuple[str, int]) -> set[tuple[str, int]]:
        return self._part.get(one, {one})


class _Finder:
    """Finds the claims that decisions remember, by their span, else by their words."""

    def __init__(self, reports: Sequence[AnalysedReport], readings: Sequence[Sequence[Reading]]) -> None:
        self._texts = {report.key: report.text for report in reports}
        self._readings = {report.key: claims for report, claims in zip(reports, readings, strict=True)}

    def claim_at(self, place: Place) -> Reading | None:
        """The claim at a place; None when neither span nor words lead to one."""
        claims = self._readings.get(place.key, ())
        text = self._texts.get(place.key, "")
        if claims and _squeezed(text[place.span.start : place.span.end]) == _squeezed(place.words):
            best = max(claims, key=lambda reading: (_cover(reading.claim.span, place.span), -reading.place))
            if _cover(best.claim.span, place.span) >= SPAN_SHARE:
                return best
        return self._by_words(place, claims, text)

    def _by_words(self, place: Place, claims: Sequence[Reading], text: str) -> Reading | None:
        """The claim with the most of the words; of equal ones the nearest to the old place."""
        wanted = _content(place.words, Span(0, len(place.words))) if place.words else frozenset()
        if not wanted:
            return None
        best: tuple[float, int, Reading] | None = None
        for reading in claims:
            own = _content(text, reading.claim.span)
            share = 2 * len(own & wanted) / (len(own) + len(wanted))
            rank = (share, -abs(reading.claim.span.start - place.span.start), reading)
            if share >= WORDS_SHARE and (best is None or rank[:2] > best[:2]):
                best = rank
        return best[2] if best else None


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def _content(text: str, span: Span) -> frozenset[str]:
    stems = stems_in(text, span)
    return frozenset(filter(is_content, stems)) or frozenset(stems)


def _cover(first: Span, second: Span) -> float:
    """What two spans share, of what they cover together."""
    shared = min(first.end, second.end) - max(first.start, second.start)
    return max(0, shared) / (max(first.end, second.end) - min(first.start, second.start))

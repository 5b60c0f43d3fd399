"""Editors' decisions found again in the texts: the mentions that are one, those that are not, and names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.alignment.words import is_content, stems_in
from framing.analysis.referents.values import Passage, Place, ReferentDecision, ReferentDecisionKind, Standing
from reports.extraction.mentions.values import Mention
from reports.text.fold import fold
from reports.text.spans import Span

#: Share of the words of both that a mention has to have in common with the words a decision remembers; a starting
#: value.
WORDS_SHARE = 0.6
#: Share of a mention or of the remembered span that both have to cover; a starting value.
SPAN_SHARE = 0.5
_SHOWN_WORDS = 8

_STANDING = {
    ReferentDecisionKind.MERGE: Standing.MERGED,
    ReferentDecisionKind.CONFIRM: Standing.CONFIRMED,
    ReferentDecisionKind.SPLIT: Standing.SPLIT,
}


@dataclass(slots=True)
class Ruling:
    """What the decisions in force come to, later ones first.

    ``together`` and ``apart`` are pairs of mentions, ``loose`` those that leave the others of their report behind.
    ``standing`` and ``names`` are those of the latest decision about each mention.
    """

    together: list[tuple[Place, Place]] = field(default_factory=list)
    apart: list[tuple[Place, Place]] = field(default_factory=list)
    loose: set[Place] = field(default_factory=set)
    standing: dict[Place, Standing] = field(default_factory=dict)
    names: dict[Place, tuple[int, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def ruling_of(decisions: Sequence[ReferentDecision], reports: Sequence[AnalysedReport]) -> Ruling:
    """The decisions whose passages are still there; where two disagree the later one holds."""
    finder = _Finder(reports)
    bonds = _Bonds()
    ruling = Ruling()
    by_number = {decision.number: decision for decision in decisions}
    for number in sorted(by_number, reverse=True):
        decision = by_number[number]
        found = [finder.place_of(passage) for passage in decision.passages]
        lost = [passage for passage, place in zip(decision.passages, found, strict=True) if place is None]
        places = list(dict.fromkeys(place for place in found if place is not None))
        if not _is_enough(decision, found, places):
            ruling.problems.append(_lost(decision, lost))
        elif not bonds.take(decision.kind, places):
            ruling.problems.append(f"decision {number} ({decision.kind}) gives way to a later one")
        else:
            _apply(ruling, decision, places, is_half=_is_half_of_split(decision, by_number.get(number + 1)))
            if lost:
                ruling.problems.append(_lost(decision, lost))
    ruling.problems.reverse()
    return ruling


def _is_enough(decision: ReferentDecision, found: Sequence[Place | None], places: Sequence[Place]) -> bool:
    """Whether what is still there says anything: a name needs one mention, a split its first and another."""
    if decision.kind is ReferentDecisionKind.RENAME:
        return bool(places)
    if decision.kind is ReferentDecisionKind.SPLIT and (not found or found[0] is None):
        return False
    return len(places) > 1


def _is_half_of_split(decision: ReferentDecision, following: ReferentDecision | None) -> bool:
    """Whether a merge only says what goes away together in the split that was made with it."""
    return (
        decision.kind is ReferentDecisionKind.MERGE
        and following is not None
        and following.kind is ReferentDecisionKind.SPLIT
        and bool(following.passages)
        and following.passages[0] in decision.passages
    )


def _apply(ruling: Ruling, decision: ReferentDecision, places: Sequence[Place], *, is_half: bool) -> None:
    pairs = [(places[0], other) for other in places[1:]]
    kind = decision.kind
    if kind is ReferentDecisionKind.SPLIT:
        ruling.apart += pairs
        ruling.loose.add(places[0])
    else:
        ruling.together += pairs
    if is_half:
        ruling.loose.update(places)
        kind = ReferentDecisionKind.SPLIT
    for place in places:
        if kind is ReferentDecisionKind.RENAME:
            ruling.names.setdefault(place, (decision.number, decision.name))
        else:
            ruling.standing.setdefault(place, _STANDING[kind])


def _lost(decision: ReferentDecision, lost: Iterable[Passage]) -> str:
    words = next((passage.words for passage in lost), "")
    shown = " ".join(words.split()[:_SHOWN_WORDS])
    told = f"“{shown}” is no longer found" if shown else "it names fewer than two mentions"
    return f"decision {decision.number} ({decision.kind}) is not wholly applied: {told}"


class _Bonds:
    """Which mentions hold together so far, later decisions first; an earlier one may not undo what they say."""

    def __init__(self) -> None:
        self._part: dict[Place, set[Place]] = {}
        self._apart: list[tuple[Place, Place]] = []

    def take(self, kind: ReferentDecisionKind, places: Sequence[Place]) -> bool:
        """Take a decision in; False when a later one stands against it."""
        if kind is ReferentDecisionKind.SPLIT:
            if any(other in self._with(places[0]) for other in places[1:]):
                return False
            self._apart += [(places[0], other) for other in places[1:]]
            return True
        whole = set().union(*(self._with(place) for place in places))
        if any(one in whole and other in whole for one, other in self._apart):
            return False
        self._part.update(dict.fromkeys(whole, whole))
        return True

    def _with(self, place: Place) -> set[Place]:
        return self._part.get(place, {place})


class _Finder:
    """Finds the mentions that decisions remember, by their span, else by their words."""

    def __init__(self, reports: Sequence[AnalysedReport]) -> None:
        self._reports = {report.key: report for report in reports}

    def place_of(self, passage: Passage) -> Place | None:
        """The mention of a passage; None when neither span nor words lead to one."""
        report = self._reports.get(passage.key)
        if report is None or not report.mentions:
            return None
        text = report.text[passage.span.start : passage.span.end]
        if _squeezed(text) == _squeezed(passage.words):
            best = max(
                range(len(report.mentions)),
                key=lambda place: (_cover(report.mentions[place].span, passage.span), -place),
            )
            if _cover(report.mentions[best].span, passage.span) >= SPAN_SHARE:
                return Place(passage.key, best)
        return self._by_words(passage, report.mentions)

    def _by_words(self, passage: Passage, mentions: Sequence[Mention]) -> Place | None:
        """The mention with the same words, else with the most of them; of equal ones the nearest to the old place."""
        wanted, printed = _content(passage.words), _squeezed(passage.words)
        best: tuple[float, int] | None = None
        found: int | None = None
        for place, mention in enumerate(mentions):
            own = _content(mention.text)
            same = _squeezed(mention.text) == printed
            share = 2.0 if same else 2 * len(own & wanted) / max(1, len(own) + len(wanted))
            rank = (share, -abs(mention.span.start - passage.span.start))
            if share >= WORDS_SHARE and (best is None or rank > best):
                best, found = rank, place
        return Place(passage.key, found) if found is not None else None


def _squeezed(words: str) -> str:
    return " ".join(fold(words).lower().split())


def _content(words: str) -> frozenset[str]:
    stems = stems_in(words, Span(0, len(words))) if words else ()
    return frozenset(filter(is_content, stems)) or frozenset(stems)


def _cover(first: Span, second: Span) -> float:
    """What two spans share, of what they cover together."""
    shared = min(first.end, second.end) - max(first.start, second.start)
    return max(0, shared) / (max(first.end, second.end) - min(first.start, second.start))

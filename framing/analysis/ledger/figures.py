"""The figures of one report ready for being compared: repeated ones once, with the words around them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from framing.analysis.alignment.values import AnalysedReport, ClaimGroup
from framing.analysis.alignment.words import GRAMMAR, stems_in, weight_of
from framing.analysis.ledger.populations import ALIKE, HAPPENED_ALIKE
from reports.extraction.quantities.units import in_base
from reports.extraction.quantities.values import Comparator, Quantity
from reports.text.spans import Span
from reports.text.zones import Zone

# From the method: how many figures of one report are compared; the rest stand alone.
MOST_FIGURES = 200
# From the method: how many characters on either side of a figure are the words around it.
WINDOW = 80
# From the method: from this number on, one that a report repeats is one figure, whatever stands around it.
DISTINCTIVE = 20
_HAIR = 1e-9
# From the method: how far a measure of another system reaches to either side, since both are rounded.
CONVERTED = 0.02
# From the method: a headline rounds by this factor at most.
ROUNDED = 1.3
#: Kinds of units whose members are counted one by one, whatever class they were put into.
COUNTABLE = frozenset(["person", "site", "vehicle", "weapon", "event", "other"])
_CUMULATIVE = re.compile(
    r"\b(?:since|so far|this year|last year|over the (?:past|last)|in the (?:past|last)|to date|altogether|in all|"
    r"each year|a year|annually|war|decades?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Around:
    """Words of content by their stems, and what they weigh together."""

    words: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One figure of a report, with every place where the report repeats it."""

    report: int
    key: str
    quantity: Quantity
    low: float | None
    high: float | None
    #: The same ends, an open side as far as one likes, a converted one widened.
    floor: float
    ceiling: float
    unit: str
    kind: str
    keys: frozenset[str]
    near: "Around"
    sentence: "Around"
    groups: frozenset[int]
    #: What happened to them, one word for what reports call by several.
    happened: str | None
    is_title: bool
    is_cumulative: bool
    places: list[int] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the report gives it, the exact one where it gives it more than once."""
        return self.quantity.span.start


def figures_of(reports: Sequence[AnalysedReport], groups: Sequence[ClaimGroup]) -> list[list[Figure]]:
    """The figures of each report in text order, what it repeats once."""
    grouped = _groups_of_quantities(reports, groups)
    return [_without_repeats(_of_report(number, report, grouped)) for number, report in enumerate(reports)]


def _groups_of_quantities(
    reports: Sequence[AnalysedReport], groups: Sequence[ClaimGroup]
) -> dict[tuple[str, int], set[int]]:
    """For each figure the groups of claims that it is told in."""
    claims = {report.key: report.claims for report in reports}
    found: dict[tuple[str, int], set[int]] = {}
    for number, group in enumerate(groups):
        if len(group.members) < 2:
            continue
        for member in group.members:
            for place in member.claims:
                if place < len(claims.get(member.key, ())):
                    for quantity in claims[member.key][place].quantities:
                        found.setdefault((member.key, quantity), set()).add(number)
    return found


def _of_report(number: int, report: AnalysedReport, grouped: dict[tuple[str, int], set[int]]) -> Iterable[Figure]:
    # A sentence is read once, however many figures it gives.
    read: dict[Span, tuple[Around, bool]] = {}
    for place, quantity in enumerate(report.quantities[:MOST_FIGURES]):
        sentence = quantity.span
        if quantity.sentence < len(report.sentences):
            sentence = report.sentences[quantity.sentence].span
        if sentence not in read:
            read[sentence] = _words(report.text, sentence), bool(_CUMULATIVE.search(sentence.of(report.text)))
        around, is_cumulative = read[sentence]
        low, unit = _base(quantity.low, quantity.unit)
        width = _HAIR if unit == quantity.unit else CONVERTED
        high, _ = _base(quantity.high, quantity.unit)
        yield Figure(
            report=number,
            key=report.key,
            quantity=quantity,
            low=low,
            high=high,
            floor=float("-inf") if low is None else low * (1 - width),
            ceiling=float("inf") if high is None else high * (1 + width),
            unit=unit,
            kind=unit.partition(":")[0],
            keys=frozenset(ALIKE.get(key, key) for key in quantity.population_keys),
            near=_words(report.text, _window(quantity.span, sentence)),
            sentence=around,
            groups=frozenset(grouped.get((report.key, place), ())),
            happened=HAPPENED_ALIKE.get(quantity.counted or "", quantity.counted),
            is_title=quantity.zone in (Zone.HEADLINE, Zone.STANDFIRST),
            is_cumulative=is_cumulative,
            places=[place],
        )


def _base(value: float | None, unit: str) -> tuple[float | None, str]:
    if value is None:
        return None, in_base(0.0, unit)[1]
    return in_base(value, unit)


def _window(span: Span, sentence: Span) -> Span:
    return Span(
        min(max(span.start - WINDOW, sentence.start), span.start), max(min(span.end + WINDOW, sentence.end), span.end)
    )


def _words(text: str, span: Span) -> Around:
    """The words of content; numbers are compared as numbers."""
    return _around(frozenset(stem for stem in stems_in(text, span) if stem not in GRAMMAR and not stem[0].isdigit()))


def _around(words: frozenset[str]) -> Around:
    return Around(words, sum(map(weight_of, words)))


def _without_repeats(figures: Iterable[Figure]) -> list[Figure]:
    kept: list[Figure] = []
    for figure in figures:
        place = next((place for place, other in enumerate(kept) if _repeats(other, figure)), None)
        if place is None:
            kept.append(figure)
        else:
            kept[place] = _joined(kept[place], figure)
    return kept


def _joined(first: Figure, again: Figure) -> Figure:
    """The two as one, with everything that is told of either; the text is more exact than its headline."""
    exact = again if first.is_title and not again.is_title else first
    return replace(
        exact,
        keys=first.keys | again.keys,
        near=_around(first.near.words | again.near.words),
        sentence=_around(first.sentence.words | again.sentence.words),
        groups=first.groups | again.groups,
        places=first.places + again.places,
    )


def _repeats(first: Figure, second: Figure) -> bool:
    """Whether a report gives one figure twice: the same number of the same things, with nothing against it."""
    if first.unit != second.unit or counted_conflict(first, second):
        return False
    if first.keys and second.keys and not first.keys & second.keys:
        return False
    one, other = first.quantity, second.quantity
    if (first.low, first.high) != (second.low, second.high):
        return (
            first.is_title
            and one.counted == other.counted is not None
            and meet(first, second)
            and _close(first, second)
        )
    if one.sentence == other.sentence and one.zone is other.zone:
        return False
    if first.kind in {"time", "percent"} and one.counted != other.counted:
        return False
    tells = bool(first.keys & second.keys) or one.counted == other.counted
    return tells or first.is_title or (first.low or 0) >= DISTINCTIVE


def _close(first: Figure, second: Figure) -> bool:
    ends = [end for end in (first.low, first.high, second.low, second.high) if end is not None]
    return max(ends) <= ROUNDED * min(ends)


_CONFLICTING_WORDS = """
    kill wound arrest displace miss evacuate rescue hospitalize abduct execute release survive destroy damage station
"""
_CONFLICTING = frozenset([*_CONFLICTING_WORDS.split(), "kill and wound"])


def counted_conflict(first: Figure, second: Figure) -> bool:
    """Whether two different things happened to those who are counted: killed and wounded are not the same people."""
    one, other = first.quantity.counted, second.quantity.counted
    if one == other or one is None or other is None:
        return False
    return one in _CONFLICTING and other in _CONFLICTING


def meet(first: Figure, second: Figure) -> bool:
    """Whether some number fits both."""
    return first.floor <= second.ceiling and second.floor <= first.ceiling


def is_vague(figure: Figure) -> bool:
    """Whether the words give no number."""
    return figure.quantity.comparator is Comparator.VAGUE


def likeness(first: Around, second: Around) -> float:
    """Which share of the weight of the smaller set of words both have, from 0 to 1."""
    shared = first.words & second.words
    if not shared:
        return 0.0
    return sum(map(weight_of, shared)) / max(min(first.weight, second.weight), 1.0)

"""Which figures of two reports are for one thing (docs/method.md, "Ledger")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.analysis.ledger.figures import COUNTABLE, Figure, counted_conflict, is_vague, likeness, meet

# Starting values, tried on our own gold: what speaks for one thing, and from which sum on it is one.
GROUP_WEIGHT = 0.35
COUNTED_WEIGHT = 0.25
KEYS_WEIGHT = 0.35
NEAR_WEIGHT = 0.5
SENTENCE_WEIGHT = 0.35
UNIT_WEIGHT = 0.1
OTHER_KEYS_WEIGHT = 0.15
OTHER_PART_WEIGHT = 0.15
# How much equal numbers say: for each digit, for being large or broken, and for being very large; and at most.
DIGIT_SAYS = 0.1
LARGE_SAYS = 0.2
HUGE = 100_000.0
# From here on a number is large.
LARGE_FROM = 20
MOST_SAID = 0.6
# How much it says that intervals meet whose ends lie within a factor: writers round by little.
CLOSE, CLOSE_SAYS = 1.12, 0.3
NEARLY, NEARLY_SAYS = 1.3, 0.2
WIDE, WIDE_SAYS = 2.0, -0.3
AGREE_FROM = 0.4
DIFFER_FROM = 0.65
# From the method: figures of one thing lie within this factor; further apart they count different things.
FARTHEST_APART = 3.0
# From the method: "several" is no word for forty, nor "dozens" for a thousand.
FARTHEST_FROM_VAGUE = 10.0
# Starting value: how much numbers must say where they count populations that have no word in common.
OTHERS_FROM = 0.3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of two reports that may be for one thing."""

    score: float
    first: Figure
    second: Figure
    agrees: bool


def pairs_of(figures: Sequence[Sequence[Figure]]) -> list[Pair]:
    """The pairs that are for one thing, the surest first."""
    found = [
        pair
        for number, ones in enumerate(figures)
        for others in figures[number + 1 :]
        for pair in _between(ones, others)
    ]
    return sorted(
        found, key=lambda pair: (-pair.score, pair.first.key, pair.first.start, pair.second.key, pair.second.start)
    )


def _order(pair: Pair) -> tuple[float, str, int, str, int]:
    return -pair.score, pair.first.key, pair.first.start, pair.second.key, pair.second.start


def _between(ones: Sequence[Figure], others: Sequence[Figure]) -> Iterator[Pair]:
    by_unit: dict[str, list[Figure]] = {}
    for other in others:
        by_unit.setdefault(_bin(other), []).append(other)
    for one in ones:
        for other in by_unit.get(_bin(one), ()):
            pair = _pair(one, other)
            if pair is not None:
                yield pair


def _bin(figure: Figure) -> str:
    """Units of one bin can be compared: all that is counted one by one, or measures of one kind."""
    return "count" if figure.kind in COUNTABLE else figure.unit


def _pair(one: Figure, other: Figure) -> Pair | None:
    agrees = meet(one, other)
    if not _may_be_one(one, other, agrees=agrees):
        return None
    score = _context(one, other) + (_information(one, other) if agrees else _nearness(one, other))
    if score < (AGREE_FROM if agrees else DIFFER_FROM):
        return None
    return Pair(score, one, other, agrees)


def _may_be_one(one: Figure, other: Figure, *, agrees: bool) -> bool:
    """Whether nothing rules out that both are for one thing; asked before anything is weighed."""
    if not _same_unit(one, other) or counted_conflict(one, other):
        return False
    has_group = bool(one.groups & other.groups)
    others = bool(one.keys and other.keys and not one.keys & other.keys)
    if not agrees:
        # What differs must be of one population, and not an event's figure beside that of a whole war.
        if is_vague(one) or is_vague(other) or _apart(one, other) > FARTHEST_APART or (others and not has_group):
            return False
        return one.is_cumulative == other.is_cumulative
    if is_vague(one) or is_vague(other):
        same = one.happened == other.happened is not None
        return (has_group or same) and _apart(one, other) <= FARTHEST_FROM_VAGUE
    return has_group or not others or _information(one, other) >= OTHERS_FROM


def _same_unit(one: Figure, other: Figure) -> bool:
    if one.unit == other.unit:
        return True
    # A class is a judgement, and a call may be an event or a thing; people are people.
    return "person" not in (one.kind, other.kind) and one.kind in COUNTABLE and bool(one.keys & other.keys)


def _apart(one: Figure, other: Figure) -> float:
    """By which factor the larger of two figures exceeds the smaller."""
    first, second = (one.low or one.high or 0.0), (other.low or other.high or 0.0)
    return max(first, second) / max(min(first, second), 1e-9)


def _context(one: Figure, other: Figure) -> float:
    """What speaks for one thing beside the numbers."""
    score = NEAR_WEIGHT * likeness(one.near, other.near) + SENTENCE_WEIGHT * likeness(one.sentence, other.sentence)
    if one.groups & other.groups:
        score += GROUP_WEIGHT
    if one.happened is not None and one.happened == other.happened:
        score += COUNTED_WEIGHT
    if one.keys and other.keys:
        shared = len(one.keys & other.keys) / min(len(one.keys), len(other.keys))
        # What a sum is for, reports say in too many ways for that to speak against it.
        apart = 0.0 if one.kind == "money" else -OTHER_KEYS_WEIGHT
        score += KEYS_WEIGHT * shared if shared else apart
    if (one.quantity.part_of is None) != (other.quantity.part_of is None):
        score -= OTHER_PART_WEIGHT
    if one.unit == other.unit and one.unit.startswith("other:"):
        score += UNIT_WEIGHT
    return score


def _information(one: Figure, other: Figure) -> float:
    """How much it says that the numbers fit: a rare one says more than a small one, an exact one than a rough one."""
    if is_vague(one) or is_vague(other):
        return 0.0
    if (one.low, one.high) == (other.low, other.high):
        return _rarity(one)
    return _closeness(one, other)


def _nearness(one: Figure, other: Figure) -> float:
    """What it says that numbers which do not meet lie close: later counts and other sources differ by little."""
    gap = max(one.floor, other.floor) / max(min(one.ceiling, other.ceiling), 1e-9)
    said = CLOSE_SAYS if gap <= CLOSE else NEARLY_SAYS if gap <= NEARLY else 0.0
    return said if max(one.floor, other.floor) >= LARGE_FROM else said / 2


def _closeness(one: Figure, other: Figure) -> float:
    """What it says that the ends of intervals which meet lie close together."""
    ends = [end for figure in (one, other) for end in (figure.low, figure.high) if end is not None]
    spread = max(ends) / max(min(ends), 1e-9)
    if spread <= NEARLY:
        said = CLOSE_SAYS if spread <= CLOSE else NEARLY_SAYS
    else:
        said = 0.0 if spread <= WIDE else WIDE_SAYS
    return said if max(ends) >= LARGE_FROM or max(ends) % 1 else said / 2


def _rarity(figure: Figure) -> float:
    """How seldom two reports give one number for two things: the more digits, and the larger, the seldomer."""
    value = figure.low if figure.low is not None else figure.high or 0.0
    digits = len(f"{value:.6g}".partition("e")[0].replace(".", "").strip("0"))
    if figure.kind == "time":
        return DIGIT_SAYS
    large = LARGE_SAYS if value >= LARGE_FROM or value % 1 else 0.0
    return min(DIGIT_SAYS * digits + large + (LARGE_SAYS if value >= HUGE else 0.0), MOST_SAID)

"""How alike two claims of different reports are, in named features and two small models that a reader can follow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from framing.analysis.alignment.meanings import Meanings
from framing.analysis.alignment.readings import Reading, Wording
from framing.analysis.alignment.weights import LINK, LINK_BY_WORDS, SAME, SAME_BY_WORDS, Weights
from framing.analysis.alignment.words import longest_in_common, weight_of_all
from reports.extraction.quantities.values import Comparator, Quantity

#: From so many shared names on, more of them say nothing new.
MANY_NAMES = 3
#: From so much weight on, words that only one has say nothing new.
MUCH_ALONE = 10.0
#: A figure of at least so much, or with a decimal, is told by chance in two claims only rarely.
TELLING_FIGURE = 10
#: Two such figures of one unit are close from this share on, and what that is worth beside the very same one.
CLOSE_SHARE = 0.85
CLOSE_WORTH = 0.5
#: Figures this near are one figure rounded, but whole numbers below a bound are counted one by one.
ROUNDING = 0.025
SMALL_COUNT = 1_000


@dataclass(frozen=True, slots=True)
class SentenceLikeness:
    """How far two sentences agree as wholes; a clause may be the same where its sentence says more.

    ``shared`` is the weight of the words in both, of all words; ``order`` the share of words in the same order of the
    longer one, ``runs`` that of runs of three words of the shorter one; ``alone`` what the one that differs less has
    for itself; ``letters`` are shares of all four characters in a row, and of those of the shorter one; ``meaning`` is
    the nearness of the two, None without a sentence model.
    """

    shared: float
    order: float
    runs: float
    alone: float
    numbers_missing: bool
    figures_clash: bool
    denial_differs: bool
    letters: float
    letters_short: float
    meaning: float | None

    def features(self) -> dict[str, float]:
        """By name, as the model weighs them."""
        return {
            "shared": self.shared,
            "order": self.order,
            "runs": self.runs,
            "alone": self.alone,
            "numbers_missing": float(self.numbers_missing),
            "figures_clash": float(self.figures_clash),
            "denial_differs": float(self.denial_differs),
            "letters": self.letters,
            "letters_short": self.letters_short,
            "meaning": self.meaning or 0.0,
        }

    @property
    def same(self) -> float:
        """How sure it is that the sentences say the same, from 0 to 1."""
        return probability(self.features(), SAME_BY_WORDS if self.meaning is None else SAME)


@dataclass(frozen=True, slots=True)
class Likeness:
    """The features of one pair of claims.

    ``event``, ``agent``, ``patient`` and ``figures`` are 1 where both tell the same, -1 where they differ, else 0.
    ``meaning`` and ``sentence_meaning`` are the nearness of claims and sentences, apart from what the story has in
    common, None without a sentence model; ``sentence_apart`` and ``words_apart`` are that of sentences and words, apart
    from what the two claims find elsewhere; ``distance`` is how far apart they stand in their reports.
    """

    words_short: float
    words_long: float
    names: float
    event: int
    predicate: bool
    agent: int
    patient: int
    swapped: bool
    figures: int
    telling_figure: float
    polarity_differs: bool
    titles: int
    distance: float
    meaning: float | None
    sentence_meaning: float | None
    sentence_apart: float | None
    words_apart: float | None

    def features(self) -> dict[str, float]:
        """By name, as the model weighs them."""
        return {
            "words_short": self.words_short,
            "words_long": self.words_long,
            "names": self.names,
            "event_same": float(self.event > 0),
            "event_other": float(self.event < 0),
            "roles_same": float((self.agent > 0) + (self.patient > 0)),
            "figures_same": float(self.figures > 0),
            "figures_other": float(self.figures < 0),
            "telling_figure": self.telling_figure,
            "one_title": float(self.titles == 1),
            "two_titles": float(self.titles == 2 and self.event > 0),
            "distance": self.distance,
            "meaning": self.meaning or 0.0,
            "sentence_meaning": self.sentence_meaning or 0.0,
            "sentence_apart": self.sentence_apart or 0.0,
            "words_apart": self.words_apart or 0.0,
        }

    @property
    def link(self) -> float:
        """How sure it is that both speak of the same thing, from 0 to 1."""
        return probability(self.features(), LINK_BY_WORDS if self.meaning is None else LINK)


def probability(features: dict[str, float], weights: Weights) -> float:
    """What a logistic regression says to features."""
    total = weights.intercept + sum(weight * features[name] for name, weight in weights.of.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


class Scorer:
    """Scores pairs of claims; what is told of two sentences is worked out once."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings
        self._sentences: dict[tuple[tuple[str, int], tuple[str, int]], SentenceLikeness] = {}

    def likeness(self, first: Reading, second: Reading) -> Likeness:
        """The features of two claims of different reports; the same for both orders."""
        shared = weight_of_all(first.words & second.words)
        lighter, heavier = sorted((first.weight, second.weight))
        near = self._nearness(first, second)
        return Likeness(
            words_short=shared / lighter if lighter else 0.0,
            words_long=shared / heavier if heavier else 0.0,
            names=min(MANY_NAMES, len(first.names & second.names)) / MANY_NAMES,
            event=_agreement(first.claim.event, second.claim.event),
            predicate=bool(first.predicate) and first.predicate == second.predicate,
            agent=_fillers(first.agent, second.agent),
            patient=_fillers(first.patient, second.patient),
            swapped=is_swapped(first, second),
            figures=_figures(first, second),
            telling_figure=telling_figure(first.quantities, second.quantities),
            polarity_differs=first.claim.polarity != second.claim.polarity,
            titles=first.is_title + second.is_title,
            distance=abs(first.position - second.position),
            meaning=near.get("claims"),
            sentence_meaning=near.get("sentences"),
            sentence_apart=near.get("sentences_apart"),
            words_apart=near.get("words_apart"),
        )

    def _nearness(self, first: Reading, second: Reading) -> dict[str, float]:
        """How near two claims are by the names of the tables; nothing without a sentence model."""
        if not self._meanings.is_known:
            return {}
        earlier, later = (first, second) if first.report < second.report else (second, first)
        tables = self._meanings.between(earlier.report, later.report)
        return tables.at(earlier.place, later.place)

    def sentence(self, first: Reading, second: Reading) -> SentenceLikeness:
        """How far the sentences of two claims agree; dear, so asked only of claims that are in one group."""
        ids = (min(first.sentence_id, second.sentence_id), max(first.sentence_id, second.sentence_id))
        found = self._sentences.get(ids)
        if found is None:
            meaning = self._meanings.of_sentences(first, second) if self._meanings.is_known else None
            found = self._sentences[ids] = sentence_likeness(first.sentence, second.sentence, meaning)
        return found


def sentence_likeness(first: Wording, second: Wording, meaning: float | None) -> SentenceLikeness:
    """How far two sentences agree as wholes."""
    shared = weight_of_all(first.words & second.words)
    union = first.weight + second.weight - shared
    longest = max(len(first.order), len(second.order), 1)
    letters = len(first.letters & second.letters)
    fewest_runs = max(1, min(len(first.runs), len(second.runs)))
    return SentenceLikeness(
        shared=shared / union if union else 0.0,
        order=longest_in_common(first.order, second.order) / longest,
        runs=len(first.runs & second.runs) / fewest_runs,
        alone=min(1.0, (min(first.weight, second.weight) - shared) / MUCH_ALONE),
        numbers_missing=first.numbers != second.numbers,
        figures_clash=any(
            one.unit == other.unit and not overlap(one, other)
            for one in first.quantities
            for other in second.quantities
        ),
        denial_differs=first.denies != second.denies,
        letters=letters / max(1, len(first.letters | second.letters)),
        letters_short=letters / max(1, min(len(first.letters), len(second.letters))),
        meaning=meaning,
    )


def _agreement(first: str | None, second: str | None) -> int:
    if first is None or second is None:
        return 0
    return 1 if first == second else -1


def _fillers(first: frozenset[str], second: frozenset[str]) -> int:
    if not first or not second:
        return 0
    return 1 if first & second else -1


def is_swapped(first: Reading, second: Reading) -> bool:
    """Whether the one who acts in one claim is acted upon in the other, of the same event or verb."""
    if first.predicate != second.predicate and (not first.claim.event or first.claim.event != second.claim.event):
        return False
    crossed = _fillers(first.agent, second.patient), _fillers(first.patient, second.agent)
    straight = _fillers(first.agent, second.agent), _fillers(first.patient, second.patient)
    # All four have to be told: "the talks ended" and "the talks were ended" turn nothing around.
    return max(crossed) > 0 and 0 not in crossed and max(straight) < 0


def _figures(first: Reading, second: Reading) -> int:
    """1 where a figure agrees, -1 where both give one of the same kind and none agrees, else 0.

    Words like "several" agree with nothing.
    """
    pairs = [(a, b) for a in first.quantities for b in second.quantities if a.unit == b.unit]
    counted = [(a, b) for a, b in pairs if Comparator.VAGUE not in (a.comparator, b.comparator)]
    if any(overlap(a, b) for a, b in counted) or first.numbers & second.numbers:
        return 1
    if any(adds_up(a, second.quantities) or adds_up(b, first.quantities) for a, b in pairs):
        return 1
    return -1 if any(is_comparable(a, b) for a, b in pairs) else 0


def telling_figure(first: Iterable[Quantity], second: Sequence[Quantity]) -> float:
    """1 where both give the very same figure, one that is not told by chance, a half where they are close."""
    best = 0.0
    for one in first:
        for other in second:
            low, high = value_of(one), value_of(other)
            if low is None or high is None or not (is_telling(low) and is_telling(high)):
                continue
            if low == high:
                return 1.0
            if one.unit == other.unit and min(low, high) >= CLOSE_SHARE * max(low, high):
                best = CLOSE_WORTH
    return best


def value_of(quantity: Quantity) -> float | None:
    """The number of a figure in one value: the middle of what it may be, else the end that is given."""
    if quantity.low is None or quantity.high is None:
        return quantity.high if quantity.low is None else quantity.low
    return (quantity.low + quantity.high) / 2


def is_telling(value: float) -> bool:
    """Whether a number is rarely told by chance."""
    return value >= TELLING_FIGURE or value != int(value)


def is_comparable(first: Quantity, second: Quantity) -> bool:
    """Whether two figures count the same kind of thing, as far as both say what they count."""
    if first.unit != second.unit:
        return False
    if first.counted and second.counted and first.counted != second.counted:
        return False
    return not is_of_other_people(first, second)


def is_of_other_people(first: Quantity, second: Quantity) -> bool:
    """Whether both say whom they count, and no word of it is common."""
    return bool(first.population_keys and second.population_keys) and not (
        set(first.population_keys) & set(second.population_keys)
    )


def overlap(first: Quantity, second: Quantity) -> bool:
    """Whether one number could fit both figures."""
    lows = [one.low for one in (first, second) if one.low is not None]
    highs = [one.high for one in (first, second) if one.high is not None]
    return not lows or not highs or max(lows) <= min(highs) or _are_rounded(max(lows), min(highs))


def _are_rounded(higher: float, lower: float) -> bool:
    """Whether two numbers are near enough for one to be the other rounded; small counts are never rounded."""
    is_count = higher < SMALL_COUNT and higher == int(higher) and lower == int(lower)
    return not is_count and higher - lower <= ROUNDING * higher


def adds_up(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the figures of one unit on the other side give this one together."""
    same = [part for part in parts if part.unit == total.unit and part.low is not None and part.part_of is None]
    low = sum(part.low or 0 for part in same)
    high = sum(part.high if part.high is not None else part.low or 0 for part in same)
    fits_above = total.low is None or high >= total.low
    return len(same) > 1 and fits_above and (total.high is None or low <= total.high)

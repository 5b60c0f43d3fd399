"""How alike two claims of different reports are, in named features and two small models that a reader can follow."""

from dataclasses import dataclass
from math import exp

from framing.analysis.alignment.readings import Reading, Wording
from framing.analysis.alignment.weights import LINK, SAME, Weights
from framing.analysis.alignment.words import longest_in_common, weight_of_all
from reports.extraction.quantities.values import Quantity

# From so many shared names or words on, more of them say nothing new.
_MANY_NAMES = 3


@dataclass(frozen=True, slots=True)
class SentenceLikeness:
    """How far two sentences agree as wholes; a clause may be the same where its sentence says more.

    ``short`` and ``long`` are the shares of the lighter and the heavier sentence that both have, ``pairs`` that of
    neighbouring words, ``order`` that of words in the same order, ``alone`` what the less differing one has for itself.
    """

    short: float
    long: float
    pairs: float
    order: float
    alone: float
    numbers_apart: bool
    numbers_missing: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """The features of one pair of claims; all lie between -1 and 1.

    ``event``, ``agent`` and ``patient`` are 1 where both name the same, -1 where both name another, else 0.
    """

    words_short: float
    words_long: float
    names: float
    names_apart: bool
    event: int
    predicate: bool
    agent: int
    patient: int
    swapped: bool
    numbers: int
    polarity_differs: bool
    sentence: SentenceLikeness

    def features(self) -> dict[str, float]:
        """By name, as the models weigh them."""
        return {
            "words_short": self.words_short,
            "words_long": self.words_long,
            "names": self.names,
            "names_apart": float(self.names_apart),
            "event_same": float(self.event > 0),
            "event_other": float(self.event < 0),
            "predicate": float(self.predicate),
            "roles": float((self.agent > 0) + (self.patient > 0)),
            "roles_other": float((self.agent < 0) + (self.patient < 0)),
            "swapped": float(self.swapped),
            "numbers_same": float(self.numbers > 0),
            "numbers_other": float(self.numbers < 0),
            "polarity_differs": float(self.polarity_differs),
            "sentence_short": self.sentence.short,
            "sentence_long": self.sentence.long,
            "sentence_pairs": self.sentence.pairs,
            "sentence_order": self.sentence.order,
            "sentence_alone": self.sentence.alone,
            "sentence_numbers_apart": float(self.sentence.numbers_apart),
            "sentence_numbers_missing": float(self.sentence.numbers_missing),
        }

    @property
    def link(self) -> float:
        """How sure it is that both speak of the same thing, from 0 to 1."""
        return _probability(self, LINK)

    @property
    def same(self) -> float:
        """How sure it is that both say the same of it."""
        return _probability(self, SAME)


def _probability(likeness: Likeness, weights: Weights) -> float:
    features = likeness.features()
    total = weights.bias + sum(weight * features[name] for name, weight in weights.of.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


class Scorer:
    """Scores pairs of claims; what is told of two sentences is worked out once."""

    def __init__(self) -> None:
        self._sentences: dict[tuple[tuple[str, int], tuple[str, int]], SentenceLikeness] = {}

    def likeness(self, first: Reading, second: Reading) -> Likeness:
        """The features of two claims of different reports; the same for both orders."""
        shared = weight_of_all(first.words & second.words)
        lighter, heavier = sorted((first.weight, second.weight))
        return Likeness(
            words_short=shared / lighter if lighter else 0.0,
            words_long=shared / heavier if heavier else 0.0,
            names=min(_MANY_NAMES, len(first.names & second.names)) / _MANY_NAMES,
            names_apart=bool(first.names - second.names and second.names - first.names),
            event=_agreement(first.claim.event, second.claim.event),
            predicate=bool(first.predicate) and first.predicate == second.predicate,
            agent=_fillers(first.agent, second.agent),
            patient=_fillers(first.patient, second.patient),
            swapped=is_swapped(first, second),
            numbers=_numbers(first, second),
            polarity_differs=first.claim.polarity != second.claim.polarity,
            sentence=self._sentence(first, second),
        )

    def _sentence(self, first: Reading, second: Reading) -> SentenceLikeness:
        ids = (min(first.sentence_id, second.sentence_id), max(first.sentence_id, second.sentence_id))
        found = self._sentences.get(ids)
        if found is None:
            found = self._sentences[ids] = sentence_likeness(first.sentence, second.sentence)
        return found


def sentence_likeness(first: Wording, second: Wording) -> SentenceLikeness:
    """How far two stretches of text agree as wholes."""
    shared = weight_of_all(first.words & second.words)
    lighter, heavier = sorted((first.weight, second.weight))
    fewest = min(len(first.pairs), len(second.pairs))
    longest = max(len(first.order), len(second.order), 1)
    return SentenceLikeness(
        short=shared / lighter if lighter else 0.0,
        long=shared / heavier if heavier else 0.0,
        pairs=len(first.pairs & second.pairs) / fewest if fewest else 0.0,
        order=longest_in_common(first.order, second.order) / longest,
        alone=min(1.0, (lighter - shared) / 10),
        numbers_apart=bool(first.numbers - second.numbers and second.numbers - first.numbers),
        numbers_missing=first.numbers != second.numbers,
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
    return max(crossed) > 0 and min(crossed) >= 0 and max(straight) <= 0


def _numbers(first: Reading, second: Reading) -> int:
    """1 where a figure agrees, -1 where both give one of the same kind and none agrees, else 0."""
    pairs = [(a, b) for a in first.quantities for b in second.quantities if is_comparable(a, b)]
    if pairs:
        return 1 if any(overlap(a, b) for a, b in pairs) else -1
    if first.numbers and second.numbers:
        return 1 if first.numbers & second.numbers else -1
    return 0


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
    return not lows or not highs or max(lows) <= min(highs)

"""Why a word was proposed, in words: the features that spoke most for it and that a reader can check."""

from framing.analysis.candidates import layers
from framing.analysis.candidates.layers import SURROUNDINGS, Reading
from framing.analysis.candidates.tokens import TokenTable
from framing.analysis.candidates.values import CandidateModel
from framing.analysis.candidates.words import NEAR_LEXICON, RARE, reasons_of

MOST_REASONS = 3
#: A word is called close in meaning to a group from this cosine on.
LEAST_NEARNESS = 0.4
#: A contribution smaller than this (in log odds) is no reason.
LEAST_CONTRIBUTION = 0.03
ELSE = "its place in a sentence of judging words"
_OTHER_REASONS = {
    NEAR_LEXICON: "close in meaning to entries of the lexicon",
    RARE: "a rare word",
    "tag: JJS": "a superlative",
    "tag: JJR": "a comparative",
    "tag: RBR": "a comparative",
    "role: amod": "qualifies a noun",
    "role: advmod": "qualifies a verb or an adjective",
    "describes a person": "describes a person",
    "describes a name": "stands beside a name",
    "in scare quotes": "in scare quotes",
    "begins with a capital": "printed with a capital",
    "all in capitals": "printed in capitals",
    "has a negating prefix": "a negating prefix",
    "names a follower or a doctrine": "names a follower or a doctrine",
    "ends like an adjective of quality": "an adjective of quality",
    "ends in -ly": "an adverb",
    "is joined by a hyphen": "a compound",
    "score of the sentence": "in a sentence of judging words",
    "charge of the word before": "beside another judging word",
    "charge of the word behind": "beside another judging word",
    "charge of the governing word": "belongs to another judging word",
    "repeated in the text": "repeated in the text",
}
_GENERAL = frozenset(
    [
        *("a rare word", "in a sentence of judging words", "beside another judging word", "printed with a capital"),
        *("belongs to another judging word", "qualifies a noun", "qualifies a verb or an adjective", ELSE),
    ]
)


class Explaining:
    """The weights of a model, ready to say what spoke for a word."""

    def __init__(self, model: CandidateModel, word_names: tuple[str, ...]) -> None:
        self._model = model
        self._reasons = reasons_of(model.lists) | _OTHER_REASONS
        self._word_names = word_names

    def reasons(self, table: TokenTable, reading: Reading, place: int) -> tuple[str, ...]:
        """The strongest reasons first, at least one."""
        head = layers.head_of(self._model, table).word
        charge = self._model.charge.weights
        # A word's charge enters its score: what spoke for the charge spoke for the word, as far as the charge counts.
        passed_on = max(head.weights.get(SURROUNDINGS[0], 0.0), 0.0) / self._model.scales[SURROUNDINGS[0]].spread
        found: list[tuple[float, str]] = []
        rows = [(table.names, table.features[place]), (SURROUNDINGS, reading.surroundings[place])]
        for names, values in rows:
            for name, value in zip(names, values.tolist(), strict=True):
                if name in self._reasons and self._is_checkable(name, value):
                    scale = self._model.scales[name]
                    weight = head.weights.get(name, 0.0) + passed_on * charge.get(name, 0.0)
                    found.append((weight * (value - scale.mean) / scale.spread, self._reasons[name]))
        # What is said of many words stands behind what is said of this one.
        found.sort(key=lambda pair: (pair[1] in _GENERAL, -pair[0], pair[1]))
        told = [reason for contribution, reason in found if contribution >= LEAST_CONTRIBUTION]
        return tuple(dict.fromkeys(told))[:MOST_REASONS] or (ELSE,)

    def _is_checkable(self, name: str, value: float) -> bool:
        """Whether a reader would agree that the word has the feature at all."""
        if name.startswith("nearness: "):
            return value >= LEAST_NEARNESS
        if name == RARE or name in SURROUNDINGS:
            scale = self._model.scales[name]
            return value > scale.mean + scale.spread / 2
        return value > 0

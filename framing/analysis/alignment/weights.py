"""What each feature of a pair of claims weighs (docs/method.md, "Aligned claims")."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: a bias, and a weight for each feature by its name; features not named weigh nothing."""

    bias: float
    of: Mapping[str, float]


#: Do two claims speak of the same thing? Starting values.
LINK = Weights(
    -3.2,
    {
        "words_short": 3.0,
        "words_long": 3.0,
        "names": 2.0,
        "names_apart": -0.4,
        "event_same": 1.0,
        "event_other": -0.6,
        "predicate": 0.6,
        "roles": 0.4,
        "swapped": -3.0,
        "numbers_same": 0.7,
        "numbers_other": -0.4,
    },
)

#: Do they say the same of it? Starting values.
SAME = Weights(
    -3.0,
    {
        "sentence_short": 2.5,
        "sentence_long": 2.5,
        "sentence_order": 1.0,
        "sentence_pairs": 1.0,
        "words_short": 1.0,
        "words_long": 1.0,
        "numbers_other": -1.0,
        "names_apart": -0.5,
        "polarity_differs": -2.0,
    },
)

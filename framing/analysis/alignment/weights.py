"""What each feature of a pair of claims weighs (docs/method.md, "Aligned claims")."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: an intercept, and a weight for each feature by name; others weigh nothing."""

    intercept: float
    of: Mapping[str, float]


#: Do two claims speak of the same thing? Fitted on the development part of our own gold, whose reports are closer than
#: most; so the intercept is half a point lower than fitted, and what two headlines of one event need was set by hand.
LINK = Weights(
    -2.90,
    {
        "words_short": 2.23,
        "words_long": 0.86,
        "names": 0.04,
        "event_same": 0.56,
        "figures_same": 1.59,
        "figures_other": -1.14,
        "telling_figure": 2.97,
        "one_title": -1.69,
        "two_titles": 4.0,
        "distance": -2.48,
        "meaning": 5.31,
        "sentence_meaning": 2.88,
    },
)
#: The same without a sentence model.
LINK_BY_WORDS = Weights(
    -1.37,
    {
        "words_short": 3.42,
        "words_long": 4.86,
        "names": 1.85,
        "event_same": 0.70,
        "figures_same": 1.62,
        "figures_other": -0.51,
        "telling_figure": 3.90,
        "one_title": -1.81,
        "two_titles": 4.0,
        "distance": -3.36,
    },
)
#: Do two sentences say the same? Fitted on pairs of sentences from different newspapers.
SAME = Weights(
    -3.50,
    {
        "shared": 1.10,
        "order": 6.34,
        "runs": -3.64,
        "alone": -1.48,
        "numbers_missing": -0.38,
        "figures_clash": -0.49,
        "denial_differs": -1.09,
        "letters": 5.93,
        "letters_short": -3.63,
        "meaning": 3.20,
    },
)
#: The same without a sentence model.
SAME_BY_WORDS = Weights(
    -2.19,
    {
        "shared": 2.37,
        "order": 6.78,
        "runs": -4.05,
        "alone": -1.38,
        "numbers_missing": -0.36,
        "figures_clash": -0.41,
        "denial_differs": -1.18,
        "letters": 6.00,
        "letters_short": -3.01,
    },
)

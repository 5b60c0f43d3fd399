"""What each feature of a pair of claims weighs (docs/method.md, "Aligned claims")."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: an intercept, and a weight for each feature by name; others weigh nothing."""

    intercept: float
    of: Mapping[str, float]


#: Do two claims speak of the same thing? Fitted on the development part of our own gold, whole and thinned; the
#: intercept is moved so that a half stands where two claims are linked.
LINK = Weights(
    0.57,
    {
        "words_short": 0.10,
        "words_long": -1.18,
        "names": -0.25,
        "event_same": 0.71,
        "figures_same": 1.38,
        "figures_other": -1.92,
        "telling_figure": 2.74,
        "one_title": -2.45,
        "two_titles": 5.87,
        "distance": -3.01,
        "meaning": 0.84,
        "sentence_meaning": 2.32,
        "sentence_apart": 3.79,
        "words_apart": 12.66,
    },
)
#: The same without a sentence model.
LINK_BY_WORDS = Weights(
    -1.99,
    {
        "words_short": 2.90,
        "words_long": 5.63,
        "names": 1.43,
        "event_same": 0.99,
        "figures_same": 1.68,
        "figures_other": -0.65,
        "telling_figure": 3.83,
        "one_title": -2.43,
        "two_titles": 5.34,
        "distance": -4.36,
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

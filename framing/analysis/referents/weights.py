"""What each feature of two labels weighs (docs/method.md, "Referents")."""

from framing.analysis.alignment.weights import Weights

#: Do two labels of a story speak of the same? Fitted on marked mentions of six events in five reports each.
ONE = Weights(
    -2.89,
    {
        "head_same": 0.31,
        "noun_same": 0.58,
        "head_inside": -0.57,
        "beginning": -0.30,
        "kind_same": 0.96,
        "nation_same": 0.44,
        "nation_other": -2.42,
        "nation_one": -0.15,
        "state_same": 0.54,
        "state_one": -0.18,
        "organ_same": 1.78,
        "names": 0.13,
        "names_apart": -0.52,
        "name_one": -0.14,
        "surname": 0.96,
        "people_apart": -0.81,
        "person_one": -0.45,
        "words_short": -0.04,
        "words_long": -0.11,
        "likeness": 4.26,
        "head_likeness": 0.90,
    },
)
#: The same without a sentence model.
ONE_BY_WORDS = Weights(
    -2.58,
    {
        "head_same": 1.01,
        "noun_same": 0.47,
        "head_inside": -0.59,
        "beginning": 0.85,
        "kind_same": 1.41,
        "nation_same": 1.06,
        "nation_other": -1.70,
        "nation_one": -0.28,
        "state_same": 1.09,
        "state_one": -0.14,
        "organ_same": 2.06,
        "names": 0.35,
        "names_apart": -0.37,
        "name_one": -0.15,
        "surname": 1.00,
        "people_apart": -0.97,
        "person_one": -0.46,
        "words_short": 0.95,
        "words_long": 1.80,
    },
)

"""What each feature of two labels weighs (docs/method.md, "Referents")."""

from framing.analysis.alignment.weights import Weights

#: Do two labels of a story speak of the same? Fitted on marked mentions of six events in five reports each.
ONE = Weights(
    -2.82,
    {
        "words_short": 0.01,
        "words_long": -0.13,
        "head_same": 0.25,
        "noun_same": 0.74,
        "head_inside": -0.52,
        "beginning": -0.26,
        "kind_same": 1.04,
        "nation_same": 0.44,
        "nation_other": -2.30,
        "nation_one": -0.18,
        "state_same": 0.58,
        "state_one": -0.22,
        "organ_same": 2.11,
        "names": 0.09,
        "names_apart": -0.57,
        "name_one": -0.19,
        "surname": 1.09,
        "people_apart": -0.75,
        "person_one": -0.44,
        "likeness": 4.10,
        "head_likeness": 0.70,
    },
)
#: The same without a sentence model.
ONE_BY_WORDS = Weights(
    -2.61,
    {
        "words_short": 0.95,
        "words_long": 1.67,
        "head_same": 0.79,
        "noun_same": 0.64,
        "head_inside": -0.52,
        "beginning": 0.82,
        "kind_same": 1.58,
        "nation_same": 1.04,
        "nation_other": -1.66,
        "nation_one": -0.30,
        "state_same": 1.06,
        "state_one": -0.14,
        "organ_same": 2.38,
        "names": 0.30,
        "names_apart": -0.41,
        "name_one": -0.18,
        "surname": 1.10,
        "people_apart": -1.03,
        "person_one": -0.46,
    },
)

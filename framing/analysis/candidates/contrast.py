"""Words that one report of a story uses and the others do not, against what all reports use anyway.

Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi, Quinn 2008): the prior, counted over many
reports, keeps rare words from winning by chance and common words from winning by size
(docs/method.md, "Candidates").
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

#: A word stands out from this z on: the difference is nearly two standard errors.
LEAST_Z = 1.96
#: The weight of the prior: as if each side had used so many times its own words just as everybody does. In step with
#: the sides, so that reports of unlike length with like words show no contrast.
PRIOR_TIMES = 5.0
#: A word that the prior does not know counts there as this part of one use.
LEAST_PRIOR = 0.1


@dataclass(frozen=True, slots=True)
class ContrastedWord:
    """A word of one report; ``other_count`` is how often all the others use it."""

    word: str
    report: str
    z: float
    count: int
    other_count: int


def contrasted(words_by_report: Mapping[str, Counter[str]], prior: Counter[str]) -> tuple[ContrastedWord, ...]:
    """The words that stand out in one report against all the others together, the clearest first.

    With fewer than two reports that have words, nothing stands out.
    """
    reports = {name: words for name, words in words_by_report.items() if words.total()}
    if len(reports) < 2:
        return ()
    together: Counter[str] = Counter()
    for words in reports.values():
        together.update(words)
    expected = _shares(together, prior)
    found = [one for name, words in reports.items() for one in _of_report(name, words, together, expected)]
    return tuple(sorted(found, key=lambda one: (-one.z, one.word, one.report)))


def _shares(together: Counter[str], prior: Counter[str]) -> dict[str, float]:
    """The share of each word among all words, as everybody uses them; without a prior, as these reports do."""
    everybody = prior if prior.total() else together
    return {word: max(everybody[word], LEAST_PRIOR) / everybody.total() for word in together}


def _of_report(
    name: str, words: Counter[str], together: Counter[str], expected: Mapping[str, float]
) -> list[ContrastedWord]:
    own_total = words.total()
    other_total = together.total() - own_total
    found = []
    for word, count in words.items():
        others = together[word] - count
        own = count + PRIOR_TIMES * own_total * expected[word]
        rest = others + PRIOR_TIMES * other_total * expected[word]
        difference = _log_odds(own, own_total) - _log_odds(rest, other_total)
        z = difference / sqrt(1 / own + 1 / rest)
        if z >= LEAST_Z:
            found.append(ContrastedWord(word, name, z, count, others))
    return found


def _log_odds(weight: float, total: int) -> float:
    return log(weight) - log((1 + PRIOR_TIMES) * total - weight)

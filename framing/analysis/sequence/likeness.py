"""How much two placed claims have in common in words, so that a wrong match raises no question about times."""

from collections.abc import Sequence

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.alignment.words import stem_of_word, stems_in, weight_of
from framing.analysis.sequence.values import Event


def words_of(report: AnalysedReport, number: int) -> frozenset[str]:
    """The stems of the words of a claim; its lemmas and names spare reading the text again."""
    claim = report.claims[number]
    if not claim.terms:
        return frozenset(stems_in(report.text, claim.span))
    names = (word for name in claim.names for word in name.split())
    return frozenset(stem_of_word(word) for word in (*claim.terms, *names))


class Likeness:
    """Compares the claims of some reports; the words of each are read once."""

    def __init__(self, reports: Sequence[AnalysedReport]) -> None:
        self._reports = {report.key: report for report in reports}
        self._stems: dict[tuple[str, int], frozenset[str]] = {}

    def of(self, first: Event, second: Event) -> float:
        """Weight of the words in both over that of the lighter one, from 0 to 1."""
        here, there = self._words(first), self._words(second)
        lighter = min(_weight(here), _weight(there))
        return _weight(here & there) / lighter if lighter else 0.0

    def _words(self, event: Event) -> frozenset[str]:
        place = (event.key, event.claim)
        if place not in self._stems:
            self._stems[place] = words_of(self._reports[event.key], event.claim)
        return self._stems[place]


def _weight(stems: frozenset[str]) -> float:
    return sum(weight_of(stem) for stem in sorted(stems))

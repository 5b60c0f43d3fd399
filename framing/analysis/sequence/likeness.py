"""How much two placed claims have in common in words, so that a wrong match raises no question about times."""

from collections.abc import Sequence

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.alignment.words import stems_in, weight_of
from framing.analysis.sequence.values import Event


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
            report = self._reports[event.key]
            self._stems[place] = frozenset(stems_in(report.text, report.claims[event.claim].span))
        return self._stems[place]


def _weight(stems: frozenset[str]) -> float:
    return sum(weight_of(stem) for stem in sorted(stems))

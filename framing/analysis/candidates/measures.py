"""How good candidates are against marks of people: the measures that the model card tells."""

from collections.abc import Iterable, Sequence

import numpy as np

from framing.analysis.candidates.tokens import Bools
from reports.text.spans import Span, merged


def share(true: float, shown: float, wanted: float) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean, in per cent."""
    precision = 100 * true / shown if shown else 0.0
    recall = 100 * true / wanted if wanted else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def of_sets(shown: Bools, wanted: Bools) -> tuple[float, float, float]:
    """The same for two choices among the same things."""
    return share(float((shown & wanted).sum()), float(shown.sum()), float(wanted.sum()))


def macro(shown: Bools, wanted: Bools) -> float:
    """The mean of the F1 of both answers, in per cent."""
    return (of_sets(shown, wanted)[2] + of_sets(~shown, ~wanted)[2]) / 2


class SpanMeasure:
    """Overlap of shown with wanted spans, each span weighing the same (SemEval-2020 task 11, span identification)."""

    def __init__(self) -> None:
        self._shown = self._wanted = 0
        self._hit = self._found = 0.0

    def add(self, shown: Iterable[Span], wanted: Iterable[Span]) -> None:
        """One text's spans; overlapping ones are merged first."""
        ours, theirs = merged(shown), merged(wanted)
        self._shown += len(ours)
        self._wanted += len(theirs)
        for span in ours:
            for other in theirs:
                both = min(span.end, other.end) - max(span.start, other.start)
                if both > 0:
                    self._hit += both / len(span)
                    self._found += both / len(other)

    def result(self) -> tuple[float, float, float]:
        """Precision, recall, F1 in per cent."""
        precision = 100 * self._hit / self._shown if self._shown else 0.0
        recall = 100 * self._found / self._wanted if self._wanted else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def among_best(ranked: Sequence[np.ndarray], wanted: Sequence[Bools], count: int) -> float:
    """How often one of the so many best-scored words of a text is a wanted one, in per cent."""
    if not ranked:
        return 0.0
    found = sum(
        bool(marks[np.argsort(-scores, kind="stable")[:count]].any())
        for scores, marks in zip(ranked, wanted, strict=True)
    )
    return 100 * found / len(ranked)

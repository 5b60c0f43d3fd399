"""How near two claims are in meaning, beyond the words they share; nothing at all without a sentence model."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from framing.analysis.alignment.encoding import Encoder
from framing.analysis.alignment.readings import Reading
from framing.analysis.alignment.values import AnalysedReport
from reports.text.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

#: What all claims of a story mean in common is taken off their vectors, by so many claims up to the half of it: the
#: mean of a few claims is those claims themselves. A starting value.
CENTRE_AT = 20
#: Nearest partners in meaning that a claim is scored with besides those that share words, and the least nearness.
MOST_NEAREST = 4
LEAST_NEARNESS = 0.3


class Meanings:
    """The vectors of all claims of a comparison and of their sentences, and how near they are to one another."""

    def __init__(
        self, reports: Sequence[AnalysedReport], readings: Sequence[Sequence[Reading]], encoder: Encoder | None
    ) -> None:
        self._wholes: dict[tuple[str, int], Vectors] = {}
        self._claims: dict[tuple[str, int], Vectors] = {}
        self._wholes_off: Mapping[tuple[str, int], Vectors] = {}
        self._claims_off: Mapping[tuple[str, int], Vectors] = {}
        self.is_known = encoder is not None
        if encoder is not None:
            for report, own in zip(reports, readings, strict=True):
                self._read(report, own, encoder)
            self._claims_off = _centred(self._claims)
            self._wholes_off = _centred(self._wholes)

    def _read(self, report: AnalysedReport, readings: Sequence[Reading], encoder: Encoder) -> None:
        by_sentence: dict[int, list[Reading]] = {}
        for reading in readings:
            by_sentence.setdefault(reading.claim.sentence, []).append(reading)
        for inside in by_sentence.values():
            span = inside[0].sentence.span
            parts = [_within(reading.claim.span, span) for reading in inside]
            vectors = encoder(span.of(report.text), parts)
            self._wholes[inside[0].sentence_id] = vectors[0]
            self._claims.update((reading.id, row) for reading, row in zip(inside, vectors[1:], strict=True))

    def of_sentences(self, first: Reading, second: Reading) -> float:
        """How near two whole sentences are, from -1 to 1."""
        return _near(self._wholes, first.sentence_id, second.sentence_id)

    def of_sentences_in_story(self, first: Reading, second: Reading) -> float:
        """The same without what all sentences of the story have in common."""
        return _near(self._wholes_off, first.sentence_id, second.sentence_id)

    def of_claims_in_story(self, first: Reading, second: Reading) -> float:
        """How near two claims are in their sentences, without what all claims of the story have in common."""
        return _near(self._claims_off, first.id, second.id)

    def nearest(self, first: Sequence[Reading], second: Sequence[Reading]) -> set[tuple[int, int]]:
        """Places in both of the pairs that are nearest for either of the two claims."""
        if not self.is_known or not first or not second:
            return set()
        import numpy as np

        rows = np.stack([self._claims_off[one.id] for one in first])
        columns = np.stack([self._claims_off[one.id] for one in second])
        near = np.round(rows @ columns.T, 4)
        found: set[tuple[int, int]] = set()
        by_row = np.argsort(-near, axis=1, kind="stable")[:, :MOST_NEAREST]
        by_column = np.argsort(-near, axis=0, kind="stable")[:MOST_NEAREST]
        found.update((row, int(column)) for row in range(len(first)) for column in by_row[row])
        found.update((int(row), column) for column in range(len(second)) for row in by_column[:, column])
        return {(row, column) for row, column in found if near[row, column] >= LEAST_NEARNESS}


def _within(part: Span, whole: Span) -> Span:
    """The part in places of the whole; a part that stands elsewhere is the whole."""
    start, end = max(part.start, whole.start) - whole.start, min(part.end, whole.end) - whole.start
    return Span(start, end) if start < end else Span(0, len(whole))


def _near(vectors: "Mapping[tuple[str, int], Vectors]", first: tuple[str, int], second: tuple[str, int]) -> float:
    if first not in vectors or second not in vectors:
        return 0.0
    # Rounded, so that the last bits of a sum decide nothing.
    return round(float(vectors[first] @ vectors[second]), 4)


def _centred(vectors: "Mapping[tuple[str, int], Vectors]") -> "dict[tuple[str, int], Vectors]":
    if not vectors:
        return {}
    import numpy as np

    ids = sorted(vectors)
    rows = np.stack([vectors[one] for one in ids])
    off = rows - rows.mean(axis=0) * (len(ids) / (len(ids) + CENTRE_AT))
    off = off / np.maximum(np.linalg.norm(off, axis=1, keepdims=True), 1e-9)
    return dict(zip(ids, off, strict=True))

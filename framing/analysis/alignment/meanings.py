"""How near two claims are in meaning, beyond the words they share; nothing at all without a sentence model."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.analysis.alignment.nearness import USUAL_SENTENCE, USUAL_WORDS, Vocables, apart, vocables_of, words_met
from framing.analysis.alignment.readings import Reading
from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.alignment.words import stem_of_word, weight_of
from reports.text.encoding import Encoder
from reports.text.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

#: What all claims of a story mean in common is taken off their vectors, by so many claims up to the half of it: the
#: mean of a few claims is those claims themselves. A starting value.
CENTRE_AT = 20
#: Nearest partners in meaning that a claim is scored with besides those that share words; a choice.
MOST_NEAREST = 4
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Nearness:
    """The claims of one report by those of another: how near the clauses are, their sentences, and their words.

    The ``apart`` ones are less what the two claims find elsewhere.
    """

    claims: "Vectors"
    sentences: "Vectors"
    sentences_apart: "Vectors"
    words_apart: "Vectors"

    def at(self, row: int, column: int) -> dict[str, float]:
        """What the tables say of two claims."""
        return {
            "claims": float(self.claims[row, column]),
            "sentences": float(self.sentences[row, column]),
            "sentences_apart": float(self.sentences_apart[row, column]),
            "words_apart": float(self.words_apart[row, column]),
        }


class Meanings:
    """The vectors of all claims of a comparison, of their sentences and words, and how near they are to one another."""

    def __init__(
        self, reports: Sequence[AnalysedReport], readings: Sequence[Sequence[Reading]], encoder: Encoder | None
    ) -> None:
        self._wholes: dict[tuple[str, int], Vectors] = {}
        self._claims: dict[tuple[str, int], Vectors] = {}
        #: By report: a row for each claim, without what all have in common.
        self._wholes_off: list[Vectors] = []
        self._claims_off: list[Vectors] = []
        self._words: list[Vocables] = []
        self._tables: dict[tuple[int, int], Nearness] = {}
        self.is_known = encoder is not None
        if encoder is not None:
            words = [self._read(report, own, encoder) for report, own in zip(reports, readings, strict=True)]
            claims, wholes = _centred(self._claims), _centred(self._wholes)
            self._claims_off = [_rows(claims, [one.id for one in own]) for own in readings]
            self._wholes_off = [_rows(wholes, [one.sentence_id for one in own]) for own in readings]
            self._words = _words_off(words)

    def _read(self, report: AnalysedReport, readings: Sequence[Reading], encoder: Encoder) -> "_Words":
        by_sentence: dict[int, list[Reading]] = {}
        for reading in readings:
            by_sentence.setdefault(reading.claim.sentence, []).append(reading)
        words = _Words()
        for inside in by_sentence.values():
            span = inside[0].sentence.span
            sentence = span.of(report.text)
            parts = [_within(reading.claim.span, span) for reading in inside]
            places = [Span(*found.span()) for found in _WORD.finditer(sentence)] or [Span(0, len(sentence))]
            vectors = encoder(sentence, [*parts, *places])
            self._wholes[inside[0].sentence_id] = vectors[0]
            told = vectors[1 : len(parts) + 1]
            self._claims.update((reading.id, row) for reading, row in zip(inside, told, strict=True))
            words.add(sentence, places, vectors[len(parts) + 1 :])
            for reading, part in zip(inside, parts, strict=True):
                words.bounds[reading.place] = words.bounds_of(part, places)
        return words

    def of_sentences(self, first: Reading, second: Reading) -> float:
        """How near two whole sentences are, from -1 to 1."""
        if first.sentence_id not in self._wholes or second.sentence_id not in self._wholes:
            return 0.0
        # Rounded, so that the last bits of a sum decide nothing.
        return round(float(self._wholes[first.sentence_id] @ self._wholes[second.sentence_id]), 4)

    def between(self, first: int, second: int) -> Nearness:
        """How near the claims of two reports are, the earlier report in the rows."""
        found = self._tables.get((first, second))
        if found is None:
            found = self._tables[first, second] = self._made(first, second)
        return found

    def _made(self, first: int, second: int) -> Nearness:
        import numpy as np

        claims, sentences = (np.round(rows[first] @ rows[second].T, 4) for rows in (self._claims_off, self._wholes_off))
        words = words_met(self._words[first], self._words[second])
        return Nearness(claims, sentences, apart(sentences, USUAL_SENTENCE), apart(words, USUAL_WORDS))

    def nearest(self, first: Sequence[Reading], second: Sequence[Reading]) -> set[tuple[int, int]]:
        """Places in both of the pairs that are nearest for either of the two claims."""
        if not self.is_known or not first or not second:
            return set()
        import numpy as np

        table = self.between(first[0].report, second[0].report)
        near = table.words_apart * 2 + table.sentences_apart
        found: set[tuple[int, int]] = set()
        by_row = np.argsort(-near, axis=1, kind="stable")[:, :MOST_NEAREST]
        by_column = np.argsort(-near, axis=0, kind="stable")[:MOST_NEAREST]
        found.update((row, int(column)) for row in range(len(first)) for column in by_row[row])
        found.update((int(row), column) for column in range(len(second)) for row in by_column[:, column])
        return found


class _Words:
    """The words of a report's sentences while they are read."""

    def __init__(self) -> None:
        self.vectors: list[Vectors] = []
        self.weights: list[float] = []
        self.bounds: dict[int, tuple[int, int]] = {}

    def add(self, sentence: str, places: Sequence[Span], vectors: "Vectors") -> None:
        """The words of one more sentence."""
        self.vectors.append(vectors)
        self.weights += [weight_of(stem_of_word(place.of(sentence))) for place in places]

    def bounds_of(self, part: Span, places: Sequence[Span]) -> tuple[int, int]:
        """Where the words of a part of the last sentence begin and end; all of the sentence's where it has none."""
        before = len(self.weights) - len(places)
        first = bisect_right([place.end for place in places], part.start)
        last = bisect_left([place.start for place in places], part.end)
        return (before + first, before + last) if first < last else (before, before + len(places))


def _words_off(reports: Sequence[_Words]) -> "list[Vocables]":
    """The words of each report without what all words have in common."""
    import numpy as np

    every = [vectors for words in reports for vectors in words.vectors]
    if not every:
        return []
    common = np.concatenate(every).mean(axis=0)
    made = []
    for words in reports:
        off = np.concatenate(words.vectors) - common if words.vectors else np.zeros((0, len(common)), np.float32)
        off = off / np.maximum(np.linalg.norm(off, axis=1, keepdims=True), 1e-9)
        made.append(vocables_of(off, words.weights, [words.bounds[place] for place in sorted(words.bounds)]))
    return made


def _rows(vectors: "Mapping[tuple[str, int], Vectors]", ids: Sequence[tuple[str, int]]) -> "Vectors":
    import numpy as np

    return np.stack([vectors[one] for one in ids]) if ids else np.zeros((0, 0), dtype=np.float32)


def _within(part: Span, whole: Span) -> Span:
    """The part in places of the whole; a part that stands elsewhere is the whole."""
    start, end = max(part.start, whole.start) - whole.start, min(part.end, whole.end) - whole.start
    return Span(start, end) if start < end else Span(0, len(whole))


def _centred(vectors: "Mapping[tuple[str, int], Vectors]") -> "dict[tuple[str, int], Vectors]":
    if not vectors:
        return {}
    import numpy as np

    ids = sorted(vectors)
    rows = np.stack([vectors[one] for one in ids])
    off = rows - rows.mean(axis=0) * (len(ids) / (len(ids) + CENTRE_AT))
    off = off / np.maximum(np.linalg.norm(off, axis=1, keepdims=True), 1e-9)
    return dict(zip(ids, off, strict=True))

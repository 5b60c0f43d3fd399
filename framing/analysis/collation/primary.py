"""Where the words of quotations stand in a primary text (docs/method.md, "Same words, several reports")."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from framing.analysis.collation.alignment import GRAM
from framing.analysis.collation.candidates import SHARED_GRAMS, Reading, reading_of_tokens
from framing.analysis.collation.joining import is_same_statement
from framing.analysis.collation.tokens import Token, sentences_of
from reports.text.spans import Span

#: Words between two places of a primary text from which they are two places; a starting value.
FAR_APART = 60
#: A choice: places of one run of words that are looked at in a primary text.
MOST_PLACES = 8

Stretch = tuple[int, int]


class Original:
    """A primary text, and the stretches of whole sentences in it that quotations repeat."""

    def __init__(self, reading: Reading, said: Sequence[Reading]) -> None:
        self.reading = reading
        self._sentences = sentences_of(reading.tokens)
        #: By place of the quotation in ``said``.
        self.found: dict[int, tuple[Stretch, ...]] = {}
        for number, quotation in enumerate(said):
            near = self._near(quotation)
            if near and is_same_statement(self.part(near), quotation):
                self.found[number] = near

    def _near(self, quotation: Reading) -> tuple[Stretch, ...]:
        """Sentences that share runs of words with the quotation, in stretches that are far apart from each other."""
        grams = self.reading.words.grams
        hits = {place for gram in quotation.words.grams for place in grams.get(gram, ())[:MOST_PLACES]}
        runs: list[list[int]] = []
        for place in sorted(hits):
            if runs and place - runs[-1][-1] <= FAR_APART:
                runs[-1].append(place)
            else:
                runs.append([place])
        fewest = min(SHARED_GRAMS, len(quotation.words.grams))
        return tuple(self._whole(run[0], run[-1] + GRAM) for run in runs if len(run) >= fewest)

    def _whole(self, start: int, end: int) -> Stretch:
        """The sentences around the words, as far as they are not over-long."""
        tokens = self.reading.tokens
        first = self._sentences[tokens[start].segment][0]
        last = self._sentences[tokens[end - 1].segment][1]
        return max(first, start - FAR_APART), min(last, end + FAR_APART)

    def part(self, stretches: Iterable[Stretch]) -> Reading:
        """What stands in the stretches, each of them a part of its own."""
        tokens: list[Token] = []
        spans: list[Span] = []
        for start, end in _merged(stretches):
            piece = self.reading.tokens[start:end]
            tokens += (replace(token, part=len(spans)) for token in piece)
            spans.append(Span(piece[0].start, piece[-1].end))
        return reading_of_tokens(self.reading.utterance, tuple(spans), tokens)

    def part_for(self, members: Iterable[int]) -> Reading | None:
        """What stands in the stretches that these quotations repeat."""
        stretches = [stretch for number in members for stretch in self.found.get(number, ())]
        return self.part(stretches) if stretches else None


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Sorted stretches; those that touch are one."""
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

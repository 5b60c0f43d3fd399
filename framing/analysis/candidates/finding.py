"""Candidates of one text: the words that the model's rule lets through, each with its reasons."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing.analysis.candidates import layers
from framing.analysis.candidates.layers import Reading, Scores
from framing.analysis.candidates.reasons import Explaining
from framing.analysis.candidates.tokens import Bools, Ints, TokenTable, token_table, voice_of
from framing.analysis.candidates.values import Candidate, CandidateModel, Head
from framing.analysis.candidates.words import WordFeatures
from framing.analysis.lexicon import Lexicon
from framing.analysis.scoring import Hit
from reports.text.parse import ParsedText
from reports.text.spans import Span
from reports.text.voice import WORD, VoiceMap

if TYPE_CHECKING:
    from spacy.vocab import Vocab

#: Entries of this intensity and more tell what the lexicon holds for loaded.
LEAST_INTENSITY_OF_NEARNESS = 2


class CandidateFinder:
    """A model bound to a language model and to the lexicon whose terms are no candidates any more."""

    def __init__(self, model: CandidateModel, vocab: "Vocab", lexicon: Lexicon) -> None:
        self.model = model
        self._vocab = vocab
        self._words = WordFeatures(model.lists, vocab, lexicon_groups(lexicon))
        self._explaining = Explaining(model, self._words.names)

    def find(
        self, parsed: ParsedText, voices: VoiceMap, hits: Sequence[Hit], names: Sequence[Span]
    ) -> tuple[Candidate, ...]:
        """The candidates in text order; none touches a hit, a name, a number or another candidate."""
        table = token_table(parsed, voices, [hit.span for hit in hits], names, self._words)
        if not table.is_possible.any():
            return ()
        reading = layers.read(self.model, table, len(self._words.names))
        shown = shown_words(layers.head_of(self.model, table), table.sentence, reading.sentence, reading.word)
        return tuple(self._candidate(parsed, table, reading, group) for group in groups_of(table, shown))

    def _candidate(self, parsed: ParsedText, table: TokenTable, reading: Reading, group: Ints) -> Candidate:
        best = int(group[np.argmax(reading.word[group])])
        span = Span(int(table.starts[group[0]]), int(table.ends[group[-1]]))
        lemma = self._vocab.strings[int(table.lemma[best : best + 1].view(np.uint64)[0])]
        return Candidate(
            span=span,
            text=span.of(parsed.text),
            score=float(1 / (1 + np.exp(-reading.word[best]))),
            reasons=self._explaining.reasons(table, reading, best),
            zone=parsed.sentences[int(table.sentence[best])].zone,
            voice=voice_of(int(table.voice[best])),
            key=lemma.lower(),
        )


def lexicon_groups(lexicon: Lexicon) -> list[list[str]]:
    """The words of the lexicon's loaded terms, a group for each category."""
    groups: dict[str, list[str]] = {}
    for entry in lexicon.entries:
        if not entry.plain and entry.intensity >= LEAST_INTENSITY_OF_NEARNESS:
            words = WORD.findall(entry.term.lower())
            groups.setdefault(str(entry.category), []).extend(words)
    return [groups[category] for category in sorted(groups)]


def shown_words(head: Head, sentence: Ints, sentences: Scores, words: Scores) -> Bools:
    """The model's rule: in sentences that pass, the words above the threshold and at least the best ones."""
    passes = sentences > head.sentence_threshold
    high = words > head.word_threshold
    if head.least_shown:
        high |= _ranks(sentence, words) < head.least_shown
    shown: Bools = passes[sentence] & high & np.isfinite(words)
    return shown


def _ranks(sentence: Ints, words: Scores) -> Ints:
    """The rank of each word in its sentence, from 0; ties go to the earlier word."""
    order = np.lexsort((-words, sentence))
    ordered = sentence[order]
    ranks = np.empty(len(words), dtype=np.int64)
    ranks[order] = np.arange(len(words)) - np.searchsorted(ordered, ordered, side="left")
    return ranks


def groups_of(table: TokenTable, shown: Bools) -> Iterable[Ints]:
    """The shown words, joined where they follow each other in one sentence."""
    places = np.flatnonzero(shown)
    if not len(places):
        return []
    apart = (np.diff(places) > 1) | (np.diff(table.sentence[places]) > 0)
    return [_trimmed(group, table.is_open[group]) for group in np.split(places, np.flatnonzero(apart) + 1)]


def _trimmed(group: Ints, is_open: Bools) -> Ints:
    """The group without the small words at its edges; a group of nothing else stays as it is."""
    content = np.flatnonzero(is_open)
    return group[content[0] : content[-1] + 1] if len(content) else group

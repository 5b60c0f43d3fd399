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
from reports.text.cues import SAYING
from reports.text.parse import ParsedText
from reports.text.spans import Span
from reports.text.voice import WORD, VoiceMap
from reports.text.zones import Zone

if TYPE_CHECKING:
    from spacy.vocab import Vocab

#: Entries of this intensity and more tell what the lexicon holds for loaded.
LEAST_INTENSITY_OF_NEARNESS = 2
#: How many words lie at most between the first word of a phrase and its noun, the noun counted.
FARTHEST_IN_PHRASE = 3
#: So many words in a hundred are looked at as wording that may set a report apart, and so many of a report at most.
WORDINGS_IN_A_HUNDRED = 4.0
MOST_WORDINGS = 40


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
        return self.find_with_wordings(parsed, voices, hits, names)[0]

    def find_with_wordings(
        self, parsed: ParsedText, voices: VoiceMap, hits: Sequence[Hit], names: Sequence[Span]
    ) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
        """The candidates, and the wordings that comparisons look at: whether or not their sentence passes, the words
        with the highest scores, so many in a hundred (docs/method.md, "Wording that sets reports apart").
        """
        table = token_table(parsed, voices, [hit.span for hit in hits], names, self._words)
        if not table.is_possible.any():
            return (), ()
        reading = layers.read(self.model, table, len(self._words.names))
        head = layers.head_of(self.model, table)
        shown = shown_words(head, table.sentence, reading.sentence, reading.word)
        if head.whole_phrases:
            shown = with_phrases(table, shown)
        best = with_phrases(table, best_words(reading.word, table.is_open & table.is_possible))
        best |= self._leading_verbs(parsed, table)
        return (
            tuple(self._candidate(parsed, table, reading, group) for group in groups_of(table, shown)),
            # Why a model proposes them is no reason to compare them; what the others do without is told there.
            tuple(
                self._candidate(parsed, table, reading, group, is_explained=False) for group in groups_of(table, best)
            ),
        )

    def _leading_verbs(self, parsed: ParsedText, table: TokenTable) -> Bools:
        """The verbs that headline and first sentence hang on: what a report makes of the event itself."""
        zones = [sentence.zone for sentence in parsed.sentences]
        firsts = [zones.index(zone) for zone in (Zone.HEADLINE, Zone.BODY) if zone in zones]
        is_verb = table.features[:, table.names.index("part of speech: VERB")] > 0
        is_root = table.head == np.arange(len(table.head))
        found: Bools = np.isin(table.sentence, firsts) & is_verb & is_root & table.is_possible
        for place in np.flatnonzero(found).tolist():
            found[place] = self._lemma(table, place) not in SAYING
        return found

    def _lemma(self, table: TokenTable, place: int) -> str:
        return str(self._vocab.strings[int(table.lemma[place : place + 1].view(np.uint64)[0])]).lower()

    def _candidate(
        self, parsed: ParsedText, table: TokenTable, reading: Reading, group: Ints, *, is_explained: bool = True
    ) -> Candidate:
        best = int(group[np.argmax(reading.word[group])])
        span = Span(int(table.starts[group[0]]), int(table.ends[group[-1]]))
        return Candidate(
            span=span,
            text=span.of(parsed.text),
            score=float(1 / (1 + np.exp(-reading.word[best]))),
            reasons=self._explaining.reasons(table, reading, best) if is_explained else (),
            zone=parsed.sentences[int(table.sentence[best])].zone,
            voice=voice_of(int(table.voice[best])),
            key=self._lemma(table, best),
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
    sure = (sentences > head.sure_threshold)[sentence]
    least = np.where(sure, head.least_shown_when_sure, head.least_shown)
    high = (words > head.word_threshold) | (_ranks(sentence, words) < least)
    shown: Bools = passes[sentence] & high & np.isfinite(words)
    return shown


def best_words(words: Scores, is_open: Bools) -> Bools:
    """The words of open classes with the highest scores, a fixed share of all words, the earlier one of equals."""
    count = min(MOST_WORDINGS, max(1, round(len(words) * WORDINGS_IN_A_HUNDRED / 100)))
    best: Bools = np.zeros(len(words), dtype=bool)
    ordered = np.lexsort((np.arange(len(words)), -np.where(is_open, words, -np.inf)))[:count]
    best[ordered] = is_open[ordered] & np.isfinite(words[ordered])
    return best


def _ranks(sentence: Ints, words: Scores) -> Ints:
    """The rank of each word in its sentence, from 0; ties go to the earlier word."""
    order = np.lexsort((-words, sentence))
    ordered = sentence[order]
    ranks = np.empty(len(words), dtype=np.int64)
    ranks[order] = np.arange(len(words)) - np.searchsorted(ordered, ordered, side="left")
    return ranks


def with_phrases(table: TokenTable, shown: Bools) -> Bools:
    """The shown words with the phrases of adjectives and noun around them, through possible candidates only."""
    column = {name: number for number, name in enumerate(table.names)}
    describing: Bools = np.any(table.features[:, [column["role: amod"], column["role: compound"]]] > 0, axis=1)
    degree = table.features[:, column["role: advmod"]] > 0
    quality, noun = (table.features[:, column[f"part of speech: {part}"]] > 0 for part in ("ADJ", "NOUN"))
    whole = shown.copy()
    for place in np.flatnonzero(shown).tolist():
        above = int(table.head[place])
        if (describing[place] or (degree[place] and quality[above])) and place < above <= place + FARTHEST_IN_PHRASE:
            _join(whole, table, place, above)
        if noun[place]:
            before = range(max(0, place - FARTHEST_IN_PHRASE), place)
            first = next((one for one in before if table.head[one] == place and describing[one]), place)
            _join(whole, table, first, place)
    return whole


def _join(shown: Bools, table: TokenTable, first: int, last: int) -> None:
    if table.is_possible[first : last + 1].all() and table.sentence[first] == table.sentence[last]:
        shown[first : last + 1] = True


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

"""Which reporting word a stretch in quotation marks belongs to (docs/method.md, "Direct quotes")."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reports.extraction.contents import trimmed
from reports.extraction.phrases import Phrase, phrases_of, without_absorbed
from reports.extraction.subjects import FINITE, Range, speaker_of, subtree_range
from reports.text.cues import CUE_NOUNS, STANCE, WEAK
from reports.text.marks import Stretch
from reports.text.parse import ParsedBlock
from reports.text.spans import Span
from reports.text.zones import Zone

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

# From the method: an attribution stands within 120 characters behind the closing mark.
LONGEST_GAP = 120
# Starting value: how many words may stand between the reporting word and a mark without comma or colon.
CLOSE_WORDS = 4
LONGEST_CLIMB = 12
# A title, a name and an apposition; more words than that are a clause.
LONGEST_SPEAKER = 25
_WORD = re.compile(r"\w+(?:[-'.]\w+)*")
_TURNING_WORDS = "and but while when because which who though although or where since so if until whose"
# Behind a closing mark these words begin another clause, not an attribution.
_TURNS_AWAY = frozenset(_TURNING_WORDS.split())
_JOINED = re.compile(r"[\s,;]*(?:and|or|but|then|nor|to|of)?[\s,;]*")
_LABEL = re.compile(r"\s*([^\W\d_a-z][\w.' -]{1,40}?)\s*(?:\([^()]{1,30}\))?\s*:\s*")


class Link(StrEnum):
    """How a stretch hangs on its reporting word."""

    AFTER = "after"
    BEFORE = "before"
    GOVERNED = "governed"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Attribution:
    """The reporting word of a stretch, the speaker's phrase and how they were found; ranges count tokens."""

    link: Link
    phrase: Phrase | None
    speaker: Range | None
    block: int


class Paragraph:
    """A parsed paragraph with its sentences, stretches and reporting words, addressed by characters."""

    def __init__(
        self, number: int, block: ParsedBlock, sentences: Sequence[Span], stretches: Sequence[Stretch], folded: str
    ) -> None:
        self.number = number
        self.block = block
        self.stretches = stretches
        self.folded = folded
        self.offset = block.span.start
        self._token_starts = [token.idx for token in block.doc]
        self._sentence_starts = [sentence.start for sentence in sentences]
        self._sentences = sentences
        outside = [phrase for phrase in phrases_of(block) if not self._is_inside(phrase.token)]
        self.phrases = without_absorbed(outside, block)
        self._by_token = {phrase.token: phrase for phrase in self.phrases}
        self._phrase_starts = [self.start_of(phrase.token) for phrase in self.phrases]

    def start_of(self, token: int) -> int:
        return self.offset + self._token_starts[token]

    def span_of(self, bounds: Range) -> Span:
        """The characters of a range of tokens."""
        last = self.block.doc[bounds[1] - 1]
        return Span(self.start_of(bounds[0]), self.offset + last.idx + len(last))

    def tokens_of(self, start: int, end: int) -> Range:
        """The tokens that begin between two places of the text."""
        return (
            bisect_left(self._token_starts, start - self.offset),
            bisect_left(self._token_starts, end - self.offset),
        )

    def sentence_at(self, place: int) -> Span:
        index = max(bisect_right(self._sentence_starts, place) - 1, 0)
        return self._sentences[index] if self._sentences else self.block.span

    def phrases_between(self, start: int, end: int) -> list[Phrase]:
        return self.phrases[bisect_left(self._phrase_starts, start) : bisect_left(self._phrase_starts, end)]

    def _is_inside(self, token: int) -> bool:
        """Whether a reporting word is itself quoted; the speaker uses it then, not the outlet."""
        place = self.start_of(token)
        index = bisect_right(self.stretches, place, key=lambda stretch: stretch.outer.start) - 1
        return index >= 0 and self.stretches[index].outer.end > place

    def attribution_of(self, index: int) -> Attribution | None:
        """The reporting word of one stretch by the order of the method: after it, before it, above it."""
        stretch = self.stretches[index]
        before, after = self._gap_before(index), self._gap_after(index)
        left = self._before(before)
        if left is not None and self._introduces(before) and not self._is_shared(index):
            return left
        if (above := self._holding(stretch)) is not None:
            return above
        if (right := self._after(stretch, after)) is not None:
            return right
        return left or self._governing(stretch) or self._label(before)

    def _gap_before(self, index: int) -> tuple[int, int]:
        stretch = self.stretches[index]
        start = self.sentence_at(stretch.outer.start).start
        if index:
            start = max(start, self.stretches[index - 1].outer.end)
        return min(start, stretch.outer.start), stretch.outer.start

    def _gap_after(self, index: int) -> tuple[int, int]:
        stretch = self.stretches[index]
        end = self.sentence_at(stretch.outer.end - 1).end
        if index + 1 < len(self.stretches):
            end = min(end, self.stretches[index + 1].outer.start)
        return stretch.outer.end, max(end, stretch.outer.end)

    def _introduces(self, gap: tuple[int, int]) -> bool:
        return self.folded[gap[0] : gap[1]].rstrip().endswith((",", ":", "-"))

    def _is_shared(self, index: int) -> bool:
        """Whether the words before the stretch already close another one in the same sentence."""
        if not index:
            return False
        previous = self.stretches[index - 1]
        start = self.sentence_at(self.stretches[index].outer.start).start
        return previous.outer.end > start and previous.span.of(self.folded).endswith((",", "?", "!", "."))

    def _after(self, stretch: Stretch, gap: tuple[int, int]) -> Attribution | None:
        words = self.folded[gap[0] : gap[1]]
        closed = stretch.span.of(self.folded)[-1:] in {",", "?", "!", ".", "-", "…"} or words.startswith((",", " -"))
        first = _WORD.search(words)
        if not closed and self.sentence_at(stretch.outer.start).start == stretch.outer.start:
            # The comma is missing, but a sentence that begins with the quotation ends with its attribution.
            closed = len(_WORD.findall(stretch.span.of(self.folded))) > CLOSE_WORDS
        if not closed or first is None or first.group().lower() in _TURNS_AWAY:
            return None
        for phrase in self.phrases_between(*gap):
            if self.start_of(phrase.token) - gap[0] > LONGEST_GAP or phrase.lemma in CUE_NOUNS:
                break
            if self.block.doc[phrase.token].tag_ == "VBG" and (governing := self._governing(stretch)):
                return governing
            content = phrase.content
            if content and self.start_of(content[0]) >= gap[0] and phrase.lemma != "according to":
                break
            return Attribution(Link.AFTER, phrase, self._speaker_near(phrase, gap), self.number)
        return self._any_verb_after(gap)

    def _any_verb_after(self, gap: tuple[int, int]) -> Attribution | None:
        """ "...," she thundered: a verb outside the lexicon with a subject of its own, right behind the mark."""
        start, end = self.tokens_of(*gap)
        while start < end and self.block.doc[start].is_punct:
            start += 1
        for token in self.block.doc[start : min(end, start + 12)]:
            named = token.i - start in range(1, 5) and all(
                self.block.doc[index].pos_ in {"PROPN", "PRON"} for index in range(start, token.i)
            )
            if named and token.tag_ in {"VBD", "VBZ", "VBP"} and token.lemma_ not in {"be", "have", "do"}:
                return Attribution(Link.AFTER, _as_phrase(token, (start, token.i)), (start, token.i), self.number)
            if token.tag_ in {"VBD", "VBZ", "VBP"} and token.dep_ not in {"relcl", "aux", "auxpass", "acl"}:
                subjects = [child for child in token.children if child.dep_ == "nsubj" and start <= child.i < end]
                if subjects and token.lemma_ not in {"be", "have", "do"}:
                    bounds = trimmed(self.block.doc, subtree_range(subjects[0]))
                    return Attribution(Link.AFTER, _as_phrase(token, bounds), bounds, self.number)
                return None
        return None

    def _before(self, gap: tuple[int, int]) -> Attribution | None:
        phrases = [phrase for phrase in self.phrases_between(*gap) if phrase.lemma not in CUE_NOUNS]
        words = self.folded[gap[0] : gap[1]]
        if phrases:
            phrase = phrases[-1]
            between = self.folded[self.span_of(phrase.words).end : gap[1]]
            near = len(_WORD.findall(between)) <= CLOSE_WORDS and phrase.lemma not in WEAK
            if near or (words.rstrip().endswith((",", ":")) and len(between) <= LONGEST_GAP):
                return Attribution(Link.BEFORE, phrase, self._speaker_near(phrase, gap), self.number)
        if words.rstrip().endswith(":"):
            return self._root_before(gap)
        return None

    def _root_before(self, gap: tuple[int, int]) -> Attribution | None:
        """A colon introduces speech whatever verb stands before it."""
        start, end = self.tokens_of(*gap)
        for token in reversed(self.block.doc[start:end]):
            if token.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG"} and (speaker := speaker_of(token)):
                bounds = trimmed(self.block.doc, speaker)
                return Attribution(Link.BEFORE, _as_phrase(token, bounds), bounds, self.number)
        return None

    def introduced_by_end(self) -> Attribution | None:
        """The attribution that the paragraph's last words announce for the next paragraph: they end with a colon."""
        span = self.block.span
        if not self.folded[span.start : span.end].endswith(":"):
            return None
        sentence = self.sentence_at(span.end - 1)
        start = max(sentence.start, self.stretches[-1].outer.end if self.stretches else 0)
        phrases = [phrase for phrase in self.phrases_between(start, span.end) if phrase.lemma not in CUE_NOUNS]
        if phrases:
            return Attribution(
                Link.BEFORE, phrases[-1], self._speaker_near(phrases[-1], (start, span.end)), self.number
            )
        return self._root_before((start, span.end)) or self._label((start, span.end))

    def _holding(self, stretch: Stretch) -> Attribution | None:
        """The reporting word before the stretch whose reported words begin outside the marks and reach into them."""
        first = self.tokens_of(stretch.span.start, stretch.span.end)[0]
        for phrase in self.phrases:
            if phrase.token >= first:
                return None
            if phrase.content and phrase.speaker and phrase.token < phrase.content[0] < first - 1 < phrase.content[1]:
                return Attribution(Link.GOVERNED, phrase, phrase.speaker, self.number)
        return None

    def _governing(self, stretch: Stretch) -> Attribution | None:
        """The nearest reporting word above the stretch in the parse, unless the stretch belongs to its speaker."""
        start, end = self.tokens_of(stretch.span.start, stretch.span.end)
        if start >= end:
            return None
        for phrase in self.phrases:
            if (
                phrase.content
                and phrase.content[0] <= start
                and end <= phrase.content[1]
                and not _has(phrase.speaker, start)
            ):
                return Attribution(Link.GOVERNED, phrase, phrase.speaker, self.number)
        for phrase in reversed(self.phrases):
            if phrase.token < start and _has(phrase.content, start) and phrase.lemma not in WEAK:
                return Attribution(Link.GOVERNED, phrase, self._speaker_above(phrase), self.number)
        token = _root_of(self.block.doc[start:end])
        for _ in range(LONGEST_CLIMB):
            if token.head.i == token.i:
                return None
            token = token.head
            phrase_above = self._by_token.get(token.i)
            if phrase_above is not None and phrase_above.lemma not in WEAK:
                if _has(phrase_above.speaker, start) or _has_subject(token, start):
                    return None
                return Attribution(Link.GOVERNED, phrase_above, self._speaker_above(phrase_above), self.number)
        return None

    def _label(self, gap: tuple[int, int]) -> Attribution | None:
        """ "NAME: ..." as in transcripts."""
        match = _LABEL.fullmatch(self.folded, *gap)
        if match is None or gap[0] != self.sentence_at(gap[0]).start:
            return None
        return Attribution(Link.LABEL, None, self.tokens_of(match.start(1), match.end(1)), self.number)

    def _speaker_above(self, phrase: Phrase) -> Range | None:
        """The speaker of a governing verb; without one in the parse, the words from the sentence's start on."""
        sentence = self.sentence_at(self.start_of(phrase.token))
        first = self.tokens_of(sentence.start, sentence.end)[0]
        if phrase.speaker is None or self._is_cut_off(phrase):
            return self._words_before(phrase, first) or phrase.speaker
        return phrase.speaker

    def _is_cut_off(self, phrase: Phrase) -> bool:
        """Whether a comma of a headline stands between speaker and verb: "Plan leaks, council blames ..."."""
        if self.block.zone is not Zone.HEADLINE or phrase.speaker is None:
            return False
        return any(token.text == "," for token in self.block.doc[phrase.speaker[1] : phrase.token])

    def _speaker_near(self, phrase: Phrase, gap: tuple[int, int]) -> Range | None:
        """The phrase's speaker; where the parse has none outside the marks, the words around the verb."""
        start, end = self.tokens_of(*gap)
        doc = self.block.doc
        speaker = None if self._is_cut_off(phrase) else phrase.speaker
        if speaker is not None and start <= speaker[0] and speaker[1] <= phrase.token:
            # "ORG spokeswoman NAME said": the parser may take the office alone for the subject.
            if all(doc[index].pos_ == "PROPN" for index in range(speaker[1], phrase.token)):
                return (speaker[0], max(speaker[1], phrase.token))
            return speaker
        if speaker is not None and (start <= speaker[0] or not self._touches_marks(speaker)):
            return speaker
        return self._words_before(phrase, start) or self._words_behind(phrase, end)

    def _words_before(self, phrase: Phrase, start: int) -> Range | None:
        doc = self.block.doc
        if phrase.token <= start:
            return None
        if self.block.zone is Zone.HEADLINE:
            # "Plan leaks, council blames ...": in a headline a comma parts statements.
            start = max((index + 1 for index in range(start, phrase.token) if doc[index].text == ","), default=start)
        left = trimmed(doc, (start, phrase.token))
        opens = doc[left[0]].pos_ in {"PROPN", "NOUN", "DET", "PRON", "ADJ"}
        return left if opens and left[1] - left[0] <= LONGEST_SPEAKER and doc[left[1] - 1].tag_ not in FINITE else None

    def _words_behind(self, phrase: Phrase, end: int) -> Range | None:
        doc = self.block.doc
        first = stop = phrase.token + 1
        while stop < end and doc[stop].text not in {",", ".", ";", ":", '"'} and stop - first < 8:
            stop += 1
        if stop > first and doc[first].pos_ in {"PROPN", "DET"} and doc[first].ent_type_ not in {"DATE", "TIME"}:
            return trimmed(doc, (first, stop))
        return None

    def _touches_marks(self, bounds: Range) -> bool:
        span = self.span_of(bounds)
        index = bisect_left(self.stretches, span.end, key=lambda stretch: stretch.outer.start) - 1
        return index >= 0 and self.stretches[index].outer.end > span.start

    def joins(self, start: int, end: int) -> bool:
        """Whether only a comma or "and" stands between two places."""
        return bool(_JOINED.fullmatch(self.folded, start, end))


def _as_phrase(token: "Token", speaker: Range) -> Phrase:
    lemma = token.lemma_.lower()
    return Phrase(token.i, (token.i, token.i + 1), STANCE.get(lemma, "neutral"), lemma, speaker, None)


def _has(bounds: Range | None, token: int) -> bool:
    return bounds is not None and bounds[0] <= token < bounds[1]


def _has_subject(verb: "Token", token: int) -> bool:
    return any(
        child.dep_ in {"nsubj", "nsubjpass"} and child.left_edge.i <= token <= child.right_edge.i
        for child in verb.children
    )


def _root_of(tokens: "DocSpan") -> "Token":
    """The highest token of the stretch: the first whose head stands outside it."""
    first, last = tokens[0].i, tokens[-1].i
    for token in tokens:
        if not first <= token.head.i <= last and not token.is_punct:
            return token
    return tokens[0]

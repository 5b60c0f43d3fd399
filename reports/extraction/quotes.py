"""Who says what: quotations, reported speech and distance marks (docs/method.md, "Quotes")."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reports.extraction.attribution import Attribution, Link, Paragraph
from reports.extraction.channels import channel_of, is_outlet
from reports.extraction.headlines import colon_parts
from reports.extraction.name_table import NameTable
from reports.extraction.phrases import Phrase
from reports.extraction.speakers import Turn, is_anonymous, resolved
from reports.extraction.subjects import Range
from reports.extraction.values import Cue, Extraction, Quote, QuoteKind, Speaker
from reports.text.marks import Marks, Stretch
from reports.text.names import Names, marks_of
from reports.text.parse import ParsedText
from reports.text.spans import Span
from reports.text.voice import Voice, VoiceInterval, VoiceMap
from reports.text.zones import Zone

__all__ = ["Cue", "Extraction", "Quote", "QuoteKind", "Speaker", "find_quotes", "voice_map_of"]

# From the method: shorter stretches without a speaker are distance marks, longer ones are somebody's words.
SHORTEST_DIRECT = 4
# From the method: how many paragraphs back the speaker of a quotation without attribution is looked for.
FLOATING_PARAGRAPHS = 2
# Speakers of a fragment inside somebody's speech; the next quotation is not theirs.
_LISTENERS = frozenset(["i", "you", "we"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


@dataclass(slots=True)
class _Draft:
    """A quote while its stretches are being collected; speakers are named at the end, in text order."""

    kind: QuoteKind
    span: Span
    fragments: list[Span]
    block: int
    attribution: Attribution | None = None
    speaker: Speaker | None = None
    borrowed: bool = False
    relays: list[Attribution] = field(default_factory=list)


def find_quotes(parsed: ParsedText, marks: Marks | None = None) -> Extraction:
    """Every quote of the text with kind, speaker and cue; bad marks become problems, never errors."""
    marks = marks or marks_of(parsed)
    names = {stretch.outer for stretch in Names(parsed, marks).quoted}
    reading = _Reading(parsed, [stretch for stretch in marks.stretches if stretch.outer not in names])
    drafts = _without_relays([*reading.marked(), *reading.unmarked()], reading)
    for draft in drafts:
        draft.span = _to_the_mark(draft.span, marks.stretches)
    drafts.sort(key=lambda draft: (draft.span.start, -len(draft.span)))
    return Extraction(_finished(parsed, reading, drafts), marks.problems)


def _without_relays(drafts: Sequence[_Draft], reading: "_Reading") -> list[_Draft]:
    """The drafts; a report that holds little but another report ("A said ..., B wrote") passes that one on."""
    cued = sorted(
        (place, number) for number, draft in enumerate(drafts) if (place := reading.cue_place(draft)) is not None
    )
    places = [place for place, _ in cued]
    kept: list[_Draft] = []
    for number, outer in enumerate(drafts):
        link = outer.attribution
        within = cued[bisect_left(places, outer.span.start) : bisect_left(places, outer.span.end)]
        inner = [drafts[other] for _, other in within if other != number and outer.span.overlaps(drafts[other].span)]
        if outer.kind is not QuoteKind.INDIRECT or link is None or not inner:
            kept.append(outer)
            continue
        for draft in inner:
            draft.relays.append(link)
        if 2 * sum(draft.span.end - reading.beginning(draft) for draft in inner) < len(outer.span):
            kept.append(outer)
    return kept


def voice_map_of(quotes: Iterable[Quote]) -> VoiceMap:
    """Quoted, indirect and scare stretches; what stands between them, cues and speakers included, is the outlet's."""
    intervals: list[VoiceInterval] = []
    for number, quote in enumerate(quotes):
        speaker = (quote.speaker.name or quote.speaker.text) if quote.speaker else None
        voice = Voice.SCARE if quote.kind is QuoteKind.SCARE else Voice.QUOTED
        intervals += (VoiceInterval(fragment, voice, speaker, number) for fragment in quote.fragments)
        if quote.kind in (QuoteKind.MIXED, QuoteKind.INDIRECT):
            phrases = [part.span for part in (quote.cue, quote.speaker) if part is not None]
            rest = _without(quote.span, phrases)
            intervals += (VoiceInterval(span, Voice.INDIRECT, speaker, number) for span in rest)
    return VoiceMap(intervals)


def _without(span: Span, holes: Sequence[Span]) -> list[Span]:
    rest: list[Span] = []
    start = span.start
    for hole in sorted(holes):
        if not hole.overlaps(span):
            continue
        if start < hole.start:
            rest.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < span.end:
        rest.append(Span(start, span.end))
    return rest


def _to_the_mark(span: Span, stretches: Sequence[Stretch]) -> Span:
    """The span, taken on to the closing mark of a name or quotation that begins inside it and would be cut."""
    index = bisect_left(stretches, span.end, key=lambda stretch: stretch.outer.start) - 1
    if index < 0:
        return span
    outer, inner = stretches[index].outer, stretches[index].span
    cut = span.start < outer.start < span.end < outer.end and span.end < inner.end + 2
    return Span(span.start, outer.end) if cut and inner.end != span.end else span


class _Reading:
    """One text on the way to its quotes."""

    def __init__(self, parsed: ParsedText, stretches: Sequence[Stretch]) -> None:
        self.parsed = parsed
        self.paragraphs: list[Paragraph] = []
        of_block: list[list[Stretch]] = [[] for _ in parsed.blocks]
        for stretch in stretches:
            of_block[stretch.block].append(stretch)
        sentences: list[list[Span]] = [[] for _ in parsed.blocks]
        for sentence in parsed.sentences:
            sentences[sentence.block].append(sentence.span)
        for number, block in enumerate(parsed.blocks):
            paragraph = Paragraph(number, block, sentences[number], of_block[number], parsed.folded)
            self.paragraphs.append(paragraph)
        self.used: set[tuple[int, int]] = set()

    def marked(self) -> list[_Draft]:
        """Quotes with quotation marks."""
        drafts: list[_Draft] = []
        carried: Attribution | None = None
        continued: _Draft | None = None
        for paragraph in self.paragraphs:
            links = self._links(paragraph, carried)
            for stretch, link in zip(paragraph.stretches, links, strict=True):
                if continued is not None:
                    draft = continued
                    draft.fragments.append(stretch.span)
                    draft.span = Span(draft.span.start, stretch.span.end)
                    draft.attribution = draft.attribution or link
                else:
                    draft = self._joined(drafts, paragraph, stretch, link)
                continued = draft if stretch.goes_on else None
            carried = paragraph.introduced_by_end()
        return drafts

    def _links(self, paragraph: Paragraph, carried: Attribution | None) -> list[Attribution | None]:
        links = [paragraph.attribution_of(index) for index in range(len(paragraph.stretches))]
        stretches = paragraph.stretches
        if links and links[0] is None and carried and stretches[0].outer.start == paragraph.block.span.start:
            links[0] = carried
        # "A" and "B," he said: what only a comma or "and" parts has one speaker.
        for index in range(len(links) - 2, -1, -1):
            if links[index] is None and paragraph.joins(stretches[index].outer.end, stretches[index + 1].outer.start):
                links[index] = links[index + 1]
        for index in range(1, len(links)):
            if links[index] is None and paragraph.joins(stretches[index - 1].outer.end, stretches[index].outer.start):
                links[index] = links[index - 1]
        return links

    def _joined(self, drafts: list[_Draft], paragraph: Paragraph, stretch: Stretch, link: Attribution | None) -> _Draft:
        """The draft that the stretch belongs to: the last one if one reporting word in one sentence holds both."""
        if drafts and link and link.phrase and (last := drafts[-1]).attribution is not None:
            known = last.attribution.phrase
            same = known is not None and known.token == link.phrase.token and last.attribution.block == link.block
            if same and last.block == paragraph.number and _in_one_sentence(paragraph, last.span, stretch.span):
                last.fragments.append(stretch.span)
                last.span = Span(min(last.span.start, stretch.span.start), max(last.span.end, stretch.span.end))
                return last
        draft = self._draft(paragraph, stretch, link)
        drafts.append(draft)
        return draft

    def _draft(self, paragraph: Paragraph, stretch: Stretch, link: Attribution | None) -> _Draft:
        kind = self._kind(paragraph, stretch, link)
        span = stretch.span
        if link and link.phrase:
            self.used.add((link.block, link.phrase.token))
            if kind is QuoteKind.MIXED and link.phrase.content and link.block == paragraph.number:
                content = paragraph.span_of(link.phrase.content)
                if content.overlaps(span):
                    span = Span(min(span.start, content.start), max(span.end, content.end))
        return _Draft(kind, span, [stretch.span], paragraph.number, link)

    def _kind(self, paragraph: Paragraph, stretch: Stretch, link: Attribution | None) -> QuoteKind:
        start, end = paragraph.tokens_of(stretch.span.start, stretch.span.end)
        tokens = paragraph.block.doc[start:end]
        count = sum(token.is_alpha or token.is_digit for token in tokens)
        finite = any(token.tag_ in _FINITE for token in tokens)
        begins = stretch.span.of(self.parsed.folded)[0].isupper()
        alone = _is_whole_sentence(paragraph, stretch)
        if link is None:
            if count >= SHORTEST_DIRECT:
                return QuoteKind.DIRECT if begins and (finite or alone) else QuoteKind.MIXED
            if alone and begins and self._goes_on(paragraph, stretch):
                return QuoteKind.DIRECT
            return QuoteKind.SCARE
        if begins and (finite or link.link is not Link.GOVERNED) and (count >= SHORTEST_DIRECT or alone):
            return QuoteKind.DIRECT
        whole = begins and finite and stretch.span.of(self.parsed.folded).endswith((".", "!", "?"))
        if (link.link is Link.AFTER and (begins or alone)) or (link.link is Link.BEFORE and whole):
            return QuoteKind.DIRECT
        return QuoteKind.MIXED

    def _goes_on(self, paragraph: Paragraph, stretch: Stretch) -> bool:
        """Whether an earlier quotation of the paragraph has its attribution, so that a short one goes on with it."""
        index = bisect_left(paragraph.stretches, stretch.outer.start, key=lambda other: other.outer.start)
        if not index or not stretch.span.of(self.parsed.folded).endswith((".", "!", "?", "…")):
            return False
        between = self.parsed.folded[paragraph.stretches[index - 1].outer.end : stretch.outer.start]
        return bool(paragraph.attribution_of(index - 1)) and between.rstrip().endswith(".")

    def cue_place(self, draft: _Draft) -> int | None:
        """Where the reporting word of a draft stands."""
        link = draft.attribution
        return self.paragraphs[link.block].start_of(link.phrase.token) if link and link.phrase else None

    def beginning(self, draft: _Draft) -> int:
        """Where a report begins: with its speaker, its reporting word or its words."""
        link = draft.attribution
        places = [draft.span.start, *([place] if (place := self.cue_place(draft)) is not None else [])]
        if link and link.speaker:
            places.append(self.paragraphs[link.block].start_of(link.speaker[0]))
        return min(places)

    def unmarked(self) -> list[_Draft]:
        """Reported speech without quotation marks: the content of every cue that no marked quote took."""
        drafts: list[_Draft] = []
        for paragraph in self.paragraphs:
            if not paragraph.stretches and (parts := colon_parts(paragraph.block)) is not None:
                link = Attribution(Link.LABEL, None, parts[0], paragraph.number)
                drafts.append(_Draft(QuoteKind.INDIRECT, paragraph.span_of(parts[1]), [], paragraph.number, link))
                continue
            starts = [stretch.outer.start for stretch in paragraph.stretches]
            for phrase in paragraph.phrases:
                if phrase.content is None or phrase.speaker is None or phrase.only_quoted:
                    continue
                if (paragraph.number, phrase.token) in self.used:
                    continue
                span = paragraph.span_of(phrase.content)
                index = bisect_left(starts, span.start)
                if index and paragraph.stretches[index - 1].outer.end > span.start:
                    continue
                link = Attribution(Link.GOVERNED, phrase, phrase.speaker, paragraph.number)
                drafts.append(_Draft(QuoteKind.INDIRECT, span, [], paragraph.number, link))
        return drafts


def _in_one_sentence(paragraph: Paragraph, first: Span, second: Span) -> bool:
    return paragraph.sentence_at(second.start).overlaps(first)


def _is_whole_sentence(paragraph: Paragraph, stretch: Stretch) -> bool:
    sentence = paragraph.sentence_at(stretch.outer.start)
    folded = paragraph.folded
    before = folded[sentence.start : stretch.outer.start] if sentence.start < stretch.outer.start else ""
    return not before.strip() and stretch.span.of(folded).endswith((".", "!", "?", ",", "…"))


def _finished(parsed: ParsedText, reading: _Reading, drafts: Sequence[_Draft]) -> tuple[Quote, ...]:
    """The drafts as quotes, with speakers named in text order."""
    _speak(parsed, reading, drafts)
    table = NameTable(parsed)
    turns = [
        Turn(draft.speaker, draft.block, draft.speaker.span.start, continued=draft.borrowed)
        for draft in drafts
        if draft.speaker is not None
    ]
    named = iter(resolved(turns, table))
    quotes: list[Quote] = []
    for draft in drafts:
        speaker = next(named) if draft.speaker is not None else None
        quotes.append(_quote(parsed, reading, draft, speaker))
    return tuple(quotes)


def _speak(parsed: ParsedText, reading: _Reading, drafts: Sequence[_Draft]) -> None:
    """Give each draft its speaker phrase; one without attribution borrows the last speaker nearby."""
    last: tuple[Speaker, int] | None = None
    for draft in drafts:
        link = draft.attribution
        if link is not None and link.speaker is not None:
            span = reading.paragraphs[link.block].span_of(link.speaker)
            draft.speaker = Speaker(span, span.of(parsed.text), None)
            if draft.speaker.text.lower() not in _LISTENERS:
                last = (draft.speaker, draft.block)
        elif draft.kind is QuoteKind.DIRECT and last and draft.block - last[1] <= FLOATING_PARAGRAPHS:
            draft.speaker, draft.borrowed = last[0], True
            last = (last[0], draft.block)


def _quote(parsed: ParsedText, reading: _Reading, draft: _Draft, speaker: Speaker | None) -> Quote:
    link = draft.attribution
    cue: Cue | None = None
    channel: str | None = None
    place = draft.span.start
    if link and link.phrase:
        cue = _cue(parsed, reading.paragraphs[link.block], link.phrase)
        place = cue.span.start
    sentence = reading.paragraphs[link.block if link else draft.block].sentence_at(place)
    if cue is not None:
        said = draft.fragments if draft.kind is QuoteKind.DIRECT else [draft.span]
        channel = channel_of(parsed.folded, sentence, cue.span, said)
    anonymous = speaker is not None and is_anonymous(
        fold_spaces(speaker.text), speaker.name, sentence.of(parsed.folded)[:1000]
    )
    zone: Zone = parsed.blocks[draft.block].zone
    fragments = tuple(sorted(draft.fragments))
    relays = _relays(parsed, reading, draft, channel)
    return Quote(draft.kind, draft.span, fragments, speaker, anonymous, cue, channel, zone, relays)


def _relays(parsed: ParsedText, reading: _Reading, draft: _Draft, channel: str | None) -> tuple[str, ...]:
    """Who passed the words on: the outlet that was told them, and whoever reports that they were said."""
    listener = (channel,) if channel and is_outlet(channel) else ()
    reporters = (
        fold_spaces(reading.paragraphs[link.block].span_of(link.speaker).of(parsed.text))
        for link in draft.relays
        if link.speaker
    )
    return tuple(dict.fromkeys([*listener, *reporters]))


def fold_spaces(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def _cue(parsed: ParsedText, paragraph: Paragraph, phrase: Phrase) -> Cue:
    words: Range = phrase.words
    span = paragraph.span_of(words)
    return Cue(span, span.of(parsed.text), phrase.stance)

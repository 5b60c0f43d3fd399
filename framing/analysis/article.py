"""The analysis of one article: parsed once, then all that is found comes from that one parse."""

from collections.abc import Sequence
from dataclasses import dataclass

from framing.analysis.agency import Harm, find_harms
from framing.analysis.candidates.finding import CandidateFinder
from framing.analysis.candidates.values import Candidate, CandidateModel
from framing.analysis.engine import engine_version
from framing.analysis.figures import Figures, figures_of
from framing.analysis.lexicon import Lexicon
from framing.analysis.matching import Matcher
from framing.analysis.scoring import Hit, judged
from reports.extraction.claims import Claim, find_claims
from reports.extraction.claims.tree import trees_of
from reports.extraction.corrections import Correction, corrected
from reports.extraction.mentions import Mention, find_mentions
from reports.extraction.parted_headlines import PartedHeadline, parted_headline
from reports.extraction.quantities import Quantity, find_quantities
from reports.extraction.quotes import Quote, find_quotes, voice_map_of
from reports.text.encoding import encoder_digest
from reports.text.names import find_names, marks_of
from reports.text.parse import Parser, Sentence
from reports.text.problems import Problem
from reports.text.spans import Span
from reports.text.voice import VoiceMap
from reports.text.zones import ZoneSpan


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one text; all spans are into ``text``."""

    text: str
    zones: tuple[ZoneSpan, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    voices: VoiceMap
    hits: tuple[Hit, ...]
    figures: Figures
    problems: tuple[Problem, ...]
    #: Wording that may be loaded and that the lexicon does not hold; never counted.
    candidates: tuple[Candidate, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    harms: tuple[Harm, ...] = ()
    mentions: tuple[Mention, ...] = ()
    #: Words with high scores whether or not they are candidates; only comparisons look at them.
    wordings: tuple[Candidate, ...] = ()
    #: The headline in its parts; None where no verb is found in it.
    headline: PartedHeadline | None = None


class Analyser:
    """A loaded parser, a compiled lexicon and a candidate model, if any, ready for any number of articles."""

    def __init__(self, parser: Parser, lexicon: Lexicon, candidates: CandidateModel | None = None) -> None:
        self.parser = parser
        self.lexicon = lexicon
        self.engine = engine_version(parser.digest, encoder_digest(), candidates.digest if candidates else None)
        self._matcher = Matcher(lexicon)
        self._finder = CandidateFinder(candidates, parser.nlp.vocab, lexicon) if candidates else None

    def analyse(
        self,
        text: str,
        zones: Sequence[ZoneSpan],
        corrections: Sequence[Correction] = (),
        *,
        given_mentions: Sequence[Span] | None = None,
    ) -> Analysis:
        """The analysis of a stored text with its zones and what editors put right; the same input, the same result.

        Corrections are taken in before the voices are told apart, so that marks and figures follow them. Where people
        marked the mentions, these are taken instead of those that would be found.
        """
        parsed = self.parser.parse(text, zones)
        marks = marks_of(parsed)
        extraction = find_quotes(parsed, marks)
        inside_marks = [stretch.span for stretch in marks.stretches]
        put_right = corrected(extraction.quotes, corrections, text, zones, inside_marks)
        voices = voice_map_of(put_right.quotes)
        names = find_names(parsed, marks)
        quantities = find_quantities(parsed, put_right.quotes, voices)
        trees = trees_of(parsed)
        hits = judged(self._matcher.find(text), parsed, voices, names)
        candidates, wordings = (
            self._finder.find_with_wordings(parsed, voices, hits, names) if self._finder else ((), ())
        )
        return Analysis(
            text=text,
            zones=tuple(zones),
            sentences=parsed.sentences,
            quotes=put_right.quotes,
            voices=voices,
            hits=hits,
            figures=figures_of(hits, parsed, voices),
            problems=extraction.problems + put_right.problems,
            candidates=candidates,
            wordings=wordings,
            quantities=quantities,
            claims=find_claims(parsed, put_right.quotes, voices, quantities, trees),
            harms=find_harms(parsed, voices),
            mentions=find_mentions(parsed, put_right.quotes, voices, given_mentions, trees),
            headline=parted_headline(parsed),
        )

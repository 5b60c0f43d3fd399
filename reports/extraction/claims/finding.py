"""The claims of a parsed text (docs/method.md, "Claims")."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from reports.extraction.claims.building import Building, Site
from reports.extraction.claims.clauses import Clause, Clauses, Kind, Report
from reports.extraction.claims.closings import closing_attribution
from reports.extraction.claims.headline_parts import headline_parts
from reports.extraction.claims.names import NameKeys, is_title_case
from reports.extraction.claims.people import Subjects
from reports.extraction.claims.terms import Terms
from reports.extraction.claims.tree import Range, Tree, trees_of
from reports.extraction.claims.values import Claim
from reports.extraction.headline_clauses import headline_clause
from reports.extraction.quantities.values import Quantity
from reports.extraction.values import Quote, QuoteKind
from reports.text.parse import ParsedText
from reports.text.spans import Span
from reports.text.voice import VoiceMap
from reports.text.zones import Zone

#: Zones whose sentences make claims: captions are often about another event, the others hold no prose.
CLAIMING = frozenset([Zone.HEADLINE, Zone.STANDFIRST, Zone.BODY])
# From the method: words of a sentence that states something though the tagger finds no verb in it.
SHORTEST_SENTENCE = 7


def find_claims(
    parsed: ParsedText,
    quotes: Sequence[Quote],
    voices: VoiceMap,
    quantities: Sequence[Quantity],
    trees: Sequence[Tree] | None = None,
) -> tuple[Claim, ...]:
    """The claims in text order; captions make none.

    A claim is a clause as it stands in the text. Reporting words make none, what they report does; every other
    sentence of body or standfirst with a finite verb is covered by at least one claim, and a headline always is.
    ``trees`` are those of :func:`trees_of`, where they are at hand.
    """
    return tuple(_Finder(parsed, quotes, voices, quantities, trees or trees_of(parsed)).claims())


class _Finder:
    """One text on the way to its claims."""

    def __init__(
        self,
        parsed: ParsedText,
        quotes: Sequence[Quote],
        voices: VoiceMap,
        quantities: Sequence[Quantity],
        trees: Sequence[Tree],
    ) -> None:
        self._parsed = parsed
        self._quotes = quotes
        self._building = Building(parsed, quotes, voices, quantities)
        self._trees = list(trees)
        self._names = NameKeys(self._trees, [block.zone for block in parsed.blocks])
        self._subjects = Subjects()
        self._quotes_of = self._by_block()
        self._sentences_of: list[list[int]] = [[] for _ in parsed.blocks]
        for number, sentence in enumerate(parsed.sentences):
            self._sentences_of[sentence.block].append(number)
        bodies = [number for number, block in enumerate(parsed.blocks) if block.zone is Zone.BODY]
        self._second_half = bodies[len(bodies) // 2] if len(bodies) > 1 else len(parsed.blocks)

    def _by_block(self) -> list[list[int]]:
        """The numbers of the quotations in, or reaching into, each paragraph."""
        found: list[list[int]] = [[] for _ in self._parsed.blocks]
        starts = [block.span.start for block in self._parsed.blocks]
        for number, quote in enumerate(self._quotes):
            if quote.kind is QuoteKind.SCARE:
                continue
            places = [quote.span] if quote.cue is None else [quote.span, quote.cue.span]
            blocks: set[int] = set()
            for place in places:
                first = max(bisect_right(starts, place.start) - 1, 0)
                blocks.update(range(first, max(bisect_left(starts, place.end), first + 1)))
            for block in sorted(blocks):
                found[block].append(number)
        return found

    def claims(self) -> Iterator[Claim]:
        """The claims, paragraph by paragraph."""
        for number, block in enumerate(self._parsed.blocks):
            if block.zone in CLAIMING and len(block.doc):
                yield from self._of_block(number)

    def _of_block(self, number: int) -> Iterator[Claim]:
        block = self._parsed.blocks[number]
        tree = self._trees[number]
        headline = block.zone is Zone.HEADLINE
        starts = tree.starts
        reports = self._reports(number, starts)
        counts = (tree.pos[place] == "NUM" and tree.ents[place] not in {"DATE", "TIME"} for place in range(len(tree)))
        clauses = Clauses(tree, reports, list(accumulate(counts, initial=0)), headline=headline)
        titled = headline and is_title_case(tree)
        terms = Terms(tree, self._names.in_block(number, headline=titled))
        site = self._building.site(number, clauses, terms, self._subjects, late=number >= self._second_half)
        site.headline = headline_clause(block) if headline else None
        contents = {report.cue: report.content for report in reports if report.cue is not None}
        for sentence in self._sentences_of[number]:
            bounds = self._tokens(self._parsed.sentences[sentence].span, block.span.start, starts)
            speaker = None if headline else closing_attribution(tree, bounds, contents)
            if speaker is not None:
                bounds = (bounds[0], speaker[0])
            for part in headline_parts(tree, bounds) if headline else (bounds,):
                for clause in self._clauses_in(site, clauses, part) or self._whole(site, clauses, part):
                    yield site.claim(clause, sentence, bounds, speaker)

    def _clauses_in(self, site: Site, clauses: Clauses, bounds: Range) -> list[Clause]:
        """The clauses of a sentence; of a headline none where the parse missed its verb."""
        verb = site.headline.verb_token if site.headline is not None else bounds[1]
        if bounds[0] <= verb < bounds[1] and verb not in clauses.opened:
            return []
        return clauses.in_sentence(bounds)

    def _reports(self, number: int, starts: Sequence[int]) -> list[Report]:
        """The quotations of a paragraph as its tokens."""
        offset = self._parsed.blocks[number].span.start
        reports: list[Report] = []
        for quote in self._quotes_of[number]:
            found = self._quotes[quote]
            content = self._tokens(found.span, offset, starts)
            cue = None
            if found.cue is not None:
                first, last = self._tokens(found.cue.span, offset, starts)
                cue = first if first < last else None
            reports.append(Report(quote, content, cue))
        return reports

    def _tokens(self, span: Span, offset: int, starts: Sequence[int]) -> Range:
        """The tokens that begin inside a span."""
        return (bisect_left(starts, span.start - offset), bisect_left(starts, span.end - offset))

    def _whole(self, site: Site, clauses: Clauses, bounds: Range) -> list[Clause]:
        """The whole sentence as a claim, where no clause was found in it though it states something."""
        tree = clauses.tree
        headline = site.zone is Zone.HEADLINE
        start, end = tree.trimmed(*bounds)
        if start >= end:
            return []
        if headline:
            found = site.headline
            if found is not None and start <= found.verb_token < end:
                return [Clause(found.verb_token, Kind.WHOLE, self._statement(clauses, (start, end)))]
        elif any(kind is Kind.FRAME for head, kind in clauses.opened.items() if start <= head < end):
            return []
        verbs = [place for place in range(start, end) if tree.is_verbal(place)]
        finite = [place for place in verbs if tree.is_finite(place)]
        # The tagger takes some verbs for nouns: what ends like a sentence and is as long as one states something.
        ends = tree.words[bounds[1] - 1] in {".", "!"} and end - start >= SHORTEST_SENTENCE
        if not (finite or headline or ends):
            return []
        roots = [place for place in range(start, end) if tree.heads[place] == place]
        happenings = [place for place in range(start, end) if tree.event(place)] if not verbs else []
        head = next(iter(finite or verbs or happenings or roots), start)
        return [Clause(head, Kind.WHOLE, self._statement(clauses, (start, end)))]

    def _statement(self, clauses: Clauses, bounds: Range) -> Range:
        """What somebody is reported to say in a headline, without the name before the colon; else everything."""
        start, end = bounds
        report = next((clauses.quote_at[place] for place in range(start, end) if clauses.quote_at[place]), None)
        if report is None or report.cue is not None:
            return bounds
        first, last = max(report.content[0], start), min(report.content[1], end)
        return clauses.tree.trimmed(first, last) if 2 * (last - first) > end - start else bounds

"""Reports whose clauses stand in the text as given, for the rules of the clock; no parser is needed."""

from datetime import UTC, datetime

from framing.analysis.alignment.values import AnalysedReport, ClaimGroup, Member, Relation
from reports.extraction.claims.values import Claim, Slot
from reports.extraction.values import Quote, QuoteKind
from reports.text.parse import Sentence
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

#: A Wednesday, in the middle of the day.
WEDNESDAY = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def slot(text: str, words: str, start: int = 0) -> Slot:
    """The words as they stand in the text from ``start`` on."""
    at = text.index(words, start)
    return Slot(Span(at, at + len(words)), words, words.lower())


def report_of(
    *claims: tuple[str, str] | tuple[str, str, str],
    sentences: tuple[str, ...],
    key: str = "1",
    published: datetime | None = WEDNESDAY,
    quoted: str = "",
) -> AnalysedReport:
    """A report of these sentences; a claim is (words, predicate) or (words, predicate, cause).

    ``quoted`` are words that stand in a quotation.
    """
    text = " ".join(sentences)
    spans, place = [], 0
    for sentence in sentences:
        spans.append(Span(place, place + len(sentence)))
        place += len(sentence) + 1
    quotes = (_quote(text, quoted),) if quoted else ()
    made = tuple(_claim(text, spans, quotes, *claim) for claim in claims)
    told = tuple(Sentence(span, Zone.BODY, 0) for span in spans)
    return AnalysedReport(key, text, sentences=told, quotes=quotes, claims=made, published_at=published)


def _claim(
    text: str, spans: list[Span], quotes: tuple[Quote, ...], words: str, predicate: str, cause: str = ""
) -> Claim:
    at = text.index(words)
    span = Span(at, at + len(words))
    in_quote = next((number for number, quote in enumerate(quotes) if quote.span.overlaps(span)), None)
    return Claim(
        span=span,
        zone=Zone.BODY,
        sentence=next(number for number, one in enumerate(spans) if one.start <= at < one.end),
        block=0,
        voice=Voice.OWN if in_quote is None else Voice.QUOTED,
        predicate=slot(text, predicate, at),
        quote=in_quote,
        cause=slot(text, cause, at) if cause else None,
    )


def _quote(text: str, words: str) -> Quote:
    at = text.index(words)
    span = Span(at, at + len(words))
    return Quote(QuoteKind.DIRECT, span, (span,), None, False, None, None, Zone.BODY)


def group_of(*members: tuple[str, int], relation: Relation = Relation.SAME) -> ClaimGroup:
    """One claim of each report, by its place."""
    return ClaimGroup(relation, tuple(Member(key, (number,)) for key, number in members))

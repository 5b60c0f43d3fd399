"""Claims made ready for being compared: their words, names, numbers and roles, each looked up once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.alignment.words import stem_of_word, stems_in, weight_of_all, words_of_keys
from reports.extraction.claims.values import Claim, Slot
from reports.extraction.quantities.values import Quantity
from reports.text.spans import Span
from reports.text.zones import Zone

#: Words of a sentence that are compared; the rest of an endless one says nothing more.
MOST_WORDS = 80
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wording:
    """A stretch of text as words: in their order, as a set, what the set weighs, the pairs of neighbours, numbers."""

    order: tuple[str, ...]
    words: frozenset[str]
    weight: float
    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One claim with everything that scoring reads; two readings are equal only if they are one."""

    report: int
    key: str
    place: int
    claim: Claim
    words: frozenset[str]
    weight: float
    names: frozenset[str]
    numbers: frozenset[str]
    agent: frozenset[str]
    patient: frozenset[str]
    where: frozenset[str]
    when: frozenset[str]
    cause: frozenset[str]
    predicate: str
    quantities: tuple[Quantity, ...]
    sentence: Wording
    sentence_id: tuple[str, int]
    #: Where in its report the claim begins, from 0 to 1.
    position: float

    @property
    def id(self) -> tuple[str, int]:
        """Names the claim whatever the order of the reports."""
        return self.key, self.place

    @property
    def is_title(self) -> bool:
        """Whether the claim is a headline's or a standfirst's."""
        return self.claim.zone in (Zone.HEADLINE, Zone.STANDFIRST)


def readings_of(reports: Sequence[AnalysedReport], most_claims: int) -> tuple[tuple[Reading, ...], ...]:
    """The claims of each report in text order, as many as may be compared."""
    return tuple(tuple(_of_report(number, report, most_claims)) for number, report in enumerate(reports))


def _of_report(number: int, report: AnalysedReport, most_claims: int) -> Iterable[Reading]:
    wordings: dict[int, Wording] = {}
    for place, claim in enumerate(report.claims[:most_claims]):
        sentence = wordings.get(claim.sentence)
        if sentence is None:
            span = report.sentences[claim.sentence].span if claim.sentence < len(report.sentences) else claim.span
            sentence = wordings[claim.sentence] = wording_of(report.text, span)
        yield _reading(number, report, place, sentence)


def wording_of(text: str, span: Span) -> Wording:
    """The words of a stretch of text."""
    order = stems_in(text, span)[:MOST_WORDS]
    words = frozenset(order)
    numbers = frozenset(word for word in words if word[0].isdigit())
    return Wording(order, words, weight_of_all(words), frozenset(pairwise(order)), numbers)


def _reading(number: int, report: AnalysedReport, place: int, sentence: Wording) -> Reading:
    claim = report.claims[place]
    words = frozenset(map(stem_of_word, claim.terms)) or frozenset(stems_in(report.text, claim.span)[:MOST_WORDS])
    quantities = tuple(report.quantities[one] for one in claim.quantities if one < len(report.quantities))
    return Reading(
        report=number,
        key=report.key,
        place=place,
        claim=claim,
        words=words,
        weight=weight_of_all(words),
        names=words_of_keys(claim.names),
        numbers=frozenset(word for word in words if word[0].isdigit()),
        agent=_filler(claim.agent),
        patient=_filler(claim.patient),
        where=_filler(claim.place),
        when=_filler(claim.time),
        cause=_filler(claim.cause),
        predicate=stem_of_word(claim.predicate.key or claim.predicate.text),
        quantities=quantities,
        sentence=sentence,
        sentence_id=(report.key, claim.sentence),
        position=claim.span.start / max(1, len(report.text)),
    )


def _filler(slot: Slot | None) -> frozenset[str]:
    return words_of_keys([slot.key or slot.text]) if slot else _NOTHING

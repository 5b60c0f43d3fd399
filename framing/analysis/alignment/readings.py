"""Claims made ready for being compared: their words, names, numbers and roles, each looked up once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.alignment.words import stem_of_term, stem_of_word, stems_in, weight_of_all, words_of_keys
from reports.extraction.claims.values import Certainty, Claim, Polarity, Slot
from reports.extraction.quantities.values import Quantity
from reports.text.fold import fold
from reports.text.spans import Span
from reports.text.zones import Zone

#: Words of a sentence that are compared; the rest of an endless one says nothing more.
MOST_WORDS = 80
MOST_LETTERS = 600
_NEGATION = re.compile(r"\b(?:not|no|never|nor|neither|none|nobody|nothing|cannot|without)\b|n't\b", re.IGNORECASE)
_DOUBT_WORDS = {
    Certainty.HEDGED: """
        may might could can likely unlikely probably possibly perhaps apparently reportedly allegedly allege appear
        apparent seem look believe think suspect suspected estimate suggest speculate possible risk chance about
    """,
    Certainty.PLANNED: "will would shall plan expect expected predict intend seek hope due want set aim prepare future",
    Certainty.CONDITIONAL: "if unless should would could provided",
}
_DOUBTS = {kind: frozenset(map(stem_of_word, words.split())) for kind, words in _DOUBT_WORDS.items()}
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """A sentence: its words in their order and as a set, what the set weighs, its runs of three words, its numbers,
    and what its claims tell, its figures and whether one of them denies."""

    span: Span
    order: tuple[str, ...]
    words: frozenset[str]
    weight: float
    runs: frozenset[tuple[str, ...]]
    numbers: frozenset[str]
    #: Every four characters in a row: words with the same stem or spelt otherwise share most of them.
    letters: frozenset[str]
    quantities: tuple[Quantity, ...] = ()
    denies: bool = False
    #: Whether there is a word of negation, and whether it asks.
    negates: bool = False
    asks: bool = False
    #: How its claims or its words keep something open.
    doubts: frozenset[Certainty] = frozenset()


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
    #: Its words in small letters, white space as one space.
    printed: str = ""

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
    by_sentence: dict[int, list[Claim]] = {}
    for claim in report.claims[:most_claims]:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    spans = [sentence.span for sentence in report.sentences]
    wordings = {
        sentence: wording_of(report, spans[sentence] if sentence < len(spans) else claims[0].span, claims)
        for sentence, claims in by_sentence.items()
    }
    for place, claim in enumerate(report.claims[:most_claims]):
        yield _reading(number, report, place, wordings[claim.sentence])


def wording_of(report: AnalysedReport, span: Span, claims: Sequence[Claim]) -> Wording:
    """A sentence with what its claims tell."""
    order = stems_in(report.text, span)[:MOST_WORDS]
    words = frozenset(order)
    plain = fold(span.of(report.text)[:MOST_LETTERS]).lower()
    return Wording(
        span=span,
        order=order,
        words=words,
        weight=weight_of_all(words),
        runs=frozenset(zip(order, order[1:], order[2:], strict=False)),
        numbers=frozenset(word for word in words if word[0].isdigit()),
        letters=frozenset(plain[place : place + 4] for place in range(len(plain) - 3)),
        quantities=tuple(one for claim in claims for one in _figures(report, claim)),
        negates=bool(_NEGATION.search(plain)),
        asks=span.of(report.text).rstrip("\"'”’ ").endswith("?"),
        doubts=frozenset(kind for kind, words in _DOUBTS.items() if words & set(order))
        | frozenset(claim.certainty for claim in claims),
        denies=any(claim.polarity is Polarity.NEGATIVE for claim in claims),
    )


def _figures(report: AnalysedReport, claim: Claim) -> tuple[Quantity, ...]:
    return tuple(report.quantities[one] for one in claim.quantities if one < len(report.quantities))


def _reading(number: int, report: AnalysedReport, place: int, sentence: Wording) -> Reading:
    claim = report.claims[place]
    # A term of marks alone, such as a lone accent, has no stem.
    words = frozenset(filter(None, map(stem_of_term, claim.terms))) or frozenset(
        stems_in(report.text, claim.span)[:MOST_WORDS]
    )
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
        quantities=_figures(report, claim),
        sentence=sentence,
        sentence_id=(report.key, claim.sentence),
        position=claim.span.start / max(1, len(report.text)),
        printed=" ".join(fold(claim.span.of(report.text)).lower().split()),
    )


def _filler(slot: Slot | None) -> frozenset[str]:
    return words_of_keys([slot.key or slot.text]) if slot else _NOTHING

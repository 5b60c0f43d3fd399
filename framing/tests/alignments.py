"""Small reports for the tests of alignment: claims are cut out of sentences by their words."""

import re
from collections.abc import Iterable
from dataclasses import replace

from framing.analysis.alignment import AnalysedReport, aligned
from framing.analysis.alignment.values import Alignment, ClaimGroup, Relation
from reports.extraction.claims.values import Claim, Slot
from reports.extraction.quantities.values import Comparator, Quantity
from reports.text.parse import Sentence
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = "the a an of in on at to and by for with was were is are has have had that its it as from"
_SMALL = frozenset(_SMALL_WORDS.split())


def report(key: str, *sentences: str, **fields) -> AnalysedReport:
    """A report of sentences that are one claim each; ``[`` and ``]`` in a sentence mark where its claims are."""
    text, spans, claims = "", [], []
    for number, marked in enumerate(sentences):
        start = len(text)
        opened = None
        for char in marked:
            if char == "[":
                opened = len(text)
            elif char == "]":
                claims.append(claim(text, Span(opened, len(text)), number))
            else:
                text += char
        spans.append(Sentence(Span(start, len(text)), Zone.BODY, number))
        if "[" not in marked:
            claims.append(claim(text, Span(start, len(text)), number))
        text += "\n\n"
    return AnalysedReport(key, text, sentences=tuple(spans), claims=tuple(claims), **fields)


def claim(text: str, span: Span, sentence: int) -> Claim:
    """A claim with the terms and names that a look at its words gives; its second word is the predicate."""
    words = _WORD.findall(span.of(text))
    terms = tuple(word.lower() for word in words if word.lower() not in _SMALL)
    names = tuple(word.lower() for word in words[1:] if word[0].isupper())
    return Claim(
        span,
        Zone.BODY,
        sentence,
        sentence,
        Voice.OWN,
        slot(text, span, words[min(1, len(words) - 1)]),
        terms=terms,
        names=names,
    )


def slot(text: str, within: Span, words: str) -> Slot:
    """The words as they stand in the stretch, with themselves in small letters as key."""
    start = text.index(words, within.start)
    return Slot(Span(start, start + len(words)), words, words.lower())


def with_claim(made: AnalysedReport, number: int = 0, /, **fields) -> AnalysedReport:
    """The report with other fields in one claim; words given for a slot are looked up in it."""
    one = made.claims[number]
    for name in ("predicate", "agent", "patient", "place", "time", "cause"):
        if isinstance(fields.get(name), str):
            fields[name] = slot(made.text, made.sentences[one.sentence].span, fields[name])
    claims = (*made.claims[:number], replace(one, **fields), *made.claims[number + 1 :])
    return replace(made, claims=claims)


def with_quantity(
    made: AnalysedReport,
    words: str,
    low: float,
    high: float | None = None,
    *,
    place: int = 0,
    unit: str = "person",
    counted: str | None = "wound",
    **fields,
) -> AnalysedReport:
    """The report with one more figure in a claim."""
    one = made.claims[place]
    start = made.text.index(words, one.span.start)
    quantity = Quantity(
        Span(start, start + len(words)),
        low,
        low if high is None else high,
        Comparator.EQ,
        unit,
        Zone.BODY,
        one.sentence,
        Voice.OWN,
        counted=counted,
        **fields,
    )
    numbered = with_claim(made, place, quantities=(*one.quantities, len(made.quantities)))
    return replace(numbered, quantities=(*made.quantities, quantity))


def groups_of(*reports: AnalysedReport, **more) -> tuple[ClaimGroup, ...]:
    """The groups alone."""
    return aligned(reports, **more).groups


def relations(found: Alignment | Iterable[ClaimGroup]) -> list[Relation]:
    """The relations in the order of the groups."""
    return [group.relation for group in (found.groups if isinstance(found, Alignment) else found)]


def partition(groups: Iterable[ClaimGroup]) -> set[frozenset[tuple[str, int]]]:
    """The groups as sets of claims."""
    return {frozenset((one.key, place) for one in group.members for place in one.claims) for group in groups}


def claims_of(group: ClaimGroup) -> dict[str, tuple[int, ...]]:
    """The places of a group's claims by report."""
    return {one.key: one.claims for one in group.members}

"""Quantities, claims, agency and what comparing them brought out, as the JSON of the batch commands."""

from collections.abc import Mapping, Sequence
from typing import Any

from framing.analysis.agency import Harm
from framing.analysis.alignment.values import ClaimGroup, Difference
from framing.analysis.comparison import ComparisonResult
from framing.analysis.emphasis import Emphasis
from framing.analysis.ledger import LedgerRow
from framing.analysis.records import Document
from framing.analysis.sequence.values import Answer, Chronology, Event
from reports.extraction.claims import Claim, Slot
from reports.extraction.quantities import Quantity

Record = dict[str, Any]
#: How shares and scores are rounded in JSON, so that a file reads well and stays the same on every machine.
DECIMALS = 4
#: Roles of a claim in the order in which they are written.
ROLES = ("predicate", "agent", "patient", "place", "time", "cause")


def quantities_given(quantities: Sequence[Quantity], document: Document) -> list[Record]:
    """The figures of a report in text order."""
    return [_quantity(document, place, quantity) for place, quantity in enumerate(quantities)]


def claims_given(claims: Sequence[Claim], document: Document) -> list[Record]:
    """The claims of a report in text order; what fills a role is given in words, and where they stand in ``spans``."""
    return [_claim(document, place, claim) for place, claim in enumerate(claims)]


def agency_given(harms: Sequence[Harm], document: Document) -> list[Record]:
    """The acts of harm of a report in text order."""
    return [_harm(document, harm) for harm in harms]


def _quantity(document: Document, place: int, quantity: Quantity) -> Record:
    return {
        "id": _quantity_id(place),
        **document.place_of(quantity.span),
        "text": document.words_of(quantity.span),
        "low": quantity.low,
        "high": quantity.high,
        "comparator": str(quantity.comparator),
        "unit": quantity.unit,
        "counted": quantity.counted,
        "population": quantity.population,
        "voice": str(quantity.voice),
        "speaker": quantity.speaker,
        "part_of": None if quantity.part_of is None else _quantity_id(quantity.part_of),
        "sum_of": [_quantity_id(part) for part in quantity.sum_of],
        "counted_by": quantity.counted_by,
        "relayed_by": list(quantity.relayed_by),
        "place": quantity.place,
        "time": quantity.time,
        "zone": str(quantity.zone),
    }


def _claim(document: Document, place: int, claim: Claim) -> Record:
    slots = {role: getattr(claim, role) for role in ROLES}
    return {
        "id": _claim_id(place),
        **document.place_of(claim.span),
        "text": document.words_of(claim.span),
        "voice": str(claim.voice),
        "speaker": claim.speaker,
        "event": claim.event,
        **{role: _words(document, slot) for role, slot in slots.items()},
        "certainty": str(claim.certainty),
        "polarity": str(claim.polarity),
        "quantities": [_quantity_id(place) for place in claim.quantities],
        "check_reasons": list(claim.check_reasons),
        "quote": None if claim.quote is None else f"q{claim.quote + 1}",
        "attributed_by": claim.attributed_by,
        "stance": claim.stance,
        "is_opinion": claim.is_opinion,
        "is_background": claim.is_background,
        "zone": str(claim.zone),
        "spans": {role: document.place_of(slot.span) for role, slot in slots.items() if slot},
    }


def _harm(document: Document, harm: Harm) -> Record:
    return {
        **document.place_of(harm.span),
        "predicate": document.words_of(harm.predicate.span),
        "event": harm.event,
        "form": str(harm.form),
        "agent": _words(document, harm.agent),
        "patient": _words(document, harm.patient),
        "agent_first_named": harm.agent_first_named,
        "agent_voice": harm.agent_voice and str(harm.agent_voice),
        "voice": str(harm.voice),
        "zone": str(harm.zone),
    }


def claims_compared(result: ComparisonResult, documents: Mapping[str, Document]) -> Record:
    """The lists of a comparison that claims and figures fill, with the clock and the problems of the alignment."""
    return {
        "claims": [_group(number, group, documents) for number, group in enumerate(result.claims, start=1)],
        "quantities": [_row(row, documents) for row in result.quantities],
        "emphasis": {key: [_emphasis(one) for one in given] for key, given in result.emphasis.items()},
        "sequence": _sequence(result.chronology, documents),
        "problems": list(result.problems),
    }


def _group(number: int, group: ClaimGroup, documents: Mapping[str, Document]) -> Record:
    return {
        "id": f"g{number}",
        "relation": str(group.relation),
        "members": [
            {"article_id": documents[member.key].id, "claim_ids": [_claim_id(place) for place in member.claims]}
            for member in group.members
        ],
        "differences": [_difference(difference, documents) for difference in group.differences],
        "reasons": list(group.reasons),
        "score": None if group.score is None else round(group.score, DECIMALS),
        "status": str(group.status),
        "qualifiers": list(group.qualifiers),
        "check_reasons": list(group.check_reasons),
    }


def _difference(difference: Difference, documents: Mapping[str, Document]) -> Record:
    return {
        "dimension": str(difference.dimension),
        "texts": {key: documents[key].words_of(span) for key, span in difference.spans.items()},
        "spans": {key: documents[key].place_of(span) for key, span in difference.spans.items()},
        "note": difference.note,
    }


def _row(row: LedgerRow, documents: Mapping[str, Document]) -> Record:
    return {
        "verdict": str(row.verdict),
        "unit": row.unit,
        "counted": row.counted,
        "members": [
            {
                "article_id": documents[member.key].id,
                "quantity_ids": [_quantity_id(place) for place in member.quantities],
            }
            for member in row.members
        ],
        "note": row.note,
    }


def _emphasis(one: Emphasis) -> Record:
    return {
        "claim_group": f"g{one.claim_group + 1}",
        "first_position": round(one.first_position, DECIMALS),
        "word_share": round(one.word_share, DECIMALS),
        "in_headline": one.in_headline,
        "in_lead": one.in_lead,
        "is_background": one.is_background,
    }


def _sequence(chronology: Chronology, documents: Mapping[str, Document]) -> Record:
    return {
        "events": [_event(event, documents[event.key]) for event in chronology.events],
        "conflicts": [
            {
                "claim_group": f"g{conflict.group + 1}",
                "other_claim_group": None if conflict.other is None else f"g{conflict.other + 1}",
                "events": list(conflict.events),
                "note": conflict.note,
            }
            for conflict in chronology.conflicts
        ],
        "answers": [_answer(answer, documents) for answer in chronology.answers],
        "unplaced": list(chronology.unplaced),
    }


def _answer(answer: Answer, documents: Mapping[str, Document]) -> Record:
    document, answered = documents[answer.key], documents[answer.to_key]
    return {
        "article_id": document.id,
        "claim_id": _claim_id(answer.claim),
        "claim_group": None if answer.group is None else f"g{answer.group + 1}",
        "to_article_id": answered.id,
        "to_claim_id": _claim_id(answer.to_claim),
        "to_claim_group": None if answer.to_group is None else f"g{answer.to_group + 1}",
        **document.place_of(answer.span),
        "text": document.words_of(answer.span),
    }


def _event(event: Event, document: Document) -> Record:
    return {
        "article_id": document.id,
        "claim_id": _claim_id(event.claim),
        "claim_group": None if event.group is None else f"g{event.group + 1}",
        "earliest": event.moment.earliest.isoformat(),
        "latest": event.moment.latest.isoformat(),
        "precision": str(event.moment.precision),
        **document.place_of(event.moment.span),
        "text": document.words_of(event.moment.span),
        "how": event.moment.how,
        "order": event.order,
    }


def _words(document: Document, slot: Slot | None) -> str | None:
    return document.words_of(slot.span) if slot else None


def _claim_id(place: int) -> str:
    return f"c{place + 1}"


def _quantity_id(place: int) -> str:
    return f"n{place + 1}"

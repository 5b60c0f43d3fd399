"""Between quantities, claims, harm and aligned groups and the rows of the database, both ways."""

from typing import Any

from framing.analysis.agency import Form, Harm
from framing.analysis.alignment.values import ClaimGroup, Decision, DecisionKind, Place
from framing.analysis.emphasis import Emphasis
from framing.analysis.ledger import LedgerRow
from framing.analysis.sequence.values import Answer, Chronology, Event
from framing.models import AnalysisRun, ClaimDecision, HarmReport
from reports.extraction.claims import Certainty, Polarity, Slot
from reports.extraction.claims import Claim as FoundClaim
from reports.extraction.quantities import Comparator
from reports.extraction.quantities import Quantity as FoundQuantity
from reports.models import Claim, Quantity
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

Json = dict[str, Any]
#: Roles of a claim that a slot fills.
ROLES = ("predicate", "agent", "patient", "place", "time", "cause")


def _place(run: AnalysisRun, number: int, found: FoundQuantity | FoundClaim | Harm) -> Json:
    """What every row of findings has; numbers count from 1."""
    return {
        "revision_id": run.revision_id,
        "engine": run.engine,
        "corrections": run.corrections,
        "number": number,
        "zone": str(found.zone),
        "sentence": found.sentence,
        "start": found.span.start,
        "end": found.span.end,
        "voice": str(found.voice),
    }


def _fit(words: str | None, model: type[Quantity] | type[Claim], column: str) -> str:
    """The words, cut to what the column holds; spans keep the whole."""
    return (words or "")[: getattr(model._meta.get_field(column), "max_length", None)]


def quantity_row(run: AnalysisRun, number: int, found: FoundQuantity) -> Quantity:
    """The row of one figure, not saved yet."""
    return Quantity(
        **_place(run, number, found),
        low=found.low,
        high=found.high,
        comparator=str(found.comparator),
        unit=_fit(found.unit, Quantity, "unit"),
        counted=_fit(found.counted, Quantity, "counted"),
        population=_fit(found.population, Quantity, "population"),
        speaker_name=_fit(found.speaker, Quantity, "speaker_name"),
        details={
            "population_span": _span_json(found.population_span),
            "population_keys": list(found.population_keys),
            "counted_by": found.counted_by,
            "relayed_by": list(found.relayed_by),
            "place": found.place,
            "time": found.time,
            "part_of": None if found.part_of is None else found.part_of + 1,
            "sum_of": [place + 1 for place in found.sum_of],
        },
    )


def found_quantity(row: Quantity) -> FoundQuantity:
    """The value a row was made of."""
    details = row.details
    return FoundQuantity(
        span=Span(row.start, row.end),
        low=row.low,
        high=row.high,
        comparator=Comparator(row.comparator),
        unit=row.unit,
        zone=Zone(row.zone),
        sentence=row.sentence,
        voice=Voice(row.voice),
        counted=row.counted or None,
        population=row.population,
        population_span=_span(details["population_span"]),
        population_keys=tuple(details["population_keys"]),
        speaker=row.speaker_name or None,
        counted_by=details["counted_by"],
        relayed_by=tuple(details["relayed_by"]),
        place=details["place"],
        time=details["time"],
        part_of=None if details["part_of"] is None else details["part_of"] - 1,
        sum_of=tuple(number - 1 for number in details["sum_of"]),
    )


def claim_row(run: AnalysisRun, number: int, found: FoundClaim) -> Claim:
    """The row of one claim, not saved yet."""
    slots: Json = {role: _slot_json(getattr(found, role)) for role in ROLES}
    slots |= {
        "quote": None if found.quote is None else found.quote + 1,
        "attributed_by": found.attributed_by,
        "stance": found.stance,
        "quantities": [place + 1 for place in found.quantities],
        "check_reasons": list(found.check_reasons),
        "terms": list(found.terms),
        "names": list(found.names),
    }
    return Claim(
        **_place(run, number, found),
        block=found.block,
        speaker_name=_fit(found.speaker, Claim, "speaker_name"),
        event=found.event or "",
        certainty=str(found.certainty),
        polarity=str(found.polarity),
        is_opinion=found.is_opinion,
        is_background=found.is_background,
        slots=slots,
    )


def found_claim(row: Claim) -> FoundClaim:
    """The value a row was made of."""
    slots = row.slots
    roles = {role: _slot(slots[role]) for role in ROLES[1:]}
    predicate = _slot(slots["predicate"])
    assert predicate is not None, "every claim is stored with its predicate"
    return FoundClaim(
        span=Span(row.start, row.end),
        zone=Zone(row.zone),
        sentence=row.sentence,
        block=row.block,
        voice=Voice(row.voice),
        predicate=predicate,
        quote=None if slots["quote"] is None else slots["quote"] - 1,
        speaker=row.speaker_name or None,
        attributed_by=slots["attributed_by"],
        stance=slots["stance"],
        event=row.event or None,
        **roles,
        certainty=Certainty(row.certainty),
        polarity=Polarity(row.polarity),
        quantities=tuple(number - 1 for number in slots["quantities"]),
        check_reasons=tuple(slots["check_reasons"]),
        terms=tuple(slots["terms"]),
        names=tuple(slots["names"]),
        is_opinion=row.is_opinion,
        is_background=row.is_background,
    )


def harm_row(run: AnalysisRun, number: int, found: Harm) -> HarmReport:
    """The row of one act of harm, not saved yet."""
    return HarmReport(
        **_place(run, number, found),
        event=found.event,
        form=str(found.form),
        details={
            "predicate": _slot_json(found.predicate),
            "agent": _slot_json(found.agent),
            "patient": _slot_json(found.patient),
            "agent_first_named": found.agent_first_named,
            "agent_voice": found.agent_voice and str(found.agent_voice),
        },
    )


def found_harm(row: HarmReport) -> Harm:
    """The value a row was made of."""
    details = row.details
    predicate = _slot(details["predicate"])
    assert predicate is not None, "every act of harm is stored with its predicate"
    return Harm(
        span=Span(row.start, row.end),
        event=row.event,
        form=Form(row.form),
        predicate=predicate,
        zone=Zone(row.zone),
        sentence=row.sentence,
        voice=Voice(row.voice),
        agent=_slot(details["agent"]),
        patient=_slot(details["patient"]),
        agent_first_named=details["agent_first_named"],
        agent_voice=details["agent_voice"] and Voice(details["agent_voice"]),
    )


def _slot_json(slot: Slot | None) -> Json | None:
    return {"start": slot.span.start, "end": slot.span.end, "text": slot.text, "key": slot.key} if slot else None


def _slot(stored: Json | None) -> Slot | None:
    return Slot(Span(stored["start"], stored["end"]), stored["text"], stored["key"]) if stored else None


def _span_json(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _span(stored: list[int] | None) -> Span | None:
    return Span(*stored) if stored else None


def given_decision(row: ClaimDecision) -> Decision:
    """A decision as comparisons take it in."""
    places = tuple(
        Place(str(place["article"]), Span(place["start"], place["end"]), place["words"]) for place in row.places
    )
    return Decision(row.number, DecisionKind(row.kind), places)


def group_json(number: int, group: ClaimGroup) -> Json:
    """A group of claims as it is stored with its comparison; numbers count from 1."""
    return {
        "number": number,
        "relation": str(group.relation),
        "status": str(group.status),
        "score": group.score,
        "members": [
            {"article": int(member.key), "claims": [place + 1 for place in member.claims]} for member in group.members
        ],
        "differences": [
            {
                "dimension": str(difference.dimension),
                "note": difference.note,
                "spans": {key: _span_json(span) for key, span in difference.spans.items()},
            }
            for difference in group.differences
        ],
        "reasons": list(group.reasons),
        "qualifiers": list(group.qualifiers),
        "check_reasons": list(group.check_reasons),
    }


def ledger_json(row: LedgerRow) -> Json:
    """A row of the ledger as it is stored with its comparison; numbers count from 1."""
    members = [
        {"article": int(member.key), "quantities": [place + 1 for place in member.quantities]} for member in row.members
    ]
    return {
        "verdict": str(row.verdict),
        "unit": row.unit,
        "counted": row.counted,
        "note": row.note,
        "members": members,
    }


def emphasis_json(one: Emphasis) -> Json:
    """Where a report puts a group of claims, as it is stored with its comparison."""
    return {
        "claim_group": one.claim_group + 1,
        "first_position": one.first_position,
        "word_share": one.word_share,
        "in_headline": one.in_headline,
        "in_lead": one.in_lead,
        "is_background": one.is_background,
    }


def chronology_json(found: Chronology) -> Json:
    """The clock of a comparison as it is stored with it; conflicts point at events by their place from 0."""
    return {
        "events": [_event_json(event) for event in found.events],
        "conflicts": [
            {
                "group": conflict.group + 1,
                "other": None if conflict.other is None else conflict.other + 1,
                "events": list(conflict.events),
                "note": conflict.note,
            }
            for conflict in found.conflicts
        ],
        "unplaced": list(found.unplaced),
        "answers": [_answer_json(answer) for answer in found.answers],
        "tallies": [
            {
                "article": int(tally.key),
                "claims": tally.claims,
                "placed": tally.placed,
                "reasons": [[reason, count] for reason, count in tally.reasons],
            }
            for tally in found.tallies
        ],
    }


def _answer_json(answer: Answer) -> Json:
    return {
        "article": int(answer.key),
        "claim": answer.claim + 1,
        "group": None if answer.group is None else answer.group + 1,
        "to_article": int(answer.to_key),
        "to_claim": answer.to_claim + 1,
        "to_group": None if answer.to_group is None else answer.to_group + 1,
        "start": answer.span.start,
        "end": answer.span.end,
        "text": answer.text,
    }


def _event_json(event: Event) -> Json:
    moment = event.moment
    return {
        "article": int(event.key),
        "claim": event.claim + 1,
        "group": None if event.group is None else event.group + 1,
        "earliest": moment.earliest.isoformat(),
        "latest": moment.latest.isoformat(),
        "precision": str(moment.precision),
        "start": moment.span.start,
        "end": moment.span.end,
        "text": moment.text,
        "how": moment.how,
        "order": event.order,
    }

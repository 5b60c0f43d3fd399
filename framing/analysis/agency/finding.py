"""The acts of harm of a parsed text (docs/method.md, "Agency")."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from framing.analysis.agency.blocks import acts_in
from framing.analysis.agency.first_named import Namings, Placed, slot_key, told_place
from framing.analysis.agency.trees import Range
from framing.analysis.agency.values import Harm
from reports.extraction.claims.values import Slot
from reports.text.parse import ParsedBlock, ParsedText
from reports.text.spans import Span
from reports.text.voice import VoiceMap
from reports.text.zones import Zone

if TYPE_CHECKING:
    from spacy.tokens import Token

#: No report tells more; the bound keeps rows and pages of a hostile text finite.
MOST_HARMS = 2000


def find_harms(parsed: ParsedText, voices: VoiceMap) -> tuple[Harm, ...]:
    """Every act of harm in text order, headlines and captions included, each with its zone."""
    placed = _placed(parsed)
    namings = Namings(placed)
    return tuple(_harm(parsed, voices, one, namings.first(one)) for one in placed)


def _placed(parsed: ParsedText) -> list[Placed]:
    starts = [sentence.span.start for sentence in parsed.sentences]
    found: list[Placed] = []
    paragraph = 0
    for block in parsed.blocks:
        paragraph += block.zone is Zone.BODY
        for act in acts_in(block):
            place = block.span.start + act.token.idx
            sentence = max(bisect_right(starts, place) - 1, 0)
            found.append(Placed(act, block, sentence, paragraph if block.zone is Zone.BODY else 0))
        if len(found) >= MOST_HARMS:
            break
    return found[:MOST_HARMS]


def _harm(parsed: ParsedText, voices: VoiceMap, one: Placed, first: Placed | None) -> Harm:
    act, block = one.act, one.block
    predicate = _slot(parsed, block, act.predicate, act.token)
    agent = None if act.agent is None else _slot(parsed, block, act.agent, act.agent_head or act.token)
    patient = None if act.patient is None else _slot(parsed, block, act.patient, act.patient_head or act.token)
    parts = [part.span for part in (predicate, agent, patient) if part is not None]
    return Harm(
        span=Span(min(part.start for part in parts), max(part.end for part in parts)),
        event=act.event,
        form=act.form,
        predicate=predicate,
        zone=block.zone,
        sentence=one.sentence,
        voice=voices.at(predicate.span).voice,
        agent=agent,
        patient=patient,
        agent_first_named=None if first is None else told_place(first, one),
        agent_voice=None if first is None else voices.at(_actor_span(first)).voice,
    )


def _actor_span(placed: Placed) -> Span:
    return _span(placed.block, placed.act.actor or placed.act.predicate)


def _slot(parsed: ParsedText, block: ParsedBlock, bounds: Range, head: "Token") -> Slot:
    span = _span(block, bounds)
    return Slot(span, span.of(parsed.text), slot_key(block, bounds, head))


def _span(block: ParsedBlock, bounds: Range) -> Span:
    last = block.doc[bounds[1] - 1]
    return Span(block.span.start + block.doc[bounds[0]].idx, block.span.start + last.idx + len(last))

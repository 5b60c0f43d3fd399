"""The headline of a text cut into actor, verb, target and reason (docs/method.md, "Headlines as clauses")."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reports.extraction.headline_clauses import HeadlineClause, headline_clause
from reports.text.cues import STANCE
from reports.text.spans import Span
from reports.text.zones import Zone

if TYPE_CHECKING:
    from reports.extraction.subjects import Range
    from reports.text.parse import ParsedBlock, ParsedText

_ASKING = frozenset(["what", "why", "how", "who", "whose", "which", "where", "here"])
# Tags of verbs that carry a clause.
_CARRYING = frozenset(["VBZ", "VBD", "VBP", "MD"])


class Wording(StrEnum):
    """How a headline's clause is built: somebody acts, something is done to somebody, or something is so."""

    ACTIVE = "active"
    PASSIVE = "passive"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class PartedHeadline:
    """The parts of a headline as stretches of its text, which do not overlap; ``verb`` is always there.

    Of a passive ``target`` stands before the verb, and ``actor`` is who follows "by".
    """

    verb: Span
    wording: Wording
    actor: Span | None = None
    target: Span | None = None
    reason: Span | None = None
    is_planned: bool = False


def parted_headline(parsed: "ParsedText") -> PartedHeadline | None:
    """The first headline in its parts; None without a headline, for a question, or where no verb is found in it."""
    block = next((block for block in parsed.blocks if block.zone is Zone.HEADLINE), None)
    if block is None or _asks(block):
        return None
    clause = headline_clause(block)
    return None if clause is None else _parted(block, clause)


def _parted(block: "ParsedBlock", clause: HeadlineClause) -> PartedHeadline:
    target = clause.target if clause.is_passive else _told(block, clause) or clause.target
    reason = clause.reason
    if reason and target and reason[0] < target[1] and target[0] < reason[1]:
        reason = None
    return PartedHeadline(
        verb=_span(block, clause.verb),
        wording=_wording(block, clause),
        actor=clause.actor and _span(block, clause.actor),
        target=target and _span(block, target),
        reason=reason and _span(block, reason),
        is_planned=clause.is_planned,
    )


def _told(block: "ParsedBlock", clause: HeadlineClause) -> "Range | None":
    """The clause that is told, where one depends on the verb: "Mayor says bridge is safe", "admits that it shut"."""
    doc, start = block.doc, clause.verb[1]
    stop = clause.reason[0] if clause.reason and clause.reason[0] >= start else clause.end
    if start < stop and doc[start].lower_ == "that":
        return _up_to(block, start + 1, stop)
    if clause.target is None:
        return None
    behind = doc[clause.target[1] : stop]
    tells = doc[clause.verb_token].lemma_ in STANCE and any(token.tag_ in _CARRYING for token in behind)
    if tells or (len(behind) and behind[0].tag_ in _CARRYING):
        return _up_to(block, clause.target[0], stop)
    return None


def _up_to(block: "ParsedBlock", start: int, stop: int) -> "Range | None":
    """The tokens without punctuation and blanks at the end."""
    while stop > start and (block.doc[stop - 1].is_punct or block.doc[stop - 1].is_space):
        stop -= 1
    return (start, stop) if start < stop else None


def _asks(block: "ParsedBlock") -> bool:
    """Whether a headline asks or promises an answer: "Is the bridge safe?", "Why the bridge shut"."""
    first, last = block.doc[0], block.doc[-1]
    return first.lower_ in _ASKING or (last.text == "?" and (first.pos_ == "AUX" or first.tag_ == "MD"))


def _span(block: "ParsedBlock", tokens: "Range") -> Span:
    """Where tokens stand; a quotation mark whose other half is among them goes with them."""
    doc, (start, end) = block.doc, tokens
    if sum(token.is_quote for token in doc[start:end]) % 2:
        if end < len(doc) and doc[end].is_quote:
            end += 1
        elif start > 0 and doc[start - 1].is_quote:
            start -= 1
    return block.span_of(doc[start:end])


def _wording(block: "ParsedBlock", clause: HeadlineClause) -> Wording:
    if clause.is_passive:
        return Wording.PASSIVE
    return Wording.STATE if block.doc[clause.verb_token].lemma_ == "be" else Wording.ACTIVE

"""The headline of a text cut into actor, verb, target and reason (docs/method.md, "Headlines as clauses")."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reports.extraction.headline_clauses import HeadlineClause, headline_clause
from reports.text.spans import Span
from reports.text.zones import Zone

if TYPE_CHECKING:
    from reports.extraction.subjects import Range
    from reports.text.parse import ParsedBlock, ParsedText


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
    """The first headline in its parts; None without a headline, or where no verb is found in it."""
    block = next((block for block in parsed.blocks if block.zone is Zone.HEADLINE), None)
    clause = headline_clause(block) if block is not None else None
    return None if block is None or clause is None else _parted(block, clause)


def _parted(block: "ParsedBlock", clause: HeadlineClause) -> PartedHeadline:
    return PartedHeadline(
        verb=_span(block, clause.verb),
        wording=_wording(block, clause),
        actor=clause.actor and _span(block, clause.actor),
        target=clause.target and _span(block, clause.target),
        reason=clause.reason and _span(block, clause.reason),
        is_planned=clause.is_planned,
    )


def _span(block: "ParsedBlock", tokens: "Range") -> Span:
    return block.span_of(block.doc[tokens[0] : tokens[1]])


def _wording(block: "ParsedBlock", clause: HeadlineClause) -> Wording:
    if clause.is_passive:
        return Wording.PASSIVE
    return Wording.STATE if block.doc[clause.verb_token].lemma_ == "be" else Wording.ACTIVE

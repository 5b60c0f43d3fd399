"""Attribution by a colon, as headlines have it: "Mayor: the bridge is safe", "Bridge unsafe: report"."""

from typing import TYPE_CHECKING

from reports.extraction.contents import trimmed
from reports.extraction.subjects import FINITE, Range, head_of
from reports.text.parse import ParsedBlock
from reports.text.people import BODIES, PEOPLE, TEXTS
from reports.text.zones import Zone

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A name, an office, a body: more words than these are a statement of their own.
LONGEST_SPEAKER = 5
SHORTEST_STATEMENT = 3


def colon_parts(block: ParsedBlock) -> tuple[Range, Range] | None:
    """Speaker and statement of a headline that a colon parts; None where neither side can speak, or both do."""
    doc = block.doc
    colons = [token.i for token in doc if token.text == ":"]
    if block.zone is not Zone.HEADLINE or len(colons) != 1 or not 0 < colons[0] < len(doc) - 1:
        return None
    before, after = trimmed(doc, (0, colons[0])), trimmed(doc, (colons[0] + 1, len(doc)))
    if _is_speaker(doc, before) and _is_statement(doc, after):
        return before, after
    if _is_speaker(doc, after) and _is_statement(doc, before):
        return after, before
    return None


def _is_speaker(doc: "Doc", bounds: Range) -> bool:
    """Whether a few words without a verb name somebody: a person, or a noun for people, bodies or texts."""
    words = doc[bounds[0] : bounds[1]]
    if not 0 < len(words) <= LONGEST_SPEAKER or any(token.tag_ in FINITE for token in words):
        return False
    lemma = head_of(doc, bounds).lemma_.lower()
    person = any(token.ent_type_ == "PERSON" for token in words)
    return person or lemma in PEOPLE or lemma in BODIES or lemma in TEXTS


def _is_statement(doc: "Doc", bounds: Range) -> bool:
    words = doc[bounds[0] : bounds[1]]
    return len(words) >= SHORTEST_STATEMENT and any(token.pos_ in {"VERB", "AUX", "ADJ"} for token in words)

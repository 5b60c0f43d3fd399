"""Headlines read as headlines: who does what to whom, and why (docs/method.md, "Headlines as clauses").

Headlines leave out articles and auxiliaries, and the tagger takes many of their verbs for nouns. So the verb is looked
for by the rules of headlines, on the tags and words of the one parse there is, and the rest is cut around it.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.extraction.events import verb_event
from reports.extraction.headline_verbs import headline_verb, is_mistagged
from reports.extraction.headline_words import (
    BEFORE_TARGET,
    ENDS,
    LEAD_ENDS,
    LEADS,
    OPENS_OBJECT,
    PLAIN_VERBS,
    REASON_PHRASES,
    REASONS,
    VERB_S_FORMS,
)
from reports.extraction.headlines import colon_parts
from reports.extraction.subjects import FINITE, Range
from reports.text.parse import ParsedBlock
from reports.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A headline longer than this is a paragraph that stands in the headline's place.
LONGEST_HEADLINE = 60


@dataclass(frozen=True, slots=True)
class HeadlineClause:
    """A headline's clause as ranges of tokens of its block; ``verb_token`` is the number of the verb itself.

    ``is_passive``: what stands in ``target`` undergoes the event ("Six killed in raid"), the agent of "by" is the
    actor. ``event`` is the class of the event or None. ``is_planned``: "Premier to visit Orla". The clause ends before
    the token ``end``.
    """

    verb: Range
    verb_token: int
    actor: Range | None = None
    target: Range | None = None
    reason: Range | None = None
    event: str | None = None
    is_passive: bool = False
    is_planned: bool = False
    end: int = 0


def headline_clause(block: ParsedBlock) -> HeadlineClause | None:
    """The first clause of a headline; None where no verb is found. Costs no second parse."""
    doc = block.doc
    if len(doc) > LONGEST_HEADLINE:
        return None
    start, end = _bounds(block)
    main = _behind_lead(doc, start, end)
    found = headline_verb(doc, main, end)
    if found is None:
        return None
    verb, first, is_passive, is_planned = found
    reason = _reason(doc, verb.i + 1, end)
    stop = reason[0] if reason else end
    last = _end_of_verb(doc, verb.i + 1, stop)
    before, after = _trimmed(doc, main, first), _object(doc, last, stop)
    return HeadlineClause(
        verb=(first, last),
        verb_token=verb.i,
        actor=_by(doc, verb.i + 1, stop) if is_passive else before,
        target=before if is_passive else after,
        reason=reason or _leading_reason(doc, start, main),
        event=verb_event(verb),
        is_passive=is_passive,
        is_planned=is_planned,
        end=end,
    )


def _bounds(block: ParsedBlock) -> Range:
    """Where the first clause with a verb begins and ends; a speaker or a label before a colon is no part of it."""
    doc, parted = block.doc, colon_parts(block)
    end = _end_of_first_clause(doc)
    colon = next((token.i for token in doc[1 : end - 1] if token.text == ":"), None) if end > 2 else None
    hides_verb = colon is not None and any(is_mistagged(doc, token, 0, colon) for token in doc[1:colon])
    if parted and not (hides_verb and parted[1][0] > parted[0][0]):
        return parted[1]
    if colon is None:
        return 0, end
    if doc[0].is_quote and doc[colon - 1].is_quote:
        return colon + 1, end
    if headline_verb(doc, 0, colon) is None and headline_verb(doc, colon + 1, end) is not None:
        return colon + 1, end
    return 0, colon


def _behind_lead(doc: "Doc", start: int, end: int) -> int:
    """Where the main clause begins behind a phrase or clause before it: "After storm, ...", "Two weeks later, ..."."""
    comma = next((token.i for token in doc[start:end] if token.text == ","), end)
    if not start < comma < end - 1:
        return start
    first, last = doc[start], doc[comma - 1]
    is_phrase = first.tag_ == "VBN" and not any(token.tag_ in FINITE for token in doc[start:comma])
    if not (is_phrase or first.lower_ in LEADS or last.lower_ in LEAD_ENDS):
        return start
    return comma + 1 if headline_verb(doc, comma + 1, end) is not None else start


def _leading_reason(doc: "Doc", start: int, main: int) -> Range | None:
    """The phrase before the main clause where it gives the reason: "After raid, army shells town"."""
    if main == start:
        return None
    first, second = doc[start].lower_, doc[start + 1].lower_
    return _trimmed(doc, start, main) if first in REASONS or (first, second) in REASON_PHRASES else None


def _end_of_first_clause(doc: "Doc") -> int:
    """Where the first clause ends: at a semicolon, a dash between blanks, a bar or the end of the sentence."""
    for token in doc[1:]:
        if token.text in {";", "|", "--"} or (token.text == "-" and token.whitespace_ and doc[token.i - 1].whitespace_):
            return token.i
        if token.text in {".", "?", "!"} and token.i + 1 < len(doc) and len(doc[token.i - 1]) > 2:
            return token.i
    return len(doc)


# Words that belong to the verb behind a phrase, not to the phrase: "girl fatally shot".
_LOOSE = frozenset(["SPACE", "ADV", "CCONJ"])


def _reason(doc: "Doc", start: int, end: int) -> Range | None:
    for token in doc[start:end]:
        behind = doc[token.i + 1].lower_ if token.i + 1 < end else ""
        if token.lower_ in {"hours", "days", "weeks", "minutes"} and behind not in {"after", "before"}:
            continue
        if token.i == start and token.lower_ == "after" and doc[start - 1].lemma_ in {"go", "look", "come"}:
            continue
        if token.lower_ in REASONS and behind not in {"", "%"} and not _counts(doc, token, end):
            return _trimmed(doc, token.i, end)
        if (token.lower_, behind) in REASON_PHRASES:
            return _trimmed(doc, token.i, end)
    return None


def _counts(doc: "Doc", token: "Token", end: int) -> bool:
    """Whether "over" or "as" tells a number, a comparison or a role: "over 200 ships", "as many as six", "as mayor"."""
    behind = doc[token.i + 1]
    if token.lower_ == "over":
        return bool(behind.like_num) and token.i > 0 and doc[token.i - 1].pos_ not in {"NOUN", "PROPN"}
    if token.lower_ != "as":
        return False
    return behind.lower_ in {"many", "much", "well", "if"} or behind.tag_ == "VBN" or _is_role(doc, token.i + 1, end)


def _is_role(doc: "Doc", start: int, end: int) -> bool:
    """Whether no verb stands behind "as" up to the next comma."""
    for token in doc[start:end]:
        if token.text == ",":
            break
        plain = token.lower_ in PLAIN_VERBS and doc[token.i - 1].tag_ in {"NNS", "NNPS"}
        if token.pos_ in {"VERB", "AUX"} or token.lower_ in VERB_S_FORMS or plain:
            return False
    return True


def _object(doc: "Doc", start: int, end: int) -> Range | None:
    """What the verb acts on: from the first noun behind it to the next preposition; "on" and "at" may open it."""
    if start < end and doc[start].lower_ in BEFORE_TARGET:
        start += 1
    stop = start
    while stop < end and not _ends_object(doc, stop, start):
        stop += 1
    return _trimmed(doc, start, stop)


def _ends_object(doc: "Doc", place: int, start: int) -> bool:
    token = doc[place]
    if token.lower_ in ENDS and token.pos_ not in {"NOUN", "PROPN"}:
        return not (place > start and token.lower_ == "and")
    if token.text == "-":
        return bool(token.whitespace_ and doc[place - 1].whitespace_)
    if token.text in {",", ";", ":"} or (place > start and token.tag_ in {"VBZ", "VBD", "MD"}):
        return True
    behind = doc[place + 1] if place + 1 < len(doc) else None
    return place > start and token.tag_ == "VBN" and behind is not None and behind.lower_ in ENDS


def _by(doc: "Doc", start: int, end: int) -> Range | None:
    for token in doc[start:end]:
        if token.lower_ == "by" and token.i + 1 < end:
            return _object(doc, token.i + 1, end)
    return None


def _end_of_verb(doc: "Doc", place: int, stop: int) -> int:
    """Where the verb ends, with what belongs to it: "is n't", "strikes down", "vows to block", "set to be sold"."""
    if place < stop and doc[place].lower_ in {"n't", "not"}:
        place += 1
    if place < stop and doc[place].dep_ == "prt":
        place += 1
    if place + 1 < stop and doc[place].lower_ == "to":
        last = place + 1
        while last + 1 < stop and (doc[last].pos_ == "ADV" or doc[last].lower_ == "be"):
            last += 1
        if doc[last].tag_ in {"VBN", "VBG"} and doc[last - 1].lower_ == "be":
            return last + 1
        if doc[last].tag_ == "VB" or _is_plain_verb(doc, last, stop):
            return _end_of_verb(doc, last + 1, stop)
    return place


def _is_plain_verb(doc: "Doc", place: int, stop: int) -> bool:
    """Whether a word behind "to" is a known verb with an object that the tagger took for a name: "To Block Bill"."""
    is_known = doc[place].tag_ in {"NN", "NNP"} and doc[place].lower_ in PLAIN_VERBS
    return is_known and place + 1 < stop and doc[place + 1].pos_ in OPENS_OBJECT


def _trimmed(doc: "Doc", start: int, end: int) -> Range | None:
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while start < end and (doc[end - 1].is_punct or doc[end - 1].pos_ in _LOOSE) and doc[end - 1].text != ")":
        end -= 1
    return (start, end) if start < end else None


_REASON_WORDS = re.compile(
    r"(?<![\w-])(?:(?:hours|days|weeks|minutes) after|after|over(?! \d)"
    r"|(?<!many )(?<!much )(?<!well )as(?! (?:many|much|well|if)\b)|amid|following|because|since|despite|due to"
    r"|in (?:response|retaliation|revenge|reprisal|wake))(?![\w-])",
    re.IGNORECASE,
)


def reason_behind(text: str, span: Span) -> Span | None:
    """The reason or occasion that a stretch of a headline gives, where only its words are at hand."""
    found = _REASON_WORDS.search(text, span.start, span.end)
    if found is None:
        return None
    end = span.end - (len(text[found.start() : span.end]) - len(text[found.start() : span.end].rstrip()))
    return Span(found.start(), end) if found.end() < end else None

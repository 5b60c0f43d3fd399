"""Headlines read as headlines: who does what to whom, and why (docs/method.md, "Headlines as clauses").

Headlines leave out articles and auxiliaries, and the tagger takes many of their verbs for nouns. So the verb is looked
for by the rules of headlines, on the tags and words of the one parse there is, and the rest is cut around it.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.extraction.events import verb_event
from reports.extraction.events.words import CLASS_OF_VERB, LIGHT, NOUN_OF, VERB_OF, with_s
from reports.extraction.headlines import colon_parts
from reports.extraction.subjects import FINITE, Range
from reports.text.cues import STANCE
from reports.text.parse import ParsedBlock
from reports.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A headline longer than this is a paragraph that stands in the headline's place.
LONGEST_HEADLINE = 60

# Verbs of headlines beside those of events and of reporting.
_OTHER_VERBS = """
    aim await back ban battle become begin bring build buy call celebrate change choose confront consider continue
    crack create deal defend defy drive earn ease emerge end enter erupt expand explore expose extend eye face fail
    fear fight find follow force gain get give grant halt head help host ignite improve join keep lash lay lead leave
    lift limit loom lose mark mourn move mull near need nix oppose pause persist pick place plan play plot pose prepare
    press prompt provide push put raise reach recall receive recognise recognize reel remain remove replace respond
    resume return reverse review revive roll run save scramble seek see sell set settle shake share show shun side spark
    speak spend split spur stall start stay stop struggle stun suffer surrender sweep swing take target test think tie
    top toughen tour trade trigger try turn unite unveil use wait want weigh work worry
"""
VERB_S_FORMS = frozenset(
    with_s(verb)
    for verb in [*_OTHER_VERBS.split(), *LIGHT, *STANCE, *(name for name in CLASS_OF_VERB if "_" not in name)]
)
# Plain forms that follow a plural subject; the tagger takes them for nouns ("strikes wound 31").
_PLAIN_HARM = frozenset(["kill", "wound", "injure", "destroy", "damage", "hit", "leave", "displace", "hurt", "flatten"])
# Words that open the reason or the occasion of a headline's event.
REASONS = frozenset(["after", "over", "as", "amid", "following", "because", "since", "despite", "hours", "days"])
REASON_PHRASES = (("in", "response"), ("in", "retaliation"), ("due", "to"), ("in", "wake"), ("in", "revenge"))
# Words that end the target: place, time, means, purpose.
_ENDS = frozenset(
    [
        "in",
        "on",
        "at",
        "for",
        "from",
        "by",
        "with",
        "to",
        "into",
        "near",
        "during",
        "before",
        "until",
        "while",
        "when",
        "where",
        "amid",
        "against",
        "through",
        "under",
        "within",
        "outside",
        "inside",
        "across",
        "around",
        "toward",
        "towards",
        "than",
        "if",
        "but",
        "and",
        "who",
        "which",
        "that",
    ]
)
_OPENS_OBJECT = frozenset(["DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"])
_NAMELIKE = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET", "X", "VERB"])


@dataclass(frozen=True, slots=True)
class HeadlineClause:
    """A headline's clause as ranges of tokens of its block; ``verb_token`` is the number of the verb itself.

    ``is_passive``: what stands in ``target`` undergoes the event ("Six killed in raid"), the agent of "by" is the
    actor. ``event`` is the class of the event or None. ``is_planned``: "Premier to visit Orla".
    """

    verb: Range
    verb_token: int
    actor: Range | None = None
    target: Range | None = None
    reason: Range | None = None
    event: str | None = None
    is_passive: bool = False
    is_planned: bool = False


def headline_clause(block: ParsedBlock) -> HeadlineClause | None:
    """The first clause of a headline; None where no verb is found. Costs no second parse."""
    doc = block.doc
    if len(doc) > LONGEST_HEADLINE:
        return None
    parted = colon_parts(block)
    start, end = parted[1] if parted else (0, _end_of_first_clause(doc))
    found = _verb(doc, start, end)
    if found is None:
        return None
    verb, first, is_passive, is_planned = found
    reason = _reason(doc, verb.i + 1, end)
    stop = reason[0] if reason else end
    before = _trimmed(doc, start, first)
    after = _object(doc, verb.i + 1, stop)
    last = _last_of_verb(doc, verb, after)
    return HeadlineClause(
        verb=(first, last),
        verb_token=verb.i,
        actor=_by(doc, verb.i + 1, stop) if is_passive else before,
        target=before if is_passive else after,
        reason=reason,
        event=verb_event(verb),
        is_passive=is_passive,
        is_planned=is_planned,
    )


def _end_of_first_clause(doc: "Doc") -> int:
    """Where the first clause ends: at a semicolon, a dash between blanks, a bar or the end of the sentence."""
    for token in doc[1:]:
        if token.text in {";", "|", "--"} or (token.text == "-" and token.whitespace_ and doc[token.i - 1].whitespace_):
            return token.i
        if token.text in {".", "?", "!"} and token.i + 1 < len(doc) and len(doc[token.i - 1]) > 2:
            return token.i
    return len(doc)


def _verb(doc: "Doc", start: int, end: int) -> "tuple[Token, int, bool, bool] | None":
    """The verb, where it begins with its auxiliaries, whether it is passive, whether it is planned."""
    fallback = None
    for token in doc[start:end]:
        if token.i == start and token.tag_ not in {"VBD", "VBZ"}:
            continue
        if token.lower_ in REASONS and token.i > start + 1:
            break
        if token.lower_ == "to" and token.tag_ == "TO" and token.i + 1 < end and doc[token.i - 1].pos_ in _NAMELIKE:
            return _planned(doc, token.i, end) or fallback
        if token.tag_ in FINITE and not _in_relative(token):
            later = _verb_behind_noun(doc, token, end)
            return _finite(doc, token, end) if later is None else (later, later.i, False, False)
        if token.tag_ == "VBN" and VERB_OF.get(token.lower_) in _DYING and not _has_auxiliary(token):
            return token, token.i, False, False
        if token.tag_ == "VBN" and not _has_auxiliary(token) and _stands_as_verb(token, start):
            return token, token.i, True, False
        if fallback is None and _is_mistagged(doc, token, start, end):
            main = _verb_behind_noun(doc, token, end) or token
            fallback = (main, main.i, False, False)
    return fallback


def _verb_behind_noun(doc: "Doc", token: "Token", end: int) -> "Token | None":
    """The true verb where an event's noun in -s was taken for it: "Karsan strikes in Velda wound 31"."""
    if token.lower_ not in NOUN_OF or token.i + 1 >= end or doc[token.i + 1].pos_ in _OPENS_OBJECT:
        return None
    for other in doc[token.i + 1 : end - 1]:
        if other.lower_ in REASONS:
            return None
        if other.lower_ in _PLAIN_HARM and doc[other.i + 1].pos_ in {"NUM", "DET", "PRON"}:
            return other
    return None


def _planned(doc: "Doc", to: int, end: int) -> "tuple[Token, int, bool, bool] | None":
    verb = doc[to + 1]
    if verb.lower_ == "be" and to + 2 < end and doc[to + 2].tag_ == "VBN":
        return doc[to + 2], to, True, True
    return (verb, to, False, True) if verb.tag_ in {"VB", "VBP", "NN"} else None


def _finite(doc: "Doc", token: "Token", end: int) -> "tuple[Token, int, bool, bool]":
    """The verb behind a finite one: "were killed", "will close", "has passed"."""
    main, is_passive = token, False
    place = token.i + 1
    while main.pos_ == "AUX" and place < end and (doc[place].pos_ in {"AUX", "ADV", "PART", "VERB"}):
        if doc[place].pos_ in {"AUX", "VERB"}:
            is_passive = doc[place].tag_ == "VBN" and main.lemma_ in {"be", "get"}
            main = doc[place]
        place += 1
    elliptical = main is token and token.tag_ == "VBD" and _is_elliptical_passive(doc, token, end)
    return main, token.i, is_passive or elliptical, False


def _is_elliptical_passive(doc: "Doc", verb: "Token", end: int) -> bool:
    """Whether a form in -ed without an object is a passive without its auxiliary: "Dozens wounded as drone hits"."""
    behind = doc[verb.i + 1] if verb.i + 1 < end else None
    if behind is not None and behind.lower_ == "by":
        return True
    if VERB_OF.get(verb.lower_) in _WITHOUT_OBJECT or verb.lower_ not in VERB_OF:
        return False
    return behind is None or behind.lower_ in _ENDS | REASONS or behind.is_punct


_INTRANSITIVE = """
    die perish drown protest march rally resign quit retreat withdraw fall rise drop decline climb surge soar grow jump
    plunge sink vote meet agree negotiate rule win retaliate strike demonstrate riot walk stand step flee come go appeal
    hit warn open close tumble slump shrink dip increase decrease urge call vow pledge promise
"""
_WITHOUT_OBJECT = frozenset(_INTRANSITIVE.split())


# Words that belong to the verb behind a phrase, not to the phrase: "girl fatally shot".
_LOOSE = frozenset(["SPACE", "ADV", "CCONJ"])
_DYING = frozenset(["die", "drown", "perish", "flee"])


def _stands_as_verb(token: "Token", start: int) -> bool:
    """Whether a participle behind a noun carries the headline: "Man arrested over fire"."""
    before = token.doc[token.i - 1]
    if any(child.dep_ == "dobj" for child in token.children):
        return False
    return token.i > start and before.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "ADV"} and token.dep_ != "amod"


def _has_auxiliary(token: "Token") -> bool:
    return any(child.dep_ in {"aux", "auxpass"} and child.i < token.i for child in token.children)


def _in_relative(token: "Token") -> bool:
    return token.dep_ == "relcl" and any(
        child.lower_ in {"who", "which", "that", "whose"} for child in token.subtree if child.i < token.i
    )


def _is_mistagged(doc: "Doc", token: "Token", start: int, end: int) -> bool:
    """Whether a noun in -s is a verb in disguise: the s-form of a known verb with something to act on behind it."""
    if token.tag_ not in {"NNS", "NNPS", "NNP"} or token.lower_ not in VERB_S_FORMS or token.i + 1 >= end:
        return False
    if doc[token.i - 1].pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "PRON"} or token.i == start:
        return False
    behind = doc[token.i + 1]
    return behind.pos_ in _OPENS_OBJECT or behind.lower_ in _ENDS or behind.tag_ == "VBG"


def _reason(doc: "Doc", start: int, end: int) -> Range | None:
    for token in doc[start:end]:
        behind = doc[token.i + 1].lower_ if token.i + 1 < end else ""
        if token.lower_ in {"hours", "days", "weeks", "minutes"} and behind not in {"after", "before"}:
            continue
        if token.lower_ in REASONS and behind not in {"", "%"} and not _counts(doc, token, end):
            return _trimmed(doc, token.i, end)
        if (token.lower_, behind) in REASON_PHRASES:
            return _trimmed(doc, token.i, end)
    return None


def _counts(doc: "Doc", token: "Token", end: int) -> bool:
    """Whether "over" or "as" belongs to a number or a comparison: "over 200 ships", "as many as six"."""
    behind = doc[token.i + 1]
    if token.lower_ == "over":
        return bool(behind.like_num) and token.i > 0 and doc[token.i - 1].pos_ not in {"NOUN", "PROPN"}
    return token.lower_ == "as" and (behind.lower_ in {"many", "much", "well", "if"} or behind.tag_ == "VBN")


def _object(doc: "Doc", start: int, end: int) -> Range | None:
    """What the verb acts on: from the first noun behind it to the next preposition; "on" and "at" may open it."""
    if start < end and doc[start].lower_ in {"on", "at", "against", "down", "up", "out", "off", "with", "for"}:
        start += 1
    stop = start
    while stop < end and not _ends_object(doc, stop, start):
        stop += 1
    return _trimmed(doc, start, stop)


def _ends_object(doc: "Doc", place: int, start: int) -> bool:
    token = doc[place]
    if token.lower_ in _ENDS and token.pos_ not in {"NOUN", "PROPN"}:
        return not (place > start and token.lower_ == "and")
    return token.text in {",", ";", ":", "-"} or (place > start and token.tag_ in {"VBZ", "VBD", "MD"})


def _by(doc: "Doc", start: int, end: int) -> Range | None:
    for token in doc[start:end]:
        if token.lower_ == "by" and token.i + 1 < end:
            return _object(doc, token.i + 1, end)
    return None


def _last_of_verb(doc: "Doc", verb: "Token", target: Range | None) -> int:
    end = verb.i + 1
    if end < len(doc) and doc[end].dep_ == "prt" and (target is None or target[0] > end):
        return end + 1
    return end


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

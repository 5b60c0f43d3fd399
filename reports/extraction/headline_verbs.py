"""The verb of a headline, which the tagger often takes for a noun (docs/method.md, "Headlines as clauses")."""

from typing import TYPE_CHECKING

from reports.extraction.events.words import NOUN_OF, VERB_OF
from reports.extraction.headline_words import (
    ENDS,
    MODALS,
    NAMELIKE,
    NEEDING_OBJECT,
    OPENS_OBJECT,
    PARTICIPLES,
    PARTICLES,
    PLAIN_HARM,
    PLAIN_VERBS,
    REASONS,
    VERB_S_FORMS,
    WITHOUT_OBJECT,
)
from reports.extraction.subjects import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    # The verb, where it begins with its auxiliaries, whether it is passive, whether it is planned.
    FoundVerb = tuple[Token, int, bool, bool]

_DYING = frozenset(["die", "drown", "perish", "flee"])


def headline_verb(doc: "Doc", start: int, end: int) -> "FoundVerb | None":
    """The verb, where it begins with its auxiliaries, whether it is passive, whether it is planned."""
    fallback = None
    for token in doc[start:end]:
        if not any(map(str.isalpha, token.text)) or (token.i == start and token.tag_ not in {"VBD", "VBZ"}):
            continue
        if token.lower_ in REASONS and token.lower_ != "over" and token.i > start + 1:
            break
        if token.lower_ == "to" and token.tag_ == "TO" and token.i + 1 < end and doc[token.i - 1].pos_ in NAMELIKE:
            if _belongs_to_subject(token, end):
                continue
            return fallback if _acts(doc, fallback) else _planned(doc, token.i, end) or fallback
        if _is_finite(token):
            if (earlier := _beside_comma(doc, token, start)) is not None:
                return earlier, earlier.i, False, False
            later = _verb_behind_noun(doc, token, end)
            return _finite(doc, token, end) if later is None else (later, later.i, False, False)
        if token.tag_ == "VBN" and VERB_OF.get(token.lower_) in _DYING and not _has_auxiliary(token):
            return token, token.i, False, False
        if token.tag_ == "VBN" and not _has_auxiliary(token) and _stands_as_verb(token, start):
            if fallback is not None and _acts(doc, fallback) and fallback[0].lower_ not in NOUN_OF:
                return fallback
            return token, token.i, True, False
        fallback = fallback or _disguised(doc, token, start, end)
    return fallback


def _acts(doc: "Doc", found: "FoundVerb | None") -> bool:
    """Whether a verb was found that has something to act on behind it."""
    return found is not None and doc[found[0].i + 1].pos_ in OPENS_OBJECT


def _disguised(doc: "Doc", token: "Token", start: int, end: int) -> "FoundVerb | None":
    """The verb that the tagger took for something else, to be used where no other is found."""
    if is_mistagged(doc, token, start, end):
        main = _verb_behind_noun(doc, token, end) or token
        return main, main.i, False, False
    if token.i == start or token.i + 1 >= end:
        return None
    behind = doc[token.i + 1]
    if token.lower_ in MODALS and token.tag_ == "NNP" and behind.tag_ in {"NNP", "NN", "VB"}:
        is_modal = doc[token.i - 1].pos_ in {"NOUN", "PROPN", "NUM", "PUNCT"} and behind.lower_ not in VERB_S_FORMS
        return (behind, token.i, False, False) if is_modal else None
    if token.tag_ == "NNP" and token.lower_ in NEEDING_OBJECT and behind.lower_ in ENDS | REASONS:
        return token, token.i, True, False
    is_past = token.tag_ == "NNP" and token.lower_.endswith("ed") and token.dep_ == "ROOT" and _has_subject(token)
    return (token, token.i, False, False) if is_past or _is_under_way(doc, token, start) else None


def _is_under_way(doc: "Doc", token: "Token", start: int) -> bool:
    """Whether a form in -ing carries the headline: "Council considering new bridge"."""
    if token.tag_ != "VBG" or token.pos_ != "VERB" or doc[token.i - 1].pos_ not in {"NOUN", "PROPN", "ADV"}:
        return False
    return not any(word.pos_ in {"ADP", "SCONJ"} for word in doc[start : token.i])


def _beside_comma(doc: "Doc", token: "Token", start: int) -> "Token | None":
    """The first of two verbs with a comma between, which the tagger took for a noun: "Union caves, ends strike"."""
    if token.i < start + 3 or doc[token.i - 1].text != ",":
        return None
    first = doc[token.i - 2]
    return first if first.tag_ in {"NNS", "NNPS"} and first.lower_ in VERB_S_FORMS else None


def _has_subject(token: "Token") -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.i < token.i for child in token.children)


def _is_finite(token: "Token") -> bool:
    """Whether a verb carries a clause of its own; so does a plain form with a subject: "Mayors ban travel"."""
    if token.tag_ == "VB":
        return token.dep_ == "ROOT" and _has_subject(token) and not _has_auxiliary(token)
    return token.tag_ in FINITE and not _in_relative(token)


def _belongs_to_subject(to: "Token", end: int) -> bool:
    """Whether an infinitive stands inside the subject of a later verb: "Attempt to close port fails"."""
    later = to.doc[to.i + 2 : end]
    return any(
        token.dep_ == "ROOT"
        and token.tag_ in FINITE
        and any(child.dep_ == "nsubj" and child.left_edge.i < to.i < child.right_edge.i for child in token.lefts)
        for token in later
    )


def _verb_behind_noun(doc: "Doc", token: "Token", end: int) -> "Token | None":
    """The true verb where an event's noun in -s was taken for it: "Karsan strikes in Velda wound 31"."""
    if token.lower_ not in NOUN_OF or token.i + 1 >= end or doc[token.i + 1].pos_ in OPENS_OBJECT:
        return None
    for other in doc[token.i + 1 : end - 1]:
        if other.lower_ in REASONS:
            return None
        if other.lower_ in PLAIN_HARM and doc[other.i + 1].pos_ in {"NUM", "DET", "PRON"}:
            return other
    return None


def _planned(doc: "Doc", to: int, end: int) -> "FoundVerb | None":
    place = to + 1
    while place < end - 1 and doc[place].pos_ == "ADV":
        place += 1
    verb = doc[place]
    if verb.lower_ == "be" and place + 1 < end and doc[place + 1].tag_ == "VBN":
        return doc[place + 1], to, True, True
    return (verb, to, False, True) if verb.tag_ in {"VB", "VBP", "NN"} else None


def _finite(doc: "Doc", token: "Token", end: int) -> "FoundVerb":
    """The verb behind a finite one: "were killed", "will close", "has passed"."""
    main, is_passive = token, False
    place = token.i + 1
    while main.pos_ == "AUX" and place < end and (doc[place].pos_ in {"AUX", "ADV", "PART", "VERB"}):
        if doc[place].pos_ in {"AUX", "VERB"}:
            is_passive = doc[place].tag_ == "VBN" and main.lemma_ in {"be", "get"}
            main = doc[place]
        place += 1
    if main is token and token.tag_ == "MD" and place < end and doc[place].pos_ in {"NOUN", "PROPN"}:
        main = doc[place]
    elliptical = main is token and token.tag_ in {"VBD", "VBN"} and _is_elliptical_passive(doc, token, end)
    return main, token.i, is_passive or elliptical, False


def _is_elliptical_passive(doc: "Doc", verb: "Token", end: int) -> bool:
    """Whether a form in -ed without an object is a passive without its auxiliary: "Dozens wounded as drone hits"."""
    behind = doc[verb.i + 1] if verb.i + 1 < end else None
    if behind is not None and behind.lower_ == "by":
        return True
    if verb.lower_ in PARTICIPLES:
        return True
    is_known = verb.lower_ in VERB_OF and VERB_OF[verb.lower_] not in WITHOUT_OBJECT
    if not is_known and verb.lower_ not in NEEDING_OBJECT:
        return False
    return behind is None or behind.lower_ in ENDS | REASONS or behind.is_punct


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


def is_mistagged(doc: "Doc", token: "Token", start: int, end: int) -> bool:
    """Whether a noun is a verb in disguise: the form of a known verb with something to act on behind it.

    The s-form, or the plain form behind a plural: "Rebels hold bridge".
    """
    if token.i == start or token.i + 1 >= end:
        return False
    before, behind = doc[token.i - 1], doc[token.i + 1]
    if token.tag_ in {"NN", "NNP"} and token.lower_ in PLAIN_VERBS and before.tag_ in {"NNS", "NNPS"}:
        return behind.pos_ in OPENS_OBJECT or behind.lower_ in ENDS or behind.tag_ == "VBG"
    if token.tag_ not in {"NNS", "NNPS", "NNP"} or token.lower_ not in VERB_S_FORMS:
        return False
    if before.text == "," or before.is_quote:
        return behind.pos_ in OPENS_OBJECT and token.lower_ not in NOUN_OF
    if before.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "PRON"}:
        return False
    return behind.pos_ in OPENS_OBJECT or behind.lower_ in ENDS | PARTICLES or behind.tag_ == "VBG"

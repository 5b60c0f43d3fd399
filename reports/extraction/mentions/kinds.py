"""Of what kind a mention is (docs/method.md, "Mentions")."""

from reports.extraction.events.words import CLASS_OF_NOUN, NOUN_OF
from reports.extraction.mentions.values import MentionForm, MentionKind
from reports.extraction.mentions.words import BODY_WORDS, EVENTS, GROUPS, OBJECTS, PERSONS, PLACES
from reports.text.people import BODIES, PEOPLE

_OF_LABEL = {
    "PERSON": MentionKind.ACTOR,
    "ORG": MentionKind.GROUP,
    "NORP": MentionKind.GROUP,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "EVENT": MentionKind.EVENT,
    "PRODUCT": MentionKind.OBJECT,
    "LAW": MentionKind.OBJECT,
    "WORK_OF_ART": MentionKind.OBJECT,
}
# The agreements among the event nouns are things that people sign, keep and break.
_AGREED = frozenset(["AGREE"])
# Bodies that meet at a place of the same name.
_BODIES_FIRST = frozenset(["office", "embassy", "house", "council"])
_SINGLE = (PEOPLE | PERSONS) - GROUPS - BODIES


def kind_of_name(label: str, last: str) -> MentionKind:
    """The kind of a name by the parser's label, put right by its last word: "Harl Air Base" is a place."""
    if label != "PERSON" or last in BODY_WORDS:
        if last in PLACES and last not in _BODIES_FIRST:
            return MentionKind.PLACE
        if last in BODIES or last in GROUPS:
            return MentionKind.GROUP
        if last in EVENTS or last in NOUN_OF:
            return MentionKind.EVENT
    return _OF_LABEL.get(label, MentionKind.OTHER)


def kind_of_noun(lemma: str, *, is_plural: bool, event: str | None) -> MentionKind:
    """The kind of a phrase by its head."""
    if lemma in _SINGLE:
        return MentionKind.GROUP if is_plural else MentionKind.ACTOR
    named = CLASS_OF_NOUN[NOUN_OF[lemma]] if lemma in NOUN_OF else None
    if event in _AGREED or named in _AGREED:
        return MentionKind.OBJECT
    if event is not None or lemma in EVENTS:
        return MentionKind.EVENT
    if lemma in OBJECTS:
        return MentionKind.OBJECT
    if named is not None:
        return MentionKind.EVENT
    if lemma in PLACES and lemma not in _BODIES_FIRST:
        return MentionKind.PLACE
    return MentionKind.GROUP if lemma in GROUPS or lemma in BODIES else MentionKind.OTHER


def kind_of_pronoun(word: str, form: MentionForm) -> MentionKind:
    """He and she are one person, we and they several people, the rest is open."""
    if word in {"he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "who", "whom"}:
        return MentionKind.ACTOR
    if word in {"they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours"}:
        return MentionKind.GROUP
    return MentionKind.ACTION if form is MentionForm.VERBAL else MentionKind.OTHER


# Kinds that a report may give one and the same referent: a state is a place and acts like a body.
_NEAR = frozenset(
    [
        frozenset([MentionKind.GROUP, MentionKind.PLACE]),
        frozenset([MentionKind.EVENT, MentionKind.ACTION]),
        frozenset([MentionKind.EVENT, MentionKind.OBJECT]),
    ]
)


def may_be_one(first: MentionKind, second: MentionKind) -> bool:
    """Whether mentions of two kinds may speak of the same."""
    if first is second or MentionKind.OTHER in (first, second):
        return True
    return frozenset([first, second]) in _NEAR

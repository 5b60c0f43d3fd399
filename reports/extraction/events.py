"""Classes of events by the verbs and nouns that name them (docs/method.md, "Event classes")."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Classes whose events do harm to somebody or something; agency is told for these alone.
HARM = frozenset(["KILL", "WOUND", "STRIKE", "ATTACK", "DESTROY", "DETAIN", "DISPLACE"])


def event_of(token: "Token") -> str | None:
    """The class of the event that a verb or noun names, by its lemma, part of speech and neighbours; else None."""
    return None

"""Classes of events by the verbs and nouns that name them (docs/method.md, "Event classes")."""

from reports.extraction.events.naming import HARM, event_of, verb_event

__all__ = ["HARM", "event_of", "verb_event"]

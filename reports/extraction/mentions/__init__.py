"""Mentions of people, groups, places, things, events and actions in one report (docs/method.md, "Mentions")."""

from reports.extraction.mentions.finding import find_mentions
from reports.extraction.mentions.values import LinkReason, Mention, MentionForm, MentionKind, MentionLink

__all__ = ["LinkReason", "Mention", "MentionForm", "MentionKind", "MentionLink", "find_mentions"]

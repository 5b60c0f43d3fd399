"""Alias sets of invented bodies for tests."""

from framing.analysis.aliases import AliasSet
from framing.services.aliases import Changed, add_set
from framing.tests.factories import CuratorFactory
from reports.extraction.mentions.values import MentionKind

GUARD = AliasSet("harbour_guard", MentionKind.GROUP, ("Harbour Guard", "HGD", "Haras al-Mina"), "Of the port.")


def stored_set(code: str = "harbour_guard", *names: str, by=None, **values) -> Changed:
    """The change that put a set in force, over a table that holds the starter's."""
    given = {"code": code, "kind": "group", "names": names or GUARD.names, "note": GUARD.note} | values
    return add_set(by=by or CuratorFactory(), **given)

"""The alias table: curated names of referents, and the rules by which spellings are the same (docs/method.md)."""

from framing.analysis.aliases.values import NO_ALIASES, AliasSet, AliasTable

__all__ = ["NO_ALIASES", "AliasSet", "AliasTable"]

"""The alias table: curated names of referents, and the rules by which spellings are the same (docs/method.md)."""

from framing.analysis.aliases.acronyms import acronym_of
from framing.analysis.aliases.spellings import Spelling, folded_words, name_key, same_spelling
from framing.analysis.aliases.values import NO_ALIASES, AliasSet, AliasTable

__all__ = [
    "NO_ALIASES",
    "AliasSet",
    "AliasTable",
    "Spelling",
    "acronym_of",
    "folded_words",
    "name_key",
    "same_spelling",
]

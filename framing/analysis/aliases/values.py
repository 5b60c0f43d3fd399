"""Curated names of one referent, whatever a report calls it (docs/method.md, "Aliases")."""

from dataclasses import dataclass
from functools import cached_property

from reports.extraction.mentions.values import MentionKind


@dataclass(frozen=True, slots=True)
class AliasSet:
    """One referent with every name it is known by; the first of ``names`` is the one that pages show."""

    code: str
    kind: MentionKind
    names: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class AliasTable:
    """All curated names; ``edition`` numbers the state of the table, 0 for the one that comes with the product."""

    sets: tuple[AliasSet, ...] = ()
    edition: int = 0

    @cached_property
    def by_code(self) -> dict[str, AliasSet]:
        """Each set by its code."""
        return {one.code: one for one in self.sets}

    def find(self, name: str) -> AliasSet | None:
        """The set that has this name in any spelling the rules allow; None where no set or more than one has it."""
        return None


NO_ALIASES = AliasTable()

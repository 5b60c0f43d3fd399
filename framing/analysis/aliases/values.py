"""Curated names of one referent, whatever a report calls it (docs/method.md, "Aliases")."""

from dataclasses import dataclass
from functools import cached_property

from framing.analysis.aliases.spellings import Spelling, consonants_of, name_key, same_spelling
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
        """The set that has this name in any spelling the rules allow; None where no set or more than one has it.

        ``name`` is given as printed, without its title: "WHO" is not "who". A nearer spelling goes before others.
        """
        found = self._found
        if name not in found:
            if len(found) >= MOST_REMEMBERED:
                found.clear()
            found[name] = self._find(name)
        return found[name]

    def claiming(self, name: str) -> tuple[AliasSet, ...]:
        """The sets that have this name in its nearest spelling; more than one where it is ambiguous."""
        nearest = self._reasons(name)
        reason = next((reason for reason in Spelling if reason in nearest.values()), None)
        return tuple(self.by_code[code] for code, found in nearest.items() if found is reason)

    def _find(self, name: str) -> AliasSet | None:
        claiming = self.claiming(name)
        return claiming[0] if len(claiming) == 1 else None

    def _reasons(self, name: str) -> dict[str, Spelling]:
        """The nearest spelling of this name in each set that has one."""
        nearest: dict[str, Spelling] = {}
        order = list(Spelling)
        for printed, code in self._by_consonants.get(consonants_of(name_key(name)), ()):
            reason = same_spelling(printed, name)
            if reason and (code not in nearest or order.index(reason) < order.index(nearest[code])):
                nearest[code] = reason
        return nearest

    @cached_property
    def _by_consonants(self) -> dict[str, list[tuple[str, str]]]:
        """Names with their set's code by what every allowed spelling shares."""
        shared: dict[str, list[tuple[str, str]]] = {}
        for one in self.sets:
            for name in one.names:
                shared.setdefault(consonants_of(name_key(name)), []).append((name, one.code))
        return shared

    @cached_property
    def _found(self) -> dict[str, AliasSet | None]:
        """Answers so far: a story asks for the same names again and again."""
        return {}


#: Names whose answer a table remembers; more are asked anew.
MOST_REMEMBERED = 20_000
NO_ALIASES = AliasTable()

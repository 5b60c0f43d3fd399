"""What one alias set may hold, and which names two sets claim (docs/method.md, "Aliases")."""

import re
from collections.abc import Sequence

from framing.analysis.aliases.spellings import name_key
from framing.analysis.aliases.values import AliasSet, AliasTable
from framing.analysis.incoming import Fault
from framing.analysis.tables import suggestion
from reports.extraction.mentions.values import MentionKind

LONGEST_CODE = 120
LONGEST_NAME = 200
LONGEST_NOTE = 400
MOST_NAMES = 40
MOST_SETS = 5_000
KINDS = tuple(kind.value for kind in MentionKind)
#: Words that stand in the addresses of the pages where else the code of a set stands.
TAKEN_CODES = frozenset(["new", "import", ".", ".."])
_CODE = re.compile(r"[a-z0-9_.]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def plain_line(text: str) -> str:
    """The text on one line with single blanks and without control characters."""
    return " ".join(_CONTROL.sub("", text).split())


def faults_of_code(code: str) -> list[str]:
    """Why a code cannot name a set; empty when it can."""
    if not code:
        return ["Give the set a code such as “kataib_hezbollah”."]
    if len(code) > LONGEST_CODE:
        return [f"The code has {len(code):,} characters; it may have {LONGEST_CODE}."]
    if not _CODE.fullmatch(code):
        return ["A code has small letters a to z, digits, points and underscores only."]
    if code in TAKEN_CODES:
        return [f"“{code}” cannot be a code. Choose one that says what the set names."]
    return []


def faults_of_kind(kind: str) -> list[str]:
    """Why a word is no kind of referent; empty when it is one."""
    if kind in KINDS:
        return []
    hint = suggestion(kind[:40], KINDS)
    return [f"“{kind[:40]}” is no kind{hint}. Use one of {', '.join(KINDS)}."]


def faults_of_name(name: str) -> list[str]:
    """Why a text cannot be a name; empty when it can."""
    if len(name) > LONGEST_NAME:
        return [f"The name “{name[:40]}…” has {len(name):,} characters; a name may have {LONGEST_NAME}."]
    if not name_key(name):
        return [f"“{name}” holds no letters, so nothing could be found by it." if name else "The name is missing."]
    return []


def faults_of_note(note: str) -> list[str]:
    """Why a text cannot be a note; empty when it can."""
    if len(note) > LONGEST_NOTE:
        return [f"The note has {len(note):,} characters; it may have {LONGEST_NOTE}."]
    return []


def faults_of_set(code: str, kind: str, names: Sequence[str], note: str) -> list[Fault]:
    """Everything that is wrong with a set as given; empty when AliasSet may be made of it."""
    found = [Fault(0, code, "code", told) for told in faults_of_code(code)]
    found += [Fault(0, code, "kind", told) for told in faults_of_kind(kind)]
    if not names:
        found.append(Fault(0, code, "names", "Write at least one name."))
    if len(names) > MOST_NAMES:
        found.append(Fault(0, code, "names", f"The set has {len(names):,} names; it may have {MOST_NAMES}."))
    found += [Fault(0, code, "names", told) for name in names[: MOST_NAMES + 1] for told in faults_of_name(name)]
    twice = [name for place, name in enumerate(names) if name in names[:place]]
    found += [Fault(0, code, "names", f"“{name}” is there twice. Remove one.") for name in dict.fromkeys(twice)]
    return found + [Fault(0, code, "note", told) for told in faults_of_note(note)]


def shared_names(one: AliasSet, table: AliasTable) -> dict[str, tuple[AliasSet, ...]]:
    """The names of a set that other sets of the table have too, with those sets: such a name is found in none."""
    found = {name: tuple(other for other in table.claiming(name) if other.code != one.code) for name in one.names}
    return {name: others for name, others in found.items() if others}

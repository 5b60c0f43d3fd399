"""Without which words a text cannot contain an entry: what stored texts are looked up by (docs/method.md,
"Releases")."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from framing.analysis.entries import Entry, Form, FormKind
from framing.analysis.lexicon import Lexicon
from framing.analysis.lexicon_changes import lexicon_changes
from framing.analysis.matching import surfaces_of
from framing.analysis.patterns import WILD, SafePattern, safe_form_pattern
from reports.text.words import LONGEST_WORD, RUN

_CERTAIN = re.compile(rf"(?<![^\W_]|{WILD})[^\W_]+(?![^\W_]|{WILD})")


@dataclass(frozen=True, slots=True)
class Lookup:
    """One way in which a text may contain a form: it has all these words, or a word with this part where none is sure.

    With neither, any text may.
    """

    words: frozenset[str] = frozenset()
    part: str = ""


def lookups_of_changes(before: Lexicon, after: Lexicon, also: Iterable[str] = ()) -> frozenset[Lookup]:
    """Every way in which a text may contain an entry that marks otherwise in one lexicon than in the other.

    A text that fits none of them has the same marks and figures with both. Entries with the codes of ``also`` are
    looked up whether they changed or not.
    """
    codes = {change.code for change in lexicon_changes(before, after) if change.affects_marks} | {*also}
    return frozenset(
        lookup
        for lexicon in (before, after)
        for entry in lexicon.entries
        if entry.code in codes
        for lookup in lookups_of(entry)
    )


def lookups_of(entry: Entry) -> Iterable[Lookup]:
    """Every way in which a text may contain the entry."""
    for form in entry.written_forms:
        yield from _lookups(form)


def _lookups(form: Form) -> Iterable[Lookup]:
    if form.kind is not FormKind.PATTERN:
        return [_of_words(RUN.findall(surface)) for surface in surfaces_of(form)]
    safe = safe_form_pattern(form.text)
    found = [_of_spelling(spelling) for spelling in safe.spellings]
    return found if all(lookup != Lookup() for lookup in found) else _of_anchors(safe)


def _of_words(words: Iterable[str]) -> Lookup:
    return Lookup(frozenset(word[:LONGEST_WORD] for word in words))


def _of_spelling(spelling: str) -> Lookup:
    """A pattern is found as whole words, so both its ends are ends of words, too."""
    certain = _CERTAIN.findall(spelling)
    if certain:
        return _of_words(certain)
    return Lookup(part=max(RUN.findall(spelling), key=len, default=""))


def _of_anchors(safe: SafePattern) -> list[Lookup]:
    """A pattern with too many spellings: one of its fixed texts must occur, perhaps inside of words."""
    return [Lookup(part=max(RUN.findall(anchor), key=len, default="")) for anchor in safe.anchors]

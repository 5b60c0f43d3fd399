"""Where the terms of a lexicon stand in a text: one pass for all of them, then rules at each find.

The rules (docs/method.md, "Loaded terms"): no letter or digit on either side, apostrophe + s being a side; a hyphen is
no free side; capitals as the form asks; of overlapping finds the leftmost, then the longest stays.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import ahocorasick_rs

from framing.analysis.entries import Case, Entry, Form, FormKind, Hyphen
from framing.analysis.inflection import inflected
from framing.analysis.lexicon import Lexicon
from framing.analysis.patterns import safe_form_pattern
from reports.text.flattened import EDGE, Flattened, flattened
from reports.text.fold import fold
from reports.text.spans import Span

# Prefixes that turn a term into another one: "anti-terror" is not "terror". Closed up they are one word anyway.
REVERSING_PREFIXES = frozenset({"anti", "counter", "non", "ex", "de", "pro"})
REVERSING_PHRASE = "so-called"
# A dash between words is a free side, a hyphen is not; the fold has made them one, so the given text is asked.
FREE_DASHES = frozenset("—―")

_NUMBERS = (
    "zero one two three four five six seven eight nine ten",
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
)
DIGITS = {word: str(number) for number, word in enumerate(" ".join(_NUMBERS).split(" "))}
VARIANTS = DIGITS | {digits: word for word, digits in DIGITS.items()} | {"and": "&", "&": "and"}
# A term with more words to vary than this is written out by the curator.
MAX_VARIED_WORDS = 3

# What may follow an apostrophe behind a whole word: possessive and contractions of a following verb.
_ENCLITIC = re.compile(r"'(?:s|d|m|ll|re|ve)?(?![^\W_])")
_COMPOUND_LEFT = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*-$")
# How far left a compound is read; longer ones do not occur.
_COMPOUND_REACH = 60
_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A find of one entry; ``suppressed_by`` is the code of the entry whose overlapping find stays instead."""

    span: Span
    entry: Entry
    form: Form
    suppressed_by: str | None = None


@dataclass(frozen=True, slots=True)
class _Target:
    """One form of one entry behind a surface of the automaton."""

    entry: Entry
    form: Form
    case: Case
    prefix_ok: bool
    written: str
    pattern: re.Pattern[str] | None = None
    reach: int = 0


class _Automaton(Protocol):
    def find_matches_as_indexes(self, haystack: str, overlapping: bool = ...) -> list[tuple[int, int, int]]: ...  # noqa: FBT001


class Matcher:
    """A lexicon compiled once for many texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        surfaces: dict[str, dict[tuple[str, str], _Target]] = {}
        anchors: dict[str, list[_Target]] = {}
        for entry in lexicon.entries:
            for form in entry.written_forms:
                if form.kind is FormKind.PATTERN:
                    _add_pattern(anchors, entry, form)
                else:
                    _add_surfaces(surfaces, entry, form)
        self._surfaces = [tuple(targets.values()) for targets in surfaces.values()]
        self._anchored = [tuple(targets) for targets in anchors.values()]
        keys = [*surfaces, *anchors]
        self._automaton: _Automaton | None = ahocorasick_rs.AhoCorasick(keys, store_patterns=False) if keys else None

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """All finds in text order, longer ones first; those that lose an overlap say to whom."""
        if self._automaton is None:
            return ()
        flat = flattened(text)
        reading = flat.text
        surfaces, first_anchor = self._surfaces, len(self._surfaces)
        found: dict[tuple[Span, str], TermMatch] = {}
        for number, start, end in self._automaton.find_matches_as_indexes(reading, overlapping=True):
            if number >= first_anchor:
                for target in self._anchored[number - first_anchor]:
                    for near_start, near_end in _near(target, reading, start, end):
                        _keep(found, target, flat, near_start, near_end, text)
            elif not reading[start - 1].isalnum() and not reading[end].isalnum():
                for target in surfaces[number]:
                    _keep(found, target, flat, start, end, text)
        return resolved(found.values())


def resolved(matches: Iterable[TermMatch]) -> tuple[TermMatch, ...]:
    """The matches in text order with overlaps settled anew: leftmost, longest, priority, code.

    Two entries on the very same words both stay when their contexts differ: they are two senses, and the words around
    them decide.
    """
    settled: list[TermMatch] = []
    standing: TermMatch | None = None
    senses: list[TermMatch] = []
    for match in sorted(matches, key=_rank):
        winner: str | None = None
        if standing is not None and match.span.start < standing.span.end:
            twins = (
                [sense for sense in senses if _same_sense(sense, match)] if match.span == standing.span else [standing]
            )
            winner = twins[0].entry.code if twins else None
        if winner is None:
            senses = [*senses, match] if standing is not None and match.span == standing.span else [match]
            standing = match
        settled.append(match if match.suppressed_by == winner else replace(match, suppressed_by=winner))
    return tuple(settled)


def _rank(match: TermMatch) -> tuple[int, int, int, str]:
    return match.span.start, -match.span.end, -match.entry.priority, match.entry.code


def _same_sense(one: TermMatch, other: TermMatch) -> bool:
    """Whether nothing around the words could tell the two entries apart."""
    return (one.entry.require, one.entry.forbid, one.form.pos) == (
        other.entry.require,
        other.entry.forbid,
        other.form.pos,
    )


def _add_surfaces(surfaces: dict[str, dict[tuple[str, str], _Target]], entry: Entry, form: Form) -> None:
    case, prefix_ok = entry.case_of(form), entry.hyphen_of(form) is Hyphen.PREFIX_OK
    for written in _written(form):
        target = _Target(entry, form, case, prefix_ok, written)
        # The first form of an entry that reaches a surface keeps it; capitals make a difference of their own.
        surfaces.setdefault(_surface(written), {}).setdefault((entry.code, f"{case}{written}"), target)


def surfaces_of(form: Form) -> tuple[str, ...]:
    """What a form is looked for as in a flattened text: its variants or inflected forms; nothing for a pattern."""
    return () if form.kind is FormKind.PATTERN else tuple(dict.fromkeys(map(_surface, _written(form))))


def _written(form: Form) -> Iterable[str]:
    plain = _GAP.sub(" ", fold(form.text)).replace("\u00ad", "")
    return _variants(plain) if form.kind is FormKind.SURFACE else inflected(plain, form.pos)


def _surface(written: str) -> str:
    return flattened(written).text[1:-1]


def _add_pattern(anchors: dict[str, list[_Target]], entry: Entry, form: Form) -> None:
    safe = safe_form_pattern(form.text)
    whole_words = re.compile(rf"(?<![^\W_])(?:{safe.source})(?![^\W_])")
    prefix_ok = entry.hyphen_of(form) is Hyphen.PREFIX_OK
    target = _Target(entry, form, entry.case_of(form), prefix_ok, form.text, whole_words, safe.longest)
    for anchor in safe.anchors:
        anchors.setdefault(anchor, []).append(target)


def _variants(written: str) -> Iterable[str]:
    """The form with “&” or “and”, and small numbers spelled or in digits."""
    words = written.split(" ")
    varied = [index for index, word in enumerate(words) if word.lower() in VARIANTS]
    if not varied or len(varied) > MAX_VARIED_WORDS:
        return [written]
    forms = [words]
    for index in varied:
        other = VARIANTS[words[index].lower()]
        forms += [[*form[:index], other, *form[index + 1 :]] for form in forms]
    return [" ".join(form) for form in forms]


def _near(target: _Target, reading: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """What the target's pattern matches around a find of its fixed text."""
    assert target.pattern is not None
    # One character more on either side lets the pattern see that a word ends there.
    for match in target.pattern.finditer(
        reading, max(0, end - target.reach - 1), min(len(reading), start + target.reach + 1)
    ):
        if match.start() <= start and end <= match.end() and match.group().strip() == match.group():
            yield match.span()


def _keep(
    found: dict[tuple[Span, str], TermMatch], target: _Target, flat: Flattened, start: int, end: int, text: str
) -> None:
    """Add the match unless its sides or its capitals speak against it."""
    reading = flat.text
    if EDGE in reading[start:end]:
        return
    before, after = reading[start - 1], reading[end]
    if after == "'" and not _ENCLITIC.match(reading, end):
        return
    if before == "'" and start > 1 and reading[start - 2].isalnum():
        return
    span = flat.span_of(start, end)
    if after == "-" and _is_hyphen(text[flat.position_of(end)], reading[end + 1]):
        return
    if before == "-" and not target.prefix_ok and _is_reversed(reading, start, text[flat.position_of(start - 1)]):
        return
    if target.case is Case.ANY or _capitals_fit(target, span.of(text)):
        found.setdefault((span, target.entry.code), TermMatch(span, target.entry, target.form))


def _is_hyphen(dash: str, following: str) -> bool:
    """Whether the dash ties the following word to the one before it."""
    return dash not in FREE_DASHES and following.isalnum()


def _is_reversed(reading: str, start: int, dash: str) -> bool:
    """Whether the compound that ends before ``start`` holds a prefix that reverses what follows."""
    if dash in FREE_DASHES:
        return False
    compound = _COMPOUND_LEFT.search(reading, max(0, start - _COMPOUND_REACH), start)
    if compound is None:
        return False
    parts = compound.group()[:-1].split("-")
    return not REVERSING_PREFIXES.isdisjoint(parts) or REVERSING_PHRASE in compound.group()


def _capitals_fit(target: _Target, given: str) -> bool:
    words = _given_words(given)
    wanted = target.written.split(" ")
    if target.case is Case.EXACT:
        return words == wanted
    # A proper label: capitals at least where the form has them, and at its beginning; capitals throughout will do.
    first = next((char for char in words[0] if char.isalpha()), "A") if words else "A"
    if target.pattern is not None:
        return first.isupper()
    pairs: Sequence[tuple[str, str]] = list(zip(words, wanted, strict=False))
    return first.isupper() and all(_has_capitals(word, model) for word, model in pairs)


def _given_words(given: str) -> list[str]:
    visible = re.sub("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]", "", fold(given))
    return visible.split()


def _has_capitals(word: str, model: str) -> bool:
    return all(char.isupper() or not wanted.isupper() for char, wanted in zip(word, model, strict=False))

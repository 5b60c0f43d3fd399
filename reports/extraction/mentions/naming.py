"""Which names of a report are names of the same (docs/method.md, "Mentions")."""

import re
from collections.abc import Iterator, Sequence

from reports.extraction.claims.nations import NATIONS
from reports.extraction.mentions import confidences
from reports.extraction.mentions.describing import Draft
from reports.extraction.mentions.reading import Reading
from reports.extraction.mentions.values import LinkReason, MentionForm, MentionKind
from reports.extraction.mentions.words import OFFICES, SUFFIXES
from reports.extraction.name_table import plain_name

# From the method: letters of an acronym; characters between two names that "also known as" joins.
SHORTEST_ACRONYM = 2
LONGEST_ACRONYM = 10
LONGEST_GAP = 14

_BRACKETED = re.compile(r"\((?:the )?([^\W\d_][\w.&-]{1,11})\)")
_KNOWN_AS = re.compile(
    r",? (?:\(|or )?(?:(?:also|better|formerly|previously|commonly|locally|otherwise|variously) "
    r"(?:known|called|referred to)(?: as)?|formerly|a\.k\.a\.|aka) ",
)
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "a", "al", "de"])
_LETTER = re.compile(r"[^\W\d_]|\d")

Tie = tuple[LinkReason, float]


class Naming:
    """Groups the names of a report; each mention by name gets the group of whom or what it names."""

    def __init__(self, drafts: Sequence[Draft], reading: Reading) -> None:
        self._drafts = drafts
        self._alias: dict[str, tuple[str, Tie]] = {}
        self._find_stated(reading)
        self._persons: dict[str, set[str]] = {}
        self._first: dict[str, set[str]] = {}
        self._learn_people()
        self._learn_short_forms()

    def group_of(self, draft: Draft) -> tuple[str, Tie] | None:
        """The group of a name, and what ties this form of it to the others; None where two people share it."""
        same = (LinkReason.SAME_NAME, confidences.SAME_NAME)
        if draft.kind is MentionKind.ACTOR and draft.key not in self._alias:
            return self._person(draft, same)
        if draft.key in NATIONS and draft.kind is MentionKind.PLACE:
            other = (LinkReason.SAME_NAME, confidences.OTHER_NAME_OF_STATE)
            return "nation " + NATIONS[draft.key], other
        key, tie, seen = draft.key, same, {draft.key}
        while key in self._alias:
            key, tie = self._alias[key][0], self._alias[key][1] if tie is same else tie
            if key in seen:
                break
            seen.add(key)
        return key, tie

    def _person(self, draft: Draft, same: Tie) -> tuple[str, Tie] | None:
        plain = _plain(draft.key)
        if " " in plain:
            return plain, same
        known = self._persons.get(plain)
        short = (LinkReason.SHORT_NAME, confidences.SHORT_NAME)
        if not known:
            known = self._first.get(plain)
            short = (LinkReason.SHORT_NAME, confidences.FIRST_WORDS)
        if not known:
            return plain, same
        if len(known) > 1:
            # The son is told from the father by what stands behind his name.
            known = {name for name in known if name.split()[-1] not in SUFFIXES}
        return (next(iter(known)), short) if len(known) == 1 else None

    def _learn_people(self) -> None:
        full: dict[str, list[str]] = {}
        holding: set[str] = set()
        offices: set[str] = set()
        for draft in self._drafts:
            if draft.form is not MentionForm.NAME or draft.kind is not MentionKind.ACTOR or draft.key in self._alias:
                continue
            words = _plain(draft.key).split()
            family = [word for word in words if word not in SUFFIXES]
            has_office = not OFFICES.isdisjoint(draft.modifiers)
            if len(family) < 2:
                # "President Muster", before anybody's full name: no Muster without an office is meant.
                if has_office and draft.key not in self._persons:
                    holding.add(draft.key)
                continue
            name = " ".join(words)
            self._persons.setdefault(family[-1], set()).add(name)
            self._first.setdefault(family[0], set()).add(name)
            full.setdefault(name, family)
            if has_office:
                offices.add(name)
        for name, family in full.items():
            if family[-1] in holding and name not in offices:
                self._persons[family[-1]].discard(name)
                self._first[family[0]].discard(name)

    def _learn_short_forms(self) -> None:
        """Initials without brackets, and the first words of a name with "of", "in" or "for"."""
        names = {draft.key: draft for draft in self._drafts if draft.form is MentionForm.NAME}
        others = {key for key, draft in names.items() if draft.kind is not MentionKind.ACTOR and key not in NATIONS}
        by_initials: dict[str, set[str]] = {}
        by_beginning: dict[str, set[str]] = {}
        for key in others:
            words = key.split()
            if len(words) > 1:
                by_initials.setdefault("".join(word[0] for word in words if word not in _SMALL), set()).add(key)
            for place, word in enumerate(words[1:], start=1):
                if word in {"of", "in", "for"}:
                    by_beginning.setdefault(" ".join(words[:place]), set()).add(key)
        for key in others:
            initials = by_initials.get(key, set()) - {key}
            if len(initials) == 1 and len(key) >= SHORTEST_ACRONYM and (names[key].name or "").isupper():
                tie = (LinkReason.ACRONYM, confidences.INITIALS)
                self._alias.setdefault(key, (next(iter(initials)), tie))
            longer = by_beginning.get(key, set())
            if len(longer) == 1 and names[key].kind is not MentionKind.PLACE:
                tie = (LinkReason.SHORT_NAME, confidences.SHORT_NAME if " " in key else confidences.FIRST_WORDS)
                self._alias.setdefault(key, (next(iter(longer)), tie))

    def _find_stated(self, reading: Reading) -> None:
        """ "Long Form (LF)" and "X, also known as Y"."""
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        for number, draft in enumerate(self._drafts):
            if draft.form is MentionForm.NAME:
                starts.setdefault(draft.span.start, number)
                ends[draft.span.end] = number
        for paragraph in reading.paragraphs:
            for match in _BRACKETED.finditer(paragraph.text):
                long = _nearest(ends, paragraph.start + match.start(), 2)
                short = _after(starts, paragraph.start + match.start(1))
                if (
                    long is not None
                    and short is not None
                    and abbreviates(match[1], self._drafts[long].span.of(reading.parsed.text))
                ):
                    self._tie(short, long, (LinkReason.ACRONYM, confidences.ACRONYM))
            for match in _KNOWN_AS.finditer(paragraph.text):
                long = _nearest(ends, paragraph.start + match.start(), LONGEST_GAP)
                short = _after(starts, paragraph.start + match.end())
                if long is not None and short is not None:
                    self._tie(short, long, (LinkReason.ALSO_KNOWN, confidences.ALSO_KNOWN))

    def _tie(self, short: int, long: int, tie: Tie) -> None:
        first, second = self._drafts[short].key, self._drafts[long].key
        if first != second and first not in NATIONS:
            self._alias.setdefault(first, (second, tie))
            # What bears another name is of the kind of the name that was given first.
            self._drafts[short].kind = self._drafts[long].kind


def _nearest(ends: dict[int, int], place: int, reach: int) -> int | None:
    """The name that ends last before a place, not further off than ``reach``."""
    return next((ends[end] for end in range(place, max(place - reach, 0) - 1, -1) if end in ends), None)


def _after(starts: dict[int, int], place: int) -> int | None:
    """The name that begins at a place, or behind an article or mark."""
    return next((starts[start] for start in range(place, place + 6) if start in starts), None)


def _plain(key: str) -> str:
    """A person's name without the initials in its middle."""
    words = key.split()
    last = len(words) - (words[-1] in SUFFIXES)
    return " ".join([plain_name(" ".join(words[:last])), *words[last:]])


def abbreviates(short: str, long: str) -> bool:
    """Whether the letters of a short form stand in a long one, in order, the first at the start of a word."""
    letters = [char.lower() for char in short if _LETTER.match(char)]
    if not SHORTEST_ACRONYM <= len(letters) <= LONGEST_ACRONYM or not any(char.isupper() for char in short):
        return False
    text = long.lower()
    place = len(text)
    for number in range(len(letters) - 1, -1, -1):
        place = _before(text, letters[number], place, at_start=number == 0)
        if place < 0:
            return False
    return True


def _before(text: str, letter: str, place: int, *, at_start: bool) -> int:
    """The last place of a letter before another one; where wanted, only at the start of a word."""
    for index in _backwards(place):
        if text[index] == letter and (not at_start or index == 0 or not text[index - 1].isalnum()):
            return index
    return -1


def _backwards(place: int) -> Iterator[int]:
    return iter(range(place - 1, -1, -1))

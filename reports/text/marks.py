"""Stretches between quotation marks (docs/method.md, "Quotes"): a state machine over each paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reports.text.problems import Problem
from reports.text.spans import Span

# What ends a stretch that a mark has begun. “ and » open in one language and close in another, so context decides.
_PARTNERS = {
    "“": '”"″“',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«»",
    "”": '”"',
    "「": "」",
    "『": "』",
    '"': '"”“″',
}
_OPENS_ANYWHERE = frozenset("“„‟«「『")
# Marks that English print does not use; they never go on with a quotation that English ones began.
_FOREIGN = frozenset("„‟«»「」『』")
_NEVER_OPENS = frozenset("」』″")
_MARK = re.compile("[“”„‟«»″「」『』＂\"]|``|''")
_PLAIN = {"＂": '"', "``": "“", "''": '"'}
_BEFORE_OPENING = frozenset(" \n\t([{-/'>,:;—")

# Elisions that begin with an apostrophe; none of them opens a quotation.
_ELISION = re.compile(r"'(?:\d\ds?|em|tis|twas|til|till|cause|n|round|bout|s|d|ll|re|ve|m|t)\b", re.IGNORECASE)
_APOSTROPHES_THAT_NEVER_OPEN = frozenset("’ʼ′ʹ´›")
_APOSTROPHES_THAT_NEVER_CLOSE = frozenset("‘ʼ‚‛‹")
# Starting value: single marks in a text that quotes in double ones hold a name or a few words, no more.
LONGEST_SINGLE = 160


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two quotation marks: ``span`` without them, ``outer`` with them.

    ``goes_on`` tells that the quotation continues in the next stretch, which is in the next paragraph.
    """

    span: Span
    outer: Span
    block: int
    goes_on: bool = False
    single: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """All stretches of a text in text order, and what is wrong with its marks."""

    stretches: tuple[Stretch, ...]
    problems: tuple[Problem, ...]


def find_marks(text: str, folded: str, blocks: Sequence[Span], headlines: frozenset[int] = frozenset()) -> Marks:
    """Stretches inside the paragraphs ``blocks``; the numbered ``headlines`` may quote at length in single marks."""
    machine = _DoubleMarks(text, folded, headlines)
    for number, block in enumerate(blocks):
        machine.read(number, block)
    machine.settle(goes_on=False)
    at_length = headlines if machine.stretches else frozenset(range(len(blocks)))
    singles = _singles(text, folded, blocks, machine.stretches, at_length)
    stretches = sorted([*machine.stretches, *singles], key=lambda stretch: stretch.outer)
    return Marks(tuple(stretches), tuple(machine.problems))


class _DoubleMarks:
    """The marks of one text, read paragraph by paragraph; never more than one stretch is open."""

    def __init__(self, text: str, folded: str, headlines: frozenset[int]) -> None:
        self.text, self.folded, self.headlines = text, folded, headlines
        self.stretches: list[Stretch] = []
        self.problems: list[Problem] = []
        self.opened: tuple[str, int, int] | None = None  # the mark, where it stands, where its content starts
        self.nested = False
        self.waiting: tuple[Stretch, Problem] | None = None  # open at the end of its paragraph

    def read(self, number: int, block: Span) -> None:
        marks = list(_MARK.finditer(self.text, block.start, block.end))
        self._continue(number, block, marks[0] if marks else None)
        for match in marks:
            mark = _PLAIN.get(match.group(), match.group())
            if self.opened is None:
                self._read_outside(mark, match, block)
            else:
                self._read_inside(mark, match, block, number)
        if self.opened is not None:
            _, place, content = self.opened
            unclosed = self._unclosed(place)
            self.opened = None
            stretch = self._stretch(number, content, block.end, place, block.end)
            if stretch:
                self.waiting = (stretch, unclosed)
            else:
                self.problems.append(unclosed)

    def settle(self, *, goes_on: bool) -> None:
        """Close the stretch that was open at the end of its paragraph: continued, or its mark is missing."""
        if self.waiting is None:
            return
        stretch, problem = self.waiting
        self.waiting = None
        self.stretches.append(replace(stretch, goes_on=goes_on))
        if not goes_on:
            self.problems.append(problem)

    def _continue(self, number: int, block: Span, first: re.Match[str] | None) -> None:
        """Decide whether an open quotation goes on in this paragraph, with a new opening mark or without."""
        if self.waiting is None:
            return
        is_apart = self.waiting[0].block != number - 1 or number - 1 in self.headlines
        if first is None or is_apart:
            self.settle(goes_on=False)
        elif first.start() == block.start and self._opens(_PLAIN.get(first.group(), first.group()), first, block):
            self.settle(goes_on=self._is_alike(first))
        elif self._closes_only(first, block):
            self.settle(goes_on=True)
            self.opened = ("“", block.start, block.start)
        else:
            self.settle(goes_on=False)

    def _is_alike(self, mark: re.Match[str]) -> bool:
        """Whether a mark is of the kind that opened the quotation before: « does not go on with what a " began."""
        opener = self.text[self.waiting[0].outer.start] if self.waiting else ""
        return (mark.group() in _FOREIGN) == (opener in _FOREIGN)

    def _around(self, match: re.Match[str], block: Span) -> tuple[str, str]:
        before = self.folded[match.start() - 1] if match.start() > block.start else " "
        after = self.folded[match.end()] if match.end() < block.end else " "
        return before, after

    def _opens(self, mark: str, match: re.Match[str], block: Span) -> bool:
        before, after = self._around(match, block)
        if mark in _OPENS_ANYWHERE:
            return True
        return mark not in _NEVER_OPENS and before in _BEFORE_OPENING and not after.isspace()

    def _closes_only(self, match: re.Match[str], block: Span) -> bool:
        before, after = self._around(match, block)
        return not before.isspace() and not after.isalnum() and match.group() not in _OPENS_ANYWHERE

    def _read_outside(self, mark: str, match: re.Match[str], block: Span) -> None:
        if self._opens(mark, match, block):
            self.opened = (mark, match.start(), match.end())
            self.nested = False
            return
        before, _ = self._around(match, block)
        # Behind a figure the mark may measure inches or seconds.
        if not before.isdigit():
            message = "A quotation mark closes nothing that was opened before it."
            self.problems.append(Problem("stray_quotation_mark", message, Span(match.start(), match.end())))

    def _read_inside(self, mark: str, match: re.Match[str], block: Span, number: int) -> None:
        assert self.opened is not None
        opener, place, content = self.opened
        if mark not in _PARTNERS[opener] and mark != opener:
            return
        before, after = self._around(match, block)
        closes = mark == _expected(opener) != opener
        opens_here = not closes and before in " \n\t([{" and not after.isspace() and match.start() > content
        if opens_here and mark != opener:
            self.nested = True
        elif opens_here:
            # A second opening mark of the same kind: the stretch before it was never closed.
            if stretch := self._stretch(number, content, match.start(), place, match.start()):
                self.stretches.append(stretch)
            self.problems.append(self._unclosed(place))
            self.opened = (mark, match.start(), match.end())
            self.nested = False
        elif self.nested and mark != _expected(opener):
            self.nested = False
        else:
            self.opened = None
            if stretch := self._stretch(number, content, match.start(), place, match.end()):
                self.stretches.append(stretch)

    def _unclosed(self, place: int) -> Problem:
        message = (
            "A quotation mark is not closed; the quotation was taken to end with its paragraph or at the next mark."
        )
        return Problem("unclosed_quotation_mark", message, Span(place, place + 1))

    def _stretch(self, number: int, start: int, end: int, outer_start: int, outer_end: int) -> Stretch | None:
        words = self.folded[start:end]
        if not words.strip(" \n\t'\""):
            return None
        start += len(words) - len(words.lstrip())
        return Stretch(Span(start, start + len(words.strip())), Span(outer_start, outer_end), number)


def _expected(opener: str) -> str:
    return {"“": "”", "„": "“", "«": "»", "»": "«", "‟": "”"}.get(opener, opener)


def _singles(
    text: str, folded: str, blocks: Sequence[Span], doubles: Sequence[Stretch], at_length: frozenset[int]
) -> list[Stretch]:
    """Stretches in single marks outside the double ones; an apostrophe is never a mark."""
    found: list[Stretch] = []
    covered = _Cover(doubles)
    for number, block in enumerate(blocks):
        opened: int | None = None
        possessive: int | None = None
        limit = len(text) if number in at_length else LONGEST_SINGLE
        for place, role in _single_marks(text, folded, block):
            if covered.holds(place):
                continue
            if role == "open":
                if opened is not None and possessive is not None:
                    found += _single(folded, number, opened, possessive, LONGEST_SINGLE)
                opened, possessive = place, None
            elif opened is not None and role == "possessive":
                possessive = possessive or place
            elif opened is not None:
                found += _single(folded, number, opened, place, limit)
                opened = possessive = None
        if opened is not None and possessive is not None:
            found += _single(folded, number, opened, possessive, LONGEST_SINGLE)
    starts = [stretch.outer.start for stretch in doubles]
    return [single for single in found if _is_free(single.outer, starts)]


def _is_free(outer: Span, starts: Sequence[int]) -> bool:
    """Whether no double mark opens inside: then the single marks were apostrophes around it."""
    return bisect_left(starts, outer.end) == bisect_left(starts, outer.start)


def _single_marks(text: str, folded: str, block: Span) -> Iterator[tuple[int, str]]:
    place = folded.find("'", block.start, block.end)
    while place >= 0:
        before = folded[place - 1] if place > block.start else " "
        after = folded[place + 1] if place + 1 < block.end else " "
        follower = folded[place + 2] if place + 2 < block.end else " "
        if before in ' \n\t([{-/"' and (after.isalnum() or after in "$£€#@"):
            if text[place] not in _APOSTROPHES_THAT_NEVER_OPEN and not _ELISION.match(folded, place):
                yield place, "open"
        elif not before.isspace() and not after.isalnum() and text[place] not in _APOSTROPHES_THAT_NEVER_CLOSE:
            yield place, "possessive" if before in "sSzx" and after == " " and follower.islower() else "close"
        place = folded.find("'", place + 1, block.end)


def _single(folded: str, number: int, opened: int, closed: int, limit: int) -> list[Stretch]:
    words = folded[opened + 1 : closed]
    if not words.strip() or len(words) > limit:
        return []
    start = opened + 1 + len(words) - len(words.lstrip())
    return [Stretch(Span(start, start + len(words.strip())), Span(opened, closed + 1), number, single=True)]


class _Cover:
    """Whether rising places lie inside sorted stretches; one pass over both."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._spans = [stretch.outer for stretch in stretches]
        self._next = 0

    def holds(self, place: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].end <= place:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next].start <= place

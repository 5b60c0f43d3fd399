"""The bounded regular expressions that a lexicon may contain.

A curator's pattern runs over every article, so it is held to a subset whose cost is known before it runs: literals,
classes, groups, alternatives and repeats that do not nest. Open repeats are read as repeats with a limit. What is
compiled is the rewritten pattern, never the text as it was written.
"""

from dataclasses import dataclass

MAX_PATTERN_LENGTH = 400
# Limits that an open repeat (+ or *) is read with: longer words and gaps do not occur in the forms of a label.
OPEN_REPEAT_LIMIT = 24
OPEN_SPACE_LIMIT = 3
MAX_REPEAT = 60
# Upper limit of the paths that the expression can take from one starting point.
MAX_PATHS = 10_000
# The shortest fixed text that a form pattern must contain; the automaton looks for it, the expression only near it.
MIN_ANCHOR = 2
# Ways to write a pattern that are told apart when texts are looked up by their words; beyond it parts stay unknown.
MAX_SPELLINGS = 256
MAX_LISTED = 6
# Stands in a spelling for characters that only the text decides.
WILD = "\x00"

_CLASS_ESCAPES = frozenset("sSwWdD")
_POSITION_ESCAPES = frozenset("bB")
# What they match is never a letter or digit.
_APART_ESCAPES = frozenset("sW")
_SPECIAL = frozenset("\\^$.|?*+()[]{}")


class PatternError(ValueError):
    """A pattern outside the subset; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class SafePattern:
    """A checked pattern: its rewritten source, its longest match, and the fixed texts one of which must occur.

    Whatever it matches is one of the ``spellings``, with any characters for each ``WILD``, and one for each space there
    that is no letter or digit.
    """

    source: str
    longest: int
    anchors: tuple[str, ...]
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is known about a part of a pattern."""

    source: str
    shortest: int
    longest: int
    paths: int
    repeats: bool = False
    literal: str | None = None
    anchors: tuple[str, ...] = ()
    position: bool = False
    space: bool = False
    spellings: frozenset[str] = frozenset([WILD])


def safe_form_pattern(pattern: str) -> SafePattern:
    """The pattern of a form, checked; raises PatternError with the fix."""
    piece = _parsed(pattern, anchored=False)
    if piece.shortest < 1:
        raise PatternError("the pattern can match nothing at all; make at least one part of it required")
    if not piece.anchors or min(map(len, piece.anchors)) < MIN_ANCHOR:
        raise PatternError(f"the pattern needs a fixed word of at least {MIN_ANCHOR} letters in every alternative")
    return SafePattern(piece.source, piece.longest, piece.anchors, tuple(sorted(piece.spellings)))


def safe_context_pattern(pattern: str) -> str:
    """The rewritten source of a context's pattern, which may be tied to the edges with ^ and $."""
    return _parsed(pattern, anchored=True).source


def _parsed(pattern: str, *, anchored: bool) -> _Piece:
    if not pattern.strip():
        raise PatternError("the pattern is empty")
    if len(pattern) > MAX_PATTERN_LENGTH:
        raise PatternError(f"the pattern is longer than {MAX_PATTERN_LENGTH} characters; use several shorter forms")
    reader = _Reader(pattern, anchored=anchored)
    piece = reader.alternatives()
    if reader.at < len(pattern):
        raise PatternError("a closing bracket has no opening one; write \\) for the character itself")
    if piece.paths > MAX_PATHS:
        raise PatternError(
            "the pattern can be read in too many ways; use fewer repeats or smaller limits such as {1,8}"
        )
    return piece


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str, *, anchored: bool) -> None:
        self.pattern = pattern
        self.anchored = anchored
        self.at = 0

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def alternatives(self) -> _Piece:
        branches = [self.branch()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.branch())
        if len(branches) == 1:
            return branches[0]
        anchors = tuple(sorted({anchor for branch in branches for anchor in branch.anchors}))
        return _Piece(
            "|".join(branch.source for branch in branches),
            min(branch.shortest for branch in branches),
            max(branch.longest for branch in branches),
            sum(branch.paths for branch in branches),
            any(branch.repeats for branch in branches),
            anchors=anchors if all(branch.anchors for branch in branches) else (),
            spellings=_few(frozenset().union(*(branch.spellings for branch in branches))),
        )

    def branch(self) -> _Piece:
        pieces: list[_Piece] = []
        while self.peek() not in {"", "|", ")"}:
            pieces.append(self.quantified(self.atom()))
        paths = 1
        for piece in pieces:
            paths = min(paths * piece.paths, MAX_PATHS + 1)
        return _Piece(
            "".join(piece.source for piece in pieces),
            sum(piece.shortest for piece in pieces),
            sum(piece.longest for piece in pieces),
            paths,
            any(piece.repeats for piece in pieces),
            anchors=_best_anchors(pieces),
            spellings=_joined(pieces),
        )

    def atom(self) -> _Piece:
        char = self.peek()
        self.at += 1
        if char == "(":
            return self.group()
        if char == "[":
            return self.character_class()
        if char == "\\":
            return self.escape()
        if char in {"^", "$"}:
            if not self.anchored:
                raise PatternError(f"{char} has no place in a form, which is found anywhere; leave it out")
            return _Piece(char, 0, 0, 1, position=True, spellings=frozenset([""]))
        if char == ".":
            return _Piece(char, 1, 1, 1)
        if char in _SPECIAL:
            raise PatternError(f"{char} stands where a letter is expected; write \\{char} for the character itself")
        return _literal(char)

    def group(self) -> _Piece:
        if self.peek() == "?":
            if self.pattern[self.at : self.at + 2] != "?:":
                raise PatternError("only plain groups (?:…) are allowed: no look-around, flags or named groups")
            self.at += 2
        inner = self.alternatives()
        if self.peek() != ")":
            raise PatternError("an opening bracket has no closing one; write \\( for the character itself")
        self.at += 1
        return _Piece(
            f"(?:{inner.source})",
            inner.shortest,
            inner.longest,
            inner.paths,
            inner.repeats,
            anchors=inner.anchors,
            spellings=inner.spellings,
        )

    def character_class(self) -> _Piece:
        start = self.at - 1
        if self.peek() == "^":
            self.at += 1
        first = self.at
        while self.peek() != "]" or self.at == first:
            char = self.peek()
            if not char:
                raise PatternError("a class [ … is not closed; write \\[ for the character itself")
            if char == "[":
                raise PatternError("a class may not contain [; write \\[ for the character itself")
            self.at += 1
            if char == "\\":
                self.escape()
            else:
                _literal(char)
        self.at += 1
        source = self.pattern[start : self.at]
        if "--" in source or "&&" in source or "||" in source or "~~" in source:
            raise PatternError("doubled signs inside a class are not allowed; write each sign once")
        return _Piece(source, 1, 1, 1, spellings=_class_spellings(source[1:-1]))

    def escape(self) -> _Piece:
        char = self.peek()
        self.at += 1
        if char in _POSITION_ESCAPES and char:
            return _Piece(f"\\{char}", 0, 0, 1, position=True, spellings=frozenset([""]))
        if char in _CLASS_ESCAPES and char:
            apart = char in _APART_ESCAPES
            return _Piece(
                f"\\{char}", 1, 1, 1, space=char == "s", spellings=frozenset([" "]) if apart else frozenset([WILD])
            )
        if not char or char.isalnum() or not char.isprintable():
            raise PatternError(f"\\{char} is not allowed (no back-references, no codes); use \\b, \\s, \\w, \\d")
        return _Piece(f"\\{char}", 1, 1, 1, literal=char, spellings=frozenset([char]))

    def quantified(self, atom: _Piece) -> _Piece:
        bounds = self.bounds(OPEN_SPACE_LIMIT if atom.space else OPEN_REPEAT_LIMIT)
        if bounds is None:
            return atom
        low, high = bounds
        if self.peek() in {"?", "+", "*", "{"}:
            if self.peek() != "?":
                raise PatternError("a repeat of a repeat is not allowed; write one repeat with limits")
            self.at += 1  # lazy or greedy makes no difference to what the bounds allow
        if atom.position:
            raise PatternError("a position (\\b, ^, $) cannot be repeated; leave the repeat out")
        if atom.repeats and high > 1:
            raise PatternError("a repeat inside a repeat is not allowed; write the inner part several times")
        paths = sum(min(atom.paths, MAX_PATHS) ** min(times, 20) for times in range(low, high + 1))
        return _Piece(
            f"{atom.source}{{{low},{high}}}",
            atom.shortest * low,
            atom.longest * high,
            min(paths, MAX_PATHS + 1),
            repeats=atom.repeats or high > 1,
            anchors=atom.anchors if low else (),
            spellings=_repeated(atom, low, high),
        )

    def bounds(self, open_limit: int) -> tuple[int, int] | None:
        """The repeat that stands here, an open end replaced by a limit; None when there is none."""
        char = self.peek()
        if char not in {"?", "*", "+", "{"} or not char:
            return None
        self.at += 1
        if char != "{":
            return {"?": (0, 1), "*": (0, open_limit), "+": (1, open_limit)}[char]
        body, closed, _ = self.pattern[self.at :].partition("}")
        low, comma, high = body.partition(",")
        if (
            not closed
            or not (low or high)
            or not all(part == "" or (part.isascii() and part.isdigit()) for part in (low, high))
        ):
            raise PatternError("a repeat is written {2}, {1,4} or {,3}; write \\{ for the character itself")
        self.at += len(body) + 1
        least = int(low or 0)
        most = int(high) if high else (max(least, open_limit) if comma else least)
        if not least <= most <= MAX_REPEAT or most == 0:
            raise PatternError(f"a repeat goes from a smaller to a larger number and ends at {MAX_REPEAT}")
        return least, most


def _literal(char: str) -> _Piece:
    if char != char.lower():
        raise PatternError(f"patterns are read on lower-cased text; write {char.lower()} for {char}")
    if not char.isprintable():
        raise PatternError("a pattern holds only printable characters; write \\s for white space")
    return _Piece("\\" + char if char in _SPECIAL else char, 1, 1, 1, literal=char, spellings=frozenset([char]))


def _class_spellings(body: str) -> frozenset[str]:
    """The characters of a class that lists a few; the others only the text decides."""
    is_listed = not body.startswith("^") and "\\" not in body and "-" not in body[1:-1] and len(body) <= MAX_LISTED
    return frozenset(body) if is_listed else frozenset([WILD])


def _few(spellings: frozenset[str]) -> frozenset[str]:
    return spellings if len(spellings) <= MAX_SPELLINGS else frozenset([WILD])


def _joined(pieces: list[_Piece]) -> frozenset[str]:
    """The spellings of a sequence; where they would be too many, the part that makes them so stays unknown."""
    made = frozenset([""])
    for piece in pieces:
        few = piece.spellings if len(made) * len(piece.spellings) <= MAX_SPELLINGS else frozenset([WILD])
        made = frozenset(one + other for one in made for other in few)
    return made


def _repeated(atom: _Piece, low: int, high: int) -> frozenset[str]:
    if atom.spellings == {" "}:  # several of them part words as one does
        return frozenset([" ", ""] if low == 0 else [" "])
    if high == 1:
        return _few(atom.spellings | {""}) if low == 0 else atom.spellings
    if low == high and len(atom.spellings) == 1:
        return frozenset(one * low for one in atom.spellings)
    return frozenset([WILD])


def _best_anchors(pieces: list[_Piece]) -> tuple[str, ...]:
    """The fixed texts of a sequence, one of which must occur: those whose shortest is longest."""
    candidates: list[tuple[str, ...]] = [piece.anchors for piece in pieces if piece.anchors]
    run = ""
    for piece in pieces:
        if piece.literal is not None:
            run += piece.literal
        elif not piece.position:
            candidates.append((run,))
            run = ""
    candidates.append((run,))
    return max(
        (found for found in candidates if all(found)), key=lambda found: (min(map(len, found)), found), default=()
    )

"""The patterns of contexts in words: what a reader would have to write for them to match."""

import re
from itertools import product

#: More phrases than this say less to a reader than the pattern itself.
MOST_PHRASES = 80
SOME_WORD = "…"

_TOKEN = re.compile(
    r"""\\[bSsdw] | \\. | \(\?: | [()|^$.] | \[[^\]]*\] | [^\\()|^$.\[\]{}?*+]""",
    re.VERBOSE,
)
_REPEAT = re.compile(r"[?*+]|\{\d+(?:,\d*)?\}")
_SPACES = re.compile(r" {2,}")
_AGAIN = re.compile(rf"{SOME_WORD}(?: \({SOME_WORD}\)| {SOME_WORD})+")
_SIGNS = {"-": "a hyphen", ".": "a full stop", ",": "a comma", ";": "a semicolon", ":": "a colon"}
_MEANING = {r"\b": "", "^": "", "$": "", r"\s": " ", r"\S": SOME_WORD, r"\w": SOME_WORD, r"\d": "0–9"}
# Curators write a point for the apostrophe, in whatever shape it comes.
_MEANING["."] = "’"


class _Unreadable(Exception):
    """The pattern holds something that words cannot say."""


def phrases_of(pattern: str) -> tuple[str, ...]:
    """The words that the pattern asks for, optional ones in brackets; empty where only the pattern can say it."""
    reader = _Reader(pattern)
    try:
        found = reader.alternatives()
        reader.insist_on_end()
    except _Unreadable:
        return ()
    return tuple(dict.fromkeys(filter(None, map(_told, found))))


def _told(phrase: str) -> str:
    plain = _AGAIN.sub(SOME_WORD, _SPACES.sub(" ", phrase)).strip()
    return _SIGNS.get(plain) or plain.strip(" -")


class _Reader:
    """Reads the small part of the language of patterns that curators use."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def alternatives(self) -> list[str]:
        found = self._sequence()
        while self._take("|"):
            found += self._sequence()
        if len(found) > MOST_PHRASES:
            raise _Unreadable
        return found

    def insist_on_end(self) -> None:
        if self._at < len(self._pattern):
            raise _Unreadable

    def _sequence(self) -> list[str]:
        found = [""]
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            found = ["".join(pair) for pair in product(found, self._piece())]
            if len(found) > MOST_PHRASES:
                raise _Unreadable
        return found

    def _piece(self) -> list[str]:
        found = self._atom()
        repeat = _REPEAT.match(self._pattern, self._at)
        if not repeat:
            return found
        self._at = repeat.end()
        if found == [SOME_WORD] or found == [" "]:
            return found
        if repeat[0] != "?" and found != ["0–9"]:
            raise _Unreadable
        return [_optional(found)] if repeat[0] == "?" else found

    def _atom(self) -> list[str]:
        if self._take("(?:") or self._take("("):
            found = self.alternatives()
            if not self._take(")"):
                raise _Unreadable
            return found
        token = _TOKEN.match(self._pattern, self._at)
        if not token or token[0] in {"(", ")", "|"}:
            raise _Unreadable
        self._at = token.end()
        return _alternatives_of(token[0])

    def _take(self, words: str) -> bool:
        if not self._pattern.startswith(words, self._at):
            return False
        self._at += len(words)
        return True


def _alternatives_of(token: str) -> list[str]:
    if token in _MEANING:
        return [_MEANING[token]]
    if token.startswith("["):
        members = token[1:-1]
        if members.startswith("^") or re.search(r"\w-\w|\\", members):
            raise _Unreadable
        return [" "] if " " in members else list(members)
    return [token.removeprefix("\\")]


def _optional(found: list[str]) -> str:
    if len(found) > 3:
        raise _Unreadable
    inner = "/".join(phrase.strip() for phrase in found)
    if not inner:
        return " " if " " in found else ""
    if inner == SOME_WORD:
        return f"{SOME_WORD} "
    before, after = (" " * found[0].startswith(" ")), (" " * found[0].endswith(" "))
    return f"{before}({inner}){after}"

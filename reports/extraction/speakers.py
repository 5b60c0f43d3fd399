"""Whose name a speaker phrase stands for, within one article (docs/method.md, "Speakers")."""

import re
from collections.abc import Iterable, Sequence

from reports.extraction.values import Speaker
from reports.text.parse import ParsedBlock, ParsedText
from reports.text.spans import Span

_PERSONAL = frozenset(["he", "she", "him", "her"])
_NO_NAME = frozenset(["i", "we", "they", "it", "you", "who", "which", "that", "this", "those", "these"])
_HEADS = """
    source sources official officials witness witnesses resident residents aide aides adviser advisers advisor advisors
    diplomat diplomats analyst analysts expert experts observer observers activist activists medic medics insider
    insiders person people spokesman spokeswoman spokesperson employee employees staffer staffers authorities
    eyewitness eyewitnesses critics supporters
"""
# Who is quoted without a name; the word alone does it, a name in the phrase undoes it.
_ANONYMOUS_HEADS = frozenset(_HEADS.split())
_ANONYMITY = re.compile(
    r"\b(?:condition of anonymity|anonymous(?:ly)?|asked not to be (?:named|identified)|not authorized)\b"
)
_TITLE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Maj|Lt|Col|Capt|Sgt|Adm|Sen|Sens|Rep|Reps|Gov|Prof|Rev|Sir|Lord|Lady|President|Senator|"
    r"Representative|Governor|Secretary|Minister|General|Colonel|Major|Captain|King|Queen|Prince|Pope|Judge|Justice|"
    r"Chairman|Speaker|Ambassador|Mayor|Sheriff|Former|former|Republican|Democrat|Democratic|Prime|Vice|Foreign|Defense|"
    r"Defence|Interior)\.? )+"
)
# Where the head of a speaker phrase ends: at an apposition or bracket, or else at "NAME of PLACE".
_APPOSITION = re.compile(r",| \(| - ")
_CORE_END = re.compile(r",| \(| - | (?:of|from|at|in|who|that|which|with|for)\b")
_SPEAKING_TYPES = frozenset(["ORG", "GPE", "NORP"])


class NameTable:
    """The people and bodies an article names; a surname leads to the longest form printed."""

    def __init__(self, parsed: ParsedText) -> None:
        self._people: dict[str, str | None] = {}
        self._bodies: set[str] = set()
        self._entities: dict[int, list[tuple[Span, str, str]]] = {}
        for number, block in enumerate(parsed.blocks):
            for entity in block.doc.ents:
                self._add(number, block, entity.label_, entity.text, entity.start, entity.end)

    def _add(self, number: int, block: ParsedBlock, label: str, text: str, start: int, end: int) -> None:
        if label != "PERSON" and label not in _SPEAKING_TYPES:
            return
        name = clean_name(text)
        if not name:
            return
        row = (block.span_of(block.doc[start:end]), label, name)
        self._entities.setdefault(number, []).append(row)
        if label != "PERSON":
            self._bodies.add(name)
            return
        words = name.split()
        if len(words) > 1:
            self._link(words[-1], name)
            self._link(name, name)

    def _link(self, key: str, name: str) -> None:
        """Two full names for one surname make it nobody's."""
        known = self._people.get(key, name)
        if known is None:
            return
        if known == name or known.endswith(" " + name):
            self._people[key] = known
        elif name.endswith(" " + known) or _same_person(known, name):
            self._people[key] = max(known, name, key=len)
        else:
            self._people[key] = None

    def is_person(self, name: str) -> bool:
        """Whether the article prints the name as a person's, in full."""
        return self._people.get(name) == name

    def name_in(self, number: int, span: Span, text: str) -> str | None:
        """The full name a phrase stands for: its head must be a name; a name that only modifies it is nobody's."""
        line = " ".join(text.split())
        whole = clean_name(line)
        if whole in self._people:
            return self._people[whole]
        if whole in self._bodies:
            return whole
        inside = [row for row in self._entities.get(number, ()) if span.contains(row[0])]
        for pattern in (_APPOSITION, _CORE_END):
            core = clean_name(pattern.split(line, maxsplit=1)[0])
            if not core or " and " in core:
                return None
            for _, label, name in reversed(inside):
                if core == name or (label == "PERSON" and core.endswith(" " + name)):
                    return self._people.get(name) or (name if label == "PERSON" or core == name else None)
            if core in self._people:
                return self._people[core]
        return None


def clean_name(text: str) -> str:
    """A name without title, article and possessive."""
    name = re.sub(r"'s?$", "", " ".join(text.split())).removeprefix("the ").removeprefix("The ")
    return _TITLE.sub("", name, count=1).strip(" ,.")


def _same_person(first: str, second: str) -> bool:
    """Same first and last word: one of them printed with a middle name."""
    a, b = first.split(), second.split()
    return a[0] == b[0] and a[-1] == b[-1]


def is_anonymous(text: str, name: str | None, sentence: str) -> bool:
    """Whether the phrase keeps a person's name back."""
    if _ANONYMITY.search(text) or (name is None and _ANONYMITY.search(sentence)):
        return True
    words = re.findall(r"[\w'-]+", text.split(",")[0])
    head = _head_word(words)
    return head in _ANONYMOUS_HEADS and not _names_a_person(words, head)


def _head_word(words: Sequence[str]) -> str:
    """The noun of the phrase: the word before the first preposition, or the last one."""
    for index, word in enumerate(words):
        if index and word.lower() in {"of", "in", "from", "with", "at", "for", "on", "who", "close", "familiar", "to"}:
            return words[index - 1].lower()
    return words[-1].lower() if words else ""


def _names_a_person(words: Sequence[str], head: str) -> bool:
    """ "spokesman John Doe": capitalised words follow the noun."""
    lowered = [word.lower() for word in words]
    index = lowered.index(head)
    return any(word[0].isupper() for word in words[index + 1 :])


def resolved(speakers: Iterable[tuple[Speaker, int]], table: NameTable) -> list[Speaker]:
    """The speakers with their names; he and she are the last person who spoke within two paragraphs."""
    found: list[Speaker] = []
    last: tuple[str, int] | None = None
    for speaker, block in speakers:
        text = speaker.text.lower()
        name: str | None
        if text in _PERSONAL:
            name = last[0] if last and block - last[1] <= 2 else None
        elif text in _NO_NAME:
            name = None
        else:
            name = table.name_in(block, speaker.span, speaker.text)
            if name and table.is_person(name):
                last = (name, block)
        if text in _PERSONAL and name:
            last = (name, block)
        found.append(Speaker(speaker.span, speaker.text, name))
    return found

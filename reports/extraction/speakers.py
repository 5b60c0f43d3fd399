"""Whose name a speaker phrase stands for, and who is quoted without one (docs/method.md, "Speakers")."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reports.extraction.name_table import NameTable, clean_name
from reports.extraction.values import Confidence, Speaker, SpeakerLink

PRONOUNS = {"he": "he", "him": "he", "she": "she", "her": "she"}
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
_DEFINITE = re.compile(r"(?:the|The|its|Its|their|Their) (?:[\w-]+ )?[\w-]+$")
# From the method: how many paragraphs back the person behind a pronoun is looked for.
PRONOUN_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker phrase in text order; ``continued`` where a quotation has none and borrows the last one."""

    speaker: Speaker
    block: int
    place: int
    continued: bool = False


def is_anonymous(text: str, name: str | None, sentence: str) -> bool:
    """Whether the phrase keeps a person's name back."""
    if _ANONYMITY.search(text) or (name is None and _ANONYMITY.search(sentence)):
        return True
    words = re.findall(r"[\w'-]+", text.split(",")[0])
    head = _head_word(words)
    return name is None and head in _ANONYMOUS_HEADS and not _names_a_person(words, head)


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


def resolved(turns: Iterable[Turn], table: NameTable) -> list[Speaker]:
    """The speakers with their names, how each was linked and how sure that is; who stays unresolved has no name."""
    resolution = _Resolution(table)
    return [resolution.named(turn) for turn in turns]


class _Resolution:
    """Walks through the speakers of a text and remembers who spoke last."""

    def __init__(self, table: NameTable) -> None:
        self._table = table
        self._last: tuple[str, int] | None = None

    def named(self, turn: Turn) -> Speaker:
        """The speaker of a turn with the name it stands for."""
        speaker = self._linked(turn)
        if speaker.name and self._table.is_person(speaker.name):
            self._last = (speaker.name, turn.block)
        return speaker

    def _linked(self, turn: Turn) -> Speaker:
        found = self._by_phrase(turn)
        if not turn.continued:
            return found
        sure = Confidence.MEDIUM if self._last and turn.block - self._last[1] <= 1 else Confidence.LOW
        return replace(found, how=SpeakerLink.CONTINUED, confidence=min(found.confidence, sure, key=_RANKS.index))

    def _by_phrase(self, turn: Turn) -> Speaker:
        speaker = turn.speaker
        text = speaker.text.lower()
        if text in PRONOUNS:
            return self._by_pronoun(turn, PRONOUNS[text])
        if text in _NO_NAME:
            return speaker
        line = " ".join(speaker.text.split())
        if _DEFINITE.fullmatch(line) and (holder := self._holder(line)):
            return replace(speaker, name=holder, how=SpeakerLink.ROLE, confidence=Confidence.MEDIUM)
        name = self._table.name_in(turn.block, speaker.span, speaker.text)
        stated = name is None or name in line
        how = SpeakerLink.STATED if stated else SpeakerLink.SURNAME
        return replace(speaker, name=name, how=how, confidence=Confidence.HIGH)

    def _holder(self, line: str) -> str | None:
        office = clean_name(line).lower().removeprefix("its ").removeprefix("their ")
        return self._table.holder_of(office)

    def _by_pronoun(self, turn: Turn, pronoun: str) -> Speaker:
        """He and she: the last person who spoke, else the last one who acted; never one printed as the other."""
        last = self._last
        if last and turn.block - last[1] <= PRONOUN_PARAGRAPHS and self._table.may_be(last[0], pronoun):
            others = self._table.people_in(turn.block) - {last[0]}
            sure = Confidence.LOW if others else Confidence.MEDIUM
            self._table.learn_pronoun(last[0], pronoun)
            return replace(turn.speaker, name=last[0], how=SpeakerLink.PRONOUN, confidence=sure)
        acting = self._table.subject_before(turn.block, turn.place, pronoun)
        if acting is None:
            return replace(turn.speaker, name=None)
        return replace(turn.speaker, name=acting, how=SpeakerLink.PRONOUN, confidence=Confidence.LOW)


_RANKS = [Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH]

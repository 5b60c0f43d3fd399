"""Why quotations were joined, in words that a page can print (docs/method.md, "Same words, several reports")."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from framing.analysis.collation.alignment import is_match
from framing.analysis.collation.candidates import Reading
from framing.analysis.collation.columns import Collation, Column
from framing.analysis.collation.speakers import Kinship, kinship

_OF_SPEAKERS = {
    Kinship.SAME: "the same speaker",
    Kinship.SHORT: "one name in several forms",
    Kinship.OPEN: "a text that does not surely name the speaker",
    Kinship.BODY: "a person here, an institution there",
}


def reasons_of(collation: Collation, laid: Sequence[Reading], repeated: Sequence[Reading]) -> tuple[str, ...]:
    """How many words agree, how the speakers agree, and which quotations were joined."""
    return (*_words(collation), _speakers(laid), *dict.fromkeys(_joined(laid)), *_repeated(laid, repeated))


def _words(collation: Collation) -> Iterator[str]:
    """The agreement of the witness that shares the least."""
    counted: dict[str, list[int]] = {}
    for column in collation.columns:
        for key, token in column.tokens.items():
            if token.is_word:
                row = counted.setdefault(key, [0, 0])
                row[0] += _is_shared(column, key)
                row[1] += 1
    shared, words = min(counted.values(), key=lambda row: (row[0], row[1]))
    least = "" if len(counted) == 2 else "at least "
    yield f"{least}{shared} of {words} words in the same order"


def _is_shared(column: Column, key: str) -> bool:
    own = column.tokens[key]
    return any(other != key and token.is_word and is_match(own, token) for other, token in column.tokens.items())


def _speakers(laid: Sequence[Reading]) -> str:
    least = min(kinship(first.utterance, second.utterance) for first in laid for second in laid)
    if least is Kinship.OPEN and not any(reading.utterance.speaker for reading in laid):
        return "no text says who speaks"
    return _OF_SPEAKERS.get(least, _OF_SPEAKERS[Kinship.OPEN])


def _joined(laid: Sequence[Reading]) -> Iterator[str]:
    for key in dict.fromkeys(reading.key for reading in laid):
        own = [reading.utterance for reading in laid if reading.key == key and not reading.utterance.is_primary]
        if len(own) > 1:
            apart = max(abs(second.block - first.block) for first, second in pairwise(own))
            distance = f"{apart} paragraph{'s' if apart != 1 else ''} apart" if apart else "in one paragraph"
            yield f"split into {len(own)} quotations in one report, {distance}"


def _repeated(laid: Sequence[Reading], repeated: Sequence[Reading]) -> Iterator[str]:
    if any(reading.key == other.key for reading in repeated for other in laid):
        yield "printed more than once in one report"

"""Which quotations are one statement (docs/method.md, "Same words, several reports")."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from framing.analysis.collation.alignment import Pair, aligned, is_match
from framing.analysis.collation.candidates import Reading
from framing.analysis.collation.speakers import Kinship, kinship
from framing.analysis.collation.tokens import Token, sentences_of

# Starting values of the method, section "Same words, several reports".
SHARED_SHARE = 0.75
SHORTEST_SHARED = 6
LONGEST_RUN = 5
#: So many words in a row are one statement, however little the rest has in common.
CERTAIN_RUN = 20
#: Of a body's words against a person's, and of reported words against quoted ones.
CERTAIN_SHARE = 0.85
SHORTEST_CERTAIN = 8
#: Of two reports without marks: shorter, longer.
REPORTED_SHARE = 0.8
REPORTED_SHARE_OF_LONGER = 0.6
#: Words in a row from which a short quotation may be found whole inside a longer one by the same speaker.
SHORTEST_INSIDE = 5

_SMALL_WORDS = """
    a an the and or but if of to in on at by for from with as is are was were be been it this that these those we i you
    he she they our their his her its not no will would can have has had do does did
"""
_GRAMMAR = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Shared:
    """How much of two readings, or of a sentence in each, is the same."""

    words: int
    run: int
    shorter: int
    longer: int

    def reaches(self, share: float) -> bool:
        """Whether so much of the shorter stands in the longer."""
        return self.words >= share * self.shorter


def is_same_statement(first: Reading, second: Reading) -> bool:
    """Whether two readings carry one statement: enough words in one order, and speakers that may be one."""
    kin = kinship(first.utterance, second.utterance)
    if kin is Kinship.NONE:
        return False
    if _is_short_and_whole(first, second, kin):
        return True
    pairs = aligned(first.words, second.words)
    reported = first.utterance.is_reported + second.utterance.is_reported
    return any(_is_enough(shared, kin, reported) for shared in stretches(first.tokens, second.tokens, pairs))


def _is_short_and_whole(first: Reading, second: Reading, kin: Kinship) -> bool:
    """Short quotations by one named speaker: equal, or one whole inside the other; never mere words of grammar."""
    if kin < Kinship.SHORT or len(set(second.norms) - _GRAMMAR) < 2:
        return False
    if first.utterance.is_reported or second.utterance.is_reported:
        return False
    if first.norms == second.norms:
        return True
    longer, shorter = (first, second) if len(first.norms) >= len(second.norms) else (second, first)
    return len(shorter.norms) == SHORTEST_INSIDE and _is_inside(shorter.norms, longer)


def _is_inside(norms: tuple[str, ...], longer: Reading) -> bool:
    words = [token.norm for token in longer.tokens]
    return any(tuple(words[place : place + len(norms)]) == norms for place in longer.words.grams.get(norms[:4], ()))


def _is_enough(shared: Shared, kin: Kinship, reported: int) -> bool:
    if shared.run >= CERTAIN_RUN:
        return True
    if shared.words < SHORTEST_SHARED or shared.run < LONGEST_RUN or not shared.reaches(SHARED_SHARE):
        return False
    if kin is Kinship.BODY or reported == 1:
        return shared.words >= SHORTEST_CERTAIN and shared.reaches(CERTAIN_SHARE)
    if reported == 2:
        return shared.reaches(REPORTED_SHARE) and shared.words >= REPORTED_SHARE_OF_LONGER * shared.longer
    return True


def stretches(first: Sequence[Token], second: Sequence[Token], pairs: Sequence[Pair]) -> Iterable[Shared]:
    """What the two have in common on the whole stretch that they share, then sentence by sentence of the first.

    A stretch reaches to the ends of its sentences, or of the quotation.
    """
    matches = [pair for pair in pairs if _is_word_match(first, second, pair)]
    if not matches:
        return
    ours, theirs = sentences_of(first), sentences_of(second)
    yield _shared(matches, first, second, ours, theirs)
    by_segment: dict[int, list[Pair]] = {}
    for pair in matches:
        by_segment.setdefault(first[pair[0]].segment, []).append(pair)
    if len(by_segment) > 1 or len(ours) > 1:
        for found in by_segment.values():
            if len(found) >= SHORTEST_SHARED:
                yield _shared(found, first, second, ours, theirs)


def _is_word_match(first: Sequence[Token], second: Sequence[Token], pair: Pair) -> bool:
    a, b = first[pair[0]], second[pair[1]]
    return a.is_word and b.is_word and is_match(a, b)


def _shared(
    matches: Sequence[Pair],
    first: Sequence[Token],
    second: Sequence[Token],
    ours: dict[int, tuple[int, int]],
    theirs: dict[int, tuple[int, int]],
) -> Shared:
    (i0, j0), (i1, j1) = matches[0], matches[-1]
    lengths = (
        _words(first, ours[first[i0].segment][0], ours[first[i1].segment][1]),
        _words(second, theirs[second[j0].segment][0], theirs[second[j1].segment][1]),
    )
    return Shared(len(matches), _longest_run(matches), min(lengths), max(lengths))


def _words(tokens: Sequence[Token], start: int, end: int) -> int:
    return sum(token.is_word for token in tokens[start:end])


def _longest_run(matches: Sequence[Pair]) -> int:
    longest = run = 1
    for (i, j), (k, m) in pairwise(matches):
        run = run + 1 if (k, m) == (i + 1, j + 1) else 1
        longest = max(longest, run)
    return longest

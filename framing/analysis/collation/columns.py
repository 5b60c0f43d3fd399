"""Three and more readings under one another: columns of words that stand for each other (docs/method.md)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.analysis.collation.alignment import GRAM, Gram, Pair, aligned, is_match, words_of
from framing.analysis.collation.candidates import Reading
from framing.analysis.collation.tokens import Token

#: A choice: places of one run of words that are looked at.
MOST_PLACES = 8

#: Where a word comes from: number of the reading among those laid out, and number of the stretch in it.
Place = tuple[int, int]


@dataclass(slots=True)
class Column:
    """Words of several witnesses that stand for each other; ``lead`` is the one that came first."""

    lead: Token
    number: int = 0
    tokens: dict[str, Token] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def put(self, key: str, token: Token, place: Place) -> None:
        """The word of one witness in this column."""
        self.tokens[key] = token
        self.places[key] = place

    @property
    def is_shared(self) -> bool:
        """Whether at least two witnesses have a word here."""
        return sum(token.is_word for token in self.tokens.values()) > 1


class Collation:
    """Readings of one statement laid out in columns, one after the other."""

    def __init__(self, base: Reading) -> None:
        self.readings: list[Reading] = []
        self.columns: list[Column] = []
        # Where each run of words of a reading laid out begins; only what lies near is weighed for the next reading.
        self._begins: dict[Gram, list[Column]] = {}
        self._lay(base, [])

    def place(self, reading: Reading) -> bool | None:
        """Add a reading. False when its words are there already from the same witness; None when nothing fits yet."""
        start, end = self._near(reading)
        leads = words_of([column.lead for column in self.columns[start:end]])
        pairs = [(start + place, own) for place, own in aligned(leads, reading.words)]
        if not any(is_match(self.columns[place].lead, reading.tokens[own]) for place, own in pairs):
            return None
        if any(reading.key in column.tokens for column in self.columns[pairs[0][0] : pairs[-1][0] + 1]):
            return False
        self._lay(reading, pairs)
        return True

    def _near(self, reading: Reading) -> tuple[int, int]:
        """The columns in which runs of the reading's words begin, and as many on both sides as it has words."""
        hits = [column.number for gram in reading.words.grams for column in self._begins.get(gram, ())[:MOST_PLACES]]
        if not hits:
            return 0, 0
        reach = len(reading.tokens) + GRAM
        return max(0, min(hits) - reach), max(hits) + reach

    def _lay(self, reading: Reading, pairs: Sequence[Pair]) -> None:
        """Put the words in; what has no counterpart stands next to what it follows, a beginning to what it precedes."""
        laid: list[Column] = []
        own_columns: list[Column] = []
        done = pairs[0][0] if pairs else len(self.columns)
        used = 0
        laid += self.columns[:done]
        for place, own in [*pairs, (None, len(reading.tokens))]:
            alone = [Column(token) for token in reading.tokens[used:own]]
            if place is None:
                laid += alone
                own_columns += alone
                break
            column = self.columns[place]
            laid += [*self.columns[done:place], *alone, column]
            own_columns += [*alone, column]
            done, used = place + 1, own + 1
        self.columns = laid + self.columns[done:]
        self._enter(reading, own_columns)

    def _enter(self, reading: Reading, columns: Sequence[Column]) -> None:
        number = len(self.readings)
        for column, token in zip(columns, reading.tokens, strict=True):
            column.put(reading.key, token, (number, token.part))
        for gram, places in reading.words.grams.items():
            known = self._begins.setdefault(gram, [])
            for place in places[: MOST_PLACES - len(known)]:
                if all(columns[place] is not column for column in known):
                    known.append(columns[place])
        for place, column in enumerate(self.columns):
            column.number = place
        self.readings.append(reading)


def collation_of(base: Reading, others: Sequence[Reading]) -> tuple[Collation, list[Reading]]:
    """The readings laid out in the order given, as soon as each fits; and those that repeat words of their witness."""
    collation = Collation(base)
    repeated: list[Reading] = []
    waiting = list(others)
    while waiting:
        later: list[Reading] = []
        for reading in waiting:
            placed = collation.place(reading)
            if placed is None:
                later.append(reading)
            elif not placed:
                repeated.append(reading)
        if len(later) == len(waiting):
            return collation, repeated + later
        waiting = later
    return collation, repeated

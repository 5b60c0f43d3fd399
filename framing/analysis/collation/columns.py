"""Three and more readings under one another: columns of words that stand for each other (docs/method.md)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.analysis.collation.alignment import Pair, aligned, is_match, words_of
from framing.analysis.collation.candidates import Reading
from framing.analysis.collation.tokens import Token

#: Where a word comes from: number of the reading among those laid out, and number of the stretch in it.
Place = tuple[int, int]


@dataclass(slots=True)
class Column:
    """Words of several witnesses that stand for each other; ``lead`` is the one that came first."""

    lead: Token
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
        self.readings: list[Reading] = [base]
        self.columns: list[Column] = []
        for token in base.tokens:
            column = Column(token)
            column.put(base.key, token, (0, token.part))
            self.columns.append(column)

    def place(self, reading: Reading) -> bool | None:
        """Add a reading. False when its words are there already from the same witness; None when nothing fits yet."""
        leads = words_of([column.lead for column in self.columns])
        pairs = aligned(leads, reading.words)
        matched = [pair for pair in pairs if is_match(leads.tokens[pair[0]], reading.tokens[pair[1]])]
        if not matched:
            return None
        covered = self.columns[pairs[0][0] : pairs[-1][0] + 1]
        if any(reading.key in column.tokens for column in covered):
            return False
        self._lay(reading, pairs)
        self.readings.append(reading)
        return True

    def _lay(self, reading: Reading, pairs: Sequence[Pair]) -> None:
        number = len(self.readings)
        laid: list[Column] = []
        done = used = 0
        # A head without counterpart stands right before the first pair, whatever stands further left.
        first_column, first_token = pairs[0]
        laid += self.columns[:first_column]
        laid += (self._alone(reading, token, number) for token in reading.tokens[:first_token])
        done, used = first_column, first_token
        for place, own in pairs:
            laid += self.columns[done:place]
            laid += (self._alone(reading, token, number) for token in reading.tokens[used:own])
            column, token = self.columns[place], reading.tokens[own]
            column.put(reading.key, token, (number, token.part))
            laid.append(column)
            done, used = place + 1, own + 1
        laid += (self._alone(reading, token, number) for token in reading.tokens[used:])
        laid += self.columns[done:]
        self.columns = laid

    @staticmethod
    def _alone(reading: Reading, token: Token, number: int) -> Column:
        column = Column(token)
        column.put(reading.key, token, (number, token.part))
        return column


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

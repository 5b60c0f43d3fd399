"""The content words and names of a paragraph as claims compare them (docs/method.md, "Claims")."""

from collections.abc import Sequence

from reports.extraction.claims.lemmas import LARGE_NUMBERS, SMALL_NUMBERS, digits_of, singular, spelling_of
from reports.extraction.claims.names import CALENDAR, folded_name
from reports.extraction.claims.nations import NATIONS
from reports.extraction.claims.tree import Range, Tree

_SILENT = frozenset(["PUNCT", "SPACE", "DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "SYM", "INTJ"])
_STOP_WORDS = "be have do more most very also so such too just then there here about around nearly"
_STOP_LEMMAS = frozenset(_STOP_WORDS.split())
#: Words of numbers up to which "two hundred and twelve" is read as one.
LONGEST_NUMBER = 8


class Terms:
    """For each token of one paragraph its term, if it has one, and the names that begin there."""

    def __init__(self, tree: Tree, names: Sequence[tuple[int, int, str]]) -> None:
        self._tree = tree
        #: The key of the name that a token stands in, and where that name begins and ends.
        self.name_at: dict[int, tuple[int, int, str]] = {}
        self._term: list[tuple[str, ...]] = [()] * len(tree)
        for start, end, key in names:
            for place in range(start, end):
                self.name_at[place] = (start, end, key)
        reached = 0
        for number, (pos, word) in enumerate(zip(tree.pos, tree.words, strict=True)):
            if number < reached or (pos in _SILENT and number not in self.name_at and word not in SMALL_NUMBERS):
                continue
            reached = self._read(number)

    def _read(self, number: int) -> int:
        """Note the term at one place and go on behind it."""
        named = self.name_at.get(number)
        if named is not None:
            _, end, key = named
            self._term[number] = tuple(spelling_of(word) for word in key.split()) if key not in NATIONS else (key,)
            return max(end, number + 1)
        if self._tree.pos[number] == "NUM" or self._tree.words[number] in SMALL_NUMBERS:
            value, end = self._figure(number)
            if value is not None:
                self._term[number] = (value,)
                return end
        if self._tree.pos[number] not in _SILENT:
            term = self.lemma_of(number)
            if term and term not in _STOP_LEMMAS:
                self._term[number] = (term,)
        return number + 1

    def lemma_of(self, number: int) -> str:
        """The lemma of a token in one spelling; of a capitalised plural its singular, of a nation's word its key."""
        tree = self._tree
        word, lemma = tree.words[number], tree.lemmas[number]
        if tree.pos[number] == "PROPN":
            folded = folded_name(word)
            if folded in NATIONS and tree.texts[number][0].isupper():
                return NATIONS[folded]
            return spelling_of(singular(folded)) if folded not in CALENDAR else folded
        if tree.pos[number] == "ADJ" and tree.texts[number][0].isupper():
            return NATIONS.get(folded_name(word), spelling_of(lemma))
        if not any(letter.isalnum() for letter in lemma):
            return ""
        return spelling_of(lemma)

    def _figure(self, number: int) -> tuple[str | None, int]:
        """A figure in digits or words from here on, and where it ends."""
        words = self._tree.words
        digits = digits_of(words[number])
        if digits is not None:
            value = float(digits)
            if number + 1 < len(words) and words[number + 1] in LARGE_NUMBERS:
                return _plain(value * LARGE_NUMBERS[words[number + 1]]), number + 2
            return digits, number + 1
        total, current, end = 0, None, number
        while end < min(len(words), number + LONGEST_NUMBER):
            word = words[end]
            if word in SMALL_NUMBERS:
                current = (current or 0) + SMALL_NUMBERS[word]
            elif word in LARGE_NUMBERS and current is not None:
                current *= LARGE_NUMBERS[word]
                if LARGE_NUMBERS[word] >= 1000:
                    total, current = total + current, 0
            elif not (current and self._joins(end)):
                break
            end += 1
        return (None, number + 1) if current is None else (_plain(total + current), end)

    def _joins(self, number: int) -> bool:
        """Whether a hyphen or "and" stands inside a number: "twenty-five", "two hundred and six"."""
        words = self._tree.words
        if number + 1 >= len(words) or words[number + 1] not in SMALL_NUMBERS:
            return False
        return words[number] == "-" or (words[number] == "and" and words[number - 1] in LARGE_NUMBERS)

    def terms_in(self, bounds: Range) -> tuple[str, ...]:
        """The terms of a range in their order."""
        return tuple(term for terms in self._term[bounds[0] : bounds[1]] for term in terms)

    def names_in(self, bounds: Range) -> tuple[str, ...]:
        """The keys of the names in a range, each once, in their order."""
        found: dict[str, None] = {}
        for place in range(*bounds):
            named = self.name_at.get(place)
            if named is None:
                continue
            found[named[2]] = None
            # "US House of Representatives" names the country, too.
            if place == named[0] and (nation := NATIONS.get(folded_name(self._tree.texts[place]))):
                found[nation] = None
        return tuple(found)


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)

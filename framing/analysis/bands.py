"""A collated statement laid out to be read: in columns that wrap in bands, and as one running line a witness.

A column holds the words of every witness at one place, one row each, so that equal words stand below each other. A
line of the page that is full goes on in the next band. The layout invents no word and leaves none out, but for long
beginnings and ends that only some witnesses have: those say how many words are not shown.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from framing.analysis.readings import (
    NEARBY,
    Absence,
    Carrier,
    Reading,
    Stretch,
    counted_words,
    gap_in_words,
    in_one_line,
    stretches_of,
    word_count,
)

_LETTERS = re.compile(r"[^\w&%]")
_TOKEN = re.compile(r"\s*\S+\s*")
#: Replaced words up to this number stand in one column; longer ones are set word below word.
_ONE_COLUMN = 3
#: A beginning or an end that only some have is shown up to so many words; a longer one is cut and the rest counted.
_LONGEST_EDGE = 45
_SHOWN_OF_EDGE = 26
#: The same for a primary text alone: what else its speaker said that day is not the statement.
_LONGEST_OF_PRIMARY = 18
_SHOWN_OF_PRIMARY = 12
# A label is set small: this share of its characters takes the width of so many characters of the text.
_SMALL = 0.8
# Characters that fit beside each other in the narrowest layout that has bands.
_NARROWEST_BAND = 42
_MOST_BANDS = 120
# Punctuation is seen where it stands; a line under it would shout.
_QUIET = {"style", "transliteration"}
_UNMARKED = {"equal", "punctuation"}


@dataclass(frozen=True, slots=True)
class Note:
    """A label for words that are not there; ``kind`` is gap, cut, later, earlier, seam, more, or after its words."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one witness has in one column."""

    text: str
    look: str
    note: Note | None = None

    @property
    def words(self) -> str:
        """The text without the blank behind it, which is never underlined."""
        return self.text.rstrip()

    @property
    def blank(self) -> str:
        return self.text[len(self.words) :]


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that no line break parts."""

    columns: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A statement ready to be drawn: columns in bands, and a line of cells for each witness."""

    groups: tuple[Group, ...]
    lines: tuple[tuple[Cell, ...], ...]
    band_count: int

    @property
    def bands(self) -> range:
        """One number for each band there may be, for repeating the names of the witnesses."""
        return range(self.band_count)


def laid_out(readings: Sequence[Reading], carriers: Sequence[Carrier]) -> Laid:
    """The columns and lines of one statement; the order of witnesses and words is kept."""
    stretches = stretches_of([_in_lines(reading) for reading in readings])
    shortened, more = _shortened(stretches, carriers)
    notes = _notes(shortened, carriers, more)
    rows = [_cells(stretch, noted) for stretch, noted in zip(shortened, notes, strict=True)]
    columns = [column for row in rows for column in _columns(row)]
    return Laid(tuple(_groups(columns)), _lines(columns, len(carriers)), _band_count(columns))


def _in_lines(reading: Reading) -> Reading:
    return replace(reading, texts=tuple(map(in_one_line, reading.texts)))


def _shortened(
    stretches: Sequence[Stretch], carriers: Sequence[Carrier]
) -> tuple[list[Stretch], list[dict[int, Note]]]:
    """A long beginning and a long end cut towards the words that are shared, and what was cut by witness."""
    made, notes = [], []
    for number, stretch in enumerate(stretches):
        texts, cut = list(stretch.reading.texts), {}
        at_start, at_end = number == 0, number == len(stretches) - 1
        longest, shown = _LONGEST_EDGE, _SHOWN_OF_EDGE
        if all(carriers[place].is_primary for place in stretch.having):
            longest, shown = _LONGEST_OF_PRIMARY, _SHOWN_OF_PRIMARY
        for place, text in enumerate(texts):
            tokens = _TOKEN.findall(text)
            if not stretch.is_edge or len(tokens) <= longest or not (at_start or at_end):
                continue
            kept = tokens[-shown:] if at_start else tokens[:shown]
            gone = tokens[:-shown] if at_start else tokens[shown:]
            texts[place] = "".join(kept)
            kind = "more" if at_start else "after"
            cut[place] = Note(kind, f"{counted_words(word_count(''.join(gone)))} more")
        made.append(replace(stretch, reading=replace(stretch.reading, texts=tuple(texts))))
        notes.append(cut)
    return made, notes


def _notes(
    stretches: Sequence[Stretch], carriers: Sequence[Carrier], more: Sequence[dict[int, Note]]
) -> list[dict[int, Note]]:
    """The labels of each stretch by witness; a gap over several stretches is labelled once, where it begins."""
    notes = [dict(found) for found in more]
    for place in range(len(carriers)):
        before: Absence | None = None
        for number, stretch in enumerate(stretches):
            absence = stretch.absences[place]
            if absence is Absence.NOTHING:
                continue
            if absence and absence is not before:
                run = _run(stretches[number:], place, absence)
                notes[number][place] = _note(absence, run, carriers, place)
            elif not absence and stretch.reading.seam(place):
                notes[number][place] = _seam(stretch.reading.seam(place))
            before = absence
    return notes


def _run(stretches: Sequence[Stretch], place: int, absence: Absence) -> list[Stretch]:
    run = []
    for stretch in stretches:
        if stretch.absences[place] not in {absence, Absence.NOTHING}:
            break
        run.append(stretch)
    return run


def _note(absence: Absence, run: Sequence[Stretch], carriers: Sequence[Carrier], place: int) -> Note:
    if absence is Absence.LATER:
        return Note("later", "starts later")
    if absence is Absence.EARLIER:
        return Note("earlier", "ends earlier")
    having = sorted({other for stretch in run for other in stretch.having})
    # Only what the primary text has can be left out of it.
    having = [other for other in having if carriers[other].is_primary] or having
    count = max(word_count("".join(stretch.reading.texts[other] for stretch in run)) for other in having)
    if absence is Absence.CUT:
        return Note("cut", f"{counted_words(count)} cut, and marked so")
    if absence is Absence.SEAM:
        return Note("seam", "goes on elsewhere")
    return Note("gap", gap_in_words(carriers, place, having, count))


def _seam(words: str) -> Note:
    return Note("break" if words == NEARBY else "seam", words)


def _cells(stretch: Stretch, notes: dict[int, Note]) -> tuple[Cell, ...]:
    majority = _majority(stretch)
    return tuple(
        Cell(text, _look(stretch, place, majority), notes.get(place))
        for place, text in enumerate(stretch.reading.texts)
    )


def _majority(stretch: Stretch) -> str | None:
    """The words that more than half of at least three witnesses have."""
    texts = [text.strip().casefold() for text in stretch.reading.texts]
    common = max(texts, key=texts.count)
    return common if len(texts) > 2 and 2 * texts.count(common) > len(texts) else None


def _look(stretch: Stretch, place: int, majority: str | None) -> str:
    reading, absence = stretch.reading, stretch.absences[place]
    if absence:
        return absence.value
    if reading.op == "equal" or reading.cls in _UNMARKED:
        return "equal"
    if reading.cls in _QUIET:
        return "style"
    if stretch.is_edge:
        return "edge"
    if reading.op == "replace" and reading.texts[place].strip().casefold() == majority:
        return "shared"
    return "changed"


def _columns(row: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """One stretch as columns: word below word where the numbers of words agree, else as near as can be."""
    tokens = [_TOKEN.findall(cell.text) or ([cell.text] if cell.text else []) for cell in row]
    counts = {len(found) for found in tokens if found}
    longest = max(counts, default=0)
    if (len(counts) > 1 and longest <= _ONE_COLUMN) or longest == 0:
        return [tuple(row)]
    first = _first_width(row, tokens, longest)
    cuts = [(0, first), *((place, place + 1) for place in range(first, longest))]
    columns = [
        tuple(
            replace(cell, text="".join(found[start:end]), note=_note_at(cell, start, is_last=end == longest))
            for cell, found in zip(row, tokens, strict=True)
        )
        for start, end in cuts
    ]
    return [_with_spellings(column) for column in columns] if len(counts) == 1 else columns


def _with_spellings(column: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Words that only some go on to, drawn as style where these write them differently.

    An edge is one edit however its words are written; other wording in it would have been an edit of its own.
    """
    spelled = {_LETTERS.sub("", cell.text.casefold()) for cell in column if cell.look == "edge" and cell.text}
    if len(spelled) < 2:
        return column
    return tuple(replace(cell, look="style") if cell.look == "edge" else cell for cell in column)


def _note_at(cell: Cell, start: int, *, is_last: bool) -> Note | None:
    """The label stands before the first word, or behind the last."""
    is_here = is_last if cell.note and cell.note.kind == "after" else start == 0
    return cell.note if is_here else None


def _first_width(row: Sequence[Cell], tokens: Sequence[Sequence[str]], longest: int) -> int:
    """How many words the first column takes so that the labels in it reach over no other column."""
    label = max((_SMALL * len(cell.note.words) for cell in row if cell.note and not cell.text), default=0)
    for count in range(1, longest):
        if max(sum(map(len, found[:count])) for found in tokens) >= label:
            return count
    return max(longest, 1) if label else 1


def _groups(columns: Sequence[tuple[Cell, ...]]) -> Iterable[Group]:
    """Columns joined where a line break would part a word from its comma."""
    if not columns:
        return
    joined = [columns[0]]
    for before, column in pairwise(columns):
        if _may_break(before, column):
            yield Group(tuple(joined))
            joined = []
        joined.append(column)
    yield Group(tuple(joined))


def _may_break(before: Sequence[Cell], after: Sequence[Cell]) -> bool:
    if any(cell.note for cell in after):
        return True
    return any(left.text[-1:].isspace() or right.text[:1].isspace() for left, right in zip(before, after, strict=True))


def _lines(rows: Sequence[Sequence[Cell]], count: int) -> tuple[tuple[Cell, ...], ...]:
    """The words of each witness in their order, neighbours of one look joined."""
    lines: list[tuple[Cell, ...]] = []
    for place in range(count):
        line: list[Cell] = []
        for row in rows:
            cell = row[place]
            if line and not cell.note and cell.text and line[-1].look == cell.look and line[-1].text:
                line[-1] = replace(line[-1], text=line[-1].text + cell.text)
            elif cell.text or cell.note:
                line.append(cell)
        lines.append(tuple(line))
    return tuple(lines)


def _band_count(columns: Sequence[Sequence[Cell]]) -> int:
    """How many bands the columns fill at most, in the narrowest layout that has any."""
    width = sum(
        max(max(len(cell.text), _SMALL * len(cell.note.words) + 4 if cell.note else 0) for cell in column)
        for column in columns
    )
    return min(_MOST_BANDS, math.ceil(width / _NARROWEST_BAND) + 2)

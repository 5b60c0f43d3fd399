"""Who speaks in the reports of a story: words, share, verbs and go-betweens, by speaker and report."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.selectors.quotes import NOBODY, QuoteLine
from framing.selectors.reports import Report


@dataclass(frozen=True, slots=True)
class Verb:
    """One reporting verb with its stance and how often it introduces the speaker's words."""

    text: str
    stance: str
    count: int


@dataclass(frozen=True, slots=True)
class RosterCell:
    """What one report attributes to one speaker; ``share`` is of all words that the report attributes, in per cent."""

    report: Report
    word_count: int
    share: float
    quote_count: int
    verbs: tuple[Verb, ...]
    relayed_by: tuple[str, ...]

    @property
    def bar(self) -> str:
        """The share as SVG wants it."""
        return f"{self.share:.2f}%"


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One speaker; whoever is not named stands in a row of their own for each report."""

    key: str
    name: str
    is_named: bool
    is_anonymous: bool
    is_chosen: bool
    cells: tuple[RosterCell, ...]

    @property
    def word_count(self) -> int:
        return sum(cell.word_count for cell in self.cells)

    @property
    def quote_count(self) -> int:
        return sum(cell.quote_count for cell in self.cells)

    @property
    def is_nobody(self) -> bool:
        return self.key == NOBODY


def roster_of(
    reports: Sequence[Report], lines: Mapping[int, Sequence[QuoteLine]], chosen: str
) -> tuple[RosterRow, ...]:
    """The speakers, most words first, words that nobody is given for last; ``lines`` are by article."""
    totals = {pk: sum(line.word_count for line in found) for pk, found in lines.items()}
    by_speaker: dict[str, dict[int, list[QuoteLine]]] = {}
    for pk, found in lines.items():
        for line in found:
            by_speaker.setdefault(line.key, {}).setdefault(pk, []).append(line)
    rows = [
        _row(key, [_cell(report, cells.get(report.article.pk, []), totals) for report in reports], cells, chosen)
        for key, cells in by_speaker.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.is_nobody, -row.word_count, row.name)))


def _row(key: str, cells: Iterable[RosterCell], lines: Mapping[int, Sequence[QuoteLine]], chosen: str) -> RosterRow:
    first = next(iter(lines.values()))[0]
    names = Counter(line.speaker for found in lines.values() for line in found)
    return RosterRow(
        key=key,
        name=names.most_common(1)[0][0],
        is_named=bool(first.quote.speaker_key),
        is_anonymous=first.quote.is_anonymous,
        is_chosen=key == chosen,
        cells=tuple(cells),
    )


def _cell(report: Report, lines: Sequence[QuoteLine], totals: Mapping[int, int]) -> RosterCell:
    words = sum(line.word_count for line in lines)
    verbs = Counter((line.quote.cue_text.lower(), line.quote.stance) for line in lines if line.quote.cue_text)
    total = totals.get(report.article.pk, 0)
    return RosterCell(
        report=report,
        word_count=words,
        share=100 * words / total if total else 0.0,
        quote_count=len(lines),
        verbs=tuple(Verb(text, stance, count) for (text, stance), count in verbs.most_common()),
        relayed_by=tuple(dict.fromkeys(name for line in lines for name in line.quote.relayed_by)),
    )

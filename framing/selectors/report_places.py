"""Where something stands in a report, in words, and the way to its sentence in Read."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from framing.selectors.choices import DEFAULT_COLUMNS, Choice
from framing.selectors.reports import Report
from reports.models.statements import Found
from reports.text.zones import Zone


@dataclass(frozen=True, slots=True)
class ReportPlaces:
    """The zones of one report; ``address`` leads to its text, in which sentences have anchors."""

    report: Report
    address: str
    zones: tuple[tuple[str, int, int, int], ...]
    paragraph_count: int

    @property
    def key(self) -> int:
        return self.report.article.pk

    @property
    def text(self) -> str:
        return self.report.revision.text if self.report.revision else ""

    def words(self, start: int) -> str:
        """“headline”, “paragraph 3 of 14”, or the name of any other zone."""
        index = bisect_right(self.zones, start, key=lambda row: row[1]) - 1
        if index < 0 or start >= self.zones[index][2]:
            return ""
        zone, _, _, number = self.zones[index]
        return f"paragraph {number} of {self.paragraph_count}" if number else zone.replace("_", " ")

    def href(self, found: Found) -> str:
        """The sentence in Read; the head of the text for its headline, which has no sentences of its own there."""
        sentences = self.report.run.sentences if self.report.run else []
        if found.zone == Zone.HEADLINE or found.sentence >= len(sentences):
            return f"{self.address}#r{self.key}"
        return f"{self.address}#s{self.key}-{found.sentence}"

    def sentence_of(self, found: Found) -> tuple[int, int]:
        """Start and end of its sentence; its own where the sentence is not known."""
        sentences = self.report.run.sentences if self.report.run else []
        if found.sentence >= len(sentences):
            return found.start, found.end
        _, start, end = sentences[found.sentence]
        return min(start, found.start), max(end, found.end)

    def reaches_beyond(self, found: Found) -> tuple[bool, bool]:
        """Whether its sentence has words before it, and behind it."""
        start, end = self.sentence_of(found)
        sides = self.text[start : found.start], self.text[found.end : end]
        return any(map(str.isalnum, sides[0])), any(map(str.isalnum, sides[1]))


def places_in(reports: Iterable[Report], path: str, release: int = 0) -> dict[int, ReportPlaces]:
    """The places of each report by the id of its article; ``path`` is where the story is read."""
    return {report.article.pk: _places(report, path, release) for report in reports if report.revision}


def _places(report: Report, path: str, release: int) -> ReportPlaces:
    # A report that is not among the first columns is brought into view by the address.
    choice = Choice(() if report.position <= DEFAULT_COLUMNS else (report.article.pk,), release=release)
    rows, count = [], 0
    for zone, start, end in report.revision.zone_rows if report.revision else ():
        count += zone == Zone.BODY
        rows.append((zone, start, end, count if zone == Zone.BODY else 0))
    return ReportPlaces(report, f"{path}{choice.query}", tuple(rows), count)

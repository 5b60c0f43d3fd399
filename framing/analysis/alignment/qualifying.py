"""What to know before reading anything into a claim that stands in one report only."""

from collections.abc import Sequence
from datetime import timedelta
from statistics import median

from framing.analysis.alignment.grouping import Group
from framing.analysis.alignment.linking import Links
from framing.analysis.alignment.values import AnalysedReport
from reports.text.voice import WORD

#: Another report counts as an earlier one from so much on; a starting value.
EARLIER_BY = timedelta(hours=1)
#: And as a short one below this share of the median length; a starting value.
SHORT_SHARE = 0.4
#: From this score on a claim elsewhere is worth a look; a starting value.
RELATED_FROM = 0.35
_SHOWN_WORDS = 10


class Qualifier:
    """Says for a claim of one report what qualifies that the others do not have it."""

    def __init__(self, reports: Sequence[AnalysedReport], links: Links) -> None:
        self._reports = {report.key: report for report in reports}
        self._links = links
        self._lengths = {report.key: len(WORD.findall(report.text)) for report in reports}
        self._short = SHORT_SHARE * median(self._lengths.values())

    def of(self, group: Group) -> tuple[str, ...]:
        """The qualifiers in words; none for a group of several reports."""
        (key,) = group.keys
        others = [report for report in self._reports.values() if report.key != key]
        return (*self._earlier(key, others), *self._shorter(others), *self._elsewhere(group))

    def _earlier(self, key: str, others: Sequence[AnalysedReport]) -> list[str]:
        own = self._reports[key].published_at
        if own is None:
            return []
        earlier = [one for one in others if one.published_at and own - one.published_at > EARLIER_BY]
        return [_told(len(earlier), len(others), "was published more than an hour earlier")] if earlier else []

    def _shorter(self, others: Sequence[AnalysedReport]) -> list[str]:
        short = [one for one in others if self._lengths[one.key] < self._short]
        return [_told(len(short), len(others), "is short, below 40 % of the median length")] if short else []

    def _elsewhere(self, group: Group) -> list[str]:
        found = [link for reading in group.readings if (link := self._links.best_of(reading))]
        best = max(found, key=lambda link: link.score, default=None)
        if best is None or best.score < RELATED_FROM:
            return []
        other = best.second if best.first in group.readings else best.first
        words = other.claim.span.of(self._reports[other.key].text).split()
        shown = " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")
        return [f"a related claim stands in another report: “{shown}”"]


def _told(count: int, of: int, what: str) -> str:
    if of == 1:
        return f"the other report {what}"
    return f"{count} of the {of} other reports: each {what}" if count > 1 else f"one of the {of} other reports {what}"

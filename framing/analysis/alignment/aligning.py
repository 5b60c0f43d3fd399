"""Groups of claims that say the same, differ, contradict one another, or stand in one report only."""

from collections.abc import Iterable, Sequence

from framing.analysis.alignment.barring import Bars
from framing.analysis.alignment.deciding import Ruling, ruling_of
from framing.analysis.alignment.differing import Side, differences_of
from framing.analysis.alignment.grouping import Group, by_report, grouped
from framing.analysis.alignment.linking import Links
from framing.analysis.alignment.meanings import Meanings
from framing.analysis.alignment.qualifying import Qualifier
from framing.analysis.alignment.readings import Reading, readings_of
from framing.analysis.alignment.relating import reasons_of, relation_of, score_of
from framing.analysis.alignment.values import (
    Alignment,
    AnalysedReport,
    ClaimGroup,
    Decision,
    Difference,
    Member,
    Relation,
    Status,
)
from framing.analysis.collation.values import Statement
from reports.text.encoding import Encoder
from reports.text.spans import Span

#: Claims of one report that are compared, and of all reports together; choices.
MOST_CLAIMS = 300
MOST_CLAIMS_IN_ALL = 2_000

_NO_DIFFERENCE = frozenset([Relation.ONLY_IN, Relation.RELATED])


def aligned(
    reports: Sequence[AnalysedReport],
    statements: Sequence[Statement] = (),
    decisions: Sequence[Decision] = (),
    encoder: Encoder | None = None,
) -> Alignment:
    """The claims of 2 to 20 reports in groups; collated statements are fixed first, editors' decisions always hold.

    ``encoder`` is the sentence model; without one, claims in other words are found more rarely.
    """
    # The order of the reports orders the members and nothing else.
    work = _Work(sorted(reports, key=lambda report: report.key), statements, decisions, encoder)
    order = {report.key: place for place, report in enumerate(reports)}
    groups = [work.claim_group(group, order) for group in work.groups]
    return Alignment(tuple(groups), tuple(work.problems))


class _Work:
    """One comparison while it is made."""

    def __init__(
        self,
        reports: Sequence[AnalysedReport],
        statements: Sequence[Statement],
        decisions: Sequence[Decision],
        encoder: Encoder | None,
    ) -> None:
        most = min(MOST_CLAIMS, MOST_CLAIMS_IN_ALL // max(1, len(reports)))
        self._reports = {report.key: report for report in reports}
        self._claims = {report.key: len(report.claims) for report in reports}
        self._texts = {report.key: report.text for report in reports}
        readings = readings_of(reports, most)
        bars = Bars(readings)
        self._links = Links(readings, statements, bars, Meanings(reports, readings, encoder))
        self._ruling: Ruling = ruling_of(decisions, reports, readings)
        self._qualifier = Qualifier(reports, self._links) if reports else None
        made = grouped(readings, self._links, bars, self._ruling.wishes)
        self.groups = sorted(made, key=self._rank)
        self.problems = [*_too_long(reports, most), *self._ruling.problems]

    def _rank(self, group: Group) -> tuple[object, ...]:
        """By share of the reports and worth of a check, then by where the claim stands."""
        share = len(group.keys) / len(self._reports)
        worth = 1 + max(len(reading.claim.check_reasons) for reading in group.readings)
        first = min(reading.position for reading in group.readings)
        return (-round(share * worth, 6), round(first, 6), min(reading.id for reading in group.readings))

    def claim_group(self, group: Group, order: dict[str, int]) -> ClaimGroup:
        """A group as comparisons store it."""
        members = by_report(group)
        keys = sorted(members, key=order.__getitem__)
        sides = {key: Side(self._reports[key], members[key]) for key in members}
        found = differences_of(sides) if len(sides) > 1 else ()
        relation = relation_of(group, self._links, found, self._claims)
        return ClaimGroup(
            relation=relation,
            members=tuple(Member(key, tuple(reading.place for reading in members[key])) for key in keys),
            differences=() if relation in _NO_DIFFERENCE else tuple(_in_order(one, order) for one in found),
            reasons=reasons_of(group, relation, self._links, self._texts),
            score=score_of(group, self._links),
            status=self._status(group.readings),
            qualifiers=self._qualifier.of(group) if relation is Relation.ONLY_IN and self._qualifier else (),
            check_reasons=_check_reasons(members[key] for key in keys),
        )

    def _status(self, readings: Sequence[Reading]) -> Status:
        """That of the latest decision about any claim of the group."""
        found = [self._ruling.status[reading.id] for reading in readings if reading.id in self._ruling.status]
        return next((status for status in _STATUSES if status in found), Status.PROPOSED)


#: Where decisions of several kinds touch one group, what joined it says more than what it was split from.
_STATUSES = (Status.JOINED, Status.CONFIRMED, Status.SPLIT)


def _check_reasons(readings: Iterable[Sequence[Reading]]) -> tuple[str, ...]:
    told = (reason for one in readings for reading in one for reason in reading.claim.check_reasons)
    return tuple(dict.fromkeys(told))


def _in_order(difference: Difference, order: dict[str, int]) -> Difference:
    spans: dict[str, Span] = {key: difference.spans[key] for key in sorted(difference.spans, key=order.__getitem__)}
    return Difference(difference.dimension, spans, difference.note)


def _too_long(reports: Sequence[AnalysedReport], most: int) -> list[str]:
    left = sum(max(0, len(report.claims) - most) for report in reports)
    if not left:
        return []
    return [f"too long to align: the first {most} claims of each report were compared, {left} further ones were not"]

"""The symmetry report as readers see it: counted over a release, with what a worker measured and when."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from framing.analysis.lexicon import Lexicon
from framing.analysis.symmetry import (
    TOLD_VALENCE,
    VALENCES,
    Finding,
    MirrorPair,
    SetBalance,
    TopicCoverage,
    symmetry_report,
)
from framing.models import LexiconRelease, SymmetryMeasurement

#: Sets on a page of the table.
SETS_ON_A_PAGE = 40
#: Findings of one kind that stand in the list before it says how many more there are.
FINDINGS_SHOWN = 60
#: What the kinds of findings are called, in the order in which they are told.
FINDING_WORDS = {
    "few_labels": "sets with fewer than two labels",
    "one_sided": "sets whose labels all take the same side",
    "one_sided_mirror": "mirrors that are not returned",
    "uneven_mirror": "mirrored labels of different weight",
    "no_mirror": "alignment labels without a mirror",
    "leaning_topic": "topics that lean to one side",
}
# How wide a bar of the table of topics is drawn.
_BAR = 320


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a bar: whose labels, how many, and where it stands."""

    name: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One topic with its labels by side, drawn to the same length."""

    coverage: TopicCoverage
    bars: tuple[Bar, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """Labels against, without a side, in favour."""
        return tuple(self.coverage.valences[valence] for valence in VALENCES)


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one kind; ``more_count`` are not shown."""

    code: str
    words: str
    count: int
    findings: tuple[Finding, ...]
    more_count: int


@dataclass(frozen=True, slots=True)
class SymmetryPage:
    """What the page shows."""

    release: LexiconRelease
    measured: SymmetryMeasurement | None
    tested: SymmetryMeasurement | None
    topics: tuple[TopicLine, ...]
    pairs: tuple[MirrorPair, ...]
    groups: tuple[FindingGroup, ...]
    label_count: int
    plain_count: int
    set_count: int
    topic: str
    sets: "Page[Any]"

    @property
    def has_hits(self) -> bool:
        """Whether the hits of the reports were counted."""
        return self.measured is not None and self.measured.counted_at is not None


def symmetry_page(
    release: LexiconRelease, lexicon: Lexicon, *, topic: str = "", page: str | None = None
) -> SymmetryPage:
    """The report of a release with the newest measurement of it; one query."""
    measured, tested = _measurements(release)
    report = symmetry_report(lexicon, measured.hits if measured and measured.counted_at else None)
    sets = [balance for balance in report.sets if not topic or balance.topic == topic]
    return SymmetryPage(
        release=release,
        measured=measured,
        tested=tested,
        topics=tuple(TopicLine(coverage, _bars(coverage.valences)) for coverage in report.topics),
        pairs=tuple(sorted(report.pairs, key=_by_interest)),
        groups=_groups(report.findings),
        label_count=len(lexicon.entries),
        plain_count=sum(coverage.plain for coverage in report.topics),
        set_count=len(report.sets),
        topic=topic,
        sets=Paginator(sorted(sets, key=_by_topic), SETS_ON_A_PAGE).get_page(page),
    )


def _measurements(release: LexiconRelease) -> tuple[SymmetryMeasurement | None, SymmetryMeasurement | None]:
    """The newest measurement of this release, and the newest swap test of this or an earlier one."""
    found = SymmetryMeasurement.objects.filter(release__number__lte=release.number).select_related("release")
    rows = list(found.defer("release__content").order_by("-release__number", "-pk")[:20])
    measured = next((row for row in rows if row.release_id == release.pk), None)
    return measured, next((row for row in rows if row.swap is not None), None)


def _bars(valences: Mapping[int, int]) -> tuple[Bar, ...]:
    total = sum(valences.values()) or 1
    bars, x = [], 0.0
    for valence in VALENCES:
        width = _BAR * valences[valence] / total
        bars.append(Bar(TOLD_VALENCE[valence], valences[valence], round(x, 1), round(width, 1)))
        x += width
    return tuple(bars)


def _by_interest(pair: MirrorPair) -> tuple[int, int]:
    """Pairs that the stored reports use on both sides first, then those whose weights differ most."""
    one, other = pair.intensities
    return -sum(bool(rate) for rate in pair.rates), -abs(one - other)


def _groups(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    there = list(findings)
    counts = Counter(finding.code for finding in there)
    groups = []
    for code, words in FINDING_WORDS.items():
        same = [finding for finding in there if finding.code == code]
        if same:
            shown = tuple(same[:FINDINGS_SHOWN])
            groups.append(FindingGroup(code, words, counts[code], shown, counts[code] - len(shown)))
    return tuple(groups)


def _by_topic(balance: SetBalance) -> tuple[str, str]:
    return balance.topic, balance.referent.lower()

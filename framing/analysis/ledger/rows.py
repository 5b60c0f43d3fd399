"""The rows of the ledger: figures for one thing together, totals beside their parts (docs/method.md, "Ledger")."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from framing.analysis.alignment.values import AnalysedReport, ClaimGroup
from framing.analysis.ledger.figures import Figure, figures_of, meet
from framing.analysis.ledger.pairing import Pair, pairs_of
from framing.analysis.ledger.totals import Total, totals_of
from framing.analysis.ledger.values import LedgerMember, LedgerRow, Verdict
from framing.analysis.ledger.wording import note_of, note_of_total

Place = tuple[int, int]


def ledger_of(reports: Sequence[AnalysedReport], groups: Sequence[ClaimGroup]) -> tuple[LedgerRow, ...]:
    """The rows in the order in which the first report of each gives its figure."""
    figures = figures_of(reports, groups)
    pairs = pairs_of(figures)
    cluster_of = {id(figure): [figure] for ones in figures for figure in ones}
    _join(cluster_of, (pair for pair in pairs if pair.agrees))
    totals = totals_of(figures, _distinct(cluster_of))
    in_totals = {id(figure) for total in totals for figure in total.members()}
    # Parts and the total that they come to differ only one by one.
    _join(cluster_of, (pair for pair in pairs if not pair.agrees and not in_totals & {id(pair.first), id(pair.second)}))
    rows: list[tuple[Place, LedgerRow]] = [(_place(total.members()), _total_row(reports, total)) for total in totals]
    shown = (cluster for cluster in _distinct(cluster_of) if len(cluster) > 1 or id(cluster[0]) not in in_totals)
    rows += ((_place(cluster), _row(reports, cluster)) for cluster in shown)
    rows += _beyond_limit(reports, figures)
    return tuple(row for _, row in sorted(rows, key=lambda row: row[0]))


def _place(figures: Iterable[Figure]) -> Place:
    return min((figure.report, figure.start) for figure in figures)


def _join(cluster_of: dict[int, list[Figure]], pairs: Iterable[Pair]) -> None:
    """Puts figures for one thing together, at most one of each report; the surest pairs come first."""
    for pair in pairs:
        one, other = cluster_of[id(pair.first)], cluster_of[id(pair.second)]
        if one is other or {figure.report for figure in one} & {figure.report for figure in other}:
            continue
        one += other
        for figure in other:
            cluster_of[id(figure)] = one


def _distinct(cluster_of: dict[int, list[Figure]]) -> list[list[Figure]]:
    distinct = {id(cluster): cluster for cluster in cluster_of.values()}
    return [sorted(cluster, key=lambda figure: figure.report) for cluster in distinct.values()]


def _row(reports: Sequence[AnalysedReport], cluster: Sequence[Figure]) -> LedgerRow:
    if len(cluster) == 1:
        verdict = Verdict.ONLY_IN
    elif all(meet(one, other) for one, other in combinations(cluster, 2)):
        verdict = Verdict.AGREE
    else:
        verdict = Verdict.DIFFER
    members = tuple(LedgerMember(figure.key, tuple(sorted(figure.places))) for figure in cluster)
    return LedgerRow(verdict, cluster[0].quantity.unit, _counted(cluster), members, note_of(verdict, cluster, reports))


def _total_row(reports: Sequence[AnalysedReport], total: Total) -> LedgerRow:
    by_report: dict[int, list[int]] = {}
    keys: dict[int, str] = {}
    for figure in total.members():
        by_report.setdefault(figure.report, []).extend(figure.places)
        keys[figure.report] = figure.key
    members = tuple(LedgerMember(keys[report], tuple(sorted(places))) for report, places in sorted(by_report.items()))
    counted = _counted([total.whole, *total.parts])
    return LedgerRow(Verdict.AGREE_IN_TOTAL, total.whole.quantity.unit, counted, members, note_of_total(total))


def _counted(figures: Sequence[Figure]) -> str | None:
    """What most of the reports say happened."""
    told = Counter(figure.quantity.counted for figure in figures if figure.quantity.counted)
    return told.most_common(1)[0][0] if told else None


def _beyond_limit(
    reports: Sequence[AnalysedReport], figures: Sequence[Sequence[Figure]]
) -> Iterable[tuple[Place, LedgerRow]]:
    """Figures behind the limit stand alone, each in a row of its own."""
    for number, report in enumerate(reports):
        compared = {place for figure in figures[number] for place in figure.places}
        for place, quantity in enumerate(report.quantities):
            if place not in compared:
                member = LedgerMember(report.key, (place,))
                row = LedgerRow(Verdict.ONLY_IN, quantity.unit, quantity.counted, (member,))
                yield (number, quantity.span.start), row

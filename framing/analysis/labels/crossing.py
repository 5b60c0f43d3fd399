"""Labels that one report owns and another puts into a mouth."""

from collections.abc import Iterator, Sequence

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.labels.values import CrossingKind, LabelCrossing, LabelTable, LabelUse

# Crossings that are told of a story; with those that lie furthest apart first, a reader looks at no more.
MOST_CROSSINGS = 60

_ORDER = (CrossingKind.OWNED_AND_ATTRIBUTED, CrossingKind.EACH_ATTRIBUTES, CrossingKind.BOTH_OWN)


def label_crossings(reports: Sequence[AnalysedReport], tables: Sequence[LabelTable]) -> tuple[LabelCrossing, ...]:
    """The crossings of all referents, those that lie furthest apart first; plain names make none."""
    order = [report.key for report in reports]
    ranked = []
    for table in tables:
        for crossing, apart in _crossings(table, order):
            uses = sum(len(places) for places in crossing.mentions.values())
            rank = (_ORDER.index(crossing.kind), -apart, -table.difference, -uses, crossing.referent, crossing.key)
            ranked.append((rank, crossing))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(crossing for _, crossing in ranked[:MOST_CROSSINGS])


def _crossings(table: LabelTable, order: Sequence[str]) -> Iterator[tuple[LabelCrossing, float]]:
    """The crossings of one referent, each with how far apart its voices lie, 0 to 1."""
    uses: dict[str, dict[str, LabelUse]] = {}
    for key in order:
        for use in table.cells.get(key, ()):
            uses.setdefault(use.key, {})[key] = use
    for label, found in uses.items():
        if len(found) < 2 or any(use.is_name for use in found.values()):
            continue
        owned = tuple(key for key, use in found.items() if use.own)
        attributed = tuple(key for key, use in found.items() if not use.own)
        shares = [use.own / len(use.mentions) for use in found.values()]
        crossing = LabelCrossing(
            _kind(owned, attributed),
            table.referent,
            label,
            next(iter(found.values())).text,
            owned,
            attributed,
            {key: use.mentions for key, use in found.items()},
        )
        yield crossing, max(shares) - min(shares)


def _kind(owned: Sequence[str], attributed: Sequence[str]) -> CrossingKind:
    if not owned:
        return CrossingKind.EACH_ATTRIBUTES
    return CrossingKind.OWNED_AND_ATTRIBUTED if attributed else CrossingKind.BOTH_OWN

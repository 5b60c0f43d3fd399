"""Which mentions have a label that helps or harms who is called so (docs/method.md, "Labels")."""

from collections.abc import Iterable, Mapping, Sequence

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.entries import Slot
from framing.analysis.labels.measures import share_interval
from framing.analysis.labels.values import Direction
from framing.analysis.scoring import Hit
from reports.extraction.mentions.values import Mention

#: The mentions of a report, by their places, with the valences of the labels in them.
Valences = Mapping[int, frozenset[int]]


def valences_of(report: AnalysedReport) -> Valences:
    """The mentions that a counted hit with a valence describes: as their head, or as a word before their head.

    Hits whose valence goes to the subject or object of a verb say nothing of what they name, and are left out.
    """
    found: dict[int, frozenset[int]] = {}
    for hit in report.hits:
        if not hit.counted or not hit.entry.valence:
            continue
        place = _labelled(hit, report.mentions)
        if place is not None:
            found[place] = found.get(place, frozenset()) | {hit.entry.valence}
    return found


def direction_of(own: Iterable[int], valences: Valences) -> Direction:
    """The direction of the own-voice mentions at these places of one report; one mention may help and harm."""
    places = list(own)
    helps = sum(1 in valences.get(place, ()) for place in places)
    harms = sum(-1 in valences.get(place, ()) for place in places)
    total = len(places)
    return Direction(total, helps, harms, share_interval(harms, total), share_interval(helps, total))


def _labelled(hit: Hit, mentions: Sequence[Mention]) -> int | None:
    """The innermost mention that the hit labels; None where it labels none."""
    around = [
        (len(mention.span), place)
        for place, mention in enumerate(mentions)
        if mention.span.contains(hit.span) and _describes(hit, mention)
    ]
    return min(around)[1] if around else None


def _describes(hit: Hit, mention: Mention) -> bool:
    match hit.entry.slot:
        case Slot.SELF:
            return hit.span.contains(mention.head)
        case Slot.HEAD:
            return hit.span.end <= mention.head.start
        case _:
            return False

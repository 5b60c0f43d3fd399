"""Which mentions have a label that helps or harms who is called so (docs/method.md, "Labels")."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.entries import Slot
from framing.analysis.labels.measures import share_interval
from framing.analysis.labels.values import Direction
from framing.analysis.scoring import Hit
from reports.extraction.mentions.values import Mention


@dataclass(frozen=True, slots=True)
class Load:
    """The valence that a hit gives a mention; with a set of the lexicon only to what that set speaks of."""

    valence: int
    contrast_set: str | None = None


#: The mentions of a report, by their places, with what the hits in them give.
Loads = Mapping[int, Sequence[Load]]


def loads_of(report: AnalysedReport) -> Loads:
    """The mentions that a counted hit with a valence describes: as their head, or as a word before their head.

    Hits whose valence goes to the subject or object of a verb say nothing of what they name, and are left out.
    """
    found: dict[int, list[Load]] = {}
    for hit in report.hits:
        if not hit.counted or not hit.entry.valence:
            continue
        labelled = _labelled(hit, report.mentions)
        if labelled is not None:
            place, load = labelled
            found.setdefault(place, []).append(load)
    return found


def direction_of(own: Iterable[int], loads: Loads, contrast_set: str | None) -> Direction:
    """The direction of the own-voice mentions at these places of one report for a referent, or one with this set.

    One mention may help and harm.
    """
    given = [_valences(loads.get(place, ()), contrast_set) for place in own]
    helps, harms, total = sum(1 in found for found in given), sum(-1 in found for found in given), len(given)
    return Direction(total, helps, harms, share_interval(harms, total), share_interval(helps, total))


def _valences(loads: Sequence[Load], contrast_set: str | None) -> set[int]:
    return {load.valence for load in loads if load.contrast_set in {None, contrast_set}}


def _labelled(hit: Hit, mentions: Sequence[Mention]) -> tuple[int, Load] | None:
    """The innermost mention that the hit may label, with what it gives; None where it labels none."""
    around = [
        (len(mention.span), place, load)
        for place, mention in enumerate(mentions)
        if mention.span.contains(hit.span) and (load := _load(hit, mention))
    ]
    return min(around, key=lambda one: one[:2])[1:] if around else None


def _load(hit: Hit, mention: Mention) -> Load | None:
    is_before = hit.span.end <= mention.head.start
    match hit.entry.slot:
        case Slot.SELF if hit.span.contains(mention.head):
            return Load(hit.entry.valence)
        case Slot.SELF if is_before:
            # "Occupation" before "troops" labels the troops if they are what its set speaks of, and else only itself.
            return Load(hit.entry.valence, hit.entry.contrast_set)
        case Slot.HEAD if is_before:
            return Load(hit.entry.valence)
        case _:
            return None

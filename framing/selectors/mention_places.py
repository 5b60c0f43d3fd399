"""Which mentions stand for all others in a decision, so that it is found again in later texts and analyses."""

from collections.abc import Iterable, Sequence

from framing.analysis.readings import in_one_line
from framing.selectors.decision_places import Place

Wordings = dict[tuple[int, str], list[Place]]


def one_of_each_wording(places: Sequence[Place], most: int) -> list[Place]:
    """The first mention of every wording of every report: the frequent wordings of all reports before the rare ones."""
    return [found[0] for found in _ranked(places)][:most]


def one_of_each_report(places: Sequence[Place], most: int) -> list[Place]:
    """The first mention of the most frequent wording of every report."""
    firsts: dict[int, Place] = {}
    for place in one_of_each_wording(places, len(places)):
        firsts.setdefault(place["article"], place)
    return list(firsts.values())[:most]


def spread(places: Sequence[Place], most: int) -> list[Place]:
    """As many of the mentions as there is room for: the first of every wording, then the second, and so on."""
    wordings = _ranked(places)
    rounds = max(map(len, wordings), default=0)
    return [found[turn] for turn in range(rounds) for found in wordings if turn < len(found)][:most]


def _ranked(places: Iterable[Place]) -> list[list[Place]]:
    """The mentions by wording in text order: of each report in turn the most frequent wording, the next one, …"""
    wordings: Wordings = {}
    for place in sorted(places, key=lambda place: (place["article"], place["start"])):
        wordings.setdefault((place["article"], in_one_line(place["words"]).casefold()), []).append(place)
    by_report: dict[int, list[list[Place]]] = {}
    for (article, _), found in wordings.items():
        by_report.setdefault(article, []).append(found)
    ranked = [
        (rank, article, found)
        for article, of_report in by_report.items()
        for rank, found in enumerate(sorted(of_report, key=len, reverse=True))
    ]
    return [found for _, _, found in sorted(ranked, key=lambda row: row[:2])]

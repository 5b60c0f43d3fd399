"""Texts beside each other in the order the reader put them, with the addresses that change places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.selectors.choices import Choice
from framing.selectors.marked_reports import MarkedReport


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A text with the address where it stands one place further left or right; empty at the ends."""

    marked: MarkedReport
    left: str = ""
    right: str = ""


def in_chosen_order(reports: Sequence[MarkedReport], choice: Choice) -> tuple[MarkedReport, ...]:
    """The texts that are shown, those the reader chose first and in that order."""
    shown = [marked for marked in reports if marked.is_shown]
    places = {pk: place for place, pk in enumerate(choice.columns)}
    return tuple(sorted(shown, key=lambda marked: places.get(marked.report.article.pk, len(places))))


def placed_columns(columns: Sequence[MarkedReport], choice: Choice, path: str) -> tuple[PlacedColumn, ...]:
    """These texts, each with where it would go."""
    ids = [marked.report.article.pk for marked in columns]

    def swapped(place: int) -> str:
        order = [*ids[:place], ids[place + 1], ids[place], *ids[place + 2 :]]
        return path + replace(choice, columns=tuple(order)).query

    last = len(columns) - 1
    return tuple(
        PlacedColumn(marked, swapped(place - 1) if place else "", swapped(place) if place < last else "")
        for place, marked in enumerate(columns)
    )

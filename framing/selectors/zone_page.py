"""The paragraphs of a stored report with their zones, some hundred a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.models import Article
from reports.selectors.corrections import last_number
from reports.selectors.items import ZONE_NAMES, Stretch
from reports.selectors.zones import zones_now

#: Paragraphs of one page; a form may have a thousand fields.
PARAGRAPHS_ON_A_PAGE = 300
_LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class ZonePage:
    """The paragraphs of one page; ``wanted`` has a zone for every paragraph of the text, chosen ones among them.

    ``shown`` is the number of the newest correction that the form was filled in with, ``text`` the text it was about.
    """

    stretches: tuple[Stretch, ...]
    wanted: tuple[str, ...]
    shown: int
    text: int | None
    previous: int | None
    next: int | None
    total: int

    @property
    def zone_names(self) -> list[tuple[str, str, int]]:
        """Each zone as (value, name, key)."""
        return [(zone.value, name, key) for key, (zone, name) in enumerate(ZONE_NAMES.items(), start=1)]

    @property
    def first(self) -> int:
        return self.stretches[0].place if self.stretches else 0

    @property
    def last(self) -> int:
        return self.stretches[-1].place if self.stretches else 0


def zone_page(article: Article, begins: str, *, chosen: Mapping[str, Any]) -> ZonePage:
    """The page that begins with that paragraph, from 0, as it stands or as it was chosen in a form."""
    revision = article.latest_revision
    zones = zones_now(revision) if revision else ()
    text = revision.text if revision else ""
    first = min(_whole(begins, 0) // PARAGRAPHS_ON_A_PAGE * PARAGRAPHS_ON_A_PAGE, max(len(zones) - 1, 0))
    last = min(first + PARAGRAPHS_ON_A_PAGE, len(zones))
    wanted = [str(chosen.get(f"zone_{number}", zone.zone)) for number, zone in enumerate(zones)]
    return ZonePage(
        stretches=tuple(Stretch(number, wanted[number], zones[number].span.of(text)) for number in range(first, last)),
        wanted=tuple(wanted),
        shown=_whole(chosen.get("shown", ""), last_number(article)),
        text=_whole(chosen.get("text", ""), revision.pk if revision else 0),
        previous=first - PARAGRAPHS_ON_A_PAGE if first else None,
        next=last if last < len(zones) else None,
        total=len(zones),
    )


def _whole(given: str, otherwise: int) -> int:
    is_number = given.isascii() and given.isdigit() and len(given) < _LONGEST_NUMBER
    return int(given) if is_number else otherwise

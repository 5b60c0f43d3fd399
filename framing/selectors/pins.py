"""Figures of an earlier release: an address that names one keeps showing what was counted with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from framing.models import LexiconRelease
from framing.selectors.runs import finished_runs

_LONGEST_NUMBER = 9
#: Stands for a number that was asked for and that no release can have.
NO_NUMBER = -1


class NoSuchRelease(LookupError):
    """An address names a release that was never published."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The release that an address names, and how it stands to the present one."""

    release: LexiconRelease
    newest_number: int
    has_newer_figures: bool

    @property
    def number(self) -> int:
        return self.release.number

    @property
    def is_newest(self) -> bool:
        return self.number == self.newest_number


def number_asked(query: QueryDict) -> int:
    """The number of the release that a query string names; 0 where it names none."""
    given = query.get("release", "").strip()
    if not given:
        return 0
    return int(given) if given.isascii() and given.isdigit() and len(given) <= _LONGEST_NUMBER else NO_NUMBER


def pin_of(number: int, revision_ids: Iterable[int]) -> Pin | None:
    """The pin to that release over these texts, in three queries; None for 0, in none. NoSuchRelease where there is
    no such release."""
    if not number:
        return None
    release = LexiconRelease.objects.defer("content").filter(number=number).first()
    if release is None:
        raise NoSuchRelease(f"There is no release {number}" if number > 0 else "A release is named by its number")
    newest = LexiconRelease.objects.order_by("-number").values_list("number", flat=True)[0]
    newer = finished_runs().filter(revision__in=list(revision_ids), release__number__gt=number)
    return Pin(release, newest, newest != number and newer.exists())

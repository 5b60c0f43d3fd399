"""How many reports have a term: counted anew each hour, kept by each process until then."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from django.db import transaction
from django.utils import timezone

from reports.grouping.counting import Counted
from reports.grouping.packing import is_readable, unpacked
from reports.grouping.values import Told
from reports.models import ArticleKeys, TermCounts

#: The newest reports that are counted; what is rare among them is rare enough. A choice.
MOST_COUNTED = 5_000
#: A report is compared with placed reports at most this much older or younger (docs/method.md, "Stories").
OPEN_FOR = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class KnownTerms:
    """The counts in use."""

    words: Counted
    pairs: Counted
    open_reports: int


NOTHING_KNOWN = KnownTerms(Counted.over([]), Counted.over([]), 0)


def known_terms(number: int | None) -> KnownTerms:
    """The counts of that number; nothing is known before the first, nor where they were forgotten just now."""
    return NOTHING_KNOWN if number is None else _loaded(number)


def newest_counts() -> int | None:
    """The number of the counts in use."""
    return TermCounts.objects.order_by("-pk").values_list("pk", flat=True).first()


@lru_cache(maxsize=1)
def _loaded(number: int) -> KnownTerms:
    row = TermCounts.objects.filter(pk__gte=number).order_by("pk").first()
    if row is None:
        return NOTHING_KNOWN
    words, pairs = (Counted.from_bytes(bytes(stored), row.reports) for stored in (row.words, row.pairs))
    return KnownTerms(words, pairs, row.open_reports)


def count_terms() -> TermCounts | None:
    """The terms of the newest reports counted, and the counts before forgotten; None while there is no report."""
    newest = ArticleKeys.objects.order_by("-moment", "-article").values_list("features", flat=True)[:MOST_COUNTED]
    read = [unpacked(bytes(row), told=Told(), language="", moment=None) for row in newest if is_readable(row)]
    if not read:
        return None
    open_reports = ArticleKeys.objects.filter(moment__gte=timezone.now() - OPEN_FOR).count()
    with transaction.atomic():
        row = TermCounts.objects.create(
            reports=len(read),
            open_reports=open_reports,
            words=Counted.over([one.words for one in read]).as_bytes(),
            pairs=Counted.over([one.pairs for one in read]).as_bytes(),
        )
        TermCounts.objects.filter(pk__lt=row.pk).delete()
    return row

"""How many reports have a term: counted anew each hour, kept by each process until then."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from django.db import transaction
from django.utils import timezone

from reports.grouping.counting import Counted
from reports.grouping.packing import is_readable, opened
from reports.models import ArticleKeys, TermCounts

#: The newest reports that are counted; what is rare among them is rare enough. A choice.
MOST_COUNTED = 5_000
#: While there are fewer: a share of new ones after which they are counted anew, and how few are taken for so many.
MOST_NEW = 0.4
FEWEST_COUNTED = 10
#: A report is compared with placed reports at most this much older or younger (docs/method.md, "Stories").
OPEN_FOR = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class KnownTerms:
    """The counts in use."""

    words: Counted
    pairs: Counted
    open_reports: int
    last_keys: int

    def is_outgrown(self, keys: int) -> bool:
        """Whether so many reports came since that it should be counted before the hour is over."""
        counted = self.words.reports
        return counted < MOST_COUNTED and keys - self.last_keys > MOST_NEW * max(counted, FEWEST_COUNTED)


NOTHING_KNOWN = KnownTerms(Counted.over([]), Counted.over([]), 0, 0)


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
    return KnownTerms(words, pairs, row.open_reports, row.last_keys)


def count_terms() -> TermCounts | None:
    """The terms of the newest reports counted, and the counts before forgotten; None while there is no report."""
    last = ArticleKeys.objects.order_by("-pk").values_list("pk", flat=True).first()
    newest = ArticleKeys.objects.order_by("-moment", "-article").values_list("features", flat=True)[:MOST_COUNTED]
    read = [opened(bytes(row)) for row in newest.iterator() if is_readable(row)]
    if last is None or not read:
        return None
    open_reports = ArticleKeys.objects.filter(moment__gte=timezone.now() - OPEN_FOR).count()
    with transaction.atomic():
        row = TermCounts.objects.create(
            reports=len(read),
            open_reports=open_reports,
            last_keys=last,
            words=Counted.over([one.words for one in read]).as_bytes(),
            pairs=Counted.over([one.pairs for one in read]).as_bytes(),
        )
        TermCounts.objects.filter(pk__lt=row.pk).delete()
    return row

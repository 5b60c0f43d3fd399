"""Measuring which labels set one source apart: all stored uses in, one set of rows out.

The method stands in docs/method.md, "Distinctive labels".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from framing.analysis.distinctive import (
    LEAST_USES,
    LabelContrast,
    LabelCount,
    counted_label,
    distinctive_labels,
    summed,
)
from framing.models import DistinctiveLabel
from framing.selectors.label_uses import counts_by_referent

Use = dict[str, Any]
#: Words of the other sources that are kept with a label, the most used first.
OTHER_LABELS_KEPT = 8
_ROWS_AT_ONCE = 500


def measure_labels() -> int | None:
    """How many labels set a source apart by what is stored now; they replace those of the last measurement.

    None where another worker is measuring already: what it finds is as new.
    """
    with transaction.atomic():
        if not _is_alone():
            return None
        found = list(_measured())
        DistinctiveLabel.objects.all().delete()
        DistinctiveLabel.objects.bulk_create(found, batch_size=_ROWS_AT_ONCE)
    return len(found)


def _is_alone() -> bool:
    """Whether nobody else measures until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s))", [DistinctiveLabel._meta.db_table])
        return bool(cursor.fetchone()[0])


def _measured() -> Iterator[DistinctiveLabel]:
    now = timezone.now()
    for key, rows in groupby(counts_by_referent(least_uses=LEAST_USES), key=itemgetter("referent_key")):
        uses = list(rows)
        for use in uses:
            use["label"] = counted_label(use["label_key"], use["text"], use["name"])
        if contrasts := distinctive_labels(summed(map(_count, uses))):
            name = _most_used((use["name"], use["uses"]) for use in uses)
            for one in contrasts:
                row = _row(one, uses)
                row.referent_key, row.referent_name, row.measured_at = key, name, now
                yield row


def _count(use: Use) -> LabelCount:
    return LabelCount(use["source_id"], use["label"], use["uses"], use["articles"], use["stories"])


def _row(one: LabelContrast, uses: Sequence[Use]) -> DistinctiveLabel:
    same = [use for use in uses if use["label"] == one.label and use["source_id"] == one.source]
    others = [use for use in uses if use["label"] != one.label and use["source_id"] != one.source]
    return DistinctiveLabel(
        source_id=one.source,
        label_key=one.label,
        text=_most_used((use["text"], use["uses"]) for use in same),
        z=one.z or 0.0,
        uses=one.uses,
        of=one.of,
        others=one.others,
        others_of=one.others_of,
        articles=one.articles,
        stories=one.stories,
        other_labels=_words_of(others)[:OTHER_LABELS_KEPT],
    )


def _words_of(uses: Sequence[Use]) -> list[list[Any]]:
    """Each label as it is mostly printed, its uses, and the keys that were counted as it; the most used first."""
    printed: dict[str, Counter[str]] = {}
    keys: dict[str, set[str]] = {}
    for use in uses:
        printed.setdefault(use["label"], Counter())[use["text"]] += use["uses"]
        keys.setdefault(use["label"], set()).add(use["label_key"])
    found = [[_most_used(texts.items()), texts.total(), *sorted(keys[label])] for label, texts in printed.items()]
    return sorted(found, key=lambda row: (-row[1], row[0]))


def _most_used(named: Iterable[tuple[str, int]]) -> str:
    totals: Counter[str] = Counter()
    for name, count in named:
        totals[name] += count
    return min(totals, key=lambda name: (-totals[name], name))

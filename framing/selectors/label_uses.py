"""How reports call whom across stories, in the outlets' own voice; only the present comparison of a story has rows."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Aggregate, CharField, Count, F, QuerySet, Sum

from framing.models import LabelUse


class MostUsed(Aggregate):
    """The value that most rows of a group have; of several the first in the order of the alphabet."""

    function = "MODE"
    template = "%(function)s() WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = CharField()


def own_uses() -> QuerySet[LabelUse]:
    """Own-voice uses for referents that have a name across stories, by reports that are in the story still."""
    standing = LabelUse.objects.filter(own__gt=0, article__story=F("story"))
    return standing.exclude(referent_key="")


def counts_by_referent(*, least_uses: int) -> Iterator[Any]:
    """For every source and label of each referent its own-voice uses, reports and stories, those of one referent behind
    each other; referents of one source, or with fewer uses, are left out. One query, read in portions.
    """
    several = own_uses().order_by().values("referent_key")
    several = several.annotate(sources=Count("source", distinct=True), uses=Sum("own"))
    several = several.filter(sources__gt=1, uses__gte=least_uses)
    rows = (
        own_uses()
        .filter(referent_key__in=several.values("referent_key"))
        .order_by()
        .values("referent_key", "label_key", "source_id")
        .annotate(
            uses=Sum("own"),
            articles=Count("article", distinct=True),
            stories=Count("story", distinct=True),
            text=MostUsed("text"),
            name=MostUsed("referent_name"),
        )
        .order_by("referent_key", "label_key", "source_id")
    )
    return rows.iterator(chunk_size=2000)


def amount_of_text() -> dict[str, int]:
    """What there is to measure: stories, reports, sources and own-voice uses; one query."""
    return own_uses().aggregate(
        stories=Count("story", distinct=True),
        reports=Count("article", distinct=True),
        sources=Count("source", distinct=True),
        uses=Sum("own", default=0),
        referents=Count("referent_key", distinct=True),
    )

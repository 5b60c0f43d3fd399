"""Labels that set one source apart, as last measured: by referent and source, each count with its passages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Abs
from django.urls import reverse
from django.utils.http import urlencode

from framing.models import DistinctiveLabel
from reports.models import Mention

#: What a referent is, in a reader's words.
KINDS = {
    "actor": "people",
    "group": "groups",
    "place": "places",
    "event": "events",
    "action": "actions",
    "object": "things",
    "other": "other",
}
MORE, LESS = "more", "less"
#: Which way a source may be set apart.
WAYS = [("", "More or less often"), (MORE, "More often"), (LESS, "Less often")]
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class CountedWord:
    """A wording with its uses, and where they stand."""

    text: str
    uses: int
    address: str


@dataclass(frozen=True, slots=True)
class ApartRow:
    """A label of one source beside the words of the others."""

    label: DistinctiveLabel
    address: str
    others_address: str
    other_words: tuple[CountedWord, ...]

    @property
    def is_more(self) -> bool:
        """Whether the source uses it more often than the others, or less."""
        return self.label.z > 0

    @property
    def share(self) -> float:
        """Of its own-voice labels of the referent, per cent."""
        return share_of(self.label.uses, self.label.of)

    @property
    def others_share(self) -> float:
        """The same of the others together."""
        return share_of(self.label.others, self.label.others_of)


@dataclass(frozen=True, slots=True)
class ApartReferent:
    """One referent with the labels that set sources apart for it, the clearest first."""

    key: str
    name: str
    rows: tuple[ApartRow, ...]


def share_of(uses: int, of: int) -> float:
    """Per cent; 0 of nothing."""
    return 100 * uses / of if of else 0.0


def uses_address(
    referent: str, labels: Iterable[str], *, source: str = "", side: str = "", is_shared: bool = False
) -> str:
    """The page with every use of these labels: by that source, or with the side ``OTHERS`` by all the others."""
    asked: list[tuple[str, str]] = [("referent", referent), *(("label", label) for label in labels)]
    asked += [(name, value) for name, value in (("source", source), ("side", side)) if value]
    return f"{reverse('framing:label_uses')}?{urlencode([*asked, ('shared', '1')] if is_shared else asked)}"


def labels_apart(*, source: str = "", referent: str = "", kind: str = "", way: str = "") -> QuerySet[DistinctiveLabel]:
    """The measured labels by the names of their referents, the clearest of each first."""
    rows = DistinctiveLabel.objects.select_related("source")
    if source:
        rows = rows.filter(source__slug=source)
    if referent:
        rows = rows.filter(referent_key=referent)
    if way:
        rows = rows.filter(z__gt=0) if way == MORE else rows.filter(z__lt=0)
    if kind:
        rows = rows.filter(referent_key__in=[key for key, found in _kinds().items() if found == kind])
    return rows.order_by("referent_name", "referent_key", Abs("z").desc(), "pk")


def referents_of(labels: Iterable[DistinctiveLabel]) -> list[ApartReferent]:
    """The labels of a page by referent."""
    found: dict[str, list[DistinctiveLabel]] = {}
    for label in labels:
        found.setdefault(label.referent_key, []).append(label)
    return [ApartReferent(key, rows[0].referent_name, tuple(map(_row, rows))) for key, rows in found.items()]


def _row(label: DistinctiveLabel) -> ApartRow:
    slug, key = label.source.slug, label.referent_key
    words = tuple(
        CountedWord(text, uses, uses_address(key, labels, source=slug, side=OTHERS))
        for text, uses, *labels in label.other_labels
    )
    return ApartRow(
        label,
        uses_address(key, [label.label_key], source=slug),
        uses_address(key, [label.label_key], source=slug, side=OTHERS) if label.others else "",
        words,
    )


def choices() -> dict[str, Sequence[Any]]:
    """What the list can be narrowed to: sources, referents and kinds that have a measured label; in two queries."""
    rows = DistinctiveLabel.objects.order_by().values_list(
        "source__slug", "source__name", "referent_key", "referent_name"
    )
    sources, referents = {}, {}
    for slug, name, key, referent in rows.distinct():
        sources[slug], referents[key] = name, referent
    present = set(_kinds().values()) if referents else set()
    return {
        "sources": sorted(sources.items(), key=lambda pair: pair[1]),
        "referent_choices": sorted(referents.items(), key=lambda pair: (pair[1], pair[0])),
        "kinds": [(kind, words) for kind, words in KINDS.items() if kind in present],
    }


def measured_at() -> datetime | None:
    """When the labels were measured; None where the last measurement found none."""
    return DistinctiveLabel.objects.aggregate(newest=Max("measured_at"))["newest"]


def _kinds() -> dict[str, str]:
    """What each referent is, by its key, as one of its mentions tells; one query."""
    mentions = Mention.objects.filter(
        revision__article__label_uses__referent_key=OuterRef("referent_key"),
        start=F("revision__article__label_uses__first"),
        revision=F("revision__article__latest_revision"),
    )
    keys = DistinctiveLabel.objects.order_by().values("referent_key").distinct()
    found = keys.annotate(kind=Subquery(mentions.order_by().values("kind")[:1]))
    return {row["referent_key"]: row["kind"] or "other" for row in found}

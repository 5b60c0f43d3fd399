"""What one outlet calls whom in the stories that it shares with others (docs/method.md, "Distinctive labels")."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Q, Sum
from django.db.models.functions import Abs

from framing.analysis.distinctive import (
    LEAST_USES,
    NAME,
    LabelContrast,
    LabelCount,
    Odds,
    counted_label,
    keyness,
    odds_of,
    summed,
)
from framing.models import DistinctiveLabel
from framing.selectors.distinctive import OTHERS, share_of, uses_address
from framing.selectors.label_uses import MostUsed, own_uses
from reports.models import Source

#: Referents on a page, those of most shared stories first.
REFERENTS_ON_A_PAGE = 10
#: Labels shown of a referent on each side, the most used first.
LABELS_SHOWN = 8
_OURS, _THEIRS = 1, 2


@dataclass(slots=True)
class Shared:
    """A referent with the stories in which the source and others speak of it, and the uses of both sides there."""

    key: str
    stories: list[int] = field(default_factory=list)
    ours: int = 0
    theirs: int = 0

    def add(self, story: int, ours: int, theirs: int) -> None:
        """Count one more story."""
        self.stories.append(story)
        self.ours += ours
        self.theirs += theirs


@dataclass(frozen=True, slots=True)
class KeyLabel:
    """A label with its uses by the source and by the others together, and where each stand."""

    text: str
    contrast: LabelContrast
    address: str
    others_address: str
    is_name: bool

    @property
    def is_more(self) -> bool:
        """Whether the source uses it more often than the others, or less."""
        return (self.contrast.z or 0) > 0

    @property
    def odds(self) -> Odds | None:
        """Its odds with the source beside those with the others."""
        one = self.contrast
        return odds_of(one.uses, one.of, one.others, one.others_of)

    @property
    def share(self) -> float:
        """Of the source's labels of the referent, per cent."""
        return share_of(self.contrast.uses, self.contrast.of)

    @property
    def others_share(self) -> float:
        """The same of the others together."""
        return share_of(self.contrast.others, self.contrast.others_of)


@dataclass(frozen=True, slots=True)
class KeyReferent:
    """One referent as the source and the others call it in the stories they share."""

    key: str
    name: str
    stories: int
    of: int
    others_of: int
    labels: tuple[KeyLabel, ...]
    more_count: int

    @property
    def is_measured(self) -> bool:
        """Whether it has a z at all: one story has none."""
        return any(label.contrast.z is not None for label in self.labels)


def referents_called(source: Source, page: str | None) -> "Page[Shared]":
    """The referents with enough own-voice labels on both sides; three queries.

    First those for which a label sets the source apart, as last measured; then those of most shared stories.
    """
    spoken = own_uses().order_by().values_list("referent_key", "story_id").annotate(uses=Sum("own"))
    ours = {(key, story): uses for key, story, uses in spoken.filter(source=source)}
    same_stories = own_uses().filter(source=source).values("story")
    theirs = {(key, story): uses for key, story, uses in spoken.filter(~Q(source=source), story__in=same_stories)}
    found: dict[str, Shared] = {}
    for pair in sorted(ours.keys() & theirs.keys()):
        found.setdefault(pair[0], Shared(pair[0])).add(pair[1], ours[pair], theirs[pair])
    enough = [one for one in found.values() if min(one.ours, one.theirs) >= LEAST_USES]
    clear = _clearest(source) if enough else {}
    ordered = sorted(enough, key=lambda one: (-clear.get(one.key, 0.0), -len(one.stories), -one.ours, one.key))
    return Paginator(ordered, REFERENTS_ON_A_PAGE).get_page(page)


def _clearest(source: Source) -> dict[str, float]:
    """By referent the greatest |z| of a label that sets the source apart."""
    measured = DistinctiveLabel.objects.filter(source=source).order_by().values_list("referent_key")
    return dict(measured.annotate(greatest=Max(Abs("z"))))


def key_referents(source: Source, shared: Iterable[Shared]) -> list[KeyReferent]:
    """The referents of a page with their labels on both sides; one query."""
    listed = list(shared)
    counts: dict[str, list[dict[str, Any]]] = {one.key: [] for one in listed}
    for count in _counts(source, listed):
        counts[count["referent_key"]].append(count)
    return [_referent(source, one, counts[one.key]) for one in listed if counts[one.key]]


def _counts(source: Source, shared: Sequence[Shared]) -> Iterable[Any]:
    """By referent, label and side the uses in the shared stories."""
    if not shared:
        return []
    pairs = reduce(or_, (Q(referent_key=one.key, story__in=one.stories) for one in shared))
    return (
        own_uses()
        .filter(pairs)
        .order_by()
        .annotate(is_ours=Q(source=source))
        .values("referent_key", "label_key", "is_ours")
        .annotate(
            uses=Sum("own"),
            articles=Count("article", distinct=True),
            stories=Count("story", distinct=True),
            text=MostUsed("text"),
            name=MostUsed("referent_name"),
        )
        .order_by("referent_key", "label_key", "is_ours")
    )


def _referent(source: Source, shared: Shared, counts: Sequence[dict[str, Any]]) -> KeyReferent:
    printed: dict[str, Counter[str]] = {}
    keys: dict[str, set[str]] = {}
    sides = []
    for count in counts:
        label = counted_label(count["label_key"], count["text"], count["name"])
        printed.setdefault(label, Counter())[count["text"]] += count["uses"]
        keys.setdefault(label, set()).add(count["label_key"])
        side = _OURS if count["is_ours"] else _THEIRS
        sides.append(LabelCount(side, label, count["uses"], count["articles"], count["stories"]))
    contrasts = keyness(summed(sides), source=_OURS, stories=len(shared.stories))
    told = sorted(contrasts, key=lambda one: (not one.sets_apart, one.label == NAME, -one.uses, -one.others, one.label))
    address = _Addresses(shared.key, source.slug)
    labels = [_label(one, printed[one.label], sorted(keys[one.label]), address) for one in told]
    shown = _widely_used(labels)
    return KeyReferent(
        shared.key,
        Counter(count["name"] for count in counts).most_common(1)[0][0],
        len(shared.stories),
        shared.ours,
        shared.theirs,
        tuple(shown),
        len(labels) - len(shown),
    )


def _widely_used(labels: Sequence[KeyLabel]) -> list[KeyLabel]:
    """The first of the source's labels, and of the others' that it does not use."""
    ours = [label for label in labels if label.contrast.uses]
    theirs = [label for label in labels if not label.contrast.uses]
    return [*ours[:LABELS_SHOWN], *theirs[:LABELS_SHOWN]]


@dataclass(frozen=True, slots=True)
class _Addresses:
    """Where the uses of labels of one referent stand, by the source and by the others."""

    referent: str
    source: str

    def ours(self, labels: Sequence[str]) -> str:
        return uses_address(self.referent, labels, source=self.source, is_shared=True)

    def theirs(self, labels: Sequence[str]) -> str:
        return uses_address(self.referent, labels, source=self.source, side=OTHERS, is_shared=True)


def _label(one: LabelContrast, printed: Counter[str], keys: Sequence[str], address: _Addresses) -> KeyLabel:
    return KeyLabel(
        text=printed.most_common(1)[0][0],
        contrast=one,
        address=address.ours(keys) if one.uses else "",
        others_address=address.theirs(keys) if one.others else "",
        is_name=one.label == NAME,
    )

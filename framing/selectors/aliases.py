"""The alias table as it is stored: its sets, its editions, how often reports use them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from framing.analysis.aliases import AliasSet, AliasTable
from framing.lexicons import load_starter_aliases
from framing.models import AliasChange, LabelUse
from framing.models import AliasSet as AliasSetRow
from framing.selectors.label_uses import MostUsed
from reports.extraction.mentions.values import MentionKind

RIGHT_TO_CHANGE = "framing.change_aliasset"
SETS_ON_A_PAGE = 40
CHANGES_ON_A_PAGE = 20
#: Labels and stories that the page of a set lists.
MOST_LABELS = 12
MOST_STORIES = 8
#: How the key of a referent begins that an alias set names.
REFERENT_KEY = "alias:"


def alias_table() -> AliasTable:
    """All sets in force with the number of their edition; before any was loaded, those that come with the product."""
    change = last_change()
    return _table(change.pk, change.number) if change else load_starter_aliases()


@lru_cache(maxsize=2)
def _table(change_id: int, edition: int) -> AliasTable:
    """Kept by the change that made it: what is written later has another."""
    return AliasTable(tuple(value_of(row) for row in sets_in_force()), edition)


def last_change() -> AliasChange | None:
    """The change that made the edition in force; None before anything was loaded."""
    return AliasChange.objects.order_by("-number").only("pk", "number").first()


def sets_in_force() -> QuerySet[AliasSetRow]:
    """The sets that are not retired, by code, with their names; two queries."""
    return AliasSetRow.objects.filter(retired_at=None).prefetch_related("aliases").order_by("code")


def value_of(row: AliasSetRow) -> AliasSet:
    """A stored set as a value."""
    ordered = sorted(row.aliases.all(), key=lambda alias: alias.position)
    return AliasSet(row.code, MentionKind(row.kind), tuple(alias.text for alias in ordered), row.note)


def table_of_set(one: AliasSet) -> dict[str, Any]:
    """A set as the log of changes keeps it."""
    return {"kind": str(one.kind), "names": list(one.names), "note": one.note}


def sets_asked(asked: Mapping[str, Any]) -> QuerySet[AliasSetRow]:
    """The sets that fit a query: words of a code, a name or a note, the kind, whether they are retired."""
    found = AliasSetRow.objects.prefetch_related("aliases").order_by("code")
    found = found.filter(retired_at__isnull=asked.get("state") != "retired")
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    for word in str(asked.get("q", "")).split():
        named = AliasSetRow.objects.filter(aliases__text__icontains=word).values("pk")
        found = found.filter(Q(code__icontains=word) | Q(note__icontains=word) | Q(pk__in=named))
    return found


@dataclass(frozen=True, slots=True)
class SetUse:
    """How often the reports of compared stories speak of a set, in how many reports and stories."""

    mentions: int
    reports: int
    stories: int


def uses_of(codes: Iterable[str]) -> dict[str, SetUse]:
    """The use of each of these sets that is used at all; one query."""
    rows = _standing_uses(codes).values("referent_key").order_by()
    counted = rows.annotate(
        mentions=Sum(F("own") + F("attributed")),
        reports=Count("article", distinct=True),
        stories=Count("story", distinct=True),
    )
    return {
        row["referent_key"].removeprefix(REFERENT_KEY): SetUse(row["mentions"], row["reports"], row["stories"])
        for row in counted
    }


def labels_of(code: str) -> list[dict[str, Any]]:
    """What reports call the referent of a set, the most used first: text, own and attributed uses, sources."""
    rows = _standing_uses([code]).values("label_key").order_by()
    counted = rows.annotate(
        shown=MostUsed("text"),
        own_uses=Sum("own"),
        attributed_uses=Sum("attributed"),
        sources=Count("source", distinct=True),
    )
    return [dict(row) for row in counted.order_by("-own_uses", "-attributed_uses", "label_key")[:MOST_LABELS]]


def stories_of(code: str) -> list[dict[str, Any]]:
    """The stories whose reports speak of the referent of a set, the last one first, with the referent's number."""
    rows = _standing_uses([code]).values("story__slug", "story__title", "referent").order_by()
    counted = rows.annotate(mentions=Sum(F("own") + F("attributed")), reports=Count("article", distinct=True))
    return [dict(row) for row in counted.order_by("-story", "referent")[:MOST_STORIES]]


def changes_of(code: str) -> QuerySet[AliasChange]:
    """The log of one set, the newest first."""
    touched = AliasChange.objects.filter(Q(code=code) | Q(after__has_key=code) | Q(before__has_key=code))
    return touched.select_related("changed_by", "story").order_by("-number")


def last_number_of(code: str) -> int:
    """The edition in which a set was last touched; 0 for one that never was."""
    return changes_of(code).values_list("number", flat=True).first() or 0


def _standing_uses(codes: Iterable[str]) -> QuerySet[LabelUse]:
    keys = [f"{REFERENT_KEY}{code}" for code in codes]
    return LabelUse.objects.filter(referent_key__in=keys, article__story=F("story"))

"""Keeping the outlets: their names, their domains, who owns them, and two rows that are one outlet."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from reports.models import Article, DeliveredItem, Delivery, Feed, Source, SourceDomain, SourceName
from reports.selectors.source_desk import report_of_both
from reports.services.sources import add_source, one_at_a_time
from reports.signals import sources_merged
from reports.text.domains import domain_of

#: Choices of the product, docs/method.md, "Limits": more names or domains than these are a list pasted by mistake.
MOST_NAMES = 20
MOST_DOMAINS = 30
_FIELDS = ("name", "homepage", "country", "language", "ownership", "note", "is_agency")


class SourceRefused(Exception):
    """What cannot be stored of an outlet, by field, in the words of the person who typed it."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("; ".join(faults.values()))
        self.faults = dict(faults)


def change_source(
    *, source: Source, given: Mapping[str, Any], names: Sequence[str], domains: Sequence[str], by: User | None
) -> Source:
    """The outlet as an editor wants it, confirmed by that; raises SourceRefused and stores nothing.

    ``given`` holds name, homepage, country, language, ownership, note, is_agency; ``domains`` may be whole addresses.
    """
    with transaction.atomic():
        one_at_a_time(Source)
        row = Source.objects.select_for_update().get(pk=source.pk)
        wanted = _plain_names(names, without=given["name"])
        hosts = [domain_of(domain) for domain in domains if domain.strip()]
        faults = _name_faults(row, given["name"], wanted) | _domain_faults(row, domains, hosts)
        if faults:
            raise SourceRefused(faults)
        for field in _FIELDS:
            setattr(row, field, given[field])
        row.is_confirmed = True
        row.confirmed_by = row.confirmed_by or by
        row.save()
        _keep_names(row, wanted)
        _keep_domains(row, dict.fromkeys(hosts))
    return row


def add_curated_source(
    *, given: Mapping[str, Any], names: Sequence[str], domains: Sequence[str], by: User | None
) -> Source:
    """A new outlet with all that is known of it; raises SourceRefused when its name is taken."""
    with transaction.atomic():
        one_at_a_time(Source)
        if faults := _name_faults(None, given["name"], []):
            raise SourceRefused(faults)
        made = add_source(name=given["name"])
        return change_source(source=made, given=given, names=names, domains=domains, by=by)


def merge_sources(*, gone: Source, kept: Source, by: User | None) -> Source:
    """Everything of one outlet under the other, and its name among the other's names; the first row is taken away.

    Raises SourceRefused when both are the same, or have a report with the same address.
    """
    with transaction.atomic():
        one_at_a_time(Source)
        rows = {row.pk: row for row in Source.objects.select_for_update().filter(pk__in=[gone.pk, kept.pk])}
        if len(rows) < 2:
            raise SourceRefused({"kept": "Choose another outlet than this one."})
        if twice := report_of_both(gone, kept):
            message = f"Both have a report at the same address: “{twice.headline}”. Look at these two first."
            raise SourceRefused({"kept": message})
        stories = _stories_of(gone)
        for model in (Article, Feed, Delivery, SourceDomain, SourceName):
            model._default_manager.filter(source=gone).update(source=kept)
        _settle_found(gone, kept)
        name = rows[gone.pk].name
        rows[gone.pk].delete()
        if not _taken(name):
            SourceName.objects.create(source=kept, name=name)
        sources_merged.send(sender=Source, story_ids=stories)
    return kept


def _settle_found(gone: Source, kept: Source) -> None:
    """What was read and waits for a decision is of the outlet that is left."""
    items = DeliveredItem.objects.select_for_update().filter(found__outlet__source=gone.pk)
    waiting = [DeliveredItem.State.FOUND, DeliveredItem.State.DROPPED]
    for item in items.filter(state__in=waiting).only("found").order_by("pk"):
        item.found["outlet"]["source"] = kept.pk
        item.save(update_fields=["found"])


def confirm_source(*, source: Source, by: User | None) -> None:
    """Somebody has seen that this outlet is what it is called."""
    Source.objects.filter(pk=source.pk, is_confirmed=False).update(is_confirmed=True, confirmed_by=by)


def _plain_names(names: Sequence[str], *, without: str) -> list[str]:
    found: dict[str, str] = {}
    for name in names:
        if plain := " ".join(name.split()):
            found.setdefault(plain.casefold(), plain)
    found.pop(without.casefold(), None)
    return list(found.values())


def _name_faults(source: Source | None, name: str, others: Sequence[str]) -> dict[str, str]:
    own = source.pk if source else None
    faults = {}
    if holder := _holder(name, own):
        faults["name"] = f"{holder.name} has this name already."
    if len(others) > MOST_NAMES:
        faults["names"] = f"An outlet may have {MOST_NAMES} other names; these are {len(others)}."
    elif too_long := next((other for other in others if len(other) > 120), None):
        faults["names"] = f"“{too_long[:40]}…” is too long for a name: 120 characters at most."
    else:
        for other in others:
            if holder := _holder(other, own):
                faults["names"] = f"“{other}” is a name of {holder.name} already."
                break
    return faults


def _holder(name: str, own: int | None) -> Source | None:
    """Another outlet that goes by that name."""
    named = Source.objects.exclude(pk=own) if own else Source.objects.all()
    return named.filter(Q(name__iexact=name) | Q(names__name__iexact=name)).first()


def _taken(name: str) -> bool:
    return _holder(name, None) is not None


def _domain_faults(source: Source, typed: Sequence[str], hosts: Sequence[str]) -> dict[str, str]:
    written = [domain for domain in typed if domain.strip()]
    if len(written) > MOST_DOMAINS:
        return {"domains": f"An outlet may have {MOST_DOMAINS} domains; these are {len(written)}."}
    for line, host in zip(written, hosts, strict=True):
        if not host:
            return {"domains": f"“{line.strip()[:80]}” is no domain. Write it like news.example.org."}
    if taken := SourceDomain.objects.exclude(source=source).filter(domain__in=hosts).select_related("source").first():
        return {"domains": f"{taken.domain} belongs to {taken.source.name} already."}
    return {}


def _keep_names(source: Source, wanted: Sequence[str]) -> None:
    source.names.all().delete()
    SourceName.objects.bulk_create([SourceName(source=source, name=name) for name in wanted])


def _keep_domains(source: Source, wanted: Mapping[str, None]) -> None:
    source.domains.exclude(domain__in=wanted).delete()
    kept = set(source.domains.values_list("domain", flat=True))
    new = [SourceDomain(source=source, domain=domain) for domain in wanted if domain not in kept]
    SourceDomain.objects.bulk_create(new)


def _stories_of(source: Source) -> list[int]:
    stories = Article.objects.filter(source=source, story__isnull=False).values_list("story", flat=True)
    return sorted(set(stories))

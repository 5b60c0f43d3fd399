"""Which outlet a document comes from: by what it says of itself and by where it was published."""

from dataclasses import dataclass
from functools import cache

from publicsuffixlist import PublicSuffixList

from reports.extraction.documents import Evidence, ExtractedDocument
from reports.models import Source, SourceDomain
from reports.selectors.choices import source_called
from reports.text.domains import domain_of

LONGEST_NAME = 120
ARTICLE = "the "


@dataclass(frozen=True, slots=True)
class SourceMatch:
    """The outlet, or the name that a new one would get; what that rests on; and how it was found, in words."""

    source: Source | None
    name: str
    by: Evidence
    how: str

    @property
    def is_known(self) -> bool:
        """Whether the outlet is stored."""
        return self.source is not None


def source_of(document: ExtractedDocument, *, address: str = "", named: str = "") -> SourceMatch:
    """The outlet of a document that came from that address; ``named`` is what its row or feed calls the outlet.

    What a row says comes first, then the domain of the address, then the name of the site. The two names of one
    outlet never lead to two: a name is looked up among all names that the outlet goes by, as it is written, then with a
    “The” before it or without the one that it has.
    """
    if named:
        return _named(named, Evidence.STATED, "as the row says")
    host = domain_of(document.url.value) if document.url else ""
    for one in (host, domain_of(address)):
        if one and (source := source_at(one)):
            return SourceMatch(source, source.name, Evidence.GUESSED, f"from the domain {registrable(one)}")
    if document.site:
        return _named(document.site.value, document.site.by, "as the document says")
    if domain := registrable(host or domain_of(address)):
        return SourceMatch(None, domain, Evidence.GUESSED, f"from the domain {domain}")
    return SourceMatch(None, "", Evidence.MISSING, "")


def source_at(host: str) -> Source | None:
    """The outlet that publishes under that host, or under a domain above it; the nearest one."""
    above = domains_above(host)
    found = {row.domain: row.source for row in SourceDomain.objects.filter(domain__in=above).select_related("source")}
    nearest = next((found[domain] for domain in above if domain in found), None)
    return nearest or _by_homepage(host)


def domains_above(host: str) -> list[str]:
    """The host and the domains above it, down to the one that somebody registered."""
    end = registrable(host)
    if not end:
        return []
    labels = host.split(".")
    depth = len(labels) - len(end.split("."))
    return [".".join(labels[place:]) for place in range(depth + 1)]


def registrable(host: str) -> str:
    """The domain that somebody registered, of which the host is a part."""
    return str(_suffixes().privatesuffix(host) or "") if host else ""


def _named(name: str, by: Evidence, how: str) -> SourceMatch:
    name = " ".join(name.split())[:LONGEST_NAME]
    source = source_called(name) or Source.objects.filter(slug=name).first() or source_called(_turned(name))
    return SourceMatch(source, source.name if source else name, by, how)


def _turned(name: str) -> str:
    """The name with its article where it had none, and without it where it had one: “The Quay Post”, “Quay Post”."""
    return name[len(ARTICLE) :] if name.casefold().startswith(ARTICLE) else f"{ARTICLE}{name}"


def _by_homepage(host: str) -> Source | None:
    """The outlet whose home page stands under the same registered domain, when there is just one."""
    domain = registrable(host)
    if not domain:
        return None
    near = Source.objects.filter(homepage__icontains=domain)[:10]
    ours = [source for source in near if registrable(domain_of(source.homepage)) == domain]
    return ours[0] if len(ours) == 1 else None


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()

"""Which site a page belongs to and under which address it stands (docs/method.md, "Pages")."""

import re
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from reports.extraction.documents.values import Evidence, Found
from reports.extraction.pages.structured import Structured, is_site_node, text_of

# Starting values, see docs/method.md, "Pages".
LONGEST_SITE_NAME = 80
MOST_SITE_WORDS = 6
_SUBDOMAINS = re.compile(r"^(?:www\d?|m|mobile|amp|edition|en)\.")


def site_of(facts: Structured, address: str) -> Found | None:
    """The name of the site: as the page states it, else its domain."""
    stated = (
        facts.first_meta("og:site_name"),
        text_of(facts.resolved(facts.report.get("publisher"))),
        facts.first_meta("sailthru.publisher", "dc.publisher", "dcterms.publisher", "application-name"),
        next((text_of(node.get("name")) for node in facts.nodes if is_site_node(node) and node.get("name")), ""),
        facts.first_meta("article:publisher", "publisher", "copyright", "twitter:site"),
    )
    for name in stated:
        name = name.strip().lstrip("@")
        if name and len(name) <= LONGEST_SITE_NAME and "://" not in name:
            return Found(name, Evidence.STATED)
    if domain := domain_of(address):
        return Found(domain, Evidence.GUESSED)
    return None


def site_names(facts: Structured, site: Found | None, address: str) -> frozenset[str]:
    """Every name under which the page speaks of its site, bare of case and punctuation."""
    names = {site.value if site else "", facts.first_meta("og:site_name"), facts.first_meta("application-name")}
    names |= {
        text_of(facts.resolved(facts.report.get("publisher"))),
        facts.first_meta("twitter:site", "twitter:creator"),
    }
    names |= {text_of(node.get("name")) for node in facts.nodes if is_site_node(node)}
    domain = domain_of(address)
    names |= {domain, domain.rsplit(".", 1)[0] if domain else ""}
    return frozenset(bare for name in names if len(name.split()) <= MOST_SITE_WORDS and (bare := bare_name(name)))


def bare_name(name: str) -> str:
    """The name without case, punctuation, article, and the end of a domain."""
    name = re.sub(r"\.(?:com|org|net|co\.uk|co|tv|info|news)\b.*$", "", name.lower().strip().lstrip("@"))
    name = re.sub(r"^the ", "", name)
    return re.sub(r"[\W_]+", "", name)


def address_of(tree: HtmlElement, facts: Structured, given: str) -> Found | None:
    """The canonical address of the page, made absolute; the given one when the page states none."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (found := _absolute(given, link.get("href"))):
            return Found(found, Evidence.STATED)
    for stated in (facts.first_meta("og:url"), facts.report.get("url"), facts.report.get("mainEntityOfPage")):
        if isinstance(stated, dict):
            stated = stated.get("@id")
        if isinstance(stated, str) and (found := _absolute(given, stated)):
            return Found(found, Evidence.STATED)
    return Found(given, Evidence.STATED) if _absolute("", given) else None


def domain_of(address: str) -> str:
    """The host of the address without www and its like."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return _SUBDOMAINS.sub("", host.lower())


def _absolute(base: str, address: str | None) -> str:
    if not address or len(address) > 2_000:
        return ""
    try:
        whole = urljoin(base, address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in ("http", "https") and parts.netloc and not re.search(r"\s", whole) else ""

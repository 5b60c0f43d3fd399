"""What each fact about a report rests on, for pages."""

from typing import NamedTuple

from django import template

from reports.extraction.documents.values import Evidence
from reports.models import Article

register = template.Library()

#: The facts in the order in which pages tell them.
FACTS = {
    "source": "Outlet",
    "headline": "Headline",
    "byline": "Byline",
    "published_at": "Time of publication",
    "url": "Address",
    "language": "Language",
}
WORDS = {
    Evidence.STATED: "stated by the document",
    Evidence.READ: "read from its words",
    Evidence.GUESSED: "a guess",
    Evidence.PERSON: "given by an editor",
    Evidence.MISSING: "not known",
}


class Fact(NamedTuple):
    """One fact and what it rests on; ``is_guess`` asks for a look."""

    name: str
    evidence: str
    told: str
    is_guess: bool


@register.filter
def provenance_of(article: Article) -> list[Fact]:
    """Every fact whose origin is stored; empty for a report that came in before origins were."""
    stored = article.provenance or {}
    return [
        Fact(name, evidence, WORDS[Evidence(evidence)], evidence in (Evidence.GUESSED, Evidence.MISSING))
        for fact, name in FACTS.items()
        if (evidence := stored.get(fact)) in list(Evidence)
    ]


@register.filter
def provenance_gaps(article: Article) -> list[str]:
    """What a reader must know before reading hours or names off this report, in words; needs its source loaded."""
    gaps = []
    if not article.source.is_confirmed:
        gaps.append("outlet not confirmed")
    if article.published_at is None:
        gaps.append("time of publication not known")
    elif (article.provenance or {}).get("published_at") == Evidence.GUESSED:
        gaps.append("time of publication is a guess")
    return gaps


@register.filter
def is_time_guessed(stored: object) -> bool:
    """Whether the time of publication of an article, or of whatever has one, is only a guess."""
    return (getattr(stored, "provenance", None) or {}).get("published_at") == Evidence.GUESSED


@register.filter
def is_day_only(stored: object) -> bool:
    """Whether only the day of publication is known: its hour is stored as noon, and no page may tell that."""
    return (getattr(stored, "provenance", None) or {}).get("published_time") == Evidence.MISSING

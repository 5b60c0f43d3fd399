"""A comparison as one HTML file for people: no server, no script, its stylesheet inside."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from framing.analysis.headline_records import MISSING, PARTS, placed_parts, wording_words
from framing.analysis.segments import Paragraph, paragraphs_of
from framing.dossier_strips import strips_of
from reports.extraction.parted_headlines import PartedHeadline
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

STYLES = ("tokens", "base", "primitives", "layout", "table", "marks", "text", "dossier")
#: What a site prints around a report is left out, as on the Read page.
FURNITURE = frozenset({Zone.BREADCRUMB, Zone.DUPLICATE_HEADLINE, Zone.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class DossierMark:
    """A term as it is drawn: its stretch, the class that gives its shape, and why it counts or not."""

    start: int
    end: int
    css: str
    title: str


@dataclass(frozen=True, slots=True)
class DossierPart:
    """Actor, verb, target or reason of a headline: words, and whether they are the part or only stand beside it."""

    words: tuple[tuple[str, bool], ...]
    missing: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class DossierReport:
    """One report of the file."""

    name: str
    colour: str
    figures: Mapping[str, Any]
    paragraphs: tuple[Paragraph[DossierMark], ...]
    terms: tuple[Mapping[str, Any], ...]
    headline: tuple[DossierPart, ...] = ()
    headline_words: str = ""


def dossier_html(
    comparison: Mapping[str, Any], texts: Mapping[str, str], headlines: Mapping[str, PartedHeadline | None]
) -> str:
    """The page of one comparison record; ``texts`` are the raw texts by article id, ``headlines`` their parts."""
    reports = [
        _report(number, analysis, texts[analysis["id"]], headlines.get(analysis["id"]))
        for number, analysis in enumerate(comparison["articles"], 1)
    ]
    colours = {report.name: report.colour for report in reports}
    statements = [strips_of(statement, colours) for statement in comparison["quotes"]]
    folder = Path(settings.BASE_DIR) / "static" / "css"
    styles = "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
    stylesheet = "data:text/css;base64," + base64.b64encode(styles.encode()).decode()
    context = {"comparison": comparison, "reports": reports, "statements": statements, "stylesheet": stylesheet}
    return render_to_string("framing/dossier.html", context)


def headline_of(analysis: Mapping[str, Any]) -> Span | None:
    """Where the headline of an analysis record stands in the text; None without one."""
    zones = (zone for zone in analysis["zones"] if zone["zone"] == Zone.HEADLINE)
    return next((Span(zone["start"], zone["end"]) for zone in zones), None)


def _report(number: int, analysis: Mapping[str, Any], text: str, parted: PartedHeadline | None) -> DossierReport:
    zones = [ZoneSpan(Zone(zone["zone"]), Span(zone["start"], zone["end"])) for zone in analysis["zones"]]
    marks = [
        DossierMark(term["start"], term["end"], _css(term), _title(term))
        for term in (*analysis["terms"], *analysis["labels"])
    ]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    sentences = [Span(sentence["start"], sentence["end"]) for sentence in analysis["sentences"]]
    paragraphs = paragraphs_of(text, [zone for zone in zones if zone.zone not in FURNITURE], marks, sentences)
    colour = f"source-{(number - 1) % 8 + 1}"
    bounds = headline_of(analysis)
    return DossierReport(
        name=analysis["id"],
        colour=colour,
        figures=analysis["figures"],
        paragraphs=paragraphs,
        terms=tuple(analysis["terms"]),
        headline=_parts(text, parted, bounds) if parted and bounds else (),
        headline_words=bounds.of(text) if bounds else "",
    )


def _parts(text: str, parted: PartedHeadline, bounds: Span) -> tuple[DossierPart, ...]:
    placed = {part.name: part.stretches for part in placed_parts(parted, bounds)}
    return tuple(
        DossierPart(
            words=tuple((span.of(text), is_part) for span, is_part in placed.get(name, ())),
            missing=MISSING[name],
            told=wording_words(parted) if name == "verb" else "",
        )
        for name in PARTS
    )


def _css(term: Mapping[str, Any]) -> str:
    is_plain = term["voice"] == "own" and not term["counted"]
    return f"mark mark-{'unclear' if term['ambiguous'] else 'plain' if is_plain else term['voice']}"


def _title(term: Mapping[str, Any]) -> str:
    return f"{term['reason']} · {term['referent'] or 'no referent'}"

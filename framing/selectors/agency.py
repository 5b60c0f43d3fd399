"""Who acts on whom: by kind of event, in which forms each report words it, with the places of every count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from framing.analysis.agency import Form
from framing.models import HarmReport
from framing.selectors.report_places import ReportPlaces, places_in
from framing.selectors.reports import Report
from reports.extraction.headline_clauses import reason_behind
from reports.text.spans import Span
from reports.text.zones import Zone

#: Kinds of events in the order in which they are shown, in words.
EVENTS = {
    "KILL": "Killing",
    "WOUND": "Wounding",
    "STRIKE": "Striking, shelling, bombing",
    "ATTACK": "Attacking",
    "DESTROY": "Destroying and damaging",
    "DETAIN": "Detaining",
    "DISPLACE": "Driving out",
}
#: Forms in the order in which they are shown: their words and an example.
FORMS = {
    Form.ACTIVE: ("active, somebody acts", "soldiers shot him"),
    Form.ACTIVE_INSTRUMENT: ("active, a weapon or vehicle acts", "jets hit the depot"),
    Form.ACTIVE_EVENT_SUBJECT: ("active, an event acts", "the raid injured six"),
    Form.PASSIVE_WITH_AGENT: ("passive, agent named", "he was shot by soldiers"),
    Form.PASSIVE_AGENTLESS: ("passive, no agent named", "he was shot"),
    Form.UNDERGOER_SUBJECT: ("told of those harmed", "six died in the raid"),
    Form.NOMINAL_WITH_AGENT: ("as a noun, agent named", "the army’s raid on the depot"),
    Form.NOMINAL_AGENTLESS: ("as a noun, no agent named", "the raid on the depot"),
    Form.REFLEXIVE_OR_CLAIMED: ("claimed by those who did it", "claimed responsibility for the raid"),
}
_VOICES = {"own": "own words", "quoted": "quoted words", "indirect": "reported speech", "scare": "words in marks"}
#: Words of one act that a page shows; a span may run over a whole long sentence.
LONGEST_WORDS = 400
#: Acts of one report in one form that a page lists; the count says all of them.
MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an act's words; ``role`` is agent, predicate, patient or empty."""

    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act of harm as a report words it, with the way to its sentence."""

    report: Report
    event: str
    form: str
    place: str
    href: str
    pieces: tuple[Piece, ...]
    agent: str
    predicate: str
    patient: str
    named: str
    voice: str

    @property
    def named_words(self) -> str:
        """Where the agent is first named, and in whose voice."""
        if not self.named:
            return "not traced to a name" if self.agent else "no agent found"
        return f"agent first named in {self.named}" + (f", {self.voice}" if self.voice else "")


@dataclass(frozen=True, slots=True)
class FormCell:
    """The acts of one report in one form; ``share`` is their part of all its acts of this kind, in per cent."""

    report: Report
    acts: tuple[Act, ...]
    count: int
    share: float

    @property
    def bar(self) -> str:
        return f"{self.share:.1f}%"

    @property
    def more_count(self) -> int:
        return self.count - len(self.acts)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form over the reports."""

    words: str
    example: str
    cells: tuple[FormCell, ...]


@dataclass(frozen=True, slots=True)
class EventForms:
    """One kind of event: its forms over the reports; kinds are never added up."""

    key: str
    words: str
    rows: tuple[FormRow, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """A headline cut into who, does what, to whom, and why; without an act of harm only its words."""

    report: Report
    words: str
    act: Act | None
    reason: str


@dataclass(frozen=True, slots=True)
class AgencyTable:
    """Everything of “Who acts on whom”; ``acts`` are all of them in the order of the reports."""

    reports: tuple[Report, ...]
    headlines: tuple[HeadlineRow, ...]
    events: tuple[EventForms, ...]
    acts: tuple[Act, ...]

    @property
    def has_acts(self) -> bool:
        return bool(self.acts)

    @property
    def has_headline_acts(self) -> bool:
        return any(row.act for row in self.headlines)


def agency_of(reports: Sequence[Report], harms: Mapping[int, list[HarmReport]], *, release: int = 0) -> AgencyTable:
    """The acts of harm of the analysed reports, by the revision of each; no query."""
    shown = [report for report in reports if report.run and report.revision]
    story = shown[0].article.story if shown else None
    path = reverse("framing:story_read", args=[story.slug]) if story else ""
    places = places_in(shown, path, release)
    acts: list[tuple[HarmReport, Act]] = []
    headlines: list[HeadlineRow] = []
    for report in shown:
        place = places[report.article.pk]
        found = [(row, _act(row, report, place)) for row in harms.get(report.article.latest_revision_id or 0, [])]
        acts += found
        headlines += _headlines(report, place, found)
    return AgencyTable(tuple(shown), tuple(headlines), _events(shown, acts), tuple(act for _, act in acts))


def _events(reports: Sequence[Report], acts: Sequence[tuple[HarmReport, Act]]) -> tuple[EventForms, ...]:
    """One table for each kind of event that occurs."""
    found: dict[str, dict[str, dict[int, list[Act]]]] = {}
    for row, act in acts:
        found.setdefault(row.event, {}).setdefault(row.form, {}).setdefault(act.report.article.pk, []).append(act)
    tables = []
    for event, words in EVENTS.items():
        by_form = found.get(event, {})
        counts = [sum(len(of.get(report.article.pk, ())) for of in by_form.values()) for report in reports]
        rows = tuple(
            FormRow(*FORMS[form], tuple(map(_cell, reports, [by_form[form]] * len(reports), counts)))
            for form in FORMS
            if form in by_form
        )
        if rows:
            tables.append(EventForms(event.lower(), words, rows, tuple(counts)))
    return tuple(tables)


def _cell(report: Report, by_report: Mapping[int, list[Act]], total: int) -> FormCell:
    acts = by_report.get(report.article.pk, [])
    return FormCell(report, tuple(acts[:MOST_LISTED]), len(acts), 100 * len(acts) / total if total else 0.0)


def _act(row: HarmReport, report: Report, place: ReportPlaces) -> Act:
    details = row.details
    voice = details.get("agent_voice") or ""
    return Act(
        report=report,
        event=EVENTS.get(row.event, row.event.capitalize()),
        form=FORMS[Form(row.form)][0],
        place=place.words(row.start),
        href=place.href(row),
        pieces=_pieces(place.text, row, details),
        agent=_said(details.get("agent")),
        predicate=_said(details.get("predicate")),
        patient=_said(details.get("patient")),
        named=_named(details.get("agent_first_named"), place.words(row.start)),
        voice=_VOICES.get(voice, voice),
    )


def _named(where: str | None, own_place: str) -> str:
    match where:
        case None:
            return ""
        case "headline":
            return "the headline"
        case "lead":
            return "the first paragraph"
        case "sentence":
            return f"this very sentence ({own_place})" if own_place else "this very sentence"
    return where


def _said(slot: Mapping[str, Any] | None) -> str:
    return " ".join(str(slot["text"]).split()) if slot else ""


def _pieces(text: str, row: HarmReport, details: Mapping[str, Any]) -> tuple[Piece, ...]:
    """The act's words cut at its roles; a role that overlaps the one before it is left within that."""
    end = min(row.end, row.start + LONGEST_WORDS)
    parts = [
        (details[role]["start"], details[role]["end"], role)
        for role in ("agent", "predicate", "patient")
        if details.get(role)
    ]
    pieces, place = [], row.start
    for start, stop, role in sorted(parts):
        if start < place or stop > end:
            continue
        pieces.append(Piece(text[place:start], ""))
        pieces.append(Piece(text[start:stop], role))
        place = stop
    pieces.append(Piece(text[place:end] + ("…" if end < row.end else ""), ""))
    return tuple(piece for piece in pieces if piece.text)


def _headlines(report: Report, place: ReportPlaces, acts: Iterable[tuple[HarmReport, Act]]) -> Iterable[HeadlineRow]:
    """The headline of a report with its first act of harm, if it tells any."""
    bounds = next(((start, end) for zone, start, end, _ in place.zones if zone == Zone.HEADLINE), None)
    if bounds is None:
        return
    first = next(((row, act) for row, act in acts if row.zone == Zone.HEADLINE), None)
    rest = Span(first[0].end, bounds[1]) if first and first[0].end < bounds[1] else None
    reason = reason_behind(place.text, rest) if rest else None
    words = " ".join(place.text[bounds[0] : bounds[1]].split())
    yield HeadlineRow(report, words, first[1] if first else None, reason.of(place.text) if reason else "")

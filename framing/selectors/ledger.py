"""Rows of the ledger of figures: what is counted, and each report's figure in its words with who counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite
from typing import Any

from django.utils.text import Truncator

from framing.analysis.inflection import VERBS, inflected
from framing.analysis.ledger import Verdict
from framing.analysis.readings import in_one_line
from framing.selectors.claim_cells import VOICES
from framing.selectors.one_voice import Said, one_text_in_words
from framing.selectors.report_places import ReportPlaces
from framing.selectors.reports import Report
from framing.selectors.wire import same_text_note
from reports.extraction.quantities.comparators import APPROXIMATE
from reports.extraction.quantities.values import Comparator
from reports.models import Quantity
from reports.text.spans import Span
from reports.text.zones import Zone

#: Characters of the sentence on either side of a figure.
SURROUNDINGS = 80
#: The verdict in words and as a sign; the sign is no colour and is read out as the words.
VERDICTS = {
    Verdict.AGREE: ("Agree", "="),
    Verdict.AGREE_IN_TOTAL: ("Agree in total, differ in parts", "Σ"),
    Verdict.DIFFER: ("Differ", "≠"),
    Verdict.ONLY_IN: ("Only in one report", "◦"),
}
#: What stands beside the verdicts: figures that agree since they stand in one text that several reports print.
ONE_TEXT = "one_text"
#: The order in which rows are shown: what a reader has to look at first, first.
ORDER = (Verdict.DIFFER.value, Verdict.AGREE_IN_TOTAL.value, Verdict.AGREE.value, ONE_TEXT, Verdict.ONLY_IN.value)
#: Classes of units in words; what is not here stands as the class is written.
UNITS = {"person": ("person", "people"), "percent": ("%", "%")}
#: Units that are written as signs and have no plural.
SIGNS = frozenset(["km", "m", "cm", "mm", "kg", "g", "ha", "l", "ml"])
#: What is done to those who are counted; of other verbs they may be who acts.
_DONE_TO = ["abduct", "arrest", "attack", "bomb", "bury", "capture", "damage", "deport", "deploy", "destroy"]
_DONE_TO += ["detain", "displace", "evacuate", "execute", "expel", "free", "hit", "hospitalize", "infect"]
_DONE_TO += ["injure", "jail", "kill", "quarter", "release", "rescue", "shell", "shoot", "station", "strike"]
_DONE_TO += ["trap", "vaccinate", "wound"]
UNDERGONE = frozenset(_DONE_TO)
#: Words of a population in a heading; the figure has all of them.
LONGEST_POPULATION = 9


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one report, in its words, with the start and end of its sentence around it."""

    quantity: Quantity
    report: Report
    before: str
    words: str
    after: str
    place: str
    href: str
    total: "Figure | None" = None

    @property
    def value(self) -> str:
        """The number as it was read: “20”, “18–22”, “24 or more”."""
        return interval_in_words(self.quantity.low, self.quantity.high)

    @property
    def comparator(self) -> str:
        """How the words make an interval of it; empty where they give a plain number or a limit."""
        about = f"given as about: ±{APPROXIMATE:.0%}"
        said = {Comparator.APPROX: about, Comparator.VAGUE: "given in words", Comparator.RANGE: "a range"}
        return said.get(Comparator(self.quantity.comparator), "")

    @property
    def unit(self) -> str:
        is_one = self.quantity.low == 1 and self.quantity.high == 1
        return unit_in_words(self.quantity.unit, is_one=is_one)

    @property
    def voice(self) -> str:
        return VOICES.get(self.quantity.voice, self.quantity.voice)

    @property
    def speaker(self) -> str:
        return self.quantity.speaker_name

    @property
    def counted_by(self) -> str:
        """Who counted, as the report says; empty where it says nothing, or names the speaker."""
        name: str = self.quantity.details.get("counted_by") or ""
        return "" if self.speaker and self.speaker.casefold() in name.casefold() else name

    @property
    def relayed_by(self) -> str:
        return ", ".join(self.quantity.details.get("relayed_by") or [])

    @property
    def where(self) -> str:
        return self.quantity.details.get("place") or ""

    @property
    def when(self) -> str:
        return self.quantity.details.get("time") or ""

    @property
    def population(self) -> str:
        return self.quantity.population

    @property
    def is_part(self) -> bool:
        """Whether it counts some of those that another figure counts."""
        return self.quantity.details.get("part_of") is not None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What one report gives for one thing that is counted."""

    report: Report
    figures: tuple[Figure, ...]
    sum: str = ""

    @property
    def said(self) -> Said:
        """Where in its body the report gives it; a headline is the outlet's own on any copy."""
        in_body = (figure.quantity for figure in self.figures if figure.quantity.zone == Zone.BODY)
        return Said(self.report, tuple(Span(one.start, one.end) for one in in_body))

    @property
    def published_at(self) -> datetime | None:
        return self.report.article.published_at


@dataclass(frozen=True, slots=True)
class LedgerView:
    """One thing that is counted, with what each report gives for it."""

    number: int
    verdict: Verdict
    unit: str
    #: What was done to the counted, behind the unit; or of what they did, or what else was, the ``verb`` alone.
    happened: str
    verb: str
    #: Who or what is counted, in the words of each report's first figure; not where these are the unit again.
    populations: tuple[str, ...]
    note: str
    entries: tuple[LedgerEntry, ...]
    others: tuple[Report, ...]
    #: “Both print Northgate Wire’s text” of figures that agree since they are one voice; empty for others.
    one_text: str = ""

    @property
    def filed(self) -> str:
        """Under what it is listed: its verdict, but for what agrees since it is one text."""
        return ONE_TEXT if self.one_text else self.verdict.value

    @property
    def same_text(self) -> str:
        """Which of its reports give it in one text that they share, in words; empty where each wrote its own."""
        places = ((entry.report.article, span) for entry in self.entries for span in entry.said.spans)
        return "" if self.one_text else same_text_note(places)

    @property
    def figures(self) -> list[Figure]:
        return [figure for entry in self.entries for figure in entry.figures]

    @property
    def verdict_words(self) -> str:
        if self.is_alone:
            return f"Only in {self.entries[0].report.source.name}"
        return self.one_text or VERDICTS[self.verdict][0]

    @property
    def sign(self) -> str:
        return "‖" if self.one_text else VERDICTS[self.verdict][1]

    @property
    def shape(self) -> str:
        """The class of the verdict."""
        return self.filed.replace("_", "-")

    @property
    def is_alone(self) -> bool:
        return self.verdict is Verdict.ONLY_IN

    @property
    def is_part(self) -> bool:
        """Whether every report counts some of those that another of its figures counts."""
        return all(figure.is_part for figure in self.figures)


def ledger_rows(
    stored: Sequence[Mapping[str, Any]],
    quantities: Mapping[int, Sequence[Quantity]],
    reports: Sequence[Report],
    places: Mapping[int, ReportPlaces],
) -> list[LedgerView]:
    """The stored rows by verdict, those of one verdict in their order; figures that are gone since are left out."""
    known = {
        pk: {row.number: row for row in quantities.get(found.report.article.latest_revision_id or 0, ())}
        for pk, found in places.items()
    }
    made = (_row(number, row, known, reports, places) for number, row in enumerate(stored, start=1))
    return sorted((row for row in made if row.entries), key=lambda row: ORDER.index(row.filed))


def interval_in_words(low: float | None, high: float | None) -> str:
    """An interval as a reader says it; both ends belong to it."""
    if low is None and high is None:
        return "no number"
    if low is None or high is None:
        return f"{plain(low)} or more" if low is not None else f"{plain(high)} at most"
    return plain(low) if low == high else f"{plain(low)}–{plain(high)}"


def plain(number: float | None) -> str:
    """A number with commas in thousands, and no more decimals than it has; empty for what is no number."""
    if number is None or not isfinite(number):
        return ""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}".rstrip("0")


def unit_in_words(unit: str, *, is_one: bool = False) -> str:
    """“people”, “USD”, “km”, “boat”: the class of the unit without its kind."""
    if unit in UNITS:
        return UNITS[unit][0 if is_one else 1]
    kind, _, name = unit.partition(":")
    words = (name or kind).replace("_", " ")
    if is_one or kind == "money" or words in SIGNS:
        return words
    return next(iter(inflected(words, "NOUN")[1:]), words)


def happened_in_words(lemmas: str) -> str:
    """“, wounded” for “wound”, “, killed and wounded” for both; empty for what the counted may have done themselves."""
    words = lemmas.split(" and ")
    return f", {' and '.join(map(_participle, words))}" if UNDERGONE.issuperset(words) else ""


def _participle(lemma: str) -> str:
    if lemma in VERBS:
        return VERBS[lemma][-1][0]
    return next((form for form in inflected(lemma, "VERB") if form.endswith("ed")), lemma)


def _row(
    number: int,
    row: Mapping[str, Any],
    known: Mapping[int, Mapping[int, Quantity]],
    reports: Sequence[Report],
    places: Mapping[int, ReportPlaces],
) -> LedgerView:
    verdict = Verdict(row["verdict"])
    members = {member["article"]: member["quantities"] for member in row["members"]}
    entries = []
    for report in reports:
        found = known.get(report.article.pk, {})
        rows = [found[key] for key in members.get(report.article.pk, ()) if key in found]
        if rows:
            figures = tuple(_figure(one, places[report.article.pk], found) for one in rows)
            total = sum_in_words(rows) if verdict is Verdict.AGREE_IN_TOTAL else ""
            entries.append(LedgerEntry(report, figures, total))
    unit, happened = unit_in_words(row["unit"]), happened_in_words(row["counted"] or "")
    with_figures = {entry.report.article.pk for entry in entries}
    one_text = one_text_in_words([entry.said for entry in entries]) if verdict is Verdict.AGREE else ""
    return LedgerView(
        number=number,
        verdict=verdict,
        unit=unit,
        happened=happened,
        verb="" if happened else row["counted"] or "",
        populations=_populations(entries, unit),
        note="One voice, not several reports that agree." if one_text else row["note"],
        entries=tuple(entries),
        others=tuple(report for report in reports if report.article.pk not in with_figures),
        one_text=one_text,
    )


def _populations(entries: Sequence[LedgerEntry], unit: str) -> tuple[str, ...]:
    """As the first figure of each report has them, each once."""
    given = [next((one.population for one in entry.figures if one.population), "") for entry in entries]
    told = {words.casefold(): Truncator(words).words(LONGEST_POPULATION) for words in reversed(given) if words}
    return tuple(reversed([words for key, words in told.items() if key != unit.casefold()]))


def sum_in_words(rows: Sequence[Quantity]) -> str:
    """“12 + 7 = 19” where a report gives parts whose sum another report may give; empty for one figure."""
    numbers = {row.number for row in rows}
    whole = [row for row in rows if row.details.get("part_of") not in numbers and not row.details.get("sum_of")]
    if len(whole) < 2:
        return ""
    low, high = _sum([row.low for row in whole]), _sum([row.high for row in whole])
    parts = [interval_in_words(row.low, row.high) for row in whole]
    return f"{' + '.join(parts)} = {interval_in_words(low, high)}"


def _sum(numbers: Sequence[float | None]) -> float | None:
    """None where one of the numbers is open."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _figure(quantity: Quantity, places: ReportPlaces, others: Mapping[int, Quantity]) -> Figure:
    before, after = _around(quantity, places)
    whole = others.get(quantity.details.get("part_of") or 0)
    return Figure(
        quantity=quantity,
        report=places.report,
        before=before,
        words=in_one_line(places.text[quantity.start : quantity.end]),
        after=after,
        place=places.words(quantity.start),
        href=places.href(quantity),
        total=_figure(whole, places, {}) if whole else None,
    )


def _around(quantity: Quantity, places: ReportPlaces) -> tuple[str, str]:
    """The words of its sentence before and after, each cut at a blank where they are long."""
    start, end = places.sentence_of(quantity)
    before, after = places.text[start : quantity.start], places.text[quantity.end : end]
    if len(before) > SURROUNDINGS:
        before = "… " + before[-SURROUNDINGS:].partition(" ")[2]
    if len(after) > SURROUNDINGS:
        after = after[:SURROUNDINGS].rpartition(" ")[0] + " …"
    return before.replace("\n", " "), after.replace("\n", " ")

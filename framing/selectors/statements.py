"""The page of who said what in a story: statements that several texts carry, the roster, and what one report has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from framing.analysis.bands import Laid, laid_out
from framing.analysis.differences import Difference, differences_of, is_changed, summary_of
from framing.analysis.readings import NEARBY, Carrier, Reading
from framing.moments import days_in_words, distance_in_words
from framing.selectors.comparisons import ComparisonStatus, comparison_of, shown_comparison_of
from framing.selectors.pins import Pin, pin_of
from framing.selectors.quotes import QuoteLine, key_of_each_name, lines_in_story, paragraph_of, quotes_by_revision
from framing.selectors.reports import Report, articles_in, reports_of
from framing.selectors.roster import RosterRow, roster_of
from framing.selectors.wire import same_text_note
from reports.models import PrimaryText, Story
from reports.text.spans import Span

ONLY = (("", "All"), ("changed", "Wording differs"), ("quoted", "Quoted"), ("reported", "Reported"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the page is asked for: one speaker, ``changed``, ``quoted`` or ``reported`` statements only, and the
    number of an earlier release (0: as it is now)."""

    speaker: str = ""
    only: str = ""
    release: int = 0


@dataclass(frozen=True, slots=True)
class WitnessView:
    """One text that carries a statement: a report with its quotations, or a primary text."""

    name: str
    colour: str
    lines: tuple[QuoteLine, ...] = ()
    primary: PrimaryText | None = None

    @property
    def first(self) -> QuoteLine | None:
        """The quotation whose attribution is told."""
        return self.lines[0] if self.lines else None

    @property
    def places(self) -> list[tuple[str, str]]:
        """Where its quotations stand, each place once, with the way to it."""
        found: dict[str, str] = {}
        for line in self.lines:
            found.setdefault(line.place, line.href)
        return list(found.items())

    @property
    def carrier(self) -> Carrier:
        return Carrier(self.name, is_primary=self.primary is not None)


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement as several texts carry it."""

    number: int
    speaker: str
    speaker_key: str
    is_anonymous: bool
    is_reported: bool
    reasons: tuple[str, ...]
    witnesses: tuple[WitnessView, ...]
    laid: Laid
    differences: tuple[Difference, ...]
    summary: tuple[str, ...]
    is_changed: bool

    @property
    def rows(self) -> list[tuple[WitnessView, tuple[Any, ...]]]:
        """Each witness with its words as one running line."""
        return list(zip(self.witnesses, self.laid.lines, strict=True)) if self.laid.lines else []

    @property
    def same_text(self) -> str:
        """Which of its reports print one text that they share, in words; empty where each wrote its own."""
        return same_text_note(
            (line.article, Span(line.quote.start, line.quote.end))
            for witness in self.witnesses
            for line in witness.lines
        )

    @property
    def has_primary(self) -> bool:
        return any(witness.primary for witness in self.witnesses)

    def has_speaker(self, key: str) -> bool:
        """Whether any of its texts gives it to that speaker."""
        if any(witness.primary and witness.primary.speaker_key == key for witness in self.witnesses):
            return True
        return any(line.key == key for witness in self.witnesses for line in witness.lines)


@dataclass(frozen=True, slots=True)
class SingleReport:
    """The quotations that stand in one report only."""

    report: Report
    lines: tuple[QuoteLine, ...]


@dataclass(frozen=True, slots=True)
class QuotesPage:
    """Everything of the tab Quotes."""

    story: Story
    reports: tuple[Report, ...]
    comparison_status: ComparisonStatus
    primary_texts: tuple[PrimaryText, ...]
    statements: tuple[StatementView, ...]
    singles: tuple[SingleReport, ...]
    roster: tuple[RosterRow, ...]
    asked: Asked
    quote_count: int
    shared_count: int = 0
    pin: Pin | None = field(default=None)
    is_compared: bool = False

    @property
    def compared(self) -> tuple[Report, ...]:
        """The reports whose quotations are found: those in English."""
        return tuple(report for report in self.reports if report.is_english)

    @property
    def quoted(self) -> tuple[StatementView, ...]:
        return tuple(found for found in self.statements if not found.is_reported)

    @property
    def reported(self) -> tuple[StatementView, ...]:
        return tuple(found for found in self.statements if found.is_reported)

    @property
    def single_count(self) -> int:
        return sum(len(single.lines) for single in self.singles)

    @property
    def speaker_name(self) -> str:
        """The speaker asked for, as the reports name them; the key itself where nobody of the story has it."""
        return next((row.name or "nobody named" for row in self.roster if row.is_chosen), self.asked.speaker)

    @property
    def path(self) -> str:
        return reverse("framing:story_quotes", args=[self.story.slug])

    @property
    def address(self) -> str:
        """This very page, for a swap after an analysis has settled."""
        chosen = {"speaker": self.asked.speaker, "only": self.asked.only, "release": self.asked.release}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"{self.path}?{query}" if query else self.path

    @property
    def whole_address(self) -> str:
        """The same without a filter."""
        return f"{self.path}?release={self.asked.release}" if self.asked.release else self.path

    @property
    def releases(self) -> list[int]:
        """The numbers of the releases that the analyses hold for."""
        return sorted({report.release for report in self.reports if report.release})

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """The values and words of the filter."""
        return ONLY

    @property
    def named(self) -> list[RosterRow]:
        return [row for row in self.roster if row.is_named]

    @property
    def unnamed(self) -> list[RosterRow]:
        """Whoever the reports do not name, and words that they give to nobody."""
        return [row for row in self.roster if not row.is_named]

    @property
    def chosen_is_unnamed(self) -> bool:
        return any(row.is_chosen for row in self.unnamed)

    @property
    def speaker_keys(self) -> set[str]:
        """The named speakers of the reports: those have a page."""
        return {row.key for row in self.roster if row.is_named}

    @property
    def is_filtered(self) -> bool:
        return bool(self.asked.speaker or self.asked.only)

    @property
    def has_news(self) -> bool:
        """Whether there is anything to say of work that is not done."""
        return bool(self.waiting) or self.comparison_status.standing in {"pending", "failed"}

    @property
    def waiting(self) -> tuple[Report, ...]:
        """The reports whose newest analysis is not done."""
        return tuple(report for report in self.reports if report.status.standing != "done")

    @property
    def analysed_count(self) -> int:
        return sum(report.run is not None for report in self.reports)

    @property
    def is_settled(self) -> bool:
        """Whether no report waits for its analysis, and the story not for its comparison."""
        return all(report.status.is_settled for report in self.reports) and self.comparison_status.is_settled

    @property
    def days(self) -> str:
        return days_in_words(self._moments())

    @property
    def distance(self) -> str:
        return distance_in_words(self._moments())

    def _moments(self) -> list[datetime | None]:
        return [report.article.published_at for report in self.reports]


def quotes_page(story: Story, asked: Asked) -> QuotesPage:
    """The statements, roster and single quotations of a story as asked for; a fixed number of queries."""
    articles = articles_in(story)
    pin = pin_of(asked.release, [article.latest_revision_id or 0 for article in articles])
    reports = reports_of(articles, with_hits=False, release=pin.release if pin else None)
    runs = [report.run for report in reports if report.run]
    by_revision, path = quotes_by_revision(runs), reverse("framing:story_read", args=[story.slug])
    lines = {
        report.article.pk: lines_in_story(
            report, by_revision.get(report.article.latest_revision_id or 0, []), path, asked.release
        )
        for report in reports
    }
    # A name with an initial may be asked for by its own address; here it stands under the shorter form.
    keys = key_of_each_name(by_revision.values())
    asked = replace(asked, speaker=keys.get(asked.speaker, asked.speaker))
    status = replace(comparison_of(story, runs, wanted=["statements"]), is_past=bool(pin))
    primary_texts = tuple(story.primary_texts.live().select_related("added_by"))
    compared = shown_comparison_of(status, runs, wanted=["statements"])
    stored = compared.statements if compared else []
    statements = _statements(stored, reports, lines, primary_texts)
    shared = {
        (line.article.pk, line.quote.number) for found in statements for one in found.witnesses for line in one.lines
    }
    return QuotesPage(
        story=story,
        reports=reports,
        comparison_status=status,
        primary_texts=primary_texts,
        statements=tuple(found for found in statements if _is_asked(found, asked)),
        singles=_singles(reports, lines, shared, asked),
        roster=roster_of([report for report in reports if report.is_english], lines, asked.speaker),
        asked=asked,
        quote_count=sum(map(len, lines.values())),
        shared_count=len(statements),
        pin=pin,
        is_compared=compared is not None,
    )


def _is_asked(statement: StatementView, asked: Asked) -> bool:
    if asked.speaker and not statement.has_speaker(asked.speaker):
        return False
    if asked.only == "changed":
        return statement.is_changed
    return not asked.only or statement.is_reported == (asked.only == "reported")


def _singles(
    reports: Sequence[Report],
    lines: Mapping[int, Sequence[QuoteLine]],
    shared: set[tuple[int, int]],
    asked: Asked,
) -> tuple[SingleReport, ...]:
    """What stands in one report only; nothing of it can be changed."""
    if asked.only == "changed":
        return ()

    def is_wanted(line: QuoteLine) -> bool:
        if (line.article.pk, line.quote.number) in shared or (asked.speaker and line.key != asked.speaker):
            return False
        return not asked.only or line.is_reported == (asked.only == "reported")

    found = (SingleReport(report, tuple(filter(is_wanted, lines[report.article.pk]))) for report in reports)
    return tuple(single for single in found if single.lines)


def _statements(
    stored: Sequence[Mapping[str, Any]],
    reports: Sequence[Report],
    lines: Mapping[int, Sequence[QuoteLine]],
    primary_texts: Sequence[PrimaryText],
) -> list[StatementView]:
    by_article = {report.article.pk: report for report in reports}
    by_primary = {primary.pk: primary for primary in primary_texts}
    made = []
    for number, row in enumerate(stored, start=1):
        witnesses = [_witness(witness, by_article, lines, by_primary) for witness in row["witnesses"]]
        known = [witness for witness in witnesses if witness]
        if len(known) == len(witnesses):
            made.append(_statement(number, row, known, by_article))
    return made


def _witness(
    row: Mapping[str, Any],
    reports: Mapping[int, Report],
    lines: Mapping[int, Sequence[QuoteLine]],
    primary_texts: Mapping[int, PrimaryText],
) -> WitnessView | None:
    """The witness as it is shown; None where its text is gone from the story since."""
    if "primary" in row:
        primary = primary_texts.get(row["primary"])
        return WitnessView(primary.speaker, "", primary=primary) if primary else None
    report = reports.get(row["article"])
    if report is None:
        return None
    wanted = set(row["quotes"])
    found = tuple(line for line in lines[report.article.pk] if line.quote.number in wanted)
    return WitnessView(report.source.name, report.colour, found)


def _statement(
    number: int, row: Mapping[str, Any], witnesses: Sequence[WitnessView], reports: Mapping[int, Report]
) -> StatementView:
    carriers = [witness.carrier for witness in witnesses]
    readings = _readings(row, reports)
    spoken = [line for witness in witnesses for line in witness.lines if line.quote.speaker_key]
    return StatementView(
        number=number,
        speaker=row["speaker"] or "",
        speaker_key=spoken[0].quote.speaker_key if spoken else "",
        is_anonymous=row["anonymous"],
        is_reported=row["form"] == "reported",
        reasons=tuple(row["reasons"]),
        witnesses=tuple(witnesses),
        laid=laid_out(readings, carriers),
        differences=differences_of(readings, carriers),
        summary=(*summary_of(readings, carriers), *_splits(witnesses)),
        is_changed=is_changed(readings),
    )


def _readings(row: Mapping[str, Any], reports: Mapping[int, Report]) -> list[Reading]:
    keys = [witness["key"] for witness in row["witnesses"]]
    ends: dict[str, int] = {}
    made = []
    for edit in row["edits"]:
        seams = []
        for witness in row["witnesses"]:
            spans = edit["spans"].get(witness["key"], [])
            seams.append(_seam(witness, spans, ends.get(witness["key"]), reports))
            if spans:
                ends[witness["key"]] = spans[-1][1]
        texts = tuple(edit["texts"].get(key, "") for key in keys)
        touches = tuple(edit.get("touches", ()))
        made.append(Reading(edit["op"], edit["class"], texts, edit["marked"], tuple(seams), touches))
    return made


def _seam(
    witness: Mapping[str, Any], spans: Sequence[Sequence[int]], end: int | None, reports: Mapping[int, Report]
) -> str:
    """What lies between two stretches of one witness; empty where its words run on."""
    if end is None or not spans or spans[0][0] == end:
        return ""
    report = reports.get(witness.get("article", 0))
    revision = report.revision if report else None
    if revision is None:
        return NEARBY
    before, after = paragraph_of(revision, end - 1), paragraph_of(revision, spans[0][0])
    if before is None or after is None or before == after:
        return NEARBY if spans[0][0] > end else "further up"
    distance = abs(after - before)
    return f"{distance} paragraph{'' if distance == 1 else 's'} {'on' if after > before else 'up'}"


def _splits(witnesses: Sequence[WitnessView]) -> list[str]:
    """Which reports give the statement in several quotations, and how far these lie apart."""
    said = []
    for witness in witnesses:
        numbers = [line.paragraph for line in witness.lines if line.paragraph]
        if len(witness.lines) > 1:
            apart = max(numbers) - min(numbers) if numbers else 0
            words = f", {apart} paragraph{'' if apart == 1 else 's'} apart" if apart else ""
            said.append(f"split into {len(witness.lines)} quotations in {witness.name}{words}")
    return said

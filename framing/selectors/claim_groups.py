"""Groups of claims as the tab Claims shows them: a column for each report, what differs, and why they were joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from framing.analysis.alignment.values import Dimension, Relation, Status
from framing.selectors.claim_cells import Cells, ClaimCell, Highlight
from framing.selectors.report_places import ReportPlaces
from framing.selectors.reports import Report
from framing.selectors.wire import same_text_note
from reports.text.spans import Span

#: Dimensions in the words of a heading: "Differs in number and cause".
DIMENSIONS = {
    "number": "number",
    "attribution": "attribution",
    "agency": "who acts",
    "certainty": "certainty",
    "label": "label",
    "cause": "cause",
    "time": "time",
    "place": "place",
}
STATUSES = {
    Status.PROPOSED.value: "matched by the machine",
    Status.CONFIRMED.value: "confirmed by an editor",
    Status.JOINED.value: "joined by an editor",
    Status.SPLIT.value: "split by an editor",
}
#: A sign for each relation, beside its words.
SIGNS = {
    Relation.SAME: "=",
    Relation.DIFFERS: "≠",
    Relation.CONTRADICTS: "⇄",
    Relation.RELATED: "≈",
    Relation.ONLY_IN: "◦",
}
DIFFERENT = frozenset([Relation.DIFFERS, Relation.CONTRADICTS])
#: The order in which relations are shown: what a reader has to look at first, first.
ORDER = (Relation.CONTRADICTS, Relation.DIFFERS, Relation.SAME, Relation.RELATED, Relation.ONLY_IN)


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of one report that show a difference; or where ``is_told``, whose words they are."""

    report: Report
    text: str
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One respect in which reports differ; ``number`` stands beside its words in the clauses."""

    number: int
    dimension: str
    note: str
    shown: tuple[Shown, ...]

    @property
    def name(self) -> str:
        return DIMENSIONS.get(self.dimension, self.dimension)


@dataclass(frozen=True, slots=True)
class Column:
    """What one report has of a group; no cells where no counterpart was found."""

    report: Report
    cells: tuple[ClaimCell, ...] = ()

    @property
    def share(self) -> str:
        """How much of the report it takes, in words; told once for all its clauses."""
        return self.cells[0].share_in_words if self.cells else ""


@dataclass(frozen=True, slots=True)
class GroupView:
    """One claim in all reports that make it; ``columns`` are all reports of the story in its order."""

    number: int
    relation: Relation
    status: str
    score: float | None
    columns: tuple[Column, ...]
    differences: tuple[DifferenceView, ...]
    reasons: tuple[str, ...]
    qualifiers: tuple[str, ...]
    check_reasons: tuple[str, ...]

    @property
    def cells(self) -> list[ClaimCell]:
        return [cell for column in self.columns for cell in column.cells]

    @property
    def members(self) -> list[Column]:
        """The reports that make the claim."""
        return [column for column in self.columns if column.cells]

    @property
    def others(self) -> list[Column]:
        """The reports in which no counterpart was found."""
        return [column for column in self.columns if not column.cells]

    @property
    def same_text(self) -> str:
        """Which of its reports print one text that they share, in words; empty where each wrote its own."""
        return same_text_note(
            (column.report.article, Span(cell.claim.start, cell.claim.end))
            for column in self.members
            for cell in column.cells
        )

    @property
    def is_alone(self) -> bool:
        return self.relation is Relation.ONLY_IN

    @property
    def is_different(self) -> bool:
        return self.relation in DIFFERENT

    @property
    def is_of_voice_alone(self) -> bool:
        """Whether it differs in who says it and in nothing else."""
        return bool(self.differences) and {found.dimension for found in self.differences} == {Dimension.ATTRIBUTION}

    @property
    def sign(self) -> str:
        return SIGNS[self.relation]

    @property
    def is_decided(self) -> bool:
        """Whether an editor decided on it."""
        return self.status != Status.PROPOSED

    @property
    def is_confirmable(self) -> bool:
        return self.status == Status.PROPOSED and len(self.cells) > 1

    @property
    def status_words(self) -> str:
        """Whether the engine proposed it or what an editor decided."""
        return STATUSES.get(self.status, self.status)

    @property
    def score_words(self) -> str:
        """“0.71 of 1”: how well the two claims of it match that match least; empty where a person put it together."""
        return f"{self.score:.2f} of 1" if self.score is not None and not self.is_decided else ""

    @property
    def heading(self) -> str:
        """What the reports of the group have to do with one another, in words."""
        if self.relation is Relation.CONTRADICTS:
            return "Contradict one another: check"
        if self.relation is Relation.DIFFERS:
            names = list(dict.fromkeys(found.name for found in self.differences))
            return f"Differs in {_listed(names)}" if names else "Differs"
        if self.is_alone:
            return f"Only in {_listed([column.report.source.name for column in self.members])}"
        return "Same" if self.relation is Relation.SAME else "Related"

    @property
    def words(self) -> str:
        """The first clause, by which the group is told from others."""
        return self.cells[0].text if self.cells else ""

    @property
    def names(self) -> list[str]:
        """Its claims as forms name them."""
        return [cell.name for cell in self.cells]

    def has_speaker(self, key: str) -> bool:
        """Whether any report gives any of its claims to that speaker."""
        return any(cell.speaker_key == key for cell in self.cells)

    def has_report(self, article: int) -> bool:
        return any(column.report.article.pk == article for column in self.members)


def groups_of(
    stored: Sequence[Mapping[str, Any]],
    emphasis: Mapping[str, Sequence[Mapping[str, Any]]],
    reports: Sequence[Report],
    cells: Cells,
) -> list[GroupView]:
    """The stored groups of claims by relation, those that differ only in who says it behind those that differ in what
    is said, otherwise in their order; members whose report or claim is gone since are left out."""
    shares = {(key, row["claim_group"]): row["word_share"] for key, rows in emphasis.items() for row in rows}
    found = [group for row in stored if (group := _group(row, shares, reports, cells)).cells]
    return sorted(found, key=lambda group: (ORDER.index(group.relation), group.is_of_voice_alone))


def _group(
    row: Mapping[str, Any],
    shares: Mapping[tuple[str, int], float],
    reports: Sequence[Report],
    cells: Cells,
) -> GroupView:
    numbers = {member["article"]: member["claims"] for member in row["members"]}
    columns = []
    for report in reports:
        article = report.article.pk
        share = shares.get((str(article), row["number"]))
        found = [claim for number in numbers.get(article, ()) if (claim := cells.claim(article, number))]
        marks = _marks(row["differences"], article)
        made = [cells.cell(article, one, share=share) for one in found]
        inside = [mark for mark in marks if not any(_is_whole(mark, cell) for cell in made)]
        made = [cells.cell(article, one, marks=inside, share=share) for one in found] if inside else made
        columns.append(Column(report, tuple(_with_said(made, marks))))
    return GroupView(
        number=row["number"],
        relation=Relation(row["relation"]),
        status=row["status"],
        score=row["score"],
        columns=tuple(columns),
        differences=tuple(
            _difference(n, one, cells.places, columns) for n, one in enumerate(row["differences"], start=1)
        ),
        reasons=tuple(row["reasons"]),
        qualifiers=tuple(row["qualifiers"]),
        check_reasons=tuple(row["check_reasons"]),
    )


def _marks(differences: Sequence[Mapping[str, Any]], article: int) -> list[Highlight]:
    spans = [(number, one, one["spans"].get(str(article))) for number, one in enumerate(differences, start=1)]
    return [Highlight(span[0], span[1], number, one["dimension"]) for number, one, span in spans if span]


def _with_said(cells: Sequence[ClaimCell], marks: Sequence[Highlight]) -> list[ClaimCell]:
    """The cells; a difference in who says it, which no words of a clause show, stands at its voice or speaker."""
    shown = {mark.number for cell in cells for segment in cell.segments for mark in segment.marks}
    told: dict[str, tuple[Highlight, ...]] = {}
    for mark in marks:
        if mark.number in shown or mark.dimension != Dimension.ATTRIBUTION:
            continue
        fit = [cell for cell in cells if _is_whole(mark, cell)] or [cell for cell in cells if cell.speaker]
        if fit:
            told[fit[0].name] = (*told.get(fit[0].name, ()), mark)
    return [replace(cell, said_marks=told[cell.name]) if cell.name in told else cell for cell in cells]


def _is_whole(mark: Highlight, cell: ClaimCell) -> bool:
    """Whether all of the clause is marked since nobody in particular is given for it: its voice is what differs."""
    return mark.dimension == Dimension.ATTRIBUTION and mark.start <= cell.claim.start and cell.claim.end <= mark.end


def _difference(
    number: int, row: Mapping[str, Any], places: Mapping[int, ReportPlaces], columns: Sequence[Column]
) -> DifferenceView:
    spans = {int(key): span for key, span in row["spans"].items()}
    cells = {column.report.article.pk: column.cells for column in columns}
    shown = []
    for article, found in places.items():
        if article not in spans:
            continue
        start, end = spans[article]
        mark = Highlight(start, end, number, row["dimension"])
        whole = next((cell for cell in cells.get(article, ()) if _is_whole(mark, cell)), None)
        shown.append(
            Shown(found.report, whole.speaker or whole.voice, is_told=True)
            if whole
            else Shown(found.report, found.text[start:end])
        )
    return DifferenceView(number, row["dimension"], row["note"], tuple(shown))


def _listed(names: Sequence[str]) -> str:
    """“number”, “number and cause”, “number, time and cause”."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)

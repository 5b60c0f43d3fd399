"""What an editor needs to put a quotation right, and the log of what was put right before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import Truncator

from framing.analysis.readings import in_one_line
from framing.models import AnalysisRun
from framing.selectors.quotes import KINDS
from framing.selectors.runs import quotes_of
from reports.models import Article, ArticleRevision, Quote, QuoteCorrection, ZoneCorrection
from reports.selectors.corrections import last_number
from reports.selectors.items import ZONE_NAMES
from reports.selectors.zones import rows_of, zones_now
from reports.text.zones import Zone

_TOKEN = re.compile(r"\S+")
_CHOOSABLE = {Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION, Zone.BODY}


@dataclass(frozen=True, slots=True)
class Word:
    """One word that a quotation may begin or end with; ``opens`` where a paragraph begins with it."""

    number: int
    text: str
    start: int
    end: int
    is_inside: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphChoice:
    """A paragraph that a missed quotation may begin in."""

    number: int
    zone: str
    excerpt: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Described:
    """A quotation as it was or as it became, in words."""

    text: str
    kind: str
    speaker: str
    is_anonymous: bool
    is_removed: bool = False


@dataclass(frozen=True, slots=True)
class LogLine:
    """One correction: before, after, by whom, why."""

    correction: QuoteCorrection
    before: Described | None
    after: Described
    is_undone: bool


@dataclass(frozen=True, slots=True)
class ZoneLogLine:
    """One correction of zones: which paragraphs became what, by whom, why."""

    correction: ZoneCorrection
    changes: tuple[tuple[str, str, str], ...]
    is_undone: bool

    @property
    def is_of_zones(self) -> bool:
        return True


def shown_run(article: Article) -> AnalysisRun | None:
    """The finished analysis whose quotations are shown."""
    done = AnalysisRun.objects.filter(revision=article.latest_revision_id, state=AnalysisRun.State.DONE)
    return done.order_by("-pk").first()


def shown_quote(article: Article, number: int, pk: int | None = None) -> Quote | None:
    """The quotation with this number; the very row that a form was filled in for, whatever came between."""
    if pk is not None:  # a number of the form's text would mean another quotation of a newer one
        return Quote.objects.select_related("revision").filter(pk=pk, revision__article=article).first()
    run = shown_run(article)
    return quotes_of(run).select_related("revision").filter(number=number).first() if run else None


def words_around(revision: ArticleRevision, start: int, end: int) -> tuple[Word, ...]:
    """The words of the paragraphs that the stretch touches, and of those before and after."""
    zones = [row for row in rows_of(zones_now(revision)) if row[0] in _CHOOSABLE]
    touched = [place for place, (_, first, last) in enumerate(zones) if first < end and last > start]
    if not touched:
        return ()
    kind = zones[touched[0]][0]
    near = zones[max(0, touched[0] - 1) : touched[-1] + 2]
    words: list[Word] = []
    for zone, first, last in near:
        if zone != kind:
            continue
        for place, found in enumerate(_TOKEN.finditer(revision.text, first, last)):
            inside = found.start() < end and found.end() > start
            words.append(Word(len(words) + 1, found.group(), found.start(), found.end(), inside, place == 0))
    return tuple(words)


def paragraphs_to_choose(revision: ArticleRevision) -> list[ParagraphChoice]:
    """The paragraphs of the report that may hold quotations, in their order."""
    rows = [row for row in rows_of(zones_now(revision)) if row[0] in _CHOOSABLE]
    return [
        ParagraphChoice(number, zone, Truncator(in_one_line(revision.text[start:end])).words(16), start, end)
        for number, (zone, start, end) in enumerate(rows, start=1)
    ]


def bounds_among(words: Sequence[Word]) -> dict[str, int]:
    """The numbers of the first and the last word that lie inside."""
    inside = [word.number for word in words if word.is_inside]
    return {"first": inside[0], "last": inside[-1]} if inside else {}


def speakers_in(article: Article) -> list[str]:
    """The names that this report gives its speakers, for choosing one."""
    run = shown_run(article)
    names = quotes_of(run).exclude(speaker_name="").order_by("speaker_name") if run else Quote.objects.none()
    return list(names.values_list("speaker_name", flat=True).distinct())


def correction_count(article: Article) -> int:
    """How many corrections the report has, undone ones and those of zones included."""
    return last_number(article)


def log_of(article: Article) -> list[LogLine | ZoneLogLine]:
    """Every correction of the report, the newest first; in one query, or two where zones were corrected."""
    made = QuoteCorrection.objects.filter(revision__article=article).with_undone()
    made = made.select_related("revision", "corrected_by", "undoes").defer("revision__search").order_by("-number")
    lines: list[LogLine | ZoneLogLine] = [_log_line(correction) for correction in made]
    if getattr(article, "has_zone_corrections", True):
        zones = ZoneCorrection.objects.filter(revision__article=article).with_undone()
        zones = zones.select_related("revision", "corrected_by", "undoes").defer("revision__search")
        lines += [ZoneLogLine(one, _zone_changes(one), bool(getattr(one, "is_undone", False))) for one in zones]
    return sorted(lines, key=lambda line: -line.correction.number)


def with_zone_corrections(articles: QuerySet[Article]) -> QuerySet[Article]:
    """The articles, each with ``has_zone_corrections``: whether the log has to be asked for any."""
    return articles.annotate(
        has_zone_corrections=Exists(ZoneCorrection.objects.filter(revision__article=OuterRef("pk")))
    )


def correction_of(article: Article, number: int) -> QuoteCorrection | ZoneCorrection | None:
    """The correction of this report with that number."""
    ours = {"revision__article": article, "number": number}
    found = QuoteCorrection.objects.select_related("revision").filter(**ours).first()
    return found or ZoneCorrection.objects.select_related("revision").filter(**ours).first()


def _zone_changes(correction: ZoneCorrection) -> tuple[tuple[str, str, str], ...]:
    """Each paragraph that was given another zone: its beginning, the zone before, the zone after."""
    text, before = correction.revision.text, [tuple(row) for row in correction.before]
    changed = [tuple(row) for row in correction.zones if tuple(row) not in set(before)]
    made = []
    for zone, start, end in changed:
        was = next((name for name, first, last in before if first < end and last > start), "")
        told = [ZONE_NAMES[Zone(name)] if name else "" for name in (was, zone)]
        made.append((Truncator(in_one_line(text[start:end])).words(14), told[0], told[1]))
    return tuple(made)


def _log_line(correction: QuoteCorrection) -> LogLine:
    text, was = correction.revision.text, correction.before
    before = None
    if was:
        before = Described(
            in_one_line(text[was["start"] : was["end"]]),
            KINDS.get(was.get("kind", ""), ""),
            was.get("speaker_name") or was.get("speaker_text", ""),
            bool(was.get("is_anonymous")),
        )
    phrase = ""
    if correction.speaker_start is not None and correction.speaker_end is not None:
        phrase = in_one_line(text[correction.speaker_start : correction.speaker_end])
    after = Described(
        in_one_line(text[correction.start : correction.end]),
        KINDS.get(correction.kind, ""),
        correction.speaker_name or phrase,
        correction.is_anonymous,
        correction.removed,
    )
    return LogLine(correction, before, after, bool(getattr(correction, "is_undone", False)))

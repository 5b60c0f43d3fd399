"""Wire text in reports: who else prints it, and which of its words count in another report.

Everything here is read along with articles and hits that are read anyway, so that no page asks once more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject

from framing.models import AnalysisRun, TermHit
from reports.models import Article, SharedText, WireReading
from reports.text.spans import Span, merged
from reports.text.voice import Voice, VoiceInterval, VoiceMap

#: Reports named beside one that shares text with them; the page of its copies has all.
MOST_PARTNERS = 12
#: Outlets named before it is only said how many more there are.
MOST_NAMED = 3
COPY = "copy"


def in_counted_copy() -> Exists:
    """Whether a row with revision, start and end lies in wire text that counts in another report."""
    place = JSONObject(s=OuterRef("start"), e=OuterRef("end"))
    # strict: a lax path would look into the pairs one by one
    holds = RawSQL("'strict $[*] ? (@[0] <= $s && @[1] >= $e)'::jsonpath", ())
    inside = Func(F("uncounted"), holds, place, function="jsonb_path_exists", output_field=BooleanField())
    readings = WireReading.objects.filter(revision=OuterRef("revision")).exclude(uncounted=[])
    return Exists(readings.annotate(inside=inside).filter(inside=True))


def uncounted_in(articles: Iterable[str]) -> dict[str, list[Span]]:
    """By the key of an article the stretches of its newest text that count in another report; one query."""
    ids = [int(key) for key in articles]
    rows = WireReading.objects.filter(revision__article__in=ids, revision__article__latest_revision=F("revision"))
    found = rows.exclude(uncounted=[]).values_list("revision__article", "uncounted")
    return {str(pk): [Span(start, end) for start, end in spans] for pk, spans in found}


def is_inside(start: int, end: int, stretches: Iterable[Span]) -> bool:
    """Whether the place lies wholly in one of the stretches."""
    return any(one.start <= start and end <= one.end for one in stretches)


@dataclass(frozen=True, slots=True)
class Partner:
    """Another report with the same words; ``is_counted_there`` tells that they count towards that one."""

    article: int
    source: str
    source_id: int
    kind: str
    spans: tuple[Span, ...]
    is_counted_there: bool


@dataclass(frozen=True)
class WireText:
    """What of one report stands in others, too."""

    agency: str
    role: str
    partners: tuple[Partner, ...]
    uncounted: tuple[Span, ...]

    @property
    def is_copy(self) -> bool:
        """Whether the report says that it is an agency's copy."""
        return self.role == COPY

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Every stretch that another report has as well, in text order."""
        return merged(span for partner in self.partners for span in partner.spans)

    @property
    def name(self) -> str:
        """What to call such a stretch."""
        if self.is_copy:
            return f"agency copy ({self.agency})"
        return "shared text"

    @property
    def label(self) -> str:
        """The name with the outlets that print it, too."""
        return self.label_of(self.spans)

    def label_of(self, spans: Iterable[Span]) -> str:
        """The same for some of the stretches."""
        listed = list(spans)
        names = list(
            dict.fromkeys(one.source for one in self.partners if any(s.overlaps(o) for s in one.spans for o in listed))
        )
        more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        return f"{self.name}, also in {', '.join(names[:MOST_NAMED])}{more}" if names else self.name

    def shares(self, span: Span) -> bool:
        """Whether most of these words stand in another report."""
        return 2 * covered(span, self.spans) >= len(span)


NOTHING = WireText("", "", (), ())


def covered(span: Span, stretches: Iterable[Span]) -> int:
    """How many characters of ``span`` lie in the stretches."""
    return sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in stretches)


def inside_of(stretches: Iterable[Span], span: Span) -> list[Span]:
    """The parts of the stretches that lie in ``span``."""
    return [Span(max(one.start, span.start), min(one.end, span.end)) for one in stretches if one.overlaps(span)]


def with_wire(articles: QuerySet[Article]) -> QuerySet[Article]:
    """The articles with what their newest texts share, read in the same query."""
    shared = SharedText.objects.filter(
        Q(earlier=OuterRef("latest_revision")) | Q(later=OuterRef("latest_revision"))
    ).order_by("pk")
    partners = shared.values_list(
        JSONObject(
            kind="kind",
            stretches="stretches",
            earlier="earlier_id",
            first=JSONObject(
                article="earlier__article_id", source="earlier__article__source__name", id="earlier__article__source_id"
            ),
            second=JSONObject(
                article="later__article_id", source="later__article__source__name", id="later__article__source_id"
            ),
        )
    )[:MOST_PARTNERS]
    return articles.annotate(
        wire_shared=ArraySubquery(partners),
        wire_agency=F("latest_revision__wire__agency"),
        wire_role=F("latest_revision__wire__agency_role"),
        wire_uncounted=F("latest_revision__wire__uncounted"),
    )


def wire_of(article: Article) -> WireText:
    """The wire text of an article of :func:`with_wire`; nothing for one that was read otherwise."""
    if (known := article.__dict__.get("_wire")) is not None:  # a page asks several times
        return cast(WireText, known)
    found = article.__dict__["_wire"] = _wire_of(article)
    return found


def _wire_of(article: Article) -> WireText:
    rows: Sequence[dict[str, Any]] = getattr(article, "wire_shared", None) or ()
    agency = getattr(article, "wire_agency", "") or ""
    if not rows and not agency:
        return NOTHING
    partners = tuple(_partner(row, article.latest_revision_id or 0) for row in rows)
    uncounted = tuple(Span(start, end) for start, end in getattr(article, "wire_uncounted", None) or ())
    return WireText(agency, getattr(article, "wire_role", "") or "", partners, uncounted)


def _partner(row: dict[str, Any], revision: int) -> Partner:
    is_first = row["earlier"] == revision
    other = row["second"] if is_first else row["first"]
    spans = tuple(Span(*(stretch[:2] if is_first else stretch[2:])) for stretch in row["stretches"])
    return Partner(other["article"], other["source"], other["id"], row["kind"], spans, not is_first)


@dataclass(frozen=True, slots=True)
class StretchLine:
    """One stretch for a list: its words, who prints it, too, and whether it counts here."""

    text: str
    label: str
    word_count: int
    is_counted: bool


def lines_of(article: Article) -> list[StretchLine]:
    """Every stretch of the newest text that other reports print, too; none where nothing was read of it."""
    wire, revision = wire_of(article), article.latest_revision
    if revision is None:
        return []
    return [
        StretchLine(
            " ".join(span.of(revision.text).split()),
            wire.label_of([span]),
            len(span.of(revision.text).split()),
            2 * covered(span, wire.uncounted) < len(span),
        )
        for span in wire.spans
    ]


@dataclass(frozen=True, slots=True)
class SharedFigures:
    """How many of a report's own-voice terms and words of its body stand in other reports, too."""

    hits: int
    words: int


def shared_figures(text: str, run: AnalysisRun, hits: Iterable[TermHit], wire: WireText) -> SharedFigures | None:
    """The figures of the stretches that others have as well; None where there are none."""
    if not wire.spans:
        return None
    own = own_words_in(text, run.voices, wire.spans)
    inside = [hit for hit in hits if hit.is_counted and hit.zone == "body"]
    count = sum(is_inside(hit.start, hit.end, wire.spans) for hit in inside)
    return SharedFigures(count, own)


def own_words_in(text: str, voices: Iterable[Sequence[Any]], stretches: Iterable[Span]) -> int:
    """How many of the words there are the outlet's own, by the stored voices of the text."""
    known = VoiceMap(VoiceInterval(Span(start, end), Voice(voice)) for voice, start, end in voices)
    words = known.words_by_voice(text, stretches)
    return words[Voice.OWN] + words[Voice.SCARE] + words[Voice.NAME]


def same_text_note(places: Iterable[tuple[Article, Span]]) -> str:
    """Which of these reports say a thing in one text that they share, in words; empty where each wrote its own.

    What several print of one agency is one voice, and no agreement of independent reports.
    """
    listed = list(places)
    names: dict[str, None] = {}
    kinds: set[str] = set()
    for number, (article, span) in enumerate(listed):
        for other, there in listed[number + 1 :]:
            if article.pk != other.pk and _is_one_text(article, span, other) and _is_one_text(other, there, article):
                names |= dict.fromkeys((article.source.name, other.source.name))
                kinds |= {wire.agency for wire in (wire_of(article), wire_of(other)) if wire.is_copy}
    if not names:
        return ""
    who = list(names)
    agency = f"agency text ({sorted(kinds)[0]})" if len(kinds) == 1 else "agency text" if kinds else "text"
    return f"{', '.join(who[:-1])} and {who[-1]} print the same {agency} here"


def _is_one_text(article: Article, span: Span, other: Article) -> bool:
    """Whether most of these words of the article stand in text that it shares with the other one."""
    shared = [one for partner in wire_of(article).partners if partner.article == other.pk for one in partner.spans]
    return 2 * covered(span, shared) >= len(span)

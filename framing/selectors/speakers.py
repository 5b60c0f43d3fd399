"""People and bodies that reports name as speakers, and everything that is attributed to one of them.

Only what the newest finished analysis of each newest text found is read. Anonymous voices have no key and are never
listed as a person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat, Length, LPad

from framing.models import AnalysisRun
from framing.selectors.quotes import QuoteLine, line_in_article
from framing.selectors.runs import attributed
from framing.selectors.wire import in_counted_copy
from reports.models import Quote

#: Names that a page lists before it says how many more there are.
MOST_NAMES = 24

#: Of the length of a phrase; the column holds 300 characters.
_DIGITS = 3

#: Links to the name that print none.
NOT_PRINTED = {"pronoun", "continued"}


@dataclass(frozen=True, slots=True)
class PrintedName:
    """One phrase by which reports call a speaker, and how often."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """One speaker: the name most used, the counts, and the phrases that stand for the name.

    Quotations in wire text count once; ``copied_count`` are listed besides.
    """

    key: str
    name: str
    quote_count: int
    quoted_count: int
    report_count: int
    story_count: int
    source_count: int
    copied_count: int
    names: tuple[PrintedName, ...]
    more_names: int

    @property
    def reported_count(self) -> int:
        return self.quote_count - self.quoted_count


def current_quotes() -> QuerySet[Quote]:
    """The attributed quotations of every newest text as its newest finished analysis found them."""
    finished = AnalysisRun.objects.filter(state=AnalysisRun.State.DONE)
    newest = finished.filter(revision=OuterRef("revision")).order_by("-pk").values("pk")[:1]
    found_by = AnalysisRun.objects.filter(
        pk=OuterRef("shown_run"), engine=OuterRef("engine"), corrections=OuterRef("corrections")
    )
    quotes = attributed(Quote.objects.filter(revision__article__latest_revision=F("revision")))
    return quotes.annotate(shown_run=Subquery(newest)).filter(Exists(found_by))


def speakers_named(words: str = "") -> QuerySet[Quote, Any]:
    """Named speakers by key in the order of their names, each with its counts; found by all of the words."""
    quotes = current_quotes().exclude(speaker_key="")
    for word in words.split():
        # A surname alone finds its person by the phrases as well as by the name.
        keys = Quote.objects.filter(Q(speaker_name__icontains=word) | Q(speaker_text__icontains=word))
        quotes = quotes.filter(speaker_key__in=keys.exclude(speaker_key="").values("speaker_key"))
    counted = quotes.order_by().annotate(is_copy=in_counted_copy()).values("speaker_key")
    once = Q(is_copy=False)
    return counted.annotate(
        name=Max("speaker_name"),
        quote_count=Count("pk", filter=once),
        quoted_count=Count("pk", filter=once & ~Q(kind=Quote.Kind.INDIRECT)),
        reported_count=Count("pk", filter=once & Q(kind=Quote.Kind.INDIRECT)),
        report_count=Count("revision", distinct=True),
        story_count=Count("revision__article__story", distinct=True),
        newest_at=Max("revision__article__published_at"),
        fullest=_fullest_phrase(),
    ).order_by("name", "speaker_key")


@dataclass(frozen=True, slots=True)
class Introduction:
    """The fullest phrase in which a report prints a speaker's name, and the source whose words these are."""

    text: str
    source: str


def introduction_in(row: Mapping[str, Any]) -> Introduction | None:
    """How a report says who the speaker of a row of ``speakers_named`` is; None where all print the bare name."""
    text, _, source = (row["fullest"] or "")[_DIGITS:].rpartition("\n")
    bare = text.casefold().removeprefix("the ") == row["name"].casefold()
    return None if bare or not text else Introduction(text, source)


def _fullest_phrase() -> Max:
    """The longest phrase around the name and who prints it, with its length before it: so that Max finds it."""
    length = LPad(Cast(Length("speaker_text"), CharField()), _DIGITS, Value("0"))
    source = F("revision__article__source__name")
    phrase = Concat(length, F("speaker_text"), Value("\n"), source, output_field=CharField())
    return Max(phrase, filter=Q(speaker_text__icontains=F("speaker_name")) & ~Q(speaker_how__in=NOT_PRINTED))


def speaker_page(key: str) -> SpeakerPage | None:
    """The speaker with that key; None where no report names one."""
    quotes = current_quotes().filter(speaker_key=key)
    once = Q(is_copy=False)
    counts = quotes.annotate(is_copy=in_counted_copy()).aggregate(
        all=Count("pk"),
        quotes=Count("pk", filter=once),
        quoted=Count("pk", filter=once & ~Q(kind=Quote.Kind.INDIRECT)),
        reports=Count("revision", distinct=True),
        stories=Count("revision__article__story", distinct=True),
        sources=Count("revision__article__source", distinct=True),
    )
    if not key or not counts["all"]:
        return None
    rows = quotes.order_by().values("speaker_name", "speaker_text", "speaker_how").annotate(count=Count("pk"))
    names = _summed((row["speaker_name"], row["count"]) for row in rows)
    printed = _summed((row["speaker_text"], row["count"]) for row in rows if row["speaker_how"] not in NOT_PRINTED)
    return SpeakerPage(
        key=key,
        name=names[0].text,
        quote_count=counts["quotes"],
        quoted_count=counts["quoted"],
        report_count=counts["reports"],
        story_count=counts["stories"],
        source_count=counts["sources"],
        copied_count=counts["all"] - counts["quotes"],
        names=tuple(printed[:MOST_NAMES]),
        more_names=max(0, len(printed) - MOST_NAMES),
    )


def quotes_of_speaker(key: str) -> QuerySet[Quote]:
    """What is attributed to one speaker, story by story, the newest story first, then as it was published."""
    newest_story = F("revision__article__story__created_at").desc(nulls_last=True)
    quotes = current_quotes().filter(speaker_key=key).select_related("revision__article__source")
    quotes = quotes.select_related("revision__article__story", "revision__article__source").defer("revision__search")
    published = F("revision__article__published_at").asc(nulls_last=True)
    return quotes.order_by(newest_story, "revision__article__story", published, "revision", "number")


def lines_of(quotes: Iterable[Quote]) -> list[QuoteLine]:
    """Each quotation with its words and the way to its place."""
    return [line_in_article(quote, quote.revision.article, quote.revision) for quote in quotes]


def _summed(counted: Iterable[tuple[str, int]]) -> Sequence[PrintedName]:
    totals: dict[str, int] = {}
    for text, count in counted:
        totals[text] = totals.get(text, 0) + count
    ordered = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    return [PrintedName(text, count) for text, count in ordered]

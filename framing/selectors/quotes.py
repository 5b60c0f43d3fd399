"""Quotations as they are listed: their words, who speaks, the line that attributes them, and the way to their place."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import count
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from framing.analysis.readings import in_one_line, word_count
from framing.models import AnalysisRun
from framing.selectors.choices import DEFAULT_COLUMNS, Choice
from framing.selectors.reports import Report
from framing.selectors.runs import attributed
from reports.extraction.name_table import joined_names
from reports.models import Article, ArticleRevision, Quote
from reports.models.statements import speaker_key_of
from reports.text.zones import Zone

#: Stands for words that a report attributes to nobody.
NOBODY = "nobody"
#: An attribution that reaches further is told by its parts: its ends stand on both sides of the quotation.
_LONGEST_SAID = 110
_OPENING, _CLOSING = frozenset("“\"‘'«„"), frozenset("”\"’'»“")
#: How a name was found that the phrase does not print; a surname needs no word.
LINKS = {
    "pronoun": "“{phrase}” taken for this speaker",
    "role": "“{phrase}” taken for this speaker",
    "continued": "taken to go on with the last speaker",
    "corrected": "speaker put right by an editor",
}
GUESSED = frozenset(["pronoun", "role", "continued"])
KINDS = {"direct": "quoted", "mixed": "quoted in part", "indirect": "reported", "scare": "in scare quotes"}


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One quotation of one report, ready to be listed."""

    quote: Quote
    article: Article
    text: str
    said: str
    paragraph: int | None
    href: str
    marks: tuple[str, str] = ("", "")
    colour: str = ""

    @property
    def key(self) -> str:
        """The speaker in filters; whoever is not named is somebody of this report alone."""
        return speaker_filter_of(self.quote, self.article.pk)

    @property
    def speaker(self) -> str:
        """The name, else the phrase; empty where nobody is given."""
        return self.quote.speaker_name or self.quote.speaker_text

    @property
    def link(self) -> str:
        """What leads from the words of the report to the name, where a rule or an editor did."""
        if not self.quote.speaker_name or self.quote.speaker_how not in LINKS:
            return ""
        sure = f" ({self.quote.speaker_confidence} confidence)" if self.quote.speaker_how in GUESSED else ""
        return LINKS[self.quote.speaker_how].format(phrase=self.quote.speaker_text) + sure

    @property
    def kind(self) -> str:
        return KINDS[self.quote.kind]

    @property
    def shape(self) -> str:
        """The voice that the legend draws these words with."""
        return "indirect" if self.quote.kind == Quote.Kind.INDIRECT else "quoted"

    @property
    def is_reported(self) -> bool:
        return self.quote.kind == Quote.Kind.INDIRECT

    @property
    def printed(self) -> str:
        """The words with the quotation marks around them, as the report prints them."""
        return self.marks[0] + self.text + self.marks[1]

    @property
    def word_count(self) -> int:
        return word_count(self.text)

    @property
    def place(self) -> str:
        """Where in the report the words stand."""
        return f"paragraph {self.paragraph}" if self.paragraph else self.quote.zone


def quotes_by_revision(runs: Iterable[AnalysisRun]) -> dict[int, list[Quote]]:
    """The attributed quotations that these runs found, in text order, in one query.

    Two forms of one name have the key of the shorter one.
    """
    quotes = list(_found_by(runs).order_by("revision", "number"))
    joined = joined_names(quote.speaker_name for quote in quotes if quote.speaker_key)
    found: dict[int, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if quote.speaker_key:
            quote.speaker_key = speaker_key_of(joined[quote.speaker_name])
        found[quote.revision_id].append(quote)
    return found


def key_of_each_name(quotes: Iterable[Iterable[Quote]]) -> dict[str, str]:
    """For the key of every printed name the key under which its speaker stands."""
    named = (quote for found in quotes for quote in found if quote.speaker_key)
    return {speaker_key_of(quote.speaker_name): quote.speaker_key for quote in named}


def _found_by(runs: Iterable[AnalysisRun]) -> QuerySet[Quote]:
    wanted = [Q(revision=run.revision_id, engine=run.engine, corrections=run.corrections) for run in runs]
    return attributed(Quote.objects.filter(reduce(or_, wanted))) if wanted else Quote.objects.none()


def speaker_filter_of(quote: Quote, article_id: int) -> str:
    """The name of a speaker in the query string: the key of a named one, a phrase within its report, or nobody."""
    if quote.speaker_key:
        return quote.speaker_key
    phrase = speaker_key_of(quote.speaker_name or quote.speaker_text)
    return f"{article_id}~{phrase}" if phrase else NOBODY


def lines_in_story(report: Report, quotes: Sequence[Quote], path: str, release: int = 0) -> tuple[QuoteLine, ...]:
    """The quotations of one report with their places under ``path``, where its story is read."""
    revision = report.revision
    if not revision:
        return ()
    # A report that is not among the first columns is brought into view by the address.
    choice = Choice(() if report.position <= DEFAULT_COLUMNS else (report.article.pk,), release=release)
    shown = f"{path}{choice.query}"
    sentences = report.run.sentences if report.run else []
    paragraphs = _paragraphs(revision)
    return tuple(
        QuoteLine(
            quote=quote,
            article=report.article,
            text=in_one_line(revision.text[quote.start : quote.end]),
            said=said_with(revision, quote),
            paragraph=_number_at(paragraphs, quote.start),
            href=f"{shown}#{_anchor(report.article.pk, sentences, quote)}",
            marks=marks_around(revision.text, quote),
            colour=report.colour,
        )
        for quote in quotes
    )


def line_in_article(quote: Quote, article: Article, revision: ArticleRevision) -> QuoteLine:
    """A quotation with its place on the page of its article."""
    paragraph = paragraph_of(revision, quote.start)
    anchor = f"#p{article.pk}-{paragraph}" if paragraph else ""
    return QuoteLine(
        quote=quote,
        article=article,
        text=in_one_line(revision.text[quote.start : quote.end]),
        said=said_with(revision, quote),
        paragraph=paragraph,
        href=f"{reverse('framing:article_detail', args=[article.pk])}{anchor}",
        marks=marks_around(revision.text, quote),
    )


def marks_around(text: str, quote: Quote) -> tuple[str, str]:
    """The quotation marks that stand right before and behind the words; none around reported ones."""
    if quote.kind == Quote.Kind.INDIRECT:
        return "", ""
    before, after = text[max(quote.start - 1, 0) : quote.start], text[quote.end : quote.end + 1]
    return before if before in _OPENING else "", after if after in _CLOSING else ""


def paragraph_of(revision: ArticleRevision, position: int) -> int | None:
    """The number of the body paragraph that a position stands in; None in any other zone."""
    return _number_at(_paragraphs(revision), position)


def _paragraphs(revision: ArticleRevision) -> list[tuple[int, int, int | None]]:
    """Start, end and number of each zone of the text; None where it is no body paragraph."""
    numbers = count(1)
    return [(start, end, next(numbers) if zone == Zone.BODY else None) for zone, start, end in revision.zone_rows]


def _number_at(paragraphs: Sequence[tuple[int, int, int | None]], position: int) -> int | None:
    index = bisect_right(paragraphs, position, key=lambda row: row[0]) - 1
    return paragraphs[index][2] if index >= 0 and position < paragraphs[index][1] else None


def said_with(revision: ArticleRevision, quote: Quote) -> str:
    """The words that attribute the quotation, as the report has them; speaker and verb where they stand apart."""
    spans = [
        (start, end)
        for start, end in ((quote.speaker_start, quote.speaker_end), (quote.cue_start, quote.cue_end))
        if start is not None and end is not None
    ]
    if not spans:
        return ""
    start, end = min(spans)[0], max(end for _, end in spans)
    if end - start <= _LONGEST_SAID and (end <= quote.start or start >= quote.end):
        return in_one_line(revision.text[start:end])
    return ", ".join(part for part in (quote.speaker_text, quote.cue_text) if part)


def _anchor(article_id: int, sentences: Sequence[Sequence[Any]], quote: Quote) -> str:
    number = bisect_right(sentences, quote.start, key=lambda row: row[1]) - 1
    if number >= 0 and quote.start < sentences[number][2]:
        return f"s{article_id}-{number}"
    return f"r{article_id}"

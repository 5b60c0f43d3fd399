"""Whose words the reports print: people and organisations by name, speakers without a name, nobody at all."""

from collections.abc import Sequence

from framing.analysis.collation.speakers import is_body
from framing.analysis.plots import Bar, Bars, Chart, Table
from framing.analysis.readings import in_one_line, word_count
from framing.selectors.chart_words import address, figure, name_of, report_cell, source_line, told_in_turn
from framing.selectors.reports import Report
from framing.selectors.story_frames import StoryFrame
from reports.models import Quote

KINDS = ("people by name", "organisations by name", "speakers without a name", "nobody given")
_NOTES = (
    "Words that a report attributes, in quotation marks or in its own wording. An organisation is told by its name "
    "(“ministry”, an acronym); a speaker without a name is anonymous or given by a role alone.",
)


def speakers_chart(frame: StoryFrame, quotes_path: str) -> Chart | None:
    """How many words of each report stand in whose mouth; None where no report attributes any."""
    told = [
        (report, _words_of(report, frame.quotes.get(report.article.latest_revision_id or 0, ())))
        for report in frame.analysed
    ]
    if not any(sum(words) for _, words in told):
        return None
    opened = address(frame, quotes_path, "#quotations")
    rows = tuple(
        (report_cell(report), *(figure(_share(count, words)) for count in words), figure(sum(words), opened))
        for report, words in told
    )
    return Chart(
        name="speakers",
        title="Who is given a voice",
        says="How many words each report gives to people, to organisations, to speakers without a name, to nobody.",
        told=told_in_turn(f"{name_of(report)}: {_in_words(words)}" for report, words in told),
        plot=Bars(
            KINDS,
            tuple(Bar(name_of(report), report.colour, words, _in_words(words)) for report, words in told),
            "words that the report attributes",
        ),
        table=Table(("Report", *(kind.capitalize() for kind in KINDS), "Words in all"), rows),
        source=source_line(frame),
        notes=_NOTES,
    )


def _words_of(report: Report, quotes: Sequence[Quote]) -> tuple[int, ...]:
    counts = [0] * len(KINDS)
    text = report.revision.text if report.revision else ""
    for quote in quotes:
        counts[_kind_of(quote)] += word_count(in_one_line(text[quote.start : quote.end]))
    return tuple(counts)


def _kind_of(quote: Quote) -> int:
    """The place of its speaker among the kinds."""
    if quote.speaker_key and not quote.is_anonymous:
        return 1 if is_body(quote.speaker_name) else 0
    return 2 if quote.speaker_name or quote.speaker_text else 3


def _in_words(words: Sequence[int]) -> str:
    told = [f"{kind} {count}" for kind, count in zip(KINDS, words, strict=True) if count]
    return " · ".join(told) or "attributes no words to anybody"


def _share(count: int, words: Sequence[int]) -> str:
    return f"{count} ({100 * count / sum(words):.0f} %)" if count else "0"

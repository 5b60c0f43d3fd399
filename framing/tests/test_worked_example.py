"""The example on the pages about the method is what the engine finds, to the last figure."""

from collections.abc import Iterable

import pytest

from framing.analysis.article import Analyser, Analysis
from framing.analysis.comparison import ComparisonResult, compared
from framing.lexicons import load_starter_aliases, starter_lexicon
from framing.worked_example import FILE, FOLDER, OUTLETS
from reports.text.encoding import load_encoder
from reports.text.parse import load_parser
from reports.text.spans import Span
from reports.text.zones import find_zones

TERM_THAT_CROSSES = "attacked police"
EVENT_OF_THE_CLAIM = "same event: attack"


@pytest.fixture(scope="module")
def found() -> dict[str, Analysis]:
    analyser = Analyser(load_parser(), starter_lexicon())
    texts = {name: (FOLDER / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n") for name in OUTLETS}
    return {name: analyser.analyse(text, find_zones(text)) for name, text in texts.items()}


def pieces_of(one: Analysis, span: Span) -> Iterable[list[object]]:
    """The words of a paragraph, cut where the voice changes and where marks begin and end."""
    marks = {place: number for number, hit in enumerate(one.hits) for place in range(hit.span.start, hit.span.end)}
    start = span.start
    for place in range(span.start, span.end):
        here = one.voices.at(Span(place, place + 1)).voice, marks.get(place)
        there = (
            (one.voices.at(Span(place + 1, place + 2)).voice, marks.get(place + 1)) if place + 1 < span.end else None
        )
        if here != there:
            yield [one.text[start : place + 1], str(here[0]), here[1]]
            start = place + 1


def report_record(name: str, one: Analysis) -> dict[str, object]:
    figures = one.figures
    return {
        "file": name,
        "paragraphs": [list(pieces_of(one, zone.span)) for zone in one.zones],
        "marks": [
            {
                "text": hit.text,
                "term": hit.entry.term,
                "referent": starter_lexicon().set_of(hit.entry).referent,
                "voice": str(hit.voice),
                "speaker": hit.speaker,
                "zone": str(hit.zone),
                "is_counted": hit.counted,
                "is_unclear": hit.ambiguous,
                "why": hit.reason.partition(": ")[2],
            }
            for hit in one.hits
        ],
        "counts": {
            "own_words": figures.own_words,
            "quoted_words": figures.quoted_words,
            "indirect_words": figures.indirect_words,
            "own_hits": figures.own_hits,
        },
        "rate": round(figures.rate_per_1000, 4),
        "interval": [round(bound, 4) for bound in figures.interval],
    }


def example_record(found: dict[str, Analysis], result: ComparisonResult) -> dict[str, object]:
    """What the page shows of a run."""
    group = next(group for group in result.claims if EVENT_OF_THE_CLAIM in group.reasons)
    row = next(row for row in result.quantities if row.verdict == "agree_in_total")
    difference = group.differences[0]
    return {
        "reports": [report_record(name, one) for name, one in found.items()],
        "crossing": next(crossing.term for crossing in result.crossings if crossing.term == TERM_THAT_CROSSES),
        "claim": {
            "relation": str(group.relation),
            "sides": [
                found[member.key].claims[member.claims[0]].span.of(found[member.key].text) for member in group.members
            ],
            "differs_in": str(difference.dimension),
            "note": difference.note,
            "reasons": list(group.reasons),
        },
        "figures": {
            "verdict": str(row.verdict),
            "note": row.note,
            "sides": [
                [found[member.key].quantities[place].span.of(found[member.key].text) for place in member.quantities]
                for member in row.members
            ],
        },
    }


def test_example_is_what_a_run_finds(found, golden):
    result = compared(found, starter_lexicon(), encoder=load_encoder(), aliases=load_starter_aliases())

    golden(FILE, example_record(found, result))

"""A headline says with a colon who said it."""

import pytest

from reports.extraction.quotes import QuoteKind, find_quotes
from reports.text.spans import Span
from reports.text.zones import find_zones

BODY = "\n\nThe town is small and has a port. Nobody came to the harbour on Monday."


def quotes_of(parser, headline):
    text = headline + BODY
    return [
        (quote.kind, quote.span.of(text), quote.speaker and quote.speaker.text)
        for quote in find_quotes(parser.parse(text, find_zones(text, headline=Span(0, len(headline))))).quotes
    ]


@pytest.mark.parametrize(
    ("headline", "content", "speaker"),
    [
        ("Mayor: the bridge is safe", "the bridge is safe", "Mayor"),
        ("Ada Renn: We will rebuild the port", "We will rebuild the port", "Ada Renn"),
        ("Bridge in Delta is unsafe: report", "Bridge in Delta is unsafe", "report"),
        ("Bridge is unsafe, mayor says", "Bridge is unsafe", "mayor"),
    ],
)
def test_words_beside_a_speaker_are_reported(parser, headline, content, speaker):
    assert quotes_of(parser, headline) == [(QuoteKind.INDIRECT, content, speaker)]


def test_marks_behind_the_colon_make_it_a_quotation(parser):
    assert quotes_of(parser, "Ada Renn: 'We will not go'") == [(QuoteKind.DIRECT, "We will not go", "Ada Renn")]


@pytest.mark.parametrize(
    "headline", ["Delta: a city by the sea", "Live: storm nears the coast", "Analysis: why the dam broke", "Ada Renn:"]
)
def test_colon_without_a_speaker_reports_nothing(parser, headline):
    assert quotes_of(parser, headline) == []

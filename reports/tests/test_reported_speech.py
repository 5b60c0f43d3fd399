"""Which words somebody is reported to have said, and where the outlet's own begin again."""

import pytest

from reports.extraction.quotes import QuoteKind, find_quotes, voice_map_of
from reports.text.zones import find_zones


def read(parser, text):
    return find_quotes(parser.parse(text, find_zones(text, first_is_headline=False))).quotes


def contents(parser, text):
    return [quote.span.of(text) for quote in read(parser, text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Renn said the pier was shut, which surprised the crews of the ferries.", "the pier was shut"),
        ("Ada Renn said the pier was shut, although the ferries still ran.", "the pier was shut"),
        ("Ada Renn said the pier, which is old, had cracks.", "the pier, which is old, had cracks"),
        ("The council described the closure as self-defence.", "self-defence"),
        ("But, Ada Renn added, the pier had cracks.", "the pier had cracks."),
        ("The pier, Ada Renn said, had cracks.", "The pier, Ada Renn said, had cracks."),
        ("The pier is shut, General Bo Lund, head of the Ports Board (PB), said on Monday.", "The pier is shut"),
    ],
)
def test_content_ends_where_an_afterthought_begins(parser, text, content):
    assert contents(parser, text) == [content]


@pytest.mark.parametrize(
    "text",
    [
        "That said, the pier cannot open this year.",
        "It goes without saying that the pier is old.",
        "Ada Renn did not say that the pier was shut.",
        "I think the pier is old.",
        "The storm threatens to close the pier.",
        "A firm called Harbour Works built the pier.",
        "The crew calls itself Harbour Works.",
        "The mayor denied it.",
        "Ferries are late, and the number of crews the port added is small.",
        "While most crews liked the mayor, nine said the same of the captain.",
    ],
)
def test_nobody_is_reported(parser, text):
    assert contents(parser, text) == []


def test_marks_inside_reported_words_are_a_fragment_of_them(parser):
    text = 'The mayor said the plan was meant to mend "the neglect of decades" at the port.'

    (quote,) = read(parser, text)

    assert quote.kind is QuoteKind.MIXED
    assert [fragment.of(text) for fragment in quote.fragments] == ["the neglect of decades"]
    assert quote.speaker.text == "The mayor"


def test_verb_outside_the_lexicon_reports_when_a_person_has_a_clause_with_that(parser):
    (quote,) = read(parser, "Ada Renn sniped that the pier was a ruin.")

    assert quote.cue.text == "sniped"


def test_in_the_words_of_somebody(parser):
    text = 'In the words of Ada Renn, the port is "a ruin".'

    (quote,) = read(parser, text)

    assert (quote.speaker.name, quote.cue.text) == ("Ada Renn", "In the words of")


def test_short_sentence_behind_an_attributed_quotation_goes_on_with_it(parser):
    text = '"The pier is shut for good," Ada Renn said. "Very sad."'

    assert [(quote.kind, quote.speaker.name) for quote in read(parser, text)] == [
        (QuoteKind.DIRECT, "Ada Renn"),
        (QuoteKind.DIRECT, "Ada Renn"),
    ]


def test_words_around_an_insertion_are_reported_and_the_insertion_is_not(parser):
    text = "The pier, Ada Renn said, had cracks."

    (quote,) = read(parser, text)
    voices = voice_map_of([quote])

    said = [interval.span.of(text).strip(" ,") for interval in voices.intervals]
    assert [words for words in said if words] == ["The pier", "had cracks."]


def test_reference_by_a_name_in_marks_reports_the_name(parser):
    text = "Bo Lund referred to the crews as “idlers” and “liars” on Monday."

    (quote,) = read(parser, text)

    assert [fragment.of(text) for fragment in quote.fragments] == ["idlers", "liars"]
    assert quote.cue.text == "referred"

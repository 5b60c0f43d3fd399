import itertools
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.extraction.quotes import QuoteKind, find_quotes, voice_map_of
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import find_zones

WORDS = st.sampled_from(
    ['"', "“", "”", "'", ",", ".", "\n\n", "said", "Ada", "Muster", "that", "accused", "of", "we", "go", ":"]
)


def read(parser, text):
    return find_quotes(parser.parse(text, find_zones(text, first_is_headline=False)))


def one(parser, text):
    quotes = read(parser, text).quotes
    assert len(quotes) == 1, [(str(quote.kind), quote.span.of(text)) for quote in quotes]
    return quotes[0]


@given(st.lists(WORDS).map(" ".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_fragments_lie_inside_contents_and_voices_apart(parser, text):
    quotes = read(parser, text).quotes

    for quote in quotes:
        assert quote.span.end <= len(text)
        assert all(quote.span.contains(fragment) for fragment in quote.fragments)
        assert quote.speaker is None or quote.speaker.text == quote.speaker.span.of(text)
        assert quote.cue is None or quote.cue.text == quote.cue.span.of(text)
    kept = voice_map_of(quotes).intervals
    assert all(first.span.end <= second.span.start for first, second in itertools.pairwise(kept))


@pytest.mark.parametrize(
    ("text", "kind", "content", "speaker", "stance"),
    [
        ('"The pier is not safe," Ada Muster said.', "direct", "The pier is not safe,", "Ada Muster", "neutral"),
        ('"The pier is not safe," said Ada Muster.', "direct", "The pier is not safe,", "Ada Muster", "neutral"),
        ('Ada Muster warned: "The pier is not safe."', "direct", "The pier is not safe.", "Ada Muster", "emphasis"),
        (
            '"The pier is closed today." Ada Muster said on X.',
            "direct",
            "The pier is closed today.",
            "Ada Muster",
            "neutral",
        ),
        ('Ada Muster called the pier "a danger to all".', "mixed", "a danger to all", "Ada Muster", "neutral"),
        ("Ada Muster said that the pier was not safe.", "indirect", "the pier was not safe", "Ada Muster", "neutral"),
        ("The pier was not safe, Ada Muster said.", "indirect", "The pier was not safe", "Ada Muster", "neutral"),
        ("Bo Example denied that the pier had cracks.", "indirect", "the pier had cracks", "Bo Example", "denial"),
        ("Ada Muster claimed the pier had cracks.", "indirect", "the pier had cracks", "Ada Muster", "doubt"),
        (
            "The council accused Ada Muster of closing the pier.",
            "indirect",
            "closing the pier",
            "The council",
            "accusation",
        ),
        ("Ada Muster denounced the sudden closure.", "indirect", "the sudden closure", "Ada Muster", "accusation"),
        (
            "A statement by the council said the pier had closed.",
            "indirect",
            "the pier had closed",
            "the council",
            "neutral",
        ),
        (
            "A group claimed responsibility for the fire.",
            "indirect",
            "responsibility for the fire",
            "A group",
            "neutral",
        ),
        ("The pier had cracks, according to the council.", "indirect", "The pier had cracks", "the council", "neutral"),
    ],
)
def test_one_quote(parser, text, kind, content, speaker, stance):
    quote = one(parser, text)

    assert (str(quote.kind), quote.span.of(text)) == (kind, content)
    assert quote.speaker.text == speaker
    assert quote.cue.stance == stance


def test_two_fragments_around_the_attribution_are_one_quote(parser):
    text = '"We stay," Ada Muster said, "until the pier opens."'

    quote = one(parser, text)

    assert quote.kind is QuoteKind.DIRECT
    assert [fragment.of(text) for fragment in quote.fragments] == ["We stay,", "until the pier opens."]


def test_a_quotation_over_paragraphs_is_one_quote(parser):
    text = '"We stay for the night.\n\n"And we wait for the council," Ada Muster said.'

    quote = one(parser, text)

    assert len(quote.fragments) == 2
    assert quote.speaker.name == "Ada Muster"


def test_a_surname_and_a_pronoun_get_the_full_name(parser):
    text = (
        'Ada Muster leads the harbour. "The pier is not safe," Muster said.\n\n'
        '"It has been closed since Monday," she added.'
    )

    assert [quote.speaker.name for quote in read(parser, text).quotes] == ["Ada Muster", "Ada Muster"]


def test_two_people_of_one_surname_are_not_guessed(parser):
    text = 'Ada Muster and Bo Muster lead the harbour. "The pier is not safe," Muster said.'

    assert read(parser, text).quotes[-1].speaker.name in (None, "Muster")


def test_sources_without_a_name_are_anonymous(parser):
    text = "A port guard, who spoke on condition of anonymity, told the Harbour TV channel that the pier had closed."

    quote = one(parser, text)

    assert quote.anonymous
    assert quote.speaker.name is None
    assert "Harbour TV channel" in quote.channel


def test_a_named_spokesman_is_not_anonymous(parser):
    assert not one(parser, "Harbour spokesman Bo Example said the pier had closed.").anonymous


def test_marks_without_a_speaker_are_distance_marks(parser):
    text = 'The new pier offers a kind of "comfort" to visitors.'

    assert one(parser, text).kind is QuoteKind.SCARE


def test_a_quoted_name_is_no_quote(parser):
    assert read(parser, 'The ship left the "Al-Bustan" harbour in the morning.').quotes == ()


def test_bad_marks_are_told_and_nothing_is_raised(parser):
    extraction = read(parser, 'Ada Muster said "the pier is closed for the whole week.\n\nThe council met.')

    assert [problem.code for problem in extraction.problems] == ["unclosed_quotation_mark"]
    assert extraction.quotes[0].span


def test_cue_and_speaker_are_the_outlets_words(parser):
    text = 'Ada Muster said the pier was "a danger to all" of them.'
    voices = voice_map_of(read(parser, text).quotes)

    def voice(words):
        start = text.index(words)
        return voices.at(Span(start, start + len(words))).voice

    assert voice("Ada Muster") is Voice.OWN
    assert voice("said") is Voice.OWN
    assert voice("the pier") is Voice.INDIRECT
    assert voice("danger") is Voice.QUOTED


@pytest.mark.parametrize("text", ['"a" ' * 5_000, "said " * 2_000, "“" + "the pier is closed and " * 500, "", "\n"])
def test_hostile_texts_take_less_than_two_seconds_after_the_parse(parser, text):
    parsed = parser.parse(text, find_zones(text))
    began = time.perf_counter()

    find_quotes(parsed)

    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Dana Orrel called the operation an illegal pushback.", "an illegal pushback"),
        ("The minister calls the order a blockade.", "a blockade"),
    ],
)
def test_name_that_somebody_gives_is_theirs_without_marks(parser, sentence, words):
    (quote,) = find_quotes(parser.parse(sentence, find_zones(sentence, first_is_headline=False))).quotes

    assert (quote.kind, quote.span.of(sentence)) == ("indirect", words)

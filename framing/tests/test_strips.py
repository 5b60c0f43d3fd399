"""The overview strip."""

from framing.analysis.strips import Sentence, Stretch, Tick, read_length, strip_of
from reports.text.spans import Span
from reports.text.zones import Zone

SENTENCES = [
    Sentence(0, Zone.HEADLINE, Span(0, 10)),
    Sentence(1, Zone.BOILERPLATE, Span(12, 40)),
    Sentence(2, Zone.BODY, Span(50, 80)),
    Sentence(3, Zone.BODY, Span(81, 91)),
]


def test_blocks_are_as_long_as_their_sentences_and_leave_furniture_out():
    strip = strip_of(SENTENCES, ticks=[], quoted=[], longest=100)

    assert [(block.sentence, block.x, block.width) for block in strip.blocks] == [
        ("0", "0.0%", "10.0%"),
        ("2", "10.0%", "30.0%"),
        ("3", "40.0%", "10.0%"),
    ]


def test_ticks_and_stretches_lie_where_their_words_lie():
    strip = strip_of(SENTENCES, ticks=[(65, 7)], quoted=[Span(50, 60), Span(60, 85)], longest=100)

    assert strip.ticks == (Tick("25.0%", 7),)
    assert strip.stretches == (Stretch("10.0%", "44.0%"),)


def test_quotation_outside_every_sentence_is_not_drawn():
    assert strip_of(SENTENCES, ticks=[], quoted=[Span(20, 30)], longest=100).stretches == ()


def test_strip_never_runs_over_its_width():
    strip = strip_of(SENTENCES, ticks=[(5000, 1)], quoted=[], longest=1)

    assert strip.ticks == (Tick("100.0%", 1),)


def test_empty_report_has_an_empty_strip():
    assert strip_of([], ticks=[(3, 1)], quoted=[], longest=0).blocks == ()


def test_length_counts_what_is_read():
    assert read_length(SENTENCES) == 50

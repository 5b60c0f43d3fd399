"""The overview strip."""

from framing.analysis.strips import FILLS, TEXTURES, Look, Sentence, Stretch, Tick, read_length, strip_of
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


def test_blocks_look_as_their_sentences_do():
    looks = {2: Look(0, (4, 7), "in 2 other reports: the same"), 3: Look(None, (5,), "only in this report")}

    strip = strip_of(SENTENCES, ticks=[], quoted=[], longest=100, looks=looks)

    assert [block.look for block in strip.blocks] == [None, looks[2], looks[3]]
    assert (strip.shared_count, strip.only_here_count, strip.is_compared) == (1, 1, True)


def test_without_a_comparison_no_block_is_without_a_claim():
    assert not strip_of(SENTENCES, ticks=[], quoted=[], longest=100).is_compared
    assert strip_of(SENTENCES, ticks=[], quoted=[], longest=100, looks={}).is_compared


def test_fills_come_again_with_a_texture():
    looks = [Look(fill, (1,), "") for fill in range(FILLS * TEXTURES)]

    assert len({(look.css, look.texture) for look in looks}) == FILLS * TEXTURES
    assert [look.texture for look in looks[: FILLS + 1]] == [0] * FILLS + [1]
    assert (Look(FILLS * TEXTURES, (1,), "").css, Look(FILLS * TEXTURES, (1,), "").texture) == ("fill-1", 0)
    assert (Look(None, (1,), "").css, Look(None, (1,), "").texture) == ("only-here", 0)

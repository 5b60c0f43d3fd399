"""Laws of the cut: whatever the marks, zones and sentences, the pieces join back to the text."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.segments import Segment, clear_stretch, paragraphs_of, segmented
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan

TEXT = "Gate shut\n\nBRENNICK — The mob left. A siege of boats began.\n\nIt rained."
HEADLINE, DATELINE = Span(0, 9), Span(11, 19)
FIRST, SECOND = Span(22, TEXT.index("\n\nIt")), Span(TEXT.index("It rained"), len(TEXT))
ZONES = (
    ZoneSpan(Zone.HEADLINE, HEADLINE),
    ZoneSpan(Zone.DATELINE, DATELINE),
    ZoneSpan(Zone.BODY, FIRST),
    ZoneSpan(Zone.BODY, SECOND),
)


@dataclass(frozen=True, slots=True)
class Hit:
    start: int
    end: int


def hit(words: str) -> Hit:
    start = TEXT.index(words)
    return Hit(start, start + len(words))


HITS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)).map(lambda at: Hit(at[0], at[0] + at[1])), max_size=8
)
SENTENCES = st.lists(st.integers(FIRST.start, FIRST.end - 1), max_size=5).map(
    lambda cuts: [Span(start, start + 1) for start in sorted(set(cuts))]
)


@given(HITS)
def test_segments_join_back_to_the_stretch(hits):
    assert "".join(segment.text for segment in segmented(TEXT, FIRST, hits)) == FIRST.of(TEXT)


@given(HITS, SENTENCES)
def test_paragraphs_join_back_to_their_spans(hits, sentences):
    for paragraph in paragraphs_of(TEXT, ZONES, hits, sentences):
        assert paragraph.text == paragraph.span.of(TEXT)


@given(HITS)
def test_every_mark_in_a_stretch_is_on_exactly_one_segment(hits):
    wanted = [one for one in hits if one.start < FIRST.end and one.end > FIRST.start]

    shown = [one for segment in segmented(TEXT, FIRST, hits) for one in segment.marks]

    assert sorted(shown, key=lambda one: (one.start, one.end)) == sorted(wanted, key=lambda one: (one.start, one.end))


@given(HITS, st.randoms())
def test_order_of_the_marks_changes_nothing(hits, random):
    unique = list(dict.fromkeys(hits))
    shuffled = random.sample(unique, len(unique))

    assert segmented(TEXT, FIRST, unique) == segmented(TEXT, FIRST, shuffled)


def test_longest_of_the_marks_that_begin_together_is_shown():
    siege, boats = hit("siege"), hit("siege of boats")

    marked = [segment for segment in segmented(TEXT, FIRST, [siege, boats]) if segment.marks]

    assert marked == [Segment("siege of boats", (boats, siege))]
    assert marked[0].mark == boats
    assert Segment("plain").mark is None


def test_only_body_paragraphs_are_numbered():
    paragraphs = paragraphs_of(TEXT, ZONES, [])

    assert [(paragraph.zone, paragraph.name) for paragraph in paragraphs] == [
        (Zone.HEADLINE, ""),
        (Zone.BODY, "1"),
        (Zone.BODY, "2"),
    ]


def test_dateline_stands_before_its_paragraph():
    first = paragraphs_of(TEXT, ZONES, [])[1]

    assert "".join(segment.text for segment in first.dateline) == "BRENNICK — "
    assert first.span == Span(DATELINE.start, FIRST.end)


def test_dateline_on_a_line_of_its_own_is_a_paragraph():
    text = "BRENNICK\n\nIt rained."

    paragraphs = paragraphs_of(text, [ZoneSpan(Zone.DATELINE, Span(0, 8)), ZoneSpan(Zone.BODY, Span(10, 20))], [])

    assert [paragraph.text for paragraph in paragraphs] == ["BRENNICK", "It rained."]


def test_dateline_at_the_end_is_a_paragraph():
    assert [found.zone for found in paragraphs_of("BRENNICK", [ZoneSpan(Zone.DATELINE, Span(0, 8))], [])] == [
        Zone.DATELINE
    ]


def test_sentences_keep_their_places_and_split_no_mark():
    sentences = [FIRST, Span(TEXT.index("A siege"), FIRST.end)]
    across = Hit(TEXT.index("left"), TEXT.index("siege"))

    pieces = paragraphs_of(TEXT, ZONES, [across], sentences)[1].pieces

    assert [piece.name for piece in pieces] == ["0", "1"]
    assert [segment.text for segment in pieces[0].segments] == ["The mob ", "left. A "]
    assert pieces[1].segments == (Segment("siege of boats began."),)


def test_sentence_inside_a_mark_gets_no_piece():
    sentences = [FIRST, Span(TEXT.index("mob"), TEXT.index("left")), Span(TEXT.index("left"), FIRST.end)]
    across = Hit(FIRST.start, TEXT.index("siege"))

    pieces = paragraphs_of(TEXT, ZONES, [across], sentences)[1].pieces

    assert "".join(segment.text for piece in pieces for segment in piece.segments) == FIRST.of(TEXT)
    assert pieces[0].segments[0].marks == (across,)


def test_text_without_sentences_is_one_piece_without_a_name():
    assert [piece.name for piece in paragraphs_of(TEXT, ZONES, [])[2].pieces] == [""]


@given(HITS, HITS)
def test_clear_stretch_lies_inside_what_is_wanted_and_on_no_mark(wanted, taken):
    for one in wanted:
        span = Span(one.start, min(one.end, len(TEXT)))
        clear = clear_stretch(TEXT, span, taken)

        if clear:
            assert span.start <= clear.start < clear.end <= span.end
            assert all(mark.end <= clear.start or mark.start >= clear.end for mark in taken)
            assert clear.of(TEXT)[0].isalnum()
            assert clear.of(TEXT)[-1].isalnum()


@given(HITS, HITS)
def test_marks_laid_on_clear_stretches_change_nothing_about_the_others(marks, wanted):
    spans = [clear_stretch(TEXT, Span(one.start, min(one.end, len(TEXT))), marks) for one in wanted]
    beneath = [Hit(span.start, span.end) for span in spans if span]

    alone = [segment for segment in segmented(TEXT, FIRST, marks) if segment.marks]
    both = segmented(TEXT, FIRST, [*marks, *beneath])

    assert "".join(segment.text for segment in both) == FIRST.of(TEXT)
    assert all(any(segment.text == one.text and segment.mark == one.mark for segment in both) for one in alone)


def test_longest_clear_stretch_is_taken_without_blanks_at_its_ends():
    whole, siege = hit("A siege of boats"), hit("siege")

    assert clear_stretch(TEXT, Span(whole.start, whole.end), [siege]).of(TEXT) == "of boats"
    assert clear_stretch(TEXT, Span(siege.start, siege.end), [whole]) is None
    assert clear_stretch(TEXT, Span(siege.start, siege.end), []).of(TEXT) == "siege"

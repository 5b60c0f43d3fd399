"""A headline in its parts is stored and read back."""

from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.headline_records import KEY, headline_record, placed_parts, stored_headline
from reports.extraction.parted_headlines import PartedHeadline, Wording
from reports.text.spans import Span

SPANS = st.integers(0, 200).flatmap(lambda start: st.integers(start + 1, 300).map(lambda end: Span(start, end)))
HEADLINES = st.builds(
    PartedHeadline,
    verb=SPANS,
    wording=st.sampled_from(Wording),
    actor=st.none() | SPANS,
    target=st.none() | SPANS,
    reason=st.none() | SPANS,
    is_planned=st.booleans(),
)


@given(HEADLINES)
def test_what_is_stored_is_read_back(parted):
    assert stored_headline({"own_words": 3, KEY: headline_record(parted)}) == parted


def test_figures_of_a_headline_without_parts_have_none():
    assert stored_headline({"own_words": 3}) is None


@given(HEADLINES, SPANS)
def test_placed_parts_are_the_headline_without_gap_or_overlap(parted, bounds):
    placed = placed_parts(parted, bounds)

    stretches = [span for part in placed for span, _ in part.stretches]
    assert [span.start for span in stretches[1:]] == [span.end for span in stretches[:-1]]
    if placed:
        assert (stretches[0].start, stretches[-1].end) == (bounds.start, bounds.end)
    for part in placed:
        own = [span for span, is_part in part.stretches if is_part]
        assert own == [getattr(parted, part.name)]

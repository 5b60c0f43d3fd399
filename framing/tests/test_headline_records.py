"""A headline in its parts is stored and read back."""

from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.headline_records import KEY, headline_record, stored_headline
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

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.spans import Span, merged

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 4), (5, 2)])
def test_a_wrong_span_cannot_be_built(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(st.lists(SPANS))
def test_merged_spans_cover_the_same_places_and_keep_apart(spans):
    joined = merged(spans)

    places = {place for span in spans for place in range(span.start, span.end)}
    assert {place for span in joined for place in range(span.start, span.end)} == places
    assert all(first.end < second.start for first, second in pairwise(joined))


def test_containing_overlapping_and_shifting():
    span = Span(2, 6)

    assert len(span) == 4
    assert span.of("abcdefgh") == "cdef"
    assert span.contains(Span(2, 4))
    assert not span.contains(Span(5, 7))
    assert span.overlaps(Span(5, 7))
    assert not span.overlaps(Span(6, 7))
    assert span.shifted(3) == Span(5, 9)

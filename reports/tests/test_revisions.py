"""Two texts of one report laid side by side: what every comparison keeps to, and what it tells."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.extraction.revisions import Change, PassageKind, Version, compared, is_same_report
from reports.extraction.revisions.sequences import common_blocks, increasing
from reports.extraction.revisions.wording import segments_of
from reports.text.zones import find_zones

REPORT = """Harbour gate stays shut

The harbour office closed the gate on Monday after 12 boats were damaged.

“We closed it before anybody was hurt,” said Mara Quill, the harbour master.

Fishermen asked for money for two lost days of work.

The gate was built in 1931 and was last repaired nine years ago.

Share this article
"""
PARAGRAPHS = st.lists(
    st.lists(
        st.sampled_from(["gate", "boat", "the", "shut", "shut,", "Quay", "12", "“no”", "港口", "a"]), max_size=8
    ).map(" ".join),
    max_size=8,
).map("\n\n".join)


def version(text):
    return Version(text, find_zones(text))


def diff(before, after):
    return compared(version(before), version(after))


def rebuilt(text, passages, side):
    """The text with each paragraph taken from the joined segments."""
    made, at = "", 0
    placed = [(getattr(passage, side), passage) for passage in passages if getattr(passage, side)]
    for place, passage in sorted(placed, key=lambda row: row[0].span.start):
        made += text[at : place.span.start] + "".join(getattr(segment, side) for segment in passage.segments)
        at = place.span.end
    return made + text[at:]


@given(PARAGRAPHS, PARAGRAPHS)
def test_joined_segments_give_both_texts_back_verbatim(before, after):
    passages = diff(before, after).passages

    assert rebuilt(before, passages, "before") == before
    assert rebuilt(after, passages, "after") == after
    assert len([one for one in passages if one.before]) == len(find_zones(before))
    assert len([one for one in passages if one.after]) == len(find_zones(after))


@given(st.text("ab c.“,\n 港", max_size=60), st.text("ab c.“,\n 港", max_size=60))
def test_segments_of_words_give_both_sides_back(before, after):
    segments = segments_of(before, after)

    assert "".join(one.before for one in segments) == before
    assert "".join(one.after for one in segments) == after
    for one in segments:
        assert one.change is not Change.EQUAL or " ".join(one.before.split()) == " ".join(one.after.split())


@given(PARAGRAPHS)
def test_a_text_is_the_same_as_itself(text):
    found = diff(text, text)

    assert not found.counts.passages + found.counts.words + found.counts.furniture
    assert {one.kind for one in found.passages} <= {PassageKind.SAME}


@given(st.lists(st.integers(0, 6), max_size=30), st.lists(st.integers(0, 6), max_size=30))
def test_blocks_are_equal_and_in_order_on_both_sides(left, right):
    ends = (0, 0)
    for i, j, size in common_blocks(left, right):
        assert left[i : i + size] == right[j : j + size]
        assert i >= ends[0]
        assert j >= ends[1]
        ends = (i + size, j + size)


@given(st.permutations(range(7)))
def test_the_heaviest_rising_row_is_kept(order):
    kept = increasing(list(enumerate(order)), [1] * len(order))

    rising = [order[place] for place in sorted(kept)]
    assert rising == sorted(rising)


def test_a_word_that_was_replaced_is_one_change():
    found = diff(REPORT, REPORT.replace("12 boats", "14 boats"))

    (passage,) = [one for one in found.passages if one.has_changed]
    (changed,) = [one for one in passage.segments if one.change is not Change.EQUAL]
    assert (changed.change, changed.before, changed.after) == (Change.CHANGED, "12", "14")
    assert (found.counts.words, found.counts.words_out, found.counts.words_in) == (1, 1, 1)


def test_the_headline_stands_apart():
    found = diff(REPORT, REPORT.replace("stays shut", "is open again"))

    assert found.counts.headline
    assert found.headline.kind is PassageKind.CHANGED
    assert not found.counts.changed


def test_a_paragraph_that_moved_and_one_that_went_are_told_apart():
    lines = REPORT.split("\n\n")
    found = diff(REPORT, "\n\n".join([lines[0], lines[4], lines[1], lines[2], lines[5]]))

    assert (found.counts.moved, found.counts.taken_out, found.counts.put_in) == (1, 1, 0)
    (moved,) = [one for one in found.passages if one.kind is PassageKind.MOVED]
    assert (moved.before.number, moved.after.number) == (4, 1)


def test_a_rewritten_paragraph_is_one_that_changed():
    found = diff(REPORT, REPORT.replace("asked for money for two lost days of work", "want money for a lost week"))

    assert (found.counts.changed, found.counts.put_in, found.counts.taken_out) == (1, 0, 0)


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        (("Share this article", "Share this article\n\n312 shares"), True),
        (("Share this article", ""), True),
        (("12 boats", "14 boats"), False),
        (("stays shut", "is shut"), False),
        (("two lost days", "two  lost days"), True),
    ],
)
def test_lines_of_the_site_are_not_the_report(change, is_same):
    changed = REPORT.replace(*change)

    assert is_same_report(version(REPORT), version(changed)) == is_same
    assert (diff(REPORT, changed).counts.passages == 0) == is_same


def test_quotation_marks_in_another_shape_are_no_change_of_words():
    assert diff(REPORT, REPORT.replace("“", '"').replace("”", '"')).counts.passages == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 45_000, "b a " * 45_000),
        ("\n".join(["same line of words here"] * 9_000), "\n".join(["same line of words there"] * 9_000)),
        (" ".join(f"w{n}" for n in range(30_000)), " ".join(f"w{n}" for n in reversed(range(30_000)))),
        (
            "\n".join(f"line {n} of a long list" for n in range(8_000)),
            "\n".join(f"line {n} of a new list" for n in range(8_000)),
        ),
    ],
    ids=["two words", "one line", "turned round", "numbered lines"],
)
def test_the_longest_texts_are_compared_in_seconds(before, after):
    began = time.perf_counter()

    found = diff(before, after)

    assert time.perf_counter() - began < 10
    assert rebuilt(after, found.passages, "after") == after

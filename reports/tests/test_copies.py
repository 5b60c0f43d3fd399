"""Texts that repeat one another: bodies as rows of words, signatures, and the comparison word for word."""

import json
import subprocess
import sys
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.extraction.copies import CopyKind, CopyText, compared, copy_text, minhash_of
from reports.extraction.copies.comparing import LEAST_SHINGLES, SHORTEST_STRETCH
from reports.extraction.copies.signatures import BANDS, FINGERPRINT_BAND, PERMUTATIONS, WINDOW
from reports.tests.wire_prose import HISTORY, INDEPENDENT, LEAD, RESCUE, STATEMENT, UNION, WEATHER, WIRE, report
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan, find_zones

WORDS = st.lists(st.sampled_from([f"w{letter}{digit}" for letter in "abcdefghij" for digit in "12345"]), max_size=120)

GOLDEN_VALUES = (252526680, 310639172, 9888237, 694125223)
GOLDEN_BAND = -7689316116744833319


def read(text: str) -> CopyText:
    return copy_text(text, find_zones(text))


def body(words: Sequence[str]) -> CopyText:
    text = " ".join(words)
    return copy_text(text, [ZoneSpan(Zone.BODY, Span(0, len(text)))] if text else [])


def test_the_same_body_under_another_headline_and_byline_is_the_same_text() -> None:
    first = read(report(*WIRE))
    second = read(report(*WIRE, headline="All saved from stranded ferry", top="VEYLE, Orrland (AP) - "))

    likeness = compared(first, second)

    assert likeness.kind is CopyKind.EXACT
    assert (likeness.jaccard, likeness.containment) == (1, 1)
    assert [one.first.of(first.text) for one in likeness.stretches] == ["\n\n".join(WIRE)]


def test_a_changed_figure_makes_an_update() -> None:
    first = read(report(*WIRE))
    second = read(report(*[paragraph.replace("Eleven people", "Fourteen people") for paragraph in WIRE]))

    likeness = compared(first, second)

    assert likeness.kind is CopyKind.NEAR
    assert len(likeness.stretches) == 2


def test_a_report_that_prints_half_of_the_wire_shares_it_word_for_word() -> None:
    wire = read(report(*WIRE))
    own = read(report(LEAD, INDEPENDENT[3], RESCUE, INDEPENDENT[4], HISTORY, INDEPENDENT[0]))

    likeness = compared(wire, own)

    assert likeness.kind is CopyKind.SHARES
    assert [one.second.of(own.text) for one in likeness.stretches] == [LEAD, RESCUE, HISTORY]
    for one in likeness.stretches:
        assert one.first.of(wire.text).split() == one.second.of(own.text).split()


def test_a_short_item_inside_a_long_report_is_found_by_what_the_shorter_one_has() -> None:
    short = read(report(LEAD, RESCUE))
    long = read(report(*INDEPENDENT[:3], LEAD, RESCUE, HISTORY, UNION, WEATHER, *INDEPENDENT[3:]))

    likeness = compared(short, long)

    assert likeness.kind is CopyKind.SHARES
    assert likeness.jaccard < 0.5 < likeness.containment


def test_independent_reports_of_one_event_share_the_quotation_and_are_no_copies() -> None:
    likeness = compared(read(report(*WIRE)), read(report(*INDEPENDENT)))

    assert likeness.kind is CopyKind.NONE
    assert likeness.stretches == ()


def test_reports_that_share_several_long_quotations_are_no_copies() -> None:
    said = [
        f"“{words},” the minister said in the chamber."
        for words in (HISTORY.replace(".", ","), UNION.rstrip("."), WEATHER.rstrip("."), LEAD.rstrip("."))
    ]
    first = read(report(INDEPENDENT[0], *said, INDEPENDENT[1]))
    second = read(report(RESCUE, *reversed(said), STATEMENT))

    assert compared(first, second).kind is CopyKind.NONE


def test_a_post_set_in_without_quotation_marks_is_nobody_s_copy() -> None:
    post = "We are all safe and on land and the crew were splendid and I have lost both of my shoes and one good hat"
    signed = f"{post} — Ansa Merrow (@ansamerrow) March 3, 2026"
    first, second = read(report(INDEPENDENT[0], signed, INDEPENDENT[1])), read(report(UNION, signed, WEATHER))

    assert not any(post.lower()[:20] in shingle for shingle in first.shingles)
    assert compared(first, second).kind is CopyKind.NONE


def test_one_outlet_s_standing_paragraph_is_no_copy_but_its_fuller_version_is() -> None:
    first = read(report(*INDEPENDENT, HISTORY, UNION))
    second = read(report(WEATHER, RESCUE, LEAD, HISTORY, UNION, LEAD.replace("ferry", "tug").replace("rocks", "sand")))
    fuller = read(report(*INDEPENDENT, HISTORY, UNION, WEATHER, RESCUE))

    assert compared(first, second, is_one_outlet=False).kind is CopyKind.SHARES
    assert compared(first, second, is_one_outlet=True).kind is CopyKind.NONE
    assert compared(first, fuller, is_one_outlet=True).is_copy


def test_stretches_do_not_reach_over_a_caption() -> None:
    wire = read(report(LEAD, RESCUE, HISTORY))
    text = report(LEAD, "FILE PHOTO: The ferry in the harbour of Veyle, in a picture of last May.", RESCUE, HISTORY)
    zones = find_zones(text)

    likeness = compared(wire, copy_text(text, zones))

    caption = next(zone.span for zone in zones if zone.zone is Zone.CAPTION)
    assert likeness.is_copy
    assert len(likeness.stretches) > 1
    assert not any(one.second.overlaps(caption) for one in likeness.stretches)


def test_headline_byline_and_furniture_are_not_compared() -> None:
    bare = read(report(*WIRE))
    dressed = read(report("By Ilse Tarrant", *WIRE, "Follow us on Facebook", "© 2026 The Veyle Observer"))

    assert compared(bare, dressed).kind is CopyKind.EXACT


def test_other_scripts_are_compared_as_well() -> None:
    text = "паром сел на мель у острова после того как отказало управление и пассажиров сняли за два часа"
    longer = f"{text} в школе раздавали чай"

    assert compared(body(text.split()), body(longer.split())).is_copy


@pytest.mark.parametrize("text", ["", "One line only"])
def test_a_text_without_a_body_has_an_empty_signature(text: str) -> None:
    signature = minhash_of(body(text.split()))

    assert (signature.values, signature.keys, signature.shingle_count) == ((), (), 0)


def test_a_signature_is_the_same_in_another_process() -> None:
    """The stored signatures of one machine are looked up on another."""
    code = (
        "import json; from reports.tests.test_copies import *; "
        "s = minhash_of(read(report(*WIRE))); print(json.dumps([s.values, s.keys]))"
    )

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    signature = minhash_of(read(report(*WIRE)))
    assert json.loads(told) == [list(signature.values), [list(key) for key in signature.keys]]
    assert len(signature.values) == PERMUTATIONS
    assert [band for band, _ in signature.keys][:BANDS] == list(range(BANDS))


def test_the_signature_of_a_known_text_is_known() -> None:
    """Changed values make every stored signature worthless: name another method then."""
    words = "the old harbour gate was shut on monday after a night of rain"
    signature = minhash_of(body(words.split()))

    assert signature.values[:4] == GOLDEN_VALUES
    assert signature.keys[0] == (0, GOLDEN_BAND)


def test_whoever_shares_a_long_run_shares_a_key_however_much_else_they_print() -> None:
    run = [f"shared{number}" for number in range(WINDOW + 4)]
    first = body([f"mine{number}" for number in range(3000)] + run)
    second = body(run + [f"theirs{number}" for number in range(500)])

    common = set(minhash_of(first).keys) & set(minhash_of(second).keys)

    assert FINGERPRINT_BAND in {band for band, _ in common}


@given(WORDS, WORDS)
@settings(deadline=None)
def test_comparison_is_symmetric(first: list[str], second: list[str]) -> None:
    one, other = body(first), body(second)

    assert compared(one, other) == compared(other, one).mirrored()


@given(WORDS, WORDS)
@settings(deadline=None)
def test_stretches_are_equal_words_and_never_overlap(first: list[str], second: list[str]) -> None:
    one, other = body(first), body(second)

    stretches = compared(one, other).stretches

    for stretch in stretches:
        assert stretch.first.of(one.text) == stretch.second.of(other.text)
    assert not any(a.first.overlaps(b.first) or a.second.overlaps(b.second) for a, b in combinations(stretches, 2))


@given(WORDS.filter(len))
@settings(deadline=None)
def test_a_text_is_the_same_as_itself(words: list[str]) -> None:
    likeness = compared(body(words), body(words))

    assert likeness.kind is CopyKind.EXACT
    assert [(stretch.first, stretch.second) for stretch in likeness.stretches] == [
        (Span(0, len(" ".join(words))), Span(0, len(" ".join(words))))
    ]


@given(st.integers(60, 200), st.data())
@settings(deadline=None)
def test_a_word_put_in_or_taken_out_leaves_an_update(length: int, data: st.DataObject) -> None:
    words = [f"word{number}" for number in range(length)]
    place = data.draw(st.integers(0, length - 1))
    changed = words[:place] + (["more"] if data.draw(st.booleans()) else []) + words[place + 1 :]

    likeness = compared(body(words), body(changed))

    assert likeness.kind is CopyKind.NEAR
    assert set(minhash_of(body(words)).keys) & set(minhash_of(body(changed)).keys)


@given(WORDS, WORDS)
@settings(deadline=None)
def test_shares_are_shares_and_a_copy_has_a_stretch(first: list[str], second: list[str]) -> None:
    likeness = compared(body(first), body(second))

    assert 0 <= likeness.jaccard <= likeness.containment <= 1
    if likeness.kind is CopyKind.SHARES:
        assert max(stretch.words for stretch in likeness.stretches) >= SHORTEST_STRETCH
    if likeness.kind not in {CopyKind.NONE, CopyKind.EXACT}:
        assert min(len(body(first).shingles), len(body(second).shingles)) >= LEAST_SHINGLES


def test_a_refrain_and_a_very_long_text_are_compared_in_no_time() -> None:
    refrain = body(["and", "so", "it", "goes", "again"] * 4000)
    long = body([f"w{number % 7919}" for number in range(20_000)])

    assert compared(refrain, long).kind is CopyKind.NONE
    assert compared(long, body([*long.words, "end"])).kind is CopyKind.NEAR

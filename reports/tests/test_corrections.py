"""Corrections of quotations: laws for any engine's output, and where a correction goes when the text has changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.extraction.corrections import Correction, anchored, corrected, nearest, trimmed
from reports.extraction.values import Cue, Quote, QuoteKind, Speaker, SpeakerLink
from reports.tests.factories import TEXT
from reports.text.spans import Span, merged
from reports.text.zones import Zone, ZoneSpan

LENGTH = 120
LETTERS = "The harbour stays shut, he said. " * 4
ZONES = (ZoneSpan(Zone.HEADLINE, Span(0, 20)), ZoneSpan(Zone.BODY, Span(22, LENGTH)))
MARKED = frozenset([QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.SCARE])


def span_of(words, text=TEXT):
    """The only place of the words."""
    start = text.index(words)
    return Span(start, start + len(words))


def spans_within(start, end):
    """Any span inside the bounds."""
    return (
        st.tuples(st.integers(start, end - 1), st.integers(start + 1, end))
        .filter(lambda p: p[0] < p[1])
        .map(lambda pair: Span(*pair))
    )


@st.composite
def quotes(draw):
    """A quotation as an engine may find it: what stands inside marks lies inside the content."""
    span = draw(spans_within(0, LENGTH))
    kind = draw(st.sampled_from(QuoteKind))
    inside = draw(st.lists(spans_within(span.start, span.end), min_size=1, max_size=3))
    speaker = draw(st.none() | spans_within(0, LENGTH).map(lambda place: Speaker(place, place.of(LETTERS), "Mara")))
    cue = draw(st.none() | spans_within(0, LENGTH).map(lambda place: Cue(place, place.of(LETTERS), "neutral")))
    fragments = merged(inside) if kind in MARKED else ()
    return Quote(kind, span, fragments, speaker, draw(st.booleans()), cue, None, Zone.BODY)


FOUND = st.lists(quotes(), max_size=6).map(lambda found: sorted(found, key=lambda q: (q.span.start, -len(q.span))))


@st.composite
def states(draw, key=1):
    """A correction of any quotation, or one that adds a quotation."""
    speaker = draw(st.none() | spans_within(0, LENGTH).map(lambda p: Speaker(p, p.of(LETTERS), "Edda Roon")))
    return Correction(
        key=key,
        target=draw(st.none() | spans_within(0, LENGTH)),
        kind=draw(st.sampled_from(QuoteKind)),
        span=draw(spans_within(0, LENGTH)),
        speaker=speaker and replace(speaker, how=SpeakerLink.CORRECTED),
        anonymous=draw(st.booleans()),
    )


@st.composite
def logs(draw):
    """Corrections in order: states, removals, and undos of earlier ones."""
    log = []
    for key in range(1, draw(st.integers(1, 5)) + 1):
        made = draw(states(key))
        free = {c.key for c in log if c.undoes is None} - {c.undoes for c in log}
        if free and draw(st.booleans()):
            made = replace(made, undoes=draw(st.sampled_from(sorted(free))))
        elif made.target and draw(st.booleans()):
            made = replace(made, removed=True, span=made.target)
        log.append(made)
    return log


MARKS = st.lists(spans_within(0, LENGTH), max_size=4).map(merged)


def after(found, log, marks=()):
    """The quotes that stand after the log."""
    return corrected(found, log, LETTERS[:LENGTH], ZONES, marks).quotes


@given(FOUND, logs(), MARKS)
def test_quotes_stay_sorted_inside_the_text_with_fragments_inside_the_content(found, log, marks):
    made = after(found, log, marks)

    assert list(made) == sorted(made, key=lambda quote: (quote.span.start, -len(quote.span)))
    for quote in made:
        assert quote.span.end <= LENGTH
        assert all(quote.span.contains(fragment) for fragment in quote.fragments)
        assert quote.fragments == merged(quote.fragments)
        assert bool(quote.fragments) is (quote.kind in MARKED)


@given(FOUND, states(), MARKS)
def test_a_correction_stands_whatever_another_engine_finds(found, wanted, marks):
    made = [quote for quote in after(found, [wanted], marks) if quote.span == wanted.span]

    assert any(
        quote.kind is wanted.kind
        and quote.anonymous is wanted.anonymous
        and (quote.speaker and quote.speaker.name) == (wanted.speaker and wanted.speaker.name)
        for quote in made
    )


@given(FOUND, logs(), MARKS)
def test_undoing_everything_restores_exactly_what_was_found(found, log, marks):
    taken_back = {made.undoes for made in log}
    undos = [
        replace(made, key=made.key + 100, undoes=made.key)
        for made in log
        if made.undoes is None and made.key not in taken_back
    ]

    assert after(found, [*log, *undos], marks) == tuple(found)


@given(FOUND, logs(), states(key=50), MARKS)
def test_undoing_the_last_correction_restores_what_was_before_it(found, log, last, marks):
    undo = replace(last, key=51, undoes=50)

    assert after(found, [*log, last, undo], marks) == after(found, log, marks)


@given(FOUND, MARKS)
def test_stating_what_was_found_changes_nothing(found, marks):
    for quote in found:
        same = Correction(1, quote.span, quote.kind, quote.span, quote.speaker, quote.anonymous)
        (again,) = after([quote], [same], marks)
        expected = quote if quote.kind is not QuoteKind.SCARE else replace(quote, cue=None)
        assert replace(again, zone=quote.zone) == expected


WHOLE = "We closed it before anybody was hurt"
QUILL = Speaker(span_of("Mara Quill"), "Mara Quill", "Mara Quill")
SAID = Cue(span_of("said Mara"), "said", "neutral")
TEXT_ZONES = (ZoneSpan(Zone.BODY, Span(0, len(TEXT))),)


def quote_of(words, kind=QuoteKind.DIRECT, speaker=QUILL):
    """A quotation of those words."""
    span = span_of(words)
    return Quote(kind, span, (span,) if kind in MARKED else (), speaker, False, SAID, None, Zone.BODY)


def correction_of(words, key=1, target=WHOLE, **values):
    """A correction of Mara Quill's sentence to those words."""
    state = {"kind": QuoteKind.DIRECT, "speaker": QUILL} | values
    return Correction(key=key, target=target and span_of(target), span=span_of(words), **state)


def words_after(found, log, text=TEXT, marked=()):
    """The words of each quotation after the log."""
    return [quote.span.of(text) for quote in corrected(found, log, text, TEXT_ZONES, marked).quotes]


def test_cue_stays_with_the_corrected_quotation():
    (quote,) = corrected([quote_of(WHOLE)], [correction_of("We closed it before anybody")], TEXT, TEXT_ZONES).quotes

    assert quote.cue == SAID
    assert quote.fragments == (quote.span,)


def test_bounds_over_two_halves_of_another_engine_take_both_in():
    halves = [quote_of("We closed it before"), quote_of("anybody was hurt")]

    assert words_after(halves, [correction_of(WHOLE)]) == [WHOLE]


def test_a_quotation_inside_the_one_that_was_shown_stays():
    outer = quote_of("the gate would stay shut for at least nine days", QuoteKind.INDIRECT)
    inner = quote_of("at least nine days", QuoteKind.SCARE)
    named = correction_of("the gate would stay shut for at least nine days", target=outer.span.of(TEXT), speaker=None)

    assert words_after([outer, inner], [replace(named, kind=QuoteKind.INDIRECT)]) == [
        outer.span.of(TEXT),
        inner.span.of(TEXT),
    ]


def test_small_quotation_is_not_taken_for_the_long_one_around_it():
    outer = quote_of("She said the gate would stay shut for at least nine days", QuoteKind.INDIRECT)
    removed = correction_of("nine days", target="nine days", removed=True)

    assert words_after([outer], [removed]) == [outer.span.of(TEXT)]


def test_two_who_corrected_what_they_both_saw_leave_one_quotation_in_the_later_state():
    first = correction_of("We closed it")
    second = correction_of("anybody was hurt", key=2)

    assert words_after([quote_of(WHOLE)], [first, second]) == ["anybody was hurt"]


def test_what_builds_on_an_undone_correction_finds_the_quotation_as_it_was():
    first = correction_of("We closed it")
    second = correction_of("closed it before", key=2, target="We closed it")
    undo = replace(first, key=3, undoes=1)

    assert words_after([quote_of(WHOLE)], [first, second, undo]) == ["closed it before"]


def test_removed_quotation_that_is_added_again_has_its_cue_again():
    removed = correction_of(WHOLE, removed=True)
    added = correction_of(WHOLE, key=2, target=None)
    (quote,) = corrected([quote_of(WHOLE)], [removed, added], TEXT, TEXT_ZONES).quotes

    assert quote.cue == SAID


def test_indirect_speech_that_becomes_direct_has_what_stands_inside_marks():
    text = f"“{WHOLE},” said Mara Quill. “It is still shut.”"
    marked = [span_of(WHOLE, text), span_of("It is still shut.", text)]
    span = Span(marked[0].start, marked[1].end)
    added = Correction(1, None, QuoteKind.DIRECT, span, None)

    (quote,) = corrected([], [added], text, TEXT_ZONES, marked).quotes

    assert [fragment.of(text) for fragment in quote.fragments] == [WHOLE, "It is still shut."]


@pytest.mark.parametrize("kind", sorted(MARKED))
def test_marked_speech_without_any_marks_has_its_bounds_for_a_fragment(kind):
    (quote,) = corrected([], [correction_of(WHOLE, target=None, kind=kind)], TEXT, TEXT_ZONES).quotes

    assert quote.fragments == (quote.span,)


NEW = TEXT.replace(
    "The town council", "Late on Sunday we closed it before anybody was hurt? No: the town council"
).replace("Fishermen called", "Some fishermen called")


def test_correction_follows_its_words_into_a_new_text():
    old = replace(correction_of(WHOLE, speaker=replace(QUILL, name="Edda Roon")), text=TEXT)

    moved = anchored(old, NEW)

    assert moved.span.of(NEW) == WHOLE
    assert moved.speaker.span.of(NEW) == "Mara Quill"


def test_of_two_places_the_one_with_the_same_surroundings_is_meant():
    text = "A gate. A gate was shut, a town said. The gate was shut."
    new = "A gate. Now the gate was shut, a town said. A gate. So it was. The gate was shut."
    old = Correction(1, None, QuoteKind.SCARE, Span(text.rindex("gate"), text.rindex("gate") + 4), text=text)

    assert anchored(old, new).span.start == new.rindex("gate")


def test_without_surroundings_the_nearest_place_is_meant():
    text, new = "xx gate yy", "gate one. two gate three four five six gate"
    old = Correction(1, None, QuoteKind.SCARE, Span(3, 7), text=text)

    assert anchored(old, new).span.start == 0


def test_words_that_are_parted_by_other_white_space_are_the_same_words():
    old = replace(correction_of(WHOLE), text=TEXT)

    assert anchored(old, TEXT.replace("before anybody", "before\nanybody")) is not None


def test_correction_whose_words_are_gone_is_told_and_not_dropped():
    old = replace(correction_of(WHOLE), text=TEXT)
    new = TEXT.replace(WHOLE, "It is closed")

    result = corrected([], [old], new, TEXT_ZONES)

    assert result.quotes == ()
    assert [problem.code for problem in result.problems] == ["correction_lost"]
    assert WHOLE in result.problems[0].message


def test_correction_whose_speaker_is_gone_is_told_too():
    old = replace(correction_of(WHOLE), text=TEXT)
    new = TEXT.replace("Mara Quill", "the clerk")

    assert [problem.code for problem in corrected([], [old], new, TEXT_ZONES).problems] == ["correction_lost"]


def test_undone_correction_whose_words_are_gone_is_no_problem():
    old = replace(correction_of(WHOLE), text=TEXT)
    undo = replace(old, key=2, undoes=1)

    assert corrected([], [old, undo], "Nothing of it.", TEXT_ZONES).problems == ()


def test_name_is_taken_where_it_stands_nearest_and_outside_the_quotation():
    text = "Edda Roon spoke. “Edda Roon is late,” said Edda Roon. Later Edda Roon left."

    assert nearest("Edda Roon", text, span_of("Edda Roon is late", text)).start == text.index("said") + 5


def test_name_inside_another_word_is_not_that_name():
    assert nearest("Roon", "Roonstadt is a town.", Span(0, 3)) is None


def test_name_in_other_case_is_found_when_it_stands_in_no_other():
    assert nearest("the harbour OFFICE", TEXT, Span(0, 3)) == span_of("the harbour office")


def test_apostrophe_at_the_end_is_no_mark_and_single_marks_at_both_ends_are():
    text = "the boats' and 'the gates'"

    assert trimmed(Span(0, 10), text, QuoteKind.SCARE).of(text) == "the boats'"
    assert trimmed(Span(15, 26), text, QuoteKind.SCARE).of(text) == "the gates"


@pytest.mark.parametrize(
    ("words", "kind", "kept"),
    [
        (f"“{WHOLE},” ", QuoteKind.DIRECT, f"{WHOLE},"),
        (f"“{WHOLE}", QuoteKind.DIRECT, WHOLE),
        (f"“{WHOLE},” said", QuoteKind.MIXED, f"“{WHOLE},” said"),
        ("“", QuoteKind.SCARE, None),
        (" ", QuoteKind.INDIRECT, None),
    ],
)
def test_bounds_lose_white_space_and_outer_marks(words, kind, kept):
    found = trimmed(span_of(words), TEXT, kind)

    assert (found and found.of(TEXT)) == kept

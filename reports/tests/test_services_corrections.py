"""Correcting quotations: what is stored, what is refused, and in which order."""

import pytest

from reports.models import QuoteCorrection
from reports.models.corrections import LONGEST_REASON, MOST_CORRECTIONS
from reports.selectors.corrections import correction_count, corrections_of, first_corrections, with_correction_count
from reports.services.corrections import CorrectionRefused, add_quote, correct_quote, undo_correction
from reports.signals import quotes_corrected
from reports.tests.factories import (
    TEXT,
    EditorFactory,
    QuoteCorrectionFactory,
    QuoteFactory,
    RevisionFactory,
)

pytestmark = pytest.mark.django_db

SAID = "We closed it before anybody was hurt"


def bounds_of(words):
    """The bounds of words that stand once in the text."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def as_shown(quote, **changes):
    """What a form of the quotation sends when somebody changes only that much."""
    shown = {"kind": quote.kind, "start": quote.start, "end": quote.end, "speaker_name": quote.speaker}
    return shown | {"is_anonymous": quote.is_anonymous} | changes


@pytest.fixture
def heard():
    """The revisions for which the signal was sent."""
    revisions = []

    def hear(revision_id, **kwargs):
        revisions.append(revision_id)

    quotes_corrected.connect(hear)
    yield revisions
    quotes_corrected.disconnect(hear)


def test_correction_holds_the_whole_state_and_what_was_before(heard):
    quote, editor = QuoteFactory(), EditorFactory()

    stored = correct_quote(
        quote=quote,
        **as_shown(quote, kind="mixed", **bounds_of("We closed it")),
        reason=" The rest\nis not in marks. ",
        corrected_by=editor,
    )

    stored.refresh_from_db()
    assert (stored.kind, TEXT[stored.start : stored.end]) == ("mixed", "We closed it")
    assert (stored.target_start, stored.target_end) == (quote.start, quote.end)
    assert (stored.speaker_name, stored.speaker_start) == ("Mara Quill", quote.speaker_start)
    assert (stored.number, stored.reason, stored.corrected_by) == (1, "The rest is not in marks.", editor)
    assert stored.before["kind"] == "direct"
    assert stored.before["speaker_name"] == "Mara Quill"
    assert heard == [quote.revision_id]


def test_another_speaker_is_found_where_the_report_names_it():
    quote = QuoteFactory()

    stored = correct_quote(quote=quote, **as_shown(quote, speaker_name="The Town Council"))

    assert stored.speaker_name == "The town council"
    assert TEXT[stored.speaker_start : stored.speaker_end] == "The town council"


def test_name_for_a_pronoun_keeps_the_place_of_the_pronoun():
    she = bounds_of("She said")
    quote = QuoteFactory(
        kind="indirect",
        fragments=[],
        **bounds_of("the gate would stay shut for at least nine days"),
        speaker_start=she["start"],
        speaker_end=she["start"] + 3,
        speaker_text="She",
        speaker_name="",
    )

    stored = correct_quote(quote=quote, **as_shown(quote, speaker_name="Mara Quill"))

    assert stored.speaker_name == "Mara Quill"
    assert TEXT[stored.speaker_start : stored.speaker_end] == "She"


def test_phrase_without_a_name_stays_when_only_the_kind_changes():
    fishermen = bounds_of("Fishermen")
    quote = QuoteFactory(
        speaker_start=fishermen["start"], speaker_end=fishermen["end"], speaker_text="Fishermen", speaker_name=""
    )

    stored = correct_quote(quote=quote, **as_shown(quote, kind="mixed"))

    assert (stored.speaker_name, stored.speaker_start) == ("", fishermen["start"])


def test_phrase_that_is_printed_over_two_lines_stays_a_phrase():
    revision = RevisionFactory(text="Ships\n\nA tired\nboatman of the quay said ships wait there.")
    said = revision.text.index("ships wait")
    phrase = {"speaker_start": 7, "speaker_end": 22, "speaker_text": "A tired\nboatman", "speaker_name": ""}
    quote = QuoteFactory(revision=revision, kind="indirect", fragments=[], start=said, end=said + 10, **phrase)

    stored = correct_quote(quote=quote, **as_shown(quote, kind="mixed", speaker_name="A tired boatman"))

    assert (stored.speaker_name, stored.speaker_start) == ("", 7)


def test_blank_name_is_nobody():
    quote = QuoteFactory()

    stored = correct_quote(quote=quote, **as_shown(quote, speaker_name=" "))

    assert (stored.speaker_name, stored.speaker_start) == ("", None)


def test_nobody_speaks_scare_quotes():
    quote = QuoteFactory()

    stored = correct_quote(quote=quote, **as_shown(quote, kind="scare"))

    assert (stored.speaker_name, stored.speaker_start) == ("", None)


def test_anonymous_speaker_has_a_phrase_and_no_name():
    quote = QuoteFactory()

    stored = correct_quote(quote=quote, **as_shown(quote, speaker_name="Fishermen", is_anonymous=True))

    (value,) = first_corrections(quote.revision, 1)
    assert TEXT[stored.speaker_start : stored.speaker_end] == "Fishermen"
    assert (value.anonymous, value.speaker.text, value.speaker.name) == (True, "Fishermen", None)


def test_change_to_a_quotation_that_was_corrected_since_it_was_shown_is_refused():
    quote = QuoteFactory()
    correct_quote(quote=quote, **as_shown(quote, speaker_name="Fishermen"))

    with pytest.raises(CorrectionRefused, match="Correction 1 has changed this quotation"):
        correct_quote(quote=quote, **as_shown(quote, kind="mixed"))


def test_same_correction_twice_is_stored_once(heard):
    quote = QuoteFactory()

    first, second = (correct_quote(quote=quote, **as_shown(quote, kind="mixed")) for _ in range(2))

    assert (first, len(heard)) == (second, 1)


def test_quotation_is_corrected_again_once_the_correction_is_taken_in_or_taken_back():
    quote, taken_in = QuoteFactory(), QuoteFactory(corrections=1)
    correct_quote(quote=taken_in, **as_shown(taken_in, kind="mixed"))
    assert correct_quote(
        quote=QuoteFactory(revision=taken_in.revision, corrections=1, kind="mixed"), **as_shown(taken_in)
    )

    undo_correction(correction=correct_quote(quote=quote, **as_shown(quote, removed=True)))
    assert correct_quote(quote=quote, **as_shown(quote, kind="mixed")).pk


def test_marks_and_white_space_around_the_bounds_are_left_out():
    quote = QuoteFactory()

    stored = correct_quote(quote=quote, **as_shown(quote, **bounds_of("“We closed it before anybody ")))

    assert TEXT[stored.start : stored.end] == "We closed it before anybody"


def test_removed_quotation_keeps_its_state_in_the_log():
    quote = QuoteFactory()

    stored = correct_quote(quote=quote, **as_shown(quote, kind="nonsense", start=-1), removed=True)

    assert stored.removed
    assert (stored.kind, stored.start, stored.end) == (quote.kind, quote.start, quote.end)


def test_added_quotation_has_no_target():
    stored = add_quote(
        revision=RevisionFactory(),
        kind="indirect",
        **bounds_of("About 40 boats lie behind the gate"),
        speaker_name="the harbour office",
    )

    assert (stored.target_start, stored.before) == (None, {})


QUOTE = {"kind": "direct", "speaker_name": "Mara Quill", **bounds_of(SAID)}


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({}, "", "stands like this already"),
        ({"kind": "loud"}, "kind", "direct, mixed, indirect, scare quotes"),
        ({"start": -1}, "start", "Choose words of the report"),
        ({"start": 9, "end": 9}, "start", "Choose words of the report"),
        ({"end": len(TEXT) + 1}, "start", "Choose words of the report"),
        (bounds_of("“"), "start", "no words between"),
        ({"start": 0}, "end", "begins in the headline ends there too"),
        ({"speaker_name": "Nobody Here"}, "speaker_name", "“Nobody Here” does not stand in this report"),
        ({"speaker_name": "Q" * 201}, "speaker_name", "201 characters; it may have 200"),
        ({"kind": "mixed", "reason": "a" * (LONGEST_REASON + 1)}, "reason", "301 characters; it may have 300"),
    ],
)
def test_what_cannot_be_corrected_is_refused_in_words(change, field, words, heard):
    with pytest.raises(CorrectionRefused) as refused:
        correct_quote(quote=QuoteFactory(), **QUOTE | change)

    assert refused.value.field == field
    assert words in refused.value.message
    assert not QuoteCorrection.objects.exists()
    assert heard == []


def test_speaker_without_name_needs_what_the_report_calls_her():
    with pytest.raises(CorrectionRefused) as refused:
        add_quote(revision=RevisionFactory(), **QUOTE | {"speaker_name": ""}, is_anonymous=True)

    assert refused.value.field == "speaker_name"


def test_byline_holds_no_quotation():
    revision = RevisionFactory(zones=[["headline", 0, 34], ["byline", 36, len(TEXT)]])

    with pytest.raises(CorrectionRefused, match="bylines and the like"):
        add_quote(revision=revision, **QUOTE)


def test_quotation_of_an_earlier_text_is_corrected_in_the_newest_one():
    quote = QuoteFactory()
    RevisionFactory(article=quote.revision.article, text=TEXT + " More.")

    with pytest.raises(CorrectionRefused, match="newer text"):
        correct_quote(quote=quote, **as_shown(quote, kind="mixed"))


def test_a_text_has_at_most_five_hundred_corrections(monkeypatch):
    quote = QuoteFactory()
    row = QuoteCorrectionFactory.build(revision=quote.revision, corrected_by=EditorFactory(), number=1)
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    del values["id"], values["created_at"]
    numbered = [QuoteCorrection(**values | {"number": number + 1}) for number in range(MOST_CORRECTIONS)]
    QuoteCorrection.objects.bulk_create(numbered)

    with pytest.raises(CorrectionRefused, match="500 corrections"):
        correct_quote(quote=quote, **as_shown(quote, kind="mixed"))

    assert undo_correction(correction=QuoteCorrection.objects.latest("number")).number == MOST_CORRECTIONS + 1


def test_undo_repeats_the_state_and_names_what_it_takes_back(heard):
    quote, editor = QuoteFactory(), EditorFactory()
    correction = correct_quote(quote=quote, **as_shown(quote, kind="mixed"))

    undo = undo_correction(correction=correction, undone_by=editor)

    assert (undo.undoes, undo.number, undo.kind, undo.corrected_by) == (correction, 2, "mixed", editor)
    assert heard == [quote.revision_id] * 2
    assert [row.is_undone for row in corrections_of(quote.revision.article)] == [False, True]


def test_undoing_twice_stores_one_undo():
    correction = QuoteCorrectionFactory()

    assert undo_correction(correction=correction) == undo_correction(correction=correction)
    assert QuoteCorrection.objects.count() == 2


def test_undo_cannot_be_undone():
    undo = undo_correction(correction=QuoteCorrectionFactory())

    with pytest.raises(CorrectionRefused, match="cannot be undone"):
        undo_correction(correction=undo)


def test_numbers_go_on_through_the_texts_of_an_article_and_earlier_corrections_stay_in_force(heard):
    first = QuoteCorrectionFactory()
    second = RevisionFactory(article=first.revision.article, text=TEXT + " More.")

    added = add_quote(revision=second, kind="indirect", **bounds_of("About 40 boats"), speaker_name="")
    undo = undo_correction(correction=first)

    assert (added.number, undo.number, undo.revision) == (2, 3, first.revision)
    assert (correction_count(first.revision), correction_count(second)) == (2, 3)
    assert heard == [second.pk] * 2
    kept = first_corrections(second, 2)
    assert [value.key for value in kept] == [first.pk, added.pk]
    assert [value.text for value in kept] == [TEXT, None]


def test_counting_corrections_of_many_texts_costs_one_query(django_assert_num_queries):
    first = QuoteCorrectionFactory()
    second = RevisionFactory(article=first.revision.article, text=TEXT + " More.")
    other = RevisionFactory()

    with django_assert_num_queries(1):
        counted = with_correction_count(type(other).objects.filter(pk__in=[first.revision_id, second.pk, other.pk]))
        counts = {revision.pk: revision.correction_count for revision in counted}

    assert counts == {first.revision_id: 1, second.pk: 1, other.pk: 0}

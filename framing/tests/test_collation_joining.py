"""Which quotations are one statement."""

import pytest

from framing.analysis.collation.collate import collated
from framing.analysis.collation.speakers import Kinship, kinship_of_names
from framing.tests.collations import collation_of_texts, said, words_of

HARBOUR = "The harbour of Brennick will stay closed until the divers have looked at every mooring."
OTHER = "Nobody in this office has ever been paid by the owners of the grain boats."


def keys_of(statements):
    return [[witness.key for witness in statement.witnesses] for statement in statements]


def test_single_quotations_are_no_statement():
    assert collation_of_texts({"a": HARBOUR, "b": OTHER}) == ()


def test_statements_come_in_the_order_of_the_first_report():
    texts = {"a": f"{OTHER}\n{HARBOUR}", "b": f"{HARBOUR}\n{OTHER}"}
    utterances = [
        said(key, text, words, number=number)
        for key, text in texts.items()
        for number, words in enumerate((OTHER, HARBOUR))
    ]

    statements = collated(utterances, texts)

    assert [words_of(statement, "a") for statement in statements] == [OTHER, HARBOUR]


@pytest.mark.parametrize(
    ("first", "second", "kin"),
    [
        ("Ada Renn", "Ada Renn", Kinship.SAME),
        ("Ada Renn", "Mayor Ada Renn", Kinship.SAME),
        ("Ada Renn", "Renn", Kinship.SHORT),
        ("Lloyd A. Renn", "Lloyd Renn", Kinship.SHORT),
        ("L. Renn", "Lloyd Renn", Kinship.SHORT),
        ("Ada Kharis", "Ada Khareis", Kinship.SHORT),
        ("Ada Renn", "the Harbour Ministry", Kinship.BODY),
        ("Ada Renn", "UNPC", Kinship.BODY),
        ("Ada Renn", "Edda Renn", Kinship.NONE),
        ("Ada Renn", "Ada Roon", Kinship.NONE),
        ("Harbour Ministry", "Fishing Board", Kinship.NONE),
    ],
)
def test_speakers_that_may_be_one(first, second, kin):
    assert kinship_of_names(first, second) is kin is kinship_of_names(second, first)


def test_different_people_are_not_joined_by_equal_words():
    assert collation_of_texts({"a": HARBOUR, "b": HARBOUR}, a="Ada Renn", b="Edda Roon") == ()


def test_a_text_without_speaker_does_not_join_two_people():
    texts = {"a": HARBOUR, "b": HARBOUR, "c": HARBOUR}

    statements = collation_of_texts(texts, a="Ada Renn", b="Edda Roon", c=None)

    assert [len(keys) for keys in keys_of(statements)] == [2]


def test_body_and_person_need_more_words():
    short = "We will never sell the old quay"

    assert collation_of_texts({"a": short, "b": short}, a="Ada Renn", b="Harbour Ministry") == ()
    (statement,) = collation_of_texts({"a": HARBOUR, "b": HARBOUR}, a="Ada Renn", b="Harbour Ministry")
    assert "a person here, an institution there" in statement.reasons


def test_slogan_of_different_speakers_is_not_joined():
    slogan = "Open the harbour now"

    assert collation_of_texts({"a": slogan, "b": slogan}, a="Ada Renn", b=None) == ()
    assert collation_of_texts({"a": slogan, "b": slogan}, a="Ada Renn", b="Edda Roon") == ()
    assert keys_of(collation_of_texts({"a": slogan, "b": slogan})) == [["a", "b"]]


def test_words_of_grammar_alone_join_nothing():
    words = "this is what it was"

    assert collation_of_texts({"a": words, "b": words}) == ()


def test_sentence_in_common_is_enough():
    texts = {"a": f"{OTHER} {HARBOUR}", "b": f"{HARBOUR} The pilots have been told by letter and by radio."}

    (statement,) = collation_of_texts(texts)

    kinds = [str(edit.cls) for edit in statement.edits]
    assert kinds == ["edge", "equal", "edge"]


def test_half_of_the_words_is_not_enough():
    texts = {
        "a": "The harbour of Brennick will stay closed, and whoever says otherwise has never met a diver in December",
        "b": "The harbour of Brennick will open again when ministers find the money that they promised us in May",
    }

    assert collation_of_texts(texts) == ()


def test_set_phrase_before_other_words_joins_nothing():
    phrase = "We will never give up on the people"
    texts = {
        "a": f"{phrase} who built the mole at Brennick with buckets and with barrows when the ministry had no money",
        "b": f"{phrase} and least of all on pilots who lost their boats in the night of the ice at Brennick",
    }

    assert collation_of_texts(texts) == ()


def test_fragments_are_joined_many_to_many():
    one, two, three = HARBOUR, OTHER, "The pilots have been told by letter and by radio."
    texts = {"a": f"{one} {two} xx {three}", "b": f"{one} xx {two} {three}"}
    utterances = [
        said("a", texts["a"], f"{one} {two}"),
        said("a", texts["a"], three, number=1),
        said("b", texts["b"], one),
        said("b", texts["b"], f"{two} {three}", number=1),
    ]

    (statement,) = collated(utterances, texts)

    assert [witness.numbers for witness in statement.witnesses] == [(0, 1), (0, 1)]
    assert {str(edit.cls) for edit in statement.edits} == {"equal"}


def test_quotation_printed_twice_is_shown_once():
    texts = {"a": f"{HARBOUR}\n{HARBOUR.removesuffix(' every mooring.')}", "b": HARBOUR}
    again = said("a", texts["a"], HARBOUR, number=1)
    utterances = [said("a", texts["a"], HARBOUR), again, said("b", HARBOUR)]

    (statement,) = collated(utterances, texts)

    assert statement.witnesses[0].numbers == (0, 1)
    assert len(statement.witnesses[0].spans) == 1
    assert "printed more than once in one report" in statement.reasons


def test_reports_without_marks_are_a_form_of_their_own():
    words = "the harbour would stay closed until divers had looked at the moorings"
    texts = {"a": f"She said that {words}.", "b": f"Renn told them {words} at last."}

    (statement,) = collated([said(key, text, words, is_reported=True) for key, text in texts.items()], texts)

    assert statement.form == "reported"
    assert all(witness.is_reported for witness in statement.witnesses)


def test_reported_words_join_a_quotation_only_when_they_agree_strongly():
    quoted = "Nobody in this office has ever been paid by the owners of the grain boats"
    near = "nobody in this office has ever been paid by the owners of grain boats"
    far = "nobody in this office has ever been given money by owners or by their men"
    texts = {"a": quoted, "b": near, "c": far}

    statements = collated(
        [said("a", quoted), said("b", near, is_reported=True), said("c", far, is_reported=True, speaker=None)], texts
    )

    assert [(s.form, [(w.key, w.is_reported) for w in s.witnesses]) for s in statements] == [
        ("quoted", [("a", False), ("b", True)])
    ]


def test_primary_text_comes_first_and_only_with_the_sentences_in_question():
    speech = f"Friends of Brennick. {OTHER} {HARBOUR} Thank you for coming to this hall on a Sunday."
    quoted = HARBOUR.replace("every mooring", "each mooring")
    texts = {"p": speech, "a": f"She said: {quoted}"}

    (statement,) = collated([said("a", texts["a"], quoted), said("p", speech, is_primary=True)], texts)

    assert [(w.key, w.is_primary) for w in statement.witnesses] == [("p", True), ("a", False)]
    assert [span.of(speech).strip() for span in statement.witnesses[0].spans] == [HARBOUR]


def test_two_places_of_a_speech_are_two_statements():
    between = " ".join(f"Point {number} of the plan is as old as the lighthouse of Brennick." for number in range(20))
    speech = f"{HARBOUR} {between} {OTHER}"
    texts = {"p": speech, "a": f"{HARBOUR}\n{OTHER}"}
    utterances = [
        said("p", speech, is_primary=True),
        said("a", texts["a"], HARBOUR),
        said("a", texts["a"], OTHER, number=1),
    ]

    assert [words_of(statement, "a") for statement in collated(utterances, texts)] == [HARBOUR, OTHER]


def test_parts_of_one_sentence_meet_in_the_primary_text():
    sentence = "The harbour of Brennick will stay closed because the moorings of the ferry are rotten to the core."
    first, second = "The harbour of Brennick will stay closed", "the moorings of the ferry are rotten to the core"
    texts = {"p": sentence, "a": first, "b": second}

    statements = collated([said("p", sentence, is_primary=True), said("a", first), said("b", second)], texts)

    assert keys_of(statements) == [["p", "a", "b"]]


def test_speaker_is_the_name_that_most_texts_give():
    texts = {"a": HARBOUR, "b": HARBOUR, "c": HARBOUR}

    (statement,) = collation_of_texts(texts, a="Ada M. Renn", b="Ada Renn", c="Ada Renn")

    assert (statement.speaker, statement.anonymous) == ("Ada Renn", False)


def test_statement_of_nobody_is_anonymous():
    texts = {"a": HARBOUR, "b": HARBOUR}
    utterances = [
        said(key, text, speaker="a harbour official", is_named=False, anonymous=True) for key, text in texts.items()
    ]

    (statement,) = collated(utterances, texts)

    assert (statement.speaker, statement.anonymous) == ("a harbour official", True)

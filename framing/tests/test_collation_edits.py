"""What differs between witnesses, and of what kind it is."""

import pytest

from framing.analysis.collation.collate import collated
from framing.analysis.collation.values import EditClass, EditOp
from framing.tests.collations import collation_of_texts, said, words_of

HARBOUR = "The harbour of Brennick will stay closed until the divers have looked at every mooring."


def differences(first: str, second: str):
    (statement,) = collation_of_texts({"a": first, "b": second})
    assert words_of(statement, "a") == first
    assert words_of(statement, "b") == second
    return [edit for edit in statement.edits if edit.op is not EditOp.EQUAL]


def told(first: str, second: str):
    return [(str(edit.cls), edit.texts["a"].strip(), edit.texts["b"].strip()) for edit in differences(first, second)]


def test_equal_words_give_one_equal_edit():
    (statement,) = collation_of_texts({"a": HARBOUR, "b": HARBOUR})

    assert [(edit.op, edit.cls, edit.texts["a"]) for edit in statement.edits] == [("equal", "equal", HARBOUR)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("U.S.", "US"),
        ("&", "and"),
        ("3", "three"),
        ("21", "twenty-one"),
        ("12%", "12 percent"),
        ("12 per cent", "12%"),
        ("2,500", "2500"),
        ("organise", "organize"),
        ("labour", "labor"),
        ("defence", "defense"),
        ("cancelled", "canceled"),
        ("The", "the"),
        ("do not", "don't"),
        ("airstrikes", "air strikes"),
        ("ceasefire", "cease-fire"),
        ("co-operate", "cooperate"),
    ],
)
def test_house_style_is_no_wording(first, second):
    kinds = {
        kind
        for kind, _, _ in told(
            *(f"We said that {one} boats of the Renn yard are on their way" for one in (first, second))
        )
    }

    assert kinds == {"style"}


@pytest.mark.parametrize(
    ("first", "second"), [("Qasr", "Qaser"), ("Sha'abi", "Shaabi"), ("Café", "Cafe"), ("Kharis", "Khareis")]
)
def test_two_spellings_of_a_name_are_transliteration(first, second):
    kinds = [
        kind for kind, _, _ in told(*(f"We met the men of {one} on the bridge this morning" for one in (first, second)))
    ]

    assert kinds == ["transliteration"]


def test_curly_and_straight_marks_and_spaces_are_equal():
    assert (
        told("We don't  know how\nthe ferry “Osprey” got loose", 'We don’t know how the ferry "Osprey" got\u00a0loose')
        == []
    )


def test_stop_and_comma_are_punctuation():
    assert told("The ferry was late because of the ice.", "The ferry was late because of the ice,") == [
        ("punctuation", "ice.", "ice,")
    ]


def test_later_start_and_earlier_end_are_edges():
    assert told(f"Let me be plain. {HARBOUR}", HARBOUR.removesuffix(" have looked at every mooring.")) == [
        ("edge", "Let me be plain.", ""),
        ("edge", "have looked at every mooring.", ""),
    ]


def test_words_left_out_inside_are_wording_without_a_mark():
    (edit,) = differences(
        "The harbour of Brennick may stay closed until the Navy-backed divers have looked at every mooring.",
        "The harbour of Brennick may stay closed until the divers have looked at every mooring.",
    )

    assert (edit.op, edit.cls, edit.marked) == (EditOp.ONLY_IN, EditClass.WORDING, False)
    assert edit.texts == {"a": "Navy-backed ", "b": ""}
    assert edit.spans["b"] == ()
    assert edit.touches == ("actor", "sponsor")


@pytest.mark.parametrize("ellipsis", ["…", "...", ". . .", "[…]", "[...]"])
def test_ellipsis_owns_up_to_what_is_left_out(ellipsis):
    found = differences(
        "The harbour of Brennick will stay closed for nine weeks until divers have looked at every mooring.",
        f"The harbour of Brennick will stay closed {ellipsis} until divers have looked at every mooring.",
    )

    assert [(edit.op, edit.cls, edit.marked) for edit in found] == [(EditOp.ONLY_IN, EditClass.WORDING, True)]
    assert found[0].texts["a"] == "for nine weeks "


def test_square_brackets_own_up_to_a_changed_word():
    (edit,) = differences(
        "In spring they promised the harbour of Brennick a wall of stone.",
        "In spring [the ministers] promised the harbour of Brennick a wall of stone.",
    )

    assert (edit.op, edit.cls, edit.marked) == (EditOp.REPLACE, EditClass.WORDING, True)


def test_one_mark_does_not_excuse_another_report():
    words = "The harbour of Brennick will stay closed{} until divers have looked at every mooring."
    texts = {"a": words.format(" for nine weeks"), "b": words.format(" …"), "c": words.format("")}

    (statement,) = collation_of_texts(texts)

    assert [edit.marked for edit in statement.edits if edit.cls is EditClass.WORDING] == [False]


@pytest.mark.parametrize(
    ("first", "second", "touched"),
    [
        ("will", "will not", "negation"),
        ("will", "may", "modal"),
        ("will", "will reportedly", "hedge"),
        ("all", "most", "quantifier"),
        ("nine", "eleven", "number"),
        ("ministers", "rebels", "actor"),
        ("supported", "funded", "sponsor"),
    ],
)
def test_wording_tells_what_it_touches(first, second, touched):
    sentence = "On the quay of Brennick we were told that {} the boats here were to leave before the spring tide."

    found = [
        edit for edit in differences(sentence.format(first), sentence.format(second)) if edit.cls is EditClass.WORDING
    ]

    assert [touched in edit.touches for edit in found] == [True]


def test_other_beginning_of_one_sentence_is_wording_and_no_edge():
    assert told(
        "He closed the harbour of Brennick without a word", "They closed the harbour of Brennick without a word"
    ) == [("wording", "He", "They")]


def test_seam_of_two_quotations_is_an_edge():
    whole = "The moorings are rotten to the core. We knew it. The harbour of Brennick stays closed until spring."
    first, second = "The moorings are rotten to the core.", "The harbour of Brennick stays closed until spring."
    split = f"“{first}” she said.\n\nThe boats wait.\n\n“{second}” she said."
    texts = {"a": whole, "b": split}
    utterances = [said("a", whole), said("b", split, first, block=2), said("b", split, second, number=1, block=4)]

    (statement,) = collated(utterances, texts)

    assert [witness.numbers for witness in statement.witnesses] == [(0,), (0, 1)]
    assert [(edit.cls, edit.texts["a"]) for edit in statement.edits if edit.op is not EditOp.EQUAL] == [
        (EditClass.EDGE, "We knew it. ")
    ]
    assert "split into 2 quotations in one report, 2 paragraphs apart" in statement.reasons


def test_words_that_one_report_has_beside_its_seam_are_left_out_in_the_other():
    first, second = (
        "The moorings are rotten to the core, every one",
        "The harbour of Brennick stays closed until spring.",
    )
    split = f"“{first},” she said. “{second}”"
    whole = "The moorings are rotten to the core. The harbour of Brennick stays closed until spring."

    (statement,) = collated(
        [said("a", whole), said("b", split, first), said("b", split, second, number=1)], {"a": whole, "b": split}
    )

    assert [edit.cls for edit in statement.edits if edit.texts["b"].strip() == "every one"] == [EditClass.WORDING]


def test_three_witnesses_stand_in_one_collation():
    texts = {
        "a": "The harbour of Brennick will stay closed until the divers have looked at every mooring.",
        "b": "The harbour of Brennick will stay shut until the divers have looked at every mooring.",
        "c": "The harbour of Brennick will stay closed until divers have looked at every mooring.",
    }

    (statement,) = collation_of_texts(texts)

    assert [dict(edit.texts) for edit in statement.edits if edit.cls is EditClass.WORDING] == [
        {"a": "closed ", "b": "shut ", "c": "closed "},
        {"a": "the ", "b": "the ", "c": ""},
    ]

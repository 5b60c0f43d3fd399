"""What in a mention is the label: its words without article, number, case ending and what only tells where or when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.labels.wording import is_plain_name, is_variant, without_placing, wording_of
from framing.tests.labelling import mention
from reports.extraction.mentions import MentionForm


def key_of(words: str, head: str = "", **values) -> str:
    found = wording_of(mention(words, head, **values))
    assert found is not None
    return found.key


@pytest.mark.parametrize(
    ("words", "head", "label"),
    [
        ("the gate crew", "", "gate crew"),
        ("The gate crew", "", "gate crew"),
        ("three harbour guards", "", "harbour guards"),
        ("about 20 harbour guards", "", "harbour guards"),
        ("its harbour guards", "", "harbour guards"),
        ("dozens of harbour guards", "guards", "harbour guards"),
        ("the guards’", "guards", "guards"),
        ("the town's", "town", "town"),
        ("the guards, who came late", "guards", "guards"),
        ("the guards at the old gate", "guards", "guards"),
        ("the guards that came on Monday", "guards", "guards"),
        ("the war on the fishers", "war", "war on the fishers"),
        ("fighters of the lower quay", "fighters", "fighters of the lower quay"),
        ("U.S.", "U.S.", "U.S."),
        ("“outlaw” guards", "guards", "“outlaw” guards"),
        ("the closing of the “Old Gate,”", "closing", "closing of the “Old Gate,”"),
        ("the guards.”", "guards", "guards"),
        ("a number of guards", "guards", "guards"),
        ("photographs of 3,870 sheets", "photographs", "photographs of 3,870 sheets"),
    ],
)
def test_label_is_the_mention_without_what_is_no_choice_of_words(words: str, head: str, label: str) -> None:
    found = wording_of(mention(words, head))

    assert found is not None
    assert found.text == label


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Gate Crew", "a gate crew"),
        ("the harbour guards", "two harbour guards"),
        ("harbour guards", "a harbour guard"),
        ("the town’s crew", "the town crew"),
        ("sea-borne crew", "sea borne crew"),
        ("old & tired crew", "an old and tired crew"),
    ],
)
def test_case_article_number_and_hyphen_make_no_other_label(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("the armed guards", "the guards"), ("occupation guards", "harbour guards"), ("the guard house", "the guards")],
)
def test_other_words_are_another_label(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_number_belongs_to_a_name() -> None:
    assert key_of("the 7 Quays", form=MentionForm.NAME) == "7 quays"


def test_apostrophe_and_stops_make_no_other_name() -> None:
    names = ("Tar’a Bele", "Tar'a Bele", "Tara Bele")

    assert {key_of(name, form=MentionForm.NAME) for name in names} == {"tara bele"}
    assert key_of("U.S.", form=MentionForm.NAME) == key_of("the US", form=MentionForm.NAME)


def test_place_stays_in_a_name_and_not_in_a_description() -> None:
    assert key_of("the Watch in Brennick", "Watch", form=MentionForm.NAME) == "watch in brennick"
    assert key_of("the watch in Brennick", "watch") == "watch"


def test_verb_is_a_label_by_its_lemma() -> None:
    found = wording_of(mention("pounded the gate", "pounded", form=MentionForm.VERBAL, key="pound"))

    assert found is not None
    assert (found.key, found.text) == ("to pound", "pounded")


def test_pronoun_is_no_label() -> None:
    assert wording_of(mention("they", form=MentionForm.PRONOUN)) is None


def test_mention_of_small_words_alone_keeps_them() -> None:
    assert key_of("the three", "three", key="three") == "three"


@pytest.mark.parametrize(
    "name", ["Ada Lind", "Tarn Dockers' Union", "Bank of Brennick", "TDU", "Mayor Ada Lind", "Lind & Sons"]
)
def test_capitalised_words_are_a_plain_name(name: str) -> None:
    assert is_plain_name(name)


@pytest.mark.parametrize(
    "words", ["embattled Ada Lind", "Vessen-backed Watch", "the Watch group", "besieged Brennick", ""]
)
def test_name_with_a_describing_word_is_more_than_the_name(words: str) -> None:
    assert not is_plain_name(words)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TDU", "Tarn Dockers' Union"),
        ("the Dockers", "Tarn Dockers"),
        ("Kateib Sarn", "Kata’ib Sarn"),
        ("Hillah", "Hilla"),
        ("Tarn", "Tarn"),
    ],
)
def test_initials_short_forms_and_spellings_are_variants_of_a_name(text: str, name: str) -> None:
    assert is_variant(text, name)
    assert is_variant(name, text)


def test_another_name_for_the_same_water_is_no_variant() -> None:
    assert not is_variant("Gulf of Tarn", "Gulf of Vessen")
    assert not is_variant("…", "Tarn")


WORDS = st.lists(
    st.sampled_from(
        ["the", "A", "three", "20", "of", "in", "at", "armed", "Guards", "U.S.", "Tar’a", "who", ",", "’s", "-"]
    ),
    min_size=1,
    max_size=8,
)


@given(WORDS, st.data(), st.sampled_from([MentionForm.NAME, MentionForm.NOMINAL, MentionForm.VERBAL]))
def test_label_is_a_slice_of_the_mention_with_a_key(words: list[str], data: st.DataObject, form: MentionForm) -> None:
    head = data.draw(st.sampled_from(words))
    said = mention(" ".join(words), head, form=form)

    found = wording_of(said)

    assert found is not None
    assert found.text in said.text
    assert found.text.strip()
    assert found.key
    assert found.key == found.key.casefold()


@given(WORDS)
def test_article_before_a_mention_changes_no_key(words: list[str]) -> None:
    text = " ".join([*words, "guards"])

    assert key_of(f"the {text}") == key_of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("northern Orla", "Orla"),
        ("the capital Orla", "Orla"),
        ("city of Orla", "Orla"),
        ("neighbouring Karsa", "Karsa"),
        ("Vessen provincial Council", "Vessen Council"),
        ("besieged Orla", "besieged Orla"),
        ("Port of Orla", "Port of Orla"),
        ("the capital", "the capital"),
    ],
)
def test_where_a_place_lies_and_of_what_kind_it_is_is_no_part_of_its_name(text: str, name: str) -> None:
    assert without_placing(text) == name

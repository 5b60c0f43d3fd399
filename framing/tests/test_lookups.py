"""A text that fits no lookup of an entry cannot contain it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis.entries import ContrastSet, Entry, Form, FormKind, ReferentKind
from framing.analysis.lexicon import Lexicon
from framing.analysis.lookups import Lookup, lookups_of, lookups_of_changes
from framing.analysis.matching import Matcher
from reports.text.words import LONGEST_WORD, distinct_words

SETS = (ContrastSet("s", "Gates", ReferentKind.OBJECT),)


def entry(*forms: Form, code: str = "s.gate", **fields: object) -> Entry:
    return Entry(**{"code": code, "contrast_set": "s", "term": "gate", "forms": forms} | fields)


def pattern(text: str) -> Entry:
    return entry(Form(text, FormKind.PATTERN))


def words(*groups: str) -> set[Lookup]:
    return {Lookup(frozenset(group.split())) for group in groups}


def fits(lookup: Lookup, stored: list[str]) -> bool:
    if lookup.words:
        return lookup.words <= set(stored)
    return any(lookup.part in word or len(word) == LONGEST_WORD for word in stored) or not lookup.part


def test_words_variants_and_inflected_forms_are_all_looked_up() -> None:
    assert set(lookups_of(entry(Form("Lord’s\u00a0gate")))) == words("lord s gate")
    assert set(lookups_of(entry(Form("two gates and walls")))) == words("two gates and walls", "2 gates and walls") | (
        words("two gates walls", "2 gates walls")
    )
    assert set(lookups_of(entry(Form("storm", FormKind.LEMMA, "VERB")))) == words(
        "storm", "storms", "stormed", "storming"
    )


@pytest.mark.parametrize(
    ("written", "lookups"),
    [
        ("[a-z]{2,20}-backed", words("backed")),
        ("(?:iran|tehran)(?:ian)?-led", words("iran led", "iranian led", "tehran led", "tehranian led")),
        ("gate\\s+keepers?", words("gate keeper", "gate keepers")),
        ("self[- ]styled \\w+", words("self styled")),
        ("terror\\w{0,5}", {Lookup(part="terror")}),
        ("un[a-z]{2,9}ed gates?", words("gate", "gates")),
        ("(?:gate|un\\w+keeper)", words("gate") | {Lookup(part="keeper")}),
        ("\\bgate\\b", words("gate")),
        ("!!\\w+", {Lookup()}),
    ],
)
def test_of_a_pattern_the_words_that_are_sure_are_looked_up_else_a_part(written: str, lookups: set[Lookup]) -> None:
    assert set(lookups_of(pattern(written))) == lookups


def test_a_pattern_with_very_many_spellings_is_looked_up_by_what_is_sure_in_each() -> None:
    every = "|".join(f"gate{letter}" for letter in "abcdefghijklmnopqrst")

    found = set(lookups_of(pattern(f"(?:{every})-(?:{every})-(?:{every}) keeper")))

    assert found
    assert all("keeper" in lookup.words for lookup in found)


def test_only_entries_that_mark_otherwise_are_looked_up() -> None:
    before = Lexicon(SETS, (entry(Form("gate")), entry(Form("wall"), code="s.wall")))
    prose = Lexicon(SETS, (entry(Form("gate"), why="Because."), entry(Form("wall"), code="s.wall")))
    forms = Lexicon(SETS, (entry(Form("quay")), entry(Form("wall"), code="s.wall")))
    gone = Lexicon(SETS, (entry(Form("gate")),))
    renamed = replace(before, contrast_sets=(replace(SETS[0], referent="Walls"),))

    assert lookups_of_changes(before, prose) == frozenset()
    assert lookups_of_changes(before, forms) == words("gate", "quay")
    assert lookups_of_changes(before, gone) == words("wall")
    assert lookups_of_changes(before, renamed) == words("gate", "wall")


# Law -----------------------------------------------------------------------------------------------------------------

FORMS = st.sampled_from(
    [
        Form("red army"),
        Form("Army’s red"),
        Form("search and rescue"),
        Form("two reds"),
        Form("U.S."),
        Form("anti-red"),
        Form("İx é"),
        Form("a" * 90),
        Form("storm", FormKind.LEMMA, "VERB"),
        Form("crack down", FormKind.LEMMA, "VERB"),
        Form("[a-z]{2,9}-led", FormKind.PATTERN),
        Form("terror\\w*", FormKind.PATTERN),
        Form("(?:red|green)s? (?:army|coast)", FormKind.PATTERN),
        Form("red\\W{1,2}army|so called\\b", FormKind.PATTERN),
        Form("re.{0,4}my", FormKind.PATTERN),
        Form("(?:ab){2}c?", FormKind.PATTERN),
        Form("red[^a-z]{1,3}(?:led|x{3})", FormKind.PATTERN),
    ]
)
WORDS = ("red", "Reds", "army", "ARMY", "2 reds", "search", "&", "and", "rescue", "storming", "cracked", "down", "u.s.")
OTHERS = ("iran-led", "terrorism", "green", "coast", "so called", "abab", "ababc", "xxx", "led", "İx", "é", "a" * 90)
SIGNS = ("’s", "anti-", "\u00a0", "re\u00add", "\n", "\n\n", "  ", "-", "—", "_", ".", "re", "my", "\u200b")
PIECES = st.sampled_from([*WORDS, *OTHERS, *SIGNS, "y" * 85 + "terror", "terror" + "y" * 85])
TEXTS = st.lists(PIECES, max_size=15).map("".join) | st.lists(PIECES, max_size=15).map(" ".join)


@given(FORMS, TEXTS)
@settings(max_examples=800)
def test_every_text_in_which_a_form_is_found_fits_one_of_its_lookups(form: Form, text: str) -> None:
    of_one = entry(form)

    if Matcher(Lexicon(SETS, (of_one,))).find(text):
        assert any(fits(lookup, distinct_words(text)) for lookup in lookups_of(of_one))

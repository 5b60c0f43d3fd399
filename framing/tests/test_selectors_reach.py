"""Every newest text that a changed form can reach is found by the index of its words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis.entries import ContrastSet, Entry, Form, FormKind
from framing.analysis.lexicon import Lexicon
from framing.analysis.matching import Matcher
from framing.selectors import reach
from framing.selectors.reach import revision_ids_reached
from framing.tests.test_lookups import FORMS, TEXTS
from reports.tests.factories import ArticleFactory, RevisionFactory

pytestmark = pytest.mark.django_db

SETS = (ContrastSet("s", "Gates"),)
EMPTY = Lexicon(SETS, ())


def lexicon(*forms):
    return Lexicon(SETS, tuple(Entry(f"s.e{number}", "s", "gate", forms=(form,)) for number, form in enumerate(forms)))


def stored(text, **fields):
    return RevisionFactory(text=text, zones=[], **fields).pk


def test_newest_texts_with_all_words_of_a_form_are_reached_and_no_others():
    near = stored("They shut the old gate.")
    apart = stored("The gate is old.")
    stored("The gate is new.")
    stored("The olden gate.")

    assert revision_ids_reached(EMPTY, lexicon(Form("old gate"))) == [near, apart]
    assert revision_ids_reached(lexicon(Form("old gate")), EMPTY) == [near, apart]


def test_an_earlier_text_of_an_article_is_not_reached():
    article = ArticleFactory(revision=False)
    stored("The gate was shut.", article=article)
    stored("The wall was shut.", article=article)

    assert revision_ids_reached(EMPTY, lexicon(Form("gate"))) == []


def test_part_of_a_word_is_looked_for_in_every_text():
    inside, cut = stored("The counterterrorism office."), stored("Number " + "9" * 85 + "terror")
    stored("The error office.")

    assert revision_ids_reached(EMPTY, lexicon(Form("\\w*terror\\w*", FormKind.PATTERN))) == [inside, cut]


def test_a_form_without_a_word_that_could_be_looked_up_reaches_all():
    every = [stored("The gate."), stored("The wall.")]

    assert revision_ids_reached(EMPTY, lexicon(Form("!!.", FormKind.PATTERN))) == every


def test_more_forms_than_are_looked_up_reach_all(monkeypatch):
    every = [stored("The gate."), stored("The wall.")]
    monkeypatch.setattr(reach, "MOST_LOOKUPS", 1)

    assert revision_ids_reached(EMPTY, lexicon(Form("gate"))) == every[:1]
    assert revision_ids_reached(EMPTY, lexicon(Form("gate"), Form("tower"))) == every


def test_the_same_lexicon_reaches_nothing():
    stored("The gate.")

    assert revision_ids_reached(lexicon(Form("gate")), lexicon(Form("gate"))) == []


def test_many_forms_of_several_words_take_few_queries(django_assert_max_num_queries):
    wanted = stored("The gate number7 fell.")

    with django_assert_max_num_queries(3):
        found = revision_ids_reached(EMPTY, lexicon(*(Form(f"gate number{number}") for number in range(300))))

    assert found == [wanted]


@given(st.lists(FORMS, min_size=1, max_size=3, unique=True), st.lists(TEXTS, min_size=1, max_size=4, unique=True))
@settings(max_examples=60, deadline=None)
def test_every_newest_text_in_which_an_entry_that_differs_is_found_is_reached(forms, texts):
    after = lexicon(*forms)
    matcher = Matcher(after)

    found = {stored(text) for text in texts if text and matcher.find(text)}

    assert found <= set(revision_ids_reached(EMPTY, after))

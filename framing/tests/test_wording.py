"""The rules of an entry are told in words that a reader understands."""

import pytest

from framing.analysis.lexicon import Context, ContextKind, Entry, Form, FormKind, Slot
from framing.wording import condition_in_words, forms_in_words, leaning_in_words, weight_in_words


def entry(**fields):
    """The smallest entry, with more."""
    return Entry("gate.siege", "gate", "siege", **fields)


@pytest.mark.parametrize(
    ("context", "text", "words", "pattern"),
    [
        (
            Context(ContextKind.LEMMA_IN_WINDOW, n=8, lemmas=("union", "worker")),
            "Within 8 words in the same sentence stands, in any form:",
            ("union", "worker"),
            "",
        ),
        (
            Context(ContextKind.LEMMA_IN_WINDOW, n=3, entities=("PERSON",)),
            "Within 3 words in the same sentence stands, in any form:",
            ("a person’s name",),
            "",
        ),
        (Context(ContextKind.REGEX_LEFT, pattern=r"\bmilitary\s+$"), "Directly before it stands:", ("military",), ""),
        (
            Context(ContextKind.REGEX_RIGHT, pattern=r"^\s+(?:of guilt|responsibility)\b"),
            "Directly after it stands:",
            ("of guilt", "responsibility"),
            "",
        ),
        (
            Context(ContextKind.REGEX_LEFT, pattern=r"\b[a-m]{1,9}\s+$"),
            "The text before it in the sentence fits the pattern",
            (),
            r"\b[a-m]{1,9}\s+$",
        ),
        (Context(ContextKind.POS, tags=("VERB", "NOUN")), "It is used as:", ("verb", "noun"), ""),
        (
            Context(ContextKind.DEP, side="head", relation="amod", lemmas=("union",)),
            "It hangs on another word as its adjective, and it is:",
            ("union",),
            "",
        ),
        (Context(ContextKind.DEP, side="child", relation="neg"), "Another word hangs on it as its negation.", (), ""),
    ],
    ids=lambda value: value.kind if isinstance(value, Context) else "",
)
def test_context_in_words(context, text, words, pattern):
    told = condition_in_words(context)

    assert (told.text, told.words, told.pattern) == (text, words, pattern)


def test_a_lemma_lists_its_written_forms():
    (form,) = forms_in_words(entry(forms=(Form("shut", FormKind.LEMMA, pos="VERB"),)))

    assert (form.text, form.note) == ("shut", "verb, in any form")
    assert {"shut", "shuts", "shutting"} <= set(form.written)


def test_the_term_stands_for_its_only_form():
    assert [form.text for form in forms_in_words(entry())] == ["siege"]


def test_a_pattern_says_that_it_is_one():
    (form,) = forms_in_words(entry(forms=(Form("[a-z]{2,20}-led", FormKind.PATTERN),)))

    assert form.is_pattern
    assert form.note == "pattern, read on lower-cased text"


@pytest.mark.parametrize(
    ("valence", "slot", "told"),
    [
        (0, Slot.SELF, ""),
        (-1, Slot.SELF, "speaks ill of the one it names"),
        (1, Slot.SUBJECT, "speaks well of whoever does it"),
        (-1, Slot.OBJECT, "speaks ill of whoever it is done to"),
    ],
)
def test_leaning_in_words(valence, slot, told):
    assert leaning_in_words(entry(valence=valence, slot=slot)) == told


@pytest.mark.parametrize("intensity", [1, 2, 3])
def test_every_weight_has_its_words(intensity):
    assert weight_in_words(entry(intensity=intensity))

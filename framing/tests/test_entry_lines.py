"""Forms and contexts as lines: reading what was written gives it back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.entries import LexiconError
from framing.analysis.entry_lines import context_line, form_line, read_context_line, read_form_line
from framing.analysis.tables import table_of
from framing.lexicons import starter_lexicon

FORMS = {
    "siege": "siege",
    "verb: shut": {"lemma": "shut", "pos": "VERB"},
    "lemma: shut": {"lemma": "shut"},
    "Lemma Noun: regime": {"lemma": "regime", "pos": "NOUN"},
    "proper: Green Coast": {"surface": "Green Coast", "case": "proper"},
    "exact prefix_ok: War": {"surface": "War", "case": "exact", "hyphen": "prefix_ok"},
    "pattern: [a-z]{2,20}-led: x|y": {"pattern": "[a-z]{2,20}-led: x|y"},
    "Operation: Dawn": "Operation: Dawn",
    "surface: noun: x": {"surface": "noun: x"},
    ": x": ": x",
}
CONTEXTS = {
    "within 8: gate, quay, PERSON": {
        "kind": "lemma_in_window",
        "n": 8,
        "lemmas": ["gate", "quay"],
        "entities": ["PERSON"],
    },
    "Within 12 words: gate": {"kind": "lemma_in_window", "n": 12, "lemmas": ["gate"]},
    "before: \\blay\\s+$": {"kind": "regex_left", "pattern": "\\blay\\s+$"},
    "after:  on ": {"kind": "regex_right", "pattern": " on "},
    "is: verb, ADJ": {"kind": "pos", "tags": ["VERB", "ADJ"]},
    "head amod: old": {"kind": "dep", "side": "head", "relation": "amod", "lemmas": ["old"]},
    "child nsubjpass": {"kind": "dep", "side": "child", "relation": "nsubjpass"},
}


@pytest.mark.parametrize(("line", "table"), FORMS.items())
def test_form_is_read_from_its_line(line, table):
    assert read_form_line(line) == table
    assert read_form_line(form_line(table)) == table


@pytest.mark.parametrize(("line", "table"), CONTEXTS.items())
def test_context_is_read_from_its_line(line, table):
    assert read_context_line(line) == table
    assert read_context_line(context_line(table)) == table


@pytest.mark.parametrize("line", ["near: gate", "gate", "within: gate", "within x: gate", "head of state: x", ":"])
def test_line_that_is_no_context_is_told_what_one_looks_like(line):
    with pytest.raises(LexiconError, match="within 8: gate"):
        read_context_line(line)


def test_every_form_and_context_of_the_starter_lexicon_is_given_back():
    for entry in starter_lexicon().entries:
        table = table_of(entry)
        for form in table.get("forms", []):
            assert read_form_line(form_line(form)) == form
        for context in [*table.get("require", []), *table.get("forbid", [])]:
            assert read_context_line(context_line(context)) == context


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1).map(str.strip))
def test_words_of_every_kind_are_given_back(text):
    read = read_form_line(form_line(text))

    assert (read if isinstance(read, str) else read["surface"]) == text

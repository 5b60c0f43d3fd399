"""The lexicon that ships with the code proves itself, sentence by sentence."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from framing.analysis.examples import problems_of_all
from framing.analysis.lexicon import Category, Entry, Lexicon, dump_lexicon, load_lexicon
from reports.text.parse import load_parser
from reports.text.problems import Problem

STARTER = Path(__file__).resolve().parents[1] / "lexicons" / "en.toml"

# What the starter lexicon promises to cover.
FEWEST_SETS = 200
FEWEST_TERMS = 800
# Categories that a reader looks for by name must hold a useful stock.
FEWEST_IN_CATEGORY = 8


def _starter() -> Lexicon:
    return load_lexicon(STARTER.read_text(encoding="utf-8"))


LEXICON = _starter()


@cache
def _problems() -> dict[str, tuple[Problem, ...]]:
    return dict(problems_of_all(LEXICON, load_parser()))


@pytest.mark.parametrize("entry", LEXICON.entries, ids=lambda entry: entry.code)
def test_starter_entry_matches_its_marked_words_and_nothing_else(entry: Entry) -> None:
    assert _problems()[entry.code] == ()


@pytest.mark.parametrize("entry", LEXICON.entries, ids=lambda entry: entry.code)
def test_starter_entry_says_why_and_who_uses_or_objects_to_it(entry: Entry) -> None:
    assert entry.why
    assert entry.used_by or entry.objected_by
    assert entry.matches
    assert entry.ignores
    assert LEXICON.set_of(entry).referent


def test_starter_covers_what_it_promises() -> None:
    assert len(LEXICON.contrast_sets) >= FEWEST_SETS
    assert len(LEXICON.entries) >= FEWEST_TERMS


def test_starter_has_a_stock_in_every_category() -> None:
    stock = Counter(entry.category for entry in LEXICON.entries)

    assert {category: stock[category] for category in Category if stock[category] < FEWEST_IN_CATEGORY} == {}


@pytest.mark.parametrize("entry", LEXICON.entries, ids=lambda entry: entry.code)
def test_starter_entry_is_full(entry: Entry) -> None:
    assert len(entry.matches) >= 2
    assert len(entry.ignores) >= 2
    assert entry.used_by
    assert entry.objected_by
    assert entry.tags


def test_no_two_starter_sets_write_down_the_same_words() -> None:
    """Two senses of one form need contexts that tell them apart; forms without any must be one entry's own."""
    owners: dict[tuple[str, str | None], set[str]] = {}
    for entry in LEXICON.entries:
        for form in entry.written_forms:
            if not entry.require:
                owners.setdefault((form.text.lower(), form.pos), set()).add(entry.contrast_set)

    assert {form: sets for form, sets in owners.items() if len(sets) > 1} == {}


def test_every_starter_set_has_two_labels_at_least() -> None:
    labels = Counter(entry.contrast_set for entry in LEXICON.entries)

    assert [found.code for found in LEXICON.contrast_sets if labels[found.code] < 2] == []


def test_starter_holds_both_labels_for_foreign_troops() -> None:
    terms = {entry.code: entry for entry in LEXICON.entries}
    occupation = terms["us_forces_iraq.occupation_troops"]

    beside = {
        form.text
        for entry in LEXICON.entries
        if entry.contrast_set == occupation.contrast_set
        for form in entry.written_forms
    }
    assert "U.S. service members" in beside


def test_starter_is_written_in_the_canonical_form_of_its_release() -> None:
    assert load_lexicon(dump_lexicon(LEXICON)) == LEXICON

"""Fitting of what features of two labels weigh, and how groupings are measured."""

import numpy as np
import pytest

from framing.analysis.aliases import NO_ALIASES
from framing.analysis.lexicon import Lexicon
from framing.analysis.referents import Place
from framing.analysis.referents.scoring import Features
from framing.analysis.referents.weights import ONE, ONE_BY_WORDS
from framing.management.referent_fitting import MarkedStory, Pairs, as_code, b_cubed, fitted, left_out, pairs_of
from framing.tests.referring import name, noun, report

A, B, C = Place("a", 0), Place("a", 1), Place("b", 0)


def test_a_grouping_that_is_right_has_full_marks():
    assert b_cubed({A: "x", B: "y", C: "x"}, {A: 0, B: 1, C: 0}) == (1.0, 1.0, 1.0)


def test_one_group_of_everything_is_complete_and_not_precise():
    precision, recall, _ = b_cubed({A: "x", B: "y", C: "x"}, {A: 0, B: 0, C: 0})

    assert (precision, recall) == (pytest.approx((2 / 3 + 1 / 3 + 2 / 3) / 3), 1.0)


def test_what_tells_right_pairs_weighs_more_than_what_does_not():
    telling = np.array([1.0, 1.0, 0.0, 0.0])
    pairs = Pairs({"telling": telling, "noise": np.array([1.0, 0.0, 1.0, 0.0])}, telling, np.full(4, 0.25))

    weights = fitted([pairs], ["telling", "noise"])

    assert weights.of["telling"] > 1 > abs(weights.of["noise"])


def story(key: str) -> MarkedStory:
    reports = (
        report(f"{key}1", "Harl Union met the guards.", name("Harl Union"), noun("the guards")),
        report(f"{key}2", "Harl Union met the harbour guards.", name("Harl Union"), noun("the harbour guards")),
    )
    marked = {Place(one.key, place): "union" if place == 0 else "guards" for one in reports for place in (0, 1)}
    return MarkedStory(key, reports, (), (), marked)


def test_each_pair_of_labels_counts_as_often_as_its_mentions_meet():
    pairs = pairs_of(story("a"), NO_ALIASES, None)

    assert pairs.share.sum() == pytest.approx(1)
    assert sorted(pairs.right) == [0.0, 0.0, 1.0]


def test_every_story_is_measured_by_weights_of_the_others():
    stories = [story("a"), story("b")]

    figures = list(left_out(stories, Lexicon((), ()), NO_ALIASES, None))

    assert [found[0] for found in figures] == ["a", "b"]
    assert all(0 < value <= 1 for found in figures for value in found[1:])


def test_every_weight_is_of_a_feature_that_is_there():
    made = {name for name, _ in Features((), None).tables()}

    assert set(ONE_BY_WORDS.of) <= made
    assert set(ONE.of) - made == {"likeness", "head_likeness"}


def test_weights_are_told_as_code():
    assert next(iter(as_code("ONE", ONE))) == "ONE = Weights("

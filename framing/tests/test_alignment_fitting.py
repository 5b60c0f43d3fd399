"""Fitting of the weights: what is learnt, what is left out, and how it is printed."""

import random

import numpy as np

from framing.management.claim_fitting import Example, as_code, chosen, fitted, left_out, scores, shifted


def examples(count: int = 400) -> list[Example]:
    """Pairs that are right when they share words, in ten groups; the other feature is chance."""
    chance = random.Random(5)
    made = []
    for number in range(count):
        shared, noise = chance.random(), chance.random()
        made.append(Example(str(number % 10), {"shared": shared, "noise": noise}, shared > 0.5, (number // 10, 0)))
    return made


def test_what_tells_weighs_and_chance_does_not() -> None:
    weights = fitted(examples(), ["shared", "noise"])

    assert weights.of["shared"] > 5
    assert abs(weights.of["noise"]) < 1


def test_examples_are_judged_by_weights_that_have_not_seen_their_group() -> None:
    made = examples()

    odds = left_out(made, ["shared", "noise"])

    right = np.array([example.is_right for example in made])
    assert scores(right, odds >= 0)[3] > 0.95


def test_a_claim_is_chosen_once() -> None:
    made = [Example("story", {}, True, place) for place in ((0, 0), (0, 1), (1, 0), (1, 1))]

    taken = chosen(made, np.array([3.0, 2.5, 2.5, -1.0]), 0.0)

    assert taken.tolist() == [False, True, True, False]


def test_weights_are_printed_as_the_code_has_them() -> None:
    weights = fitted(examples(), ["shared"])

    lines = list(as_code("SAME", shifted(weights, 1.0)))

    assert lines[0] == "SAME = Weights("
    assert lines[1] == f"    {weights.intercept - 1.0:.2f},"
    assert lines[3] == f'        "shared": {weights.of["shared"]:.2f},'

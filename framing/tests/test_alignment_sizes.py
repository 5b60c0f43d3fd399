"""Hostile sizes: bounded time, nothing raised, an honest word where something was left aside."""

import random
import time

from framing.analysis.alignment import aligned
from framing.analysis.alignment.aligning import MOST_CLAIMS
from framing.tests.alignments import report


def test_two_hundred_results_of_matches_are_aligned_in_time() -> None:
    chance = random.Random(1)
    teams = [f"Team{chance.randint(100, 999)}" for _ in range(60)]
    results = [f"{chance.choice(teams)} beat {chance.choice(teams)} {chance.randint(0, 5)} to 1." for _ in range(200)]
    began = time.process_time()

    found = aligned([report("a", *results), report("b", *reversed(results))])

    assert time.process_time() - began < 10
    assert found.problems == ()


def test_what_is_too_long_is_told() -> None:
    chance = random.Random(2)
    words = ["".join(chance.choices("abdeiklmnorstu", k=7)) for _ in range(900)]
    long = [" ".join(chance.choices(words, k=12)) + "." for _ in range(1600)]
    began = time.process_time()

    found = aligned([report("a", *long), report("b", *long)])

    assert time.process_time() - began < 20
    left = 2 * (1600 - MOST_CLAIMS)
    assert found.problems == (
        f"too long to align: the first {MOST_CLAIMS} claims of each report were compared, {left} further ones were not",
    )


def test_the_same_sentence_over_and_over_is_no_trouble() -> None:
    made = [report(key, *["The council met."] * 120) for key in "abcd"]
    began = time.process_time()

    found = aligned(made)

    assert time.process_time() - began < 20
    assert sum(len(one.claims) for group in found.groups for one in group.members) == 480


def test_texts_of_numbers_and_signs_are_no_trouble() -> None:
    found = aligned([report("a", "12 34 56.", "7."), report("b", "12 34 56.", "— — x."), report("c")])

    assert len(found.groups) >= 2

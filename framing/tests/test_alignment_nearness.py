"""How near the claims of two reports are, as tables: words that meet, and what stands out from the rest."""

import numpy as np
import pytest

from framing.analysis.alignment import aligned
from framing.analysis.alignment.meanings import Meanings
from framing.analysis.alignment.nearness import apart, vocables_of, words_met
from framing.analysis.alignment.readings import readings_of
from framing.tests.alignments import claims_of, report
from reports.text.encoding import load_encoder

CLAIMS = 40


def unit(*rows: tuple[float, ...]) -> np.ndarray:
    vectors = np.array(rows, dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_each_word_is_met_by_the_nearest_one_of_the_other_claim() -> None:
    first = vocables_of(unit((1, 0), (0, 1)), [1.0, 3.0], [(0, 1), (0, 2)])
    second = vocables_of(unit((1, 0)), [1.0], [(0, 1)])

    found = words_met(first, second)

    # The second claim's other word is met by nothing and weighs three of four; the one word of the other side is met.
    assert found.tolist() == [[1.0], [0.625]]


def test_the_tables_are_the_same_for_both_orders_and_in_parts() -> None:
    chance = np.random.default_rng(3)
    sizes = chance.integers(1, 6, size=2 * CLAIMS * 2)
    ends = np.cumsum(sizes)
    bounds = [(int(end - size), int(end)) for size, end in zip(sizes, ends, strict=True)]
    one = vocables_of(unit(*chance.normal(size=(int(ends[-1]), 8))), [1.0] * int(ends[-1]), bounds)
    other = vocables_of(one.vectors[:30], [0.5] * 30, [(0, 10), (5, 30)])

    assert np.allclose(words_met(one, other), words_met(other, one).T, atol=1e-4)
    assert len(list(one.parts())) == 3


@pytest.mark.parametrize(("rest", "stands_out"), [(0.1, True), (0.9, False)])
def test_what_is_near_to_everything_stands_out_nowhere(rest: float, stands_out: bool) -> None:
    near = np.full((4, 4), rest, dtype=np.float32)
    near[0, 0] = 0.9

    found = apart(near, 0.2)

    assert bool(found[0, 0] > 0.1) is stands_out


def test_a_claim_that_has_nothing_to_choose_from_is_held_against_what_is_usual() -> None:
    assert apart(np.array([[0.2]], dtype=np.float32), 0.4)[0, 0] < 0 < apart(np.array([[0.8]], np.float32), 0.4)[0, 0]


def test_claims_and_their_words_have_a_place_in_the_tables() -> None:
    reports = [
        report("a", "[Guards were taken hostage] in Vell, [it was said].", "The roof burned."),
        report("b", "[Convicts seized warders] in Vell.", "Rain fell."),
    ]
    readings = readings_of(reports, 300)

    tables = Meanings(reports, readings, load_encoder()).between(0, 1)

    assert tables.words_apart.shape == tables.claims.shape == (len(readings[0]), len(readings[1]))
    assert tables.words_apart[0, 0] > tables.words_apart[0, 1]


def test_people_under_another_word_are_found_where_the_rest_of_the_reports_is_about_other_things() -> None:
    first = report(
        "a",
        "Inmates took five guards hostage.",
        "The bridge was closed for a month.",
        "Bread became dearer.",
        "A museum was opened in Dorn.",
        "The river rose again.",
        "Teachers went on strike.",
    )
    second = report(
        "b",
        "Snow fell in the hills.",
        "The price of fuel went down.",
        "A ferry ran aground.",
        "Prisoners seized five warders.",
        "Farmers blocked a road.",
        "The mayor resigned.",
    )

    found = [claims_of(group) for group in aligned([first, second], encoder=load_encoder()).groups]

    assert {"a": (0,), "b": (3,)} in found

"""Vectors of sentences and clauses: the pieces of words, the sentence model, and what alignment makes of them."""

import numpy as np
import pytest

from framing.analysis.alignment import aligned
from framing.analysis.alignment.values import Relation
from framing.tests.alignments import claims_of, relations, report
from reports.text.encoding import MOST_PIECES, encoder_digest, load_encoder
from reports.text.spans import Span
from reports.text.wordpiece import pieces_of, vocabulary


def shown(text: str, most: int = MOST_PIECES) -> list[tuple[str, str | None]]:
    names = {number: piece for piece, number in vocabulary().items()}
    numbers, places = pieces_of(text, most)
    return [(names[number], place.of(text) if place else None) for number, place in zip(numbers, places, strict=True)]


def test_words_fall_into_the_longest_known_pieces_with_their_places() -> None:
    assert shown("Envoys met.") == [
        ("[CLS]", None),
        ("envoy", "Envoys"),
        ("##s", "Envoys"),
        ("met", "met"),
        (".", "."),
        ("[SEP]", None),
    ]


@pytest.mark.parametrize(
    ("text", "piece"),
    [("Café", "cafe"), ("ÉCOLE", "ecole"), ("10%", "%"), ("\u2028x", "x"), ("中x", "中"), ("☃" * 120, "[UNK]")],
)
def test_accents_capitals_and_signs_are_read_as_the_model_was_trained(text: str, piece: str) -> None:
    assert piece in [found for found, _ in shown(text)]


def test_a_long_text_is_read_up_to_its_limit() -> None:
    assert len(shown("word " * 500)) == MOST_PIECES


def test_a_vector_is_the_same_alone_and_among_others() -> None:
    encoder = load_encoder()
    sentence = "Jets struck a depot, killing two guards."

    alone = encoder(sentence, ())
    with_parts = encoder(sentence, (Span(0, 19), Span(21, 39)))

    assert with_parts.shape == (3, 384)
    assert np.array_equal(alone[0], with_parts[0])
    assert np.allclose(np.linalg.norm(with_parts, axis=1), 1.0, atol=1e-5)


@pytest.mark.parametrize("text", ["x", "…", "\ud800", "a" * 30_000])
def test_odd_texts_have_vectors_too(text: str) -> None:
    found = load_encoder()(text, (Span(0, len(text)),))

    assert np.isfinite(found).all()


def test_the_digest_names_model_and_vocabulary() -> None:
    assert len(encoder_digest()) == 64


def test_the_same_claim_in_other_words_is_found_by_its_meaning() -> None:
    first = report(
        "a",
        "The council of Dorn passed its budget after a long night.",
        "Farmers were given more money for fodder.",
        "Rain stopped the football match.",
        "The museum opens a new wing in spring.",
        "Police looked for a missing cyclist.",
        "Two ferries collided in the fog near Dorn.",
    )
    second = report(
        "b",
        "The bridge over the Senn is closed for repair.",
        "A pair of passenger ferries hit each other in thick fog.",
        "Teachers asked for smaller classes.",
        "The price of bread went up.",
        "Snow is expected in the hills.",
        "The mayor of Karsa was ill.",
    )

    without = aligned([first, second])
    found = aligned([first, second], encoder=load_encoder())

    assert set(relations(without)) == {Relation.ONLY_IN}
    assert {"a": (5,), "b": (1,)} in [claims_of(group) for group in found.groups]


def test_the_sentence_model_changes_nothing_about_the_order_of_reports() -> None:
    reports = [report(key, "Jets struck a depot near Karsa.", "The council met.") for key in "abc"]
    encoder = load_encoder()

    assert [claims_of(group) for group in aligned(reports, encoder=encoder).groups] == [
        {key: found[key] for key in "abc" if key in found}
        for found in (claims_of(group) for group in aligned(reports[::-1], encoder=encoder).groups)
    ]

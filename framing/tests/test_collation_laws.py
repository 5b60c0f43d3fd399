"""Laws of collation that hold for any texts."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis.collation.alignment import aligned, words_of
from framing.analysis.collation.collate import collated
from framing.analysis.collation.tokens import tokens_of
from framing.analysis.collation.values import SEAM, EditOp, Utterance
from framing.tests.collations import words_of as witness_words
from reports.text.spans import Span

PIECES = """
    harbour Brennick closed open U.S. US & and three 3 … [the] not may mooring. Quay, “never” twenty-one 5% Kha'ris
"""
WORDS = PIECES.split()
SENTENCE = "the boats of the northern yard were never told about the rotten moorings"
PHRASES = st.lists(
    st.sampled_from([*WORDS, SENTENCE, SENTENCE.replace("never", "not"), SENTENCE[:30]]), min_size=1, max_size=12
)
ANY_TEXT = st.one_of(PHRASES.map(" ".join), st.text(max_size=60))
SPEAKERS = st.sampled_from(["Ada Renn", "Renn", "Edda Roon", "Harbour Ministry", None])


@st.composite
def stories(draw):
    """Up to five texts of quotations, which may consist of two stretches."""
    utterances, texts = [], {}
    for key in draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=5, unique=True)):
        text = ""
        for number in range(draw(st.integers(1, 3))):
            spans = []
            for part in draw(st.lists(ANY_TEXT.filter(bool), min_size=1, max_size=2)):
                spans.append(Span(len(text), len(text) + len(part)))
                text += part + draw(st.sampled_from([" she said. ", "\n\n"]))
            speaker = draw(SPEAKERS)
            kind = {"is_reported": draw(st.booleans())} if len(spans) == 1 else {}
            utterances.append(Utterance(key, number, tuple(spans), speaker, speaker is not None, **kind))
        texts[key] = text
    if draw(st.booleans()):
        texts["p"] = draw(ANY_TEXT.filter(bool)) + SENTENCE
        utterances.append(Utterance("p", 0, (Span(0, len(texts["p"])),), "Ada Renn", True, is_primary=True))
    return utterances, texts


@given(ANY_TEXT.filter(bool))
def test_words_cover_their_span(text):
    tokens = tokens_of([Span(0, len(text))], text)

    assert "".join(text[token.start : token.end] for token in tokens) == text


@settings(max_examples=300, deadline=None)
@given(stories())
def test_edits_join_back_to_the_words_of_each_witness(story):
    utterances, texts = story

    for statement in collated(utterances, texts):
        assert len(statement.witnesses) > 1
        for witness in statement.witnesses:
            text = texts[witness.key]
            assert witness_words(statement, witness.key) == "".join(span.of(text) for span in witness.spans)
            assert all(span.end <= len(text) for span in witness.spans)
        for edit in statement.edits:
            assert set(edit.texts) == set(edit.spans) == {witness.key for witness in statement.witnesses}
            for key, spans in edit.spans.items():
                assert len(spans) <= 1
                assert edit.texts[key] == "".join(span.of(texts[key]) for span in spans)
            assert (edit.op is EditOp.EQUAL) == (str(edit.cls) == "equal")


@settings(max_examples=150, deadline=None)
@given(stories(), st.randoms())
def test_order_of_the_texts_changes_only_the_order(story, rng):
    utterances, texts = story
    shuffled = rng.sample(utterances, len(utterances))
    turned = {key: texts[key] for key in rng.sample(sorted(texts), len(texts))}

    def content(statements):
        return sorted(
            (
                sorted((w.key, w.numbers, w.spans, w.is_reported) for w in statement.witnesses),
                [[*sorted(edit.texts.items()), str(edit.cls), str(edit.op)] for edit in statement.edits],
                statement.speaker or "",
                statement.form,
                statement.reasons,
            )
            for statement in statements
        )

    assert content(collated(utterances, texts)) == content(collated(shuffled, turned))


@settings(deadline=None)
@given(st.text(alphabet="abc DE.,'&3%…", min_size=1, max_size=80), st.integers(2, 4))
def test_equal_quotations_have_only_equal_edits(words, count):
    text = f"{SENTENCE} {words}"
    texts = {str(number): text for number in range(count)}

    (statement,) = collated([Utterance(key, 0, (Span(0, len(text)),)) for key in texts], texts)

    assert {edit.op for edit in statement.edits} == {EditOp.EQUAL}


@given(ANY_TEXT, ANY_TEXT)
def test_alignment_rises_on_both_sides(first, second):
    a, b = (words_of(tokens_of([Span(0, len(text))], text) if text else ()) for text in (first, second))

    pairs = aligned(a, b)

    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))


def test_seam_is_no_word():
    assert not any(char.isalnum() for char in SEAM)


def test_endless_words_are_not_compared_letter_by_letter():
    texts = {key: f"We crossed at X{'a' * 20_000}{key} with all of our boats" for key in ("a", "b")}
    utterances = [Utterance(key, 0, (Span(0, len(text)),), key.upper() + "a" * 20_000) for key, text in texts.items()]
    began = time.process_time()

    collated(utterances, texts)

    assert time.process_time() - began < 1


def _varied(words: list[str], rng: random.Random, share: float) -> list[str]:
    return [word if rng.random() > share else f"other{rng.randrange(1000)}" for word in words]


LONG = random.Random(7)
VOCABULARY = [f"word{number}" for number in range(2000)]
HARD = {
    "equal": lambda n: [LONG.choices(VOCABULARY, k=n)] * 2,
    "a tenth changed": lambda n: [words := LONG.choices(VOCABULARY, k=n), _varied(words, LONG, 0.1)],
    "half changed": lambda n: [words := LONG.choices(VOCABULARY, k=n), _varied(words, LONG, 0.5)],
    "one word": lambda n: [["never"] * n, ["never"] * (n - 3)],
    "two words in turn": lambda n: [["never", "again"] * (n // 2), ["again", "never"] * (n // 2)],
    "five words": lambda n: [LONG.choices(VOCABULARY[:5], k=n), LONG.choices(VOCABULARY[:5], k=n)],
    "halves exchanged": lambda n: [words := LONG.choices(VOCABULARY, k=n), words[n // 2 :] + words[: n // 2]],
}


@pytest.mark.parametrize("kind", HARD)
def test_ten_thousand_words_take_no_more_than_linear_time(kind):
    def seconds(count: int) -> float:
        texts = dict(zip("ab", (" ".join(words) for words in HARD[kind](count)), strict=True))
        utterances = [Utterance(key, 0, (Span(0, len(text)),)) for key, text in texts.items()]
        began = time.process_time()
        collated(utterances, texts)
        return time.process_time() - began

    short, long = seconds(2_500), seconds(10_000)

    # Four times the words: linear work takes four times as long, quadratic work sixteen times.
    assert long < 10 * short + 0.5

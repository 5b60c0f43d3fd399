"""Marks in example sentences are put in, read and merged without loss."""

from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.example_marks import marked_spans, merged_example, with_marks, without_marks
from reports.text.spans import Span

WORDS = st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=8)


@given(WORDS, st.data())
def test_marks_that_are_put_in_are_read_again(words, data):
    sentence = " ".join(words)
    chosen = data.draw(st.sets(st.integers(0, len(words) - 1)))
    starts = [sum(len(word) + 1 for word in words[:number]) for number in range(len(words))]
    spans = tuple(Span(starts[number], starts[number] + len(words[number])) for number in sorted(chosen))

    marked = with_marks(sentence, spans)

    assert without_marks(marked) == sentence
    assert marked_spans(marked) == spans


def test_sentence_that_is_there_gets_the_new_marks_too():
    sentences = ["A [[siege]] after a siege.", "Nothing."]

    merged = merged_example(sentences, "A siege after a [[siege]].")

    assert merged == ["A [[siege]] after a [[siege]].", "Nothing."]


def test_overlapping_mark_is_left_as_it_was():
    assert merged_example(["A [[long siege]]."], "A long [[siege]].") == ["A [[long siege]]."]


def test_new_sentence_is_added_at_the_end():
    assert merged_example(["One."], "Two.") == ["One.", "Two."]

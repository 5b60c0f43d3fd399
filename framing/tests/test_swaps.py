"""Exchanging the actors of a sentence must leave every hit as it was."""

import pytest

from framing.analysis.entries import ContrastSet, Entry, LexiconError
from framing.analysis.lexicon import Lexicon
from framing.analysis.matching import Matcher
from framing.analysis.swaps import FEWEST_SENTENCES, SwapTest, load_swap_test, swap_failures
from framing.lexicons import starter_lexicon, starter_swap_test
from reports.text.parse import Parser

PAIR = {"people": (("Varnian", "Kestrian"),)}
SETS = (ContrastSet("s", "S"),)


def test_the_starter_lexicon_treats_actors_alike(parser: Parser) -> None:
    result = swap_failures(starter_swap_test(), Matcher(starter_lexicon()), parser)

    assert result.failures == ()
    assert result.sentences >= FEWEST_SENTENCES
    assert result.exchanges >= result.sentences
    # Sentences in which nothing is found would pass whatever the lexicon holds.
    assert result.hits >= result.exchanges


def test_a_lexicon_that_knows_a_word_for_one_actor_only_fails(parser: Parser) -> None:
    test = SwapTest((("people", "{a} bandits met {b} traders."),), PAIR)
    matcher = Matcher(Lexicon(SETS, (Entry("s.a", "s", "varnian bandits"),)))

    result = swap_failures(test, matcher, parser)

    (failure,) = result.failures
    assert (failure.sentence, failure.swapped) == (
        "Varnian bandits met Kestrian traders.",
        "Kestrian bandits met Varnian traders.",
    )
    assert (failure.found, failure.found_swapped) == (("A bandits (s.a, own, counted)",), ())


def test_a_word_that_holds_the_actors_name_is_the_same_for_both(parser: Parser) -> None:
    test = SwapTest((("people", "{a}-led gunmen met {b} traders."),), PAIR)
    forms = tuple(Entry(f"s.{word}", "s", f"{word}-led") for word in ("varnian", "kestrian"))

    one_each = swap_failures(test, Matcher(Lexicon(SETS, forms)), parser)

    # Two entries are two labels, even with names exchanged: a lexicon writes down one entry for all.
    assert [failure.found for failure in one_each.failures] == [("A-led (s.varnian, own, counted)",)]


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ("[actors", "not valid TOML"),
        ('[[sentence]]\nactors = "x"\ntext = "{a} and {b}"', "no actors “x” are listed"),
        ('[actors]\nx = [["A", "B"]]\n[[sentence]]\nactors = "x"\ntext = "{a} alone"', "must hold both {a} and {b}"),
        ('[actors]\nx = [["A", "B"]]\n[[sentence]]\nactors = "x"\ntext = "{a}, {b}, {c}"', "must hold both"),
        ('[actors]\nx = [["A", "B"]]\n[[sentence]]\nactors = "x"\ntext = "[[{a}]] {b}"', "needs none"),
    ],
)
def test_a_broken_file_is_refused_in_words(toml: str, fault: str) -> None:
    with pytest.raises(LexiconError) as refused:
        load_swap_test(toml)

    assert fault in str(refused.value)

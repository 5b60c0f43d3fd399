"""To which group of claims each sentence belongs."""

from framing.analysis.sentence_groups import Belonging, GroupedClaim, groups_by_sentence, in_order_of_appearance
from reports.text.spans import Span

TEXT = "The council shut the gate, and nine boats that carried grain lay behind it for a week."


def claim(words, group, sentence=0):
    start = TEXT.index(words)
    return GroupedClaim(sentence, group, Span(start, start + len(words)))


def test_sentence_belongs_to_the_group_with_the_most_of_its_words():
    claims = [claim("The council shut the gate", 7), claim("nine boats that carried grain lay behind it for a week", 3)]

    assert groups_by_sentence(TEXT, claims, alone=())[0] == Belonging((3, 7), is_alone=False)


def test_words_of_a_claim_inside_another_are_not_its_own_too():
    whole = claim(TEXT.rstrip("."), 1)
    inside = claim("nine boats that carried grain lay behind it for a week", 2)

    assert groups_by_sentence(TEXT, [whole, inside], alone=())[0].leading == 2


def test_a_claim_of_one_report_gives_way_to_one_that_others_make():
    claims = [claim("The council shut the gate", 7), claim("nine boats that carried grain lay behind it for a week", 3)]

    assert groups_by_sentence(TEXT, claims, alone={3})[0] == Belonging((7,), is_alone=False)
    assert groups_by_sentence(TEXT, claims, alone={3, 7})[0] == Belonging((3, 7), is_alone=True)


def test_the_same_claim_twice_is_one_group():
    assert groups_by_sentence(TEXT, [claim(TEXT, 4), claim(TEXT, 4)], alone=())[0].groups == (4,)
    assert groups_by_sentence(TEXT, [], alone=()) == {}


def test_groups_are_numbered_as_a_reader_meets_them():
    first = {
        3: Belonging((8,), is_alone=False),
        1: Belonging((5, 2), is_alone=False),
        2: Belonging((9,), is_alone=True),
    }
    second = {0: Belonging((2,), is_alone=False), 1: Belonging((8,), is_alone=False)}

    assert in_order_of_appearance([first, second]) == {5: 0, 8: 1, 2: 2}

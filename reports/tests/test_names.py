import itertools

import pytest

from reports.text.names import find_names
from reports.text.spans import Span
from reports.text.zones import find_zones


def names(parser, text, **options):
    parsed = parser.parse(text, find_zones(text, **options))
    return [span.of(text) for span in find_names(parsed)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Fighters of the Islamic Resistance in Norland left the town.", "Islamic Resistance in Norland"),
        ("Rebels of the Lord's Resistance Army fled to the hills.", "Resistance Army"),
        ("Officials say the Axis of Resistance met on Monday.", "Axis of Resistance"),
        ("In May the army began Operation Al-Quds Storm near the river.", "Operation Al-Quds Storm"),
        ("He joined the National Liberation Front as a boy.", "National Liberation Front"),
        ('They sailed on the "Red Terror" last year.', "Red Terror"),
        ('Shells fell in the "Al-Bustan" quarter of the town.', "Al-Bustan"),
    ],
)
def test_a_name_holds_its_loaded_word(parser, sentence, name):
    found = names(parser, sentence, first_is_headline=False)

    assert any(name in each for each in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The resistance forces left the town in the morning.",
        "Terrorists in the north attacked a convoy.",
        "Occupation troops left the town.",
        'He called them "terrorists" in a speech.',
        "The Norland regime began the war.",
    ],
)
def test_loaded_words_outside_names_are_no_names(parser, sentence):
    found = " ".join(names(parser, sentence, first_is_headline=False)).lower()

    assert not any(word in found for word in ("resistance", "terrorist", "occupation", "regime"))


def test_title_case_proves_nothing_in_a_headline(parser):
    headline = "Brutal Regime Pounds Three Resistance Sites Near Norland"
    body = "The army of Norland fired at three places on Monday, and officials said nobody was hurt."

    assert not [name for name in names(parser, f"{headline}\n\n{body}") if "Regime" in name or "Resistance" in name]


def test_a_name_of_the_body_counts_in_a_title_case_headline(parser):
    body = "Leaders of the Norland Liberation Front met. The Liberation Front split."
    text = f"Liberation Front Leaders Meet Again In Norland\n\n{body}"

    assert "Liberation Front" in names(parser, text)


def test_names_are_sorted_and_apart(parser):
    text = 'Ada Muster and Bo Example of the United Harbour Workers sailed on the "Sea Queen" to Port City.'
    parsed = parser.parse(text, find_zones(text, first_is_headline=False))

    found = find_names(parsed)

    assert list(found) == sorted(found)
    assert all(isinstance(span, Span) for span in found)
    assert all(first.end < second.start for first, second in itertools.pairwise(found))


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S.-backed Kurdish Council met.",
        "The Norland-led Harbour Force left.",
        "Vessen-based Harbour Workers met.",
    ],
)
def test_a_describing_compound_is_no_part_of_the_name_behind_it(parser, sentence):
    assert not any("-" in name for name in names(parser, sentence, first_is_headline=False))

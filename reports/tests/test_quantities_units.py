"""Units of figures: what nouns, measures and the words around a bare number say of what is counted."""

import pytest

from reports.extraction.quantities import find_quantities
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.zones import find_zones


def read(parser, text):
    parsed = parser.parse(text, find_zones(text, first_is_headline=False))
    quotes = find_quotes(parsed).quotes
    return [(found.span.of(text), found.unit) for found in find_quantities(parsed, quotes, voice_map_of(quotes))]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Police fired 12 tear gas canisters.", [("12 tear gas canisters", "weapon")]),
        ("The guards fired 30 live rounds.", [("30 live rounds", "weapon")]),
        ("The talks took three rounds.", [("three rounds", "event")]),
        ("Soldiers cleared 40 land mines.", [("40 land mines", "weapon")]),
        ("The firm shut two coal mines.", [("two coal mines", "site")]),
        ("They found 90 gold bars.", [("90 gold bars", "other:bar")]),
        ("Six strategic bombers took off.", [("Six strategic bombers", "vehicle")]),
        ("Two suicide bombers were seen.", [("Two suicide bombers", "person")]),
        ("Eight fire engines came.", [("Eight fire engines", "vehicle")]),
        ("The company has 20,000 engines in stock.", [("20,000 engines", "other:engine")]),
        ("The town built 12 shopping centres.", [("12 shopping centres", "site")]),
    ],
)
def test_word_beside_a_noun_of_two_meanings_tells_its_class(parser, text, figures):
    assert read(parser, text) == figures


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Four bureaucrats were dismissed.", "person"),
        ("Nine trainees were dismissed.", "person"),
        ("Twelve Velmaris were dismissed.", "person"),
        ("Nine seamstresses were dismissed.", "person"),
        ("They copied 40,000 e-mails.", "other:mail"),
        ("They took 12 X-rays.", "other:ray"),
        ("Three carmakers signed the deal.", "other:carmaker"),
        ("Two mergers were stopped.", "other:merger"),
        ("Two lists were published.", "other:list"),
        ("Fourteen specimens were lost.", "other:specimen"),
        ("Two committees met.", "other:committee"),
        ("The clinic gave 50,000 doses of the vaccine.", "other:dose"),
    ],
)
def test_endings_of_people_are_told_from_those_of_things(parser, text, unit):
    assert [found for _, found in read(parser, text)] == [unit]


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("Winds of 140 km/h tore roofs off.", "140 km/h", "speed:kph"),
        ("Winds of 90 miles per hour tore roofs off.", "90 miles per hour", "speed:mph"),
        ("It was 38C in the shade.", "38C", "temperature:C"),
        ("It was 43 degrees Celsius in the shade.", "43 degrees Celsius", "temperature:C"),
        ("The dam holds 3 million cubic metres of water.", "3 million cubic metres", "volume:cubic m"),
        ("The fire burned 12 square miles of forest.", "12 square miles", "area:square mile"),
        ("The 1,947km pipe is finished.", "1,947km", "distance:km"),
        ("She shipped 34 million metric tons of ore.", "34 million metric tons", "weight:ton"),
        ("The line carries 600 megawatt-hours.", "600 megawatt-hours", "energy:MWh"),
        ("He paid 3 million Kenyan shillings.", "3 million Kenyan shillings", "money:KES"),
        ("The house cost 3 million won.", "3 million won", "money:KRW"),
    ],
)
def test_measures_of_several_words_and_signs(parser, text, figure, unit):
    assert read(parser, text) == [(figure, unit)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A group of 15 pilgrims drowned.", [("15 pilgrims", "person")]),
        ("They arrived in groups of ten.", [("ten", "person")]),
        ("The Group of Seven met in Ossel.", []),
        ("A 400-strong crowd marched.", [("400-strong", "person")]),
        ("There were 230 aboard.", [("230", "person")]),
        ("Young people under the age of 21 stay out.", []),
    ],
)
def test_number_without_a_noun_takes_its_class_from_the_group(parser, text, figures):
    assert read(parser, text) == figures


def test_over_behind_a_verb_that_takes_it_is_no_limit(parser):
    parsed = parser.parse("They handed over 90 gold bars.", find_zones("They handed over 90 gold bars."))

    [found] = find_quantities(parsed, (), voice_map_of(()))

    assert (found.low, found.high) == (90, 90)


def test_dead_and_injured_with_a_number_each_are_two_counts(parser):
    text = "The ministry reported 30 killed and 112 injured."
    parsed = parser.parse(text, find_zones(text, first_is_headline=False))

    found = find_quantities(parsed, (), voice_map_of(()))

    assert [(figure.low, figure.counted) for figure in found] == [(30, "kill"), (112, "wound")]


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("The firm made a profit of 12 million euros on rising exports.", "profit"),
        ("The state gave billions of dollars to growers.", ""),
        ("The bank lent $3 billion of public money.", "public money"),
        ("Nearly 3 in 5 registered voters favour it.", "registered voters"),
    ],
)
def test_sums_and_shares_are_told_with_what_they_are_of(parser, text, population):
    parsed = parser.parse(text, find_zones(text, first_is_headline=False))

    [found] = find_quantities(parsed, (), voice_map_of(()))

    assert found.population == population


def test_final_score_is_no_share(parser):
    assert read(parser, "The visitors won 8-7 in 10 innings.") == []

"""Which clauses of a sentence make claims, and which words each of them owns."""

import pytest

from reports.extraction.claims import find_claims
from reports.extraction.quantities import find_quantities
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone, ZoneSpan, find_zones


def claims_of(parser, text, zones=None):
    parsed = parser.parse(text, zones or find_zones(text, first_is_headline=False))
    quotes = find_quotes(parsed).quotes
    voices = voice_map_of(quotes)
    return find_claims(parsed, quotes, voices, find_quantities(parsed, quotes, voices))


def spans_of(parser, text):
    return [claim.span.of(text) for claim in claims_of(parser, text)]


def headline_claims(parser, text):
    return claims_of(parser, text, [ZoneSpan(Zone.HEADLINE, Span(0, len(text)))])


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Rebels seized the port of Orla.", ["Rebels seized the port of Orla"]),
        (
            "The minister said on Tuesday that the bridge was safe.",
            ["the bridge was safe"],
        ),
        ("The bridge was safe, the minister said on Tuesday.", ["The bridge was safe"]),
        (
            "The court found that the mayor had taken bribes and that the firm had paid for his house.",
            ["the mayor had taken bribes", "the firm had paid for his house"],
        ),
        (
            "Police arrested nine men and seized two boats.",
            ["Police arrested nine men", "seized two boats"],
        ),
        (
            "Gunmen stormed the prison on Monday, injuring about 30 guards.",
            ["Gunmen stormed the prison on Monday", "injuring about 30 guards"],
        ),
        (
            "The dam, which was built in 1961, collapsed on Sunday.",
            ["The dam, which was built in 1961, collapsed on Sunday", "which was built in 1961"],
        ),
        (
            "Sudar closed the border after a drone attack that injured three guards.",
            [
                "Sudar closed the border after a drone attack that injured three guards",
                "a drone attack that injured three guards",
            ],
        ),
        (
            "The council rejected the plan, although the mayor had praised it.",
            ["The council rejected the plan", "the mayor had praised it"],
        ),
        (
            "The ferry sank near Orla, killing 12 people, most of them children.",
            ["The ferry sank near Orla", "killing 12 people, most of them children"],
        ),
        (
            "The coast guard denied that the boat had called for help.",
            ["The coast guard denied that the boat had called for help"],
        ),
        (
            "More than 400 families have left, the relief league said, most of them for camps in the south.",
            ["More than 400 families have left"],
        ),
        (
            "The ministry said it would examine the recordings.",
            ["The ministry said it would examine the recordings"],
        ),
        (
            "Rescuers reached the village on Monday as the army opened the road.",
            ["Rescuers reached the village on Monday", "the army opened the road"],
        ),
        ("The report was late; the minister blamed the printers.", None),
    ],
)
def test_a_sentence_is_split_into_what_it_claims(parser, text, claims):
    found = spans_of(parser, text)

    assert found == (claims or ["The report was late", "the minister blamed the printers"])


def test_what_a_speaker_says_is_the_claim_and_the_speaker_its_source(parser):
    text = 'The dam is safe, Ada Renn, the water minister, said on Monday. "We checked it," she said.'

    first, second = claims_of(parser, text)

    assert (first.span.of(text), first.speaker, first.voice) == ("The dam is safe", "Ada Renn", Voice.INDIRECT)
    assert (second.span.of(text), second.voice, second.stance) == ("We checked it", Voice.QUOTED, "neutral")


def test_a_report_without_a_clause_is_a_claim_with_the_words_it_is_given_to(parser):
    text = "The ministry denied any part in the raid."

    (claim,) = claims_of(parser, text)

    assert claim.span.of(text) == "The ministry denied any part in the raid"
    assert (claim.attributed_by, claim.stance, claim.quote) == ("The ministry", "denial", None)


def test_who_closes_a_sentence_with_said_is_no_part_of_the_claim(parser):
    text = (
        "The army shelled the town at dawn, killing “a number of fighters” and burning two depots, "
        "General Tarek Onwell, head of the staff, said in a statement."
    )

    found = claims_of(parser, text)

    assert not any("Onwell" in claim.span.of(text) for claim in found)
    assert all("Onwell" in (claim.attributed_by or "") for claim in found)


def test_nobody_in_particular_makes_no_claim_of_a_relative_clause(parser):
    text = "Anyone who attacks an officer of the guard will be arrested."

    assert spans_of(parser, text) == ["Anyone who attacks an officer of the guard will be arrested"]


@pytest.mark.parametrize(
    "headline",
    [
        "Raid on Orla kills 12",
        "Three drown as hundreds try to cross river",
        "Mayor: the bridge is safe",
        "Twelve dead in Orla raid",
        "A bridge too far",
        "Army Pounds Rebel Sites After Base Attack",
    ],
)
def test_a_headline_always_claims_something(parser, headline):
    found = headline_claims(parser, headline)

    assert found
    assert all(claim.zone is Zone.HEADLINE for claim in found)


def test_a_headline_of_several_statements_makes_several_claims(parser):
    text = "Orla flood toll rises to 64, nearly 200 still missing; dam chief resigns"

    found = [claim.span.of(text) for claim in headline_claims(parser, text)]

    assert found == ["Orla flood toll rises to 64", "nearly 200 still missing", "dam chief resigns"]


def test_a_participle_outside_the_quotation_is_given_to_whom_the_rest_is_given(parser):
    text = "Security sources said that warplanes hit the barracks, wounding about 20 fighters."

    claim = claims_of(parser, text)[-1]

    assert (claim.span.of(text), claim.voice) == ("wounding about 20 fighters", Voice.OWN)
    assert claim.attributed_by == "Security sources"


def test_the_speaker_before_the_colon_of_a_headline_is_no_part_of_the_claim(parser):
    text = "Mayor: the old bridge is safe"

    (claim,) = headline_claims(parser, text)

    assert (claim.span.of(text), claim.attributed_by) == ("the old bridge is safe", "Mayor")


def test_captions_and_subheadings_claim_nothing(parser):
    text = "Rebels seized the port.\n\nThe long way home\n\nA third paragraph says that it rained."
    parts = text.split("\n\n")
    spans = []
    at = 0
    for part in parts:
        spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    zones = [ZoneSpan(Zone.CAPTION, spans[0]), ZoneSpan(Zone.BODY, spans[1]), ZoneSpan(Zone.BODY, spans[2])]

    found = claims_of(parser, text, zones)

    assert {claim.block for claim in found} == {2}


def test_a_claim_knows_the_figures_that_stand_in_it(parser):
    text = "Gunmen stormed the prison, injuring about 30 guards, and 12 inmates fled."
    parsed = parser.parse(text, find_zones(text, first_is_headline=False))
    quotes = find_quotes(parsed).quotes
    voices = voice_map_of(quotes)
    quantities = find_quantities(parsed, quotes, voices)

    found = find_claims(parsed, quotes, voices, quantities)

    for claim in found:
        assert claim.quantities == tuple(
            place for place, quantity in enumerate(quantities) if claim.span.contains(quantity.span)
        )

"""Who does what to whom, where, when, why and how surely; and the words by which claims are compared."""

import pytest

from reports.extraction.claims import Certainty, Polarity, check_worth
from reports.tests.test_claims import claims_of, headline_claims


def first(parser, text):
    return claims_of(parser, text)[0]


def key(slot):
    return slot.key if slot else None


@pytest.mark.parametrize(
    ("text", "agent", "patient", "event"),
    [
        ("Rebels killed six guards in Orla.", "rebel", "guard", "KILL"),
        ("Six guards were killed by rebels in Orla.", "rebel", "guard", "KILL"),
        ("Six guards were killed in Orla.", None, "guard", "KILL"),
        ("Six guards died in Orla.", None, "guard", "KILL"),
        ("American warplanes bombed a depot near Orla.", "us", "depot", "STRIKE"),
        ("The U.S. military carried out air strikes on two depots.", "us", "depot", "STRIKE"),
        ("A military base in Orla came under a drone attack.", None, "base", "ATTACK"),
        ("Moscow recalled its ambassador.", "russia", "ambassador", None),
        ("Dozens of guards fled the prison.", "guard", "prison", "DISPLACE"),
    ],
)
def test_roles_are_deep_ones(parser, text, agent, patient, event):
    claim = first(parser, text)

    assert (key(claim.agent), key(claim.patient), claim.event) == (agent, patient, event)


def test_a_participle_has_the_agent_of_its_clause(parser):
    _, claim = claims_of(parser, "Gunmen stormed the prison on Monday, injuring about 30 guards.")

    assert (key(claim.agent), key(claim.patient), claim.event) == ("gunman", "guard", "WOUND")


def test_a_war_kills_and_not_the_valley_that_it_is_fought_in(parser):
    text = "They fled the war in the Qadrun valley, which has killed 300 people."

    claim = claims_of(parser, text)[-1]

    assert claim.span.of(text) == "which has killed 300 people"
    assert (claim.agent.text, claim.agent.key) == ("the war in the Qadrun valley", "war")


@pytest.mark.parametrize(
    ("text", "place", "time", "cause"),
    [
        ("Rebels shelled a school in Orla on Tuesday.", "orla", "tuesday", None),
        ("Sudar recalled its envoy over the killing of two guards.", None, None, "kill"),
        ("Sudar closed the border in response to the raid.", None, None, "raid"),
        ("Sudar closed the border because the guards had fled.", None, None, "flee"),
        ("Two years after the raid in Halvan, the port reopened.", None, None, "raid"),
        ("The drill lasted for two days.", None, None, None),
    ],
)
def test_place_time_and_cause_are_those_of_the_event(parser, text, place, time, cause):
    claim = first(parser, text)

    assert key(claim.place) == place
    assert key(claim.cause) == cause
    if time:
        assert key(claim.time) == time


@pytest.mark.parametrize(
    ("text", "certainty", "polarity"),
    [
        ("Rebels seized the port.", Certainty.ASSERTED, Polarity.POSITIVE),
        ("Rebels did not seize the port.", Certainty.ASSERTED, Polarity.NEGATIVE),
        ("Rebels may have seized the port.", Certainty.HEDGED, Polarity.POSITIVE),
        ("Rebels reportedly seized the port.", Certainty.HEDGED, Polarity.POSITIVE),
        ("Rebels are believed to have seized the port.", Certainty.HEDGED, Polarity.POSITIVE),
        ("Rebels appear to have seized the port.", Certainty.HEDGED, Polarity.POSITIVE),
        ("The ministry will close the port.", Certainty.PLANNED, Polarity.POSITIVE),
        ("The ministry plans to close the port.", Certainty.PLANNED, Polarity.POSITIVE),
        ("The port is expected to reopen.", Certainty.PLANNED, Polarity.POSITIVE),
        ("The port is to reopen in May.", Certainty.PLANNED, Polarity.POSITIVE),
        ("The port would close if the strike went on.", Certainty.CONDITIONAL, Polarity.POSITIVE),
        ("If the strike goes on, the port closes.", Certainty.CONDITIONAL, Polarity.POSITIVE),
        ("The minister said the port would close in May.", Certainty.PLANNED, Polarity.POSITIVE),
        ("Rebels failed to seize the port.", Certainty.ASSERTED, Polarity.NEGATIVE),
        ("No ships left the port.", Certainty.ASSERTED, Polarity.NEGATIVE),
        ("Nobody left the port.", Certainty.ASSERTED, Polarity.NEGATIVE),
        ("The bill is yet to pass the senate.", Certainty.ASSERTED, Polarity.NEGATIVE),
        ("The army denied that it had shelled the port.", Certainty.ASSERTED, Polarity.NEGATIVE),
        ("Crews were unable to reach the port.", Certainty.ASSERTED, Polarity.NEGATIVE),
        ("Rescuers could not reach the port.", Certainty.ASSERTED, Polarity.NEGATIVE),
        ("The talks ended without a deal.", Certainty.ASSERTED, Polarity.NEGATIVE),
    ],
)
def test_certainty_and_polarity_are_read_from_the_words(parser, text, certainty, polarity):
    claim = first(parser, text)

    assert (claim.certainty, claim.polarity) == (certainty, polarity)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The US military struck the town of Kata'ib.", "American forces hit the town of Kataib."),
        ("Tavara's labour ministry organised the harbour talks.", "The labor ministry organized harbor talks."),
    ],
)
def test_names_and_terms_of_one_thing_are_one_whatever_its_spelling(parser, one, other):
    first_claim, second_claim = first(parser, one), first(parser, other)

    shared = set(first_claim.terms) & set(second_claim.terms)
    assert shared & {"us", "kataib", "labor", "ministry", "harbor", "organize"}
    assert {"us", "kataib"} <= shared or {"labor", "harbor", "organize"} <= shared


def test_numbers_are_digits_among_the_terms(parser):
    claim = first(parser, "Two hundred and twelve people, 2,500 goats and twenty-five dogs crossed the river.")

    assert {"212", "2500", "25"} <= set(claim.terms)


def test_an_acronym_has_the_key_of_the_name_that_it_stands_for(parser):
    text = "The Northern Relief Corps (NRC) left Orla. Two trucks of the NRC burned."

    found = claims_of(parser, text)

    assert all("northern relief corps" in claim.names for claim in found)


def test_a_person_is_one_under_full_name_surname_and_pronoun(parser):
    text = "President Ada Renn opened the port. Renn praised the crews. She left at noon."

    found = claims_of(parser, text)

    assert [key(claim.agent) for claim in found] == ["renn", "renn", "renn"]


def test_a_pronoun_that_may_stand_for_two_people_has_no_key(parser):
    text = "Ada Renn met the crews. Mara Quill praised them. She left at noon."

    claim = claims_of(parser, text)[-1]

    assert claim.agent.text == "She"
    assert claim.agent.key == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The raid killed 12 people.", "has a number"),
        ("The raid killed 12 people.", "tells of casualties"),
        ("The raid killed 12 people.", "a number in the report's own voice without a source"),
        ("Rebels killed a guard.", "names who did it and to whom"),
        ("An official who asked not to be named said the raid had failed.", "rests on an anonymous source"),
        ("Police arrested the mayor.", "tells of a crime or a court"),
        ("The senate passed the bill.", "tells of a decision"),
    ],
)
def test_reasons_to_check_are_told_in_words(parser, text, reason):
    assert reason in first(parser, text).check_reasons


def test_worth_of_a_check_is_the_sum_of_its_reasons_less_opinion_and_plan(parser):
    counted, planned = first(parser, "The raid killed 12 people."), first(parser, "The port will close.")

    assert check_worth(counted) > check_worth(planned)
    assert check_worth(planned) == -1


@pytest.mark.parametrize(
    ("text", "opinion"),
    [
        ("The plan is a disgraceful failure.", True),
        ("The ministry should resign.", True),
        ("We believe in the plan.", True),
        ("The plan costs 3 million crowns.", False),
        ("The plan passed.", False),
    ],
)
def test_judgements_are_opinions(parser, text, opinion):
    assert first(parser, text).is_opinion is opinion


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("The army had shelled the town twice.", True),
        ("A similar levy was dropped eight years ago.", True),
        ("The truce was signed in 2019.", True),
        ("Last year the river froze for the first time since the war.", True),
        ("The army shelled the town on Monday.", False),
    ],
)
def test_what_was_before_the_event_is_background(parser, text, background):
    assert first(parser, text).is_background is background


def test_a_headline_names_who_acts_on_what(parser):
    text = "Tavaran jets pound rebel sites in Halvan after base attack"

    claim = headline_claims(parser, text)[0]

    assert claim.event == "STRIKE"
    assert claim.patient.text == "rebel sites in Halvan" or claim.patient.key == "site"

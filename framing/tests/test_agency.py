"""Acts of harm: who acts on whom, in which form, and where the agent is first named."""

import time

import pytest

from framing.analysis.agency import Form, find_harms
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone, ZoneSpan, find_zones


def harms_in(parser, text, *, headline=False):
    body = [ZoneSpan(Zone.BODY, Span(0, len(text)))] if text else []
    zones = find_zones(text) if headline else body
    parsed = parser.parse(text, zones)
    return find_harms(parsed, voice_map_of(find_quotes(parsed).quotes))


def told(parser, sentence):
    """Form, agent, predicate and patient of each act in a sentence."""
    return [
        (harm.form, harm.agent and harm.agent.text, harm.predicate.text, harm.patient and harm.patient.text)
        for harm in harms_in(parser, sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Soldiers shot the courier.", [(Form.ACTIVE, "Soldiers", "shot", "the courier")]),
        ("The raid injured six people.", [(Form.ACTIVE_EVENT_SUBJECT, "The raid", "injured", "six people")]),
        ("Karsan jets hit the depot.", [(Form.ACTIVE_INSTRUMENT, "Karsan jets", "hit", "the depot")]),
        (
            "Six people were killed by soldiers.",
            [(Form.PASSIVE_WITH_AGENT, "soldiers", "killed", "Six people")],
        ),
        ("Six people were wounded on Monday.", [(Form.PASSIVE_AGENTLESS, None, "wounded", "Six people")]),
        (
            "Six guards sustained injuries in a rebel raid.",
            [(Form.UNDERGOER_SUBJECT, "rebel", "sustained injuries", "Six guards")],
        ),
        (
            "Karsa's bombing of the depot drew protests.",
            [(Form.NOMINAL_WITH_AGENT, "Karsa", "bombing", "the depot")],
        ),
        (
            "The bombing of the depot by rebels drew protests.",
            [(Form.NOMINAL_WITH_AGENT, "rebels", "bombing", "the depot")],
        ),
        ("The bombing of the depot drew protests.", [(Form.NOMINAL_AGENTLESS, None, "bombing", "the depot")]),
        (
            "The Dawn Front claimed responsibility for the attack on the depot.",
            [(Form.REFLEXIVE_OR_CLAIMED, "The Dawn Front", "claimed responsibility for the attack", "the depot")],
        ),
    ],
)
def test_each_form_is_told_from_the_others(parser, sentence, acts):
    assert told(parser, sentence) == acts


@pytest.mark.parametrize(
    ("sentence", "patient"),
    [
        ("The clinic was hit twice.", "The clinic"),
        ("Six people wounded in the raid were treated at the clinic.", "Six people"),
        ("The men who were arrested on Monday are clerks.", "The men"),
        ("The man was beaten to death in his cell.", "The man"),
        ("Two houses have been burned down.", "Two houses"),
        ("Nine villagers are being held in custody.", "Nine villagers"),
        ("Thousands were forced to flee their homes.", "Thousands"),
        ("Eleven guards were left dead.", "Eleven guards"),
        ("Six people got hurt.", "Six people"),
        ("She left after being shot in the arm.", "She"),
        ("Two guards were reported killed.", "Two guards"),
        ("The raid ended with 50 people killed.", "50 people"),
        ("At least 20 people were killed or wounded.", "At least 20 people"),
        ("Six clerks could be deported.", "Six clerks"),
        ("They had their house ransacked.", "their house"),
        ("Six crew were taken hostage.", "Six crew"),
        ("Three boys were left injured after the crush.", "Three boys"),
        ("Mr Orlan was left paralysed.", "Mr Orlan"),
        ("One person was reported injured.", "One person"),
        ("Dozens were feared drowned off Velda.", "Dozens"),
        ("A clerk was found stabbed in an alley.", "A clerk"),
        ("The clerk, shot in the leg, crawled away.", "The clerk"),
        ("A family of four was swept away by night.", "A family of four"),
        ("Two families were left homeless.", "Two families"),
        ("The tourist was beaten and robbed.", "The tourist"),
        ("She fell ill after being poisoned.", "She"),
        ("The tanker was boarded and its crew detained.", "its crew"),
    ],
)
def test_passive_without_agent_is_found(parser, sentence, patient):
    found = [act for act in told(parser, sentence) if act[0] is Form.PASSIVE_AGENTLESS]

    assert [act[3] for act in found] == [patient]
    assert [act[1] for act in found] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops are stationed at the base.",
        "The premier was briefed on Monday.",
        "The plan was rejected by the council.",
        "The facilities are used by the group.",
        "The talks were held in Orla.",
        "Nobody was hurt.",
        "No guards were injured.",
        "The courier was not arrested.",
        "The proposal was shot down in committee.",
        "The film was shot in Orla.",
        "The bill was killed in the senate.",
        "The wounded guards were sent home.",
        "The dead and injured were taken to the clinic.",
        "The man was pronounced dead at the clinic.",
        "Forty people were infected in May.",
        "Two climbers were stranded on the rock.",
        "The former mayor died at 91.",
        "The market was hit by inflation.",
    ],
)
def test_other_passives_and_what_did_not_happen_are_no_harm(parser, sentence):
    assert told(parser, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("Two guards were killed in an army raid.", "army"),
        ("Two guards were killed in a raid by rebels.", "rebels"),
        ("Two guards died in an air strike by the army on the port.", "the army"),
    ],
)
def test_agent_is_recovered_from_the_event_around(parser, sentence, agent):
    assert told(parser, sentence)[0][1] == agent


@pytest.mark.parametrize(
    ("sentence", "predicate", "agent"),
    [
        ("The army shelled the port, killing six people.", "killing", "The army"),
        ("Rebels stormed the base and wounded two guards.", "wounded", "Rebels"),
        ("A drone attack that injured two guards began the fighting.", "injured", "A drone attack"),
        ("She accused the coast guard of ramming the boat.", "ramming", "the coast guard"),
        ("The war in the valley, which has killed 200 people, goes on.", "killed", "The war"),
    ],
)
def test_agent_is_whoever_controls_the_clause(parser, sentence, predicate, agent):
    found = {act[2]: act[1] for act in told(parser, sentence)}

    assert found[predicate] == agent


def test_two_verbs_for_one_act_are_one(parser):
    sentence = "The courier was shot and killed by police."

    assert told(parser, sentence) == [(Form.PASSIVE_WITH_AGENT, "police", "shot and killed", "The courier")]


def test_span_runs_from_the_first_to_the_last_of_its_parts(parser):
    sentence = "On Monday six people were wounded by soldiers near Orla."

    harm = harms_in(parser, sentence)[0]

    assert harm.span.of(sentence) == "six people were wounded by soldiers"


HEADLINE = "Karsan army pounds three rebel sites following border raid"
LEAD = "The Karsan army carried out strikes on three sites in Velda on Monday."
BODY = "Six people were wounded in Velda, the clinic said."


def named_in(parser, *paragraphs):
    text = "\n\n".join(paragraphs)
    return {harm.predicate.text: harm for harm in harms_in(parser, text, headline=True)}


def test_agent_named_in_the_headline_stands_there_for_the_whole_report(parser):
    harms = named_in(parser, HEADLINE, LEAD, "The Karsan army destroyed a depot.")

    assert {harm.agent_first_named for harm in harms.values() if harm.agent} == {"headline"}


def test_event_without_agent_is_tied_to_its_naming_by_place(parser):
    harms = named_in(parser, "Quiet day on the border", LEAD, BODY)

    assert harms["wounded"].agent is None
    assert harms["wounded"].agent_first_named == "lead"


def test_later_naming_is_told_by_its_paragraph_and_voice(parser):
    harms = named_in(
        parser,
        "Quiet day on the border",
        "The depot at Hazra was attacked on Monday.",
        "The town is small and has a port.",
        '"The attack on the depot at Hazra by the Dawn Front cost lives," the mayor said.',
    )

    assert harms["attacked"].agent_first_named == "paragraph 3"
    assert harms["attacked"].agent_voice is Voice.QUOTED


def test_two_possible_agents_name_none(parser):
    harms = named_in(
        parser,
        "Quiet day on the border",
        "The Karsan army bombed Hazra on Sunday.",
        "Sudari rebels shelled Hazra on Monday.",
        "Six people were wounded in Hazra.",
    )

    assert harms["wounded"].agent_first_named is None


def test_headline_verb_that_the_parser_takes_for_a_noun_is_an_act(parser):
    harms = harms_in(parser, f"{HEADLINE}\n\n{LEAD}", headline=True)

    assert (harms[0].zone, harms[0].form, harms[0].predicate.text) == (Zone.HEADLINE, Form.ACTIVE, "pounds")


@pytest.mark.parametrize(
    "headline",
    [
        "Two held after clash in Velda",
        "Teenager shot dead in Velda",
        "Man jailed for nine years over market blaze",
        "Supporters crushed as gates open late",
        "Hundreds left homeless by fire in Velda",
        "Shops looted and cars torched in Velda",
        "Dozens feared drowned off the coast of Velda",
    ],
)
def test_headline_without_auxiliary_is_a_passive(parser, headline):
    harms = harms_in(parser, f"{headline}\n\n{LEAD}", headline=True)

    assert harms[0].form in {Form.PASSIVE_AGENTLESS, Form.PASSIVE_WITH_AGENT}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 14 16 18 20\n" * 400,
        "killed " * 2000,
        "was killed by was killed by " * 400,
        "Karsa 3-1 Velda\n" * 200,
        "a\tb\tc\n" * 300,
        "attack of attack of attack on " * 300,
        "’" * 500,
    ],
)
def test_odd_texts_are_answered(parser, text):
    for harm in harms_in(parser, text):
        assert harm.span.contains(harm.predicate.span)


def test_list_of_any_length_is_cut_behind_its_head(parser):
    crowd = ", ".join(f"{number} men" for number in range(1, 1500))

    (act,) = harms_in(parser, f"Police arrested {crowd} on Monday.")

    assert act.patient.text.startswith("1 men, 2 men")
    assert len(act.patient.text.split()) < 60


def test_chain_of_verbs_of_any_length_is_read(parser):
    chain = "and shot and beaten and killed " * 500

    assert harms_in(parser, f"He was chased {chain}on Monday.")


def test_long_text_takes_linear_time(parser):
    paragraph = "Six people were killed in a raid by the army in Velda. The rebels shelled the port. " * 5
    short, long = ("\n\n".join([paragraph] * count) for count in (10, 40))

    def seconds(text):
        parsed = parser.parse(text, find_zones(text))
        voices = voice_map_of(find_quotes(parsed).quotes)
        began = time.process_time()
        find_harms(parsed, voices)
        return time.process_time() - began

    assert seconds(long) < 8 * seconds(short) + 0.1

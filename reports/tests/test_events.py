"""Verbs and nouns name classes of events; their neighbours tell the senses apart."""

import pytest

from reports.extraction.events import HARM, event_of, verb_event
from reports.extraction.events.words import CLASS_OF_NOUN, CLASS_OF_VERB, forms_of


def events_in(parser, sentence):
    return {token.text: event for token in parser.nlp(sentence) if (event := event_of(token))}


@pytest.mark.parametrize(
    ("sentence", "word", "event"),
    [
        ("The army shelled the port.", "shelled", "STRIKE"),
        ("Gunmen killed six people.", "killed", "KILL"),
        ("Police arrested the editor.", "arrested", "DETAIN"),
        ("The flood wall was destroyed.", "destroyed", "DESTROY"),
        ("Thousands were displaced by the fighting.", "displaced", "DISPLACE"),
        ("Parliament passed a law.", "passed", "PASS"),
        ("The chancellor vowed to rebuild.", "vowed", "PLEDGE"),
        ("Prices rose in May.", "rose", "RISE"),
        ("The ministry deployed 200 troops.", "deployed", "DEPLOY"),
        ("The council vetoed the plan.", "vetoed", "VETO"),
        ("The bombing of the depot went on.", "bombing", "STRIKE"),
        ("The arrest of the editor drew protests.", "arrest", "DETAIN"),
        ("The arrest of the editor drew protests.", "protests", "PROTEST"),
        ("The talks resumed on Monday.", "talks", "TALK"),
    ],
)
def test_a_verb_or_noun_names_its_class(parser, sentence, word, event):
    assert events_in(parser, sentence)[word] == event


@pytest.mark.parametrize(
    ("sentence", "word", "event"),
    [
        ("The army carried out air strikes on two depots.", "carried", "STRIKE"),
        ("The base came under a drone attack.", "came", "ATTACK"),
        ("Police came under fire.", "came", "ATTACK"),
        ("They staged a protest outside parliament.", "staged", "PROTEST"),
        ("Teachers went on strike over pay.", "went", "STRIKE_WORK"),
        ("Six people sustained injuries in the raid.", "sustained", "WOUND"),
        ("The group launched a series of attacks on the port.", "launched", "ATTACK"),
        ("Soldiers opened fire on the crowd.", "opened", "ATTACK"),
        ("The raid left 12 dead.", "left", "KILL"),
        ("The raid left two guards wounded.", "left", "WOUND"),
        ("Rebels took six hostages.", "took", "DETAIN"),
        ("Six were taken into custody.", "taken", "DETAIN"),
        ("The church was set on fire.", "set", "DESTROY"),
        ("The strikes claimed 20 lives.", "claimed", "KILL"),
        ("Thousands were forced to flee.", "forced", "DISPLACE"),
        ("The faction claimed responsibility for the raid.", "claimed", "CLAIM_RESPONSIBILITY"),
    ],
)
def test_a_light_verb_carries_the_event_of_its_noun(parser, sentence, word, event):
    assert events_in(parser, sentence)[word] == event


@pytest.mark.parametrize(
    ("sentence", "word", "event"),
    [
        ("Drivers struck for better pay.", "struck", "STRIKE_WORK"),
        ("The rail strike enters its third day.", "strike", "STRIKE_WORK"),
        ("Two sides struck a deal.", "struck", "AGREE"),
        ("The court struck down the law.", "struck", "REJECT"),
        ("The committee killed the bill.", "killed", "REJECT"),
        ("The premier fired a minister.", "fired", "DISMISS"),
        ("Rebels fired rockets at the port.", "fired", "STRIKE"),
        ("The jets shot down a drone.", "shot", "DESTROY"),
        ("Police shot the man dead.", "shot", "KILL"),
        ("The senator's attack on the plan drew replies.", "attack", "CONDEMN"),
        ("Troops captured the town.", "captured", "SEIZE"),
        ("Police captured the suspect.", "captured", "DETAIN"),
        ("The group issued a demand.", "demand", "URGE"),
    ],
)
def test_neighbours_tell_the_senses_apart(parser, sentence, word, event):
    assert events_in(parser, sentence)[word] == event


@pytest.mark.parametrize(
    "sentence",
    [
        "Temperatures hit a record on Monday.",
        "She shot a film in Orla.",
        "He passed the salt.",
        "He suffered a heart attack.",
        "The camera captured the moment.",
        "The quake struck the town.",
        "Karsa beat Velda 3-1.",
        "The runner hit the wall.",
        "The house has an assault rifle on the wall.",
        "He set the table.",
        "The scandal damaged her reputation.",
    ],
)
def test_other_senses_are_no_events_of_harm(parser, sentence):
    assert not set(events_in(parser, sentence).values()) & HARM


@pytest.mark.parametrize(
    ("sentence", "word", "event"),
    [
        ("The judge was gunned down at noon.", "gunned", "KILL"),
        ("The teacher was kidnapped on Friday.", "kidnapped", "DETAIN"),
        ("Two prisoners were put to death.", "put", "KILL"),
        ("He was burnt to death.", "burnt", "KILL"),
        ("A porter was crushed by the crowd.", "crushed", "WOUND"),
        ("A boy was scalded in the kitchen.", "scalded", "WOUND"),
        ("A cyclist was knocked down on the bridge.", "knocked", "WOUND"),
        ("A clerk was kept in a cell.", "kept", "DETAIN"),
        ("Forty men are being held at the barracks.", "held", "DETAIN"),
        ("He was sent to prison.", "sent", "DETAIN"),
        ("Students were tear-gassed outside the ministry.", "gassed", "ATTACK"),
        ("Marchers were pepper-sprayed on the bridge.", "sprayed", "ATTACK"),
        ("The patrol was pelted with stones.", "pelted", "ATTACK"),
        ("A steward was punched in the face.", "punched", "ATTACK"),
        ("He was dragged from his car.", "dragged", "ATTACK"),
        ("Hundreds of homes were flooded.", "flooded", "DESTROY"),
        ("The archive was gutted by fire.", "gutted", "DESTROY"),
        ("Two carriages were derailed.", "derailed", "DESTROY"),
        ("A footbridge, a mill and two houses were swept away.", "swept", "DESTROY"),
        ("The trawler was sunk off Velda.", "sunk", "DESTROY"),
        ("Two families were made homeless.", "made", "DISPLACE"),
        ("They were forced out of their homes.", "forced", "DISPLACE"),
    ],
)
def test_harm_of_every_kind_has_its_class(parser, sentence, word, event):
    assert events_in(parser, sentence)[word] == event


@pytest.mark.parametrize(
    "sentence",
    [
        "The team was crushed 5-0.",
        "The side were battered at home.",
        "The champions were beaten in the final.",
        "He was knocked out of the cup.",
        "The record was smashed.",
        "Spending on schools was slashed.",
        "The market was flooded with cheap steel.",
        "The talks were derailed.",
        "The minister was slapped with a fine.",
        "He was kicked out of the party.",
        "He was held in high regard.",
        "The vote was held on Sunday.",
        "She was dragged into the row.",
        "The porter was buried on Friday.",
        "He was made chairman.",
        "The pupil was expelled from school.",
        "A missile was fired in a test.",
    ],
)
def test_sport_trade_and_politics_borrow_the_words_of_harm(parser, sentence):
    assert not set(events_in(parser, sentence).values()) & HARM


def test_a_headline_noun_may_be_asked_as_a_verb(parser):
    token = parser.nlp("Army pounds three sites near the front")[1]

    assert verb_event(token) == "STRIKE"


def test_every_class_of_harm_has_verbs_and_nouns():
    assert set(CLASS_OF_VERB.values()) >= HARM
    assert set(CLASS_OF_NOUN.values()) >= HARM


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("kill", "killed"),
        ("stab", "stabbed"),
        ("die", "dying"),
        ("flee", "fled"),
        ("bury", "buries"),
        ("hit", "hitting"),
        ("raze", "razing"),
        ("strike", "struck"),
        ("kidnap", "kidnapped"),
        ("expel", "expelled"),
        ("gun", "gunned"),
        ("run", "running"),
    ],
)
def test_forms_of_verbs(verb, form):
    assert form in forms_of(verb)

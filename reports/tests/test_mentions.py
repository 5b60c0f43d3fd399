"""What is found as a mention, and how a stretch that somebody marked is described."""

import pytest

from reports.extraction.mentions import MentionForm, MentionKind, find_mentions
from reports.extraction.mentions.finding import MOST_MENTIONS
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone, ZoneSpan, find_zones


def mentions_of(parser, text, marked=None, zones=None):
    """The mentions of a text; ``marked`` are words that somebody marked, by where they stand first."""
    parsed = parser.parse(text, zones or find_zones(text, first_is_headline=False))
    quotes = find_quotes(parsed).quotes
    given = None if marked is None else [spanning(text, words) for words in marked]
    return find_mentions(parsed, quotes, voice_map_of(quotes), given)


def spanning(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def described(parser, text, words):
    return mentions_of(parser, text, [words])[0]


def texts_of(parser, text, zones=None):
    return [mention.text for mention in mentions_of(parser, text, zones=zones)]


def headline(text):
    return [ZoneSpan(Zone.HEADLINE, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The leader of the Quiet Front met farmers in Orla.",
            ["The leader of the Quiet Front", "the Quiet Front", "farmers", "Orla"],
        ),
        (
            "Secretary of Works Ada B. Muster visited the dam.",
            ["Secretary of Works Ada B. Muster", "the dam"],
        ),
        (
            "Harbour police chief Ada Muster praised Mr. Renn.",
            ["Harbour police chief Ada Muster", "Mr. Renn"],
        ),
        (
            "Gunmen killed two guards near the old mill.",
            ["Gunmen", "killed two guards", "two guards", "the old mill"],
        ),
        (
            "The general denied that dozens of soldiers were wounded.",
            ["The general", "dozens of soldiers", "wounded"],
        ),
    ],
)
def test_phrases_reach_from_their_titles_to_their_of_phrases(parser, text, found):
    assert texts_of(parser, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "On Monday it rained for 12 hours.",
        "There were 40 on Tuesday and 16 percent a year later.",
        "It is clear that it cost $3 million.",
    ],
)
def test_dates_times_amounts_and_empty_pronouns_are_no_mentions(parser, text):
    assert texts_of(parser, text) == []


def test_a_relative_pronoun_is_no_mention(parser):
    assert texts_of(parser, "The bridge that fell was old.") == ["The bridge"]


def test_nouns_that_speak_of_nothing_are_left_out(parser):
    assert texts_of(parser, "On the other hand, the villagers did it by means of a pump.") == ["the villagers"]


@pytest.mark.parametrize(
    "text",
    [
        "He had a broken wrist and lost his helmet near the door.",
        "They play with fire and act by force, at a time of our choosing.",
        "In a separate statement he was brought to justice.",
        "They would face justice and use force.",
        "He did not know what law or whose bridge it was.",
        "No warning was given and no evidence was shown.",
        "She bought a lawn mower and a soup ladle.",
    ],
)
def test_fixed_phrases_and_things_of_everyday_life_are_no_mentions(parser, text):
    left = {mention.text for mention in mentions_of(parser, text) if mention.form is not MentionForm.PRONOUN}

    assert left == set()


def test_a_thing_that_is_spoken_of_twice_stays(parser):
    text = "The town voted on a bicycle scheme. The mayor praised the scheme."

    assert "a bicycle scheme" in texts_of(parser, text)


def test_a_thing_that_an_adjective_describes_stays(parser):
    assert "a rigged scheme" in texts_of(parser, "The farmers complained about a rigged scheme.")


def test_anybody_in_a_mouth_is_no_mention(parser):
    text = 'Ada Muster saw a man near the dam. "When a child is hungry, nobody sleeps," Ada Muster said.'

    found = texts_of(parser, text)

    assert "a man" in found
    assert "a child" not in found


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("A guard told the Orla Times that the dam was safe.", "the Orla Times"),
        ("A guard confirmed to Velda News Agency that the dam was safe.", "Velda News Agency"),
        ("Velda News Agency reported that the dam was safe.", "Velda News Agency"),
        ("According to the Orla Times, the dam was safe.", "the Orla Times"),
    ],
)
def test_an_outlet_that_is_only_told_or_cited_is_no_mention(parser, text, outlet):
    assert outlet not in texts_of(parser, text)


def test_an_outlet_that_is_spoken_of_stays(parser):
    assert "the Orla Times" in texts_of(parser, "The ministry closed the Orla Times on Monday.")


def test_a_council_that_is_told_something_stays(parser):
    assert "the Council of Orla" in texts_of(parser, "The mayor told the Council of Orla that the dam was safe.")


@pytest.mark.parametrize(
    "text",
    [
        "Velda lies in Karsa. The harbour of Velda is Karsan under every treaty.",
        "The harbour of Velda is Karsanian under every treaty.",
    ],
)
def test_what_says_of_which_country_something_is_names_nothing(parser, text):
    assert not {"Karsan", "Karsanian"} & set(texts_of(parser, text))


def test_a_phrase_that_does_not_fit_is_cut_before_a_part_and_not_in_it(parser):
    text = (
        'The storm damaged the headquarters of the United Velda Mobile Rescue Forces in the old "Al-Noor" quarter '
        "of the town."
    )

    found = texts_of(parser, text)

    assert all(words.count('"') % 2 == 0 for words in found)


@pytest.mark.parametrize("noun", ["rioters", "migrants", "agitators", "settlers", "taxpayers", "extremists"])
def test_loaded_words_for_people_are_known_as_groups(parser, noun):
    (found,) = [mention for mention in mentions_of(parser, f"The mayor blamed {noun}.") if mention.text == noun]

    assert found.kind is MentionKind.GROUP


def test_a_light_verb_leaves_the_act_to_its_noun(parser):
    found = mentions_of(parser, "The army carried out air strikes on the port.")

    assert [(mention.text, mention.form) for mention in found] == [
        ("The army", MentionForm.NOMINAL),
        ("air strikes", MentionForm.NOMINAL),
        ("the port", MentionForm.NOMINAL),
    ]


def test_a_pronoun_that_nobody_stands_behind_is_left_out(parser):
    assert "He" not in texts_of(parser, "He left the hall. The benches were empty.")


def test_marks_around_a_word_go_with_the_phrase(parser):
    assert '"outlaw" groups' in texts_of(parser, 'The council condemned the raid by "outlaw" groups.')


def test_headlines_are_cut_at_their_verb(parser):
    text = "Karsan army pounds three rebel camps after raid"

    found = texts_of(parser, text, headline(text))

    assert found[:3] == ["Karsan army", "pounds three rebel camps", "three rebel camps"]


def test_what_a_participle_adds_in_a_headline_is_no_part_of_the_phrase(parser):
    text = "Karsa seizes aid ship bound for old port"

    assert "aid ship" in texts_of(parser, text, headline(text))


def test_title_case_makes_nothing_a_name(parser):
    text = "Angry Farmers Block Old Harbour Road In Orla\n\nFarmers blocked a road in Orla on Monday, police said."

    found = mentions_of(parser, text, zones=find_zones(text))

    names = {mention.name for mention in found if mention.form is MentionForm.NAME and mention.zone is Zone.HEADLINE}
    assert names == {"Orla"}


def test_more_mentions_than_the_bound_are_not_looked_at(parser):
    text = " ".join("The mayor met the farmers and the bishop in Orla." for _ in range(300))

    assert len(mentions_of(parser, text)) == MOST_MENTIONS


@pytest.mark.parametrize(
    ("text", "words", "kind", "form", "key"),
    [
        ("The mayor met Ada Muster.", "Ada Muster", MentionKind.ACTOR, MentionForm.NAME, "ada muster"),
        ("The mayor met Ada Muster.", "The mayor", MentionKind.ACTOR, MentionForm.NOMINAL, "mayor"),
        ("Three mayors resigned.", "Three mayors", MentionKind.GROUP, MentionForm.NOMINAL, "mayor"),
        ("Troops shelled the village.", "the village", MentionKind.PLACE, MentionForm.NOMINAL, "village"),
        ("The raid lasted an hour.", "The raid", MentionKind.EVENT, MentionForm.NOMINAL, "raid"),
        ("They signed the treaty.", "the treaty", MentionKind.OBJECT, MentionForm.NOMINAL, "treaty"),
        ("He wants to halt the trial altogether.", "to halt the trial", MentionKind.ACTION, MentionForm.VERBAL, "halt"),
        ("It was open to talks.", "was open to talks", MentionKind.ACTION, MentionForm.VERBAL, "open"),
        ("She left the hall.", "She", MentionKind.ACTOR, MentionForm.PRONOUN, "she"),
        ("They visited Harl Air Base.", "Harl Air Base", MentionKind.PLACE, MentionForm.NAME, "harl air base"),
    ],
)
def test_a_marked_stretch_has_kind_form_and_key(parser, text, words, kind, form, key):
    found = described(parser, text, words)

    assert (found.kind, found.form, found.key) == (kind, form, key)
    assert found.text == words


@pytest.mark.parametrize(
    ("text", "words", "head"),
    [
        ("President Ada Muster resigned.", "President Ada Muster", "Muster"),
        ("A series of raids shook Orla.", "A series of raids", "raids"),
        ("The head of the river police left.", "The head of the river police", "head"),
        ("Orla's long campaign began.", "Orla's long campaign", "campaign"),
        ("They vowed to end the strike.", "to end the strike", "end"),
    ],
)
def test_the_head_says_what_is_spoken_of(parser, text, words, head):
    found = described(parser, text, words)

    assert found.head.of(text) == head


@pytest.mark.parametrize(
    ("text", "words", "nation"),
    [
        ("U.S. service members were hurt.", "U.S. service members", "us"),
        ("Officials asked us to leave.", "us", None),
        ("He met Iranian officials.", "Iranian officials", "iran"),
        ("He met the president of Iran.", "the president of Iran", "iran"),
        ("He left his country.", "his country", None),
        ("He hit Iran-backed groups.", "Iran-backed groups", None),
        ("The White House declined.", "The White House", "us"),
        ("The Pentagon chief Ada Muster spoke.", "The Pentagon chief Ada Muster", "us"),
        ("The envoy met North Korean diplomats.", "North Korean diplomats", "north korea"),
    ],
)
def test_the_country_is_that_to_which_somebody_is_said_to_belong(parser, text, words, nation):
    assert described(parser, text, words).nation == nation


def test_a_country_outside_the_table_is_known_by_its_people(parser):
    text = "Fighting went on in Karsa on Monday. The Karsan army shelled the port, and aid reached Karsa by sea."

    assert described(parser, text, "The Karsan army").nation == "karsa"


def test_modifiers_are_the_other_content_words_in_order(parser):
    found = described(
        parser,
        "The bloody raids of the masked raiders in Orla went on.",
        "The bloody raids of the masked raiders in Orla",
    )

    assert found.key == "raid"
    assert found.modifiers == ("bloody", "mask", "raider", "orla")
    assert found.is_plural
    assert found.is_definite


def test_a_label_keeps_its_own_word_though_claims_join_it_with_another(parser):
    assert described(parser, "The airstrike came at dawn.", "The airstrike").key == "airstrike"
    assert described(parser, "The programme of labour began.", "programme of labour").key == "program"


def test_a_noun_that_says_what_bears_the_name_leads_to_the_name(parser):
    found = described(parser, "The banned Quiet Front movement met.", "The banned Quiet Front movement")

    assert (found.form, found.name, found.kind) == (MentionForm.NAME, "Quiet Front", MentionKind.GROUP)
    assert found.modifiers == ("ban", "movement")


def test_a_mention_in_a_quotation_has_its_voice_and_speaker(parser):
    text = 'Mayor Ada Muster said on Monday: "The cowardly raid changes nothing in this town."'

    found = described(parser, text, "The cowardly raid")

    assert found.voice is Voice.QUOTED
    assert "Muster" in found.speaker


def test_every_marked_stretch_gets_its_mention_in_the_order_given(parser):
    text = "The mayor met Ada Muster in Orla. She left."
    words = ["She", "Orla", "The mayor met", "Ada Muster", "Orla"]

    found = mentions_of(parser, text, words)

    assert [mention.text for mention in found] == words


def test_a_marked_stretch_outside_the_parsed_zones_is_described_by_its_words(parser):
    text = "Bridge closed\n\nBy Ada Muster\n\nThe bridge in Orla was closed on Monday, police said in a statement."

    found = mentions_of(parser, text, ["Ada Muster"], find_zones(text))[0]

    assert (found.form, found.name, found.key) == (MentionForm.NAME, "Ada Muster", "ada muster")
    assert Span(found.span.start, found.span.end).contains(found.head)


def test_headline_with_the_one_hurt_before_its_verb_is_read(parser):
    text = "Mara Quill: Harbour mayor stabbed to death"

    assert "Harbour mayor" in texts_of(parser, text, headline(text))


def test_the_town_of_a_name_is_what_bears_the_name(parser):
    found = mentions_of(parser, "Fire reached the town of Orla on Monday.")

    assert [(mention.text, mention.name) for mention in found if mention.kind is MentionKind.PLACE] == [
        ("the town of Orla", "Orla")
    ]

"""Which mentions of one report are tied, by which rule, and what is never joined."""

import pytest

from reports.extraction.mentions import LinkReason, find_mentions
from reports.extraction.mentions.confidences import SURE
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.spans import Span
from reports.text.zones import find_zones


def mentions_of(parser, text, given=None):
    parsed = parser.parse(text, find_zones(text, first_is_headline=False))
    quotes = find_quotes(parsed).quotes
    return find_mentions(parsed, quotes, voice_map_of(quotes), given)


def chains_of(parser, text):
    """The chains of two mentions or more, as words."""
    chains = {}
    for mention in mentions_of(parser, text):
        chains.setdefault(mention.chain, []).append(mention.text)
    return [words for words in chains.values() if len(words) > 1]


def links_of(parser, text):
    """Every link: the later words, the earlier words, the reason."""
    found = mentions_of(parser, text)
    return [(mention.text, found[link.other].text, link.reason) for mention in found for link in mention.links]


@pytest.mark.parametrize(
    ("text", "chain", "reason"),
    [
        (
            "Ada Muster left Orla. On Friday Ada Muster came back.",
            ["Ada Muster", "Ada Muster"],
            LinkReason.SAME_NAME,
        ),
        (
            "The engineer Ada Muster spoke first. Muster was brief.",
            ["The engineer Ada Muster", "Muster"],
            LinkReason.SHORT_NAME,
        ),
        (
            "The Harbour Workers Union (HWU) called a strike. The HWU met on Friday.",
            ["The Harbour Workers Union", "HWU", "The HWU"],
            LinkReason.ACRONYM,
        ),
        (
            "The Harbour Workers Union called a strike. Talks with the HWU failed.",
            ["The Harbour Workers Union", "the HWU"],
            LinkReason.ACRONYM,
        ),
        (
            "The Quiet Front, also known as Maral Noor, denied it.",
            ["The Quiet Front", "Maral Noor"],
            LinkReason.ALSO_KNOWN,
        ),
        (
            "The Quiet Front, formerly Maral Noor, denied it.",
            ["The Quiet Front", "Maral Noor"],
            LinkReason.ALSO_KNOWN,
        ),
        (
            "The Quiet Front, an umbrella group of farmers, denied it.",
            ["The Quiet Front", "an umbrella group of farmers"],
            LinkReason.APPOSITION,
        ),
        (
            "The Quiet Front is a banned movement.",
            ["The Quiet Front", "a banned movement"],
            LinkReason.COPULA,
        ),
        (
            "Prime Minister Ada Muster spoke in Orla. Later the prime minister flew to Velda.",
            ["Prime Minister Ada Muster", "the prime minister"],
            LinkReason.OFFICE,
        ),
        (
            "The two sides signed a trade deal in May. Farmers oppose the deal.",
            ["a trade deal", "the deal"],
            LinkReason.SAME_HEAD,
        ),
        (
            "The Quiet Front has hundreds of members. Last year the group took Orla.",
            ["The Quiet Front", "the group"],
            LinkReason.DEFINITE,
        ),
        (
            "Ada Muster opened the dam. She was brief.",
            ["Ada Muster", "She"],
            LinkReason.PRONOUN,
        ),
    ],
)
def test_a_chain_is_tied_by_its_reason(parser, text, chain, reason):
    assert chain in chains_of(parser, text)
    assert reason in {found for *_, found in links_of(parser, text)}


@pytest.mark.parametrize(
    "text",
    [
        "It was the wardens, not the fishers, who broke the gate, the mayor said.",
        "The wardens, unlike the fishers, left the gate.",
        "The mayor blamed the wardens rather than the fishers.",
    ],
)
def test_what_is_held_against_another_is_not_the_same(parser, text):
    chains = chains_of(parser, text)

    assert not any("the wardens" in chain and "the fishers" in chain for chain in chains)


def test_a_country_behind_is_names_nothing_that_could_be_joined(parser):
    text = "Velda lies in Karsa. The harbour of Velda is Karsan. The town of Velda is Karsan, too."

    assert not any("harbour" in " ".join(chain) and len(chain) > 1 for chain in chains_of(parser, text))


def test_two_people_of_one_surname_are_not_joined(parser):
    text = "Ada Muster met her cousin Boris Muster. Muster said nothing."

    assert chains_of(parser, text) == []


def test_a_son_is_not_his_father(parser):
    text = "Boris Renn spoke first. Boris Renn Jr. left early. Renn said nothing."

    chains = chains_of(parser, text)

    assert ["Boris Renn", "Renn"] in chains


def test_a_relative_without_the_office_is_not_its_holder(parser):
    text = "President Muster spoke first. Boris Muster left early. President Muster was brief."

    assert chains_of(parser, text) == [["President Muster", "President Muster"]]


def test_a_first_word_leads_to_a_name_that_begins_with_the_family(parser):
    text = "The ministers met Kim Ran-ha on Monday. Mr. Kim was brief."

    assert ["Kim Ran-ha", "Mr. Kim"] in chains_of(parser, text)


def test_two_names_of_one_state_are_one(parser):
    text = "The United States sent ships. The U.S. declined to say how many."

    assert chains_of(parser, text) == [["The United States", "The U.S."]]


@pytest.mark.parametrize(
    "text",
    [
        "The Quiet Front is not a movement.",
        "The mayor and the bishop met.",
        "The mayor praised the governor. It rained.",
        "The French army met the Iranian army.",
    ],
)
def test_what_the_report_tells_apart_is_not_joined(parser, text):
    assert chains_of(parser, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Quiet Front may be a banned movement.",
        'The minister said: "The Quiet Front is a banned movement of thieves."',
    ],
)
def test_a_label_that_is_doubted_or_in_somebodys_mouth_is_kept_as_a_link_alone(parser, text):
    found = mentions_of(parser, text)

    links = [link for mention in found for link in mention.links if link.reason is LinkReason.COPULA]
    assert [link.confidence < SURE for link in links] == [True]
    assert chains_of(parser, text) == []


def test_an_office_that_two_people_have_is_nobodys(parser):
    text = "President Ada Muster met President Boris Renn. Afterwards the president flew home."

    assert LinkReason.OFFICE not in {reason for *_, reason in links_of(parser, text)}


def test_a_former_holder_does_not_have_the_office(parser):
    text = "Former President Ada Muster met President Boris Renn. Afterwards the president flew home."

    assert ["President Boris Renn", "the president"] in chains_of(parser, text)


def test_the_group_after_two_groups_is_left_open(parser):
    text = "The Quiet Front fought the Dawn Brigade in May. Later the group took Orla."

    assert "the group" not in {words for chain in chains_of(parser, text) for words in chain}


def test_a_group_four_sentences_back_is_too_far(parser):
    text = "The Quiet Front met. It rained. It snowed. It thawed. Later the group took Orla."

    assert chains_of(parser, text) == []


def test_a_militia_is_no_newspaper(parser):
    text = "A doctor told the Meridian Courier about it. The militia denied everything."

    assert chains_of(parser, text) == []


def test_a_word_that_contrasts_tells_two_things_apart(parser):
    text = "The old deal held for years. The new deal did not."

    assert chains_of(parser, text) == []


def test_two_that_fit_are_left_open(parser):
    text = "A first deal was signed in May. A trade deal was signed in June. Farmers oppose the deal."

    assert chains_of(parser, text) == []


def test_the_strike_of_the_other_side_is_another_strike(parser):
    text = (
        "Three people died in a U.S. strike near Orla. The U.S. said the strike was lawful. "
        "On Friday the Iranian army claimed responsibility for the strike on the ferry."
    )

    theirs, again, others = [mention for mention in mentions_of(parser, text) if mention.key == "strike"]

    assert theirs.chain == again.chain
    assert others.chain != theirs.chain


def test_a_title_tells_which_pronoun_fits(parser):
    text = "Mr. Renn met Ms. Muster on the dam. Then she left."

    assert ["Ms. Muster", "she"] in chains_of(parser, text)


def test_they_stand_for_people_only_where_nothing_else_may_be_meant(parser):
    text = "The strikes hit the farmers. They were brief."

    assert "They" not in {words for chain in chains_of(parser, text) for words in chain}


def test_what_belongs_to_somebody_else_is_something_else(parser):
    text = "Muster's campaign began in May. Renn's campaign ended."

    assert chains_of(parser, text) == []


def test_links_of_marked_mentions_point_backwards_in_the_order_given(parser):
    text = "The engineer Ada Muster spoke first. Muster was brief."
    spans = [Span(text.rindex("Muster"), text.rindex("Muster") + 6), Span(0, 23)]

    found = mentions_of(parser, text, spans)

    assert [mention.text for mention in found] == ["Muster", "The engineer Ada Muster"]
    assert [link.other for link in found[1].links] == [0]
    assert {mention.chain for mention in found} == {0}


def test_what_the_headline_names_the_lead_says_again(parser):
    text = "Three hurt in drone attack on ferry\n\nThree people were hurt in a drone attack on a ferry, police said."
    parsed = parser.parse(text, find_zones(text))

    found = find_mentions(parsed, (), voice_map_of(()))

    assert len({mention.chain for mention in found if mention.key == "attack"}) == 1

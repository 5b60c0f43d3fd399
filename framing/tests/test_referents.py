"""Referents across reports: what joins mentions, and what is only proposed (docs/method.md, "Referents")."""

from dataclasses import replace

import numpy as np
import pytest

from framing.analysis.aliases import NO_ALIASES, AliasSet, AliasTable
from framing.analysis.referents import Place, Tie
from framing.analysis.referents.barring import bars
from framing.analysis.referents.describing import name_of
from framing.analysis.referents.items import items_of
from framing.analysis.referents.readings import readings_of
from framing.analysis.referents.roles import Roles
from framing.tests.referring import (
    ACTOR,
    EVENT,
    GROUP,
    OBJECT,
    PLACE,
    claim,
    group,
    hit,
    labels,
    link,
    name,
    noun,
    of,
    proposed,
    report,
    same,
)
from reports.extraction.mentions import LinkReason

FIRST, SECOND = Place("a", 0), Place("b", 0)


def two(one, other, **fields):
    """One mention in each of two reports, and what becomes of them."""
    reports = [report("a", f"Here {one.words} came.", one), report("b", f"There {other.words} went.", other)]
    return group(*reports, **fields)


def is_one(found) -> bool:
    return of(found, FIRST) == of(found, SECOND)


def tie(found) -> Tie:
    return next(one.tie for referent in found.referents for one in referent.links)


def test_no_mentions_are_no_referents():
    assert group(report("a", "Nothing."), report("b", "Nothing.")).referents == ()


def test_every_mention_is_in_exactly_one_referent_even_alone():
    one = report("a", "Mara Quill met the harbour guards.", name("Mara Quill", ACTOR), noun("the harbour guards"))
    other = report("b", "Nobody saw a tanker.", noun("a tanker", OBJECT))

    found = group(one, other)

    assert sorted(place for referent in found.referents for place in referent.mentions) == [
        Place("a", 0),
        Place("a", 1),
        Place("b", 0),
    ]


def test_a_name_is_one_in_two_reports_and_the_link_says_why():
    found = two(name("Harl Union"), name("the Harl Union", name="Harl Union"))

    assert is_one(found)
    (link_made,) = found.referents[0].links
    assert (link_made.tie, link_made.first, link_made.second) == (Tie.SAME_NAME, FIRST, SECOND)
    assert "Harl Union" in link_made.reason
    assert 0 < link_made.confidence <= 1


def test_two_spellings_of_a_name_are_one():
    found = two(name("Kateib al-Nahir"), name("Kata’ib Nahir"))

    assert is_one(found)


def test_names_of_one_alias_set_are_one_and_the_set_names_the_referent():
    table = AliasTable((AliasSet("dock_guard", GROUP, ("Dock Guard", "Sons of the Quay")),))

    found = two(name("Sons of the Quay"), name("Dock Guard"), aliases=table)

    assert is_one(found)
    assert (found.referents[0].name, found.referents[0].key, tie(found)) == (
        "Dock Guard",
        "alias:dock_guard",
        Tie.ALIAS,
    )


def test_two_alias_sets_are_never_one():
    table = AliasTable((AliasSet("dock_guard", GROUP, ("Dock Guard",)), AliasSet("quay_guard", GROUP, ("Quay Guard",))))

    found = two(name("Dock Guard"), name("Quay Guard"), aliases=table)

    assert not is_one(found)
    assert not found.proposals


def test_an_acronym_is_one_with_the_name_whose_letters_it_is_made_of():
    found = two(name("Northern Harbour Council"), name("NHC"))

    assert is_one(found)
    assert tie(found) is Tie.ACRONYM


def test_a_surname_is_the_only_person_of_the_story_that_has_it():
    found = two(name("Mara Quill", ACTOR), name("Ms Quill", ACTOR, name="Quill"))

    assert is_one(found)
    assert found.referents[0].name == "Mara Quill"


def test_a_surname_that_two_people_have_is_left_open():
    reports = [
        report("a", "Mara Quill met Tobin Quill.", name("Mara Quill", ACTOR), name("Tobin Quill", ACTOR)),
        report("b", "Quill spoke.", name("Quill", ACTOR)),
    ]

    assert len(group(*reports).referents) == 3


def test_people_with_other_first_names_are_never_one():
    assert not is_one(two(name("Mara Quill", ACTOR), name("Tobin Quill", ACTOR)))


def test_an_initial_between_first_name_and_surname_says_nothing():
    assert is_one(two(name("Mara Quill", ACTOR), name("Mara T. Quill", ACTOR)))


def test_names_with_a_word_of_their_own_each_are_two():
    found = two(name("Harl Front in Orla"), name("Harl Front in Nesk"))

    assert not is_one(found)
    assert not found.proposals


@pytest.mark.parametrize(
    "words", ["the Norwegian government", "Norwegian officials", "the administration of Norway", "the Norwegian regime"]
)
def test_who_governs_a_country_stands_for_it(words):
    other = noun(words, nation="norway", plural=words.endswith("s"))
    other = replace(other, key="administration") if "administration" in words else other

    found = two(name("Norway", PLACE, key="norway", nation="norway"), other)

    assert is_one(found)
    assert tie(found) is Tie.NATION


def test_a_capital_stands_for_its_country_only_where_it_acts():
    country = report("a", "Hungary agreed.", name("Hungary", PLACE, nation="hungary"))
    text = "Budapest rejected the plan."
    acting = report("b", text, name("Budapest", PLACE), claims=(claim(text, "rejected", agent="Budapest"),))
    mere = report("b", "They met in Budapest.", name("Budapest", PLACE))

    assert is_one(group(country, acting))
    assert not is_one(group(country, mere))


def test_one_official_is_a_person_and_not_the_country():
    found = two(name("Norway", PLACE, nation="norway"), noun("a Norwegian official", ACTOR, nation="norway"))

    assert not is_one(found)


def test_troops_of_two_countries_are_never_one():
    found = two(
        noun("the Norwegian troops", nation="norway", plural=True),
        noun("the Danish troops", nation="denmark", plural=True),
    )

    assert not is_one(found)
    assert not found.proposals


def test_a_phrase_that_says_what_it_speaks_of_is_one_in_two_reports():
    assert is_one(two(noun("the harbour guards", plural=True), noun("the harbour guards", plural=True)))


def test_a_bare_noun_is_only_proposed_and_never_where_it_is_new_in_both():
    reports = [
        report("a", "The group met a group.", noun("The group", key="group"), noun("a group", key="group")),
        report("b", "The group met a group.", noun("The group", key="group"), noun("a group", key="group")),
    ]

    found = group(*reports)

    assert not is_one(found)
    assert len(proposed(found)) <= 1


def test_a_noun_with_other_words_in_both_reports_is_two():
    assert not is_one(two(noun("the river guards", plural=True), noun("the palace guards", plural=True)))


def test_a_noun_with_most_of_its_words_in_common_is_one_where_each_report_has_only_one():
    found = two(
        noun("a rally of rail workers", EVENT, key="rally"), noun("a long rally of rail workers", EVENT, key="rally")
    )

    assert is_one(found)


def test_words_of_the_lexicon_beside_a_noun_set_nothing_apart():
    one = report("a", "A brutal harbour crackdown began.", noun("A brutal harbour crackdown", EVENT))
    other = report("b", "A swift harbour crackdown began.", noun("A swift harbour crackdown", EVENT))
    marked = replace(one, hits=(hit(one, "brutal", "force"),)), replace(other, hits=(hit(other, "swift", "force"),))

    assert not is_one(group(one, other))
    assert is_one(group(*marked))


def test_other_numbers_are_other_people():
    assert not is_one(two(noun("three harbour guards", plural=True), noun("seven harbour guards", plural=True)))


def test_a_name_of_many_words_names_its_referent():
    words = "Joint Council of Harbours Ferries Canals Locks Docks Cranes and Lighthouses"
    one = report("a", f"The {words} met.", name(words, GROUP))

    found = group(one, report("b", "Nobody came."))

    assert found.referents[0].name.startswith("Joint Council of Harbours")


def test_labels_of_one_set_join_where_they_belong_to_one_country_and_are_proposed_otherwise():
    def reports(first, second):
        one = report("a", "Here Norwegian troops came.", noun("Norwegian troops", plural=True, nation=first))
        other = report("b", "There the Norwegian occupiers went.", noun("the Norwegian occupiers", nation=second))
        return (
            replace(one, hits=(hit(one, "troops", "forces_abroad"),)),
            replace(other, hits=(hit(other, "occupiers", "forces_abroad"),)),
        )

    sure, open_ = group(*reports("norway", "norway")), group(*reports(None, None))

    assert is_one(sure)
    assert (sure.referents[0].contrast_set, sure.referents[0].key) == ("forces_abroad", "set:forces_abroad")
    assert not is_one(open_)
    assert len(open_.proposals) == 1


def role_reports(predicates=("stormed",)):
    """Two reports that tell the same deeds of a group under other labels."""
    found = []
    for key, words in (("a", "the militia"), ("b", "the fighters")):
        text = " ".join(f"{words.capitalize()} {verb} the depot." for verb in predicates)
        told = [noun(words.capitalize(), key=words.split()[-1], chain=0) for _ in predicates]
        claims = tuple(claim(text, verb, agent=words.capitalize()) for verb in predicates)
        found.append(report(key, text, *told, claims=claims))
    return found


def test_who_fills_the_same_role_once_may_be_one():
    reports = role_reports()

    found = group(*reports, groups=[same("a", "b")])

    assert not is_one(found)
    ((proposal),) = found.proposals
    assert "both do it" in proposal.reasons[0]


def test_two_sides_of_one_deed_are_never_one():
    text = "The guards beat the guards."
    reports = [
        report(
            "a",
            text,
            noun("The guards", key="guard", plural=True),
            noun("the guards", key="guard", plural=True),
            claims=(claim(text, "beat", agent="The guards", patient="the guards"),),
        ),
        report("b", "The river guards left.", noun("The river guards", key="guard", plural=True)),
    ]

    found = group(*reports)

    assert of(found, Place("a", 0)) != of(found, Place("a", 1))


def test_what_stands_beside_something_is_not_it():
    text = "The harbour guards and the palace guards came."
    one = report("a", text, noun("The harbour guards", plural=True), noun("the palace guards", plural=True))
    other = report("b", "Guards left.", noun("Guards", key="guard", plural=True))

    found = group(one, other)

    assert of(found, Place("a", 0)) != of(found, Place("a", 1))


def strike(key: str, doer: str):
    text = f"{doer} carried out the air strike on the port."
    return report(
        key,
        text,
        noun("the air strike", EVENT),
        claims=(claim(text, "the air strike", agent=doer, patient="the port", event="STRIKE"),),
    )


def test_one_phrase_for_two_events_with_other_doers_is_two_events():
    found = group(strike("a", "Norway"), strike("b", "The Harl Union"))

    assert not is_one(found)
    assert not found.proposals


def test_one_phrase_with_two_groups_as_doers_is_left_to_editors():
    found = group(strike("a", "Velian rebels"), strike("b", "The Harl Union"))

    assert not is_one(found)
    assert len(found.proposals) == 1


def test_an_event_with_the_same_doer_and_target_is_one():
    found = group(strike("a", "Velian jets"), strike("b", "Velian jets"))

    assert is_one(found)


def test_mentions_that_their_report_ties_firmly_are_one():
    tied = noun("the group", chain=0, links=(link(0, LinkReason.DEFINITE, 0.8),))
    one = report("a", "Harl Union came and the group left.", name("Harl Union", chain=0), tied)

    found = group(one, report("b", "Nothing."))

    assert labels(found, one) == [{"Harl Union", "the group"}]
    assert found.referents[0].links[0].tie is Tie.WITHIN


def alike(sentence, parts):
    """A sentence model to which everything is the same."""
    return np.ones((1 + len(parts), 4), dtype=np.float32) / 2


@pytest.mark.parametrize("every_mention", [True, False])
def test_what_only_sounds_alike_joins_nothing(every_mention):
    found = two(
        noun("the probe", EVENT), noun("the inquiry", EVENT, key="inquiry"), encoder=alike, every_mention=every_mention
    )

    assert not is_one(found)
    assert not found.proposals


def test_given_mentions_join_where_found_ones_are_left_open():
    one, other = noun("the long march", EVENT), noun("a march of thousands", EVENT, key="march")

    assert not is_one(two(one, other))
    assert is_one(two(one, other, encoder=alike, every_mention=True))


def test_more_mentions_than_are_compared_are_told():
    words = " ".join(f"guard{number}" for number in range(2_100))
    told = [noun(f"guard{number}") for number in range(2_100)]

    found = group(report("a", words, *told), report("b", "Nothing."))

    assert found.problems == ("of report a only the first 2,000 of 2,100 mentions are compared",)
    assert sum(len(referent.mentions) for referent in found.referents) == 2_100


def barred(sentence, *words):
    """Whether the sentence keeps its two events apart."""
    reports = [report("a", sentence, *(noun(one, EVENT) for one in words))]
    items = items_of(readings_of(reports, NO_ALIASES), frozenset()).items
    return (0, 1) in set(bars(reports, items, Roles(reports, items)))


@pytest.mark.parametrize(
    ("sentence", "are_two"),
    [
        ("Jets flew the strikes two days after the attack.", True),
        ("The strikes were the answer to the attack.", True),
        ("Then the strikes followed the attack.", True),
        ("Many called the strikes on the port of Orla the attack of the year.", False),
    ],
)
def test_events_that_a_sentence_sets_in_order_are_two(sentence, are_two):
    assert barred(sentence.lower(), "the strikes", "the attack") is are_two


def test_referent_of_several_reports_is_named_by_a_label_that_takes_no_side():
    one = report("a", "Here the brutal crackdown began.", noun("the brutal crackdown", EVENT))
    other = report("b", "There the “crackdown” began.", noun("the “crackdown”", EVENT))
    third = report("c", "The brutal crackdown was watched.", noun("brutal crackdown", EVENT))

    def named(*reports):
        return name_of([reading for found in readings_of(reports, NO_ALIASES) for reading in found])

    assert named(one, other) == "Crackdown"
    assert named(one) == "Brutal crackdown"
    assert named(one, other, third) == "Brutal crackdown"

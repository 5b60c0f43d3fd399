"""Editors' decisions about referents hold, whatever the engine finds (docs/method.md, "Referents")."""

from framing.analysis.referents import (
    Passage,
    Place,
    ReferentDecision,
    ReferentDecisionKind,
    Standing,
    Tie,
)
from framing.tests.referring import group, name, noun, of, report

MERGE, SPLIT, RENAME, CONFIRM = (
    ReferentDecisionKind.MERGE,
    ReferentDecisionKind.SPLIT,
    ReferentDecisionKind.RENAME,
    ReferentDecisionKind.CONFIRM,
)


def passage(found, place: int) -> Passage:
    mention = found.mentions[place]
    return Passage(found.key, mention.span, mention.text)


def decided(kind, *passages: Passage, number: int = 1, **fields) -> ReferentDecision:
    return ReferentDecision(number, kind, tuple(passages), **fields)


def union(key: str, text: str = "Harl Union met the dockers."):
    """A report with a name that all reports share and a label of its own."""
    return report(key, text, name("Harl Union"), noun("the dockers", plural=True))


def fleet(key: str):
    return report(key, "The fleet of Nesk came.", name("Nesk"))


def test_what_an_editor_merged_is_one_with_everything_that_belongs_to_either():
    reports = [union("a"), union("b"), fleet("c")]

    found = group(*reports, decisions=[decided(MERGE, passage(reports[0], 0), passage(reports[2], 0))])

    assert of(found, Place("a", 0)) == of(found, Place("b", 0)) == of(found, Place("c", 0))
    merged = found.referents[of(found, Place("a", 0))]
    assert merged.standing is Standing.MERGED
    assert Tie.DECISION in {link.tie for link in merged.links}


def test_a_merge_holds_against_everything_that_keeps_two_apart():
    reports = [
        report("a", "The Norwegian guards came.", noun("The Norwegian guards", nation="norway", plural=True)),
        report("b", "The Danish guards came.", noun("The Danish guards", nation="denmark", plural=True)),
    ]

    found = group(*reports, decisions=[decided(MERGE, passage(reports[0], 0), passage(reports[1], 0))])

    assert len(found.referents) == 1


def test_what_an_editor_split_off_is_not_the_others_though_its_name_is_the_same():
    reports = [union("a"), union("b"), union("c")]

    found = group(*reports, decisions=[decided(SPLIT, passage(reports[0], 0), passage(reports[1], 0))])

    assert of(found, Place("a", 0)) != of(found, Place("b", 0)) == of(found, Place("c", 0))
    assert found.referents[of(found, Place("a", 0))].standing is Standing.SPLIT
    assert found.referents[of(found, Place("b", 0))].standing is Standing.SPLIT


def chained():
    """A report that ties two labels to a name."""
    return report(
        "a",
        "Harl Union came. The group left. The gang sang.",
        name("Harl Union", chain=0),
        noun("The group", chain=0),
        noun("The gang", chain=0),
    )


def test_a_mention_that_was_split_off_leaves_the_others_of_its_report_behind():
    one, other = chained(), union("b")

    found = group(one, other, decisions=[decided(SPLIT, passage(one, 1), passage(one, 0))])

    assert of(found, Place("a", 0)) == of(found, Place("a", 2)) == of(found, Place("b", 0))
    assert of(found, Place("a", 1)) != of(found, Place("a", 0))


def test_several_mentions_that_were_split_off_together_stay_together():
    one, other = chained(), union("b")
    decisions = [
        decided(MERGE, passage(one, 1), passage(one, 2), number=4),
        decided(SPLIT, passage(one, 1), passage(one, 0), number=5),
    ]

    found = group(one, other, decisions=decisions)

    assert of(found, Place("a", 1)) == of(found, Place("a", 2)) != of(found, Place("a", 0))
    assert found.referents[of(found, Place("a", 1))].standing is Standing.SPLIT


def test_a_name_that_an_editor_gave_is_shown_and_the_latest_counts():
    reports = [union("a"), union("b")]
    decisions = [
        decided(RENAME, passage(reports[0], 0), name="The Union of Harl", number=2),
        decided(RENAME, passage(reports[1], 0), name="Union", number=1),
    ]

    found = group(*reports, decisions=decisions)

    renamed = found.referents[of(found, Place("b", 0))]
    assert (renamed.name, renamed.standing) == ("The Union of Harl", Standing.PROPOSED)


def test_what_an_editor_confirmed_says_so():
    reports = [union("a"), union("b")]

    found = group(*reports, decisions=[decided(CONFIRM, passage(reports[0], 0), passage(reports[1], 0))])

    assert found.referents[of(found, Place("a", 0))].standing is Standing.CONFIRMED


def test_the_later_of_two_decisions_that_disagree_holds_and_the_other_is_told():
    reports = [union("a"), union("b")]
    both = passage(reports[0], 0), passage(reports[1], 0)

    found = group(*reports, decisions=[decided(MERGE, *both, number=1), decided(SPLIT, *both, number=2)])

    assert of(found, Place("a", 0)) != of(found, Place("b", 0))
    assert found.problems == ("decision 1 (merge) gives way to a later one",)


def test_a_passage_is_found_again_by_its_words_in_a_later_text():
    before, other = union("a"), fleet("b")
    after = union("a", "In the evening Harl Union met the dockers.")

    found = group(after, other, decisions=[decided(MERGE, passage(before, 0), passage(other, 0))])

    assert of(found, Place("a", 0)) == of(found, Place("b", 0))
    assert not found.problems


def test_of_equal_words_in_a_later_text_the_nearest_counts():
    text = "The fleet rested. Then much was said about many other things. The fleet left."
    told = [noun("The fleet", chain=0), noun("The fleet", chain=1)]
    before, other = report("a", text, *told), report("b", "Nesk came.", name("Nesk"))
    after = report("a", f"So: {text}", *told)

    found = group(after, other, decisions=[decided(MERGE, passage(before, 1), passage(other, 0))])

    assert of(found, Place("b", 0)) == of(found, Place("a", 1))


def test_a_decision_about_words_that_are_gone_is_told_and_changes_nothing():
    before, other = union("a"), fleet("b")
    after = report("a", "Nobody came to the gate.", noun("the gate"))

    found = group(after, other, decisions=[decided(MERGE, passage(before, 0), passage(other, 0), number=7)])

    assert len(found.referents) == 2
    assert found.problems == ("decision 7 (merge) is not wholly applied: “Harl Union” is no longer found",)


def test_decisions_hold_where_people_marked_the_mentions_too():
    reports = [union("a"), union("b")]

    found = group(
        *reports, decisions=[decided(SPLIT, passage(reports[0], 0), passage(reports[1], 0))], every_mention=True
    )

    assert of(found, Place("a", 0)) != of(found, Place("b", 0))


def test_what_was_split_is_not_proposed_again():
    reports = [union("a"), union("b")]

    found = group(*reports, decisions=[decided(SPLIT, passage(reports[0], 0), passage(reports[1], 0))])

    pair = {of(found, Place("a", 0)), of(found, Place("b", 0))}
    assert all({one.first, one.second} != pair for one in found.proposals)

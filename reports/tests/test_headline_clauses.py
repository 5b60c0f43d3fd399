"""Headlines are read as headlines: who does what to whom, and why."""

import pytest

from reports.extraction.headline_clauses import headline_clause, reason_behind
from reports.text.fold import fold
from reports.text.parse import ParsedBlock
from reports.text.spans import Span
from reports.text.zones import Zone


def clause_of(parser, headline):
    folded = fold(headline)
    block = ParsedBlock(Zone.HEADLINE, Span(0, len(folded)), parser.nlp(folded))
    return block, headline_clause(block)


def parts_of(parser, headline):
    block, clause = clause_of(parser, headline)
    assert clause is not None
    ranges = (clause.actor, clause.verb, clause.target, clause.reason)
    return tuple(block.doc[found[0] : found[1]].text if found else None for found in ranges)


@pytest.mark.parametrize(
    ("headline", "parts"),
    [
        (
            "Karsan army pounds three rebel sites following border raid",
            ("Karsan army", "pounds", "three rebel sites", "following border raid"),
        ),
        ("Karsan jets hit depot as talks stall", ("Karsan jets", "hit", "depot", "as talks stall")),
        ("Army strikes kill 20 in Velda", ("Army strikes", "kill", "20", None)),
        ("Drone attack wounds five in border town", ("Drone attack", "wounds", "five", None)),
        ("Court strikes down rent law", ("Court", "strikes down", "rent law", None)),
        ("Mayor: Bridge is safe after inspection", ("Bridge", "is", "safe", "after inspection")),
        (
            "Tavaran strikes in Halvan wound 31 after drone attack on base",
            ("Tavaran strikes in Halvan", "wound", "31", "after drone attack on base"),
        ),
        ("Premier to visit Orla after storm", ("Premier", "to visit", "Orla", "after storm")),
        ("After border raid, army shells town", ("army", "shells", "town", "After border raid")),
        ("Two weeks later, mayor opens bridge", ("mayor", "opens", "bridge", None)),
        ("Ministers vow to block harbour bill", ("Ministers", "vow to block", "harbour bill", None)),
        ("Karsan jets hit rebel-held town in Orla", ("Karsan jets", "hit", "rebel-held town", None)),
        ("Mayor lashes out at critics over ferry", ("Mayor", "lashes out", "critics", "over ferry")),
        ("Mayor goes after critics", ("Mayor", "goes", "critics", None)),
        ("Bridge isn't safe", ("Bridge", "isn't", "safe", None)),
        ("WARNING: Storm closes port", ("Storm", "closes", "port", None)),
        ("‘Nobody slept’: Orla mayor describes flood", ("Orla mayor", "describes", "flood", None)),
        ("Union caves, ends ferry strike", ("Union", "caves", None, None)),
    ],
)
def test_headline_gives_actor_verb_target_and_reason(parser, headline, parts):
    assert parts_of(parser, headline) == parts


@pytest.mark.parametrize(
    ("headline", "target", "actor"),
    [
        ("Six killed in Orla raid", "Six", None),
        ("Man arrested over stabbing", "Man", None),
        ("Dozens wounded as drone hits market", "Dozens", None),
        ("Six people were killed by soldiers in Velda", "Six people", "soldiers"),
        ("Town hit by drone", "Town", "drone"),
        ("Ada Lind sworn in as mayor of Orla", "Ada Lind", None),
        ("Editor jailed over leak", "Editor", None),
    ],
)
def test_passive_without_its_auxiliary_is_a_passive(parser, headline, target, actor):
    _, clause = clause_of(parser, headline)

    assert clause is not None
    assert clause.is_passive
    assert parts_of(parser, headline)[2] == target
    assert parts_of(parser, headline)[0] == actor


def test_role_is_no_reason(parser):
    assert parts_of(parser, "Ada Lind sworn in as mayor of Orla")[3] is None


@pytest.mark.parametrize("headline", ["Three drown as boat sinks off Orla", "At least 27 migrants die in crossing"])
def test_those_who_die_are_no_passive(parser, headline):
    _, clause = clause_of(parser, headline)

    assert clause is not None
    assert not clause.is_passive


def test_event_and_plan_are_told(parser):
    _, harm = clause_of(parser, "Karsan army pounds three rebel sites")
    _, plan = clause_of(parser, "Premier to visit Orla after storm")

    assert harm is not None
    assert harm.event == "STRIKE"
    assert plan is not None
    assert (plan.event, plan.is_planned) == ("VISIT", True)


@pytest.mark.parametrize("headline", ["Weather", "Sport in brief", "3-1, 2-0, 1-1", "word " * 200, "?", "—"])
def test_headline_without_a_verb_gives_nothing(parser, headline):
    assert clause_of(parser, headline)[1] is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Jets hit depot after raid on base", "after raid on base"),
        ("Jets hit depot hours after raid ", "hours after raid"),
        ("Court jails editor over leak", "over leak"),
        ("Jets hit as many as 12 sites", None),
        ("Jets hit depot after", None),
    ],
)
def test_reason_is_found_in_words_alone(words, reason):
    found = reason_behind(words, Span(5, len(words)))

    assert (found and found.of(words)) == reason

"""Rows of findings give back the values they were made of."""

from dataclasses import replace

import pytest

from framing.analysis.agency import Form, Harm
from framing.models import ClaimDecision, HarmReport
from framing.services.claim_rows import (
    claim_row,
    found_claim,
    found_harm,
    found_quantity,
    given_decision,
    harm_row,
    quantity_row,
)
from framing.tests.factories import AnalysisRunFactory, ClaimDecisionFactory, ComparisonFactory
from reports.extraction.claims import Certainty, Claim, Polarity, Slot
from reports.extraction.quantities import Comparator, Quantity
from reports.models import Claim as StoredClaim
from reports.models import Quantity as StoredQuantity
from reports.tests.factories import TEXT, StoryFactory
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

pytestmark = pytest.mark.django_db


def span_of(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def slot(words, key="x"):
    return Slot(span_of(words), words, key)


WHOLE = Quantity(
    span=span_of("About 40 boats"),
    low=36.0,
    high=44.0,
    comparator=Comparator.APPROX,
    unit="vehicle",
    zone=Zone.BODY,
    sentence=5,
    voice=Voice.INDIRECT,
    counted="lie",
    population="boats behind the gate",
    population_span=span_of("boats lie behind the gate"),
    population_keys=("gate",),
    speaker="the harbour office",
    counted_by="the harbour office",
    relayed_by=("a clerk",),
    place="behind the gate",
    time="on Monday",
    sum_of=(1,),
)
PART = Quantity(
    span=span_of("12 of them"),
    low=12.0,
    high=None,
    comparator=Comparator.MIN,
    unit="vehicle",
    zone=Zone.BODY,
    sentence=5,
    voice=Voice.OWN,
    part_of=0,
)
CLAIM = Claim(
    span=span_of("12 of them had cargo on board"),
    zone=Zone.BODY,
    sentence=5,
    block=4,
    voice=Voice.OWN,
    predicate=slot("had", "have"),
    quote=0,
    speaker="the harbour office",
    attributed_by="the harbour office",
    stance="neutral",
    event="CLOSE",
    agent=slot("boats"),
    patient=slot("cargo"),
    place=slot("on board"),
    time=slot("on Monday"),
    cause=slot("after a night of rain"),
    certainty=Certainty.HEDGED,
    polarity=Polarity.NEGATIVE,
    quantities=(0, 1),
    check_reasons=("has a number",),
    terms=("12", "cargo"),
    names=("brennick",),
    is_opinion=True,
    is_background=True,
)
HARM = Harm(
    span=span_of("anybody was hurt"),
    event="WOUND",
    form=Form.PASSIVE_AGENTLESS,
    predicate=slot("hurt"),
    zone=Zone.BODY,
    sentence=2,
    voice=Voice.QUOTED,
    agent=slot("rain"),
    patient=slot("anybody"),
    agent_first_named="lead",
    agent_voice=Voice.OWN,
)


def test_quantities_come_back_as_they_were():
    run = AnalysisRunFactory()

    StoredQuantity.objects.bulk_create(quantity_row(run, number, one) for number, one in enumerate([WHOLE, PART], 1))

    assert [found_quantity(row) for row in StoredQuantity.objects.order_by("number")] == [WHOLE, PART]


@pytest.mark.parametrize(
    "claim",
    [CLAIM, Claim(span_of("Fishermen"), Zone.BODY, 4, 3, Voice.OWN, slot("called"))],
    ids=["every slot", "no slot"],
)
def test_a_claim_comes_back_as_it_was(claim):
    claim_row(AnalysisRunFactory(), 1, claim).save()

    assert found_claim(StoredClaim.objects.get()) == claim


def test_an_act_of_harm_comes_back_as_it_was():
    harm_row(AnalysisRunFactory(), 1, HARM).save()

    assert found_harm(HarmReport.objects.get()) == HARM


def test_a_speaker_too_long_for_the_column_is_cut():
    claim = replace(CLAIM, speaker="a clerk " * 40)

    claim_row(AnalysisRunFactory(), 1, claim).save()

    assert StoredClaim.objects.get().speaker_name == ("a clerk " * 40)[:200]


def test_a_decision_is_given_with_its_places():
    decision = given_decision(ClaimDecisionFactory())

    assert [(place.key, place.words) for place in decision.places] == [
        ("1", "The gate is shut"),
        ("2", "They shut the gate"),
    ]


def test_decisions_in_force_leave_out_what_was_taken_back():
    story = StoryFactory()
    kept = ClaimDecisionFactory(story=story)
    undone = ClaimDecisionFactory(story=story)
    ClaimDecisionFactory(story=story, undoes=undone)
    ClaimDecisionFactory()

    assert list(ClaimDecision.objects.in_force_for(story)) == [kept]
    assert list(ClaimDecision.objects.in_force_for(story, up_to=2)) == [kept, undone]


def test_a_comparison_holds_for_the_decisions_made_so_far():
    story = StoryFactory()
    before = ComparisonFactory(story=story)
    ClaimDecisionFactory(story=story)
    after = ComparisonFactory(story=story)

    newest = story.comparisons.filter(decisions=ClaimDecision.objects.last_number(story.pk))

    assert (before.decisions, after.decisions) == (0, 1)
    assert list(newest) == [after]

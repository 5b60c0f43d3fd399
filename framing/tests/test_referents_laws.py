"""Laws of the grouping of mentions, whatever the reports say."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.analysis.referents import Place
from framing.tests.referring import ACTOR, EVENT, GROUP, group, name, noun, report

KINDS = st.sampled_from([GROUP, EVENT])
NOUNS = st.sampled_from(["guards", "the guards", "a strike", "the strike", "the river guards", "the regime"])
NAMES = st.sampled_from(["Mara Quill", "Quill", "Tobin Quill", "Harl Union", "Harl Unions", "HU", "Nesk"])
NATIONS = st.sampled_from([None, "norway", "denmark"])
MENTIONS = st.one_of(
    st.builds(lambda words, kind, nation: noun(words, kind, nation=nation), NOUNS, KINDS, NATIONS),
    st.builds(lambda words: name(words, ACTOR if "Quill" in words else GROUP), NAMES),
)
STORIES = st.lists(st.lists(MENTIONS, max_size=6), min_size=2, max_size=4)


def reports_of(story):
    """Reports whose texts are their mentions, one in each sentence."""
    return [
        report(f"r{number}", " ".join(f"So {told.words} went." for told in mentions), *mentions)
        for number, mentions in enumerate(story)
    ]


def parts(found):
    return {frozenset(referent.mentions) for referent in found.referents}


@given(STORIES, st.booleans())
@settings(deadline=None, max_examples=60)
def test_every_mention_is_in_exactly_one_referent(story, every_mention):
    reports = reports_of(story)

    found = group(*reports, every_mention=every_mention)

    places = [place for referent in found.referents for place in referent.mentions]
    assert sorted(places) == [Place(one.key, number) for one in reports for number in range(len(one.mentions))]


@given(STORIES)
@settings(deadline=None, max_examples=40)
def test_the_same_reports_give_the_same_referents_links_and_proposals(story):
    assert group(*reports_of(story)) == group(*reports_of(story))


@given(STORIES)
@settings(deadline=None, max_examples=60)
def test_links_lie_inside_their_referent_and_proposals_between_two(story):
    found = group(*reports_of(story))

    for referent in found.referents:
        inside = set(referent.mentions)
        assert all({link.first, link.second} <= inside and 0 < link.confidence <= 1 for link in referent.links)
        assert all(link.reason for link in referent.links)
    assert all(one.first < one.second < len(found.referents) and one.reasons for one in found.proposals)


@given(STORIES)
@settings(deadline=None, max_examples=60)
def test_two_countries_are_never_in_one_referent(story):
    reports = reports_of(story)
    nation = {Place(one.key, number): mention.nation for one in reports for number, mention in enumerate(one.mentions)}

    for part in parts(group(*reports)):
        assert len({nation[place] for place in part} - {None}) < 2


def test_twenty_reports_with_four_thousand_mentions_take_seconds():
    told = [
        noun(f"the {place} {what}", EVENT if what == "strike" else GROUP)
        for place in ("river", "harbour", "palace", "border", "mountain", "city", "northern", "old", "new", "lost")
        for what in ("guards", "strike", "council", "workers", "fleet", "crowd", "miners", "convoy", "raid", "shipment")
    ] * 2
    reports = reports_of([told] * 20)
    began = time.process_time()

    found = group(*reports)

    assert time.process_time() - began < 30
    assert len(found.referents) < 4_000

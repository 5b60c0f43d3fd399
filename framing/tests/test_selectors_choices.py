"""What a query string may choose."""

import pytest
from django.http import QueryDict

from framing.selectors.choices import ONLY_OWN, Choice, legend_of, shape_of
from framing.tests.factories import TermHitFactory

PATH = "/stories/gate/"


@pytest.mark.parametrize(
    ("query", "choice"),
    [
        ("", Choice()),
        ("columns=3&columns=7", Choice((3, 7))),
        ("columns=3,7,3", Choice((3, 7))),
        ("columns=x&columns=-1&columns=²&columns=" + "9" * 40, Choice()),
        ("hide=name&hide=nonsense", Choice((), frozenset({"name"}))),
        ("hide=own,actor_label", Choice((), frozenset({"own", "actor_label"}))),
        ("hide=links", Choice((), frozenset({"links"}))),
    ],
)
def test_choice_takes_what_makes_sense(query, choice):
    assert Choice.asked(QueryDict(query)) == choice


def test_choice_survives_its_own_query_string():
    choice = Choice((3, 7), frozenset({"name", "quoted"}))

    assert Choice.asked(QueryDict(choice.query.removeprefix("?"))) == choice
    assert Choice().query == ""


def test_toggling_twice_changes_nothing():
    assert Choice().toggled("own").toggled("own") == Choice()


def test_one_more_column_takes_the_last_place_when_all_are_taken():
    assert Choice((1, 2, 3, 4)).with_column(9).columns == (1, 2, 3, 9)
    assert Choice((1, 2)).with_column(9).columns == (1, 2, 9)
    assert Choice((1, 2)).with_column(2).columns == (1, 2)


def test_legend_counts_shapes_and_classes_and_keeps_hidden_ones():
    hits = [
        TermHitFactory.build(run=None, revision=None, voice="own", **at(0)),
        TermHitFactory.build(run=None, revision=None, voice="quoted", category="actor_label", **at(1)),
        TermHitFactory.build(run=None, revision=None, voice="own", is_ambiguous=True, **at(2)),
    ]

    legend = legend_of(hits, Choice((), frozenset({"scare"})), PATH)

    assert [(item.name, item.count, item.is_shown) for item in legend.shapes] == [
        ("own", 1, True),
        ("quoted", 1, True),
        ("scare", 0, False),
        ("unclear", 1, True),
    ]
    assert [(item.name, item.count) for item in legend.classes] == [("actor_label", 1), ("event_label", 2)]
    assert legend.reset == PATH
    assert legend.shapes[0].address == f"{PATH}?hide=own&hide=scare"


def test_only_own_is_offered_until_it_is_chosen():
    chosen = Choice((), ONLY_OWN)

    assert legend_of([], Choice(), PATH).only_own == PATH + chosen.query
    assert legend_of([], chosen, PATH).only_own == ""


def at(start):
    """A span without a text."""
    return {"start": start, "end": start + 1, "text": "x"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "shape"),
    [
        ({}, "own"),
        ({"is_counted": False}, "plain"),
        ({"is_counted": False, "voice": "quoted"}, "quoted"),
        ({"is_counted": False, "is_ambiguous": True}, "unclear"),
    ],
)
def test_own_words_that_do_not_count_have_a_shape_of_their_own(fields, shape):
    assert shape_of(TermHitFactory(**fields)) == shape


def test_links_between_sentences_are_switched_like_a_class():
    assert Choice().with_links
    assert not Choice().toggled("links").with_links
    assert legend_of([], Choice(), PATH, link_count=3).links.address == f"{PATH}?hide=links"
    assert legend_of([], Choice().toggled("links"), PATH, link_count=3).links.address == PATH
    assert legend_of([], Choice(), PATH).links is None


def test_own_voice_only_leaves_the_links_as_they_are():
    assert "hide=links" in legend_of([], Choice().toggled("links"), PATH).only_own
    assert "hide=links" not in legend_of([], Choice(), PATH).only_own

"""A headline's parts lie in the text, each where its words stand."""

import pytest

from reports.extraction.parted_headlines import Wording, parted_headline
from reports.text.spans import Span
from reports.text.zones import Zone, ZoneSpan


def parted(parser, headline, *, before=""):
    text = f"{before}{headline}\n\nThe harbour was calm on Monday."
    start = len(before)
    zones = [ZoneSpan(Zone.BREADCRUMB, Span(0, start))] if before else []
    zones += [
        ZoneSpan(Zone.HEADLINE, Span(start, start + len(headline))),
        ZoneSpan(Zone.BODY, Span(start + len(headline) + 2, len(text))),
    ]
    return text, parted_headline(parser.parse(text, zones))


def words_of(text, found):
    spans = (found.actor, found.verb, found.target, found.reason)
    return tuple(span.of(text) if span else None for span in spans)


@pytest.mark.parametrize("before", ["", "News / Orla\n\n"])
def test_parts_are_stretches_of_the_text(parser, before):
    text, found = parted(parser, "Karsan jets hit depot as talks stall", before=before)

    assert words_of(text, found) == ("Karsan jets", "hit", "depot", "as talks stall")
    assert found.wording is Wording.ACTIVE


def test_of_a_passive_the_target_stands_before_the_verb(parser):
    text, found = parted(parser, "Six people were killed by soldiers in Velda")

    assert words_of(text, found) == ("soldiers", "were killed", "Six people", None)
    assert found.wording is Wording.PASSIVE


def test_what_is_said_to_be_so_is_no_deed(parser):
    _, found = parted(parser, "Orla bridge is safe after inspection")

    assert found.wording is Wording.STATE


def test_plan_is_told(parser):
    _, found = parted(parser, "Premier to visit Orla after storm")

    assert found.is_planned


def test_without_verb_or_headline_there_are_no_parts(parser):
    body = parser.parse("Calm.", [ZoneSpan(Zone.BODY, Span(0, 5))])

    assert parted(parser, "Sport in brief")[1] is None
    assert parted_headline(body) is None


@pytest.mark.parametrize(
    ("headline", "target"),
    [
        ("Mayor says bridge should have closed", "bridge should have closed"),
        ("Mayor admits that bridge was unsafe", "bridge was unsafe"),
        ("Mayor says bridge was shut after storm", "bridge was shut"),
    ],
)
def test_what_is_said_is_the_target_whole(parser, headline, target):
    text, found = parted(parser, headline)

    assert words_of(text, found)[2] == target


@pytest.mark.parametrize("headline", ["Is the bridge safe?", "Why the bridge is shut", "How a town lost its bridge"])
def test_questions_stay_whole(parser, headline):
    assert parted(parser, headline)[1] is None


def test_quotation_marks_stay_with_what_they_hold(parser):
    text, found = parted(parser, "Premier calls ferry plan ‘madness’")

    assert words_of(text, found)[2].count("’") == words_of(text, found)[2].count("‘")

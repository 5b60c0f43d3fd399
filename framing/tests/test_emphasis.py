"""Where each report puts a claim, and for how many of its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.alignment.values import AnalysedReport, ClaimGroup, Member, Relation
from framing.analysis.emphasis import emphasis_of
from framing.analysis.genre import other_form_of
from reports.extraction.claims.values import Claim, Slot
from reports.extraction.values import Quote, QuoteKind
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone, ZoneSpan

HEADLINE = "Ferry strikes the Ostry pier"
LEAD = "The ferry Halla struck the pier of Ostry on Monday, and nine people were hurt."
SECOND = "The harbour office of Ostry closed the pier for a week and called divers from the mainland."
THIRD = "Halla was built in Brennick twelve years ago and has carried the mail of three islands since."
FOURTH = "The islanders had asked for a second pier, which the council of Brennick did not grant them."
FIFTH = "Two winters ago a storm took the roof of the old customs house and half of the quay wall."
PARAGRAPHS = [HEADLINE, LEAD, SECOND, THIRD, FOURTH, FIFTH]


def report_of(*paragraphs, claims=(), caption="", quotes=(), key="1", background=()):
    """A report of a headline and paragraphs; claims are (words, agent) and lie where their words lie."""
    lines = [paragraphs[0], *([caption] if caption else []), *paragraphs[1:]]
    text = "\n\n".join(lines)
    zones, start = [], 0
    for number, line in enumerate(lines):
        zone = Zone.HEADLINE if number == 0 else Zone.CAPTION if line == caption else Zone.BODY
        zones.append(ZoneSpan(zone, Span(start, start + len(line))))
        start += len(line) + 2
    made = [claim_of(text, zones, words, agent, is_background=words in background) for words, agent in claims]
    return AnalysedReport(key, text, tuple(zones), quotes=tuple(quotes), claims=tuple(made))


def claim_of(text, zones, words, agent, *, is_background=False):
    start = text.index(words)
    zone = next(zone.zone for zone in zones if zone.span.start <= start < zone.span.end)
    slot = Slot(Span(start, start + len(words)), agent, agent) if agent else None
    return Claim(
        Span(start, start + len(words)),
        zone,
        sentence=0,
        block=0,
        voice=Voice.OWN,
        predicate=Slot(Span(start, start + 1), words[0], words[0]),
        agent=slot,
        is_background=is_background,
    )


def alone(*places, key="1"):
    return ClaimGroup(Relation.ONLY_IN, (Member(key, places),))


def only(report, *groups):
    return emphasis_of([report], groups)[report.key]


def test_headline_comes_before_everything():
    report = report_of(*PARAGRAPHS, claims=[(HEADLINE, "ferry"), (SECOND, "office")])

    (found,) = only(report, alone(0, 1))

    assert (found.first_position, found.in_headline, found.in_lead) == (0, True, False)


def test_place_is_the_rank_of_the_first_word_below_the_headline():
    report = report_of(*PARAGRAPHS, claims=[(LEAD, "ferry"), (FIFTH, "storm"), ("half of the quay wall", "")])

    lead, last, end = only(report, alone(0), alone(1), alone(2))

    words = sum(len(paragraph.split()) for paragraph in PARAGRAPHS[1:])
    assert (lead.in_lead, last.in_lead) == (True, False)
    assert lead.first_position == pytest.approx(1 / words)
    assert last.first_position == pytest.approx((words - len(FIFTH.split()) + 1) / words)
    assert last.first_position < end.first_position <= 1


def test_words_of_nested_claims_are_counted_once():
    inner = "nine people were hurt"
    report = report_of(*PARAGRAPHS, claims=[(LEAD, "ferry"), (inner, "people")])

    outside, inside = only(report, alone(0), alone(1))
    (both,) = only(report, alone(0, 1))

    words = sum(len(paragraph.split()) for paragraph in PARAGRAPHS)
    assert inside.word_share == pytest.approx(4 / words)
    assert both.word_share == pytest.approx(len(LEAD.split()) / words)
    assert outside.word_share + inside.word_share == pytest.approx(both.word_share)


def test_captions_count_for_nothing():
    caption = "The customs house of Ostry in a storm of an earlier year, seen from the mail boat."
    claims = [(LEAD, "ferry"), (caption, "storm")]
    plain = report_of(*PARAGRAPHS, claims=claims[:1])
    with_caption = report_of(*PARAGRAPHS, claims=claims, caption=caption)

    assert only(with_caption, alone(0)) == only(plain, alone(0))
    assert only(with_caption, alone(1)) == ()


def test_paragraphs_after_the_middle_without_anybody_of_the_lead_are_background():
    claims = [(LEAD, "ferry"), (SECOND, "office"), (FOURTH, "islander"), (FIFTH, "storm")]
    lead, second, fourth, fifth = only(report_of(*PARAGRAPHS, claims=claims), *(alone(place) for place in range(4)))

    assert [lead.is_background, second.is_background] == [False, False]
    assert [fourth.is_background, fifth.is_background] == [True, True]


def test_an_actor_of_the_lead_ends_the_background():
    claims = [(LEAD, "ferry"), (FOURTH, "ferry"), (FIFTH, "storm")]

    found = only(report_of(*PARAGRAPHS, claims=claims), alone(1), alone(2))

    assert [one.is_background for one in found] == [False, False]


def test_a_pronoun_is_nobody_of_the_lead():
    claims = [("nine people were hurt", "it"), (FOURTH, "it"), (FIFTH, "it")]

    assert not any(one.is_background for one in only(report_of(*PARAGRAPHS, claims=claims), alone(1), alone(2)))


def test_a_claim_can_be_background_by_itself():
    claims = [(LEAD, "ferry"), (SECOND, "office")]
    report = report_of(*PARAGRAPHS, claims=claims, background=[SECOND])

    (second,) = only(report, alone(1))
    (both,) = only(report, alone(0, 1))

    assert second.is_background
    assert not both.is_background


def test_each_report_has_the_groups_it_carries_in_their_order():
    here = report_of(*PARAGRAPHS, claims=[(LEAD, "ferry"), (FIFTH, "storm")])
    there = report_of(*PARAGRAPHS, claims=[(SECOND, "office")], key="2")
    shared = ClaimGroup(Relation.DIFFERS, (Member("1", (0,)), Member("2", (0,))))

    found = emphasis_of([here, there], [shared, alone(1)])

    assert [one.claim_group for one in found["1"]] == [0, 1]
    assert [one.claim_group for one in found["2"]] == [0]


@pytest.mark.parametrize(
    ("headline", "reason"),
    [
        ("LIVE Ferry strikes the Ostry pier", "a live report"),
        ("Live updates: ferry strikes the pier", "a live report"),
        ("Ferry strikes pier – as it happened", "a live report"),
        ("Opinion: the pier had it coming", "labelled as opinion or analysis"),
        ("Who pays for the pier? | Editorial", "labelled as opinion or analysis"),
        ("Islanders live with a broken pier", ""),
        ("Council asks for opinion on the pier", ""),
        ("Interview panel leaves Ostry", ""),
    ],
)
def test_headlines_that_name_another_form(headline, reason):
    report = report_of(headline, *PARAGRAPHS[1:])

    assert other_form_of(report.text, report.zones) == reason


def test_path_of_the_site_names_the_form():
    report = report_of(*PARAGRAPHS)
    text = f"Home / Opinion / Islands\n\n{report.text}"
    zones = [ZoneSpan(Zone.BREADCRUMB, Span(0, 24)), *(ZoneSpan(z.zone, z.span.shifted(26)) for z in report.zones)]

    assert other_form_of(text, zones) == "labelled as opinion or analysis"


def test_paragraphs_that_begin_with_the_time_make_a_ticker():
    report = report_of(HEADLINE, *(f"{hour}:30 {SECOND}" for hour in range(9, 15)))

    assert other_form_of(report.text, report.zones) == "a live report"


def test_too_short_a_text_has_no_place_in_it():
    assert other_form_of(*_bare(report_of(HEADLINE, LEAD, SECOND, THIRD))) == "too short"
    assert other_form_of(*_bare(report_of(HEADLINE, " ".join(PARAGRAPHS * 3)))) == "too short"


def test_first_person_is_a_column_unless_somebody_is_quoted_with_it():
    mine = "I saw the pier break, and we, my sister and I, ran from our house. It took us an hour."
    column = report_of(HEADLINE, LEAD, mine, SECOND, THIRD, FOURTH)
    start = column.text.index(mine)
    quote = Quote(QuoteKind.DIRECT, Span(start, start + len(mine)), (), None, False, None, None, Zone.BODY)

    assert other_form_of(*_bare(column)) == "written in the first person"
    assert other_form_of(*_bare(column), [quote]) == ""


def test_what_is_no_news_report_has_no_figures():
    claims = [(LEAD, "ferry")]
    column = report_of("Opinion: the pier", *PARAGRAPHS[1:], claims=claims)
    news = report_of(*PARAGRAPHS, claims=claims, key="2")

    found = emphasis_of([column, news], [ClaimGroup(Relation.SAME, (Member("1", (0,)), Member("2", (0,))))])

    assert found["1"] == ()
    assert len(found["2"]) == 1


def test_bad_input_raises_nothing():
    empty = AnalysedReport("1", "")
    numbers = report_of("12", *["3 4 5 6 7"] * 40)

    assert emphasis_of([], []) == {}
    assert emphasis_of([empty], [alone(0)]) == {"1": ()}
    assert only(numbers, alone(0, 7)) == ()


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 120)), max_size=40))
def test_shares_of_any_claims_never_exceed_the_report(places):
    report = report_of(*PARAGRAPHS)
    spans = [Span(start, min(start + length, len(report.text))) for start, length in places]
    claims = [
        Claim(span, Zone.BODY, 0, 0, Voice.OWN, Slot(span, "", ""), agent=Slot(span, f"k{span.start}", "k"))
        for span in spans
    ]
    report = AnalysedReport("1", report.text, report.zones, claims=tuple(claims))

    found = only(report, *(alone(place) for place in range(len(claims))))

    assert len(found) == len(claims)
    assert sum(one.word_share for one in found) <= 1 + 1e-9
    assert all(0 <= one.first_position <= 1 and one.word_share >= 0 for one in found)


def _bare(report):
    return report.text, report.zones

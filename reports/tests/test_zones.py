import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.paragraphs import paragraphs
from reports.text.spans import Span
from reports.text.zones import Zone, find_zones

LEAD = "The harbour council closed two piers on Monday after an inspector found cracks in the supports."
SECOND = "Ferries will use the northern quay until the repairs are finished, the council told passengers."

LINES = st.sampled_from(
    [
        "",
        " ",
        LEAD,
        SECOND,
        "By Ada Example",
        "Home / Coast / Ports",
        "www.example.org",
        "Share this article",
        "Piers close",
        "PORT CITY (AP) — Two piers closed. Nobody was hurt.",
        "(Photo by AFP)",
        "a",
        "—",
        "\u00a0x\u00a0",
    ]
)


def zones(text, **options):
    return [(str(zone.zone), zone.span.of(text)) for zone in find_zones(text, **options)]


def zone_of(text, words, **options):
    return next(zone for zone, found in zones(text, **options) if words in found)


@given(st.lists(LINES).map("\n".join) | st.text(), st.booleans())
def test_every_visible_character_is_in_exactly_one_zone_in_text_order(text, first_is_headline):
    found = find_zones(text, first_is_headline=first_is_headline)

    places = [place for zone in found for place in range(zone.span.start, zone.span.end)]
    assert places == sorted(set(places))
    assert {place for place, char in enumerate(text) if not char.isspace()} <= set(places)


@given(st.lists(LINES, min_size=1).map("\n".join), st.data())
def test_a_given_headline_is_the_headline(text, data):
    start = data.draw(st.integers(0, len(text) - 1)) if text else 0
    if not text[start:].strip():
        return

    found = find_zones(text, headline=Span(start, len(text)))

    assert all(zone.span.start >= start for zone in found if zone.zone is Zone.HEADLINE)
    assert any(zone.zone is Zone.HEADLINE for zone in found)


REPORT_OF_TWO_PARAGRAPHS = (
    "Pier closed after storm\n\n"
    "The pier of Brennick was closed on Monday after a storm had torn away its railings.\n\n"
    "Nobody was hurt, and the town council expects to open it again before the summer."
)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n".replace("\r", "")])
def test_headline_standfirst_byline_and_body(gap):
    text = gap.join(
        ["Piers close after inspection", "Cracks were found under two piers", "By Ada Example", LEAD, SECOND]
    )

    assert [zone for zone, _ in zones(text)] == ["headline", "standfirst", "byline", "body", "body"]


def test_headline_printed_twice_counts_once():
    text = f"Coast\n\nPiers Close After Inspection\n\nPiers close after inspection!\n\n{LEAD}"

    assert [zone for zone, _ in zones(text)] == ["breadcrumb", "headline", "duplicate_headline", "body"]


def test_headline_with_the_name_of_the_site_is_a_duplicate():
    text = f"Piers close after inspection\n\nPiers close after inspection | Port Courier\n\n{LEAD}"

    assert zone_of(text, "Port Courier") == "duplicate_headline"


@pytest.mark.parametrize(
    "line", ["News \u00a0 / \u00a0 Coast \u00a0 / \u00a0 Ports", "Home › World › Ports", "Home > Coast"]
)
def test_path_of_sections_is_a_breadcrumb(line):
    text = f"{line}\n\nPiers close after inspection\n\n{LEAD}"

    assert [zone for zone, _ in zones(text)] == ["breadcrumb", "headline", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Example",
        "By Ada Example and Bo Muster, Associated Press",
        "Ada Example, Port Courier Staff",
        "ada@example.org",
        "Ada Example",
        "Written by Ada Example",
        "By ADA EXAMPLE",
    ],
)
def test_byline(line):
    assert zone_of(f"Piers close after inspection\n\n{line}\n\n{LEAD}\n\n{SECOND}", line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "Workers look at a pier in Port City on May 3, 2016. (Photo by AFP)",
        "File photo: a pier in Port City",
        "A pier in Port City [Port News Agency]",
        "A pier before the storm. Photograph: Ada Example/Reuters",
    ],
)
def test_caption(line):
    assert zone_of(f"Piers close after inspection\n\n{line}\n\n{LEAD}\n\n{SECOND}", line) == "caption"


@pytest.mark.parametrize(
    "dateline",
    [
        "Courier News/",
        "PORT CITY (AP) —",
        "PORT CITY, May 3 (Reuters) -",
        "(Reuters) -",
        "PORT CITY —",
        "Port City, Norland (CNS) –",
        "PORT CITY, Norland --",
        "PORT CITY:",
        "PORT CITY, Nov. 19 (UPI) —",
        "Port City - ",
    ],
)
def test_dateline_is_cut_from_the_first_paragraph(dateline):
    text = f"Piers close after inspection\n\n{dateline.strip()} {LEAD}\n\n{SECOND}"

    assert zones(text)[1:3] == [("dateline", dateline.strip()), ("body", LEAD)]


@pytest.mark.parametrize(
    "lead",
    [
        "Prime Minister Ada Example - who took office in May - opened the pier on Monday morning.",
        "The inspector - a careful man - found cracks in the old pier.",
        "BREAKING: The pier has closed for the whole summer season.",
        "Either/or questions kept the council busy for most of the long Monday session.",
    ],
)
def test_no_dateline_in_ordinary_sentences(lead):
    assert zones(f"Piers close after inspection\n\n{lead}\n\n{SECOND}")[1] == ("body", lead)


@pytest.mark.parametrize(
    "closing",
    [
        "www.example.org",
        "SHARE THIS ARTICLE",
        "Courier Live",
        "Radio radio icon",
        "Follow us on Telegram",
        "© 2024 Port Courier",
        "All rights reserved.",
        "Sign up for our newsletter",
        "Read more: Older piers",
        "Tags: piers, ports",
    ],
)
def test_closing_furniture_is_boilerplate(closing):
    text = f"Piers close after inspection\n\n{LEAD}\n\n{SECOND}\n\n{closing}\nCourier App"

    assert [zone for zone, _ in zones(text)] == ["headline", "body", "body", "boilerplate", "boilerplate"]


def test_sentence_that_introduces_addresses_is_boilerplate():
    text = f"Piers close\n\n{LEAD}\n\nThe Courier can also be reached here:\nwww.example.org\nwww.example.net"

    assert [zone for zone, _ in zones(text)][2:] == ["boilerplate"] * 3


def test_short_sentences_and_subheadings_inside_the_body_stay():
    text = f"Piers close\n\n{LEAD}\n\nWhat happens next\n\n{SECOND}\n\nNobody was hurt."

    assert [zone for zone, _ in zones(text)] == ["headline", "body", "body", "body", "body"]


def test_a_bare_sentence_is_body():
    assert zones("Piers closed", first_is_headline=False) == [("body", "Piers closed")]
    assert zones(LEAD) == [("body", LEAD)]


def test_a_site_in_the_world_is_no_furniture():
    line = "The nuclear site can also be reached by a dirt road that leaves the town in the north."

    assert zone_of(f"Piers close\n\n{LEAD}\n\n{line}", line) == "body"


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The harbour council closed two piers on Monday after\n"
        "an inspector found cracks in the supports of\nthe older one."
    )

    assert paragraphs(text) == (Span(0, len(text)),)


def test_many_lines_take_linear_time():
    assert len(find_zones("a\n" * 20_000)) == 20_000


@pytest.mark.parametrize(
    "line",
    [
        "The Quay is owned by its readers. Join us from two crowns a month.",
        "Our harbour newsletter arrives every Monday. Subscribe here.",
        "(Reporting by Ada Muster; editing by B. Example)",
        "The Daily Quay can also be read at\n\nmirror.daily-quay.example",
    ],
)
def test_what_asks_or_credits_at_the_end_is_no_body(line):
    text = f"{REPORT_OF_TWO_PARAGRAPHS}\n\n{line}"

    zones = find_zones(text)

    assert sum(zone.zone is Zone.BODY for zone in zones) == 2


def test_appeal_of_a_speaker_inside_the_report_stays_body():
    appeal = "The mayor asked people to donate blood and to join us at the pier on Sunday, she said on Monday."
    text = f"{REPORT_OF_TWO_PARAGRAPHS}\n\n{appeal}\n\nThe pier opens on Tuesday."

    assert sum(zone.zone is Zone.BODY for zone in find_zones(text)) == 4


@pytest.mark.parametrize("line", ["Editor’s note: The mayor is often wrong.", "Correction: An earlier version erred."])
def test_note_of_the_newsroom_is_boilerplate(line):
    text = (
        "Bridge shut in Delta after storm\n\nThe bridge was shut on Monday, the mayor said, and no ferry ran.\n\n"
        + line
    )

    assert [zone for zone, _ in zones(text)] == ["headline", "body", "boilerplate"]

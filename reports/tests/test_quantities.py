"""What the figures of a report count: value, comparator, unit, what happened, which ones."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.extraction.quantities import find_quantities
from reports.extraction.quantities.finding import MOST_QUANTITIES
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.zones import find_zones

INF = None
# Pieces of sentences; any row of them must be read without an error.
PIECES = (
    "12", "three", "one", "at least", "about", "between 10 and", "to", "-", "guards", "of them", "of the", "were",
    "killed", "killing", "$", "million", "percent", "(62 miles)", "100 km", "dozens", "including", ", one critically",
    ".", "19 people", "seven", "a number of", "half", "and", "the toll rose to", "1,200", "voted 26-22",
    "Ivo Renn, 43,", "\n", "“", "’s",
)  # fmt: skip


def read(parser, text, *, is_bare=True):
    parsed = parser.parse(text, find_zones(text, first_is_headline=not is_bare))
    quotes = find_quotes(parsed).quotes
    return find_quantities(parsed, quotes, voice_map_of(quotes))


def words(parser, text):
    return [found.span.of(text) for found in read(parser, text)]


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "comparator"),
    [
        ("The storm hit 3 villages.", "3 villages", 3, 3, "eq"),
        ("The storm hit twenty-one villages.", "twenty-one villages", 21, 21, "eq"),
        ("They freed two dozen prisoners.", "two dozen prisoners", 24, 24, "eq"),
        ("They freed a hundred prisoners.", "a hundred prisoners", 100, 100, "eq"),
        ("They freed half a million prisoners.", "half a million prisoners", 500_000, 500_000, "eq"),
        ("They freed two hundred and fifty prisoners.", "two hundred and fifty prisoners", 250, 250, "eq"),
        ("They freed 1,234 prisoners.", "1,234 prisoners", 1234, 1234, "eq"),
        ("They freed 3m prisoners.", "3m prisoners", 3e6, 3e6, "eq"),
        ("They freed 10 to 15 prisoners.", "10 to 15 prisoners", 10, 15, "range"),
        ("They freed between 10 and 15 prisoners.", "between 10 and 15 prisoners", 10, 15, "range"),
        ("They freed 10-15 prisoners.", "10-15 prisoners", 10, 15, "range"),
        ("They freed two or three prisoners.", "two or three prisoners", 2, 3, "range"),
        ("They freed about 20 prisoners.", "about 20 prisoners", 18, 22, "approx"),
        ("They freed some 20 prisoners.", "some 20 prisoners", 18, 22, "approx"),
        ("They freed nearly 20 prisoners.", "nearly 20 prisoners", 18, 22, "approx"),
        ("The camp lies about 20 miles off.", "about 20 miles", 18, 22, "approx"),
        ("They spoke about 20 prisoners.", "20 prisoners", 20, 20, "eq"),
        ("They freed an estimated 20 prisoners.", "an estimated 20 prisoners", 18, 22, "approx"),
        ("They freed 20 or so prisoners.", "20 or so prisoners", 18, 22, "approx"),
        ("They freed at least 20 prisoners.", "at least 20 prisoners", 20, INF, "min"),
        ("They freed more than 20 prisoners.", "more than 20 prisoners", 20, INF, "min"),
        ("They freed over 20 prisoners.", "over 20 prisoners", 20, INF, "min"),
        ("They freed no fewer than 20 prisoners.", "no fewer than 20 prisoners", 20, INF, "min"),
        ("They freed up to 20 prisoners.", "up to 20 prisoners", INF, 20, "max"),
        ("The toll went up to 20 prisoners.", "20 prisoners", 20, 20, "eq"),
        ("That brings it up to 20 prisoners.", "20 prisoners", 20, 20, "eq"),
        ("They freed fewer than 20 prisoners.", "fewer than 20 prisoners", INF, 20, "max"),
        ("They freed dozens of prisoners.", "dozens of prisoners", 24, INF, "vague"),
        ("They freed scores of prisoners.", "scores of prisoners", 40, INF, "vague"),
        ("They freed hundreds of prisoners.", "hundreds of prisoners", 200, INF, "vague"),
        ("They freed tens of thousands of prisoners.", "tens of thousands of prisoners", 20_000, INF, "vague"),
        ("They freed several prisoners.", "several prisoners", 2, INF, "vague"),
        ("They freed a number of prisoners.", "a number of prisoners", 2, INF, "vague"),
        ("They freed several hundred prisoners.", "several hundred prisoners", 200, INF, "vague"),
    ],
)
def test_number_and_comparator(parser, text, span, low, high, comparator):
    (found,) = read(parser, text)

    assert found.span.of(text) == span
    assert (found.low, found.high, found.comparator) == (low, high, comparator)


@pytest.mark.parametrize(
    ("text", "span", "unit", "low"),
    [
        ("The repair cost $14.3 billion.", "$14.3 billion", "money:USD", 14.3e9),
        ("The repair cost €2.5-billion.", "€2.5-billion", "money:EUR", 2.5e9),
        ("The repair cost £300m.", "£300m", "money:GBP", 3e8),
        ("The repair cost 85 million dollars.", "85 million dollars", "money:USD", 85e6),
        (
            "The repair cost three quarters of a billion dollars.",
            "three quarters of a billion dollars",
            "money:USD",
            75e7,
        ),
        ("The repair cost $5-10 million.", "$5-10 million", "money:USD", 5e6),
        ("Turnout was 71 percent.", "71 percent", "percent", 71),
        ("Turnout was 71%.", "71%", "percent", 71),
        ("Turnout rose by two percentage points.", "two percentage points", "other:percentage point", 2),
        ("Two-thirds of the crews stayed.", "Two-thirds", "percent", 66.666667),
        ("Nine in 10 crews stayed.", "Nine in 10", "percent", 90),
        ("The dam is 40 metres high.", "40 metres", "distance:m", 40),
        ("They called a 48-hour strike.", "48-hour", "time:hour", 48),
        ("The talks went on for three more days.", "three more days", "time:day", 3),
        ("The farm has 300 hectares.", "300 hectares", "area:hectare", 300),
        ("Billions of dollars were spent.", "Billions of dollars", "money:USD", 2e9),
        ("It costs 30 Swiss francs.", "30 Swiss francs", "money:CHF", 30),
        ("Shells hit four schools.", "four schools", "site", 4),
        ("They burned 12 trucks.", "12 trucks", "vehicle", 12),
        ("They fired 30 rockets.", "30 rockets", "weapon", 30),
        ("There were five raids.", "five raids", "event", 5),
        ("The mine cut 1,200 jobs.", "1,200 jobs", "other:job", 1200),
        ("The raid killed two shepherds.", "two shepherds", "person", 2),
        ("Police counted 41 bodies.", "41 bodies", "person", 41),
    ],
)
def test_unit(parser, text, span, unit, low):
    (found,) = read(parser, text)

    assert (found.span.of(text), found.unit, found.low) == (span, unit, low)


@pytest.mark.parametrize(
    ("text", "span", "low", "unit"),
    [
        ("The camp is 100 kilometres (62 miles) south of Tarn.", "100 kilometres (62 miles)", 100, "distance:km"),
        ("The clinic is 340 miles (550 km) away.", "340 miles (550 km)", 340, "distance:mile"),
        ("It fell 230 millimetres (nine inches) short.", "230 millimetres (nine inches)", 230, "distance:mm"),
        ("The ship cost €10m ($11m) to raise.", "€10m ($11m)", 10e6, "money:EUR"),
    ],
)
def test_one_quantity_in_two_systems_is_one(parser, text, span, low, unit):
    (found,) = read(parser, text)

    assert (found.span.of(text), found.low, found.unit) == (span, low, unit)


def test_two_measures_that_do_not_convert_stay_two(parser):
    assert words(parser, "The road is 100 kilometres (12 miles) of it unpaved.") == ["100 kilometres", "12 miles"]


@pytest.mark.parametrize(
    ("text", "spans", "counted"),
    [
        ("The blast killed four in the market.", ["four"], ["kill"]),
        ("20 were wounded.", ["20"], ["wound"]),
        ("The blast left 12 dead and dozens injured.", ["12 dead", "dozens injured"], ["kill", "wound"]),
        ("The dead numbered 30.", ["30"], ["kill"]),
        ("Officials put the toll at 41.", ["41"], ["kill"]),
        ("The death toll rose to 41 from 30.", ["41", "30"], ["kill", "kill"]),
        ("The number of people killed in the flood rose to 64.", ["64"], ["kill"]),
        ("The number of cases doubled to 1,200.", ["1,200"], ["double"]),
        ("Three people died and 15 more were hurt.", ["Three people", "15 more"], ["kill", "wound"]),
        ("Sixty-one were released without charge.", ["Sixty-one"], ["release"]),
        ("At least 12 killed in Karsa blast", ["At least 12"], ["kill"]),
        ("The raid killed and wounded 12 miners.", ["12 miners"], ["kill and wound"]),
        ("Twelve miners were reported killed.", ["Twelve miners"], ["kill"]),
        ("Twelve miners are believed to have died.", ["Twelve miners"], ["kill"]),
        ("Twelve miners have sustained injuries.", ["Twelve miners"], ["wound"]),
        ("Twelve miners lost their lives.", ["Twelve miners"], ["kill"]),
        ("Police named twelve miners killed in the pit.", ["twelve miners"], ["kill"]),
        ("The court mourned the deaths of twelve miners.", ["twelve miners"], ["kill"]),
        ("The army carried out strikes on three depots.", ["three depots"], ["strike"]),
        ("Vessen keeps 900 troops in Orral.", ["900 troops"], ["station"]),
        ("Twelve miners were taken into custody.", ["Twelve miners"], ["arrest"]),
    ],
)
def test_what_happened_to_those_who_are_counted(parser, text, spans, counted):
    found = read(parser, text)

    assert [one.span.of(text) for one in found] == spans
    assert [one.counted for one in found] == counted


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("A drone wounded three Vessen border guards.", "Vessen border guards"),
        ("A drone wounded 12 members of the Orral Guard.", "members of the Orral Guard"),
        ("A drone wounded seven fighters from the Red Coast Front.", "fighters from the Red Coast Front"),
        ("Jets struck three depots used by the Red Coast Front, the army said.", "depots used by the Red Coast Front"),
        ("A drone wounded 12 people.", ""),
        ("A drone wounded 12.", ""),
        ("He took 52 percent of the vote.", "vote"),
        ("Pensions rose by 5 percent.", "Pensions"),
        ("The budget raises the duty on tobacco by 12 percent.", "duty on tobacco"),
        ("The court set a fine of €90,000.", "fine"),
        ("The council sent 50 million dollars in emergency aid.", "emergency aid"),
        ("The council passed a $3 billion flood relief package.", "flood relief package"),
    ],
)
def test_population_is_the_words_that_say_which_ones(parser, text, population):
    (found,) = read(parser, text)

    assert found.population == population
    assert (found.population_span is None) == (population == "")


def test_keys_of_a_population_leave_its_unit_out_and_know_a_country_by_its_people(parser):
    text = "The Red Coast Front (RCF) lost men. A drone wounded 12 RCF members and three American soldiers."

    members, soldiers = read(parser, text)[-2:]

    assert members.population_keys == ("rcf", "red", "coast", "front")
    assert soldiers.population_keys == ("us", "soldier")


@pytest.mark.parametrize(
    "text",
    [
        "It happened on May 3, 2019.",
        "The raid of 7 October was the first.",
        "The shelling began at 9 p.m. and ended at 11:45.",
        "The doors open at three in the morning.",
        "A 43-year-old man spoke.",
        "Ivo Renn, 43, spoke.",
        "Ivo Renn, a man aged 43, spoke.",
        "They won 3-1 at home.",
        "No one came.",
        "One of the doors was open.",
        "They flew one-way.",
        "It is a two-tier system.",
        "Section 5 of the act is short.",
        "Flight 212 was late.",
        "They cited Article 12 and Resolution 1701.",
        "The F-16 flew by.",
        "A Boeing 737 flew by.",
        "The Group of Seven met.",
        "Brigade 45 moved out.",
        "He lives at 10 Downing Street.",
        "Call 555-123-4567 now.",
        "Music of the 1990s was played.",
        "The 2020 elections were calm.",
        "They met two years ago.",
        "He came third, on the 4th try.",
        "It was a third term.",
        "He had low scores.",
        "1. The first rule",
        "There are a number of ways.",
        "On the one hand, it is late.",
        "He was on 60 Minutes.",
        "They lived as a couple.",
        "It fell in the second half of the year.",
    ],
)
def test_not_a_quantity(parser, text):
    assert words(parser, text) == []


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("The raid wounded three guards, one critically.", "one", "three guards"),
        ("The raid wounded 14 guards, two of them seriously.", "two of them", "14 guards"),
        ("The raid wounded four guards, one so badly that he may not live.", "one", "four guards"),
        ("At least 21 people, including three children, were killed.", "three children", "At least 21 people"),
        ("Eleven people died, among them two nurses.", "two nurses", "Eleven people"),
        ("In 41 of the 260 towns nobody voted.", "41 of the 260 towns", "260 towns"),
        ("Of the 12 hostages, five were freed.", "five", "12 hostages"),
        ("By noon 112 people had been arrested. Nine of them were nurses.", "Nine of them", "112 people"),
    ],
)
def test_part_of(parser, text, part, whole):
    found = read(parser, text)

    (linked,) = [one for one in found if one.part_of is not None]
    assert linked.span.of(text) == part
    assert found[linked.part_of].span.of(text) == whole


def test_part_without_a_noun_takes_unit_population_and_event_of_its_whole(parser):
    whole, part = read(parser, "The raid wounded three Vessen guards, one critically.")

    assert (part.unit, part.population, part.counted) == (whole.unit, "Vessen guards", "wound")


def test_total_that_the_sentence_states_is_the_sum_of_its_parts(parser):
    total, *parts = read(parser, "Nineteen people, 12 soldiers and seven nurses, were wounded.")

    assert total.sum_of == (1, 2)
    assert [part.part_of for part in parts] == [0, 0]


def test_counts_without_a_stated_total_stand_apart(parser):
    found = read(parser, "Twelve soldiers as well as seven nurses were wounded.")

    assert [(one.low, one.counted, one.part_of, one.sum_of) for one in found] == [
        (12, "wound", None, ()),
        (7, "wound", None, ()),
    ]


def test_change_from_one_number_to_another_is_two_figures_and_no_range(parser):
    assert words(parser, "The threshold will go up from $9,500 to $11,000.") == ["$9,500", "$11,000"]
    assert words(parser, "Shares of the mine rose $1.25 to $21.75.") == ["$1.25", "$21.75"]


def test_votes_for_and_against_are_figures_where_a_body_votes(parser):
    text = "The Senate passed the bill by 26 votes to 22."

    assert words(parser, text) == ["26 votes", "22"]
    assert {one.unit for one in read(parser, text)} == {"other:vote"}


def test_number_without_a_noun_takes_the_unit_before_it(parser):
    text = "They have 900 boats in Tarn and 300 in Orral."

    assert [(one.low, one.unit) for one in read(parser, text)] == [(900, "vehicle"), (300, "vehicle")]

    text = "The board gave Ada Renn 52.4 per cent and Bo Lund 45.1."

    assert [(one.low, one.unit) for one in read(parser, text)] == [(52.4, "percent"), (45.1, "percent")]


def test_who_counted_and_who_passed_it_on(parser):
    (found,) = read(parser, "The health ministry said 12 people had died.")
    assert (found.voice, found.counted_by) == ("indirect", "The health ministry")

    (found,) = read(parser, "Police put the crowd at 5,000.")
    assert (found.voice, found.counted_by) == ("own", "Police")


def test_headline_is_read_and_caption_is_not(parser):
    text = (
        "Blast kills 12, wounds 30\n\nGuards carry 40 boxes. (Photo by Ada Renn)\n\n"
        "The blast in the harbour of Tarn on Monday killed at least 12 people, the port said on Tuesday.\n\n"
        "The port has been shut since then and will stay so for some time."
    )

    found = read(parser, text, is_bare=False)

    assert [(one.span.of(text), one.zone) for one in found] == [
        ("12", "headline"),
        ("30", "headline"),
        ("at least 12 people", "body"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 13 14 15 16 17 18 19 20 21",
        " ".join(str(number) for number in range(2000)),
        "Harborne 3 Tilbury 1\nOrral 2 Tarn 2\n" * 100,
        "Year\tJobs\tShare\n2019\t1,200\t5%\n2020\t1,300\t6%\n" * 40,
        "12,,,,13.... 14--15 $ € %%% 1.2.3.4 0 0% $0 1/0",
        "one " * 3000,
        "between 10 and " * 1000,
        "At least 12 of the 40 ABC and XYZ men, including three, " * 60,
    ],
    ids=["empty", "numbers", "more numbers", "results", "table", "marks", "one", "between", "parts of parts"],
)
def test_nothing_is_raised_and_no_more_is_kept_than_the_limit(parser, text):
    found = read(parser, text) if text else ()

    assert len(found) <= MOST_QUANTITIES
    assert all(one.low is not None or one.high is not None for one in found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join))
def test_law_figures_are_ordered_inside_the_text_and_their_links_lead_somewhere(parser, text):
    found = read(parser, text)

    assert [one.span.start for one in found] == sorted(one.span.start for one in found)
    for place, one in enumerate(found):
        assert one.span.end <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high
        assert one.part_of is None or (one.part_of != place and 0 <= one.part_of < len(found))
        assert all(found[part].part_of == place for part in one.sum_of)
        assert one.population_span is None or one.population_span.of(text) == one.population


@pytest.mark.parametrize(
    "text",
    [
        f"The ministry counted {'9' * 400} guards in the valley.",
        f"The fund lost ${'9' * 320} in May.",
        "The key has 4,000,000,000,000,000 parts.",
        f"Between 10 and {'9' * 330} people fled.",
    ],
)
def test_numbers_without_end_are_no_figures(parser, text):
    assert all((found.high or 0) < 100 for found in read(parser, text))


def test_largest_sums_are_figures(parser):
    [found] = read(parser, "The debts of all states reached 315 trillion dollars in May.")

    assert (found.low, found.unit) == (315e12, "money:USD")

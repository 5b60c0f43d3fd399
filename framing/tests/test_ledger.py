"""Figures of several reports side by side: what is compared with what, and what it comes to."""

import random
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.alignment.words import stems_in
from framing.analysis.ledger import Verdict, ledger_of
from framing.analysis.ledger.figures import MOST_FIGURES
from reports.extraction.quantities import Comparator, Quantity, find_quantities
from reports.extraction.quotes import find_quotes, voice_map_of
from reports.text.parse import Sentence, load_parser
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone, find_zones

WORDS = "miners guards villages trucks raids euros market valley ministry harbour children officials"
NOON = datetime(2025, 5, 6, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def read():
    parser = load_parser()

    def read(key: str, text: str, *, hours: int | None = None, headline: bool = False) -> AnalysedReport:
        parsed = parser.parse(text, find_zones(text, first_is_headline=headline))
        quotes = find_quotes(parsed).quotes
        return AnalysedReport(
            key=key,
            text=text,
            sentences=parsed.sentences,
            quotes=quotes,
            quantities=find_quantities(parsed, quotes, voice_map_of(quotes)),
            published_at=None if hours is None else NOON + timedelta(hours=hours),
        )

    return read


def told(rows, reports):
    """The rows as verdict and each report's words."""
    texts = {report.key: report for report in reports}
    return [
        (
            str(row.verdict),
            {
                member.key: [
                    texts[member.key].quantities[place].span.of(texts[member.key].text) for place in member.quantities
                ]
                for member in row.members
            },
        )
        for row in rows
    ]


def ledger(*reports):
    return told(ledger_of(reports, ()), reports)


def test_equal_figures_for_one_population_agree(read):
    a = read("a", "The shelling wounded 14 border guards at Tarn, the ministry said.")
    b = read("b", "Officials said 14 border guards were injured in the shelling of Tarn.")

    (row,) = ledger_of([a, b], ())

    assert (row.verdict, row.unit, row.counted) == (Verdict.AGREE, "person", "wound")
    assert row.note == "The same figure."


def test_figures_whose_intervals_meet_agree(read):
    a = read("a", "The shelling wounded about 20 border guards at Tarn.")
    b = read("b", "The shelling wounded 19 border guards at Tarn.")

    (row,) = ledger_of([a, b], ())

    assert (row.verdict, row.note) == (Verdict.AGREE, "The figures fit one another.")


def test_figures_that_no_number_fits_differ(read):
    a = read("a", "The shelling of the market in Tarn killed 12 people on Monday.")
    b = read("b", "The shelling of the market in Tarn killed 17 people on Monday.")

    (row,) = ledger_of([a, b], ())

    assert (row.verdict, row.note) == (Verdict.DIFFER, "Different figures.")


def test_note_on_counts_that_grow_speaks_of_the_times_of_publication(read):
    a = read("a", "The shelling of the market in Tarn killed 12 people on Monday.", hours=0)
    b = read("b", "The shelling of the market in Tarn killed 17 people on Monday.", hours=6)

    (row,) = ledger_of([a, b], ())

    assert row.note.startswith("Different figures. The reports were published at different times")


def test_parts_that_add_up_to_the_other_reports_total_agree_in_total(read):
    a = read(
        "a", "A raid on Tarn wounded 12 members of the Interior Guard as well as seven fighters from the Red Front."
    )
    b = read("b", "The raid on Tarn wounded about 20 Red Front fighters.")

    (row,) = ledger_of([a, b], ())

    assert told([row], [a, b]) == [
        ("agree_in_total", {"a": ["12 members", "seven fighters"], "b": ["about 20 Red Front fighters"]})
    ]
    assert row.note == "The parts add up: 12 + 7 = 19. The breakdown differs."


def test_what_stands_in_one_report_has_a_row_of_its_own(read):
    a = read("a", "The raid killed 12 miners. The mine lost 340 tonnes of ore.")
    b = read("b", "The raid killed 12 miners.")

    assert ledger(a, b) == [
        ("agree", {"a": ["12 miners"], "b": ["12 miners"]}),
        ("only_in", {"a": ["340 tonnes"]}),
    ]


def test_repeated_figure_is_one_member_with_all_its_places(read):
    a = read("a", "Raid kills 12 miners in Tarn\n\nA raid in Tarn killed 12 miners on Monday.", headline=True)
    b = read("b", "The raid in Tarn killed 12 miners.")

    assert ledger(a, b) == [("agree", {"a": ["12 miners", "12 miners"], "b": ["12 miners"]})]


def test_headline_that_rounds_is_the_same_figure(read):
    a = read("a", "Nearly 200 miners killed in Tarn\n\nA collapse in Tarn killed 187 miners.", headline=True)
    b = read("b", "The collapse in Tarn killed 187 miners.")

    assert ledger(a, b) == [("agree", {"a": ["Nearly 200 miners", "187 miners"], "b": ["187 miners"]})]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The raid killed 12 miners.", "The raid wounded 12 miners."),
        ("The raid wounded three Orral soldiers.", "The raid wounded three shepherds of Tarn."),
        ("The raid killed three guards at the gate.", "The war in the valley has killed 20,674 people since May."),
        ("The raid lasted three hours.", "The raid struck three depots."),
        ("Turnout was 52 percent.", "The levy will bring in 52 million dollars."),
        ("Several officials spoke of a raid.", "They buried 40 officials after the flood."),
    ],
)
def test_figures_of_different_things_are_not_compared(read, first, second):
    verdicts = {verdict for verdict, _ in ledger(read("a", first), read("b", second))}

    assert verdicts == {"only_in"}


def test_same_words_for_two_populations_are_not_compared(read):
    a = read("a", "Three service members of the Orral army were wounded at the gate.")
    b = read("b", "Twelve service members of the Ministry of the Interior were wounded at the depot.")

    assert [verdict for verdict, _ in ledger(a, b)] == ["only_in", "only_in"]


def test_miles_and_kilometres_are_compared(read):
    a = read("a", "The camp lies 62 miles south of the town of Tarn.")
    b = read("b", "The camp lies about 100 kilometres south of the town of Tarn.")

    assert [verdict for verdict, _ in ledger(a, b)] == ["agree"]


def test_three_reports_stand_in_one_row(read):
    reports = [read(key, "The shelling of the market in Tarn killed 12 miners.") for key in "abc"]

    assert ledger(*reports) == [("agree", {key: ["12 miners"] for key in "abc"})]


def test_rows_come_in_the_order_of_the_first_report_that_gives_them(read):
    a = read("a", "The raid killed 12 miners. It cost $3.2 billion.")
    b = read("b", "Some 600 families fled. The raid cost $3.2 billion. The raid killed 12 miners.")

    firsts = [next(iter(words.values()))[0] for _, words in ledger(a, b)]

    assert firsts == ["12 miners", "$3.2 billion", "Some 600 families"]


def test_every_figure_stands_in_a_row(read):
    a = read(
        "a",
        "The raid killed 12 miners, five of them women, and wounded 30. It cost $3.2 billion.",
    )
    b = read("b", "The raid killed 17 miners and wounded 30. Some 600 families fled.")

    rows = ledger_of([a, b], ())

    for report in (a, b):
        places = {
            place for row in rows for member in row.members if member.key == report.key for place in member.quantities
        }
        assert places == set(range(len(report.quantities)))


def test_nothing_to_compare():
    assert ledger_of([], ()) == ()
    assert ledger_of([AnalysedReport("a", ""), AnalysedReport("b", "")], ()) == ()


def many_figures(key: str, count: int) -> AnalysedReport:
    chance = random.Random(key)
    words = WORDS.split()
    text, quantities, sentences = "", [], []
    for number in range(count):
        begin = len(text)
        value = float(chance.randint(1, 40))
        head = chance.choice(words)
        text += f"The {chance.choice(words)} of the {chance.choice(words)} held {value:g} {head}. "
        start = text.rindex(f"{value:g} {head}")
        span = Span(start, start + len(f"{value:g} {head}"))
        unit = "person" if number % 2 else f"other:{head}"
        quantities.append(
            Quantity(
                span=span, low=value, high=value, comparator=Comparator.EQ, unit=unit, zone=Zone.BODY, sentence=number,
                voice=Voice.OWN, counted="hold", population=head, population_keys=(head,),
            )
        )  # fmt: skip
        sentences.append(Sentence(Span(begin, len(text) - 1), Zone.BODY, 0))
    return AnalysedReport(key, text, sentences=tuple(sentences), quantities=tuple(quantities))


def test_twenty_reports_full_of_figures_take_bounded_time():
    reports = [many_figures(str(number), 200) for number in range(20)]

    begun = time.process_time()
    rows = ledger_of(reports, ())

    assert time.process_time() - begun < 20
    assert all(len({member.key for member in row.members}) == len(row.members) for row in rows)


def in_one_sentence(report: AnalysedReport) -> AnalysedReport:
    """The same report with no full stop before its end."""
    whole = (Sentence(Span(0, len(report.text)), Zone.BODY, 0),)
    return replace(report, sentences=whole, quantities=tuple(replace(found, sentence=0) for found in report.quantities))


def test_sentence_is_read_once_however_many_figures_it_gives(monkeypatch):
    reports = [in_one_sentence(many_figures(key, 200)) for key in "ab"]
    read: list[Span] = []

    def stems(text: str, span: Span) -> tuple[str, ...]:
        read.append(span)
        return stems_in(text, span)

    monkeypatch.setattr("framing.analysis.ledger.figures.stems_in", stems)
    ledger_of(reports, ())

    assert sum(span.end - span.start > 1000 for span in read) == len(reports)


def test_figures_behind_the_limit_stand_alone():
    reports = [many_figures("a", MOST_FIGURES + 5), many_figures("b", 3)]

    rows = ledger_of(reports, ())

    places = {place for row in rows for member in row.members if member.key == "a" for place in member.quantities}
    assert places == set(range(MOST_FIGURES + 5))


def test_order_of_the_reports_changes_no_verdict(read):
    a = read("a", "The raid on Tarn killed 12 miners and wounded 30 guards. It cost $3.2 billion.")
    b = read("b", "The raid on Tarn killed 17 miners and wounded some 30 guards. Some 600 families fled.")

    there, back = ledger(a, b), ledger(b, a)

    assert sorted(map(str, there)) == sorted(str((verdict, dict(sorted(words.items())))) for verdict, words in back)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("The fire destroyed 900 houses in Bransden.", "About 1,100 homes burned down in Bransden.", "differ"),
        ("The operator has 58,000 employees.", "The group employs 60,000 people worldwide.", "differ"),
        ("The state promised 50 million dollars for survivors.", "A minister hinted at $50m for families.", "agree"),
    ],
)
def test_figures_that_lie_close_are_compared_though_the_words_for_them_differ(read, first, second, verdict):
    [(found, members)] = ledger(read("a", first), read("b", second))

    assert (found, sorted(members)) == (verdict, ["a", "b"])


def test_figures_of_one_noun_that_lie_far_apart_are_not_compared(read):
    rows = ledger(read("a", "He was convicted on 19 counts."), read("b", "The court cleared him on five counts."))

    assert [verdict for verdict, _ in rows] == ["only_in", "only_in"]

"""When reports place what they tell: words of time read against publication, quotations and one another."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.analysis.alignment.values import Relation
from framing.analysis.sequence import Chronology, Event, Precision, sequence_of
from framing.tests.timed import WEDNESDAY, group_of, report_of


def at(day: int, hour: int = 0, minute: int = 0, *, month: int = 3, year: int = 2026) -> datetime:
    return datetime(year, month, day, tzinfo=UTC) + timedelta(hours=hour, minutes=minute)


def told(sentence: str, predicate: str, **values) -> Chronology:
    """The clock of a report with this one sentence, which is its one claim."""
    return sequence_of([report_of((sentence, predicate), sentences=(sentence,), **values)], ())


def only(found: Chronology) -> Event:
    assert len(found.events) == 1, found
    return found.events[0]


def stretch(found: Chronology) -> tuple[datetime, datetime]:
    moment = only(found).moment
    return moment.earliest, moment.latest


@pytest.mark.parametrize(
    ("sentence", "predicate", "first", "last"),
    [
        ("The wall fell on Tuesday.", "fell", at(3), at(4)),
        ("The wall fell on Wednesday.", "fell", at(4), at(5)),
        ("The wall fell on Thursday.", "fell", at(26, month=2), at(27, month=2)),
        ("The wall will be mended on Thursday.", "will be mended", at(5), at(6)),
        ("The wall will be mended on Wednesday.", "will be mended", at(4), at(5)),
        ("The inquiry opens on Friday.", "opens", at(6), at(7)),
        ("The wall fell last Wednesday.", "fell", at(25, month=2), at(26, month=2)),
        ("The wall fell last Monday.", "fell", at(2), at(3)),
        ("The wall will be mended next Tuesday.", "will be mended", at(10), at(11)),
        ("The wall fell yesterday.", "fell", at(3), at(4)),
        ("The board meets tomorrow.", "meets", at(5), at(6)),
        ("The wall fell on 2 March.", "fell", at(2), at(3)),
        ("The wall fell on 20 December.", "fell", at(20, month=12, year=2025), at(21, month=12, year=2025)),
        ("The wall will go on 20 December.", "will go", at(20, month=12), at(21, month=12)),
        ("The wall was built in January.", "was built", at(1, month=1), at(1, month=2)),
        ("The wall was built in April.", "was built", at(1, month=4, year=2025), at(1, month=5, year=2025)),
        ("The wall was built in 2019.", "was built", at(1, month=1, year=2019), at(1, month=1, year=2020)),
        ("The wall cracked last week.", "cracked", at(23, month=2), at(2)),
        ("The wall cracked three days ago.", "cracked", at(1), at(2)),
        ("The wall cracked over the weekend.", "cracked", at(28, month=2), at(2)),
        ("The wall has been shut since January.", "has been shut", at(1, month=1), WEDNESDAY),
        ("The wall will be shut until Friday.", "will be shut", WEDNESDAY, at(7)),
        ("It was the deepest crack since 2 March.", "was", at(2), WEDNESDAY),
        ("The council called for a march on Friday.", "called for", at(6), at(7)),
        ("Sailors announced a walkout for Friday.", "announced", at(6), at(7)),
    ],
)
def test_days_are_read_against_publication_and_tense(sentence, predicate, first, last):
    assert stretch(told(sentence, predicate)) == (first, last)


@pytest.mark.parametrize(
    ("sentence", "first", "last", "precision"),
    [
        ("The wall fell at 0300 GMT on Tuesday.", at(3, 3), at(3, 3, 1), Precision.MINUTE),
        ("The wall fell at 4:15 a.m. on Tuesday.", at(3, 4, 15), at(3, 4, 16), Precision.MINUTE),
        ("The wall fell at 8:30 pm Moscow time on Tuesday.", at(3, 17, 30), at(3, 17, 31), Precision.MINUTE),
        ("The wall fell at 10 a.m. ET on Tuesday.", at(3, 14), at(3, 15, 15), Precision.HOUR),
        ("The wall fell shortly before noon on Tuesday.", at(3, 11, 30), at(3, 12), Precision.HOUR),
        ("The wall fell late on Monday.", at(2, 18), at(3, 2), Precision.PART_OF_DAY),
        ("The wall fell on Tuesday night.", at(3, 18), at(4, 6), Precision.PART_OF_DAY),
        ("The wall fell before dawn on Tuesday.", at(3), at(3, 6), Precision.PART_OF_DAY),
        ("The wall fell overnight.", at(3, 18), at(4, 8), Precision.PART_OF_DAY),
        ("The wall fell last night.", at(3, 18), at(4, 6), Precision.PART_OF_DAY),
        ("The wall fell at 4am.", at(4, 4), at(4, 4, 15), Precision.HOUR),
        ("The wall fell at 23.10.", at(3, 23, 10), at(3, 23, 11), Precision.MINUTE),
        ("The wall fell two hours ago.", at(4, 9, 30), at(4, 10, 30), Precision.HOUR),
    ],
)
def test_hours_are_as_close_as_the_words(sentence, first, last, precision):
    found = told(sentence, "fell")

    assert stretch(found) == (first, last)
    assert only(found).moment.precision is precision


def test_hours_without_a_zone_say_so():
    assert "no time zone" in only(told("The wall fell at 4 a.m. on Tuesday.", "fell")).moment.how
    assert "no time zone" not in only(told("The wall fell at 0400 GMT on Tuesday.", "fell")).moment.how


def test_day_named_on_its_own_morning_is_that_day():
    monday = at(2, 0, 30)

    assert stretch(told("The wall fell on Monday.", "fell", published=monday)) == (at(2), at(3))


def test_today_near_midnight_may_be_the_other_day():
    moment = only(told("The wall fell today.", "fell", published=at(4, 1))).moment

    assert (moment.earliest, moment.latest) == (at(3), at(5))
    assert "near midnight" in moment.how


def test_next_friday_is_one_of_two():
    moment = only(told("The wall will go next Friday.", "will go", published=at(2, 12))).moment

    assert (moment.earliest, moment.latest, moment.precision) == (at(6), at(14), Precision.WEEK)


def test_today_in_a_quotation_may_be_a_day_older():
    sentence = "“The wall fell today,” the mayor wrote."
    report = report_of(("The wall fell today", "fell"), sentences=(sentence,), quoted="The wall fell today,")

    assert stretch(sequence_of([report], ())) == (at(3), at(5))


def test_quotation_is_read_against_the_day_it_was_spoken():
    sentence = "“The wall fell yesterday,” the mayor said on Monday."
    report = report_of(("The wall fell yesterday", "fell"), sentences=(sentence,), quoted="The wall fell yesterday,")

    assert stretch(sequence_of([report], ())) == (at(1), at(2))


@pytest.mark.parametrize(
    ("sentence", "words", "predicate"),
    [
        ("The wall is unsafe, engineers said on Monday.", "The wall is unsafe", "is"),
        ("On Monday engineers said the wall is unsafe.", "the wall is unsafe", "is"),
        ("The ministry told reporters on Monday the wall is unsafe.", "the wall is unsafe", "is"),
    ],
)
def test_day_of_saying_is_not_the_day_of_what_is_said(sentence, words, predicate):
    found = sequence_of([report_of((words, predicate), sentences=(sentence,))], ())

    assert found.events == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The guild claimed Saturday’s attack.",
        "The guild praised the rescue of last July.",
        "The guild burnt for nine days.",
        "The guild meets every Friday.",
        "The guild spoke.",
    ],
)
def test_what_tells_no_time_of_the_act_places_nothing(sentence):
    found = told(sentence, sentence.split()[2])

    assert found.events == ()
    assert found.unplaced[0].startswith("1: 1 of 1 claims are not placed")


def test_time_before_the_clause_belongs_to_it():
    sentence = "On Monday, the wall fell into the harbour."
    found = sequence_of([report_of(("the wall fell into the harbour", "fell"), sentences=(sentence,))], ())

    assert stretch(found) == (at(2), at(3))


def test_clock_time_takes_its_day_from_what_was_told_before():
    first, second = "The wall fell early on Tuesday.", "The siren went at 3:10 a.m. that killed sleep."
    report = report_of((first, "fell"), ("The siren went at 3:10 a.m.", "went"), sentences=(first, second))
    siren = next(event for event in sequence_of([report], ()).events if event.claim == 1)

    assert (siren.moment.earliest, siren.moment.latest) == (at(3, 3, 10), at(3, 3, 11))
    assert "“Early on Tuesday”".lower() in siren.moment.how.lower()


def test_later_counts_from_the_last_moment():
    first, second = "The wall fell at 0900 GMT on Tuesday.", "Two hours later the quay sank."
    report = report_of((first, "fell"), (second, "sank"), sentences=(first, second))
    quay = next(event for event in sequence_of([report], ()).events if event.claim == 1)

    assert (quay.moment.earliest, quay.moment.latest) == (at(3, 10, 30), at(3, 11, 31))


def test_later_without_anything_before_is_not_placed():
    found = told("Two hours later the quay sank.", "sank")

    assert found.events == ()
    assert found.tallies[0].reasons == (("a time told from something that has none here", 1),)


def test_distance_to_a_dated_clause_places_the_other_one():
    sentence = "The guard boarded the ship on Monday, two days after pirates hit the pier."
    report = report_of(
        ("The guard boarded the ship on Monday", "boarded"), ("pirates hit the pier", "hit"), sentences=(sentence,)
    )
    events = {event.claim: event.moment for event in sequence_of([report], ()).events}

    assert (events[0].earliest, events[0].latest) == (at(2), at(3))
    assert (events[1].earliest, events[1].latest) == (at(28, month=2), at(1))


def test_clause_that_hours_count_from_places_the_act():
    sentence = "The guard boarded the ship two hours after pirates hit the pier at 0900 GMT on Monday."
    report = report_of(
        ("The guard boarded the ship", "boarded"),
        ("pirates hit the pier at 0900 GMT on Monday", "hit"),
        sentences=(sentence,),
    )
    events = {event.claim: event.moment for event in sequence_of([report], ()).events}

    assert (events[0].earliest, events[0].latest) == (at(2, 10, 30), at(2, 11, 31))


@pytest.mark.parametrize(
    ("sentence", "count"),
    [("The wall fell on Tuesday.", 0), ("The wall fell at 4 a.m.", 0), ("The wall fell on 3 March 2026.", 1)],
)
def test_without_publication_only_whole_dates_are_placed(sentence, count):
    found = told(sentence, "fell", published=None)

    assert len(found.events) == count
    assert bool(found.unplaced) is (count == 0)


@pytest.mark.parametrize("sentence", ["The wall fell on 31 February 2026.", "The wall fell 9000 years ago."])
def test_dates_that_no_calendar_has_are_told_and_not_placed(sentence):
    found = told(sentence, "fell")

    assert found.tallies[0].reasons == (("a date that no calendar has", 1),)


def test_order_is_that_of_the_telling_and_events_are_that_of_time():
    sentences = ("The quay sank on Tuesday.", "The wall fell on Monday.", "The gate opened in 2019.")
    report = report_of((sentences[0], "sank"), (sentences[1], "fell"), (sentences[2], "opened"), sentences=sentences)
    found = sequence_of([report], ())

    assert [(event.claim, event.order) for event in found.events] == [(2, 3), (1, 2), (0, 1)]


def two(first: str, second: str, *, relation: Relation = Relation.SAME) -> Chronology:
    """Two reports whose only claims are one group."""
    reports = [
        report_of((first, "fell"), sentences=(first,), key="1"),
        report_of((second, "fell"), sentences=(second,), key="2"),
    ]
    return sequence_of(reports, [group_of(("1", 0), ("2", 0), relation=relation)])


def test_stretches_that_do_not_meet_are_something_to_check():
    found = two("The harbour wall fell on Sunday.", "The harbour wall fell on Tuesday.")

    assert [(one.group, one.events) for one in found.conflicts] == [(0, (0, 1))]
    assert found.conflicts[0].note == "at least 24 hours apart"


def test_days_that_touch_may_be_one_moment_in_two_zones():
    found = two("The harbour wall fell on Monday.", "The harbour wall fell on Tuesday.")

    assert "two time zones" in found.conflicts[0].note


def test_zones_that_are_named_explain_nothing():
    found = two("The harbour wall fell at 0300 GMT on Tuesday.", "The harbour wall fell at 0500 GMT on Tuesday.")

    assert found.conflicts[0].note == "at least 2 hours apart"


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("The harbour wall fell on Tuesday.", "The harbour wall fell at 0300 GMT on Tuesday.", Relation.SAME),
        ("The harbour wall fell this week.", "The harbour wall fell on Tuesday.", Relation.SAME),
        ("The harbour wall fell on Sunday.", "The harbour wall fell on Tuesday.", Relation.RELATED),
        ("The harbour wall fell on Sunday.", "Prices for fish fell on Tuesday.", Relation.SAME),
    ],
)
def test_what_meets_or_is_not_the_same_is_nothing_to_check(first, second, relation):
    assert two(first, second, relation=relation).conflicts == ()


def test_cause_that_is_told_as_a_claim_is_said_to_be_answered():
    sentence = "The guard boarded the ship in response to a raid on the old pier."
    other = "Pirates led a raid on the old pier."
    report = report_of(
        (
            "The guard boarded the ship in response to a raid on the old pier",
            "boarded",
            "in response to a raid on the old pier",
        ),
        ("Pirates led a raid on the old pier", "led"),
        sentences=(sentence, other),
    )
    answer = sequence_of([report], ()).answers[0]

    assert (answer.claim, answer.to_claim, answer.text) == (0, 1, "in response to a raid on the old pier")


def test_acts_that_reports_let_answer_each_other_are_something_to_check():
    first, second = (
        "The guard shelled the pier after pirates took the ship.",
        "Pirates took the ship after the guard shelled the pier.",
    )
    reports = [
        report_of(
            ("The guard shelled the pier", "shelled", "after pirates took the ship"),
            ("pirates took the ship", "took"),
            sentences=(first,),
            key="1",
        ),
        report_of(
            ("Pirates took the ship", "took", "after the guard shelled the pier"),
            ("the guard shelled the pier", "shelled"),
            sentences=(second,),
            key="2",
        ),
    ]
    groups = [group_of(("1", 0), ("2", 1)), group_of(("1", 1), ("2", 0))]

    found = sequence_of(reports, groups)

    assert [(conflict.group, conflict.other) for conflict in found.conflicts] == [(0, 1)]


def test_no_report_and_no_claim_are_an_empty_clock():
    assert sequence_of([], ()) == Chronology((), ())
    assert sequence_of([report_of(sentences=("Nothing.",))], ()).events == ()


@given(
    st.lists(
        st.sampled_from(["on Tuesday", "two hours later", "at 4 a.m.", "in March", "since 2019", ","]), max_size=8
    ),
    st.integers(0, 23),
)
def test_stretches_are_never_turned_around(words, hour):
    sentence = f"The wall fell {' '.join(words)}."
    found = told(sentence, "fell", published=at(4, hour))

    assert all(event.moment.earliest < event.moment.latest for event in found.events)


def test_many_claims_take_linear_time():
    sentences = tuple(
        f"Boat {number} sank at 4:15 a.m. on Tuesday, two days after boat {number} left." for number in range(1500)
    )
    report = report_of(*((sentence, "sank") for sentence in sentences), sentences=sentences)

    assert len(sequence_of([report], ()).events) == 1500

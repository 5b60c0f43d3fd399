"""Many reports seen at once: which of them are one story."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.grouping.batch import alike_pairs, grouped
from reports.tests.grouping_reports import BALLOT, COURT, COURT_TOO, FERRY, FERRY_GERMAN, FERRY_TOO, features

ALL = (FERRY, COURT, FERRY_TOO, BALLOT, COURT_TOO)

WORDS = ["harbour", "gate", "wall", "tide", "Brennick", "Maldon", "340", "well", "judge", "Quill", "tram"]
some_words = st.lists(
    st.sampled_from(WORDS),
    max_size=14,
)
some_reports = st.lists(st.tuples(some_words.map(" ".join), some_words.map(" ".join)), max_size=9)


def test_reports_of_one_event_are_one_story():
    assert grouped([features(report) for report in ALL]) == [0, 1, 0, 3, 1]


def test_nothing_is_no_story():
    assert grouped([]) == []
    assert grouped([features(("", ""))]) == [0]


def test_reports_without_a_word_stay_alone_unless_they_are_copies():
    empty, signs = features(("", "")), features(("?", "…"))

    assert grouped([empty, signs, features(("", ""))]) == [0, 1, 0]


def test_time_between_reports_fades_their_likeness():
    near, far = ([features(FERRY, hours=0), features(FERRY_TOO, hours=hours)] for hours in (3, 24 * 30))

    assert alike_pairs(far)[0][2] < alike_pairs(near)[0][2]


def test_report_without_a_time_is_as_near_as_can_be():
    unknown, near = ([features(FERRY, hours=0), features(FERRY_TOO, hours=hours)] for hours in (None, 3))

    assert alike_pairs(unknown) == alike_pairs(near)


def test_reports_in_two_languages_meet_by_names_and_numbers():
    reports = [features(FERRY, hours=0), features(FERRY_GERMAN, hours=2, language="de"), features(COURT, hours=1)]

    assert grouped(reports) == [0, 0, 2]


@settings(max_examples=60, deadline=None)
@given(some_reports)
def test_every_report_is_in_one_story_named_by_its_first(reports):
    groups = grouped([features(report) for report in reports])

    assert len(groups) == len(reports)
    assert all(groups[group] == group <= place for place, group in enumerate(groups))


@settings(max_examples=60, deadline=None)
@given(some_reports, st.randoms())
def test_order_of_equal_reports_changes_no_likeness(reports, chance):
    shuffled = list(enumerate(features(report) for report in reports))
    chance.shuffle(shuffled)
    plain = {(a, b): score for a, b, score in alike_pairs([features(report) for report in reports])}
    places = [place for place, _ in shuffled]

    mixed = {tuple(sorted((places[a], places[b]))): score for a, b, score in alike_pairs([one for _, one in shuffled])}

    assert mixed == plain


@settings(max_examples=60, deadline=None)
@given(some_reports.filter(bool), st.integers(0, 8))
def test_copy_joins_what_it_copies(reports, which):
    copied = reports[which % len(reports)]
    groups = grouped([features(report) for report in (*reports, copied)])

    assert groups[-1] == groups[which % len(reports)]


def test_event_of_many_reports_is_no_crowd():
    words = [
        "engine",
        "fault",
        "passengers",
        "harbour",
        "rescue",
        "tug",
        "lights",
        "captain",
        "teacher",
        "island",
        "storm",
        "deck",
        "repair",
    ]
    told = [(words[n % 13], words[n % 7]) for n in range(24)]
    many = [(f"{FERRY[0]} {one}", f"{FERRY[1]} {one} {two} {n}") for n, (one, two) in enumerate(told)]

    groups = grouped([features(report) for report in (*many, *ALL[1:2], BALLOT)])

    assert set(groups[:24]) == {0}
    assert groups[24:] == [24, 25]

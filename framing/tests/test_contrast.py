"""Words that one report uses and the others do not."""

from collections import Counter

from framing.analysis.candidates.contrast import LEAST_Z, contrasted

EVERYDAY = Counter({"the": 900, "of": 500, "harbour": 40, "ships": 30, "regime": 5, "government": 9, "x": 900})


def test_word_of_one_report_stands_out_against_the_others():
    reports = {
        "a": Counter({"the": 60, "of": 40, "x": 90, "regime": 9, "harbour": 4}),
        "b": Counter({"the": 60, "of": 40, "x": 90, "government": 9, "harbour": 4}),
    }

    found = contrasted(reports, EVERYDAY)

    assert ("regime", "a") in {(one.word, one.report) for one in found}
    assert all(one.z >= LEAST_Z for one in found)
    assert not any(one.word in {"the", "harbour"} for one in found)


def test_counts_are_those_of_the_report_and_of_all_others_together():
    reports = {"a": Counter({"regime": 9, "x": 50}), "b": Counter({"regime": 1, "x": 50}), "c": Counter({"x": 50})}

    (one,) = [one for one in contrasted(reports, EVERYDAY) if one.word == "regime"]

    assert (one.report, one.count, one.other_count) == ("a", 9, 1)


def test_one_use_of_a_rare_word_is_no_contrast():
    reports = {"a": Counter({"the": 60, "ululating": 1}), "b": Counter({"the": 60})}

    assert contrasted(reports, EVERYDAY) == ()


def test_reports_with_the_same_words_have_no_contrast():
    words = Counter({"the": 60, "regime": 9})

    assert contrasted({"a": words, "b": words, "c": words}, EVERYDAY) == ()


def test_a_single_report_or_an_empty_one_has_nothing_to_stand_out_from():
    assert contrasted({"a": Counter({"regime": 9})}, EVERYDAY) == ()
    assert contrasted({"a": Counter({"regime": 9}), "b": Counter()}, EVERYDAY) == ()
    assert contrasted({}, Counter()) == ()


def test_without_a_prior_the_reports_together_are_one():
    reports = {"a": Counter({"regime": 40, "x": 50}), "b": Counter({"x": 90})}

    assert ("regime", "a") in {(one.word, one.report) for one in contrasted(reports, Counter())}


def test_order_is_by_clearness_and_then_by_word():
    reports = {"a": Counter({"beta": 9, "alpha": 9, "x": 40}), "b": Counter({"gamma": 30, "x": 40})}

    found = contrasted(reports, EVERYDAY + Counter({"alpha": 5, "beta": 5, "gamma": 5}))

    assert [one.word for one in found][:1] == ["gamma"]
    assert [one.word for one in found if one.report == "a"] == ["alpha", "beta"]

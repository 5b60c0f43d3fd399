"""Which story a report belongs to."""

from reports.grouping import Candidate, Report, best_story

FERRY = Report(
    "Ferry returns to Brennick", "The ferry Aurora turned back to Brennick after an engine fault on Tuesday."
)
FERRY_TOO = Report(
    "Engine fault halts Brennick ferry", "Passengers of the Aurora waited in Brennick after its engine failed."
)
COURT = Report("Court hears orchard case", "A judge in Maldon heard two growers who dispute the water of one well.")


def test_report_of_the_same_event_is_proposed_with_its_reasons():
    proposal = best_story(FERRY, [Candidate(1, COURT, 1.0), Candidate(2, FERRY_TOO, 3.0)])

    assert proposal.story == 2
    assert "brennick" in proposal.reason
    assert "3 hours apart" in proposal.reason
    assert 0 < proposal.score <= 1


def test_report_of_another_event_is_not():
    assert best_story(FERRY, [Candidate(1, COURT, 1.0)]) is None


def test_nothing_to_compare_with_is_no_proposal():
    assert best_story(FERRY, []) is None


def test_order_of_candidates_changes_nothing():
    candidates = [Candidate(2, FERRY_TOO, 3.0), Candidate(1, COURT, 1.0), Candidate(3, FERRY_TOO, 3.0)]

    assert best_story(FERRY, candidates) == best_story(FERRY, candidates[::-1])
    assert best_story(FERRY, candidates).story == 2


def test_time_between_reports_fades_the_score():
    near, far = (best_story(FERRY, [Candidate(1, FERRY_TOO, hours)]) for hours in (0.5, 30.0))

    assert near.score > far.score


def test_report_without_words_fits_nowhere():
    assert best_story(Report("", ""), [Candidate(1, FERRY, 0.0)]) is None

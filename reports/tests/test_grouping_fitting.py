"""Fitting the weights of grouping."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from reports.management.grouping_fitting import b_cubed, fit, left_out, mean_f1, pool_of
from reports.tests.grouping_reports import BALLOT, COURT, COURT_TOO, FERRY, FERRY_TOO, features


def _pools():
    rows = ((FERRY, "ferry"), (FERRY_TOO, "ferry"), (COURT, "well"), (COURT_TOO, "well"), (BALLOT, "tram"))
    reports, events = zip(*rows, strict=True)
    return [pool_of("one", [features(one) for one in reports], events), pool_of("two", [features(FERRY)], ["ferry"])]


def test_b_cubed_counts_for_each_report():
    assert b_cubed("aab", [0, 0, 2]) == (100.0, 100.0, 100.0)
    assert b_cubed("aab", [0, 1, 2]) == pytest.approx((100.0, 66.67, 80.0), abs=0.01)
    assert b_cubed("ab", [0, 0])[0] == 50.0


def test_fitted_weights_are_no_worse_than_those_they_began_with():
    pools = _pools()

    assert mean_f1(pools, fit(pools)) == 100.0
    assert set(left_out(pools)) == {"one", "two"}


def test_command_prints_figures_and_constants(tmp_path):
    path, out = tmp_path / "reports.jsonl", StringIO()
    rows = ((FERRY, "ferry"), (FERRY_TOO, "ferry"), (COURT, "well"), (COURT_TOO, "well"))
    lines = [
        {"id": f"{pool}{n}", "headline": report[0], "body": report[1], "event": event, "pool": pool}
        for pool in "xy"
        for n, (report, event) in enumerate(rows)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))

    call_command("fit_grouping", str(path), stdout=out)

    assert "# x: precision 100.0, recall 100.0, F1 100.0" in out.getvalue()
    assert "ONE_STORY_FROM = " in out.getvalue()


def test_report_without_an_event_is_refused(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": 1, "body": "Words of a report.", "pool": "x"}\n')

    with pytest.raises(CommandError, match="event"):
        call_command("fit_grouping", str(path))

"""Days that documents state are written like all others; what is no day stays as it is."""

import pytest

from reports.templatetags.stated_times import stated_day, stated_moment


@pytest.mark.parametrize(
    ("stated", "day", "moment"),
    [
        ("2026-03-04", "4 Mar 2026", "4 Mar 2026"),
        ("2026-03-04T18:20", "4 Mar 2026", "4 Mar 2026, 18:20"),
        ("2026-03-04T00:20:00+01:00", "4 Mar 2026", "3 Mar 2026, 23:20 UTC"),
        ("on a Monday", "on a Monday", "on a Monday"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_stated_days_are_written_like_all_others(stated, day, moment):
    assert (stated_day(stated), stated_moment(stated)) == (day, moment)
